//! A page by its address. In: `http://` or `https://`. Out: its bytes, the address they came from, and the encoding the
//! server said. One request and its redirections, nothing else: what a page refers to is never fetched.

#[cfg(feature = "fetch")]
mod trust;

use std::path::Path;
use std::time::Duration;

use encoding_rs::Encoding;

use super::{LoadError, limits};

/// What was fetched.
#[cfg_attr(
    not(feature = "fetch"),
    allow(dead_code, reason = "nothing is fetched without the feature")
)]
pub(super) struct Fetched {
    /// Where redirections led.
    pub(super) address: String,
    pub(super) bytes: Vec<u8>,
    /// That of the header `Content-Type`.
    pub(super) encoding: Option<&'static Encoding>,
}

/// How long and how much, and how often elsewhere.
#[cfg_attr(
    not(feature = "fetch"),
    allow(dead_code, reason = "nothing is fetched without the feature")
)]
pub(super) struct Bounds {
    time: Duration,
    bytes: u64,
    bytes_said: &'static str,
    redirections: u32,
}

impl Default for Bounds {
    fn default() -> Self {
        Self {
            time: limits::FETCHING,
            bytes: limits::FETCHED_BYTES,
            bytes_said: limits::FETCHED_BYTES_SAID,
            redirections: limits::REDIRECTIONS,
        }
    }
}

/// The address a source is, where it is one.
pub(super) fn address(source: &Path) -> Option<&str> {
    let source = source.to_str()?;
    let scheme = source.split_once("://")?.0;
    (scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https")).then_some(source)
}

/// Fetches a page.
#[cfg(not(feature = "fetch"))]
pub(super) fn fetch(address: &str, _: &Bounds) -> Result<Fetched, LoadError> {
    let reason =
        "this program was built without the feature `fetch`; save the page and open the file";
    Err(LoadError::Fetch { name: address.to_owned(), reason: reason.to_owned() })
}

/// Fetches a page.
#[cfg(feature = "fetch")]
pub(super) fn fetch(address: &str, bounds: &Bounds) -> Result<Fetched, LoadError> {
    use std::io::Read as _;

    use ureq::ResponseExt as _;

    let failed = |reason: String| LoadError::Fetch { name: address.to_owned(), reason };
    let authorities =
        trust::authorities(std::env::var_os(trust::VARIABLE).as_deref()).map_err(&failed)?;
    let agent = ureq::Agent::config_builder()
        .tls_config(ureq::tls::TlsConfig::builder().root_certs(authorities).build())
        .timeout_global(Some(bounds.time))
        .max_redirects(bounds.redirections)
        .user_agent(concat!("qari/", env!("CARGO_PKG_VERSION")))
        .accept("text/html, application/xhtml+xml, application/epub+zip, text/*, application/*;q=0.9, */*;q=0.5")
        .build()
        .new_agent();
    let mut response = agent.get(address).call().map_err(|error| failed(reason(&error, bounds)))?;
    let kind = response.headers().get("content-type").and_then(|kind| kind.to_str().ok());
    let encoding = kind.and_then(charset);
    let address = response.get_uri().to_string();
    let mut bytes = Vec::new();
    let read = response.body_mut().as_reader().take(bounds.bytes + 1).read_to_end(&mut bytes);
    if bytes.len() as u64 > bounds.bytes {
        return Err(failed(format!(
            "it is larger than {}; save it and open the file",
            bounds.bytes_said
        )));
    }
    read.map_err(|error| failed(reason(&ureq::Error::from(error), bounds)))?;
    Ok(Fetched { address, bytes, encoding })
}

/// The encoding that a header `Content-Type` names.
#[cfg(feature = "fetch")]
fn charset(kind: &str) -> Option<&'static Encoding> {
    let parameter = kind.split(';').skip(1).find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        name.trim().eq_ignore_ascii_case("charset").then_some(value)
    })?;
    Encoding::for_label(parameter.trim().trim_matches('"').as_bytes())
}

/// What went wrong, and what to do.
#[cfg(feature = "fetch")]
fn reason(error: &ureq::Error, bounds: &Bounds) -> String {
    use ureq::Error;
    match error {
        Error::StatusCode(404 | 410) => "there is no such page; check the address".to_owned(),
        Error::StatusCode(code @ (401 | 403 | 451)) => {
            format!(
                "the server does not show it (status {code}); save it from a browser and open the file"
            )
        }
        Error::StatusCode(code) => {
            format!("the server answered with status {code}; try again later")
        }
        Error::Timeout(_) => {
            format!("no answer within {} s; try again later", bounds.time.as_secs_f32())
        }
        Error::HostNotFound => {
            "there is no such host; check the address and the network".to_owned()
        }
        Error::TooManyRedirects => {
            format!("redirected more than {} times; check the address", bounds.redirections)
        }
        Error::BadUri(_) | Error::Http(_) => format!("no valid address ({error}); check it"),
        Error::Io(error) if error.kind() == std::io::ErrorKind::ConnectionRefused => {
            "the host refuses the connection; check the address".to_owned()
        }
        // The standard library has no kind of error for it.
        Error::Io(error) if error.to_string().contains("lookup") => {
            "there is no such host, or no network; check the address and the network".to_owned()
        }
        error if is_unsafe(error) => {
            format!(
                "no safe connection ({error}); behind a proxy that signs anew, name its certificates in {}; \
                 else save the page from a browser and open the file",
                trust::VARIABLE
            )
        }
        error => format!("{error}; check the address and the network"),
    }
}

/// Whether the server could not show that it is the one asked for.
#[cfg(feature = "fetch")]
fn is_unsafe(error: &ureq::Error) -> bool {
    match error {
        ureq::Error::Tls(_) | ureq::Error::Rustls(_) => true,
        // The handshake is part of the first writing.
        ureq::Error::Io(error) => error.to_string().contains("certificate"),
        _ => false,
    }
}

#[cfg(all(test, feature = "fetch"))]
mod tests {
    use std::io::{Read as _, Write as _};
    use std::net::TcpListener;
    use std::sync::mpsc::{Receiver, channel};
    use std::thread;

    use super::*;

    /// A server on loopback that answers each path in a way of its own; its address, and the paths asked for.
    fn server() -> (String, Receiver<String>) {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port of loopback");
        let address = format!("http://{}", listener.local_addr().expect("its address"));
        let (tell, told) = channel();
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let tell = tell.clone();
                thread::spawn(move || answer(stream, &tell));
            }
        });
        (address, told)
    }

    fn answer(mut stream: std::net::TcpStream, tell: &std::sync::mpsc::Sender<String>) {
        let mut request = Vec::new();
        let mut buffer = [0; 1024];
        while !request.ends_with(b"\r\n\r\n") {
            match stream.read(&mut buffer) {
                Ok(read @ 1..) => request.extend_from_slice(&buffer[..read]),
                _ => return,
            }
        }
        let request = String::from_utf8_lossy(&request).into_owned();
        let path = request.split(' ').nth(1).unwrap_or_default().to_owned();
        let _ = tell.send(path.clone());
        let head = |status: &str, more: &str| {
            format!("HTTP/1.1 {status}\r\nConnection: close\r\n{more}\r\n")
        };
        let mut answer = match path.as_str() {
            "/page" => {
                head("200 OK", "Content-Type: text/html; Charset=\"windows-1256\"\r\n").into_bytes()
            }
            "/there" => head("302 Found", "Location: /page\r\nContent-Length: 0\r\n").into_bytes(),
            "/loop" => head("302 Found", "Location: /loop\r\nContent-Length: 0\r\n").into_bytes(),
            "/large" | "/slow" | "/cut" => {
                head("200 OK", "Content-Length: 100000\r\n").into_bytes()
            }
            _ => head("404 Not Found", "Content-Length: 0\r\n").into_bytes(),
        };
        match path.as_str() {
            "/page" => answer.extend(b"<p>\xDF\xCA\xC7\xC8 <img src=/picture.png>"),
            "/large" => answer.extend(vec![b'x'; 100_000]),
            "/slow" => {
                let _ = stream.write_all(&answer);
                thread::sleep(Duration::from_secs(2));
                return;
            }
            _ => {}
        }
        let _ = stream.write_all(&answer);
    }

    fn why(address: &str, bounds: &Bounds) -> String {
        fetch(address, bounds).err().map(|error| error.to_string()).unwrap_or_default()
    }

    #[test]
    fn a_page_is_fetched_where_redirections_lead_and_nothing_it_refers_to() {
        let (server, asked) = server();
        let page = fetch(&format!("{server}/there"), &Bounds::default()).expect("a page");
        assert_eq!(page.address, format!("{server}/page"));
        assert_eq!(page.encoding.map(Encoding::name), Some("windows-1256"));
        let options = super::super::LoadOptions::default();
        let source = super::super::Source { name: "a", options: &options, declared: page.encoding };
        let articles = super::super::read(&source, page.bytes).expect("an article");
        assert!(articles[0].slice(0..articles[0].len()).contains("\u{643}\u{62a}\u{627}\u{628}"));
        thread::sleep(Duration::from_millis(50));
        assert_eq!(asked.try_iter().collect::<Vec<_>>(), ["/there", "/page"]);
    }

    #[test]
    fn what_goes_wrong_is_said_each_in_its_words() {
        let (server, _asked) = server();
        let bounds = || Bounds {
            time: Duration::from_millis(500),
            bytes: 1000,
            bytes_said: "1000 bytes",
            redirections: 3,
        };
        for (path, words) in [
            ("/none", "there is no such page"),
            ("/loop", "redirected more than 3 times"),
            ("/large", "larger than 1000 bytes"),
            ("/slow", "no answer within 0.5 s"),
            ("/cut", "cannot be fetched"),
        ] {
            let said = why(&format!("{server}{path}"), &bounds());
            assert!(said.contains(words) && said.contains(path), "{path}: {said}");
        }
        let closed =
            TcpListener::bind("127.0.0.1:0").and_then(|it| it.local_addr()).expect("a port");
        assert!(why(&format!("http://{closed}/"), &bounds()).contains("refuses the connection"));
        assert!(why("http://", &bounds()).contains("no valid address"));
        assert!(why("http://no.such.host.invalid/", &bounds()).contains("no such host"));
        // A server that speaks no TLS.
        let said = why(&server.replace("http:", "https:"), &bounds());
        assert!(said.contains("cannot be fetched"), "{said}");
    }

    #[test]
    fn only_the_two_schemes_are_addresses() {
        assert!(address(Path::new("HTTPS://a.example/b")).is_some());
        assert!(
            address(Path::new("http/a.txt")).is_none() && address(Path::new("file:///a")).is_none()
        );
    }
}
