//! Every way in which TOML lets people write an answer, and what an edit makes of it.

use fitsm_core::assessment::{Answer, Evidence, EvidenceKind, Given};
use fitsm_core::{Catalogue, Rating};

use super::{edit, id, read, score};
use crate::edit::{NotEdited, add_evidence, free_name, set_answer};

const HEAD: &str = "format = 1\norganisation = \"N\"\ndate = 2026-03-12\nedition = \"3.0\"\n";

/// Edits what stands below the head, and gives what then stands there.
fn below(rest: &str, requirement: &str, change: impl FnOnce(&mut Answer)) -> String {
    let edited = edit(&format!("{HEAD}{rest}"), requirement, change);
    edited.strip_prefix(HEAD).unwrap().to_owned()
}

fn level(rest: &str, requirement: &str, level: i64) -> String {
    below(rest, requirement, |answer| answer.given = score(level))
}

fn note(rest: &str, requirement: &str) -> String {
    below(rest, requirement, |answer| answer.note = Some("new".to_owned()))
}

#[test]
fn a_level_changes_in_its_place() {
    for (before, after) in [
        ("[answers.PR9.1] # a\nlevel = 1   # b\n", "[answers.PR9.1] # a\nlevel = 3   # b\n"),
        ("[ answers . PR9.'1' ]\r\nlevel=1\r\n", "[ answers . PR9.'1' ]\r\nlevel=3\r\n"),
        ("[answers.PR9]\n1 = { level = 1 } # c\n", "[answers.PR9]\n1 = { level = 3 } # c\n"),
        ("[answers]\nPR9.1.level = 1\n", "[answers]\nPR9.1.level = 3\n"),
        ("[answers]\nPR9 = { 1.level = 1 }\n", "[answers]\nPR9 = { 1.level = 3 }\n"),
        ("answers.PR9.1.level = 1\n", "answers.PR9.1.level = 3\n"),
        ("answers = { PR9 = { 1 = { level = 1 } } }", "answers = { PR9 = { 1 = { level = 3 } } }"),
    ] {
        assert_eq!(level(before, "PR9.1", 3), after);
    }
}

#[test]
fn a_new_key_stands_where_it_belongs() {
    for (before, after) in [
        ("[answers.PR9.1]\nlevel = 1 # a\n", "[answers.PR9.1]\nlevel = 1 # a\nnote = \"new\"\n"),
        ("[answers.PR9.1]\r\nlevel = 1\r\n", "[answers.PR9.1]\r\nlevel = 1\r\nnote = \"new\"\r\n"),
        ("[answers.PR9.1]\n  level = 1", "[answers.PR9.1]\n  level = 1\n  note = \"new\"\n"),
        (
            "[answers.PR9.1]\nlevel = 1\n# z\ncarried-over = true\n",
            "[answers.PR9.1]\nlevel = 1\nnote = \"new\"\n# z\ncarried-over = true\n",
        ),
        (
            "[answers.PR9]\n1 = { level = 1 } # c\n",
            "[answers.PR9]\n1 = { level = 1, note = \"new\" } # c\n",
        ),
        ("answers.PR9.1.level = 1\n", "answers.PR9.1.level = 1\nanswers.PR9.1.note = \"new\"\n"),
        (
            "# why\n[answers.PR9.1.not-applicable]\nreason = \"r\"\n",
            "# why\n[answers.PR9.1]\nnote = \"new\"\n\n[answers.PR9.1.not-applicable]\nreason = \"r\"\n",
        ),
        (
            "[answers.PR9.1]\nratings.1a = \"F\"\n",
            "[answers.PR9.1]\nratings.1a = \"F\"\nnote = \"new\"\n",
        ),
    ] {
        assert_eq!(note(before, "PR9.1"), after);
    }
    // A level stands above what is there.
    assert_eq!(
        level("[answers.PR9.1]\n# c\nnote = \"n\"\n", "PR9.1", 2),
        "[answers.PR9.1]\n# c\nlevel = 2\nnote = \"n\"\n"
    );
    assert_eq!(level("[answers.PR9.1]\n", "PR9.1", 2), "[answers.PR9.1]\nlevel = 2\n");
}

#[test]
fn a_file_that_few_people_write_is_edited_more_plainly() {
    let edited = note("[answers]\nPR9 = { 1.level = 1 }\n", "PR9.1");
    assert_eq!(edited, "[answers]\nPR9 = { 1 = { level = 1, note = \"new\" } }\n");
    let edited = level("answers = { GR1 = { 1 = { level = 1 } } }\n", "PR9.1", 2);
    let text = format!("{HEAD}{edited}");
    assert_eq!(read(&text).answers.len(), 2, "{text}");
}

#[test]
fn what_is_taken_away_leaves_its_comments() {
    let before = "[answers.PR9.1]\n# over\nlevel = 1 # by Anna\nnote = \"n\"\n\n# next\n";
    let after = "[answers.PR9.1]\n# over\n# by Anna\nnote = \"n\"\n\n# next\n";
    assert_eq!(below(before, "PR9.1", |answer| answer.given = Given::Nothing), after);
    let after = "# over\n# by Anna\n\n# next\n";
    assert_eq!(below(before, "PR9.1", |answer| *answer = Answer::default()), after);
    let before = "[answers.PR9]\n1 = { level = 1, note = \"n\" }\n2 = { level = 2 }\n";
    let after = "[answers.PR9]\n1 = { note = \"n\" }\n2 = { level = 2 }\n";
    assert_eq!(below(before, "PR9.1", |answer| answer.given = Given::Nothing), after);
    let after = "[answers.PR9]\n2 = { level = 2 }\n";
    assert_eq!(below(before, "PR9.1", |answer| *answer = Answer::default()), after);
    let before =
        "[answers.PR9.1.not-applicable] # a\nreason = \"r\"\n\n[answers.PR9.2]\nlevel = 1\n";
    let after = "[answers.PR9.1]\nlevel = 4\n\n# a\n\n[answers.PR9.2]\nlevel = 1\n";
    assert_eq!(level(before, "PR9.1", 4), after);
}

#[test]
fn evidence_and_ratings_change_piece_by_piece() {
    let pieces = "[evidence]\na = { kind = \"record\", title = \"A\" }\nb = { kind = \"record\", title = \"B\" }\n";
    let list = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    let before = format!("{pieces}[answers.PR9.1]\nevidence = [\n  \"a\", # one\n]\n");
    let after = format!("{pieces}[answers.PR9.1]\nevidence = [\n  \"a\", \"b\", # one\n]\n");
    assert_eq!(below(&before, "PR9.1", |answer| answer.evidence = list(&["a", "b"])), after);
    assert_eq!(below(&after, "PR9.1", |answer| answer.evidence = list(&["a"])), before);
    let before = "[answers.PR9.2]\nratings = { 1a = \"F\", 2a = \"P\" } # c\n";
    let after = "[answers.PR9.2]\nratings = { 1a = \"F\", 2a = \"L\", 2b = \"N\" } # c\n";
    let rate = |answer: &mut Answer| {
        let Given::Score { ratings, .. } = &mut answer.given else { panic!() };
        ratings.insert("2a".parse().unwrap(), Rating::Largely);
        ratings.insert("2b".parse().unwrap(), Rating::Not);
    };
    assert_eq!(below(before, "PR9.2", rate), after);
    let before = "[answers.PR9.2.ratings]\n1a = \"F\"\n2a = \"P\"\n";
    let after = "[answers.PR9.2.ratings]\n1a = \"F\"\n2a = \"L\"\n2b = \"N\"\n";
    assert_eq!(below(before, "PR9.2", rate), after);
}

#[test]
fn a_new_answer_stands_behind_those_before_it() {
    let before = "\
[answers.PR8.1]
level = 1
# of PR8.1

# Incidents

# PR9.2
[answers.PR9.2]
level = 2

[evidence.a] # a
kind = \"record\"
title = \"A\"
";
    let new = "[answers.PR9.1]\nlevel = 3\n";
    let expected = before.replace("# of PR8.1\n", &format!("# of PR8.1\n\n{new}"));
    assert_eq!(level(before, "PR9.1", 3), expected);
    let new = "[answers.PR9.4]\nlevel = 3\n";
    let expected = before.replace("level = 2\n", &format!("level = 2\n\n{new}"));
    assert_eq!(level(before, "PR9.4", 3), expected);
    let new = "[answers.GR1.1]\nlevel = 3\n\n";
    assert_eq!(level(before, "GR1.1", 3), format!("\n{new}{before}"));
    // Beside its siblings where those stand in one table.
    let before = "[answers.PR9]\n1 = { level = 1 } # c\n3 = { level = 2 }\n";
    let after = "[answers.PR9]\n1 = { level = 1 } # c\n2 = { level = 4 }\n3 = { level = 2 }\n";
    assert_eq!(level(before, "PR9.2", 4), after);
    let before = "[answers.PR9]\n1.level = 1\n";
    let after = "[answers.PR9]\n1.level = 1\n2 = { level = 4 }\n";
    assert_eq!(level(before, "PR9.2", 4), after);
    assert_eq!(level("", "PR9.2", 4), "\n[answers.PR9.2]\nlevel = 4\n");
}

#[test]
fn a_commented_answer_keeps_the_place() {
    let before = "# PR9.1: Record\n#   Every incident\n# [answers.PR9.1]\n# level =\n# note = \"mine\"\n\n# x\n";
    let after = "# PR9.1: Record\n#   Every incident\n[answers.PR9.1]\nlevel = 3\n# note = \"mine\"\n\n# x\n";
    assert_eq!(level(before, "PR9.1", 3), after);
    // In a text it is no comment.
    let before = "conclusion = \"\"\"\n# [answers.PR9.1]\n# level =\n\"\"\"\n";
    let after = format!("{before}\n[answers.PR9.1]\nlevel = 3\n");
    assert_eq!(level(before, "PR9.1", 3), after);
}

fn piece(title: &str) -> Evidence {
    Evidence {
        kind: EvidenceKind::Record,
        title: title.to_owned(),
        location: Some("evidence/a b.csv".to_owned()),
        effective: None,
        recorded: "2026-04-02".parse().ok(),
        expires: None,
        size: Some(12),
        sha256: None,
        span: 0..0,
    }
}

#[test]
fn a_piece_of_evidence_stands_behind_the_others() {
    let catalogue = Catalogue::built_in();
    let add = |rest: &str| {
        let text = add_evidence(&format!("{HEAD}{rest}"), catalogue, "new", &piece("T")).unwrap();
        text.strip_prefix(HEAD).unwrap().to_owned()
    };
    let new = "[evidence.new]\nkind = \"record\"\ntitle = \"T\"\nlocation = \"evidence/a b.csv\"\nrecorded = 2026-04-02\nsize = 12\n";
    let before = "[evidence.a]\nkind = \"record\"\ntitle = \"A\"\n\n# z\n[wording.PR9.1]\nstatement = \"s\"\n";
    assert_eq!(add(before), before.replace("\"A\"\n", &format!("\"A\"\n\n{new}")));
    assert_eq!(add(""), format!("\n{new}"));
    let before = "# z\n[wording.PR9.1]\nstatement = \"s\"\n";
    assert_eq!(add(before), format!("\n{new}\n{before}"));
    let inline = "{ kind = \"record\", title = \"T\", location = \"evidence/a b.csv\", recorded = 2026-04-02, size = 12 }";
    let before = "[evidence]\na = { kind = \"record\", title = \"A\" } # c\n";
    assert_eq!(add(before), format!("{before}new = {inline}\n"));
    let before = "evidence = { a = { kind = \"record\", title = \"A\" } }\n";
    assert_eq!(add(before), before.replace(" } }", &format!(" }}, new = {inline} }}")));
}

#[test]
fn names_are_free() {
    let text = format!("{HEAD}[evidence]\npr9-6 = {{ kind = \"record\", title = \"A\" }}\n");
    let assessment = read(&text);
    assert_eq!(free_name("PR9.6", &assessment), "pr9-6-2");
    assert_eq!(
        free_name("Ticket export, first quarter!", &assessment),
        "ticket-export-first-quarter"
    );
    assert_eq!(free_name("漢字", &assessment), "piece");
}

#[test]
fn what_cannot_be_done_is_said() {
    let catalogue = Catalogue::built_in();
    let mut answer = Answer { given: score(2), ..Answer::default() };
    assert_eq!(set_answer("format = ", catalogue, id("PR9.1"), &answer), Err(NotEdited::Faulty));
    answer.evidence.push("nowhere".to_owned());
    assert_eq!(set_answer(HEAD, catalogue, id("PR9.1"), &answer), Err(NotEdited::NoWay));
    let text = add_evidence(HEAD, catalogue, "nowhere", &piece("T")).unwrap();
    assert!(set_answer(&text, catalogue, id("PR9.1"), &answer).is_ok());
    assert_eq!(add_evidence(&text, catalogue, "nowhere", &piece("U")), Err(NotEdited::NoWay));
    let left_out = format!("{HEAD}[out-of-scope]\nPR9 = \"r\"\n");
    answer.evidence.clear();
    assert_eq!(set_answer(&left_out, catalogue, id("PR9.1"), &answer), Err(NotEdited::NoWay));
}
