//! Reports in a real browser: `check.mjs` opens them and says what is wrong. Without a browser, or
//! without what `npm ci` brings, it says what was left out and why, and fails only where
//! `FITSM_BROWSER=required` demands it, as the gate does.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on may panic")]
#![allow(clippy::print_stdout, reason = "without a harness it says itself what it did")]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

/// What has broken pages before, as it stands in a TOML text. Each would leave a trace if it ran.
const HOSTILE: [&str; 6] = [
    "<script>document.title='RAN';window.ran=1</script>",
    "<img src=https://example.org/x.png onerror=\\\"window.ran=1\\\">",
    "</style></title><svg onload=window.ran=1><link rel=stylesheet href=//example.org/x.css>",
    "\\\" autofocus onfocus=\\\"window.ran=1\\\" style=\\\"background:url(//example.org)\\\"",
    "<iframe src=//example.org></iframe><base href=//example.org><a href=javascript:window.ran=1>x</a>",
    "\\u202e\\u2067\\u200f\\u05e9\\u05dc\\u05d5\\u05dd \\u0645\\u0631\\u062d\\u0628\\u0627",
];

fn main() -> ExitCode {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap();
    let missing = missing(&root);
    if !missing.is_empty() {
        println!("browser checks left out: {}", missing.join("; "));
        let required = std::env::var("FITSM_BROWSER").is_ok_and(|value| value == "required");
        return ExitCode::from(u8::from(required));
    }
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("browser");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    let reports = [hostile(&root, &folder), example(&root, &folder)];
    let paper = on_paper(&root, &folder);
    let status = Command::new("node")
        .arg("check.mjs")
        .args(reports)
        .arg("--paper")
        .args(paper)
        .current_dir(root.join("tests/browser"))
        .status()
        .unwrap();
    ExitCode::from(u8::from(!status.success()))
}

/// What the checks need and is not there, in words.
fn missing(root: &Path) -> Vec<String> {
    let chromium = std::env::var("CHROMIUM").unwrap_or("/usr/bin/chromium".to_owned());
    let runs = |program: &str, arg: &str| {
        Command::new(program).arg(arg).output().is_ok_and(|output| output.status.success())
    };
    [
        (Path::new(&chromium).exists(), format!("no browser at {chromium}")),
        (runs("node", "--version"), "node is not installed".to_owned()),
        (runs("pdftotext", "-v"), "pdftotext (poppler-utils) is not installed".to_owned()),
        (
            root.join("tests/browser/node_modules/axe-core").is_dir(),
            "run npm ci in tests/browser first".to_owned(),
        ),
    ]
    .into_iter()
    .filter_map(|(there, what)| (!there).then_some(what))
    .collect()
}

fn report(root: &Path, args: &[&str]) {
    let output = Command::new(env!("CARGO_BIN_EXE_fitsm"))
        .arg("report")
        .args(args)
        .current_dir(root)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// Every text hostile, one of them 10,000 characters without a space, and a logo with a script.
fn hostile(root: &Path, folder: &Path) -> PathBuf {
    let text = fs::read_to_string(root.join("tests/fixtures/report/everything.toml")).unwrap();
    let mut parts = text.split("MARKER");
    let mut hostile = parts.next().unwrap().to_owned();
    let long = "W".repeat(10_000);
    for part in parts {
        // By its number, so that the name of a piece of evidence is the same wherever it stands.
        let number: usize = part.get(..2).and_then(|number| number.parse().ok()).unwrap_or(0);
        hostile += if number == 17 { &long } else { HOSTILE[number % HOSTILE.len()] };
        hostile += part;
    }
    let file = folder.join("hostile.toml");
    fs::write(&file, hostile).unwrap();
    let own = folder.join("own");
    fs::create_dir_all(&own).unwrap();
    let logo = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"90\" height=\"30\" onload=\"document.title='RAN'\">\
                <script>document.title='RAN'</script><image href=\"https://example.org/x.png\"/>\
                <rect width=\"90\" height=\"30\" fill=\"#0b5cab\"/></svg>";
    fs::write(own.join("logo.svg"), logo).unwrap();
    fs::write(
        own.join("report.toml"),
        format!("title = \"{}\"\nfooter = \"{}\"\n", HOSTILE[0], HOSTILE[2]),
    )
    .unwrap();
    let to = folder.join("hostile.html");
    report(
        root,
        &[
            &file.to_string_lossy(),
            "--template",
            &own.to_string_lossy(),
            "-o",
            &to.to_string_lossy(),
        ],
    );
    to
}

/// Two examples, so that every part of a report is there, with all that a consultant can add.
fn example(root: &Path, folder: &Path) -> PathBuf {
    let to = folder.join("nimbus.html");
    let own = folder.join("consultant");
    fs::create_dir_all(&own).unwrap();
    let logo = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"160\" height=\"60\">\
                <rect width=\"160\" height=\"60\" fill=\"#0b5cab\"/></svg>";
    fs::write(own.join("logo.svg"), logo).unwrap();
    let texts = "title = \"Follow-up & review\"\nsubtitle = \"For the board of the centre\"\n\
                 preface = [\"Prepared for the meeting of the board in April. It rests on interviews \
                 and on the evidence in the annex.\"]\nfooter = \"Example & Partners, confidential\"\n";
    fs::write(own.join("report.toml"), texts).unwrap();
    let (own, out) = (own.to_string_lossy(), to.to_string_lossy());
    let files = ["assessments/nimbus-2025.toml", "assessments/nimbus-2026.toml"];
    report(root, &[files[0], files[1], "--template", &own, "-o", &out]);
    to
}

/// The other examples, and what leaves a page odd: one area alone, in white on a dark ground, with
/// a name of three lines; and an assessment in which nothing is scored yet.
fn on_paper(root: &Path, folder: &Path) -> Vec<PathBuf> {
    let head = |name: &str| {
        format!(
            "format = 1\norganisation = \"{name}\"\ntitle = \"First look\"\ndate = 2026-03-12\n\
             edition = \"3.0\"\nkind = \"self-assessment\"\n"
        )
    };
    let mut one = head(&"The joint computing centre of all universities ".repeat(3));
    one += "[goal]\nPR9 = 3\n[out-of-scope]\n";
    let areas = (1..=7).map(|at| format!("GR{at}")).chain((1..=14).map(|at| format!("PR{at}")));
    for area in areas.filter(|area| area != "PR9") {
        writeln!(one, "{area} = \"Others see to it.\"").unwrap();
    }
    for at in 1..=6 {
        writeln!(one, "[answers.PR9.{at}]\nlevel = 2").unwrap();
    }
    let night = folder.join("night");
    fs::create_dir_all(&night).unwrap();
    let colours = "[colours]\naccent = \"#7db8ff\"\nink = \"#ffffff\"\npaper = \"#111827\"\n";
    fs::write(night.join("report.toml"), colours).unwrap();
    let (one_area, unscored) = (folder.join("one-area.toml"), folder.join("unscored.toml"));
    fs::write(&one_area, one).unwrap();
    fs::write(&unscored, head("A new centre") + "[certification-goal]\ndefault = 2\n").unwrap();
    let night = ["--template".to_owned(), night.to_string_lossy().into_owned()];
    let assessments = root.join("assessments");
    [
        (assessments.join("nimbus-2025.toml"), &night[..0]),
        (assessments.join("nimbus-2026.toml"), &night[..0]),
        (assessments.join("meridian-2026.toml"), &night[..0]),
        (one_area, &night[..]),
        (unscored, &night[..0]),
    ]
    .into_iter()
    .map(|(file, template)| {
        let name = file.file_stem().unwrap().to_string_lossy().into_owned();
        let to = folder.join(format!("{name}.html"));
        let (file, out) = (file.to_string_lossy(), to.to_string_lossy());
        let own = template.iter().map(String::as_str);
        report(root, &[&*file, "-o", &*out].into_iter().chain(own).collect::<Vec<_>>());
        to
    })
    .collect()
}
