//! `fitsm report --template`: a consultant's own title, texts, colours and logo.

use std::fs;
use std::path::Path;

use crate::program::{code, folder, run, show, stderr, stdout};

const SMALL: &str = "tests/fixtures/report/small.toml";

/// The program's answer to a template folder with this report.toml.
fn with(name: &str, toml: &str) -> std::process::Output {
    let folder = folder(name);
    fs::write(folder.join("report.toml"), toml).unwrap();
    report(&folder)
}

fn report(folder: &Path) -> std::process::Output {
    run(&["report", SMALL, "--template", &folder.to_string_lossy()])
}

#[test]
fn own_texts_and_colours_stand_in_the_report() {
    let output = with(
        "template-texts",
        "title = \"Review <1>\"\nsubtitle = \"For the board\"\npreface = [\"First.\", \"Second.\"]\n\
         footer = \"Example Ltd & Co\"\n[colours]\naccent = \"#7A1F5C\"\nink = \"#222222\"\npaper = \"#FFFDF7\"\n",
    );
    assert_eq!(code(&output), 0, "{}", show(&output));
    let html = stdout(&output);
    for text in ["Review &#60;1&#62;", "For the board", "First.", "Second.", "Example Ltd &#38; Co"]
    {
        assert!(html.contains(text), "{text}");
    }
    assert!(html.contains("--accent: #7A1F5C; --paper: #FFFDF7"));
    // Own colours are for paper: there is no dark form of them.
    assert!(!html.contains("prefers-color-scheme"));
    assert!(stdout(&run(&["report", SMALL])).contains("prefers-color-scheme"));
}

#[test]
fn on_paper_the_ground_is_white_and_the_ink_dark() {
    let toml = "[colours]\naccent = \"#7db8ff\"\nink = \"#ffffff\"\npaper = \"#111827\"\n";
    let html = stdout(&with("template-night", toml));
    assert!(html.contains("@media screen { :root { --ink: #ffffff;"));
    // White ink gives way to ours. The accent gets darker by a quarter until it can be read: on
    // white #7db8ff has 2.1 to 1, #5d8abf 3.6, #45678f 5.7. Quiet is a quarter white:
    // (3 * 0x11 + 0xff) / 4 = 0x4c, and so on.
    let printed = "@media print { :root { --ink: #111827; --quiet: #4c515d; --accent: #45678f; } }";
    assert!(html.contains(printed), "{}", html.split("@media print").nth(1).unwrap_or_default());
    // What can be read on white stays as it is.
    let html =
        stdout(&with("template-day", "[colours]\naccent = \"#7A1F5C\"\npaper = \"#FFFDF7\"\n"));
    assert!(html.contains("--quiet: #4c515d; --accent: #7a1f5c; } }"));
}

#[test]
fn what_is_wrong_in_it_has_its_place() {
    for (name, toml, place, why) in [
        (
            "key",
            "title = \"x\"\n\nsubtitel = \"y\"\n",
            "line 3, column 1",
            "unknown field `subtitel`",
        ),
        ("type", "title = 5\n", "line 1, column 9", "expected a string"),
        ("colour", "[colours]\nink = \"black\"\n", "line 2, column 7", "ink is no colour"),
        ("digits", "[colours]\npaper = \"#ffff\"\n", "line 2, column 9", "paper is no colour"),
        // 1.6 to 1: luminance of #cccccc is 0.604, so 1.05 / 0.654 = 1.605.
        ("faint", "[colours]\naccent = \"#cccccc\"\n", "line 2, column 10", "contrast is 1.6 to 1"),
        // 4.47 to 1: the lightest grey that fails, #787878 on white is 4.42.
        ("nearly", "[colours]\nink = \"#787878\"\n", "line 2, column 7", "contrast is 4.4 to 1"),
        (
            "dark-paper",
            "[colours]\npaper = \"#111111\"\n",
            "line 2, column 9",
            "ink is hard to read",
        ),
        ("syntax", "title = \"x\n", "line 1", "invalid basic string"),
    ] {
        let output = with(&format!("template-{name}"), toml);
        assert_eq!(code(&output), 2, "{name}: {}", show(&output));
        let said = stderr(&output);
        assert!(said.contains(place) && said.contains(why), "{name}: {said}");
        assert!(stdout(&output).is_empty());
    }
    // 4.54 to 1 is enough.
    assert_eq!(code(&with("template-enough", "[colours]\nink = \"#767676\"\n")), 0);
}

#[test]
fn a_logo_is_in_the_file() {
    let folder = folder("template-logo");
    assert_eq!(code(&report(&folder)), 2);
    let svg =
        "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>document.title='RAN'</script></svg>";
    fs::write(folder.join("logo.svg"), svg).unwrap();
    let html = stdout(&report(&folder));
    assert!(html.contains("<img class=\"logo\" src=\"data:image/svg+xml;base64,PHN2Zy"));
    fs::write(folder.join("logo.png"), "no picture").unwrap();
    assert!(stderr(&report(&folder)).contains("several logos (logo.svg, logo.png)"));
    fs::remove_file(folder.join("logo.svg")).unwrap();
    assert!(stderr(&report(&folder)).contains("does not hold the kind of picture"));
    let mut large = b"\x89PNG\r\n\x1a\n".to_vec();
    large.resize(1_000_001, 0);
    fs::write(folder.join("logo.png"), large).unwrap();
    assert!(stderr(&report(&folder)).contains("larger than 1 MB"));
}

#[test]
fn a_folder_that_is_not_there_is_said() {
    let output = run(&["report", SMALL, "--template", "no-such-folder"]);
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).contains("there is no folder no-such-folder"), "{}", stderr(&output));
    let output = run(&["report", SMALL, "--template", SMALL]);
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).contains("small.toml is a file"), "{}", stderr(&output));
}
