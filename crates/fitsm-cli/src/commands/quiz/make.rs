//! Questions from the catalogue: one right option, three that are plausible and wrong.

use fitsm_core::catalogue::{Area, Flow, Requirement, Term};
use fitsm_core::{Catalogue, Level};

use super::paper::{LETTERS, Question};
use super::random::Random;

/// What a question can be made of.
#[derive(Clone, Copy)]
enum Matter<'a> {
    /// Which requirement asks this?
    Statement(&'a Requirement),
    /// Which level is this?
    Description(&'a Requirement, Level),
    /// Who hands this over?
    HandOver(&'a Flow),
    /// Who owns this step?
    Owner(&'a Area, &'a Requirement, Level),
    /// Which term is this?
    Definition(&'a Term),
}

/// So many different questions, mixed in kind; fewer if the catalogue does not give them.
pub fn questions(catalogue: &Catalogue, areas: &[&Area], count: usize, seed: u64) -> Vec<Question> {
    let mut random = Random::new(seed);
    let mut kinds = matters(catalogue, areas);
    for kind in &mut kinds {
        random.shuffle(kind);
    }
    // One of each kind in turn, so that no kind outweighs the others.
    let longest = kinds.iter().map(Vec::len).max().unwrap_or(0);
    let turns = (0..longest).flat_map(|turn| kinds.iter().filter_map(move |kind| kind.get(turn)));
    let mut questions: Vec<Question> =
        turns.filter_map(|matter| make(catalogue, *matter, &mut random)).take(count).collect();
    random.shuffle(&mut questions);
    questions
}

/// Everything there is to ask about, by kind.
fn matters<'a>(catalogue: &'a Catalogue, areas: &[&'a Area]) -> Vec<Vec<Matter<'a>>> {
    let is_asked = |area: &Area| areas.is_empty() || areas.iter().any(|asked| asked.id == area.id);
    let asked: Vec<&Area> = catalogue.areas().iter().filter(|area| is_asked(area)).collect();
    let requirements: Vec<(&Area, &Requirement)> = asked
        .iter()
        .flat_map(|area| area.requirements.iter().map(move |requirement| (*area, requirement)))
        .collect();
    let touched = |term: &&Term| {
        areas.is_empty()
            || requirements.iter().any(|(_, each)| each.related.terms.contains(&term.id))
    };
    let flows = catalogue.flows().iter().filter(|flow| match (flow.from, flow.to) {
        (Some(from), Some(to)) => asked.iter().any(|area| area.id == from || area.id == to),
        _ => false,
    });
    vec![
        requirements.iter().map(|(_, each)| Matter::Statement(each)).collect(),
        requirements
            .iter()
            .flat_map(|(_, each)| Level::ALL.map(|level| Matter::Description(each, level)))
            .collect(),
        catalogue.terms().iter().filter(touched).map(Matter::Definition).collect(),
        flows.map(Matter::HandOver).collect(),
        requirements
            .iter()
            .flat_map(|(area, each)| {
                each.steps.iter().map(|step| Matter::Owner(area, each, step.to))
            })
            .collect(),
    ]
}

/// The question, unless too few wrong options can be found for it.
fn make(catalogue: &Catalogue, matter: Matter<'_>, random: &mut Random) -> Option<Question> {
    match matter {
        Matter::Statement(requirement) => statement(catalogue, requirement, random),
        Matter::Description(requirement, level) => {
            description(catalogue, requirement, level, random)
        }
        Matter::HandOver(flow) => hand_over(catalogue, flow, random),
        Matter::Owner(area, requirement, level) => {
            owner(catalogue, area, requirement, level, random)
        }
        Matter::Definition(term) => definition(catalogue, term, random),
    }
}

fn statement(catalogue: &Catalogue, right: &Requirement, random: &mut Random) -> Option<Question> {
    let name = |requirement: &Requirement| format!("{} {}", requirement.id, requirement.title);
    // The others of the same area are the most plausible, then those of areas around it.
    let area = right.id.area();
    let (near, far): (Vec<&Requirement>, Vec<&Requirement>) = catalogue
        .requirements()
        .filter(|other| other.id != right.id)
        .partition(|other| other.id.area() == area);
    let far = far.into_iter().filter(|other| other.id.area().group() == area.group());
    let wrong = some(near, far.collect(), random).into_iter().map(name).collect();
    let text = format!("Which requirement asks this? \u{201c}{}\u{201d}", right.statement);
    let explanation = format!("{} {}: {}", right.id, right.title, right.statement);
    question(text, name(right), wrong, explanation, random)
}

fn description(
    catalogue: &Catalogue,
    requirement: &Requirement,
    right: Level,
    random: &mut Random,
) -> Option<Question> {
    let name = |level: Level| format!("Level {level}: {}", catalogue.scale(level).label);
    let mut others: Vec<Level> = Level::ALL.into_iter().filter(|level| *level != right).collect();
    random.shuffle(&mut others);
    let wrong = others.into_iter().take(3).map(name).collect();
    let text = format!(
        "{} {}: which level is this? \u{201c}{}\u{201d}",
        requirement.id,
        requirement.title,
        requirement.level(right)
    );
    let explanation = format!("{}. {}", name(right), catalogue.scale(right).meaning);
    question(text, name(right), wrong, explanation, random)
}

fn hand_over(catalogue: &Catalogue, flow: &Flow, random: &mut Random) -> Option<Question> {
    let (from, to) = (catalogue.area(flow.from?)?, catalogue.area(flow.to?)?);
    let name = |area: &Area| format!("{} {}", area.id, area.name);
    // Whoever gives this receiver anything could be right as well.
    let gives = |area: &Area| catalogue.given_by(area.id).any(|other| other.to == flow.to);
    let others = catalogue
        .areas()
        .iter()
        .filter(|area| area.group() == from.group() && area.id != to.id && !gives(area));
    let wrong = some(others.collect(), Vec::new(), random).into_iter().map(name).collect();
    let text = format!("Which of these hands over to {}: {}?", name(to), flow.what);
    let explanation = format!("{} gives it to {}. {}", name(from), name(to), flow.purpose);
    question(text, name(from), wrong, explanation, random)
}

fn owner(
    catalogue: &Catalogue,
    area: &Area,
    requirement: &Requirement,
    level: Level,
    random: &mut Random,
) -> Option<Question> {
    let step = requirement.step_to(level)?;
    // A role that the area itself has might own the step elsewhere: only others are wrong for sure.
    let mut others: Vec<&str> = catalogue
        .areas()
        .iter()
        .flat_map(|other| other.roles.iter().map(|role| role.name.as_ref()))
        .filter(|role| area.role(role).is_none())
        .collect();
    others.sort_unstable();
    others.dedup();
    let wrong = some(others, Vec::new(), random).into_iter().map(str::to_owned).collect();
    let action = step.actions.first()?.trim_end_matches('.');
    let text = format!(
        "{} {}, on the way to level {level}: \u{201c}{action}.\u{201d} Which role owns this step?",
        requirement.id, requirement.title
    );
    let tasks = area.role(&step.role).map(|role| role.tasks.join("; ")).unwrap_or_default();
    let explanation = format!("In {} the {} has to: {tasks}.", area.name, step.role);
    question(text, step.role.to_string(), wrong, explanation, random)
}

fn definition(catalogue: &Catalogue, right: &Term, random: &mut Random) -> Option<Question> {
    // Two names of one thing: the definition of the one is right for the other.
    let twin = |other: &Term| {
        let contract = ["underpinning-agreement", "underpinning-contract"];
        contract.contains(&&*other.id) && contract.contains(&&*right.id)
    };
    let others = catalogue.terms().iter().filter(|other| other.id != right.id && !twin(other));
    let (near, far): (Vec<&Term>, Vec<&Term>) =
        others.partition(|other| right.see_also.contains(&other.id));
    let wrong = some(near, far, random).into_iter().map(|term| term.name.to_string()).collect();
    let text = format!("Which term is this? \u{201c}{}\u{201d}", right.definition);
    let note = right.note.as_deref().unwrap_or_default();
    let explanation = format!("{} (FitSM-0 {}). {note}", right.name, right.number);
    question(text, right.name.to_string(), wrong, explanation.trim().to_owned(), random)
}

/// Up to three items by chance, the near ones first.
fn some<T>(mut near: Vec<T>, mut far: Vec<T>, random: &mut Random) -> Vec<T> {
    random.shuffle(&mut near);
    random.shuffle(&mut far);
    near.into_iter().chain(far).take(3).collect()
}

/// The options in an order of chance; `None` unless there are three wrong ones.
fn question(
    text: String,
    right: String,
    wrong: Vec<String>,
    explanation: String,
    random: &mut Random,
) -> Option<Question> {
    let mut options: Vec<(bool, String)> = wrong.into_iter().map(|text| (false, text)).collect();
    options.push((true, right));
    random.shuffle(&mut options);
    let place = options.iter().position(|(is_right, _)| *is_right)?;
    let texts: Vec<String> = options.into_iter().map(|(_, text)| text).collect();
    Some(Question { text, options: texts.try_into().ok()?, answer: LETTERS[place], explanation })
}
