//! `fitsm chart …`: what pictures and their tables say is so, also where little is known.

use std::fmt::Write as _;

use crate::drawn::{self, Drawn};
use crate::program::{code, pipe, stderr, stdout};

const HEAD: &str = "format = 1\norganisation = \"New\"\ndate = 2026-03-12\nedition = \"3.0\"\n";

/// Everything but PR9 out of scope, and PR9 too if asked.
fn out_of_scope(pr9_too: bool) -> String {
    let mut text = "[out-of-scope]\n".to_owned();
    let areas = (1..=7).map(|at| format!("GR{at}")).chain((1..=14).map(|at| format!("PR{at}")));
    for area in areas.filter(|area| pr9_too || area != "PR9") {
        let _ = writeln!(text, "{area} = \"no\"");
    }
    text
}

/// PR9 with these levels; -1 is not scored, -2 not applicable.
fn pr9(levels: [i8; 6]) -> String {
    let mut text = String::new();
    for (number, level) in (1..).zip(levels) {
        let _ = match level {
            -1 => Ok(()),
            -2 => writeln!(
                text,
                "[answers.PR9.{number}.not-applicable]\nreason = \"no\"\napproved-by = \"me\""
            ),
            _ => writeln!(text, "[answers.PR9.{number}]\nlevel = {level}"),
        };
    }
    text
}

fn draw(args: &[&str], assessment: &str) -> Drawn {
    let output = pipe(&[&["chart"], args, &["-", "-o", "-"]].concat(), assessment);
    assert_eq!(code(&output), 0, "{args:?}: {}", stderr(&output));
    let drawn = drawn::read(&stdout(&output));
    drawn.stays_on_the_page(args);
    drawn.labels_stay_apart(args);
    drawn
}

fn heading(args: &[&str], assessment: &str) -> String {
    draw(args, assessment).heading().to_owned()
}

#[test]
fn gaps_never_read_as_success_while_something_is_not_scored() {
    let gaps = |text: &str| heading(&["gaps"], &format!("{HEAD}{text}"));
    assert_eq!(gaps(""), "82 requirements are not scored");
    let of_pr9 =
        |levels, goals: &str| gaps(&format!("{goals}{}{}", out_of_scope(false), pr9(levels)));
    let both = "[goal]\nPR9 = 3\n";
    let own = "[goal]\nPR9 = 3\n[certification-goal]\nPR1 = 3\n";
    assert_eq!(of_pr9([-1; 6], ""), "Six requirements are not scored");
    assert_eq!(of_pr9([-1, -2, -2, -2, -2, -2], ""), "One requirement is not scored");
    assert_eq!(
        of_pr9([3, 3, 3, 3, 4, -1], ""),
        "No scored requirement misses the certification goal; 1 is not scored yet"
    );
    assert_eq!(
        of_pr9([3, 3, 3, 3, -1, -1], both),
        "No scored requirement misses a goal; 2 are not scored yet"
    );
    assert_eq!(
        of_pr9([2, 3, 3, 3, -1, -1], ""),
        "One requirement misses the certification goal; 2 not scored"
    );
    // What is not scored and has no goal keeps nobody from one.
    assert_eq!(of_pr9([3; 6], ""), "No requirement misses the certification goal");
    assert_eq!(of_pr9([3; 6], own), "No requirement misses the own goal");
    assert_eq!(of_pr9([3; 6], both), "No requirement misses a goal");
    let none = "[certification-goal]\nPR1 = 3\n";
    assert_eq!(of_pr9([-1; 6], none), "No requirement that applies has a goal");
}

#[test]
fn what_is_not_scored_stands_apart_from_what_has_reached_a_goal() {
    // PR9 has six requirements, and the bars of the one panel lie between 252 and 1094 as in
    // `charts`: 818 among 1 + 1 + 6, 102.25 each, and 24 before what is not scored. Zero is at
    // 354.25, the side of what has reached the goal ends at 456.5, and the rest begins at 480.5.
    let text = format!("{HEAD}{}", out_of_scope(false));
    let drawn = draw(&["gaps", "--areas", "PR9"], &text);
    let is_near = |one: f64, other: f64| (one - other).abs() < 0.11;
    let bars: Vec<_> = drawn.paths.iter().filter(|path| path.right > 1000.0).collect();
    assert!(bars.len() == 1 && is_near(bars[0].left, 480.5), "{bars:?}");
    assert!(is_near(bars[0].right, 1094.0), "{bars:?}");
    assert!(drawn.paths.iter().any(|path| is_near(path.left, 354.25)), "the zero line");
    let legend = drawn.texts.iter().filter(|text| text.words.to_lowercase() == "not scored");
    assert_eq!(legend.count(), 2, "above its column, and in the legend");
}

#[test]
fn the_table_of_the_gaps_counts_only_what_is_held_against_a_goal() {
    let folder = crate::program::folder("gaps-table");
    let path = |name: &str| folder.join(name).to_string_lossy().into_owned();
    let (picture, table) = (path("gaps.svg"), path("gaps.csv"));
    let text = format!("{HEAD}{}{}", out_of_scope(false), pr9([1, 3, 4, 2, -1, -2]));
    let output = pipe(&["chart", "gaps", "-", "-o", &picture, "--table", &table], &text);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let table = std::fs::read_to_string(table).unwrap();
    for row in [
        "PR8,certification-goal,3,out-of-scope,,,,,,,",
        "PR9,goal,,no-goal,,,,,,,",
        // Against 3: level 1 is two below, 2 one below, one at it, one above, one not scored.
        "PR9,certification-goal,3,not-met,0,1,1,1,1,1,3",
    ] {
        assert!(table.lines().any(|line| line == row), "{row}\n{table}");
    }
}

#[test]
fn both_goals_are_missed_only_by_requirements_that_miss_both() {
    let level_2 = |area: &str, count: u8| -> String {
        let each = (1..=count).map(|number| format!("[answers.{area}.{number}]\nlevel = 2\n"));
        each.collect()
    };
    let answers = level_2("PR8", 4) + &level_2("PR10", 4);
    let of =
        |goals: &str| heading(&["gaps", "--areas", "PR8,PR10"], &format!("{HEAD}{goals}{answers}"));
    assert_eq!(
        of("[goal]\nPR8 = 3\n[certification-goal]\nPR10 = 3\n"),
        "Four requirements miss the own goal, 4 the certification goal"
    );
    assert_eq!(
        of("[goal]\nPR8 = 3\n[certification-goal]\nPR8 = 3\n"),
        "Four requirements miss both the own and the certification goal"
    );
    assert_eq!(
        of("[goal]\nPR8 = 2\n[certification-goal]\nPR8 = 3\n"),
        "Four requirements miss the certification goal, none the own goal"
    );
    assert_eq!(
        of("[goal]\nPR8 = 3\n[certification-goal]\nPR10 = 2\n"),
        "Four requirements miss the own goal, none the certification goal"
    );
}

#[test]
fn where_nothing_applies_no_picture_speaks_of_goals_or_scores() {
    let not_applicable = format!("{HEAD}{}{}", out_of_scope(false), pr9([-2; 6]));
    let out = format!("{HEAD}{}", out_of_scope(true));
    for (text, why, gaps) in [
        (
            &not_applicable,
            "no requirement that is in scope applies",
            "No requirement that is in scope applies",
        ),
        (&out, "every area is out of scope", "Every area is out of scope"),
    ] {
        assert_eq!(heading(&["roadmap"], text), format!("Nothing to plan: {why}"));
        assert_eq!(heading(&["gaps"], text), gaps);
        for chart in ["radar", "trend", "heatmap"] {
            let drawn = draw(&[chart], text);
            assert_eq!(drawn.heading(), format!("No maturity level: {why}"), "{chart}");
            assert!(!drawn.texts.iter().any(|text| text.words.contains("not scored")), "{chart}");
        }
    }
    let radar = draw(&["radar"], &not_applicable);
    assert!(radar.texts.iter().any(|text| text.words == "No line: not applicable"));
    // One area alone, and some.
    let of = |areas: &str, text: &str| heading(&["gaps", "--areas", areas], text);
    assert_eq!(of("PR9", &not_applicable), "No requirement of PR9 applies");
    assert_eq!(of("PR8", &not_applicable), "PR8 is out of scope");
    assert_eq!(of("PR8,PR9", &not_applicable), "No requirement of these areas applies");
    assert_eq!(heading(&["radar", "--areas", "PR7,PR8"], &out), "All these areas are out of scope");
    // Only areas in scope that have no requirement scored have no line because of that.
    let open = format!("{HEAD}{}", out_of_scope(false));
    let radar = draw(&["radar"], &open);
    assert!(radar.texts.iter().any(|text| text.words == "No line: not scored"));
}

#[test]
fn a_roadmap_without_steps_says_which_goals_are_met() {
    let of = |to: &str, goals: &str| {
        let text = format!("{HEAD}{goals}{}{}", out_of_scope(false), pr9([3; 6]));
        heading(&["roadmap", "--to", to], &text)
    };
    assert_eq!(of("both", ""), "Nothing to do: every goal is met");
    assert_eq!(of("certification-goal", ""), "Nothing to do: every certification goal is met");
    assert_eq!(of("goal", ""), "Nothing to plan: no requirement that applies has an own goal");
    assert_eq!(of("goal", "[goal]\nPR9 = 2\n"), "Nothing to do: every own goal is met");
}

/// Reads a text as the bidirectional algorithm lays it out where each isolate is one object: what is
/// outside of isolates, with a mark for each.
fn outside(text: &str) -> String {
    let (mut out, mut depth) = (String::new(), 0);
    for c in text.chars() {
        match c {
            '\u{2068}' => {
                depth += 1;
                out.push('□');
            }
            '\u{2069}' => depth -= 1,
            c if depth == 0 => out.push(c),
            _ => {}
        }
    }
    assert_eq!(depth, 0, "{text:?}");
    out
}

#[test]
fn a_name_from_right_to_left_turns_neither_dates_nor_numbers() {
    let rtl = |text: &str| text.chars().any(|c| ('\u{590}'..='\u{8ff}').contains(&c));
    let long = "אוניברסיטה ".repeat(60);
    for name in ["مركز الحوسبة بجامعة الخرطوم", "האוניברסיטה 2", "دانشگاه می\u{200c}خواهم", &long]
    {
        let text = HEAD.replace("\"New\"", &format!("\"{name}\"\ntitle = \"Title {name}\""));
        let text = text.replace("\"3.0\"", "\"3.0\"\nkind = \"self-assessment\"");
        for chart in ["radar", "heatmap", "gaps", "roadmap"] {
            for size in ["slide", "a4"] {
                let args = ["chart", chart, "-", "-o", "-", "--size", size];
                let drawn = drawn::read(&stdout(&pipe(&args, &text)));
                let lines: Vec<String> =
                    drawn.texts.iter().map(|text| outside(&text.words)).collect();
                assert!(!lines.iter().any(|line| rtl(line)), "{chart}: {lines:?}");
                let all = lines.join("\n");
                assert!(all.contains("2026-03-12 · self-assessment"), "{chart}: {all}");
                assert!(outside(&drawn.title).ends_with(": □"), "{chart}: {}", drawn.title);
            }
        }
        let trend = drawn::read(&stdout(&pipe(&["chart", "trend", "-", "-o", "-"], &text)));
        let line = trend.texts.iter().map(|text| outside(&text.words));
        assert!(line.into_iter().any(|line| line.starts_with("□ · 1 assessment: 2026-03-12")));
    }
    // A report takes out what steers a page, but not what keeps the name in its charts to itself.
    let report = stdout(&pipe(&["report", "-"], &HEAD.replace("New", "مركز الحوسبة")));
    assert!(report.contains("&#x2069; · 2026-03-12 · FitSM-1"), "the report's charts");
    // A name from left to right needs no sign that some programs would draw.
    assert!(!stdout(&pipe(&["chart", "radar", "-", "-o", "-"], HEAD)).contains("&#x"));
}

#[test]
fn names_over_the_columns_of_a_heatmap_stay_beside_their_dates() {
    let folder = crate::program::folder("rtl-heatmap");
    let mut files = Vec::new();
    for (at, name) in ["מרכז המחשבים", "مركز الحوسبة"].iter().enumerate() {
        let path = folder.join(format!("{at}.toml"));
        std::fs::write(&path, HEAD.replace("New", name)).unwrap();
        files.push(path.to_string_lossy().into_owned());
    }
    let svg = stdout(&crate::program::run(&["chart", "heatmap", &files[0], &files[1], "-o", "-"]));
    assert!(svg.contains(">2026-03-12 &#x2068;מרכז המחשבים&#x2069;<"));
    assert!(svg.contains(">2026-03-12 &#x2068;مركز الحوسبة&#x2069;<"));
}

/// The table of a chart as CSV.
fn table(name: &str, args: &[&str]) -> String {
    let folder = crate::program::folder(name);
    let path = |name: &str| folder.join(name).to_string_lossy().into_owned();
    let (picture, table) = (path("x.svg"), path("x.csv"));
    let output =
        crate::program::run(&[&["chart"], args, &["-o", &picture, "--table", &table]].concat());
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    std::fs::read_to_string(table).unwrap()
}

const MERIDIAN: &str = "assessments/meridian-2026.toml";

#[test]
fn columns_of_numbers_hold_numbers_alone() {
    // Areas by columns of numbers: all but id, name and the like are numbers or empty.
    let words = [
        "id",
        "name",
        "scope",
        "state",
        "requirement",
        "goal_result",
        "certification_result",
        "area",
        "of",
        "result",
        "date",
        "organisation",
        "step",
        "title",
        "band",
        "after",
        "start",
        "end",
    ];
    for (at, args) in [
        vec!["radar", MERIDIAN],
        vec!["radar", MERIDIAN, "--areas", "PR14"],
        vec!["radar", MERIDIAN, "--areas", "PR13", "--with", "assessments/nimbus-2026.toml"],
        vec!["heatmap", MERIDIAN],
        vec!["heatmap", MERIDIAN, "assessments/nimbus-2026.toml"],
        vec!["gaps", MERIDIAN],
        vec!["trend", MERIDIAN],
        vec!["roadmap", MERIDIAN],
    ]
    .iter()
    .enumerate()
    {
        let text = table(&format!("numbers-{at}"), args);
        let mut read = csv::Reader::from_reader(text.as_bytes());
        let headings = read.headers().unwrap().clone();
        for row in read.records().map(Result::unwrap) {
            for (heading, cell) in headings.iter().zip(&row) {
                let is_number = cell.is_empty() || cell.parse::<f64>().is_ok();
                assert!(is_number || words.contains(&heading), "{args:?}: {heading} {cell}");
            }
        }
    }
}

#[test]
fn the_table_of_a_radar_agrees_with_the_assessment() {
    let text = table("radar-areas", &["radar", MERIDIAN]);
    let output = crate::program::run(&["assess", MERIDIAN, "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&stdout(&output)).unwrap();
    let mut read = csv::Reader::from_reader(text.as_bytes());
    let areas = json["areas"].as_array().unwrap();
    assert_eq!(areas.len(), 21);
    for (row, area) in read.records().map(Result::unwrap).zip(areas) {
        let shown = |value: &serde_json::Value| match value {
            serde_json::Value::Null => String::new(),
            serde_json::Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        let coverage = &area["coverage"];
        let expected = [
            (0, &area["id"]),
            (2, &area["scope"]),
            (3, &area["level"]),
            (4, &area["at_most"]),
            (6, &coverage["scored"]),
            (7, &coverage["applicable"]),
            (8, &area["goal"]),
            (9, &area["certification_goal"]),
        ];
        for (column, value) in expected {
            assert_eq!(row[column], shown(value), "{row:?}");
        }
        let profile = area["profile"].as_f64();
        assert_eq!(row[5], profile.map_or(String::new(), |mean| format!("{mean:.2}")), "{row:?}");
    }
    // Nothing of PR14 is scored: it is at most 4. PR13 is out of scope and keeps its goal.
    assert!(text.contains("PR14,Improvement,in,,4,,0,3,,3,\n"), "{text}");
    assert!(text.contains("PR13,Releases,out,,,,0,0,,3,\n"), "{text}");
    let one = table("radar-one", &["radar", MERIDIAN, "--areas", "PR12"]);
    let first = "id,name,state,level,goal,certification_goal,earlier\n";
    assert!(one.starts_with(first), "{one}");
    assert!(one.lines().any(|line| line.contains(",unscored,,2,3,")), "{one}");
}

#[test]
fn fields_of_a_heatmap_show_what_its_subtitle_promises() {
    // PR9 with levels 2, 2, 3 and three not scored: at most 2, and a profile of 7/3. The field is 227
    // wide among 4 assessments, 82 among 11, and 56 among 16; the text needs about 115, 75 or 25.
    let folder = crate::program::folder("heatmap-words");
    let mut files = Vec::new();
    for year in 2001..=2016 {
        let path = folder.join(format!("{year}.toml"));
        let text = HEAD.replace("2026", &year.to_string());
        let open = if year < 2014 { -1 } else { 2 };
        std::fs::write(&path, format!("{text}{}", pr9([2, 2, 3, open, open, open]))).unwrap();
        files.push(path.to_string_lossy().into_owned());
    }
    let of = |count: usize| {
        let files: Vec<&str> = files.iter().rev().take(count).map(String::as_str).collect();
        let args = [&["chart", "heatmap", "-o", "-"], &files[..]].concat();
        let drawn = drawn::read(&stdout(&crate::program::run(&args)));
        drawn.labels_stay_apart(&args);
        drawn.texts.into_iter().map(|text| text.words).collect::<Vec<_>>()
    };
    let has = |texts: &[String], text: &str| texts.iter().any(|one| one == text);
    let all = of(4);
    assert!(has(&all, "≤ 2 · 2.33 (3/6)") && has(&all, "2 · 2.17"), "{all:?}");
    assert!(has(&all, "Level · profile of each area, by assessment"));
    let means = of(11);
    assert!(has(&means, "≤ 2 · 2.33") && has(&means, "2 · 2.17"), "{means:?}");
    assert!(has(&means, "Level · profile of each area, by assessment; the table has the coverage"));
    let levels = of(16);
    assert!(has(&levels, "≤ 2") && has(&levels, "2"), "{levels:?}");
    assert!(has(&levels, "Level of each area, by assessment; the table has the profiles"));
    assert!(!levels.iter().any(|text| text.contains("2 · 2.")));
}
