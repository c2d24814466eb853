//! Nothing but its tests: see `tests/workbooks.rs`.
