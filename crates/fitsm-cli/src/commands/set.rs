//! `fitsm set`: changes what an assessment file says of itself, and nothing else in it.

use std::collections::BTreeMap;

use fitsm_core::assessment::{Assessor, EvidencePolicy, Goals, Kind, Rule};
use fitsm_core::{AreaId, Assessment, Catalogue, Goal};

use super::init::goals;
use crate::assessments::Held;
use crate::catalogues::find_area;
use crate::cli;
use crate::dates::given;
use crate::edit::{self, Head};
use crate::failure::{Failure, Outcome};
use crate::terminal::{plain, say};
use crate::text::{count, cut};

/// Changes the file, whole or not at all, and says what changed.
pub fn run(args: &cli::Set, catalogue: &Catalogue) -> Result<Outcome, Failure> {
    if args.file.as_os_str() == "-" {
        return Err(Failure::Refused("a file is changed in place; name the file".to_owned()));
    }
    let wanted = head(args, catalogue)?;
    if wanted == Head::default() {
        return Err(Failure::Refused(
            "say what to change, such as --goal 3; `fitsm set --help` shows all there is"
                .to_owned(),
        ));
    }
    let Some(held) = Held::open(&args.file, catalogue)? else {
        return Ok(Outcome::Findings);
    };
    expect_no_answers(&wanted, &held.assessment)?;
    let text = edit::set_head(held.source.text(), catalogue, &wanted)
        .map_err(|why| Failure::Refused(format!("{why}; use an editor")))?;
    held.put(&text)?;
    let name = plain(&args.file.to_string_lossy());
    let changes = changes(&wanted, &held.assessment);
    if changes.is_empty() {
        say(&format!("{name} says all that already; nothing was changed.\n"));
    } else {
        say(&format!("Changed in {name}:\n  {}\n", changes.join("\n  ")));
    }
    Ok(Outcome::Done)
}

/// What the options ask for.
fn head(args: &cli::Set, catalogue: &Catalogue) -> Result<Head, Failure> {
    let texts = [
        ("organisation", &args.organisation),
        ("title", &args.title),
        ("scope", &args.scope),
        ("conclusion", &args.conclusion),
    ];
    let assessors = args.assessors.iter().map(|name| ("assessor", name));
    let texts = texts.into_iter().filter_map(|(name, text)| Some((name, text.as_ref()?)));
    for (name, text) in texts.chain(assessors) {
        if text.trim().is_empty() {
            return Err(Failure::Refused(format!("--{name} is empty; write what it is to say")));
        }
    }
    let assessor = |name: &String| Assessor { name: name.clone(), role: None, contact: None };
    let area = |word: &String| find_area(word, catalogue).map(|area| area.id);
    let head = Head {
        organisation: args.organisation.clone(),
        title: args.title.clone(),
        date: args.date.as_deref().map(given).transpose()?,
        kind: args.kind,
        scope: args.scope.clone(),
        conclusion: args.conclusion.clone(),
        rule: args.rule,
        evidence_policy: args.evidence_policy,
        assessors: args.assessors.iter().map(assessor).collect(),
        goals: goals("goal", &args.goals, catalogue)?,
        certification_goals: goals("certification-goal", &args.certification_goals, catalogue)?,
        out_of_scope: reasons(&args.out_of_scope, catalogue)?,
        in_scope: args.in_scope.iter().map(area).collect::<Result<_, _>>()?,
    };
    match head.in_scope.iter().find(|area| head.out_of_scope.contains_key(area)) {
        Some(both) => Err(Failure::Refused(format!("{both} cannot be both in and out of scope"))),
        None => Ok(head),
    }
}

/// Reasons such as `PR13=Run by the hosting partner`.
fn reasons(given: &[String], catalogue: &Catalogue) -> Result<BTreeMap<AreaId, String>, Failure> {
    let mut reasons = BTreeMap::new();
    for text in given {
        let (area, reason) = text.split_once('=').unwrap_or((text, ""));
        let area = find_area(area, catalogue)?.id;
        if reason.trim().is_empty() {
            return Err(Failure::Refused(format!(
                "an area is left out with a reason: --out-of-scope {area}=\"Run by the hosting \
                 partner\""
            )));
        }
        if reasons.insert(area, reason.trim().to_owned()).is_some() {
            return Err(Failure::Refused(format!("--out-of-scope names {area} twice")));
        }
    }
    Ok(reasons)
}

/// Nobody's words are dropped: an area with answers is not left out.
fn expect_no_answers(head: &Head, assessment: &Assessment) -> Result<(), Failure> {
    for area in head.out_of_scope.keys() {
        let answers = assessment.answers.keys().filter(|id| id.area() == *area);
        let ids: Vec<String> = answers.map(ToString::to_string).collect();
        if !ids.is_empty() {
            return Err(Failure::Refused(format!(
                "{area} has {} ({}), and an area that is left out has none; `fitsm interview FILE \
                 --area {area} --only all` clears them with c",
                count(ids.len(), "answer", "answers"),
                ids.join(", ")
            )));
        }
    }
    Ok(())
}

/// What is not as it was, a line each.
fn changes(head: &Head, before: &Assessment) -> Vec<String> {
    let mut told = Vec::new();
    let mut tell = |name: &str, old: Option<&str>, new: Option<&str>| {
        if let Some(new) = new.filter(|new| old != Some(*new)) {
            let [old, new] = [old.unwrap_or_default(), new].map(|text| cut(&plain(text), 40));
            let old = if old.is_empty() { old } else { format!("{old} → ") };
            told.push(format!("{name}: {old}{new}"));
        }
    };
    let days = [Some(before.date), head.date].map(|day| day.map(|day| day.to_string()));
    tell("organisation", Some(&before.organisation), head.organisation.as_deref());
    tell("title", before.title.as_deref(), head.title.as_deref());
    tell("date", days[0].as_deref(), days[1].as_deref());
    tell("kind", before.kind.map(Kind::as_str), head.kind.map(Kind::as_str));
    tell("scope", before.scope.as_deref(), head.scope.as_deref());
    tell("conclusion", before.conclusion.as_deref(), head.conclusion.as_deref());
    tell("rule", Some(before.rule.as_str()), head.rule.map(Rule::as_str));
    let policies = (before.evidence_policy, head.evidence_policy);
    tell("evidence policy", Some(policies.0.as_str()), policies.1.map(EvidencePolicy::as_str));
    for (name, old, new) in [
        ("goal", &before.goals, &head.goals),
        ("certification goal", &before.certification_goals, &head.certification_goals),
    ] {
        for (of, old, new) in each_goal(old, new) {
            let [old, new] = [old, Some(new)].map(|goal| goal.map(|goal| goal.to_string()));
            tell(&format!("{name}{of}"), old.as_deref(), new.as_deref());
        }
    }
    for assessor in &head.assessors {
        tell("one more assessor", None, Some(&assessor.name));
    }
    for (area, reason) in &head.out_of_scope {
        let old = before.out_of_scope.get(area).map(String::as_str);
        tell(&format!("{area} is out of scope"), old, Some(reason));
    }
    for area in head.in_scope.iter().filter(|area| before.out_of_scope.contains_key(area)) {
        tell(&format!("{area} is in scope"), None, Some("to be assessed"));
    }
    told
}

/// The goals that are given, each with whose it is and what it was.
fn each_goal(old: &Goals, new: &Goals) -> Vec<(String, Option<Goal>, Goal)> {
    let all = new.default.map(|goal| (String::new(), old.default, goal));
    let areas = new.areas.iter();
    let areas =
        areas.map(|(area, goal)| (format!(" of {area}"), old.areas.get(area).copied(), *goal));
    all.into_iter().chain(areas).collect()
}
