//! The cookies of browsers.

use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};

/// How long a device stays signed in without coming back, in days.
pub const SESSION_DAYS: i64 = 90;

/// Names and attributes of the cookies: `__Host-` and Secure behind HTTPS, plain on loopback.
#[derive(Clone, Copy, Debug)]
pub struct Cookies {
    /// Whether residents come by HTTPS.
    pub secure: bool,
}

impl Cookies {
    /// The name of the cookie that holds the access token.
    pub fn access(self) -> &'static str {
        if self.secure { "__Host-access" } else { "access" }
    }

    /// The name of the cookie that holds the refresh token.
    pub fn refresh(self) -> &'static str {
        if self.secure { "__Host-refresh" } else { "refresh" }
    }

    /// A cookie scripts cannot read.
    pub fn secret(self, name: &'static str, value: String) -> Cookie<'static> {
        self.build(name, value, true)
    }

    /// A preference the pages read.
    pub fn preference(self, name: &'static str, value: String) -> Cookie<'static> {
        let mut cookie = self.build(name, value, false);
        cookie.set_max_age(Duration::days(365));
        cookie
    }

    /// A cookie that removes `name`.
    pub fn removal(self, name: &'static str) -> Cookie<'static> {
        let mut cookie = self.build(name, String::new(), true);
        cookie.set_max_age(Duration::ZERO);
        cookie
    }

    fn build(self, name: &'static str, value: String, http_only: bool) -> Cookie<'static> {
        Cookie::build(name, value)
            .path("/")
            .http_only(http_only)
            .secure(self.secure)
            .same_site(SameSite::Lax)
            .max_age(Duration::days(SESSION_DAYS))
            .finish()
    }
}
