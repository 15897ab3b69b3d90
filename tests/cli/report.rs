//! `fitsm report`: one file that holds everything, whatever is in the assessment.

use std::collections::BTreeSet;
use std::fs;

use crate::program::{code, folder, pipe, root, run, show, stderr, stdout};

const NIMBUS: [&str; 2] = ["assessments/nimbus-2025.toml", "assessments/nimbus-2026.toml"];

#[test]
fn a_small_report_as_markdown() {
    let output = run(&["report", "tests/fixtures/report/small.toml", "--format", "markdown"]);
    insta::assert_snapshot!("report", show(&output));
}

#[test]
fn the_form_follows_the_ending() {
    let folder = folder("report-form");
    let path = |name: &str| folder.join(name).to_string_lossy().into_owned();
    for (name, begins) in
        [("a.html", "<!doctype html>"), ("a.HTM", "<!doctype html>"), ("a.md", "# ")]
    {
        let output = run(&["report", NIMBUS[1], "-o", &path(name)]);
        assert_eq!(code(&output), 0, "{}", show(&output));
        assert!(fs::read_to_string(path(name)).unwrap().starts_with(begins), "{name}");
    }
    let odd = run(&["report", NIMBUS[1], "-o", &path("a.pdf")]);
    assert_eq!(code(&odd), 2);
    assert!(stderr(&odd).contains("should end in .html or .md"), "{}", stderr(&odd));
    assert!(!folder.join("a.pdf").exists());
    assert_eq!(code(&run(&["report", NIMBUS[1], "--format", "html", "-o", &path("a.txt")])), 0);
    assert_eq!(code(&run(&["report", NIMBUS[1], "-o", &path("a.html")])), 2);
    assert_eq!(code(&run(&["report", "-", "-"])), 2);
}

#[test]
fn a_file_with_errors_makes_no_report() {
    let folder = folder("report-errors");
    let path = folder.join("a.html").to_string_lossy().into_owned();
    let wrong = "tests/fixtures/invalid/invalid-level/all-kinds.toml";
    let output = run(&["report", NIMBUS[0], wrong, "-o", &path]);
    assert_eq!(code(&output), 1);
    assert!(stderr(&output).contains("[invalid-level]"));
    assert!(!folder.join("a.html").exists());
}

#[test]
fn the_order_of_files_does_not_matter() {
    let one = stdout(&run(&["report", NIMBUS[0], NIMBUS[1]]));
    let other = stdout(&run(&["report", NIMBUS[1], NIMBUS[0]]));
    assert_eq!(one, other);
    let markdown = stdout(&run(&["report", NIMBUS[1], NIMBUS[0], "--format", "markdown"]));
    // Of the 82 requirements 59 got better and 2 worse, as `fitsm compare` counts them.
    assert!(markdown.contains("59 better, 2 worse, 21 the same"));
    assert!(markdown.contains("### Worse (2)\n\n- PR8.2 "));
    // PR9: 2.00 before, 3.00 now.
    assert!(markdown.contains("| 1 · 2.00 → 2 · 3.00 | +1.00 |"));
}

#[test]
fn files_of_one_day_are_said() {
    let text = fs::read_to_string(root().join("tests/fixtures/report/small.toml")).unwrap();
    let other = text.replace("First look", "Another look");
    let output =
        pipe(&["report", "-", "tests/fixtures/report/small.toml", "--format", "markdown"], &other);
    assert_eq!(code(&output), 0);
    assert!(stderr(&output).contains("more than one assessment is of 2026-05-04"));
    assert!(stdout(&output).contains("more than one assessment is of 2026-05-04"));
    // By title "First look" comes last.
    assert!(stdout(&output).starts_with("# Small Library\n\n**First look**"));
}

#[test]
fn the_page_is_whole() {
    for files in [
        &NIMBUS[..],
        &["assessments/meridian-2026.toml"],
        &["tests/fixtures/report/everything.toml"],
    ] {
        let html = stdout(&run(&[&["report"], files].concat()));
        assert!(
            !html.contains("<script") && !html.contains(" style=") && !html.contains(" onload=")
        );
        assert!(!html.contains("http-equiv=\"refresh\""));
        let ids: Vec<&str> =
            html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        let unique: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(ids.len(), unique.len());
        for rest in html.split(" href=\"").skip(1) {
            let link = rest.split('"').next().unwrap();
            assert!(link.strip_prefix('#').is_some_and(|id| unique.contains(id)), "{link}");
        }
        for open in ["<section", "<article", "<table", "<figure", "<dl", "<ul", "<svg", "<div"] {
            let close = open.replace('<', "</");
            let opened = html.matches(&format!("{open} ")).count()
                + html.matches(&format!("{open}>")).count();
            assert_eq!(opened, html.matches(&format!("{close}>")).count(), "{open}");
        }
    }
}

/// Payloads that have broken pages before, as they stand in a TOML text.
const HOSTILE: [&str; 7] = [
    "<script>document.title='RAN'</script>",
    "<img src=x onerror=alert(1)><svg onload=alert(1)>",
    "</style></title></textarea>--><script>window.ran=1</script>",
    "\\\" onmouseover=\\\"window.ran=1\\\" x=\\\"",
    "\\u202e\\u2066\\u200f\\u001b[31m\\u0000 turned",
    "javascript:alert(1) {{ 7*7 }} [x](javascript:alert(1)) ![x](x)",
    "url(#radar-hatch) radar-title e-1",
];

#[test]
fn no_text_becomes_markup() {
    let text = fs::read_to_string(root().join("tests/fixtures/report/everything.toml")).unwrap();
    for payload in HOSTILE {
        let hostile = text.replace("MARKER", payload);
        for format in ["html", "markdown"] {
            let output = pipe(&["report", "-", "--format", format], &hostile);
            assert_eq!(code(&output), 0, "{payload}: {}", stderr(&output));
            let said = stdout(&output);
            for tag in ["<script", "<img", "<svg onload", "</textarea"] {
                assert!(!said.contains(tag), "{payload} in {format}: {tag}");
            }
            // In Markdown a quote is only a quote.
            assert!(format != "html" || !said.contains("onmouseover=\""), "{payload}");
            let steers = |c: char| {
                (c.is_control() && c != '\n')
                    || matches!(c, '\u{200e}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
            };
            assert!(!said.contains(steers), "{payload} in {format}");
        }
    }
}

#[test]
fn very_long_and_no_text_at_all() {
    let text = fs::read_to_string(root().join("tests/fixtures/report/everything.toml")).unwrap();
    let long = text.replace("MARKER", &"W".repeat(10_000));
    let output = pipe(&["report", "-"], &long);
    assert_eq!(code(&output), 0);
    assert!(stdout(&output).ends_with("</html>\n") || stdout(&output).ends_with("</html>"));
    let empty = "format = 1\norganisation = \"X\"\ndate = 2026-03-12\nedition = \"3.0\"\n";
    for format in ["html", "markdown"] {
        let said = stdout(&pipe(&["report", "-", "--format", format], empty));
        assert!(said.contains("82 requirements are not scored"), "{said}");
        assert!(said.contains("No step is needed") || said.contains("not scored"));
    }
    // Nothing in scope, nothing that applies.
    let out: String = ["GR", "PR"]
        .iter()
        .zip([7, 14])
        .flat_map(|(group, most)| {
            (1..=most).map(move |number| format!("{group}{number} = \"no\"\n"))
        })
        .collect();
    let nothing = format!("{empty}[out-of-scope]\n{out}");
    assert!(stdout(&pipe(&["report", "-"], &nothing)).contains("every area is out of scope"));
}

/// What the first page says of PR10 alone, in words that are true of it.
#[test]
fn the_first_page_says_what_is_so() {
    let mut head = "organisation = \"X\"\ndate = 2026-03-12\nedition = \"3.0\"\n".to_owned();
    let mut left_out = "[out-of-scope]\n".to_owned();
    for area in fitsm_core::Catalogue::built_in().areas().iter().filter(|area| area.code != "PM") {
        left_out += &area.id.to_string();
        left_out += " = \"Not part of this case\"\n";
    }
    let page = |before: &str, answers: &str| {
        let text = format!("format = 1\n{before}{head}{left_out}[answers.PR10]\n{answers}");
        let output = pipe(&["report", "-", "--format", "markdown"], &text);
        assert_eq!(code(&output), 0, "{}", stderr(&output));
        stdout(&output).split("## Method").next().unwrap().to_owned()
    };
    let levels = |levels: [i64; 4]| {
        let each = (1..).zip(levels).map(|(number, level)| format!("{number}.level = {level}\n"));
        each.collect::<Vec<_>>().concat()
    };
    let expect = |page: &str, words: &[&str]| {
        for words in words {
            assert!(page.contains(words), "{words}\n{page}");
        }
    };
    // All at 3: the certification goal is met, the own goal of 4 is not.
    let threes = format!("{}[goal]\nPR10 = 4\n", levels([3, 3, 3, 3]));
    expect(
        &page("", &threes),
        &[
            "Certification goal met: 1 of 1 area meets it; own goal not met: 0 of 1 area.",
            "For maturity level 4 every requirement that applies has to get better.",
        ],
    );
    let carried = levels([3, 3, 3, 3]).replace("1.level", "1.carried-over = true\n1.level");
    expect(&page("", &carried), &["1 answer is carried over from an earlier assessment"]);
    // By mean 0 1 3 3 is 7/4, level 1. One step more makes it 8/4, level 2: the lowest goes first.
    let mean = page("rule = \"mean\"\n", &levels([0, 1, 3, 3]));
    expect(
        &mean,
        &[
            "1 step would lift it to 2",
            "The fewest steps to maturity level 2 are with this one; others may do too:\nPR10.1\n",
            "PR10.1-L1",
            "It is among the fewest steps that lift the maturity level",
        ],
    );
    assert!(!mean.contains("the maturity level stays"), "{mean}");
    let others = mean.split("1. **PR10.2-L2").nth(1).unwrap().split("1. **").next().unwrap();
    assert!(!others.contains("among the fewest"), "{others}");
    // A 0 beside what is open: no level yet, and never more than 0.
    let nought = page("", "1.level = 0\n");
    expect(
        &nought,
        &[
            "because 3 requirements are not scored; it cannot come out above 0.",
            "Whatever the open answers turn out to be, this one keeps it at 0:",
            "The one scored requirement rests on no evidence that counts.",
        ],
    );
    // Nothing scored, nothing that applies.
    expect(
        &page("", ""),
        &[
            "That cannot be told before the open answers are scored.",
            "No step can be named before what has a goal is scored.",
            "0 of 1 area meets it; 4 requirements have no result.",
        ],
    );
    let none = (1..=4).map(|number| format!("{number}.not-applicable = {{ reason = \"so\" }}\n"));
    expect(
        &page("", &none.collect::<Vec<_>>().concat()),
        &[
            "no requirement that is in scope applies. So no goal is met or missed.",
            "Nothing applies, so there is no step to take.",
            "No requirement applies.",
        ],
    );
    head += "evidence-policy = \"cap\"\n";
    // Judged 4 on a record: under cap 2 counts, which the record supports and the goal asks.
    let capped = (1..=4)
        .map(|number| format!("{number}.level = 4\n{number}.evidence = [\"log\"]\n"))
        .collect::<Vec<_>>()
        .concat();
    let capped = format!(
        "{capped}[certification-goal]\ndefault = 2\n[evidence.log]\nkind = \"record\"\ntitle = \"Log\"\n"
    );
    let text = format!("format = 1\n{head}{left_out}[answers.PR10]\n{capped}");
    let text = stdout(&pipe(&["report", "-", "--format", "markdown"], &text));
    expect(&text, &["- **PR10 Problem Management**: Profile 2.00 over 4 of 4. Its goal is met."]);
}
