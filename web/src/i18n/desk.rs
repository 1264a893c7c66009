//! Words of the desk around its pages.

use super::texts;

texts! {
    /// Words of the desk's frame and its first page.
    Desk {
        title: "工作台", "Desk";
        sections: "工作台栏目", "Sections of the desk";
        overview: "概览", "Overview";
        places: "小区与名册", "Compounds and rosters";
        projects: "项目", "Projects";
        consultations: "征求意见", "Consultations";
        deliberations: "提议与商议", "Motions and deliberations";
        decisions: "表决", "Decisions";
        notices: "公示", "Notices";
        works: "施工", "Works";
        acceptance: "查验与验收", "Checks and acceptance";
        ratings: "满意度", "Ratings";
        people: "人员与邀请信", "People and letters";
        audit: "操作记录", "Audit trail";
        residents_site: "居民页面", "Residents' pages";
    }
}
