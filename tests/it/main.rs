//! The native tests: tables of data, one `check` per layer.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that fails should say where")]
#![allow(clippy::print_stdout, reason = "the figures are there to be read")]

mod architecture;
mod changes;
mod clock;
mod clock_props;
mod courtesy;
mod crowd;
mod documents;
mod english;
mod exchange;
mod figures;
mod form;
mod form_figures;
mod gaps;
mod image;
mod leaks;
mod offsets;
mod packs;
mod phrases;
mod readings;
mod review;
mod review_props;
mod rows;
mod rows_advertising;
mod rows_clock;
mod rows_clock_days;
mod rows_courtesy;
mod rows_review;
mod rows_score_cable;
mod rows_score_money;
mod rows_score_points;
mod rows_score_supervisor;
mod schemas;
mod score;
mod score_explore;
mod score_linter;
mod score_props;
mod score_trials_props;
mod scoring;
mod session;
mod support;
mod switches;
mod text;
mod transcript;
mod turns;
