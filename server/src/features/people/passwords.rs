//! Staff passwords: Argon2id in a blocking pool.

use actix_web::web;
use argon2::password_hash::phc::PasswordHash;
use argon2::{Argon2, PasswordHasher, PasswordVerifier};
use linyi_shared::people::rules::password_fault;
use rand::seq::IndexedRandom;

use crate::error::Result;

/// Characters that are told apart on a screen and on paper, by class.
const CLASSES: [&[u8]; 3] = [b"abcdefghijkmnpqrstuvwxyz", b"ABCDEFGHJKLMNPQRSTUVWXYZ", b"23456789"];
/// The length of a generated password: 16 of 57 characters, more than 90 bits.
const LENGTH: usize = 16;

/// Makes a password that satisfies the rule for `login`.
pub fn generate(login: &str) -> String {
    let mut rng = rand::rng();
    let all = CLASSES.concat();
    loop {
        let password: String = (0..LENGTH).filter_map(|_| all.choose(&mut rng)).map(|byte| char::from(*byte)).collect();
        // A draw that lacks a class is rare, and drawn again.
        if password_fault(&password, login).is_none() {
            return password;
        }
    }
}

/// Hashes a password into a PHC string.
pub async fn hash(password: String) -> Result<String> {
    let hashed = web::block(move || Argon2::default().hash_password(password.as_bytes()).map(|hash| hash.to_string()))
        .await
        .map_err(anyhow::Error::from)?;
    hashed.map_err(|error| anyhow::anyhow!("the password was not hashed: {error}").into())
}

/// Whether `password` is the one of `hashed`; without an account the same work is done, so that time tells nothing.
pub async fn is_right(password: String, hashed: Option<String>) -> Result<bool> {
    let checked = web::block(move || match hashed {
        Some(hashed) => PasswordHash::new(&hashed)
            .is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok()),
        None => {
            let _ = Argon2::default().hash_password(password.as_bytes());
            false
        }
    });
    checked.await.map_err(|error| anyhow::Error::from(error).into())
}
