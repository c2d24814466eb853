//! `cargo xtask demo`: everything built and the host page served, until the person stops it.

use std::net::{Ipv4Addr, TcpListener};

use crate::project::Project;
use crate::trouble::{Outcome, Trouble};
use crate::{build, serve, setup};

/// Where the page is served when nothing else is asked for.
pub(crate) const DEFAULT_PORT: u16 = 8080;

/// How many ports beyond the wanted one are tried when that is taken.
const FURTHER_PORTS: u16 = 20;

/// Builds, then serves `www/` to this machine only.
pub(crate) fn run(project: &Project, port: u16) -> Outcome<()> {
    setup::for_build(project)?;
    build::run(project)?;
    let (listener, port) = listen(port)?;
    println!("The chat desk is at http://127.0.0.1:{port}/ (Ctrl+C stops it).");
    serve::forever(&listener, project.at("www"));
    Ok(())
}

/// The value of `--port`.
pub(crate) fn parse_port(text: &str) -> Outcome<u16> {
    text.parse()
        .ok()
        .filter(|port| *port > 0)
        .ok_or_else(|| Trouble::new(format!("`{text}` is not a port.")).mend("A port is a number from 1 to 65535."))
}

fn listen(wanted: u16) -> Outcome<(TcpListener, u16)> {
    let last = wanted.saturating_add(FURTHER_PORTS);
    (wanted..=last)
        .find_map(|port| TcpListener::bind((Ipv4Addr::LOCALHOST, port)).ok().map(|listener| (listener, port)))
        .ok_or_else(|| {
            Trouble::new(format!("No port from {wanted} to {last} is free."))
                .mend("Name another with `cargo xtask demo --port N`.")
        })
}
