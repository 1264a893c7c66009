//! The wire between a browser and the server, which a test may cut: the phone is then without a network.

use tokio::io::copy_bidirectional;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

use crate::app::TestApp;

/// A wire to a server; whoever calls its near end reaches the server until it is cut.
#[derive(Debug)]
pub struct Wire {
    /// The near end: `http://127.0.0.1:<port>`.
    pub address: String,
    is_whole: watch::Sender<bool>,
}

impl Wire {
    /// Lays a wire to a server.
    pub async fn to(app: &TestApp) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = format!("http://{}", listener.local_addr().expect("an address"));
        let far = app.address.trim_start_matches("http://").to_owned();
        let (is_whole, state) = watch::channel(true);
        tokio::spawn(async move {
            while let Ok((near, _)) = listener.accept().await {
                tokio::spawn(carry(near, far.clone(), state.clone()));
            }
        });
        Self { address, is_whole }
    }

    /// Ends every call under way, and every later one at once.
    pub fn cut(&self) {
        self.is_whole.send_replace(false);
    }

    /// Makes it whole again.
    pub fn mend(&self) {
        self.is_whole.send_replace(true);
    }
}

/// Carries one connection until an end closes it or the wire is cut.
async fn carry(mut near: TcpStream, far: String, mut state: watch::Receiver<bool>) {
    let is_whole = *state.borrow_and_update();
    if !is_whole {
        return;
    }
    let Ok(mut far) = TcpStream::connect(far).await else { return };
    tokio::select! {
        _ = copy_bidirectional(&mut near, &mut far) => {}
        _ = state.changed() => {}
    }
}
