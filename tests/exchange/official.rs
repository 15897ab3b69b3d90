//! A workbook laid out like the official one, and what people do to it.

use fitsm_core::assessment::{EvidenceKind, Given, Goals};
use fitsm_core::{Assessment, Catalogue, Goal, Level, RequirementId};

use crate::reading::{plain, read, taken};
use crate::workbooks::{C, Tab, n, ods, t, xlsx, xlsx_beside};

/// The official sheets with a few answers: PR9.1 scored 2, PR9.2 as a text 3, GR1.1 scored 0 with
/// two lines of evidence, PR1 out of scope, own goal 4 for PR9, certification goal 3 everywhere.
pub(crate) fn official() -> Vec<Tab> {
    vec![
        Tab::new("1. About", vec![vec![t("FitSM-6 Assessment and Audit Tool")]]),
        goals(),
        answers(),
        Tab::new("4. Certification Results", vec![vec![C::Formula("A1", Some(1.0))]]),
        Tab::new(
            "7. Conclusions",
            vec![
                vec![],
                vec![C::Empty, t("Conclusions")],
                vec![],
                vec![C::Empty, t("Good & steady.\nMore next year.")],
            ],
        ),
        audit(),
        Tab::new("Sources", vec![vec![t("Select …")], vec![n(0)], vec![n(1)]]),
    ]
}

fn goals() -> Tab {
    let mut rows = vec![
        vec![C::Empty, t("Scope and goals of the assessment")],
        vec![
            C::Empty,
            t("Process / aspect"),
            C::Empty,
            t("Certification goal"),
            t("Custom goal"),
            t("Scope"),
        ],
    ];
    for area in Catalogue::built_in().areas() {
        let id = area.id.to_string();
        let own = if id == "PR9" { n(4) } else { C::Empty };
        let scope = if id == "PR1" { "Out of scope" } else { "In scope" };
        rows.push(vec![
            C::Empty,
            t(&format!("{id}: {}", area.name)),
            C::Empty,
            n(3),
            own,
            t(scope),
        ]);
    }
    Tab::new("2. Scope & Goals", rows)
}

/// Row 1 is the title, row 2 the headings; each area's row comes before its requirements.
fn answers() -> Tab {
    let mut headings = vec![C::Empty];
    headings.extend(
        [
            "Goal",
            "Group",
            "Abbr.",
            "ID",
            "Requirement",
            "0",
            "1",
            "2",
            "3",
            "4",
            "Score",
            "Comment",
            "Evidence",
        ]
        .map(t),
    );
    let mut rows = vec![vec![C::Empty, t("Assessment")], headings];
    for area in Catalogue::built_in().areas() {
        let label = format!("{}: {}", area.id, area.name);
        rows.push(vec![C::Empty, C::Empty, t(&label)]);
        for requirement in area.requirements.iter() {
            let id = requirement.id.to_string();
            let mut row = vec![C::Empty, n(3), t(&label), t(&area.code), t(&id)];
            row.push(t(&format!("The official text of {id} is here")));
            row.extend((0..5).map(|level| t(&format!("What is seen of {id} at level {level}"))));
            row.extend(match id.as_str() {
                "PR9.1" => [n(2), t("Two teams,  two ways"), t("Ticket export")],
                "PR9.2" => [t("3"), C::Empty, t("Ticket export")],
                "GR1.1" => [n(0), t("Line one\nline two"), t("Minutes\nMail of the director")],
                "PR9.3" => [t("Select …"), t("To be asked"), C::Empty],
                _ => [t("Select …"), C::Empty, C::Empty],
            });
            rows.push(row);
        }
    }
    Tab::new("3. Assessment", rows)
}

fn audit() -> Tab {
    let rows = [
        ("Auditee name", "Nimbus University"),
        ("Auditee address", "Main Street 1\n12345 Town"),
        ("Auditee representative name", "A. Weber"),
        ("Auditee representative contact details", ""),
        ("Lead auditor name", "R. Okafor"),
        ("Lead auditor contact details", "r.okafor@example.org"),
        ("Additional audit team members names and contacts", "B. Lund, b@example.org\nC. Ruiz"),
        ("Audit scope", "All services"),
        ("Audit locations", "Main campus\nNorth campus"),
        ("Audit times", "12 March 2026"),
        ("Audit evidence language", "English"),
    ];
    let rows = rows.iter().map(|(label, answer)| vec![C::Empty, t(label), t(answer)]);
    Tab::new("8. Audit Details", rows.collect())
}

/// The row of a requirement in the sheet of answers, as a spreadsheet counts it.
pub(crate) fn row_of(id: &str) -> usize {
    answers().rows.iter().position(|row| row.get(4) == Some(&t(id))).unwrap() + 1
}

fn id(text: &str) -> RequirementId {
    text.parse().unwrap()
}

fn level(assessment: &Assessment, name: &str) -> Option<i64> {
    match &assessment.answers.get(&id(name))?.given {
        Given::Score { level, .. } => level.map(|level| i64::from(level.get())),
        _ => None,
    }
}

/// The same in both forms of workbook.
fn both(tabs: &[Tab]) -> Assessment {
    let from_ods = taken(&ods(tabs));
    assert_eq!(taken(&xlsx(tabs)), from_ods);
    from_ods
}

#[test]
fn everything_of_the_official_workbook_comes_along() {
    let found = both(&official());
    assert_eq!(found.organisation, "Nimbus University");
    assert_eq!(found.answers.len(), 4);
    assert_eq!(level(&found, "PR9.1"), Some(2));
    assert_eq!(level(&found, "PR9.2"), Some(3));
    assert_eq!(level(&found, "GR1.1"), Some(0));
    let note = |name: &str| found.answers[&id(name)].note.clone();
    assert_eq!(note("PR9.1").unwrap(), "Two teams,  two ways");
    assert_eq!(note("GR1.1").unwrap(), "Line one\nline two");
    assert_eq!(note("PR9.3").unwrap(), "To be asked");
    assert_eq!(found.answers[&id("PR9.3")].given, Given::Nothing);
    // The same text at two requirements is one piece; several lines of one cell are one piece.
    let titles: Vec<(&str, &str)> =
        found.evidence.iter().map(|(name, piece)| (name.as_str(), piece.title.as_str())).collect();
    assert_eq!(titles, [("gr1-1", "Minutes\nMail of the director"), ("pr9-1", "Ticket export")]);
    assert_eq!(found.answers[&id("PR9.2")].evidence, ["pr9-1"]);
    assert!(found.evidence.values().all(|piece| piece.kind == EvidenceKind::Record));
    let goal = |number| Goal::new(number);
    assert_eq!(
        found.goals,
        Goals { default: None, areas: [("PR9".parse().unwrap(), goal(4).unwrap())].into() }
    );
    assert_eq!(found.certification_goals, Goals { default: goal(3), areas: [].into() });
    assert_eq!(found.out_of_scope.len(), 1);
    assert!(found.out_of_scope[&"PR1".parse().unwrap()].contains("gives no reason"));
    assert_eq!(found.conclusion.as_deref(), Some("Good & steady.\nMore next year."));
    assert_eq!(found.scope.as_deref(), Some("All services"));
    let people: Vec<_> = found
        .assessors
        .iter()
        .map(|each| (each.name.as_str(), each.role.as_deref(), each.contact.as_deref()))
        .collect();
    assert_eq!(
        people,
        [
            ("R. Okafor", Some("lead"), Some("r.okafor@example.org")),
            ("B. Lund", None, Some("b@example.org")),
            ("C. Ruiz", None, None),
        ]
    );
    let auditee = found.auditee.unwrap();
    assert_eq!(auditee.address.as_deref(), Some("Main Street 1\n12345 Town"));
    assert_eq!(auditee.locations, ["Main campus", "North campus"]);
    assert_eq!(found.wording.len(), 82);
    let wording = &found.wording[&id("PR9.6")];
    assert_eq!(wording.statement.as_deref(), Some("The official text of PR9.6 is here"));
    assert_eq!(
        wording.levels[Level::MAX.index()].as_deref(),
        Some("What is seen of PR9.6 at level 4")
    );
}

#[test]
fn what_is_assumed_is_told() {
    let told = read(&ods(&official())).told;
    let has = |words: &str| assert!(told.iter().any(|line| line.contains(words)), "{told:#?}");
    has("2 texts became pieces of evidence of the kind record");
    has("PR1 is out of scope without a reason");
    has("today was taken, 2026-11-21");
    assert_eq!(told.len(), 3, "{told:#?}");
}

#[test]
fn columns_and_rows_may_be_put_in_and_sheets_reordered_and_renamed() {
    let plain = both(&official());
    let mut tabs = official();
    tabs[2].insert_column('A', |_| C::Empty);
    tabs[2].insert_column('J', |_| C::Empty);
    tabs[2].rows.insert(0, vec![t("Printed on Monday")]);
    tabs[2].rows.insert(40, vec![]);
    tabs[1].insert_column('D', |_| C::Empty);
    tabs[1].rows.insert(1, vec![]);
    tabs[5].insert_column('A', |_| C::Empty);
    tabs[5].insert_column('D', |_| C::Empty);
    tabs.reverse();
    for (number, tab) in tabs.iter_mut().enumerate() {
        // The closing words are the only sheet that nothing but its heading tells.
        tab.name = format!("Sheet {number}");
    }
    assert_eq!(both(&tabs), plain);
}

#[test]
fn headings_may_be_translated_or_gone() {
    let plain = both(&official());
    let german = [
        "Ziel",
        "Gruppe",
        "Kürzel",
        "Kennung",
        "Anforderung",
        "Stufe 0",
        "Stufe 1",
        "Stufe 2",
        "Stufe 3",
        "Stufe 4",
        "Bewertung",
        "Kommentar",
        "Nachweis",
    ];
    let unknown = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m"];
    for words in [german, unknown, [""; 13]] {
        let mut tabs = official();
        for (cell, word) in tabs[2].rows[1][1..].iter_mut().zip(words) {
            *cell = t(word);
        }
        tabs[1].rows[1] = vec![
            C::Empty,
            t("Bereich"),
            C::Empty,
            t("Zertifizierungsziel"),
            t("Eigenes Ziel"),
            t("Umfang"),
        ];
        assert_eq!(both(&tabs), plain, "{words:?}");
    }
    // Swapped, the headings decide.
    let mut tabs = official();
    for row in &mut tabs[2].rows {
        if row.len() == 14 {
            row.swap(12, 13);
        }
    }
    assert_eq!(both(&tabs), plain);
}

#[test]
fn a_column_of_ones_own_goes_into_the_notes() {
    let mut tabs = official();
    let row = row_of("PR9.1") - 1;
    tabs[2].insert_column('M', |number| match number {
        1 => t("Owner"),
        number if number == row => t("A. Weber"),
        _ => C::Empty,
    });
    let imported = read(&ods(&tabs));
    let found = imported.assessment.unwrap();
    assert_eq!(
        found.answers[&id("PR9.1")].note.as_deref(),
        Some("Two teams,  two ways\nOwner: A. Weber")
    );
    assert!(
        imported.told.iter().any(|told| told.contains("column M \"Owner\"")),
        "{:?}",
        imported.told
    );
}

#[test]
fn two_columns_of_scores_are_told_and_one_can_be_chosen() {
    let mut tabs = official();
    // The earlier score beside the present one, under headings that say nothing.
    tabs[2].insert_column('M', |number| if number > 2 { n(1) } else { C::Empty });
    *tabs[2].at("L2") = t("2026");
    *tabs[2].at("M2") = t("2025");
    for row in &mut tabs[2].rows {
        if row.len() > 12 && row[11] == t("Select …") {
            row[11] = C::Empty;
        }
    }
    let imported = read(&ods(&tabs));
    assert!(imported.assessment.is_none() && imported.is_lost);
    assert!(imported.problems[0].message.contains("columns L and M"), "{:?}", imported.problems);
    for (column, expected) in [(11, 2), (12, 1)] {
        let options =
            fitsm_exchange::Options { score_column: Some(column), lenient: true, ..plain() };
        let found = fitsm_exchange::import(&ods(&tabs), &options, Catalogue::built_in()).unwrap();
        assert_eq!(level(&found.assessment.unwrap(), "PR9.1"), Some(expected));
    }
}

/// What is wrong, each with its place.
fn complaints(tabs: &[Tab]) -> Vec<String> {
    let all = |bytes: &[u8]| {
        let imported = read(bytes);
        assert!(imported.assessment.is_none());
        let problems = imported.problems.iter();
        problems
            .map(|problem| format!("{}: {}", problem.position.as_ref().unwrap(), problem.message))
            .collect::<Vec<_>>()
    };
    let from_ods = all(&ods(tabs));
    assert_eq!(all(&xlsx(tabs)), from_ods);
    from_ods
}

#[test]
fn each_mistake_is_told_with_sheet_and_cell() {
    let score = format!("L{}", row_of("PR9.6"));
    let place = format!("sheet \"3. Assessment\", cell {score}");
    for (cell, message) in [
        (n(5), "a score is a whole number from 0 to 4, not 5"),
        (C::Number(2.5), "a score is a whole number from 0 to 4, not 2.5"),
        (C::Number(-1.0), "a score is a whole number from 0 to 4, not -1"),
        (t("high"), "a score is a whole number from 0 to 4, not \"high\""),
        (t("3 - Defined"), "a score is a whole number from 0 to 4, not \"3 - Defined\""),
        (C::Formula("L3+1", Some(3.0)), "a formula stands where a score is expected"),
        (C::Formula("L3+1", None), "a formula stands where a score is expected"),
        (C::Merged(Box::new(n(3))), "the cell of a score is merged with others"),
    ] {
        let mut tabs = official();
        *tabs[2].at(&score) = cell;
        assert_eq!(complaints(&tabs), [format!("{place}: {message}")]);
    }
    let mut tabs = official();
    *tabs[2].at(&format!("E{}", row_of("PR9.6"))) = t("PR9.9");
    *tabs[2].at(&format!("L{}", row_of("PR1.1"))) = n(3);
    *tabs[1].at("D5") = n(5);
    *tabs[1].at("F6") = t("maybe");
    tabs[5].rows.push(vec![C::Empty, t("Auditee shoe size"), t("44")]);
    let group = row_of("PR9.1") - 1;
    *tabs[2].at(&format!("M{group}")) = t("lost?");
    let found = complaints(&tabs);
    let row = row_of("PR9.6");
    let out = row_of("PR1.1");
    assert_eq!(found, [
        "sheet \"2. Scope & Goals\", cell D5: a goal is a whole number from 1 to 4, not 5".to_owned(),
        "sheet \"2. Scope & Goals\", cell F6: \"maybe\" is no scope".to_owned(),
        format!("sheet \"3. Assessment\", cell L{out}: PR1.1 is answered, but PR1 is out of scope"),
        format!("sheet \"3. Assessment\", cell M{group}: this stands in a group's row, where nothing can be taken"),
        format!("sheet \"3. Assessment\", cell E{row}: \"PR9.9\" is not a requirement of FitSM-1"),
        "sheet \"8. Audit Details\", cell C12: \"Auditee shoe size\" is nothing that the audit details ask".to_owned(),
    ]);
    // Leniently, the rest is taken.
    let options = fitsm_exchange::Options { lenient: true, ..plain() };
    let lenient = fitsm_exchange::import(&ods(&tabs), &options, Catalogue::built_in()).unwrap();
    assert_eq!(lenient.problems.len(), 6);
    let found = lenient.assessment.unwrap();
    assert_eq!(level(&found, "PR9.1"), Some(2));
    assert!(!found.answers.contains_key(&id("PR1.1")));
}

#[test]
fn a_formula_where_a_text_is_expected_is_told_and_never_taken() {
    let row = row_of("PR9.1");
    for (cell, shown) in [
        (C::Failed("-see the mail", "#NAME?"), "\"=-see the mail\""),
        (C::Formula("1+1", Some(2.0)), "\"=1+1\""),
        (C::Formula("A1&\"x\"", None), "\"=A1&\"x\"\""),
    ] {
        for (place, what, sheet, name) in [
            (format!("M{row}"), "a comment", 2, "3. Assessment"),
            (format!("N{row}"), "evidence", 2, "3. Assessment"),
            (format!("F{row}"), "a requirement's text", 2, "3. Assessment"),
            ("F6".to_owned(), "the scope", 1, "2. Scope & Goals"),
            ("C10".to_owned(), "a text", 5, "8. Audit Details"),
            ("B6".to_owned(), "a text", 4, "7. Conclusions"),
        ] {
            let mut tabs = official();
            let rows = &mut tabs[sheet].rows;
            rows.resize(rows.len().max(6), Vec::new());
            *tabs[sheet].at(&place) = cell.clone();
            let expected = format!(
                "sheet \"{name}\", cell {place}: a formula stands where {what} is expected: {shown}"
            );
            assert_eq!(complaints(&tabs), [expected]);
        }
    }
    // Leniently it is listed as left, and the rest of the row is taken.
    let mut tabs = official();
    *tabs[2].at(&format!("M{row}")) = C::Failed("-see the mail", "#NAME?");
    let options = fitsm_exchange::Options { lenient: true, ..plain() };
    let lenient = fitsm_exchange::import(&xlsx(&tabs), &options, Catalogue::built_in()).unwrap();
    assert!(lenient.problems[0].message.contains("=-see the mail"), "{:?}", lenient.problems);
    assert!(lenient.problems[0].help.as_deref().unwrap().contains("an apostrophe before it"));
    let found = lenient.assessment.unwrap();
    assert_eq!(level(&found, "PR9.1"), Some(2));
    assert_eq!(found.answers[&id("PR9.1")].note, None);
    // A column that holds formulas in some rows only is not left in silence.
    let mut tabs = official();
    *tabs[2].at("O2") = t("Owner");
    *tabs[2].at(&format!("O{row}")) = t("A. Weber");
    *tabs[2].at(&format!("O{}", row + 1)) = C::Failed("-", "#NAME?");
    assert_eq!(complaints(&tabs).len(), 1);
}

#[test]
fn an_id_twice_is_told_only_if_the_answers_differ() {
    let mut tabs = official();
    let row = tabs[2].rows[row_of("PR9.1") - 1].clone();
    tabs[2].rows.push(row.clone());
    assert_eq!(both(&tabs), both(&official()));
    *tabs[2].rows.last_mut().unwrap().get_mut(11).unwrap() = n(4);
    let found = complaints(&tabs);
    assert!(found[0].contains("PR9.1 stands here for the second time"), "{found:?}");
}

#[test]
fn ids_in_small_letters_or_with_spaces_are_taken_and_said_once() {
    let mut tabs = official();
    *tabs[2].at(&format!("E{}", row_of("PR9.1"))) = t("pr9.1");
    *tabs[2].at(&format!("E{}", row_of("PR9.2"))) = t(" PR 9.2 ");
    assert_eq!(both(&tabs), both(&official()));
    let told = read(&ods(&tabs)).told;
    assert_eq!(
        told.iter().filter(|told| told.contains("without the spaces")).count(),
        1,
        "{told:?}"
    );
    assert!(!read(&ods(&official())).told.join("\n").contains("without the spaces"));
}

#[test]
fn ids_with_a_comma_are_told() {
    let mut tabs = official();
    *tabs[2].at(&format!("E{}", row_of("PR9.1"))) = t("PR9,1");
    let imported = read(&ods(&tabs));
    let problem = &imported.problems[0];
    assert!(problem.message.contains("PR9,1"), "{problem:?}");
    assert_eq!(problem.help.as_deref(), Some("did you mean PR9.1?"));
}

#[test]
fn goals_that_differ_are_named_and_the_most_frequent_is_for_all() {
    let mut tabs = official();
    *tabs[1].at("D3") = n(2);
    for row in 3..=23 {
        *tabs[1].at(&format!("E{row}")) = if row < 6 { n(2) } else { n(3) };
    }
    let found = both(&tabs);
    assert_eq!(found.certification_goals.default, Goal::new(3));
    assert_eq!(
        found.certification_goals.areas,
        [("GR1".parse().unwrap(), Goal::new(2).unwrap())].into()
    );
    assert_eq!(found.goals.default, Goal::new(3));
    assert_eq!(found.goals.areas.len(), 3);
}

#[test]
fn without_a_sheet_of_goals_those_beside_the_requirements_count() {
    let mut tabs = official();
    tabs.remove(1);
    let told = |tabs: &[Tab]| read(&ods(tabs)).told.join("\n");
    let found = both(&tabs);
    assert_eq!(found.certification_goals, Goals { default: Goal::new(3), areas: [].into() });
    assert_eq!(found.goals, Goals::default());
    assert!(found.out_of_scope.is_empty());
    assert!(told(&tabs).contains("column B of \"3. Assessment\""), "{}", told(&tabs));
    // One area of PR9's six has another goal than the first: that cannot be.
    *tabs[1].at("B1") = C::Empty;
    *tabs[1].at("B2") = t("Certification goal");
    *tabs[1].at(&format!("B{}", row_of("PR9.2"))) = n(2);
    let found = complaints(&tabs);
    let place = format!("sheet \"3. Assessment\", cell B{}: ", row_of("PR9.2"));
    assert_eq!(found, [place + "PR9 has the goal 3 further up, and another here"]);
    // Numbers that are no goals are none.
    *tabs[1].at("B2") = t("No.");
    assert!(!told(&tabs).contains("column B"), "{}", told(&tabs));
}

#[test]
fn another_tools_workbook_is_told_so() {
    let tabs = [Tab::new("Budget", vec![vec![t("Item"), t("Cost")], vec![t("Paper"), n(3)]])];
    let imported = read(&xlsx(&tabs));
    assert!(imported.is_lost);
    assert!(imported.problems[0].message.contains("no sheet of this workbook holds requirements"));
}

#[test]
fn a_scope_that_is_not_understood_is_never_taken_for_in_scope() {
    let scopes = |heading: &str, most: &str, fifth: &str| {
        let mut tabs = official();
        *tabs[1].at("F2") = t(heading);
        for row in 3..=23 {
            *tabs[1].at(&format!("F{row}")) = t(if row == 5 { fifth } else { most });
        }
        tabs
    };
    let first = "sheet \"2. Scope & Goals\", cell F3: ";
    for (heading, most, fifth, count) in [
        ("Scope", "im Umfang", "nicht im Umfang", 21),
        ("Scope", "x", "Out of scope", 20),
        ("Dabei?", "x", "Out of scope", 20),
        ("Dabei?", "im Umfang", "nicht im Umfang", 21),
        ("Geltungsbereich", "yes", "no", 21),
    ] {
        let found = complaints(&scopes(heading, most, fifth));
        assert_eq!(found.len(), count, "{heading} {most}: {found:#?}");
        assert_eq!(found[0], format!("{first}\"{most}\" is no scope"));
    }
    // Also where neither the sheet's name nor the heading says what it is.
    let mut tabs = scopes("?", "ja", "nein");
    tabs[1].name = "Ziele".to_owned();
    assert_eq!(complaints(&tabs).len(), 21);
    // Leniently those areas are in scope, and each is listed.
    let options = fitsm_exchange::Options { lenient: true, ..plain() };
    let tabs = scopes("Scope", "x", "Out of scope");
    let lenient = fitsm_exchange::import(&xlsx(&tabs), &options, Catalogue::built_in()).unwrap();
    assert_eq!(lenient.assessment.unwrap().out_of_scope.len(), 1);
}

#[test]
fn audit_details_under_other_labels_are_told_as_not_read() {
    let mut tabs = official();
    for row in &mut tabs[5].rows {
        let C::Text(label) = &row[1] else { continue };
        row[1] = t(&format!("Zu: {label}"));
    }
    let told = read(&ods(&tabs)).told;
    let words = "the sheet \"8. Audit Details\" (21 filled cells) were not read";
    assert!(told.iter().any(|told| told.contains(words)), "{told:#?}");
}

/// What is told of a workbook that is right.
fn notes(bytes: &[u8]) -> String {
    let imported = read(bytes);
    assert!(imported.assessment.is_some(), "{:#?}", imported.problems);
    imported.told.join("\n")
}

#[test]
fn comments_to_cells_are_told_and_links_of_evidence_are_where_it_is() {
    let (one, two) = (row_of("PR9.1"), row_of("PR9.2"));
    let mut tabs = official();
    *tabs[2].at(&format!("N{one}")) = t("Handbook");
    *tabs[2].at(&format!("N{two}")) = t("Plan");
    *tabs[2].at(&format!("M{two}")) = t("See there");
    let cells = [
        (format!("L{one}"), None),
        ("A50".to_owned(), None),
        (format!("N{one}"), Some("https://wiki.example/handbook")),
        (format!("N{two}"), Some("plans/our%20plan.pdf")),
        (format!("M{two}"), Some("https://wiki.example/there")),
    ];
    let mut from_ods = tabs.clone();
    for (place, link) in &cells {
        let cell = std::mem::take(from_ods[2].at(place));
        *from_ods[2].at(place) = match link {
            // In OpenDocument a path begins within the package.
            Some(link) if link.starts_with("http") => C::Linked(Box::new(cell), (*link).to_owned()),
            Some(link) => C::Linked(Box::new(cell), format!("../{link}")),
            None => C::Commented(Box::new(cell)),
        };
    }
    for bytes in [ods(&from_ods), xlsx_beside(&tabs, 2, &cells)] {
        let told = notes(&bytes);
        let expected = format!("2 cell comments were not taken: A50, L{one} of \"3. Assessment\"");
        assert!(told.contains(&expected), "{told}");
        let expected = format!(
            "1 link was not taken: M{two} (https://wiki.example/there) of \"3. Assessment\""
        );
        assert!(told.contains(&expected), "{told}");
        let found = taken(&bytes);
        let places: Vec<_> = found
            .evidence
            .values()
            .map(|piece| (&*piece.title, piece.location.as_deref()))
            .collect();
        assert_eq!(places[1], ("Handbook", Some("https://wiki.example/handbook")));
        assert_eq!(places[2], ("Plan", Some("plans/our plan.pdf")));
    }
}

#[test]
fn texts_where_nothing_is_asked_are_told_with_their_cells() {
    let own = |told: &str| told.contains("where nothing is asked");
    assert!(!own(&notes(&xlsx(&official()))));
    let (group, last) = (row_of("PR9.1") - 1, row_of("PR14.1") + 20);
    let mut tabs = official();
    tabs[2].rows.resize(last + 2, Vec::new());
    for (sheet, place, text) in [
        (2, format!("F{group}"), "In the group's row"),
        (2, format!("D{last}"), "Signed by Eve"),
        (2, format!("L{}", last + 1), "see above"),
        (2, "H1".to_owned(), "Above the headings"),
        (1, "D1".to_owned(), "Draft"),
        (5, "D2".to_owned(), "right of an answer"),
    ] {
        *tabs[sheet].at(&place) = t(text);
    }
    let told = notes(&xlsx(&tabs));
    assert_eq!(told, notes(&ods(&tabs)));
    let expected = format!(
        "6 texts where nothing is asked were not taken: D1 \"Draft\" of \"2. Scope & Goals\"; \
         H1 \"Above the headings\", F{group} \"In the group's row\", D{last} \"Signed by Eve\", \
         L{} \"see above\" of \"3. Assessment\"; D2 \"right of an answer\" of \"8. Audit Details\"",
        last + 1
    );
    assert!(told.contains(&expected), "{told}");
    // A comment for two requirements is taken for the first.
    let mut tabs = official();
    let place = format!("M{}", row_of("PR9.1"));
    *tabs[2].at(&place) = C::Merged(Box::new(t("Both")));
    let expected = format!("taken for the first of them only: {place} of \"3. Assessment\"");
    assert!(notes(&xlsx(&tabs)).contains(&expected));
    assert!(notes(&ods(&tabs)).contains(&expected));
}

#[test]
fn what_this_program_wrote_has_nothing_that_is_left() {
    let source = fitsm_core::Source::new("x", include_str!("../../assessments/nimbus-2026.toml"));
    let written = fitsm_core::assessment::read(&source, Catalogue::built_in()).value.unwrap();
    for format in [fitsm_exchange::writing::Format::Ods, fitsm_exchange::writing::Format::Xlsx] {
        let export = fitsm_exchange::writing::export(&written, Catalogue::built_in(), format);
        assert_eq!(read(&export.unwrap().bytes).told, [""; 0]);
    }
}

#[test]
fn an_id_without_its_point_is_named_with_what_is_meant() {
    for wrong in ["PR9-1", "PR9 - 1", "PR9_1", "PR9/1"] {
        let mut tabs = official();
        *tabs[2].at(&format!("E{}", row_of("PR9.1"))) = t(wrong);
        let problem = &read(&ods(&tabs)).problems[0];
        assert!(problem.message.contains(wrong), "{problem:?}");
        assert_eq!(problem.help.as_deref(), Some("did you mean PR9.1?"));
    }
}

#[test]
fn the_workbooks_own_texts_are_never_notes_also_where_some_are_gone() {
    // The headings are 0 to 4 in the columns G to K.
    for gone in [6..11, 6..9, 8..11] {
        let mut tabs = official();
        for row in &mut tabs[2].rows {
            let end = gone.end.min(row.len());
            row.drain(gone.start.min(end)..end);
        }
        let options = fitsm_exchange::Options { wording: false, ..plain() };
        let found = fitsm_exchange::import(&xlsx(&tabs), &options, Catalogue::built_in()).unwrap();
        let found = found.assessment.unwrap();
        let notes = found.answers.values().filter(|answer| answer.note.is_some()).count();
        assert_eq!((notes, found.answers.len(), found.wording.len()), (3, 4, 0));
        let wording = &both(&tabs).wording[&id("PR9.6")];
        assert_eq!(wording.statement.as_deref(), Some("The official text of PR9.6 is here"));
        let kept = wording.levels.iter().filter(|level| level.is_some()).count();
        assert_eq!(kept, 5 - gone.len());
    }
    // A column of one's own with a number in its heading is not the workbook's.
    let mut tabs = official();
    for row in &mut tabs[2].rows {
        row.drain(6.min(row.len())..11.min(row.len()));
    }
    let row = row_of("PR9.1") - 1;
    tabs[2].insert_column('G', |number| match number {
        1 => t("Interview 3"),
        number if number == row => t("Said by the desk, at length"),
        _ => C::Empty,
    });
    let note = both(&tabs).answers[&id("PR9.1")].note.clone().unwrap();
    assert!(note.ends_with("Interview 3: Said by the desk, at length"), "{note}");
}

#[test]
fn an_error_value_is_called_so() {
    for (column, what) in [('L', "a score"), ('M', "a comment")] {
        let place = format!("{column}{}", row_of("PR9.1"));
        let mut tabs = official();
        // In .ods, an error without a formula is a text.
        *tabs[2].at(&place) = C::Failed("", "#N/A");
        let message = &read(&xlsx(&tabs)).problems[0].message;
        assert_eq!(*message, format!("an error value stands where {what} is expected: \"#N/A\""));
    }
}

#[test]
fn what_is_guessed_of_goals_and_people_is_told() {
    let mut tabs = official();
    *tabs[1].at("D2") = t("Ziel A");
    *tabs[1].at("E2") = t("Ziel B");
    let expected = "no heading says which goals are which: column D \"Ziel A\" was taken for the \
                    certification goals, column E \"Ziel B\" was taken for the own goals";
    assert!(notes(&xlsx(&tabs)).contains(expected), "{}", notes(&xlsx(&tabs)));
    assert!(!notes(&xlsx(&official())).contains("no heading says"));
    let mut tabs = official();
    *tabs[5].at("C5") = C::Empty;
    assert_eq!(both(&tabs).assessors[0].name, "Lead auditor");
    let expected = "without a name; the file names the assessor \"Lead auditor\"";
    assert!(notes(&xlsx(&tabs)).contains(expected));
}
