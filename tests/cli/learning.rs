//! The catalogue as a trainer uses it: explanations, search, lists, quiz.

use std::collections::BTreeSet;

use crate::program::{code, pipe, run, show, stderr, stdout};

#[test]
fn a_requirement_in_full() {
    insta::assert_snapshot!("explain-full", show(&run(&["explain", "PR9.4", "--full"])));
    let short = stdout(&run(&["explain", "PR9.4"]));
    let full = stdout(&run(&["explain", "PR9.4", "--full"]));
    assert!(short.lines().count() * 2 < full.lines().count());
}

#[test]
fn an_area_in_full_and_its_interview() {
    insta::assert_snapshot!("explain-area-full", show(&run(&["explain", "PR10", "--full"])));
    insta::assert_snapshot!("interview", show(&run(&["explain", "PR10", "--for", "interview"])));
    let output = run(&["explain", "PR10.1", "--for", "interview"]);
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).contains("needs an area"));
}

#[test]
fn each_flow_is_told_alike_at_both_ends() {
    let area = |id: &str| stdout(&run(&["explain", id, "--full", "--format", "json"]));
    let list = |text: &str, heading: &str| -> BTreeSet<String> {
        let json: serde_json::Value = serde_json::from_str(text).unwrap();
        let parts = json[0]["parts"].as_array().unwrap().clone();
        let found = parts.iter().find(|part| part["list"]["heading"] == heading);
        let items = found.map(|part| part["list"]["items"].as_array().unwrap().clone());
        items.unwrap_or_default().iter().map(|item| item["text"].to_string()).collect()
    };
    let all: Vec<(String, String)> = (1..=14)
        .map(|number| format!("PR{number}"))
        .chain((1..=7).map(|number| format!("GR{number}")))
        .map(|id| (id.clone(), area(&id)))
        .collect();
    let given: BTreeSet<String> = all.iter().flat_map(|(_, text)| list(text, "Gives")).collect();
    let got: BTreeSet<String> = all.iter().flat_map(|(_, text)| list(text, "Gets")).collect();
    // What any process gives or gets stands at one end only.
    assert!(given.intersection(&got).count() >= 50);
    assert!(given.symmetric_difference(&got).count() <= 6);
}

#[test]
fn terms_are_explained_by_name_and_abbreviation() {
    assert_eq!(
        stdout(&run(&["explain", "SLA"])),
        stdout(&run(&["explain", "service level agreement"]))
    );
    assert!(stdout(&run(&["explain", "workaround"])).contains("From FitSM-0 6.80"));
    assert!(stderr(&run(&["explain", "workarund"])).contains("did you mean workaround?"));
}

#[test]
fn search_forgives_spelling_and_origin() {
    for (words, first) in [
        (vec!["escalaton"], "PR9.3"),
        (vec!["service", "catalog"], "service-catalogue"),
        (vec!["known", "errors", "workarounds"], "PR10.4"),
        (vec!["CMDB", "verification"], "PR11.5"),
        (vec!["post", "implementation", "review"], "post-implementation-review"),
    ] {
        let mut args = vec!["search"];
        args.extend(&words);
        let found = stdout(&run(&args));
        let ids: Vec<&str> = found
            .lines()
            .filter(|line| !line.starts_with(' '))
            .filter_map(|line| line.split_whitespace().next())
            .take(3)
            .collect();
        assert!(ids.contains(&first), "{words:?}: {found}");
    }
    let nothing = run(&["search", "xylophone"]);
    assert_eq!((code(&nothing), stdout(&nothing).as_str()), (1, ""));
    assert!(stderr(&nothing).contains("Nothing was found for xylophone"));
}

#[test]
fn lists_by_phase_role_evidence_and_dependency() {
    let requirements = |args: &[&str]| -> Vec<String> {
        let mut all = vec!["list", "--format", "csv"];
        all.extend(args);
        stdout(&run(&all))
            .lines()
            .skip(1)
            .map(|line| line.split(',').next().unwrap().to_owned())
            .collect()
    };
    assert_eq!(requirements(&["--phase", "act"]), ["GR7.1", "GR7.2"]);
    assert_eq!(requirements(&["--phase", "operation-and-control"]).len(), 30);
    assert_eq!(requirements(&["--evidence", "document"]).len(), 82);
    assert!(requirements(&["--role", "SMS owner", "GR1"]).contains(&"GR1.3".to_owned()));
    let ordered = requirements(&["--order", "dependency"]);
    assert_eq!(ordered.len(), 82);
    let place = |id: &str| ordered.iter().position(|each| each == id).unwrap();
    assert!(place("PR9.1") < place("PR9.6"));
    let unknown = run(&["list", "--role", "wizard"]);
    assert_eq!(code(&unknown), 2);
    assert!(stderr(&unknown).contains("process manager"));
}

#[test]
fn a_paper_is_the_same_for_the_same_seed_and_its_key_is_right() {
    let args = ["quiz", "--exam", "--seed", "7", "--format", "json"];
    let paper = stdout(&run(&args));
    assert_eq!(paper, stdout(&run(&args)));
    assert_ne!(paper, stdout(&run(&["quiz", "--exam", "--seed", "8", "--format", "json"])));
    let json: serde_json::Value = serde_json::from_str(&paper).unwrap();
    assert_eq!((json["minutes"].as_u64(), json["to_pass"].as_u64()), (Some(60), Some(21)));
    let questions = json["questions"].as_array().unwrap();
    assert_eq!(questions.len(), 30);
    for question in questions {
        let options: BTreeSet<&str> = question["options"]
            .as_array()
            .unwrap()
            .iter()
            .map(|each| each.as_str().unwrap())
            .collect();
        assert_eq!(options.len(), 4, "{question}");
    }
    insta::assert_snapshot!(
        "quiz",
        stdout(&run(&["quiz", "--seed", "7", "--questions", "6", "--format", "markdown"]))
    );
}

#[test]
fn a_quiz_is_a_dialogue_that_ends_whenever_one_likes() {
    let key = stdout(&run(&["quiz", "--exam", "--seed", "7", "--format", "json"]));
    let json: serde_json::Value = serde_json::from_str(&key).unwrap();
    let letters: Vec<&str> = json["questions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|question| question["answer"].as_str().unwrap())
        .collect();
    let right = letters.join("\n") + "\n";
    let all = pipe(&["quiz", "--exam", "--seed", "7"], &right);
    assert!(stdout(&all).contains("30 of 30 right\nPassed"), "{}", stdout(&all));
    assert_eq!(code(&all), 0);
    let none = pipe(&["quiz", "--exam", "--seed", "7"], &"\n".repeat(30));
    assert!(stdout(&none).contains("0 of 30 right"));
    assert_eq!(code(&none), 1);
    let some = pipe(&["quiz", "--seed", "7", "PR9"], "x\na\nq\n");
    assert!(stdout(&some).contains("Please answer a, b, c or d."));
    assert!(stdout(&some).contains("of 1 right"));
    assert_eq!(code(&some), 0);
}
