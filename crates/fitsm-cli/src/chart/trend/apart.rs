//! Labels at the ends of lines, moved apart so that none covers another.

/// Places for labels that want to stand at these heights: at least `gap` apart, between `top` and
/// `bottom` as long as there is room, and each as near to where it wants to be as that allows.
pub(super) fn apart(wanted: &[f64], gap: f64, top: f64, bottom: f64) -> Vec<f64> {
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    order.sort_by(|one, other| wanted[*one].total_cmp(&wanted[*other]));
    let mut places = wanted.to_vec();
    let mut least = top;
    for at in &order {
        places[*at] = places[*at].max(least);
        least = places[*at] + gap;
    }
    let mut most = bottom;
    for at in order.iter().rev() {
        places[*at] = places[*at].min(most);
        most = places[*at] - gap;
    }
    places
}

#[cfg(test)]
mod tests {
    use super::apart;

    #[test]
    fn labels_keep_their_distance_and_their_order() {
        // 10 and 12 are 2 apart and need 5: the second moves to 15. 40 stays.
        assert_eq!(apart(&[10.0, 12.0, 40.0], 5.0, 0.0, 50.0), [10.0, 15.0, 40.0]);
        // At the lower edge the first has to give way: 48, 49 and 50 become 40, 45 and 50.
        assert_eq!(apart(&[50.0, 48.0, 49.0], 5.0, 0.0, 50.0), [50.0, 40.0, 45.0]);
        // Alike: in the order given.
        assert_eq!(apart(&[3.0, 3.0], 5.0, 5.0, 50.0), [5.0, 10.0]);
    }
}
