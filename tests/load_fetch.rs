//! Pages by their `https://` address: the program beside a server on loopback, whose authority the test makes.
#![cfg(all(feature = "reader", feature = "fetch"))]

use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::path::PathBuf;
use std::process::{Command, Output};
use std::sync::Arc;
use std::thread;

use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair};
use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use rustls::{ServerConfig, ServerConnection, Stream};

/// A server that speaks TLS on a port of loopback, and the file of the authority that vouches for it.
struct Server {
    address: String,
    authority: PathBuf,
}

impl Server {
    fn start(name: &str) -> Self {
        let mut params = CertificateParams::new(Vec::new()).expect("no names");
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let key = KeyPair::generate().expect("a key");
        let own = params.self_signed(&key).expect("an authority");
        let authority = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
        std::fs::write(&authority, own.pem()).expect("written");
        let issuer = Issuer::new(params, key);
        let key = KeyPair::generate().expect("a key");
        let leaf = CertificateParams::new(vec!["localhost".to_owned()])
            .and_then(|params| params.signed_by(&key, &issuer))
            .expect("a certificate");
        let key = PrivateKeyDer::from(PrivatePkcs8KeyDer::from(key.serialize_der()));
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .expect("versions")
            .with_no_client_auth()
            .with_single_cert(vec![leaf.der().clone()], key)
            .expect("a configuration");
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = format!("https://localhost:{}", listener.local_addr().expect("it").port());
        let config = Arc::new(config);
        thread::spawn(move || {
            for mut stream in listener.incoming().flatten() {
                let config = Arc::clone(&config);
                thread::spawn(move || {
                    let mut connection = ServerConnection::new(config).expect("a connection");
                    answer(&mut Stream::new(&mut connection, &mut stream));
                });
            }
        });
        Self { address, authority }
    }

    fn print(&self, path: &str) -> Output {
        qari(&format!("{}{path}", self.address), Some(&self.authority))
    }

    /// What is printed of a path, in logical order.
    fn printed(&self, path: &str) -> String {
        let output = self.print(path);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{path}: {said}");
        String::from_utf8(output.stdout).expect("UTF-8")
    }
}

fn qari(source: &str, authority: Option<&PathBuf>) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_qari"));
    command.args(["print", "--bidi", "logical", source]);
    for proxy in ["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY", "SSL_CERT_FILE"] {
        command.env_remove(proxy);
    }
    if let Some(authority) = authority {
        command.env("SSL_CERT_FILE", authority);
    }
    command.output().expect("it runs")
}

fn answer(stream: &mut Stream<'_, ServerConnection, std::net::TcpStream>) {
    let mut request = Vec::new();
    let mut buffer = [0; 2048];
    while !request.ends_with(b"\r\n\r\n") {
        match stream.read(&mut buffer) {
            Ok(read @ 1..) => request.extend_from_slice(&buffer[..read]),
            _ => return,
        }
    }
    let request = String::from_utf8_lossy(&request).to_ascii_lowercase();
    let path = request.split(' ').nth(1).unwrap_or_default().to_owned();
    // \u{643}\u{62A}\u{627}\u{628} in windows-1256.
    let arabic = b"<title>T</title><p>\xDF\xCA\xC7\xC8</p>".to_vec();
    let feed = r#"{"version": "https://jsonfeed.org/version/1.1", "title": "F", "items": [
        {"id": "1", "title": "First", "content_text": "One."}, {"id": "2", "title": "Second", "content_html": "<p>Two.</p>"}]}"#;
    let (kind, more, body): (&str, &str, Vec<u8>) = match path.as_str() {
        "/page" => ("text/html; charset=windows-1256", "", arabic),
        "/packed" => {
            let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
            packer.write_all(&arabic).expect("memory");
            let gzip = packer.finish().expect("memory");
            ("text/html; charset=windows-1256", "Content-Encoding: gzip\r\n", gzip)
        }
        "/feed" => ("application/json", "", feed.into()),
        "/plain" => ("text/plain", "", b"One line.\n\nAnother line.\n".to_vec()),
        "/read.md?raw=1" => ("text/plain", "", b"Read *this*.\n\n- item\n".to_vec()),
        "/moved" => ("text/html", "Location: /page\r\n", Vec::new()),
        _ => ("text/html", "", Vec::new()),
    };
    let status = match path.as_str() {
        "/moved" => "301 Moved Permanently",
        "/none" => "404 Not Found",
        _ => "200 OK",
    };
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n{more}Connection: close\r\n\r\n",
        body.len()
    );
    let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(&body));
    stream.conn.send_close_notify();
    let _ = stream.flush();
}

#[test]
fn what_a_safe_server_gives_is_read_by_what_it_is() {
    let server = Server::start("authority.pem");
    for path in ["/page", "/moved", "/packed"] {
        let printed = server.printed(path);
        assert!(printed.contains("\u{643}\u{62A}\u{627}\u{628}"), "{path}: {printed}");
    }
    let feed = server.printed("/feed");
    assert!(feed.contains("First") && feed.contains("Two."), "{feed}");
    assert_eq!(server.printed("/plain").lines().count(), 3);
    assert!(server.printed("/read.md?raw=1").starts_with("Read this."));
    let none = server.print("/none");
    assert_eq!(none.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&none.stderr).contains("there is no such page"));
}

#[test]
fn a_server_that_nobody_vouches_for_is_not_read_and_the_message_says_what_to_do() {
    let server = Server::start("another.pem");
    let page = format!("{}/page", server.address);
    let refused = qari(&page, None);
    let said = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert_eq!(refused.status.code(), Some(1));
    assert!(said.contains("no safe connection") && said.contains("SSL_CERT_FILE"), "{said}");
    assert!(refused.stdout.is_empty());
    let empty = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("none.pem");
    std::fs::write(&empty, "nothing").expect("written");
    let said = qari(&page, Some(&empty));
    let said = String::from_utf8_lossy(&said.stderr).into_owned();
    assert!(said.contains("holds no certificate in PEM") && said.contains("none.pem"), "{said}");
}
