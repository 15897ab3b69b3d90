//! `fitsm interview`: whole dialogues, every command, every mistake, and files that others change.

use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use crate::program::{code, command, folder, root, run, show, stderr, stdout};

/// A folder of this test's own with a file in it, to which the names in the output are relative.
fn with_file(name: &str, text: &str) -> PathBuf {
    let folder = folder(name);
    fs::write(folder.join("a.toml"), text).unwrap();
    folder
}

fn new_file() -> String {
    stdout(&run(&["init", "--organisation", "Nimbus"]))
}

fn example(name: &str) -> String {
    fs::read_to_string(root().join("assessments").join(name)).unwrap()
}

fn program(folder: &Path, args: &[&str]) -> Command {
    let mut command = command();
    command.current_dir(folder).arg("interview").args(args);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// The whole dialogue with these lines typed.
fn talk(folder: &Path, args: &[&str], lines: &str) -> Output {
    let mut child = program(folder, &[&["a.toml"], args].concat()).spawn().unwrap();
    // Whoever stops early does not read the rest.
    let _ = child.stdin.take().unwrap().write_all(lines.as_bytes());
    child.wait_with_output().unwrap()
}

fn read(folder: &Path) -> String {
    fs::read_to_string(folder.join("a.toml")).unwrap()
}

/// The file after a dialogue that went well.
fn after(name: &str, text: &str, args: &[&str], lines: &str) -> String {
    let folder = with_file(name, text);
    let output = talk(&folder, args, lines);
    assert_eq!(code(&output), 0, "{}", show(&output));
    // Nothing else is left behind.
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
    read(&folder)
}

#[test]
fn a_whole_dialogue() {
    let folder = with_file("interview-whole", &new_file());
    let lines = "2 Two teams, two ways\ne\nTickets, first quarter\nr\nevidence/q1.csv\n2026-02-01\n\n\n\n\
                 x\nNo user speaks to us\nR. Okafor\nl\n\nq\nf\nf\nl\n.\nb\n.\n";
    let output = talk(&folder, &["--area", "PR9"], lines);
    insta::assert_snapshot!("interview", show(&output));
    insta::assert_snapshot!("interview-file", changed(&new_file(), &read(&folder)));
}

/// The lines that are only in the new text.
fn changed(old: &str, new: &str) -> String {
    let old: Vec<&str> = old.lines().collect();
    let lines = new.lines().filter(|line| !line.is_empty() && !old.contains(line));
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn every_command_by_letter_and_by_word() {
    let text = new_file();
    let only = |lines: &str| changed(&text, &after("interview-command", &text, &[], lines));
    assert_eq!(only("g PR9.1\n3\n"), "[answers.PR9.1]\nlevel = 3");
    assert_eq!(only("PR9.1\nlevel 3\n"), "[answers.PR9.1]\nlevel = 3");
    assert_eq!(only("g pr9\n\n\nb\n1\nstop\n2\n"), "[answers.PR9.2]\nlevel = 1");
    assert_eq!(only("skip\nnext\nback\n0\n"), "[answers.GR1.2]\nlevel = 0");
    assert_eq!(only("3: Two\n"), "[answers.GR1.1]\nlevel = 3\nnote = \"Two\"");
    assert_eq!(only("2\n3\n"), "[answers.GR1.1]\nlevel = 3");
    assert_eq!(only("4 All \"good\"\n"), "[answers.GR1.1]\nlevel = 4\nnote = 'All \"good\"'");
    assert_eq!(only("n Two teams\n"), "[answers.GR1.1]\nnote = \"Two teams\"");
    assert_eq!(only("note\nTwo teams\n"), "[answers.GR1.1]\nnote = \"Two teams\"");
    assert_eq!(only("n One\nn Two\na\n"), "[answers.GR1.1]\nnote = \"One; Two\"");
    assert_eq!(only("n One.\n2 Two\na\n"), "[answers.GR1.1]\nlevel = 2\nnote = \"One. Two\"");
    assert_eq!(only("n One\nn Two\nr\n"), "[answers.GR1.1]\nnote = \"Two\"");
    // What was typed is not lost where nobody answers any more, and a line of minutes is no level.
    assert_eq!(only("n One\nn Two\n"), "[answers.GR1.1]\nnote = \"One; Two\"");
    assert_eq!(only("n One\nn Two\n.\n"), "[answers.GR1.1]\nnote = \"One\"");
    assert_eq!(only("1. tickets are kept\n"), "");
    assert_eq!(only("n One\nn Two\nz\n\n"), "[answers.GR1.1]\nnote = \"One\"");
    assert_eq!(only("n One\nn -\n"), "");
    assert_eq!(
        only("x No customers\n\n"),
        "[answers.GR1.1]\nnot-applicable = { reason = \"No customers\" }"
    );
    assert_eq!(
        only("na\nNo customers\nR. Okafor\n"),
        "[answers.GR1.1]\nnot-applicable = { reason = \"No customers\", approved-by = \"R. Okafor\" }"
    );
    assert_eq!(only("2\nx\nn\n"), "[answers.GR1.1]\nlevel = 2");
    assert_eq!(only("2\nx\ny\n\n"), "[answers.GR1.1]\nlevel = 2");
    assert_eq!(only("x r\n\n3\n\n"), "[answers.GR1.1]\nnot-applicable = { reason = \"r\" }");
    assert_eq!(only("x r\n\n3\ny\n"), "[answers.GR1.1]\nlevel = 3");
    assert_eq!(only("2 Note\nclear\ny\n"), "");
    assert_eq!(only("2\nc\nno\n"), "[answers.GR1.1]\nlevel = 2");
    assert_eq!(
        only("q\nn\np\nl\nF\nb\n-\n.\n"),
        "[answers.GR1.1]\nratings = { 1a = \"N\", 2a = \"P\", 2b = \"L\" }"
    );
    assert_eq!(
        only("+\n3\ne\nPolicy\nd\n\n\n\n\n\n2\ne\n1\n"),
        "[answers.GR1.1]\nlevel = 3\nevidence = [\"policy\"]\n[answers.GR1.2]\nlevel = 2\n\
         evidence = [\"policy\"]\n[evidence.policy]\nkind = \"document\"\ntitle = \"Policy\""
    );
    assert_eq!(
        only("e + Policy\nd\n\n\n\n\ne - 1\n"),
        "[evidence.policy]\nkind = \"document\"\ntitle = \"Policy\""
    );
    assert_eq!(only("e + Policy\n.\nh\nl\nd\nd 3\n?\ngo GR1.1\n"), "");
}

#[test]
fn every_mistake_is_answered_kindly_and_asked_again() {
    let folder = with_file("interview-mistakes", &new_file());
    for (line, said) in [
        ("5", "A level is a whole number from 0 to 4."),
        ("-1", "A level is a whole number from 0 to 4."),
        ("2.5", "Between two levels the lower one has been reached"),
        ("2.0", "A level is a whole number from 0 to 4."),
        ("nan", "A level is a whole number from 0 to 4."),
        ("level five", "I do not know “five”"),
        ("hlep", "did you mean help?"),
        ("evidense", "did you mean evidence?"),
        ("z", "I do not know “z”. h shows what can be typed."),
        ("back to square one", "Is it a note? Then put n before it: n back to square one"),
        ("they keep no records", "Is that a note? Then put n before it: n they keep no records"),
        ("g", "Where to?"),
        ("g PR9.7", "There is no requirement PR9.7; did you mean"),
        ("g nowhere", "There is no requirement nowhere."),
        ("d 7", "d shows the five levels in full"),
        ("k", "not carried over"),
        ("c", "nothing to clear"),
        ("b", "This is the first one."),
        ("n -", "There is no note."),
        ("x\n", "needs a reason"),
        ("q\nz\n.", "Please answer N, P, L or F"),
        ("e + T\nz\n.", "Please answer d, r, m, i or o."),
        ("e + T\nr\n\n31.12.2026\n.", "is not a date"),
        ("e\n\n.", "A title is needed"),
        ("3 \u{1b}[D", "That holds a key that is no letter"),
    ] {
        let output = talk(&folder, &[], &format!("{line}\n.\n"));
        assert_eq!(code(&output), 0, "{line}");
        assert!(stdout(&output).contains(said), "{line}: {}", stdout(&output));
        assert!(stdout(&output).contains("Nothing was changed."), "{line}");
    }
    let mut child = program(&folder, &["a.toml"]).spawn().unwrap();
    let mut line = vec![b'n', b' '];
    line.extend(vec![b'x'; 300_000]);
    line.extend(b"\nn \xff\n2\n");
    child.stdin.take().unwrap().write_all(&line).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(stdout(&output).contains("too long for an answer"));
    assert!(stdout(&output).contains("not UTF-8"));
    assert_eq!(changed(&new_file(), &read(&folder)), "[answers.GR1.1]\nlevel = 2");
}

#[test]
fn what_is_asked_can_be_chosen() {
    let folder = with_file("interview-only", &example("meridian-2026.toml"));
    let asked = |args: &[&str]| {
        let output = talk(&folder, args, &"\n".repeat(90));
        assert_eq!(code(&output), 0, "{}", show(&output));
        let text = stdout(&output);
        let ids = text.lines().filter_map(|line| line.strip_suffix("> "));
        ids.map(str::to_owned).collect::<Vec<_>>()
    };
    // 10 have no level, 2 are carried over; PR5 and PR13 are out of scope, with 4 and 6.
    assert_eq!(asked(&[]).len(), 12);
    assert_eq!(asked(&["--only", "unanswered"]).len(), 10);
    assert_eq!(asked(&["--only", "carried-over"]).len(), 2);
    assert_eq!(asked(&["--only", "all"]).len(), 72);
    assert_eq!(asked(&["--area", "CSI", "--area", "GR7"]), ["GR7.2", "PR14.1", "PR14.2", "PR14.3"]);
    let output = talk(&folder, &["--area", "PR13"], "");
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).contains("PR13 is out of scope, says the file: Middleware"));
    assert!(stdout(&talk(&folder, &[], "g PR5.1\n")).contains("PR5 is out of scope: Each site"));
    assert!(stdout(&talk(&folder, &[], "")).contains("Out of scope and left out: PR5, PR13."));
    let output = talk(&folder, &["--area", "PR9"], "");
    assert!(stdout(&output).contains("Everything is answered. --only all goes through it again."));
    let questions = talk(&folder, &["--area", "GR7", "--by", "questions"], "f\n.\n.\n");
    assert!(stdout(&questions).contains("1a> f"), "{}", stdout(&questions));
    // Confirmed by k, or by a new level.
    let text = after(
        "interview-keep",
        &example("meridian-2026.toml"),
        &["--only", "carried-over"],
        "k\n\n2\n",
    );
    assert_eq!(text.matches("carried-over = true").count(), 0);
}

#[test]
fn the_users_file_keeps_every_byte_that_was_not_answered() {
    for name in ["nimbus-2025.toml", "nimbus-2026.toml", "meridian-2026.toml"] {
        let old = example(name);
        // The same level again, a note and back, evidence there and away: nothing is left of it.
        let lines = "g GR1.1\ne sm-policy\ne - sm-policy\n\
                     g GR1.1\ne policy\ne - policy\n.\n";
        let new = after("interview-bytes", &old, &["--only", "all"], lines);
        assert!(new == old, "{name}: {}", changed(&old, &new));
        let new = after("interview-bytes", &old, &["--only", "all"], "g PR9.1\n0\ny\n");
        let line = |text: &str| {
            let at = text.find("[answers.PR9.1]\n").unwrap() + "[answers.PR9.1]\n".len();
            (text[..at].to_owned(), text[at..].split_once('\n').unwrap().1.to_owned())
        };
        assert!(line(&new) == line(&old), "{name}: {}", changed(&old, &new));
        assert!(new.contains("[answers.PR9.1]\nlevel = 0\n"), "{name}");
    }
}

#[test]
fn a_file_from_windows_stays_one() {
    let old = format!("\u{feff}{}", new_file().replace('\n', "\r\n"));
    let lines = "g PR9.1\n3 Two teams\nq\nf\n.\ne + Tickets\nr\n\n\n\n\nx Nobody\ny\n\n";
    let new = after("interview-windows", &old, &[], lines);
    assert!(new.starts_with('\u{feff}'));
    assert_eq!(new.matches('\n').count(), new.matches("\r\n").count());
    assert_eq!(
        changed(&old, &new),
        "[answers.PR9.1]\nnot-applicable = { reason = \"Nobody\" }\nnote = \"Two teams\"\n\
         evidence = [\"tickets\"]\n[evidence.tickets]\nkind = \"record\"\ntitle = \"Tickets\""
    );
    let cleared = after("interview-windows", &new, &[], "g PR9.1\nc\ny\n");
    assert!(cleared.starts_with(&old), "{}", changed(&old, &cleared));
}

#[cfg(unix)]
#[test]
fn a_link_stays_and_rights_too() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = folder("interview-link");
    fs::create_dir(folder.join("real")).unwrap();
    let real = folder.join("real/b.toml");
    fs::write(&real, new_file()).unwrap();
    fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).unwrap();
    symlink("real/b.toml", folder.join("a.toml")).unwrap();
    assert_eq!(code(&talk(&folder, &[], "2\n")), 0);
    assert!(folder.join("a.toml").is_symlink());
    assert!(fs::read_to_string(&real).unwrap().contains("\nlevel = 2\n"));
    assert_eq!(fs::metadata(&real).unwrap().permissions().mode() & 0o777, 0o640);
    assert_eq!(fs::read_dir(folder.join("real")).unwrap().count(), 1);
}

#[test]
fn what_is_no_file_to_fill_in_is_refused() {
    let folder = folder("interview-no-file");
    let output = talk(&folder, &[], "");
    assert_eq!(code(&output), 2);
    assert!(
        stderr(&output).contains("there is no file a.toml yet; make it first: fitsm init a.toml")
    );
    let output = program(&folder, &["-"]).output().unwrap();
    assert!(stderr(&output).contains("needs a file to save the answers in"));
    let output = program(&folder, &["."]).output().unwrap();
    assert_eq!(code(&output), 2, "{}", show(&output));
    fs::write(folder.join("a.toml"), "format = 1\n").unwrap();
    let output = talk(&folder, &[], "2\n");
    assert_eq!(code(&output), 1);
    assert!(stderr(&output).contains("missing-key"));
    assert_eq!(read(&folder), "format = 1\n");
}

/// A dialogue in which one waits for what is said.
struct Live {
    child: Child,
    heard: Receiver<Vec<u8>>,
    text: String,
}

impl Live {
    fn begin(mut command: Command) -> Self {
        let mut child = command.spawn().unwrap();
        let (sender, heard) = channel();
        let mut stdout = child.stdout.take().unwrap();
        std::thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(count @ 1..) = stdout.read(&mut buffer) {
                if sender.send(buffer[..count].to_vec()).is_err() {
                    break;
                }
            }
        });
        Self { child, heard, text: String::new() }
    }

    /// Waits until this is said, and forgets what was said up to there.
    fn expect(&mut self, wanted: &str) -> &mut Self {
        let end = Instant::now() + Duration::from_secs(20);
        loop {
            if let Some(at) = self.text.find(wanted) {
                self.text.drain(..at + wanted.len());
                return self;
            }
            let left = end.saturating_duration_since(Instant::now());
            let bytes = self.heard.recv_timeout(left);
            let bytes = bytes.unwrap_or_else(|_| panic!("no “{wanted}” in: {}", self.text));
            self.text += &String::from_utf8_lossy(&bytes);
        }
    }

    fn type_in(&mut self, line: &str) -> &mut Self {
        let stdin = self.child.stdin.as_mut().unwrap();
        stdin.write_all(line.as_bytes()).unwrap();
        stdin.write_all(b"\n").unwrap();
        self
    }

    fn end(mut self) -> i32 {
        drop(self.child.stdin.take());
        self.child.wait().unwrap().code().unwrap()
    }
}

#[test]
fn a_second_interview_on_the_same_file_is_told_of_the_first() {
    let folder = with_file("interview-two", &new_file());
    let mut first = Live::begin(program(&folder, &["a.toml"]));
    first.expect("GR1.1> ");
    let second = talk(&folder, &[], "3\n");
    assert_eq!(code(&second), 2);
    assert!(stderr(&second).contains("another interview is at work on a.toml"));
    first.type_in("2").expect("Saved. GR1.1: level 2.");
    // One that was killed is in nobody's way, and what it left is swept up.
    first.child.kill().unwrap();
    first.child.wait().unwrap();
    fs::write(folder.join(".a.toml.x1.part"), "half").unwrap();
    assert!(stdout(&talk(&folder, &[], "n Seen\n")).contains("Saved."));
    assert!(read(&folder).contains("[answers.GR1.1]\nlevel = 2\n"));
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
}

#[test]
fn what_an_editor_saved_meanwhile_stays() {
    let folder = with_file("interview-editor", &new_file());
    let path = folder.join("a.toml");
    let mut live = Live::begin(program(&folder, &["a.toml"]));
    live.expect("GR1.1> ").type_in("2").expect("Saved.");
    let edited = read(&folder)
        .replace("# level =\n\n# GR1.3", "# level =\n\n# My own words\n\n# GR1.3")
        .replace("# [answers.GR1.2]\n", "[answers.GR1.2]\nlevel = 4\n");
    fs::write(&path, &edited).unwrap();
    live.type_in("n Seen").expect("Saved.");
    let expected = edited
        .replace("[answers.GR1.1]\nlevel = 2\n", "[answers.GR1.1]\nlevel = 2\nnote = \"Seen\"\n");
    assert_eq!(read(&folder), expected);
    // A file that cannot be read just now is not touched, and the answer is kept.
    fs::write(&path, expected.replace("level = 4", "level = ")).unwrap();
    live.type_in("3").expect("Not saved: a.toml has errors now.").expect("| level = ");
    live.expect("Enter tries again").type_in("").expect("Not saved").expect("stops> ");
    fs::write(&path, &expected).unwrap();
    live.type_in("").expect("Saved. GR1.1: level 3.");
    assert_eq!(read(&folder), expected.replace("level = 2\nnote", "level = 3\nnote"));
    // Or given up, with the lines to add by hand.
    fs::write(&path, "broken").unwrap();
    live.type_in("1").expect("stops> ").type_in("s");
    live.expect("To add to a.toml by hand:").expect("[answers.GR1.1]\nlevel = 1\nnote = \"Seen\"");
    live.expect("GR1.1> ").type_in("e + Tickets").type_in("r").type_in("").type_in("").type_in("");
    live.type_in("").expect("Not saved").expect("stops> ");
    live.type_in(".").expect("evidence = [\"tickets\"]").expect("[evidence.tickets]");
    live.expect("Next:");
    assert_eq!(live.end(), 2);
    assert_eq!(read(&folder), "broken");
}

#[test]
fn an_area_that_went_out_of_scope_meanwhile_is_told() {
    let folder = with_file("interview-scope", &new_file());
    let mut live = Live::begin(program(&folder, &["a.toml"]));
    live.expect("GR1.1> ");
    let text = read(&folder).replace("# [out-of-scope]\n", "[out-of-scope]\nGR1 = \"Later\"\n");
    fs::write(folder.join("a.toml"), &text).unwrap();
    live.type_in("2").expect("Not saved: GR1 is out of scope now, says the file: Later.");
    live.expect("stops> ").type_in("s").expect("GR1.1> ");
    assert_eq!(live.end(), 0);
    assert_eq!(read(&folder), text);
}

/// A disk that takes no more: here a limit on the size of files that the shell sets.
#[cfg(target_os = "linux")]
#[test]
fn a_disk_that_is_full_leaves_the_file_as_it_was() {
    let folder = with_file("interview-full", &new_file());
    let script =
        format!("trap '' XFSZ; ulimit -f 8; exec {} interview a.toml", env!("CARGO_BIN_EXE_fitsm"));
    let mut shell = Command::new("/bin/sh");
    shell.args(["-c", &script]).current_dir(&folder);
    shell.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut live = Live::begin(shell);
    live.expect("GR1.1> ").type_in("2").expect("Not saved: cannot write a.toml:");
    live.expect("Your answer is kept here meanwhile.").expect("stops> ").type_in("");
    live.expect("Not saved").expect("stops> ").type_in("s").expect("[answers.GR1.1]\nlevel = 2");
    live.expect("GR1.1> ");
    assert_eq!(live.end(), 0);
    assert_eq!(read(&folder), new_file());
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
}

#[test]
fn hostile_texts_in_a_file_steer_nothing() {
    let text = "format = 1\norganisation = \"\\u001b[31mRed\"\ndate = 2026-03-12\nedition = \"3.0\"\n\
                [out-of-scope]\nPR13 = \"\\u0007\"\n[answers.GR1.1]\nlevel = 2\nnote = \"\\u001b]0;x\\u0007\"\n\
                evidence = [\"e\\u001b\"]\nsaid = [{ by = \"\\u001bA\", level = 1 }]\n\
                [evidence.\"e\\u001b\"]\nkind = \"record\"\ntitle = \"\\u202eT\"\n";
    let folder = with_file("interview-hostile", text);
    let lines = "n\n\ne\n1\n- 1\ne\ne\n\nc\nn\ng PR13.1\nn a\nr\nx r\nn\n";
    let output = talk(&folder, &["--only", "all"], lines);
    let said = stdout(&output);
    assert!(!said.contains(|c: char| (c.is_control() && c != '\n') || c == '\u{202e}'), "{said:?}");
}

#[test]
fn what_is_added_to_a_merged_note_stands_on_a_line_of_its_own() {
    let text = "format = 1\norganisation = \"x\"\ndate = 2026-03-12\nedition = \"3.0\"\n\
                [answers.PR9.1]\nnote = \"Ann: often\"\n\
                said = [{ by = \"Ann\", level = 2 }, { by = \"Ben\", level = 3 }]\n";
    let after = after("interview-merged-note", text, &["--area", "PR9"], "n settled\na\n");
    let answer = fitsm_core::assessment::read(
        &fitsm_core::Source::new("x", after),
        fitsm_core::Catalogue::built_in(),
    );
    let answers = answer.value.unwrap().answers;
    let note = answers.values().find_map(|answer| answer.note.clone()).unwrap();
    assert_eq!(note, "Ann: often\nsettled");
}

#[test]
fn a_file_that_is_marked_read_only_stays() {
    let folder = with_file("interview-read-only", &new_file());
    let path = folder.join("a.toml");
    let mut rights = fs::metadata(&path).unwrap().permissions();
    rights.set_readonly(true);
    fs::set_permissions(&path, rights).unwrap();
    let output = talk(&folder, &["--area", "PR9"], "3\n");
    assert_eq!(code(&output), 2, "{}", show(&output));
    assert!(stderr(&output).contains("marked read-only"), "{}", stderr(&output));
    assert_eq!(read(&folder), new_file());
}
