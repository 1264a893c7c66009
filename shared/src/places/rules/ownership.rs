//! Changes of owners: which are a change of hands (dossier R21).

/// Whether a home changed hands: it had owners, has others now, and none of them stayed.
///
/// Somebody who joins or leaves the owners that are there, such as a spouse or an heir of one half, changes the register
/// and not the person who speaks for the home.
pub fn changes_hands<K: PartialEq>(before: &[K], after: &[K]) -> bool {
    !before.is_empty() && !after.is_empty() && !after.iter().any(|owner| before.contains(owner))
}

/// The name of a person as the desk sees it without reason to see more: 张三 is 张* (dossier R54).
pub fn masked_name(name: &str) -> String {
    let mut letters = name.chars();
    let first = letters.next();
    let rest = letters.filter(|letter| !letter.is_whitespace()).count();
    first.into_iter().chain(std::iter::repeat_n('*', rest.min(3))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_home_changes_hands_when_nobody_stays() {
        assert!(changes_hands(&["a"], &["b"]));
        assert!(changes_hands(&["a", "b"], &["c"]));
        for (before, after) in
            [(&["a"][..], &["a", "b"][..]), (&["a", "b"], &["b"]), (&[], &["a"]), (&["a"], &["a"]), (&["a"], &[])]
        {
            assert!(!changes_hands(before, after), "{before:?} {after:?}");
        }
    }

    #[test]
    fn a_name_is_masked_but_for_its_first_letter() {
        assert_eq!(masked_name("张三"), "张*");
        assert_eq!(masked_name("Li Xiaoming"), "L***");
        assert_eq!(masked_name(""), "");
    }
}
