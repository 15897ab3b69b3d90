//! Merging several people's assessments: what counts, what stays, what is refused.

use fitsm_core::assessment::{Answer, Given, Said};
use fitsm_core::{Assessment, Catalogue, Level, RequirementId, Source, assessment};
use fitsm_eval::merge::{Contribution, Merged, Policy, Refusal, Remark, merge};
use proptest::prelude::*;

use crate::everything::{assessments, texts, without_places};
use crate::generated::parse;

/// A file of somebody: `person` may be several, told apart by commas.
fn file(person: &str, body: &str) -> Assessment {
    let people = person.split(", ").filter(|name| !name.is_empty());
    let people = people
        .fold(String::new(), |all, name| all + &format!("[[assessors]]\nname = \"{name}\"\n"));
    parse(&format!(
        "format = 1\norganisation = \"Harbour City IT\"\ndate = 2026-03-12\nedition = \"3.0\"\n\
         {people}{body}"
    ))
}

fn merged(files: &[(&str, &Assessment)], policy: Policy) -> Result<Merged, Refusal> {
    let paths: Vec<String> = files.iter().map(|(name, _)| format!("{name}.toml")).collect();
    let files: Vec<Contribution<'_>> = files
        .iter()
        .zip(&paths)
        .map(|((name, assessment), file)| Contribution { name, file, assessment })
        .collect();
    merge(Catalogue::built_in(), &files, policy)
}

fn id(text: &str) -> RequirementId {
    text.parse().unwrap()
}

/// What several people's answers to PR9.1 come to, and what is kept of them.
fn pr91(bodies: &[&str], policy: Policy) -> Answer {
    let names = ["A", "B", "C", "D"];
    let files: Vec<Assessment> = bodies
        .iter()
        .zip(names)
        .map(|(body, name)| file(name, &format!("[answers.PR9.1]\n{body}\n")))
        .collect();
    let files: Vec<(&str, &Assessment)> = names.into_iter().zip(&files).collect();
    merged(&files, policy).unwrap().assessment.answers.remove(&id("PR9.1")).unwrap()
}

fn level(answer: &Answer) -> Option<u8> {
    match &answer.given {
        Given::Score { level, .. } => level.map(Level::get),
        _ => None,
    }
}

#[test]
fn each_policy_by_hand() {
    let (l0, l1, l2, l3, l4) = ("level = 0", "level = 1", "level = 2", "level = 3", "level = 4");
    // The answers, then what open, lowest, median and lead make of them.
    for (bodies, expected) in [
        (&[l2, l2][..], [Some(2); 4]),
        (&[l2, l3], [None, Some(2), Some(2), Some(2)]),
        (&[l4, l1, l3], [None, Some(1), Some(3), Some(4)]),
        // Of 0, 1, 3 and 4 the two middle ones are 1 and 3: the lower.
        (&[l4, l0, l3, l1], [None, Some(0), Some(1), Some(4)]),
        // The lead has only a note.
        (&["note = \"later\"", l1, l3], [None, Some(1), Some(1), None]),
        (&["note = \"later\"", l1, "note = \"too\""], [Some(1); 4]),
        // A reason is never weighed against a level, nor against another reason.
        (&["not-applicable = { reason = \"x\" }", l1, l1], [None; 4]),
        (
            &["not-applicable = { reason = \"x\" }", "not-applicable = { reason = \"y\" }"],
            [None; 4],
        ),
        // Rated N on 1a, PR9.1 is at level 0: both say the same in the end.
        (&["level = 0", "ratings = { 1a = \"N\" }"], [Some(0); 4]),
    ] {
        for ((_, policy), expected) in Policy::CHOICES.into_iter().zip(expected) {
            let answer = pr91(bodies, policy);
            assert_eq!(level(&answer), expected, "{bodies:?} by {policy:?}");
            let voices = bodies.iter().filter(|body| !body.starts_with("note")).count();
            // Also the only one who answered is named.
            assert_eq!(answer.said.len(), voices, "{bodies:?}: {:?}", answer.said);
            let is_open = answer.given == Given::Nothing;
            assert_eq!(answer.is_disputed(), is_open, "{bodies:?} by {policy:?}");
        }
    }
    let same = pr91(&["not-applicable = { reason = \"x\" }"; 3], Policy::Open);
    assert!(matches!(same.given, Given::NotApplicable { .. }));
}

#[test]
fn ratings_of_the_one_whose_level_counts_stay_and_others_are_kept_in_said() {
    let rated = "level = 1\nratings = { 1a = \"F\" }";
    let alone = pr91(&[rated, "level = 3"], Policy::Lowest);
    assert!(matches!(&alone.given, Given::Score { ratings, .. } if ratings.len() == 1));
    let two = pr91(&[rated, "level = 1"], Policy::Open);
    assert!(matches!(&two.given, Given::Score { ratings, .. } if ratings.is_empty()));
    assert_eq!(level(&two), Some(1));
    assert!(matches!(&two.said[0].given, Given::Score { ratings, .. } if ratings.len() == 1));
}

#[test]
fn notes_tell_whose_they_are() {
    let note = |bodies: &[&str]| pr91(bodies, Policy::Open).note.unwrap();
    assert_eq!(note(&["note = \"x\"", "level = 1"]), "A: x");
    let (with, without) = ("level = 2\nnote = \"x\"", "level = 1");
    assert_eq!(note(&[without, with]), "B: x");
    assert_eq!(note(&[with, "level = 2"]), "A: x");
    assert_eq!(note(&[with]), "x");
    assert_eq!(note(&[with, "note = \"y\""]), "A: x\nB: y");
    assert_eq!(note(&[with, ""]), "x");
    assert_eq!(note(&["note = \"x\"", "note = \"x\""]), "A; B: x");
    assert_eq!(note(&[with, "level = 1\nnote = \"x\""]), "x");
    assert_eq!(note(&["note = \"x\"", "note = \"y\"", "note = \"x\""]), "A; C: x\nB: y");
}

#[test]
fn carried_over_only_if_all_that_counts_is() {
    let old = "level = 2\ncarried-over = true";
    let carried = |bodies: &[&str], policy| pr91(bodies, policy).carried_over;
    assert!(carried(&[old, old], Policy::Open));
    assert!(carried(&[old, "note = \"x\""], Policy::Open));
    assert!(!carried(&[old, "level = 2"], Policy::Open));
    // The lowest is the old one; nobody has confirmed it.
    assert!(carried(&[old, "level = 3"], Policy::Lowest));
    assert!(!carried(&[old, "level = 1"], Policy::Lowest));
    assert!(!carried(&[old, "level = 1"], Policy::Open));
}

#[test]
fn evidence_of_one_name_is_told_apart() {
    let with = |person: &str, title: &str, more: &str| {
        file(
            person,
            &format!(
                "[answers.PR9.1]\nlevel = 2\nevidence = [\"t\"]\n\
                 [evidence.t]\nkind = \"record\"\ntitle = \"{title}\"\n{more}"
            ),
        )
    };
    let taken = "[evidence.t-weber]\nkind = \"record\"\ntitle = \"already there\"\n";
    let files = [
        with("", "one", ""),
        with("", "two", ""),
        // The same piece, though it stands further down in its file.
        with("Somebody with a name", "one", ""),
        with("", "two", taken),
        with("", "three", ""),
    ];
    let names = ["R. Okafor", "A. Weber", "B", "C", "A. Weber (late)"];
    let files: Vec<(&str, &Assessment)> = names.into_iter().zip(&files).collect();
    let merged = merged(&files, Policy::Open).unwrap();
    let found: Vec<(&str, &str)> = merged
        .assessment
        .evidence
        .iter()
        .map(|(name, piece)| (name.as_str(), piece.title.as_str()))
        .collect();
    // t-weber is a name of the fourth file, so the second piece of A. Weber gets a number.
    assert_eq!(
        found,
        [
            ("t", "one"),
            ("t-weber", "already there"),
            ("t-weber-2", "two"),
            ("t-weber-late", "three")
        ]
    );
    let answer = &merged.assessment.answers[&id("PR9.1")];
    assert_eq!(answer.evidence, ["t", "t-weber-2", "t-weber-late"]);
    let renamed = merged.remarks.iter().filter(|it| matches!(it, Remark::Renamed { .. }));
    assert_eq!(renamed.count(), 3);
}

#[test]
fn what_does_not_belong_together_is_refused() {
    let here = file("A", "");
    let elsewhere = Assessment { organisation: "Other".into(), ..here.clone() };
    let refusal = merged(&[("A", &here), ("B", &elsewhere)], Policy::Open).unwrap_err();
    assert!(refusal.to_string().contains("A.toml is of organisation \"Harbour City IT\""));
    assert!(refusal.to_string().contains("B.toml of \"Other\""));
    let edition = Assessment { edition: "4.0".into(), ..here.clone() };
    assert!(merged(&[("A", &here), ("B", &edition)], Policy::Open).is_err());
    let out = file("B", "[out-of-scope]\nPR9 = \"Run by a partner\"");
    let answers = file("C", "[answers.PR9.1]\nnote = \"to be asked\"");
    let refusal = merged(&[("A", &here), ("B", &out), ("C", &answers)], Policy::Open).unwrap_err();
    let told = refusal.to_string();
    assert!(told.contains("out of scope in B.toml, but C.toml answers PR9.1"), "{told}");
    // An answer with nothing in it says nothing against that.
    let blank = file("D", "[answers.PR9.1]\n");
    let taken = merged(&[("A", &here), ("B", &out), ("D", &blank)], Policy::Open).unwrap();
    assert_eq!(taken.assessment.out_of_scope.len(), 1);
    assert!(taken.assessment.answers.is_empty());
    assert_eq!(
        taken.remarks,
        [Remark::OutOfScope { area: "PR9".parse().unwrap(), file: "B.toml".into() }]
    );
}

#[test]
fn the_first_file_decides_and_the_latest_day_counts() {
    let one = file("A", "[goal]\ndefault = 2\n");
    let mut two = file("B", "[goal]\ndefault = 3\n");
    two.date = two.date.tomorrow().unwrap();
    two.title = Some("Only here".into());
    two.conclusion = Some("Good".into());
    let merged = merged(&[("A", &one), ("B", &two)], Policy::Open).unwrap();
    let read = &merged.assessment;
    assert_eq!((&read.goals, read.date), (&one.goals, two.date));
    assert_eq!((&read.title, &read.conclusion), (&two.title, &two.conclusion));
    assert_eq!(read.assessors.len(), 2);
    let told: Vec<&str> = merged
        .remarks
        .iter()
        .map(|remark| match remark {
            Remark::Differs { what, .. } => what.as_str(),
            Remark::Taken { what, file, value, first } => {
                assert_eq!([file, value, first], ["B.toml", "Only here", "A.toml"]);
                what.as_str()
            }
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(told, ["date", "title", "own goals"]);
}

#[test]
fn a_merged_file_can_be_merged_again() {
    let body =
        |level: u8, note: &str| format!("[answers.PR9.1]\nlevel = {level}\nnote = \"{note}\"");
    let (a, b, c) = (file("A", &body(1, "x")), file("B", &body(4, "y")), file("C", &body(4, "z")));
    let first = merged(&[("A", &a), ("B", &b)], Policy::Open).unwrap().assessment;
    let again = |with: &[(&str, &Assessment)]| {
        let mut files = vec![("A, B", &first)];
        files.extend(with);
        merged(&files, Policy::Median).unwrap()
    };
    let answer = |merged: &Merged| merged.assessment.answers[&id("PR9.1")].clone();
    // With a file that is in it already, nothing is doubled.
    let same = answer(&again(&[("A", &a)]));
    assert_eq!((level(&same), same.said.len()), (Some(1), 2));
    assert_eq!(same.note.as_deref(), Some("A: x\nB: y"));
    // With a new one, all three count: the median of 1, 4, 4.
    let three = answer(&again(&[("C", &c)]));
    assert_eq!((level(&three), three.said.len()), (Some(4), 3));
    assert_eq!(three.note.as_deref(), Some("A: x\nB: y\nC: z"));
    let all_at_once = merged(&[("A", &a), ("B", &b), ("C", &c)], Policy::Median).unwrap();
    assert_eq!(answer(&all_at_once), three);
    // Who wrote the same note stands before it, and is not told twice either.
    let d = file("D", &body(1, "x"));
    let four = merged(&[("A", &a), ("B", &b), ("D", &d)], Policy::Open).unwrap().assessment;
    let four = merged(&[("A, B, D", &four), ("D", &d)], Policy::Open).unwrap();
    assert_eq!(answer(&four).note.as_deref(), Some("A; D: x\nB: y"));
}

/// What three people say, two of them alone to something and one only in a note.
fn three() -> [Assessment; 3] {
    [
        file(
            "A",
            "[answers.PR9.1]\nlevel = 1\nnote = \"x\"\n[answers.PR9.2]\nlevel = 4\n\
                   note = \"mine\"\n[answers.PR9.4]\nnote = \"seen\"",
        ),
        file("B", "[answers.PR9.1]\nlevel = 4\n[answers.PR9.3]\nlevel = 2\nnote = \"z\""),
        file(
            "C",
            "[answers.PR9.1]\nlevel = 4\n[answers.PR9.2]\nlevel = 2\n\
                   [answers.PR9.3]\nlevel = 2\nnote = \"w\"\n[answers.PR9.4]\nnote = \"too\"",
        ),
    ]
}

#[test]
fn merging_in_two_steps_is_merging_at_once() {
    let [a, b, c] = three();
    let at_once = merged(&[("A", &a), ("B", &b), ("C", &c)], Policy::Open).unwrap();
    let first = merged(&[("A", &a), ("B", &b)], Policy::Open).unwrap().assessment;
    let two_steps = merged(&[("A; B", &first), ("C", &c)], Policy::Open).unwrap();
    assert_eq!(two_steps.assessment, at_once.assessment);
    assert_eq!((&two_steps.voices, &two_steps.remarks), (&at_once.voices, &at_once.remarks));
    let said: Vec<(&str, Option<u8>)> = two_steps.assessment.answers[&id("PR9.2")]
        .said
        .iter()
        .map(|said| {
            (said.by.as_str(), level(&Answer { given: said.given.clone(), ..Answer::default() }))
        })
        .collect();
    assert_eq!(said, [("A", Some(4)), ("C", Some(2))]);
    let note = |id_: &str| two_steps.assessment.answers[&id(id_)].note.clone().unwrap();
    assert_eq!((&*note("PR9.2"), &*note("PR9.4")), ("A: mine", "A: seen\nC: too"));
    // 1 4 4, 4 2, 2 2: three requirements compared, one agreed; of 5 pairs 2 agree.
    let agreement = fitsm_eval::Agreement::of(Catalogue::built_in(), &two_steps.voices).overall;
    assert_eq!((agreement.respondents, agreement.compared, agreement.agreed), (3, 3, 1));
    assert_eq!((agreement.pairs, agreement.pairs_agreed), (5, 2));
}

#[test]
fn an_answer_of_nobody_known_is_put_in_nobodys_mouth() {
    // As one that was given after merging, by whoever it was.
    let both = file(
        "A, B",
        "[answers.PR9.1]\nlevel = 2\nsaid = [{ by = \"A\", level = 2 }]\n[answers.PR9.2]\nlevel = 3",
    );
    let c = file("C", "[answers.PR9.2]\nlevel = 1");
    let merged = merged(&[("A; B", &both), ("C", &c)], Policy::Open).unwrap();
    let answer = &merged.assessment.answers[&id("PR9.2")];
    assert_eq!(answer.said[0].by, "A; B.toml");
    assert!(answer.is_disputed());
    assert_eq!(merged.voices[&id("PR9.2")].len(), 1);
    let told = Remark::Unnamed { file: "A; B.toml".into(), requirements: vec![id("PR9.2")] };
    assert_eq!(merged.remarks, [told]);
}

#[test]
fn who_has_settled_stands_by_it_and_what_was_settled_is_not_lost() {
    let settled = file(
        "A, B",
        "[answers.PR9.1]\nlevel = 2\nsaid = [{ by = \"A\", level = 1 }, { by = \"B\", level = 4 }]",
    );
    let c = file("C", "[answers.PR9.1]\nlevel = 3");
    let with = |policy| merged(&[("A, B", &settled), ("C", &c)], policy).unwrap();
    let open = with(Policy::Open);
    let answer = &open.assessment.answers[&id("PR9.1")];
    assert!(answer.is_disputed());
    let by: Vec<&str> = answer.said.iter().map(|said| said.by.as_str()).collect();
    // What they settled is nobody's vote; it stays in words.
    assert_eq!(by, ["A", "B", "C"]);
    assert_eq!(answer.note.as_deref(), Some("Settled before in A, B.toml: level 2"));
    assert!(matches!(open.remarks[..], [Remark::Reopened { .. }]), "{:?}", open.remarks);
    // Not 1, which A said before they agreed.
    assert_eq!(level(&with(Policy::Lowest).assessment.answers[&id("PR9.1")]), Some(2));
    let agrees = file("C", "[answers.PR9.1]\nlevel = 2");
    let three = merged(&[("A, B", &settled), ("C", &agrees)], Policy::Open).unwrap();
    assert_eq!(level(&three.assessment.answers[&id("PR9.1")]), Some(2));
    assert_eq!(three.remarks, []);
}

#[test]
fn one_of_several_is_not_counted_again_beside_them() {
    let both = file("A, B", "[answers.PR9.1]\nlevel = 2");
    let one = file("A", "[answers.PR9.1]\nlevel = 2");
    let answer = |files: &[(&str, &Assessment)]| {
        merged(files, Policy::Open).unwrap().assessment.answers.remove(&id("PR9.1")).unwrap()
    };
    let together = answer(&[("A, B", &both), ("A", &one)]);
    assert_eq!((level(&together), together.said.len()), (Some(2), 1));
    let other = file("A", "[answers.PR9.1]\nlevel = 3");
    assert_eq!(answer(&[("A, B", &both), ("A", &other)]).said.len(), 2);
}

#[test]
fn somebody_with_two_answers_is_told() {
    let (march, june) = (
        file("A", "[answers.PR9.1]\nlevel = 2"),
        file("", "[answers.PR9.1]\nlevel = 3\nsaid = [{ by = \"A\", level = 3 }]"),
    );
    let merged = merged(&[("A", &march), ("june", &june)], Policy::Open).unwrap();
    let twice = Remark::Twice { by: "A".into(), requirements: vec![id("PR9.1")] };
    assert!(merged.remarks.contains(&twice), "{:?}", merged.remarks);
}

/// A generated assessment of the same organisation as all others, with everything in scope.
fn one_of_many(from: Assessment) -> Assessment {
    Assessment { organisation: "Harbour City IT".into(), out_of_scope: [].into(), ..from }
}

fn is_blank(answer: &Answer) -> bool {
    *answer == Answer { span: answer.span.clone(), ..Answer::default() }
}

fn is_there(input: &Assessment, answer: &Answer, output: &Assessment, merged: &Answer) -> bool {
    let note = answer.note.as_ref().is_none_or(|note| merged.note.as_ref().unwrap().contains(note));
    let pieces = answer
        .evidence
        .iter()
        .all(|name| merged.evidence.iter().any(|new| output.evidence[new] == input.evidence[name]));
    let said: Vec<&Given> = merged.said.iter().map(|said| &said.given).collect();
    let given = answer.given == Given::Nothing
        || answer.given == merged.given
        || said.contains(&&answer.given)
        // What was settled and does not stand is told in the note.
        || !answer.said.is_empty() && merged.note.as_ref().unwrap().contains("Settled before in ");
    let voices = answer.said.iter().all(|said| merged.said.contains(said));
    note && pieces && given && voices
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn a_file_with_itself_changes_nothing_but_who_said_it(file in assessments(&texts(), &texts())) {
        let both = merged(&[("x", &file), ("y", &file)], Policy::Open).unwrap();
        let mut expected = file.clone();
        expected.answers.retain(|_, answer| !is_blank(answer));
        let mut found = both.assessment;
        let is_merged = file.assessors.len() > 1
            && file.answers.values().any(|answer| !answer.said.is_empty());
        for (id, answer) in &mut found.answers {
            let before = &expected.answers[id];
            if before.said.is_empty() && before.given != Given::Nothing {
                let by = |by: &str| Said { by: by.into(), given: before.given.clone() };
                let names = if is_merged { ["x.toml", "y.toml"] } else { ["x", "y"] };
                prop_assert_eq!(&answer.said, &names.map(by));
            }
            // Nobody answered: it has to be told whose the note is.
            if before.said.is_empty() && before.given == Given::Nothing {
                let note = answer.note.take();
                prop_assert_eq!(note.is_some(), before.note.is_some());
                prop_assert!(note.unwrap_or_default().ends_with(before.note.as_deref().unwrap_or_default()));
                answer.note.clone_from(&before.note);
            }
            answer.said.clone_from(&before.said);
        }
        prop_assert_eq!(found, expected);
        // Nobody gives way to himself, and who says the same agrees.
        let is_of_people =
            |it: &Remark| matches!(it, Remark::Twice { .. } | Remark::Unnamed { .. });
        prop_assert!(both.remarks.iter().all(is_of_people), "{:?}", both.remarks);
    }

    #[test]
    fn the_order_of_files_changes_no_level_and_loses_nothing(
        files in prop::collection::vec(assessments(&texts(), &texts()).prop_map(one_of_many), 3),
    ) {
        let named: Vec<(&str, &Assessment)> = ["x", "y", "z"].into_iter().zip(&files).collect();
        for policy in [Policy::Open, Policy::Lowest, Policy::Median] {
            let forth = merged(&named, policy).unwrap();
            let turned: Vec<_> = named.iter().rev().copied().collect();
            let back = merged(&turned, policy).unwrap();
            let givens = |merged: &Merged| -> Vec<(RequirementId, Given, bool)> {
                let answers = merged.assessment.answers.iter();
                answers.map(|(id, answer)| (*id, answer.given.clone(), answer.is_disputed())).collect()
            };
            prop_assert_eq!(givens(&forth), givens(&back));
            for input in &files {
                for (id, answer) in input.answers.iter().filter(|(_, answer)| !is_blank(answer)) {
                    let output = &forth.assessment;
                    prop_assert!(is_there(input, answer, output, &output.answers[id]), "{id}: {answer:?}");
                }
                for piece in input.evidence.values() {
                    prop_assert!(forth.assessment.evidence.values().any(|other| other == piece));
                }
            }
        }
    }

    #[test]
    fn what_is_merged_is_a_file_without_errors(
        files in prop::collection::vec(assessments(&texts(), &texts()), 2),
    ) {
        let named: Vec<(&str, Assessment)> = ["x", "y"].into_iter().zip(files).collect();
        let same = |(name, file): &(&'static str, Assessment)| {
            (*name, Assessment { organisation: "Harbour City IT".into(), ..file.clone() })
        };
        let files: Vec<(&str, Assessment)> = named.iter().map(same).collect();
        let files: Vec<(&str, &Assessment)> = files.iter().map(|(name, file)| (*name, file)).collect();
        match merged(&files, Policy::Lowest) {
            Err(refusal) => prop_assert!(matches!(refusal, Refusal::Scope { .. }), "{refusal}"),
            Ok(merged) => {
                let catalogue = Catalogue::built_in();
                let text = assessment::write(&merged.assessment, catalogue);
                let reading = assessment::read(&Source::new("merged.toml", text), catalogue);
                prop_assert_eq!(reading.value.map(without_places), Some(merged.assessment));
            }
        }
    }
}
