//! `fitsm man`: a page for each command, the same each time.

use std::fs;

use crate::program::{code, command, folder, run, stderr, stdout};

/// The commands that the first page of a page's help names.
fn below(args: &[&str]) -> Vec<String> {
    let mut args = args.to_vec();
    args.push("--help");
    let help = stdout(&run(&args));
    let Some((_, commands)) = help.split_once("\nCommands:\n") else {
        return Vec::new();
    };
    let lines = commands.lines().take_while(|line| !line.is_empty());
    let names = lines.filter(|line| line.starts_with("  ") && !line.starts_with("   "));
    let names = names.filter_map(|line| line.split_whitespace().next());
    names.filter(|name| *name != "help").map(str::to_owned).collect()
}

#[test]
fn every_command_has_its_page() {
    let man = folder("man").join("man1");
    let output = run(&["man", "-o", &man.to_string_lossy()]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let mut pages: Vec<String> = fs::read_dir(&man)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    pages.sort();
    let mut expected = vec!["fitsm.1".to_owned()];
    for name in below(&[]) {
        expected.push(format!("fitsm-{name}.1"));
        expected.extend(below(&[&name]).iter().map(|inner| format!("fitsm-{name}-{inner}.1")));
    }
    expected.sort();
    assert_eq!(pages, expected);
    assert!(pages.contains(&"fitsm-chart-radar.1".to_owned()));
    for page in &pages {
        let text = fs::read_to_string(man.join(page)).unwrap();
        let words = page.trim_end_matches(".1").replace('-', " ");
        // roff writes a hyphen that is one as \-.
        let synopsis = text.split(".SH SYNOPSIS\n").nth(1).unwrap().lines().next().unwrap();
        assert!(synopsis.contains(&format!("\\fB{}\\fR", words.replace('-', "\\-"))), "{synopsis}");
        let alone = run(&["man", &words]);
        assert_eq!(stdout(&alone), text, "{page}");
    }
    // Neither the day nor the zone is in a page.
    let later = command().env("SOURCE_DATE_EPOCH", "0").env("TZ", "Asia/Tokyo").arg("man").output();
    assert_eq!(later.unwrap().stdout, fs::read(man.join("fitsm.1")).unwrap());
}

#[test]
fn examples_stand_on_lines_of_their_own() {
    let page = stdout(&run(&["man", "explain"]));
    let examples = page.split(".SH EXAMPLES\n").nth(1).unwrap();
    assert!(examples.starts_with(".TP\n\\fBfitsm explain PR9\\fR\nan area\n.TP\n"), "{examples}");
    let page = stdout(&run(&["man", "backlog"]));
    let kept = page.split("\n.nf\n").nth(1).unwrap().split("\n.fi\n").next().unwrap();
    assert_eq!(kept.lines().count(), 2, "{page}");
    assert!(kept.lines().all(|line| line.starts_with("\\fBfitsm backlog")), "{page}");
    // Sentences are no examples.
    let page = stdout(&run(&["man", "schema"]));
    assert!(page.contains("\n.PP\nWith this as the first line"), "{page}");
}

#[test]
fn what_is_no_command_is_answered() {
    let output = run(&["man", "chart", "rader\u{1b}[31m"]);
    assert_eq!((code(&output), stdout(&output).as_str()), (2, ""));
    let said = stderr(&output);
    assert!(said.contains("fitsm chart has no command `rader") && said.contains("radar"), "{said}");
    assert!(!said.contains('\u{1b}'));
    // A folder with something in it is left alone.
    let folder = folder("man-full");
    fs::write(folder.join("mine.txt"), "mine").unwrap();
    assert_eq!(code(&run(&["man", "-o", &folder.to_string_lossy()])), 2);
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
}
