//! Rebuilds the program when the browser site it embeds was built anew.

fn main() -> std::io::Result<()> {
    // The folder must be there to be embedded: an empty one before the first build of the site.
    std::fs::create_dir_all("../target/site")?;
    println!("cargo:rerun-if-changed=../target/site/manifest.json");
    Ok(())
}
