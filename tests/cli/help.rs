//! Help: every command has one, with an example that works.

use crate::program::{run, show, stdout};

const COMMANDS: &[&[&str]] = &[
    &["list"],
    &["explain"],
    &["search"],
    &["quiz"],
    &["init"],
    &["set"],
    &["import"],
    &["interview"],
    &["check"],
    &["assess"],
    &["merge"],
    &["gaps"],
    &["backlog"],
    &["export"],
    &["report"],
    &["compare"],
    &["trend"],
    &["portfolio"],
    &["evidence", "add"],
    &["evidence", "list"],
    &["schema"],
    &["man"],
    &["chart", "radar"],
    &["chart", "heatmap"],
    &["chart", "gaps"],
    &["chart", "trend"],
    &["chart", "roadmap"],
];

#[test]
fn the_first_page() {
    insta::assert_snapshot!("help", show(&run(&["--help"])));
}

#[test]
fn every_command_shows_an_example() {
    for command in COMMANDS {
        let mut args = command.to_vec();
        args.push("--help");
        let help = stdout(&run(&args));
        assert!(help.contains(&format!("fitsm {}", command.join(" "))), "{help}");
        assert!(help.contains("Example"), "{help}");
    }
}
