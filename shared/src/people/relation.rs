//! What a person is to the home it speaks for.

use crate::projects::terms::terms;

terms! {
    /// What a person is to a home (dossier R6, R53): everybody who lives there answers for the household, owners vote.
    pub enum HomeRelation {
        /// An owner or co-owner, or whoever the owner authorised in writing (民法典 165).
        Owner = "owner", "业主（或业主书面委托）", "owner, or authorised by the owner in writing";
        /// Lives with the owner.
        Family = "family", "同住家人", "family living there";
        /// Rents the home.
        Tenant = "tenant", "租户", "tenant";
    }
}

impl HomeRelation {
    /// Whether the person casts the ballot of the home's owner (民法典 278: the owners decide).
    pub fn votes_as_owner(self) -> bool {
        self == Self::Owner
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tenant_and_a_relative_do_not_cast_the_owners_ballot() {
        assert!(HomeRelation::Owner.votes_as_owner());
        assert!(!HomeRelation::Family.votes_as_owner() && !HomeRelation::Tenant.votes_as_owner());
    }
}
