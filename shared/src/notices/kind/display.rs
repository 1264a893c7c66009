//! How long each kind of notice is shown, and why (dossier §3.3).
//!
//! Where no law fixes the days, the text says so: a default is never passed off as a duty.

use super::NoticeKind;
use crate::lang::Lang;

/// The days of a kind of notice, with their reasons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Display {
    /// The days proposed.
    pub default_days: u16,
    /// The fewest days possible.
    pub min_days: u16,
    basis: [&'static str; 2],
    days_basis: [&'static str; 2],
}

impl Display {
    /// On what law or plan the notice rests.
    pub fn basis(&self, lang: Lang) -> &'static str {
        in_language(self.basis, lang)
    }

    /// Why it is shown for these days.
    pub fn days_basis(&self, lang: Lang) -> &'static str {
        in_language(self.days_basis, lang)
    }
}

fn in_language([zh, en]: [&'static str; 2], lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

pub(super) fn display(kind: NoticeKind) -> &'static Display {
    &DISPLAYS[kind as usize]
}

/// In the order of the kinds.
static DISPLAYS: [Display; 13] = [
    Display {
        default_days: 15,
        min_days: 7,
        basis: [
            "老城政办〔2021〕7号：采取“一征三议两公开”工作法，广泛征求意见",
            "Laocheng plan 老城政办〔2021〕7号: opinions are widely sought by the 一征三议两公开 work method",
        ],
        days_basis: [
            "法律没有规定天数。默认15天，留出上门走访的时间",
            "No law fixes the days. 15 by default, to leave time for home visits",
        ],
    },
    Display {
        default_days: 15,
        min_days: 15,
        basis: [
            "《城市居民委员会组织法》第三十二条、第三十四条：协商结果应当公开",
            "Urban Residents Committees Law, arts. 32 and 34: results of consultation are published",
        ],
        days_basis: URC_34,
    },
    Display {
        default_days: 15,
        min_days: 7,
        basis: [
            "居民会议：《城市居民委员会组织法》第二十六条。业主共同决定：《民法典》第二百七十八条",
            "Residents' meeting: Urban Residents Committees Law, art. 26. Owners' vote: Civil Code, art. 278",
        ],
        days_basis: [
            "居民会议提前10天，业主表决提前15天，临时业主会议提前7天，以所选表决规则为准",
            "10 days before a residents' meeting, 15 before an owners' vote, 7 before a temporary owners' meeting, as the chosen voting rule says",
        ],
    },
    Display {
        default_days: 7,
        min_days: 3,
        basis: [
            "《民法典》第二百八十条：决定侵害业主权益的，业主可以请求法院撤销。先公示、听取异议",
            "Civil Code, art. 280: an owner whose rights are harmed may ask a court to revoke a decision; objections come first",
        ],
        days_basis: [
            "法律没有规定天数。按通行做法默认7天，最少3天",
            "No law fixes the days. 7 by common practice, at least 3",
        ],
    },
    Display {
        default_days: 15,
        min_days: 15,
        basis: [
            "《城市居民委员会组织法》第三十四条：居民会议决定的事项及其实施情况应当公开",
            "Urban Residents Committees Law, art. 34: decided matters and their implementation are published",
        ],
        days_basis: URC_34,
    },
    Display {
        default_days: 15,
        min_days: 7,
        basis: [
            "老城政办〔2021〕7号：方案经区政府研究同意后，在小区内予以公示",
            "Laocheng plan 老城政办〔2021〕7号: once the district agrees, the plan is posted in the compound",
        ],
        days_basis: BY_ANALOGY,
    },
    Display {
        default_days: 180,
        min_days: 15,
        basis: [
            "老城政办〔2021〕7号：改造工程信息在小区、社区显著位置公示",
            "Laocheng plan 老城政办〔2021〕7号: information on the works is posted prominently in the compound",
        ],
        days_basis: [
            "施工期间一直公示，竣工后才能撤下",
            "Shown as long as the works run; taken down only after they are finished",
        ],
    },
    Display {
        default_days: 15,
        min_days: 1,
        basis: [
            "老城政办〔2021〕7号；夜间施工依据《噪声污染防治法》第四十三条",
            "Laocheng plan 老城政办〔2021〕7号; night work: Noise Pollution Law, art. 43",
        ],
        days_basis: [
            "法律没有规定天数。停水停电和夜间施工须在开始前公示",
            "No law fixes the days. Outages and night work are posted before they begin",
        ],
    },
    Display {
        default_days: 15,
        min_days: 7,
        basis: [
            "《建设工程质量管理条例》第十六条、第四十九条；老城政办〔2021〕7号：居民共同验收项目",
            "Construction Quality Regulation, arts. 16 and 49; Laocheng plan: residents take part in the acceptance",
        ],
        days_basis: BY_ANALOGY,
    },
    Display {
        default_days: 15,
        min_days: 7,
        basis: [
            "《审计法》第四十条、第五十二条；《城市居民委员会组织法》第三十四条",
            "Audit Law, arts. 40 and 52; Urban Residents Committees Law, art. 34",
        ],
        days_basis: BY_ANALOGY,
    },
    Display {
        default_days: 15,
        min_days: 7,
        basis: [
            "老城政办〔2021〕7号：把群众满意度作为改造工作的重要标准",
            "Laocheng plan 老城政办〔2021〕7号: residents' satisfaction is an important standard of the renovation",
        ],
        days_basis: BY_ANALOGY,
    },
    Display {
        default_days: 15,
        min_days: 7,
        basis: [
            "老城政办〔2021〕7号：物业服务质量评定结果作为拨付补贴的重要依据",
            "Laocheng plan 老城政办〔2021〕7号: the subsidy depends on the service evaluation",
        ],
        days_basis: BY_ANALOGY,
    },
    Display {
        default_days: 15,
        min_days: 7,
        basis: [
            "《建设工程质量管理条例》第四十条；老城政办〔2021〕7号：保修期内由建设单位维修",
            "Construction Quality Regulation, art. 40; Laocheng plan: the client repairs during the warranty",
        ],
        days_basis: BY_ANALOGY,
    },
];

const URC_34: [&str; 2] = [
    "《城市居民委员会组织法》第三十四条：公布的期限不得少于15日（2026年1月1日起施行）",
    "Urban Residents Committees Law, art. 34: at least 15 days (in force since 1 January 2026)",
];

const BY_ANALOGY: [&str; 2] = [
    "法律没有规定天数。默认15天，参照《城市居民委员会组织法》第三十四条",
    "No law fixes the days. 15 by default, after the model of art. 34 of the Urban Residents Committees Law",
];
