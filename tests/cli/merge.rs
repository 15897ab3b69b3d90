//! `fitsm merge`: several people's files as one, and how far they agree.

use std::fs;
use std::path::Path;

use crate::program::{code, folder, pipe, run, show, stderr, stdout};

const OKAFOR: &str = "assessments/nimbus-2026-pr9-okafor.toml";
const BRANDAO: &str = "assessments/nimbus-2026-pr9-brandao.toml";

/// The head of a file of somebody.
fn head(person: &str) -> String {
    format!(
        "format = 1\norganisation = \"Harbour City IT\"\ndate = 2026-03-12\nedition = \"3.0\"\n\
         [[assessors]]\nname = \"{person}\"\n"
    )
}

/// Writes files into a folder and gives their paths.
fn files<const N: usize>(folder: &Path, texts: [(&str, String); N]) -> [String; N] {
    texts.map(|(name, text)| {
        let path = folder.join(name);
        fs::write(&path, text).unwrap();
        path.to_string_lossy().into_owned()
    })
}

#[test]
fn the_example_of_two_assessors() {
    let output = run(&["merge", OKAFOR, BRANDAO]);
    insta::assert_snapshot!("merge", show(&output));
    for line in stderr(&output).lines() {
        assert!(line.chars().count() <= 80, "{line}");
    }
    let lead = run(&["merge", BRANDAO, "--lead", OKAFOR, "--policy", "lead"]);
    assert_eq!(code(&lead), 0);
    // What was said and by whom is the same; R. Okafor's levels count, and where he gave none,
    // S. Brandão's does.
    let merged = stdout(&lead);
    let level = |id: &str| {
        let answer = merged.split(&format!("[answers.{id}]\n")).nth(1).unwrap();
        answer.lines().next().unwrap().to_owned()
    };
    let levels = ["PR9.1", "PR9.2", "PR9.3", "PR9.4", "PR9.5", "PR9.6"].map(level);
    assert_eq!(levels.map(|line| line.replace("level = ", "")), ["3", "4", "2", "2", "3", "3"]);
    assert!(stderr(&lead).contains("R. Okafor 4; S. Brandão 3 → 4"), "{}", stderr(&lead));
}

#[test]
fn the_figures_in_every_form() {
    let folder = folder("agreement");
    let merged = folder.join("merged.toml").to_string_lossy().into_owned();
    let record = |ending: &str| {
        let path = folder.join(format!("agreement.{ending}")).to_string_lossy().into_owned();
        let args = ["merge", OKAFOR, BRANDAO, "-o", &merged, "--agreement", &path, "--force"];
        let output = run(&args);
        assert_eq!(code(&output), 0, "{}", show(&output));
        assert_eq!(stdout(&output), "");
        fs::read_to_string(path).unwrap()
    };
    // Levels 3 3, 4 3, 2 3, 2 2: n(2) = 3, n(3) = 4, n(4) = 1; d(2,3) = 49, d(2,4) = 144,
    // d(3,4) = 25. Alpha is 1 − 7·(25 + 49) / (3·4·49 + 3·1·144 + 4·1·25) = 1 − 518/1120 = 0.5375.
    let json: serde_json::Value = serde_json::from_str(&record("json")).unwrap();
    let overall = &json["agreement"]["overall"];
    assert_eq!((overall["compared"].as_u64(), overall["agreed"].as_u64()), (Some(4), Some(2)));
    assert_eq!(overall["alpha"].as_f64(), Some(0.54));
    assert_eq!(overall["mean_spread"].as_f64(), Some(0.5));
    assert_eq!(json["respondents"], serde_json::json!(["R. Okafor", "S. Brandão"]));
    assert_eq!(json["disagreements"][0]["requirement"], "PR9.2");
    assert_eq!(json["disagreements"][0]["said"][1]["level"], 3);
    assert_eq!(json["disagreements"][1]["chosen"], serde_json::Value::Null);
    let csv = record("csv");
    let rows: Vec<&str> = csv.lines().collect();
    assert_eq!(rows.len(), 3, "a heading, PR9 and all: {csv}");
    assert_eq!(rows[2], "all,,2,6,4,2,0.50,4,2,0.50,0.50,1,0.54,");
    let markdown = record("md");
    assert!(markdown.contains("| **All** | 2 | 4 | 2 | 0.50 | 0.50 | 1 | 0.54 |"), "{markdown}");
    assert!(markdown.contains("R. Okafor 4; S. Brandão 3 | 1 | open |"), "{markdown}");
}

#[test]
fn a_dispute_is_told_until_it_is_settled() {
    let folder = folder("dispute");
    let path = folder.join("merged.toml");
    let merged = path.to_string_lossy().into_owned();
    assert_eq!(code(&run(&["merge", OKAFOR, BRANDAO, "-o", &merged])), 0);
    let check = stdout(&run(&["check", &merged]));
    assert_eq!(check.matches("warning[disputed-answer]").count(), 2, "{check}");
    assert!(check.contains(", 2 disputed and not settled"), "{check}");
    let told = "PR9.2 (R. Okafor 4; S. Brandão 3)";
    let text = stdout(&run(&["assess", &merged]));
    assert!(text.contains(&format!("Several people disagree: {told}")), "{text}");
    let markdown = stdout(&run(&["assess", &merged, "--format", "markdown"]));
    assert!(markdown.contains(&format!("- Several people disagree: {told}")), "{markdown}");
    let json: serde_json::Value =
        serde_json::from_str(&stdout(&run(&["assess", &merged, "--format", "json"]))).unwrap();
    let disputed = json["requirements"].as_array().unwrap();
    let disputed = disputed.iter().find(|each| each["id"] == "PR9.2").unwrap();
    assert_eq!((disputed["state"].as_str(), disputed["level"].as_u64()), (Some("unscored"), None));
    let settled = fs::read_to_string(&path).unwrap();
    let settled = settled
        .replace("[answers.PR9.2]\n", "[answers.PR9.2]\nlevel = 4\n")
        .replace("[answers.PR9.3]\n", "[answers.PR9.3]\nlevel = 2\n");
    assert!(!stdout(&pipe(&["check", "-"], &settled)).contains("disputed"));
    // Merged with one of the two again, the settlement stands: nothing new was said. A third
    // person's answer opens it again.
    let again = pipe(&["merge", "-", BRANDAO], &settled);
    assert!(stderr(&again).contains("R. Okafor 4; S. Brandão 3 → 4"), "{}", stderr(&again));
    let third = folder.join("third.toml");
    let okafor = fs::read_to_string(crate::program::root().join(OKAFOR)).unwrap();
    fs::write(&third, okafor.replace("R. Okafor", "A. Lind").replace("level = 4", "level = 1"))
        .unwrap();
    let three = pipe(&["merge", "-", &third.to_string_lossy()], &settled);
    assert!(stderr(&three).contains("the input had settled PR9.2 (4)"), "{}", stderr(&three));
    assert!(stderr(&three).contains("A. Lind 1 → open"), "{}", stderr(&three));
}

#[test]
fn files_that_cannot_be_merged() {
    let folder = folder("not-merged");
    let [a, b, out, wrong] = files(
        &folder,
        [
            ("a.toml", head("A. Weber") + "[answers.PR9.1]\nlevel = 2\n"),
            ("b.toml", head("R. Okafor").replace("Harbour", "Mountain")),
            ("out.toml", head("J. Lind") + "[out-of-scope]\nPR9 = \"Run by a partner\"\n"),
            ("wrong.toml", head("B") + "[answers.PR9.1]\nlevel = 7\n"),
        ],
    );
    let target = folder.join("merged.toml").to_string_lossy().into_owned();
    for (args, expected) in [
        (vec![&*a], "there is only one file"),
        (vec![&a, &a], "is named twice"),
        (vec![&a, &b], "of organisation \"Harbour City IT\", and "),
        (vec![&a, &out], "PR9 is out of scope in "),
        (vec![&a, &out, "--policy", "lead"], "--policy lead needs --lead FILE"),
        (vec![&a, &out, "--agreement", "x.txt"], "should end in .json, .csv or .md"),
        (vec![&a, &out, "--agreement", &target], "should end in"),
        (vec![&a, "nowhere.toml"], "there is no such file"),
    ] {
        let mut all = vec!["merge", "-o", &target];
        all.extend(args);
        let output = run(&all);
        assert_eq!((code(&output), stdout(&output).as_str()), (2, ""), "{all:?}");
        assert!(stderr(&output).contains(expected), "{all:?}: {}", stderr(&output));
        assert!(!Path::new(&target).exists());
    }
    // Both files of a refusal are named, and errors are told with their place.
    let refused = stderr(&run(&["merge", &a, &out]));
    assert!(refused.contains(&a) && refused.contains(&out), "{refused}");
    let failed = run(&["merge", &wrong, &a]);
    assert_eq!((code(&failed), stdout(&failed).as_str()), (1, ""));
    assert!(stderr(&failed).contains("wrong.toml:8:9"), "{}", stderr(&failed));
}

#[test]
fn nothing_is_replaced_unasked_and_no_input_ever() {
    let folder = folder("merge-output");
    let [a, b] = files(
        &folder,
        [
            ("a.toml", head("A. Weber") + "[answers.PR9.1]\nlevel = 2\n"),
            ("b.toml", head("R. Okafor") + "[answers.PR9.1]\nlevel = 2\n"),
        ],
    );
    let before = fs::read(&b).unwrap();
    let over = run(&["merge", &a, &b, "-o", &b, "--force"]);
    assert_eq!(code(&over), 2);
    assert!(stderr(&over).contains("is what is being read"));
    let record = folder.join("agreement.md").to_string_lossy().into_owned();
    fs::write(&record, "precious").unwrap();
    let target = folder.join("merged.toml").to_string_lossy().into_owned();
    let over = run(&["merge", &a, &b, "-o", &target, "--agreement", &record]);
    assert_eq!(code(&over), 2);
    assert!(stderr(&over).contains("exists already"));
    assert_eq!(fs::read(&b).unwrap(), before);
    assert_eq!(fs::read_to_string(&record).unwrap(), "precious");
    assert!(!Path::new(&target).exists());
    assert_eq!(code(&run(&["merge", &a, &b, "-o", &target, "--agreement", &record, "--force"])), 0);
    // The merged file is one like any other, also for merging.
    assert!(stdout(&run(&["check", &target])).contains(": no errors, 0 warnings"));
    let again = run(&["merge", &target, &a, &b]);
    assert_eq!(stdout(&again), fs::read_to_string(&target).unwrap());
}

#[test]
fn people_are_named_by_the_file_or_its_name_and_told_apart() {
    let folder = folder("merge-names");
    fs::create_dir(folder.join("late")).unwrap();
    let nobody = head("X").replace("[[assessors]]\nname = \"X\"\n", "");
    let level = "[answers.PR9.1]\nlevel = 2\n";
    let [a, b, c, d] = files(
        &folder,
        [
            ("one.toml", head("A. Weber") + level),
            ("two.toml", head("A. Weber") + "[answers.PR9.1]\nlevel = 3\n"),
            ("desk.toml", nobody.clone() + level),
            ("late/desk.toml", nobody + level),
        ],
    );
    let names = |files: &[&str]| {
        let path = folder.join("names.json").to_string_lossy().into_owned();
        let mut args = vec!["merge", "--force", "--agreement", &path];
        args.extend(files);
        assert_eq!(code(&run(&args)), 0);
        let json: serde_json::Value =
            serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        json["respondents"]
            .as_array()
            .unwrap()
            .iter()
            .map(|it| it.as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(names(&[&a, &c]), ["A. Weber", "desk"]);
    assert_eq!(names(&[&a, &b, &c]), ["A. Weber (one)", "A. Weber (two)", "desk"]);
    assert_eq!(names(&[&c, &d]), [format!("desk ({c})"), format!("desk ({d})")]);
}

/// People are those who spoke, however many files were merged on the way.
#[test]
fn merging_a_merged_file_again_is_merging_at_once() {
    let folder = folder("merge-again");
    let of = |person: &str, levels: &[(&str, u8)]| {
        let each = levels.iter().map(|(id, level)| {
            format!("[answers.{id}]\nlevel = {level}\nnote = \"{person} on {id}\"\n")
        });
        head(person) + &each.collect::<String>()
    };
    let [a, b, c] = files(
        &folder,
        [
            ("a.toml", of("Anna", &[("GR1.1", 2), ("GR1.2", 4)])),
            ("b.toml", of("Ben", &[("GR1.1", 3)])),
            ("c.toml", of("Cleo", &[("GR1.1", 3), ("GR1.2", 1)])),
        ],
    );
    let path = |name: &str| folder.join(name).to_string_lossy().into_owned();
    let merge = |files: &[&str], to: &str| {
        let (to, record) = (path(to), path(&format!("{to}.json")));
        let output = run(&[&["merge", "-o", &to, "--agreement", &record], files].concat());
        assert_eq!(code(&output), 0, "{}", show(&output));
        let read = |path: &str| fs::read_to_string(path).unwrap();
        (read(&to), read(&record), stderr(&output))
    };
    let (first, ..) = merge(&[&a, &b], "first.toml");
    assert!(first.contains("{ by = \"Anna\", level = 4 }"), "{first}");
    // One voice is no disagreement.
    let first = path("first.toml");
    let checked = stdout(&run(&["check", &first]));
    assert_eq!(checked.matches("disputed-answer").count(), 1, "{checked}");
    assert!(stdout(&run(&["report", &first, "--format", "markdown"])).contains("GR1.2"));
    let (twice, figures, told) = merge(&[&first, &c], "twice.toml");
    let (once, expected, _) = merge(&[&a, &b, &c], "once.toml");
    assert_eq!((&twice, &figures), (&once, &expected));
    assert!(twice.contains("Anna: Anna on GR1.2\nCleo: Cleo on GR1.2"), "{twice}");
    assert!(told.contains("2 files merged\nFrom Anna; Ben; Cleo\n"), "{told}");
    // A level that was settled is nobody's vote.
    let settled = twice.replacen("[answers.GR1.1]\n", "[answers.GR1.1]\nlevel = 1\n", 1);
    let again = pipe(&["merge", "-", &c], &settled);
    assert!(stdout(&again).contains("[answers.GR1.1]\nlevel = 1\n"), "{}", show(&again));
    assert!(stderr(&again).contains("From Anna; Ben; Cleo\n"), "{}", stderr(&again));
}

#[test]
fn a_name_in_two_spellings_is_told() {
    let folder = folder("merge-spelling");
    let level = "[answers.PR9.1]\nlevel = 2\n";
    let [a, b] = files(&folder, [("a.toml", head("Ann") + level), ("b.toml", head("ann") + level)]);
    let told = stderr(&run(&["merge", &a, &b]));
    assert!(told.contains("perhaps one person: Ann and ann"), "{told}");
    assert!(!stderr(&run(&["merge", OKAFOR, BRANDAO])).contains("perhaps one person"));
}

/// Copies count once; assessments of different times are not one assessment.
#[test]
fn copies_and_other_times_are_told() {
    let folder = folder("merge-alike");
    let of = |person: &str, date: &str, level: u8| {
        head(person).replace("2026-03-12", date) + &format!("[answers.PR9.1]\nlevel = {level}\n")
    };
    let [a, copy, b, month, later, again] = files(
        &folder,
        [
            ("a.toml", of("A. Weber", "2026-03-12", 2)),
            ("copy.toml", of("A. Weber", "2026-03-12", 2)),
            ("b.toml", of("R. Okafor", "2026-03-12", 2)),
            ("month.toml", of("R. Okafor", "2026-04-12", 2)),
            ("later.toml", of("R. Okafor", "2026-04-13", 2)),
            ("again.toml", of("A. Weber", "2026-03-13", 3)),
        ],
    );
    let once = run(&["merge", &a, &copy, &b]);
    assert_eq!(stdout(&once), stdout(&run(&["merge", &a, &b])));
    assert!(stderr(&once).replace("\n    ", " ").contains("say the same; they count once"));
    let only = run(&["merge", &a, &copy]);
    assert_eq!(code(&only), 2);
    assert!(stderr(&only).contains("nothing to merge"), "{}", stderr(&only));
    // 12 March and 12 April are 31 days apart.
    assert_eq!(code(&run(&["merge", &a, &month])), 0);
    for (other, why) in
        [(&later, "the other of 2026-04-13"), (&again, "A. Weber answered differently on 2026")]
    {
        let refused = run(&["merge", &a, other]);
        assert_eq!((code(&refused), stdout(&refused).as_str()), (2, ""));
        let told = stderr(&refused);
        assert!(told.contains(why) && told.contains("fitsm compare"), "{told}");
        let output = run(&["merge", "--anyway", &a, other]);
        assert_eq!(code(&output), 0, "{}", show(&output));
        // The date stands first among what wants a look.
        let told = stderr(&output);
        let first = told.split("Worth a look\n").nth(1).unwrap();
        assert!(first.starts_with("  date: "), "{told}");
    }
}

/// Questionnaires have no goals; a certification asks for 3 all the same.
#[test]
fn questionnaires_alone_have_no_goals() {
    let folder = folder("merge-questionnaires");
    let person = |name: &str| {
        let path = |ending: &str| folder.join(format!("{name}.{ending}")).display().to_string();
        let (form, file) = (path("xlsx"), path("toml"));
        let example = "assessments/nimbus-2026.toml";
        let args = ["export", example, "--respondent", name, "--with-answers"];
        let output = run(&[&args[..], &["-o", &form]].concat());
        assert_eq!(code(&output), 0, "{}", show(&output));
        assert_eq!(code(&run(&["import", &form, "-o", &file])), 0);
        let text = fs::read_to_string(&file).unwrap();
        assert!(text.contains("[certification-goal]\ndefault = 3\n"), "{text}");
        file
    };
    let (a, b) = (person("Anna"), person("Ben"));
    let output = run(&["merge", &a, &b]);
    assert!(stdout(&output).contains("[certification-goal]\ndefault = 3\n"));
    let told = stderr(&output);
    assert!(told.contains("no file has own goals"), "{told}");
}

#[test]
fn evidence_is_found_from_where_the_merged_file_lies() {
    let folder = folder("merge-moved");
    let file = |path: &str, person: &str, text: &str| {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap().join("files")).unwrap();
        fs::write(path.with_file_name("files/list.csv"), text).unwrap();
        let body = "[answers.PR9.1]\nlevel = 2\nevidence = [\"list\"]\n[evidence.list]\n\
                    kind = \"record\"\ntitle = \"List\"\nlocation = \"files/list.csv\"\n";
        fs::write(&path, head(person) + body).unwrap();
        path.to_string_lossy().into_owned()
    };
    let a = file("all/weber/a.toml", "A. Weber", "one");
    let b = file("all/okafor/b.toml", "R. Okafor", "two");
    let target = folder.join("all/merged.toml").to_string_lossy().into_owned();
    let output = run(&["merge", &a, &b, "-o", &target]);
    assert!(stderr(&output).contains("okafor/files/list.csv"), "{}", stderr(&output));
    let merged = fs::read_to_string(&target).unwrap();
    // The same words, but two files: two pieces.
    assert!(merged.contains("location = \"weber/files/list.csv\""), "{merged}");
    assert!(merged.contains("[evidence.list-okafor]"), "{merged}");
    let check = run(&["check", "--evidence", &target]);
    assert_eq!(code(&check), 0, "{}", show(&check));
    // From a folder that is not above them they cannot be found, which is said.
    fs::create_dir(folder.join("aside")).unwrap();
    let aside = folder.join("aside/merged.toml").to_string_lossy().into_owned();
    let told = stderr(&run(&["merge", &a, &b, "-o", &aside])).replace('\n', " ");
    assert_eq!(told.matches("not below the merged file's").count(), 2, "{told}");
}

#[test]
fn what_is_in_files_steers_nothing() {
    let folder = folder("merge-safety");
    let hostile = r"\u001b[31mRed \u009b\u202e|<b>=1+1";
    let body = |level: u8| {
        format!(
            "title = \"{level} {hostile}\"\n[answers.PR9.1]\nlevel = {level}\nnote = \"{hostile}\"\n\
             evidence = [\"{hostile}\"]\n[answers.PR9.2]\n\
             not-applicable = {{ reason = \"{level} {hostile}\" }}\n\
             [evidence.\"{hostile}\"]\nkind = \"record\"\ntitle = \"{level} {hostile}\"\n"
        )
    };
    let text = |person: &str, level| {
        let (top, people) = (head(person), format!("[[assessors]]\nname = \"{person}\"\n"));
        top.replace(&people, "").replace("Harbour City IT", hostile)
            + &body(level).replacen("\n[answers", &format!("\n{people}[answers"), 1)
    };
    let [a, b] = files(
        &folder,
        [
            ("a.toml", text(&format!("=A {hostile}"), 1)),
            ("b.toml", text(&format!("-B {hostile}"), 4)),
        ],
    );
    let steers = |text: &str| {
        text.chars()
            .any(|c| (c.is_control() && c != '\n') || ('\u{202a}'..='\u{202e}').contains(&c))
    };
    for ending in ["json", "csv", "md"] {
        let path = folder.join(format!("agreement.{ending}")).to_string_lossy().into_owned();
        let target = folder.join("merged.toml").to_string_lossy().into_owned();
        let output = run(&["merge", &a, &b, "-o", &target, "--agreement", &path, "--force"]);
        assert_eq!(code(&output), 0, "{}", show(&output));
        assert!(stderr(&output).contains("People disagree on 2 requirements"), "{}", show(&output));
        assert!(!steers(&stderr(&output)), "{:?}", stderr(&output));
        let record = fs::read_to_string(&path).unwrap();
        assert!(!steers(&record), "{record:?}");
        assert!(ending != "md" || !record.contains("<b>"), "{record}");
        for args in [vec!["check", &target], vec!["assess", &target]] {
            let output = run(&args);
            assert!(stdout(&output).contains("disagree"), "{}", show(&output));
            assert!(!steers(&stdout(&output)), "{:?}", stdout(&output));
        }
    }
    let [_, other] =
        files(&folder, [("c.toml", text("C", 1)), ("d.toml", text("D", 1).replace("Red", "Blue"))]);
    let refused = run(&["merge", &a, &other]);
    assert_eq!(code(&refused), 2);
    assert!(!steers(&stderr(&refused)), "{:?}", stderr(&refused));
}
