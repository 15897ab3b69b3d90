//! `fitsm import`: from a workbook or CSV to an assessment file, and what is said on the way.

use std::fs;
use std::path::Path;

use crate::program::{code, folder, pipe, root, run, stderr, stdout};

fn path(folder: &Path, name: &str) -> String {
    folder.join(name).to_string_lossy().into_owned()
}

#[test]
fn an_example_goes_out_and_comes_back_the_same() {
    let folder = folder("import-back");
    for example in ["nimbus-2026", "meridian-2026"] {
        let source = format!("assessments/{example}.toml");
        let json = stdout(&run(&["assess", &source, "--format", "json"]));
        for ending in ["ods", "xlsx", "csv"] {
            let (book, back) =
                (path(&folder, &format!("{example}.{ending}")), path(&folder, "back.toml"));
            assert_eq!(code(&run(&["export", &source, "-o", &book])), 0);
            let output = run(&["import", &book, "-o", &back, "--force"]);
            assert_eq!(code(&output), 0, "{}", stderr(&output));
            assert_eq!(stdout(&run(&["assess", &back, "--format", "json"])), json, "{ending}");
        }
    }
}

#[test]
fn a_csv_is_imported_and_what_was_assumed_is_said() {
    let folder = folder("import-csv");
    let (csv, toml) = (path(&folder, "answers.csv"), path(&folder, "a.toml"));
    fs::write(&csv, "id,level,note,evidence\nPR9.1,2,Two teams,Ticket export\n").unwrap();
    let output = run(&["import", &csv, "-o", &toml]);
    assert_eq!((code(&output), stdout(&output)), (0, String::new()));
    let said = stderr(&output).replace(&folder.to_string_lossy().into_owned(), "FOLDER");
    insta::assert_snapshot!("import-csv", said);
    assert_eq!(stdout(&run(&["check", &toml])), format!("{toml}: no errors, 0 warnings\n"));
    // The file is there now, and nothing replaces it unasked.
    let again = run(&["import", &csv, "-o", &toml]);
    assert_eq!(code(&again), 2);
    assert!(stderr(&again).contains("exists already"));
    // From a pipe to the screen, with what is known said.
    let options = [
        "import",
        "-",
        "--organisation",
        "Nimbus",
        "--date",
        "2026-03-12",
        "--title",
        "One",
        "--kind",
        "internal-audit",
        "--evidence-kind",
        "measurement",
    ];
    let piped = stdout(&pipe(&options, &fs::read_to_string(&csv).unwrap()));
    for line in [
        "organisation = \"Nimbus\"",
        "date = 2026-03-12",
        "title = \"One\"",
        "kind = \"internal-audit\"",
        "kind = \"measurement\"",
    ] {
        assert!(piped.contains(line), "{piped}");
    }
}

#[test]
fn mistakes_are_told_and_nothing_is_written_unless_leniently() {
    let folder = folder("import-wrong");
    let (csv, toml) = (path(&folder, "answers.csv"), path(&folder, "a.toml"));
    fs::write(&csv, "id,level\nPR9.1,5\nPR9.7,2\nPR9.2,3\n\"\u{1b}[31mPR9\",1\n").unwrap();
    let output = run(&["import", &csv, "-o", &toml, "--date", "2026-03-12"]);
    assert_eq!(code(&output), 1);
    let said = stderr(&output).replace(&folder.to_string_lossy().into_owned(), "FOLDER");
    insta::assert_snapshot!("import-wrong", said);
    assert!(!Path::new(&toml).exists());
    let lenient = run(&["import", &csv, "-o", &toml, "--lenient"]);
    assert_eq!(code(&lenient), 0);
    assert!(stderr(&lenient).contains("3 things were left, everything else was taken"));
    assert!(fs::read_to_string(&toml).unwrap().contains("[answers.PR9.2]\nlevel = 3"));
}

#[test]
fn what_is_no_workbook_is_refused() {
    let folder = folder("import-refused");
    let file = path(&folder, "x.ods");
    for (bytes, words) in [
        (&b"%PDF-1.7 x"[..], "this is not a workbook or CSV (it looks like a PDF)"),
        (b"PK\x03\x04 x", "cut short or damaged"),
        (b"", "the file is empty"),
    ] {
        fs::write(&file, bytes).unwrap();
        let output = run(&["import", &file]);
        assert_eq!((code(&output), stdout(&output)), (2, String::new()));
        assert!(stderr(&output).contains(words), "{}", stderr(&output));
    }
    fs::write(&file, vec![b'P'; 16_000_001]).unwrap();
    assert!(stderr(&run(&["import", &file])).contains("larger than 16 MB"));
    assert_eq!(code(&run(&["import", &file, "--score-column", "12"])), 2);
    assert_eq!(code(&run(&["import", &path(&root(), "README.md"), "--organisation", " "])), 2);
}

#[test]
fn a_workbook_and_an_assessment_file_in_each_others_place_are_told() {
    let example = run(&["import", "assessments/nimbus-2026.toml"]);
    assert_eq!(code(&example), 2);
    assert!(stderr(&example).contains("is an assessment file already"), "{}", stderr(&example));
    let path = folder("import-mixed-up").join("ours.xlsx").to_string_lossy().into_owned();
    assert_eq!(code(&run(&["export", "assessments/nimbus-2026.toml", "-o", &path])), 0);
    let workbook = run(&["assess", &path]);
    assert_eq!(code(&workbook), 1);
    assert!(stderr(&workbook).contains("this looks like a workbook: `fitsm import`"));
}
