//! Who sits in the residents' representatives' meeting (dossier R27; 居委会组织法 13, 28).

/// Whether residents' representatives are at least four fifths of the members.
pub fn may_be_composed(members: i64, representatives: i64) -> bool {
    members > 0 && representatives <= members && 5 * representatives >= 4 * members
}

/// Whether there are fewer representatives than one for fifty households: a warning, the number may be adjusted.
pub fn has_few_representatives(representatives: i64, households: i64) -> bool {
    representatives * 50 < households
}
