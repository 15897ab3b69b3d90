//! Evidence is named from the folder of its file. Where the merged file lies in another one, the
//! names follow as far as they can.

use std::path::Path;

use fitsm_core::Assessment;

use super::names::shown;
use crate::moved::{Way, is_beside};
use crate::terminal::plain;

/// Names the evidence of files in folders below from the merged file's folder, and says so; where
/// a file lies elsewhere, the evidence stays as it is named, and that is said. What goes to the
/// screen lies in the folder worked in.
pub fn relocate(read: &mut [(&Path, Assessment)], output: Option<&Path>) -> Vec<String> {
    read.iter_mut().filter_map(|(path, assessment)| follow(path, assessment, output)).collect()
}

fn follow(path: &Path, assessment: &mut Assessment, to: Option<&Path>) -> Option<String> {
    let pieces = assessment.evidence.values_mut().filter_map(|piece| piece.location.as_mut());
    let mut paths: Vec<&mut String> = pieces.filter(|location| is_beside(location)).collect();
    let name = plain(&shown(path));
    if paths.is_empty() {
        return None;
    }
    let way = match Way::between(to, path) {
        Way::Same => return None,
        Way::Down(way) => way,
        Way::None => {
            return Some(format!(
                "{name} lies in a folder that is not below the merged file's, so its evidence \
                 will not be found from there: put the merged file beside it, or mend the locations"
            ));
        }
    };
    for location in &mut paths {
        location.insert_str(0, &format!("{way}/"));
    }
    let example = paths.first().map(|location| plain(location)).unwrap_or_default();
    Some(format!("the evidence of {name} is named from the merged file's folder now: {example}"))
}
