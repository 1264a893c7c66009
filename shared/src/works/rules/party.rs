//! The units taking part in the works, each with the person in charge and a telephone number (R38, 五牌一图).

use crate::notices::kind::has_phone_number;
use crate::problem::{Code, Problem};
use crate::projects::rules::Stage;
use crate::projects::terms::terms;

terms! {
    /// What a unit does in the works.
    pub enum PartyRole {
        /// 建设单位: has it built, and answers for it.
        Client = "client", "建设单位", "client";
        /// 设计单位.
        Designer = "designer", "设计单位", "designer";
        /// 施工单位.
        Contractor = "contractor", "施工单位", "contractor";
        /// 监理单位.
        Supervisor = "supervisor", "监理单位", "supervisor";
        /// 质量监督机构: the authority that watches over quality.
        QualityBody = "quality_body", "质量监督机构", "quality supervision body";
        /// 物业服务企业: takes over after the warranty.
        PropertyManager = "property_manager", "物业服务企业", "property manager";
    }
}

/// The units without which the works must not be closed (R38, 建设工程质量管理条例 16).
pub const REQUIRED_PARTIES: [PartyRole; 4] =
    [PartyRole::Client, PartyRole::Designer, PartyRole::Contractor, PartyRole::Supervisor];

/// The required units that are not named, in their order.
pub fn missing_parties(named: &[PartyRole]) -> Vec<PartyRole> {
    REQUIRED_PARTIES.into_iter().filter(|role| !named.contains(role)).collect()
}

/// May units be named at this step? From the procurement on: before it nobody is chosen.
pub fn may_set_party(stage: Stage) -> Result<(), Problem> {
    if stage >= Stage::Procurement { Ok(()) } else { Err(Problem::new(Code::StepOutOfOrder)) }
}

/// May a unit be named like this? It needs a telephone number that can be called (R38); a unit that takes the place of
/// another one needs the reason, because the first was published.
pub fn check_party(phone: &str, replaces: bool, reason: &str) -> Result<(), Problem> {
    if !has_phone_number(phone) {
        let words = ["请写能打通的电话", "write a telephone number that can be called"];
        return Err(Problem::new(Code::InvalidInput).with_field("/phone", words));
    }
    if replaces && reason.is_empty() {
        let words = ["请写明更换原因", "say why it changes"];
        return Err(Problem::new(Code::PartyChangeNeedsReason).with_field("/reason", words));
    }
    Ok(())
}

/// The number to dial of a telephone text people wrote: the first run of five digits or more, without what separates
/// them; empty where there is none.
pub fn dial(phone: &str) -> String {
    let separator = |c: char| matches!(c, '-' | ' ' | '(' | ')' | '+');
    let runs = phone.split(|c: char| !c.is_ascii_digit() && !separator(c));
    let mut numbers = runs.map(|run| run.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect::<String>());
    numbers.find(|number| number.len() >= 5).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_number_is_dialled() {
        assert_eq!(dial("王工 0379-6391 2345"), "037963912345");
        assert_eq!(dial("(0379) 63912345、13812341234"), "037963912345");
        assert_eq!(dial("+86 138 1234 1234"), "+8613812341234");
        assert_eq!(dial("没有"), "");
    }

    #[test]
    fn r38_four_units_have_to_be_named() {
        assert_eq!(missing_parties(&[]), REQUIRED_PARTIES);
        let named = [PartyRole::Supervisor, PartyRole::Client, PartyRole::QualityBody];
        assert_eq!(missing_parties(&named), [PartyRole::Designer, PartyRole::Contractor]);
        assert!(missing_parties(PartyRole::ALL).is_empty());
    }

    #[test]
    fn nobody_is_named_before_the_procurement() {
        assert_eq!(may_set_party(Stage::BudgetReview).map_err(|problem| problem.code), Err(Code::StepOutOfOrder));
        assert!(may_set_party(Stage::Procurement).is_ok() && may_set_party(Stage::Warranty).is_ok());
    }

    #[test]
    fn r38_a_unit_has_a_phone_and_is_replaced_with_a_reason() {
        let check = |phone, replaces, reason| {
            check_party(phone, replaces, reason).map_err(|problem| (problem.code, problem.errors[0].pointer.clone()))
        };
        assert_eq!(check("0379-6391 2345", false, ""), Ok(()));
        assert_eq!(check("王工", false, ""), Err((Code::InvalidInput, "/phone".into())));
        assert_eq!(check("13812341234", true, ""), Err((Code::PartyChangeNeedsReason, "/reason".into())));
        assert_eq!(check("13812341234", true, "项目经理调离"), Ok(()));
    }
}
