//! The site for a course: whole, linked, and nothing in it that runs or fetches.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use crate::program::{code, folder, run, show, stderr};

/// Every file of a site by its name.
fn files(folder: &Path) -> BTreeMap<String, String> {
    fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            (name, fs::read_to_string(path).unwrap())
        })
        .collect()
}

fn is_page(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|ending| ending == "html")
}

/// The values of an attribute in a page.
fn values<'a>(page: &'a str, attribute: &str) -> Vec<&'a str> {
    let opening = format!(" {attribute}=\"");
    page.split(opening.as_str()).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn every_link_leads_somewhere_and_nothing_is_fetched() {
    let place = folder("site").join("course");
    let path = place.to_string_lossy().into_owned();
    assert_eq!(code(&run(&["site", "-o", &path])), 0);
    let files = files(&place);
    let pages = || files.iter().filter(|(name, _)| is_page(name));
    assert_eq!(pages().count(), 25);
    let anchors: BTreeSet<String> = pages()
        .flat_map(|(name, page)| {
            values(page, "id").into_iter().map(move |id| format!("{name}#{id}"))
        })
        .collect();
    for (name, page) in pages() {
        for link in values(page, "href") {
            let target =
                if link.starts_with('#') { format!("{name}{link}") } else { link.to_owned() };
            let file = target.split('#').next().unwrap();
            assert!(files.contains_key(file), "{name} links to {link}");
            assert!(!target.contains('#') || anchors.contains(&target), "{name} links to {link}");
        }
        assert!(values(page, "src").iter().all(|source| files.contains_key(*source)), "{name}");
        assert_eq!(page.contains("<script"), name == "search.html", "{name}");
        assert!(page.starts_with("<!doctype html>\n<html lang=\"en-GB\">"), "{name}");
        assert_eq!(page.matches("<h1>").count(), 1, "{name}");
    }
    assert!(
        files["style.css"].find("url(").is_none() && files["style.css"].find("@import").is_none()
    );
    assert!(files["index.js"].starts_with("const catalogue = ["));
}

#[test]
fn a_folder_with_something_in_it_is_left_alone_unless_asked() {
    let place = folder("site-twice");
    fs::write(place.join("notes.txt"), "precious").unwrap();
    let path = place.to_string_lossy().into_owned();
    let refused = run(&["site", "-o", &path]);
    assert_eq!(code(&refused), 2);
    assert!(stderr(&refused).contains("is not empty"));
    assert_eq!(fs::read_dir(&place).unwrap().count(), 1);
    assert_eq!(code(&run(&["site", "-o", &path, "--force"])), 0);
    assert_eq!(fs::read_to_string(place.join("notes.txt")).unwrap(), "precious");
    let missing = place.join("no/such/folder").to_string_lossy().into_owned();
    assert!(show(&run(&["site", "-o", &missing])).contains("there is no folder"));
}

#[test]
fn markup_in_a_catalogue_is_only_text() {
    let copy = folder("site-hostile");
    for entry in fs::read_dir(crate::program::root().join("requirements")).unwrap() {
        let path = entry.unwrap().path();
        fs::copy(&path, copy.join(path.file_name().unwrap())).unwrap();
    }
    let file = copy.join("PR9-ISRM.toml");
    let text = fs::read_to_string(&file).unwrap();
    let hostile = "title = \"<script>alert(1)</script><img src=x onerror=y>\"";
    let first = text.find("\ntitle = ").unwrap() + 1;
    let end = first + text[first..].find('\n').unwrap();
    fs::write(&file, format!("{}{hostile}{}", &text[..first], &text[end..])).unwrap();
    let place = folder("site-hostile-out").join("course");
    let (from, to) = (copy.to_string_lossy().into_owned(), place.to_string_lossy().into_owned());
    assert_eq!(
        show(&run(&["site", "-o", &to, "--catalogue", &from])).lines().next(),
        Some("exit code 0")
    );
    for (name, page) in files(&place) {
        assert!(!page.contains("<script>alert") && !page.contains("<img"), "{name}");
    }
}
