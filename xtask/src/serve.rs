//! A small web server for the demo: one folder, read only, with the strict headers that a careful portal would send.
//!
//! It has what one page on one machine needs and no more: GET and HEAD, a thread per connection, one request per
//! connection. Invariant: nothing outside its folder, and nothing whose name starts with a dot, is ever sent.

use std::fs;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; \
    style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; \
    require-trusted-types-for 'script'; trusted-types kefu";

/// More than any browser sends in a request's head; a client that sends more is not answered.
const LONGEST_HEAD: u64 = 64 * 1024;

/// A browser opens connections ahead of need; those must not keep a thread for ever.
const PATIENCE: Duration = Duration::from_secs(10);

/// Answers requests until the process ends.
pub(crate) fn forever(listener: &TcpListener, folder: PathBuf) {
    let folder = Arc::new(folder);
    for stream in listener.incoming().flatten() {
        let folder = Arc::clone(&folder);
        // A client that goes away in the middle concerns nobody else.
        thread::spawn(move || drop(answer(&stream, &folder)));
    }
}

fn answer(mut stream: &TcpStream, folder: &Path) -> io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    let mut lines = BufReader::new(stream.take(LONGEST_HEAD)).lines();
    let request = lines.next().transpose()?.unwrap_or_default();
    // The head is read to its end: closing with unread input would reset the connection under the answer.
    for line in lines {
        if line?.is_empty() {
            break;
        }
    }
    let (head, body) = respond(&request, folder);
    stream.write_all(head.as_bytes())?;
    stream.write_all(&body)
}

/// The answer to a request line such as `GET /demo/page.js HTTP/1.1`.
fn respond(request: &str, folder: &Path) -> (String, Vec<u8>) {
    let mut words = request.split(' ');
    let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    if !matches!(method, "GET" | "HEAD") {
        return plain("405 Method Not Allowed", "Only GET and HEAD.");
    }
    let Some(path) = resolve(folder, target) else {
        return plain("404 Not Found", "There is no such file.");
    };
    let Ok(content) = fs::read(&path) else {
        return plain("404 Not Found", "There is no such file.");
    };
    let head = head("200 OK", media_type(&path), content.len());
    (head, if method == "HEAD" { Vec::new() } else { content })
}

fn plain(status: &str, text: &str) -> (String, Vec<u8>) {
    (head(status, "text/plain; charset=utf-8", text.len()), text.into())
}

fn head(status: &str, media_type: &str, length: usize) -> String {
    format!(
        "HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\nContent-Length: {length}\r\nCache-Control: no-cache\r\n\
         Content-Security-Policy: {POLICY}\r\nX-Content-Type-Options: nosniff\r\nReferrer-Policy: no-referrer\r\n\
         Connection: close\r\n\r\n"
    )
}

/// The file a request's target stands for, or `None` where it must not be served.
fn resolve(folder: &Path, target: &str) -> Option<PathBuf> {
    let path = target.split(['?', '#']).next()?;
    let path = decode(path)?;
    let path = if path.ends_with('/') { path + "index.html" } else { path };
    let mut file = folder.to_owned();
    for name in path.strip_prefix('/')?.split('/') {
        if name.is_empty() || name.starts_with('.') || name.contains(['\\', ':', '\0']) {
            return None;
        }
        file.push(name);
    }
    Some(file)
}

/// Undoes percent-encoding; `None` where it is malformed.
fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let mut digit = || char::from(rest.next()?).to_digit(16);
        bytes.push(u8::try_from(digit()? * 16 + digit()?).ok()?);
    }
    String::from_utf8(bytes).ok()
}

fn media_type(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json" | "map") => "application/json; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    use super::{media_type, resolve, respond};

    fn served(target: &str) -> Option<PathBuf> {
        resolve(Path::new("/site"), target)
    }

    #[test]
    fn a_folder_stands_for_its_index() {
        assert_eq!(served("/"), Some("/site/index.html".into()));
        assert_eq!(served("/demo/"), Some("/site/demo/index.html".into()));
    }

    #[test]
    fn queries_and_percent_signs_are_understood() {
        assert_eq!(served("/dist/index.js?x=/../y"), Some("/site/dist/index.js".into()));
        assert_eq!(served("/%E5%AE%A2.png"), Some("/site/客.png".into()));
    }

    #[test]
    fn nothing_outside_the_folder_is_served() {
        for target in [
            "/../Cargo.toml",
            "/%2e%2e/Cargo.toml",
            "/a/..%2f..%2fCargo.toml",
            "/.npmrc",
            "/demo/.git/config",
            "//etc/passwd",
            "/C:/x",
            "/a\\b",
            "/%00",
            "/%",
            "/%zz",
            "/%ff",
            "",
            "index.html",
            "http://host/",
        ] {
            assert_eq!(served(target), None, "{target}");
        }
    }

    #[test]
    fn modules_and_wasm_have_the_types_browsers_insist_on() {
        assert_eq!(media_type(Path::new("a/kefu.wasm")), "application/wasm");
        assert_eq!(media_type(Path::new("index.js")), "text/javascript; charset=utf-8");
    }

    #[test]
    fn only_reading_is_allowed_and_a_missing_file_is_said_to_be_missing() {
        let status = |request| respond(request, Path::new("/nowhere")).0;
        assert!(status("POST / HTTP/1.1").starts_with("HTTP/1.1 405 "));
        assert!(status("GET /none.js HTTP/1.1").starts_with("HTTP/1.1 404 "));
        assert!(status("nonsense").starts_with("HTTP/1.1 405 "));
    }

    #[test]
    fn a_head_request_has_the_headers_and_no_body() {
        let (head, body) = respond("HEAD /src/serve.rs HTTP/1.1", Path::new(env!("CARGO_MANIFEST_DIR")));
        assert!(head.starts_with("HTTP/1.1 200 OK\r\n"), "{head}");
        assert!(head.contains("\r\nContent-Security-Policy: default-src 'none';"), "{head}");
        assert!(body.is_empty());
    }
}
