//! The values of formulas until a workbook calculates them: they are the engine's.

use fitsm_core::{Assessment, Catalogue, Level};
use fitsm_eval::{Outcome, ScopeState, State, evaluate};
use fitsm_exchange::writing::Format;

use crate::book::{Cells, cells, example, full, part, row, write};

fn examples() -> Vec<Assessment> {
    let mut all: Vec<Assessment> =
        ["nimbus-2025", "nimbus-2026", "meridian-2026"].map(example).to_vec();
    all.push(full());
    all
}

fn text(cells: &Cells, column: &str, row: u32) -> String {
    cells.get(&format!("{column}{row}")).cloned().unwrap_or_default()
}

fn level(level: Option<Level>, at_most: Option<Level>, word: &str) -> String {
    match (level, at_most) {
        (Some(level), _) => level.to_string(),
        (None, Some(at_most)) => format!("≤ {at_most}"),
        (None, None) => word.to_owned(),
    }
}

#[test]
fn results_are_the_engines() {
    for assessment in examples() {
        let evaluation = evaluate(Catalogue::built_in(), &assessment);
        for format in [Format::Ods, Format::Xlsx] {
            let found = cells(&write(&assessment, format).bytes, "4. Results");
            let maturity = &evaluation.maturity;
            assert_eq!(text(&found, "C", 4), level(maturity.level, maturity.at_most, ""));
            let index = maturity.index.map(|index| f64::from(index.get()) / 100.0);
            assert_eq!(text(&found, "C", 5), index.map_or(String::new(), |it| it.to_string()));
            for area in &evaluation.areas {
                let label = &Catalogue::built_in().area(area.id).unwrap().name;
                let at = row(&found, "B", &format!("{}: {label}", area.id));
                let word =
                    if area.scope == ScopeState::Out { "Out of scope" } else { "Not applicable" };
                assert_eq!(text(&found, "C", at), level(area.level, area.at_most, word));
                let profile = area.profile.map(|it| (f64::from(it.get()) / 100.0).to_string());
                assert_eq!(text(&found, "E", at), profile.unwrap_or_default());
                assert_eq!(text(&found, "F", at), area.coverage.scored.to_string());
                assert_eq!(text(&found, "G", at), area.coverage.applicable.to_string());
                let met = ["Goal met", "Certification goals met"];
                for ((column, outcome), met) in
                    [("I", area.goal_result), ("K", area.certification_result)].into_iter().zip(met)
                {
                    let wanted = match outcome {
                        Outcome::Met => met.to_owned(),
                        Outcome::NotMet => met.replace(" met", " not met"),
                        Outcome::Incomplete | Outcome::NoResult => "Not known yet".to_owned(),
                        Outcome::NoGoal => "No target set".to_owned(),
                        Outcome::NotApplicable => "Not applicable".to_owned(),
                        Outcome::OutOfScope => "Out of scope".to_owned(),
                    };
                    assert_eq!(text(&found, column, at), wanted, "{}", area.id);
                }
            }
        }
    }
}

#[test]
fn each_requirement_has_its_result_in_the_official_words() {
    for assessment in examples() {
        let evaluation = evaluate(Catalogue::built_in(), &assessment);
        for format in [Format::Ods, Format::Xlsx] {
            let file = write(&assessment, format).bytes;
            let found = cells(&file, "5. All Results");
            let gaps = cells(&file, "6. Gap Analysis");
            for each in &evaluation.requirements {
                let at = row(&found, "B", &each.id.to_string());
                let wanted = match each.state {
                    State::Scored => each.level.unwrap().to_string(),
                    State::Unscored => "No result given".to_owned(),
                    State::NotApplicable => "Not applicable".to_owned(),
                    State::OutOfScope => "Out of scope".to_owned(),
                };
                assert_eq!(text(&found, "D", at), wanted, "{}", each.id);
                for (column, outcome) in [("F", each.goal_result), ("H", each.certification_result)]
                {
                    let wanted = match outcome {
                        Outcome::Met => "Target met",
                        Outcome::NotMet => "Target not met",
                        Outcome::NoResult | Outcome::Incomplete => "No result given",
                        Outcome::NoGoal => "No target set",
                        Outcome::NotApplicable => "Not applicable",
                        Outcome::OutOfScope => "Out of scope",
                    };
                    assert_eq!(text(&found, column, at), wanted, "{}", each.id);
                }
                let short = [each.goal_result, each.certification_result];
                let is_gap = each.state == State::Unscored || short.contains(&Outcome::NotMet);
                assert_eq!(gaps.values().any(|text| *text == each.id.to_string()), is_gap);
            }
        }
    }
}

#[test]
fn the_radar_runs_from_0_to_4_and_shows_three_lines() {
    let file = write(&example("nimbus-2026"), Format::Xlsx).bytes;
    let chart = part(&file, "xl/charts/chart1.xml");
    assert_eq!(chart.matches("<c:ser>").count(), 3);
    assert!(chart.contains("<c:max val=\"4\"/><c:min val=\"0\"/>"), "{chart}");
    for (name, dashes) in
        [("Profile", ""), ("Custom goal", "dash"), ("Certification goal", "sysDot")]
    {
        assert!(chart.contains(name) && chart.contains(dashes), "{name}");
    }
}
