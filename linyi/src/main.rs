//! The program `linyi`: the command line with the browser site inside.

mod embedded;

#[actix_web::main]
async fn main() -> anyhow::Result<()> {
    linyi_cli::run(embedded::files()).await
}
