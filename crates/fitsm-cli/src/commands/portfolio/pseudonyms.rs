//! The order in which organisations get their pseudonyms: one that tells neither the place nor the
//! alphabet.

use std::hash::{BuildHasher, RandomState};

use sha2::{Digest, Sha256};

/// A key for each name: its SHA-256 sum behind a secret. Without a secret of the user's, one is
/// made by chance and forgotten, and no two runs give the same order. Whoever knows the secret can
/// try names, which is why it must not be told.
pub fn key(salt: Option<&str>) -> impl Fn(&str) -> [u8; 32] + use<> {
    let salt = salt.map_or_else(chance, |salt| salt.as_bytes().to_vec());
    move |name| {
        let mut hasher = Sha256::new();
        // With its length before it, no part of a name can pass for a part of the secret.
        hasher.update(salt.len().to_le_bytes());
        hasher.update(&salt);
        hasher.update(name.as_bytes());
        hasher.finalize().into()
    }
}

/// 32 bytes from the system's chance, by way of the keys that the standard library draws from it.
fn chance() -> Vec<u8> {
    let state = RandomState::new();
    (0..4u64).flat_map(|part| state.hash_one(part).to_le_bytes()).collect()
}
