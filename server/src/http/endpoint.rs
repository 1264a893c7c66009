//! One row of the route table: method, path, who may use it, handler.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use actix_web::http::Method;
use actix_web::middleware::from_fn;
use actix_web::{FromRequest, Handler, Responder, Route, Scope, web};
use linyi_shared::people::rules::Duty;

use super::guard;

/// Who may use a route; the place is checked by the feature, which knows what the request is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Anybody, without an account.
    Public,
    /// Anybody signed in.
    SignedIn,
    /// Residents: anybody who speaks for a home.
    Resident,
    /// Anybody with a role that has the duty somewhere.
    Duty(Duty),
    /// A resident, or anybody with a role that has the duty somewhere.
    ResidentOr(Duty),
    /// Anybody, and only in a demonstration.
    Demo,
}

impl Access {
    /// Whether somebody has to be signed in.
    pub fn needs_person(self) -> bool {
        !matches!(self, Self::Public | Self::Demo)
    }
}

/// One row of the route table.
pub struct Endpoint {
    /// The method.
    pub method: Method,
    /// The path below `/api/v1`.
    pub path: &'static str,
    /// Who may use it.
    pub access: Access,
    route: Route,
}

impl Endpoint {
    fn new<F, Args>(method: Method, path: &'static str, access: Access, handler: F) -> Self
    where
        F: Handler<Args>,
        Args: FromRequest + 'static,
        F::Output: Responder + 'static,
    {
        let route = web::method(method.clone())
            .to(handler)
            .wrap(from_fn(move |request, next| guard::admit(access, request, next)));
        Self { method, path, access, route }
    }
}

macro_rules! methods {
    ($($(#[$doc:meta])* $name:ident = $method:ident;)*) => {$(
        $(#[$doc])*
        pub fn $name<F, Args>(path: &'static str, access: Access, handler: F) -> Endpoint
        where
            F: Handler<Args>,
            Args: FromRequest + 'static,
            F::Output: Responder + 'static,
        {
            Endpoint::new(Method::$method, path, access, handler)
        }
    )*};
}

methods! {
    /// A row for GET.
    get = GET;
    /// A row for POST.
    post = POST;
    /// A row for PUT.
    put = PUT;
    /// A row for PATCH.
    patch = PATCH;
    /// A row for DELETE.
    delete = DELETE;
}

/// Registers the table: rows of one path become one resource that answers 405 to other methods.
///
/// Paths that begin with the same words share a scope, so that a request is compared with the few paths of its feature.
pub fn register(config: &mut web::ServiceConfig, endpoints: Vec<Endpoint>) {
    let mut paths: Vec<(&'static str, Vec<Route>)> = Vec::new();
    for endpoint in endpoints {
        match paths.iter_mut().find(|(path, _)| *path == endpoint.path) {
            Some((_, routes)) => routes.push(endpoint.route),
            None => paths.push((endpoint.path, vec![endpoint.route])),
        }
    }
    let mut scopes: BTreeMap<Reverse<&'static str>, Scope> = BTreeMap::new();
    for (path, routes) in paths {
        let (words, rest) = split_words(path);
        let resource = web::resource(rest).default_service(web::to(super::problems::method_not_allowed));
        let resource = routes.into_iter().fold(resource, actix_web::Resource::route);
        let scope = scopes.remove(&Reverse(words)).unwrap_or_else(|| web::scope(words));
        scopes.insert(Reverse(words), scope.service(resource));
    }
    // `/places/summary` stands before `/places`, in whose scope nobody would find it.
    for scope in scopes.into_values() {
        config.service(scope);
    }
}

/// Splits a path before its first parameter: `/decisions/{decision_id}/ballots` begins with `/decisions`.
fn split_words(path: &str) -> (&str, &str) {
    path.split_at(path.find("/{").unwrap_or(path.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_split_before_its_first_parameter() {
        assert_eq!(split_words("/decisions/{decision_id}/ballots"), ("/decisions", "/{decision_id}/ballots"));
        assert_eq!(split_words("/places/summary"), ("/places/summary", ""));
    }
}
