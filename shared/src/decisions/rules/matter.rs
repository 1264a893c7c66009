//! The nine matters of 民法典 278(1): choosing the matter chooses the majority, nobody picks a threshold by hand.

use super::rule_set::DecisionKind;
use crate::projects::terms::terms;

terms! {
    /// A matter that owners decide together (dossier F24).
    pub enum Matter {
        /// Item 1.
        Procedure = "procedure", "制定和修改业主大会议事规则", "rules of procedure of the owners' assembly";
        /// Item 2.
        Covenant = "covenant", "制定和修改管理规约", "management covenant";
        /// Item 3.
        Committee = "committee", "选举业主委员会或者更换业主委员会成员", "owners' committee and its members";
        /// Item 4.
        Manager = "manager", "选聘和解聘物业服务企业或者其他管理人", "hiring and dismissing the property manager";
        /// Item 5.
        UseFund = "use_fund", "使用建筑物及其附属设施的维修资金", "using the maintenance fund";
        /// Item 6.
        RaiseFund = "raise_fund", "筹集建筑物及其附属设施的维修资金", "raising the maintenance fund";
        /// Item 7.
        Rebuild = "rebuild", "改建、重建建筑物及其附属设施", "altering or rebuilding the building and its facilities";
        /// Item 8.
        CommonParts = "common_parts", "改变共有部分的用途或者利用共有部分从事经营活动", "changing or trading with common parts";
        /// Item 9.
        Other = "other", "有关共有和共同管理权利的其他重大事项", "other important matters of common property";
    }
}

impl Matter {
    /// The kind of vote it needs: items 6 to 8 are major (R9).
    pub fn kind(self) -> DecisionKind {
        match self {
            Self::RaiseFund | Self::Rebuild | Self::CommonParts => DecisionKind::OwnersMajor,
            _ => DecisionKind::OwnersOrdinary,
        }
    }

    /// Its number in 民法典 278(1), from 1.
    pub fn number(self) -> u8 {
        self as u8 + 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_six_to_eight_are_major() {
        for matter in Matter::ALL {
            let major = matter.kind() == DecisionKind::OwnersMajor;
            assert_eq!(major, (6..=8).contains(&matter.number()), "{matter:?}");
        }
    }
}
