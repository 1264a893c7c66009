//! One call: a boxed future on the server, an address with a type in the browser.

/// The answer to come; the server makes it with `Box::pin(async move { … })`.
#[cfg(not(feature = "hydrate"))]
pub type Call<T> = futures::future::BoxFuture<'static, Result<T, linyi_shared::problem::Problem>>;

/// The address to ask and the type to expect; `.await` it where a page needs the answer outside a resource.
#[cfg(feature = "hydrate")]
pub struct Call<T> {
    path: String,
    answer: std::marker::PhantomData<fn() -> T>,
}

#[cfg(feature = "hydrate")]
impl<T> Call<T> {
    /// A `GET` of a path template below `/api/v1` with its values filled in.
    pub(crate) fn get(template: &str, values: &[(&str, &dyn std::fmt::Display)]) -> Self {
        Self { path: fill_path(template, values), answer: std::marker::PhantomData }
    }

    pub(crate) fn into_path(self) -> String {
        self.path
    }
}

#[cfg(feature = "hydrate")]
impl<T: serde::de::DeserializeOwned + 'static> IntoFuture for Call<T> {
    type Output = Result<T, linyi_shared::problem::Problem>;
    type IntoFuture = std::pin::Pin<Box<dyn Future<Output = Self::Output>>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move {
            let text = super::http::get(self.path).await?;
            super::json::from_str(&text)
                .ok_or_else(|| crate::context::local_problem(linyi_shared::problem::Code::Internal))
        })
    }
}

/// Fills `{name}`s of a path template, percent-encoded; a query pair whose value is empty is left out.
#[cfg(any(feature = "hydrate", test))]
pub(crate) fn fill_path(template: &str, values: &[(&str, &dyn std::fmt::Display)]) -> String {
    let (path, query) = template.split_once('?').unwrap_or((template, ""));
    let mut out = String::from("/api/v1");
    fill_part(&mut out, path, values);
    let mut separator = '?';
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        let before = out.len();
        out.push(separator);
        fill_part(&mut out, pair, values);
        if out.ends_with('=') {
            out.truncate(before);
        } else {
            separator = '&';
        }
    }
    out
}

#[cfg(any(feature = "hydrate", test))]
fn fill_part(out: &mut String, part: &str, values: &[(&str, &dyn std::fmt::Display)]) {
    let mut rest = part;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let (name, after) = after.split_once('}').unwrap_or((after, ""));
        if let Some((_, value)) = values.iter().find(|(key, _)| *key == name) {
            crate::route::encode_into(out, &value.to_string());
        }
        rest = after;
    }
    out.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::fill_path;

    #[test]
    fn values_are_encoded_and_empty_ones_left_out() {
        let path = fill_path(
            "/compounds/{id}?q={q}&cursor={cursor}&per_page=5",
            &[("id", &7), ("q", &"中 a"), ("cursor", &"")],
        );
        assert_eq!(path, "/api/v1/compounds/7?q=%E4%B8%AD%20a&per_page=5");
        assert_eq!(fill_path("/me", &[]), "/api/v1/me");
    }
}
