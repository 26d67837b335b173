//! Who is trusted to vouch for servers. In: the environment. Out: the authorities of the file that `SSL_CERT_FILE`
//! names, as OpenSSL and curl have it (a network whose proxy signs anew needs it), else those of Mozilla.

use std::ffi::OsStr;
use std::fs;
use std::path::Path;

use ureq::tls::{Certificate, PemItem, RootCerts, parse_pem};

/// The variable that names a file of certificates in PEM.
pub(super) const VARIABLE: &str = "SSL_CERT_FILE";

/// The authorities. An error says what is wrong with the file, and what to do.
pub(super) fn authorities(named: Option<&OsStr>) -> Result<RootCerts, String> {
    let Some(path) = named.filter(|path| !path.is_empty()).map(Path::new) else {
        return Ok(RootCerts::WebPki);
    };
    let wrong = |what: &str| {
        let path = path.display();
        format!("the certificates of {VARIABLE} ({path}) cannot be read: {what}; mend or unset it")
    };
    let pem = fs::read(path).map_err(|error| wrong(&error.to_string()))?;
    let certificates: Vec<Certificate<'static>> = parse_pem(&pem)
        .filter_map(|item| match item {
            Ok(PemItem::Certificate(certificate)) => Some(certificate),
            _ => None,
        })
        .collect();
    if certificates.is_empty() {
        return Err(wrong("it holds no certificate in PEM"));
    }
    Ok(RootCerts::new_with_certs(&certificates))
}
