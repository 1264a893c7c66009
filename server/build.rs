//! Rebuilds the server when the browser site it embeds was built anew.

fn main() {
    println!("cargo:rerun-if-changed=../target/site/manifest.json");
    println!("cargo:rerun-if-changed=data");
}
