//! An interview that is killed at any moment: what it said was saved is in the file.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Read, Write};
use std::process::Stdio;
use std::time::Duration;

use fitsm_core::assessment::Given;
use fitsm_core::{Catalogue, Level, RequirementId, Source, assessment};

use crate::program::{command, folder, run, stdout};

/// What each requirement says: a level and perhaps a note.
type State = BTreeMap<RequirementId, (Level, Option<String>)>;

/// A small generator, so that a failure can be repeated by its seed.
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }
}

/// `FITSM_KILLS=100 cargo test killed` does more of them.
fn kills() -> u64 {
    std::env::var("FITSM_KILLS").ok().and_then(|number| number.parse().ok()).unwrap_or(20)
}

fn read(text: &str) -> State {
    let reading = assessment::read(&Source::new("killed.toml", text), Catalogue::built_in());
    let read = reading.value.unwrap_or_else(|| panic!("{:?}\n{text}", reading.diagnostics));
    let level = |given: &Given| match given {
        Given::Score { level: Some(level), .. } => *level,
        other => panic!("{other:?}"),
    };
    read.answers.into_iter().map(|(id, answer)| (id, (level(&answer.given), answer.note))).collect()
}

#[test]
#[expect(clippy::print_stdout, reason = "the figures are what somebody who asks for more wants")]
fn what_was_said_to_be_saved_is_in_the_file_after_a_kill() {
    let folder = folder("interview-killed");
    let path = folder.join("a.toml");
    fs::write(&path, stdout(&run(&["init"]))).unwrap();
    let ids: Vec<RequirementId> =
        Catalogue::built_in().requirements().map(|each| each.id).collect();
    let mut chance = Chance(20_261_121);
    let mut state = State::new();
    let (mut saved, mut in_between) = (0, 0);
    for kill in 0..kills() {
        // Every state that the answers of this session lead through.
        let mut states = vec![state.clone()];
        let mut lines = String::new();
        for number in 0..60 {
            let id = ids[usize::try_from(chance.below(82)).unwrap()];
            let level = Level::new(i64::try_from(chance.below(5)).unwrap()).unwrap();
            let old = state.get(&id).and_then(|(_, note)| note.clone());
            let new = old.is_none().then(|| format!("note {kill}.{number}"));
            let note = new.as_deref().unwrap_or_default();
            lines.extend(["g ", &id.to_string(), "\n", &level.to_string(), " ", note, "\n"]);
            // The same again is also said to be saved.
            state.insert(id, (level, old.or(new)));
            states.push(state.clone());
        }
        let mut child = command()
            .current_dir(&folder)
            .args(["interview", "a.toml", "--only", "all"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        child.stdin.as_mut().unwrap().write_all(lines.as_bytes()).unwrap();
        let mut out = child.stdout.take().unwrap();
        let reader = std::thread::spawn(move || {
            let mut said = Vec::new();
            let _ = out.read_to_end(&mut said);
            String::from_utf8_lossy(&said).into_owned()
        });
        std::thread::sleep(Duration::from_micros(20_000 + chance.below(600_000)));
        child.kill().unwrap();
        child.wait().unwrap();
        let said = reader.join().unwrap().matches("Saved. ").count();
        let now = read(&fs::read_to_string(&path).unwrap());
        let after = states.get(said + 1);
        assert!(
            now == states[said] || Some(&now) == after,
            "kill {kill}: {said} were said to be saved, but the file says {now:?}"
        );
        saved += said;
        in_between += usize::from(now != states[said]);
        state = now;
    }
    println!("{} kills, {saved} answers, {in_between} between saving and saying", kills());
    assert!(saved > 0);
    // The next session is not in the way of what they left, and sweeps it up.
    let output = crate::program::pipe(&["interview", &path.to_string_lossy()], "");
    assert!(output.status.success());
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
}
