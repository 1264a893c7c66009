//! A server that answers with constants: what HTTP alone costs on this machine, beside the same load and as many workers.

use std::net::SocketAddr;
use std::sync::mpsc;
use std::thread::{self, JoinHandle};

use actix_web::dev::ServerHandle;
use actix_web::{App, HttpResponse, HttpServer, web};
use anyhow::Context;

/// A running server of constants.
pub struct Constant {
    /// Where it listens.
    pub address: SocketAddr,
    handle: ServerHandle,
    thread: JoinHandle<std::io::Result<()>>,
}

impl Constant {
    /// Starts it: every POST is read and answered with `posted`, every GET with `read`, both JSON.
    pub fn start(workers: usize, posted: Vec<u8>, read: Vec<u8>) -> anyhow::Result<Self> {
        let (started, starting) = mpsc::channel();
        let (posted, read) = (web::Bytes::from(posted), web::Bytes::from(read));
        let thread = thread::spawn(move || {
            actix_web::rt::System::new().block_on(async move {
                let server = HttpServer::new(move || {
                    let (posted, read) = (posted.clone(), read.clone());
                    let post = move |_: web::Bytes| std::future::ready(json(HttpResponse::Created(), posted.clone()));
                    let get = move || std::future::ready(json(HttpResponse::Ok(), read.clone()));
                    App::new().default_service(web::post().to(post)).route("/read", web::get().to(get))
                })
                .workers(workers)
                .disable_signals()
                .bind("127.0.0.1:0")?;
                let address = server.addrs().first().copied();
                let server = server.run();
                let _ = started.send(address.map(|address| (address, server.handle())));
                server.await
            })
        });
        let (address, handle) = starting.recv()?.context("the server of constants does not listen")?;
        Ok(Self { address, handle, thread })
    }

    /// Stops it.
    pub async fn stop(self) -> anyhow::Result<()> {
        self.handle.stop(false).await;
        self.thread.join().map_err(|_| anyhow::anyhow!("the server of constants ended badly"))??;
        Ok(())
    }
}

fn json(mut response: actix_web::HttpResponseBuilder, body: web::Bytes) -> HttpResponse {
    response.content_type("application/json").body(body)
}
