//! `fitsm chart …`: where things are, what is said, and what never happens: labels that cover each
//! other, or a picture that a text of the user's breaks.

use std::fmt::Write as _;
use std::fs;

use crate::drawn::{self, Drawn};
use crate::program::{code, folder, pipe, root, run, stderr, stdout};

const NIMBUS: &str = "assessments/nimbus-2026.toml";
const EARLIER: &str = "assessments/nimbus-2025.toml";
const MERIDIAN: &str = "assessments/meridian-2026.toml";

/// Every chart of every example, without its look.
fn all_charts() -> Vec<Vec<&'static str>> {
    let mut all = Vec::new();
    for example in [EARLIER, NIMBUS, MERIDIAN] {
        all.push(vec!["radar", example]);
        for chart in ["heatmap", "gaps", "roadmap"] {
            all.push(vec![chart, example]);
        }
        all.push(vec!["radar", example, "--areas", "GR"]);
        all.push(vec!["radar", example, "--areas", "PR9"]);
        all.push(vec!["radar", example, "--areas", "PR5"]);
        all.push(vec!["radar", example, "--areas", "GR3,PR12"]);
        all.push(vec!["gaps", example, "--sort", "gap", "--areas", "PR"]);
        all.push(vec!["roadmap", example, "--start", "2026-05-01", "--wave", "6w"]);
        all.push(vec!["trend", example]);
    }
    all.push(vec!["radar", NIMBUS, "--with", EARLIER]);
    all.push(vec!["radar", NIMBUS, "--areas", "PR9", "--with", EARLIER]);
    for files in [vec![NIMBUS, EARLIER], vec![NIMBUS, EARLIER, MERIDIAN]] {
        for chart in ["heatmap", "trend"] {
            all.push([&[chart], files.as_slice()].concat());
        }
        all.push([&["trend", "--areas", "PR1,PR2,PR9,PR10,PR12,GR1"], files.as_slice()].concat());
        all.push([&["trend", "--areas", "PR"], files.as_slice()].concat());
    }
    all
}

fn draw(args: &[&str]) -> Drawn {
    let output = run(&[&["chart"], args, &["-o", "-"]].concat());
    assert_eq!(code(&output), 0, "{args:?}: {}", stderr(&output));
    drawn::read(&stdout(&output))
}

#[test]
fn no_label_covers_another_or_leaves_the_page_and_all_can_be_read() {
    // A slide of 1280 pixels is 13.3 inches wide: 15 pixels are 11 points. On A4, with 96 pixels to
    // the inch, 10.6 pixels are 8 points.
    let looks: [(&[&str], f64); 3] =
        [(&[], 15.0), (&["--size", "slide", "--theme", "dark"], 15.0), (&["--size", "a4"], 10.6)];
    for args in all_charts() {
        for (look, least) in looks {
            let args = [args.as_slice(), look].concat();
            let drawn = draw(&args);
            drawn.stays_on_the_page(&args);
            drawn.labels_stay_apart(&args);
            assert!(drawn.title.len() > 10 && drawn.description.len() > 60, "{args:?}");
            let smallest = drawn.texts.iter().map(|text| text.size).fold(99.0, f64::min);
            assert!(smallest >= least, "{args:?}: {smallest}");
        }
    }
}

/// An assessment of PR9 alone on a day, with these levels; -1 is not scored.
fn of_pr9(day: &str, levels: [i8; 6], head: &str) -> String {
    let mut text = format!(
        "format = 1\norganisation = \"Harbour City IT\"\ndate = {day}\nedition = \"3.0\"\n{head}\n"
    );
    for (number, level) in (1..).zip(levels).filter(|(_, level)| *level >= 0) {
        let _ = writeln!(text, "[answers.PR9.{number}]\nlevel = {level}");
    }
    text
}

#[test]
fn bars_of_the_gaps_are_where_the_numbers_say() {
    // The page is 1200 wide with margins of 40, names take 212, so the one panel (there is no own
    // goal) begins at 252 and is 908 wide; 66 are for the verdict, and 24 lie between what has
    // reached the goal and what is not scored, which leaves 818. Against the certification goal of
    // 3: two below (1 and 2), two at it, one above, one not scored. The bars share 818 among 2 + 3 +
    // 1 requirements, 136.33 each; the zero line is at 252 + 272.67 = 524.67, and what is not scored
    // begins at 524.67 + 3 × 136.33 + 24 = 957.67.
    let text = of_pr9("2026-03-12", [1, 2, 3, 3, 4, -1], "");
    let output = pipe(&["chart", "gaps", "-", "--areas", "PR9", "-o", "-"], &text);
    let svg = stdout(&output);
    let drawn = drawn::read(&svg);
    let boxes: Vec<(f64, f64)> = drawn.paths.iter().map(|path| (path.left, path.right)).collect();
    for (left, right) in
        [(252.0, 388.3), (388.3, 524.7), (524.7, 797.3), (797.3, 933.7), (957.7, 1094.0)]
    {
        let near = |one: f64, other: f64| (one - other).abs() < 0.11;
        assert!(
            boxes.iter().any(|(from, to)| near(*from, left) && near(*to, right)),
            "no bar from {left} to {right}: {boxes:?}"
        );
    }
    assert_eq!(drawn.heading(), "Two requirements miss the certification goal; 1 not scored");
}

#[test]
fn time_is_a_real_axis_and_the_order_of_files_does_not_matter() {
    // 365 days from first to last, and 100 to the one between. The field begins at 40 + 56 and is
    // 1120 - 56 - 250 = 814 wide: 96, 96 + 814 × 100 / 365 = 319.0, and 910. It begins 14 below 100
    // and is 480 - 54 = 426 high: level 2 is at 114 + 213, 3 at 114 + 106.5, 4 at 114.
    let folder = folder("trend-axis");
    let mut files = Vec::new();
    for (name, day, level) in
        [("a", "2025-04-11", 3), ("b", "2026-01-01", 4), ("c", "2025-01-01", 2)]
    {
        let path = folder.join(name).with_extension("toml");
        fs::write(&path, of_pr9(day, [level; 6], "")).unwrap();
        files.push(path.to_string_lossy().into_owned());
    }
    let args = |order: [usize; 3]| {
        let files = order.map(|at| files[at].as_str());
        [&["trend"], &files[..], &["--areas", "PR9"]]
            .concat()
            .iter()
            .map(|arg| (*arg).to_owned())
            .collect::<Vec<_>>()
    };
    let draw = |order| {
        let args = args(order);
        let args: Vec<&str> = args.iter().map(String::as_str).collect();
        stdout(&run(&[&["chart"], &args[..], &["-o", "-"]].concat()))
    };
    let svg = draw([0, 1, 2]);
    assert!(svg.contains("<path d=\"M96 327L319 220.5L910 114\""), "{}", &svg[svg.len() - 6000..]);
    assert_eq!(svg, draw([2, 0, 1]));
    assert!(svg.contains("The profile of PR9 rose from 2.00 to 4.00"));
}

#[test]
fn what_does_not_belong_together_is_said() {
    let output = run(&["chart", "trend", NIMBUS, MERIDIAN, "-o", "-"]);
    assert!(stderr(&output).contains("different organisations"));
    assert!(
        stdout(&output).contains("they differ in organisation, kind, evidence policy and scope")
    );
    let path = folder("same-date").join("same.toml");
    let text = fs::read_to_string(root().join(NIMBUS)).unwrap();
    fs::write(&path, text.replace("rule = \"hurdle\"", "rule = \"mean\"")).unwrap();
    let path = path.to_string_lossy().into_owned();
    for chart in ["trend", "heatmap"] {
        let output = run(&["chart", chart, NIMBUS, &path, "-o", "-"]);
        assert!(stderr(&output).contains("combined by different rules"), "{}", stderr(&output));
        assert!(stderr(&output).contains("These have the same date: 2026-03-12"));
        assert!(stdout(&output).contains("they differ in rule; some have the same date"));
    }
}

#[test]
fn an_assessment_laid_under_another_says_what_its_levels_rest_on() {
    let path = folder("laid-under").join("mean.toml");
    let text = fs::read_to_string(root().join(EARLIER)).unwrap();
    fs::write(&path, format!("rule = \"mean\"\n{text}")).unwrap();
    let path = path.to_string_lossy().into_owned();
    let output = run(&["chart", "radar", NIMBUS, "--with", &path, "-o", "-"]);
    let said = stderr(&output);
    assert!(said.contains("combined by different rules"), "{said}");
    assert!(said.contains("mean (before), hurdle (now)"), "{said}");
    assert!(stdout(&output).contains("they differ in rule"));
    let same = run(&["chart", "radar", NIMBUS, "--with", EARLIER, "-o", "-"]);
    assert!(!stdout(&same).contains("they differ") && !stderr(&same).contains("rules"));
}

#[test]
fn many_assessments_stay_readable_and_what_is_left_out_is_said() {
    let folder = folder("many");
    let mut files = Vec::new();
    for year in 2001..=2022 {
        let path = folder.join(format!("{year}.toml"));
        fs::write(&path, of_pr9(&format!("{year}-03-01"), [2, 3, -1, 2, 2, 4], "")).unwrap();
        files.push(path.to_string_lossy().into_owned());
    }
    let files: Vec<&str> = files.iter().map(String::as_str).collect();
    for (chart, said) in [("heatmap", "Shown are the latest 18 of 22"), ("trend", "2001-03-01 to")]
    {
        for look in [&[][..], &["--size", "slide"], &["--size", "a4"]] {
            let args = [&["chart", chart, "-o", "-"], &files[..], look].concat();
            let svg = stdout(&run(&args));
            assert!(svg.contains(said), "{chart} {look:?}");
            let drawn = drawn::read(&svg);
            drawn.labels_stay_apart(look);
            drawn.stays_on_the_page(look);
        }
    }
}

#[test]
fn areas_are_chosen_by_id_code_and_kind() {
    let table = |areas: &str| {
        let path = folder("areas").join("radar.svg").to_string_lossy().into_owned();
        let output =
            run(&["chart", "radar", NIMBUS, "--areas", areas, "-o", &path, "--table", "-"]);
        (stdout(&output), stderr(&output))
    };
    let ids = |areas: &str| -> String {
        let rows = table(areas).0;
        rows.lines().skip(1).filter_map(|line| line.split(' ').next()).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(ids("GR"), "GR1 GR2 GR3 GR4 GR5 GR6 GR7");
    assert_eq!(ids("PR10,isrm,GR1,PR10"), "GR1 PR9 PR10");
    // One area shows its requirements; two axes are no radar.
    assert_eq!(ids("PR2"), "PR2.1 PR2.2 PR2.3 PR2.4 PR2.5");
    assert_eq!(ids("GR3"), "GR3.1 GR3.2");
    assert!(table("GR3").1.contains("a radar needs 3 axes, and there are 2; bars are drawn"));
    assert!(table("PR99").1.contains("`PR99` is not an area of FitSM-1"));
}

#[test]
fn tables_hold_the_data_of_the_pictures() {
    let folder = folder("tables");
    let path = |name: &str| folder.join(name).to_string_lossy().into_owned();
    for (chart, rows, columns) in [
        ("radar", 21, 11),
        ("heatmap", 82, 7),
        ("gaps", 42, 11),
        ("trend", 22, 9),
        ("roadmap", 40, 11),
    ] {
        let (picture, table) = (path(&format!("{chart}.svg")), path(&format!("{chart}.csv")));
        let output = run(&["chart", chart, MERIDIAN, "-o", &picture, "--table", &table]);
        assert_eq!(code(&output), 0, "{}", stderr(&output));
        let mut read = csv::Reader::from_path(&table).unwrap();
        assert_eq!(read.headers().unwrap().len(), columns, "{chart}");
        assert_eq!(read.records().map(Result::unwrap).count(), rows, "{chart}");
        let (picture, table) = (path(&format!("{chart}-2.svg")), path(&format!("{chart}.md")));
        run(&["chart", chart, MERIDIAN, "-o", &picture, "--table", &table]);
        assert_eq!(fs::read_to_string(&table).unwrap().lines().count(), rows + 2, "{chart}");
    }
    let refused = |table: &str, output: &str| {
        let output = run(&["chart", "gaps", MERIDIAN, "-o", output, "--table", table]);
        assert_eq!(code(&output), 2);
        stderr(&output)
    };
    assert!(refused("-", "-").contains("cannot both go to one place"));
    assert!(refused("x.ods", "-").contains("should end in .csv or .md"));
    assert!(refused(MERIDIAN, "-").contains("should end in .csv or .md"));
    assert!(refused(&path("radar.csv"), "-").contains("exists already"));
}

#[test]
fn a_roadmap_tells_what_it_leaves_out_and_when_the_waves_are() {
    let output = run(&["chart", "roadmap", EARLIER, "-o", "-", "--steps-per-wave", "9"]);
    assert!(stdout(&output).contains("Left out here: "), "{}", stderr(&output));
    assert!(stderr(&output).contains("`fitsm backlog` lists all steps"));
    let output = run(&["chart", "roadmap", NIMBUS, "-o", "-", "--size", "slide"]);
    let picture = stdout(&output);
    assert!(picture.contains("more steps</text>") && !picture.contains("fitsm backlog"));
    let args = ["chart", "roadmap", NIMBUS, "-o", "-"];
    let with = |rest: &[&str]| run(&[&args[..], rest].concat());
    let dated = with(&["--start", "2026-05-01", "--wave", "3m"]);
    assert!(stdout(&dated).contains("2026-08-01 to 2026-10-31"));
    for (start, wave, said) in [
        ("2026-13-01", "3m", "not a date"),
        ("2026-05-01", "3 months", "such as 6w or 3m"),
        ("9999-11-01", "3m", "beyond the year 9999"),
    ] {
        let output = with(&["--start", start, "--wave", wave]);
        assert_eq!(code(&output), 2);
        assert!(stderr(&output).contains(said), "{}", stderr(&output));
    }
    assert_eq!(code(&with(&["--start", "2026-05-01"])), 2);
    // Nothing to do.
    let met = of_pr9("2026-03-12", [3; 6], "[certification-goal]\nPR9 = 3");
    let met = pipe(&["chart", "roadmap", "-", "-o", "-"], &met);
    assert!(stdout(&met).contains("Nothing to do: every goal is met"));
}

#[test]
fn no_text_of_the_user_breaks_a_picture() {
    let long = "Wide ".repeat(2000);
    for name in [
        "<script>alert(1)</script>&amp;\\\"'",
        "\\u202eright to left\\u202c \\u2066x\\u0007\\uffff",
        long.as_str(),
        "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW",
        "組織の名前がとても長くて一行には入りきらない場合の例として書かれた組織の名前",
    ] {
        let head = format!("title = \"{name}\"\n[goal]\ndefault = 3");
        let text =
            of_pr9("2026-03-12", [0, 1, 2, 3, 4, -1], &head).replace("Harbour City IT", name);
        for chart in ["radar", "heatmap", "gaps", "trend", "roadmap"] {
            for size in ["slide", "a4"] {
                let args = ["chart", chart, "-", "-o", "-", "--size", size];
                let output = pipe(&args, &text);
                let svg = stdout(&output);
                assert!(!svg.contains("<script"), "{chart}");
                let drawn = drawn::read(&svg);
                drawn.stays_on_the_page(&args);
                drawn.labels_stay_apart(&args);
                let longest = drawn.texts.iter().map(|text| text.words.chars().count()).max();
                assert!(longest.unwrap() < 200, "{chart}: {longest:?}");
            }
        }
    }
}

#[test]
fn a_picture_of_nothing_is_still_a_picture() {
    let empty = "format = 1\norganisation = \"New\"\ndate = 2026-03-12\nedition = \"3.0\"\n";
    let out: String = (1..=7)
        .map(|number| format!("GR{number} = \"no\"\n"))
        .chain((1..=14).map(|number| format!("PR{number} = \"no\"\n")))
        .collect();
    for text in [empty.to_owned(), format!("{empty}[out-of-scope]\n{out}")] {
        for chart in ["radar", "heatmap", "gaps", "trend", "roadmap"] {
            let args = ["chart", chart, "-", "-o", "-"];
            let output = pipe(&args, &text);
            assert_eq!(code(&output), 0, "{chart}: {}", stderr(&output));
            let drawn = drawn::read(&stdout(&output));
            drawn.labels_stay_apart(&args);
            drawn.stays_on_the_page(&args);
        }
    }
}

#[test]
fn a_file_with_errors_or_two_pipes_draw_nothing() {
    let wrong = "tests/fixtures/invalid/invalid-level/all-kinds.toml";
    for chart in ["radar", "heatmap", "gaps", "trend", "roadmap"] {
        let output = run(&["chart", chart, wrong, "-o", "-"]);
        assert_eq!((code(&output), stdout(&output).as_str()), (1, ""), "{chart}");
    }
    let output = pipe(&["chart", "trend", "-", "-", "-o", "-"], "");
    assert!(stderr(&output).contains("only one file can be piped in"));
}

#[test]
fn every_chart_is_a_png_too() {
    let folder = folder("pngs");
    for chart in ["heatmap", "gaps", "trend", "roadmap"] {
        let path = folder.join(chart).with_extension("png").to_string_lossy().into_owned();
        let args = [
            "chart", chart, NIMBUS, "-o", &path, "--width", "640", "--size", "slide", "--theme",
            "dark",
        ];
        assert_eq!(code(&run(&args)), 0);
        let png = fs::read(&path).unwrap();
        assert!(png.starts_with(b"\x89PNG"));
        assert_eq!(png[16..24], [640u32.to_be_bytes(), 360u32.to_be_bytes()].concat());
    }
}
