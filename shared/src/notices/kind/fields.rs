//! What must stand in each kind of notice (dossier §3.2, R38).

use super::NoticeKind;
use crate::lang::Lang;

/// What a field needs before the notice may be published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// A text.
    Text,
    /// A text with a telephone number in it: a board without one helps nobody (F66).
    Phone,
    /// A text where there is something to say.
    Optional,
    /// A text that the server writes when the notice is published; nobody else can.
    Drawn,
}

/// A field of a notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// The key it is stored and travels under.
    pub key: &'static str,
    /// What it needs.
    pub need: Need,
    zh: &'static str,
    en: &'static str,
}

impl Field {
    /// Its label.
    pub fn label(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Zh => self.zh,
            Lang::En => self.en,
        }
    }

    /// Whether a text is enough for it.
    pub fn is_satisfied_by(&self, text: &str) -> bool {
        match self.need {
            Need::Optional | Need::Drawn => true,
            Need::Text => !text.trim().is_empty(),
            Need::Phone => has_phone_number(text),
        }
    }
}

/// Whether a text holds a telephone number: seven digits or more, or a five-digit service number as 12345.
pub(crate) fn has_phone_number(text: &str) -> bool {
    let digit = |c: char| match c {
        '０'..='９' => true,
        _ => c.is_ascii_digit(),
    };
    let separator = |c: char| matches!(c, '-' | '－' | ' ' | '(' | ')' | '（' | '）' | '+');
    text.split(|c| !digit(c) && !separator(c)).any(|run| {
        let digits = run.chars().filter(|c| digit(*c)).count();
        digits >= 7 || (digits == 5 && run.trim().starts_with(['1', '１']))
    })
}

const fn text(key: &'static str, zh: &'static str, en: &'static str) -> Field {
    Field { key, need: Need::Text, zh, en }
}

const fn phone(key: &'static str, zh: &'static str, en: &'static str) -> Field {
    Field { key, need: Need::Phone, zh, en }
}

const fn optional(key: &'static str, zh: &'static str, en: &'static str) -> Field {
    Field { key, need: Need::Optional, zh, en }
}

/// Key and last head of the public log of ballots, frozen in the notices of a vote (F59, R24).
const BALLOT_LOG: Field = Field {
    key: "ballot_log",
    need: Need::Drawn,
    zh: "选票公开记录（自动写入，供核对）",
    en: "public record of ballots (filled in by the system, for checking)",
};

/// What the community's party organisation resolved before residents decide (R28).
const PARTY_STUDY: Field = Field {
    key: "party_study",
    need: Need::Drawn,
    zh: "社区党组织研究讨论情况（自动写入）",
    en: "study by the community's party organisation (filled in by the system)",
};

/// What not answering means, as the decisions themselves say it: nobody may announce another reading (R13 c).
const SILENCE: Field = Field {
    key: "silence",
    need: Need::Drawn,
    zh: "没有投票的怎样计算（自动写入）",
    en: "how silence counts (filled in by the system)",
};

/// Of which homes the share of a consent gate is taken (R29, E7).
const DENOMINATOR: Field = Field {
    key: "denominator",
    need: Need::Drawn,
    zh: "同意比例怎样计算（自动写入）",
    en: "of which homes the share of consent is taken (filled in by the system)",
};

pub(super) fn fields(kind: NoticeKind) -> &'static [Field] {
    match kind {
        NoticeKind::Consultation => CONSULTATION,
        NoticeKind::ConsultationSummary => CONSULTATION_SUMMARY,
        NoticeKind::VoteCall => VOTE_CALL,
        NoticeKind::ProvisionalResult => PROVISIONAL_RESULT,
        NoticeKind::Decision => DECISION,
        NoticeKind::Plan => PLAN,
        NoticeKind::WorksBoard => WORKS_BOARD,
        NoticeKind::Progress => PROGRESS,
        NoticeKind::Acceptance => ACCEPTANCE,
        NoticeKind::Settlement => SETTLEMENT,
        NoticeKind::Rating => RATING,
        NoticeKind::ServiceEvaluation => SERVICE_EVALUATION,
        NoticeKind::Warranty => WARRANTY,
    }
}

static CONSULTATION: &[Field] = &[
    text("scope", "征求意见的范围", "who is asked"),
    text("items", "拟改造的内容", "what may be renovated"),
    text("how_to_answer", "怎样提意见", "how to answer"),
    text("window", "起止时间", "from and until"),
    phone("contact", "联系人和电话", "contact with telephone"),
    text("privacy", "个人信息怎样使用", "what happens with personal data"),
];

static CONSULTATION_SUMMARY: &[Field] = &[
    text("counts", "各项内容有多少户提出", "homes for each item"),
    text("reach", "已联系和未联系的户数", "homes reached and not reached"),
    text("adopted", "采纳的意见", "what is adopted"),
    text("not_adopted", "没有采纳的意见和理由", "what is not adopted, and why"),
];

static VOTE_CALL: &[Field] = &[
    text("decision_kind", "表决类型", "kind of vote"),
    text("legal_basis", "法律依据", "legal basis"),
    text("scope", "表决范围", "scope"),
    text("totals", "总人数（户数）和总面积", "all persons or homes, and all area"),
    text("items", "表决事项", "questions"),
    text("window", "起止时间和地点", "time and place"),
    text("how_to_vote", "怎样投票（网上、纸质、上门）", "how to vote: online, on paper, at home"),
    text("proxies", "怎样委托他人投票", "how to vote by proxy"),
    SILENCE,
    text("threshold", "多少人同意才通过", "what it takes to pass"),
    DENOMINATOR,
    phone("supervisor", "街道监督人和电话", "supervisor at the subdistrict with telephone"),
    PARTY_STUDY,
    BALLOT_LOG,
];

static PROVISIONAL_RESULT: &[Field] = &[
    text("totals", "总人数（户数）和总面积", "all persons or homes, and all area"),
    text("participation", "参加表决的人数和面积", "persons and area that took part"),
    text("choices", "同意、反对、弃权和无效", "agree, against, abstain and invalid"),
    DENOMINATOR,
    text("channels", "网上、纸质、上门各多少", "ballots by channel"),
    text("rooms", "参加表决的房号和面积", "rooms and areas that took part"),
    text("objection_until", "异议截止时间", "objections until"),
    text("objection_route", "怎样提出异议", "how to object"),
    BALLOT_LOG,
];

static DECISION: &[Field] = &[
    text("result", "最终结果", "final result"),
    DENOMINATOR,
    text("signatories", "签字人", "signed by"),
    text("effective_from", "开始执行的时间", "carried out from"),
    optional(
        "right_to_sue",
        "一年内可请求法院撤销（业主共同决定）",
        "right to go to court within a year (owners' vote)",
    ),
    BALLOT_LOG,
];

static PLAN: &[Field] = &[
    text("approval", "批准文号和日期", "approval number and date"),
    text("items", "改造内容、位置和数量", "items with location and quantity"),
    optional("materials", "材料品牌和等级", "brand or grade of materials"),
    text("standard", "执行的标准", "standard"),
    text("budget", "总预算和各项预算", "budget in total and by item"),
    text("funding", "资金来源", "who pays what"),
    text("residents_pay", "居民出多少钱（不出钱请写明）", "what residents pay; say so if nothing"),
    text("management", "物业管理方案（方式、内容、收费、补贴）", "property management: mode, services, fee, subsidy"),
    text("schedule", "施工时间安排", "schedule"),
    text("inconveniences", "可能带来的不便（停水停电等）", "known inconveniences, such as outages"),
    text("objection_route", "怎样提出异议", "how to object"),
];

static WORKS_BOARD: &[Field] = &[
    text("project", "工程名称", "project"),
    phone("client", "建设单位、负责人和电话", "client, person in charge and telephone"),
    phone("designer", "设计单位、负责人和电话", "designer, person in charge and telephone"),
    phone("contractor", "施工单位、项目经理和电话", "contractor, project manager and telephone"),
    phone("supervisor", "监理单位、总监和电话", "supervisor, chief engineer and telephone"),
    text("contract_price", "合同价", "contract price"),
    text("dates", "开工和计划完工日期", "start and planned end"),
    text("items", "改造内容", "items"),
    text("work_hours", "每天施工时间", "working hours"),
    text("safety", "安全提示", "safety"),
    phone("quality_body", "质量监督机构和电话", "quality supervision body and telephone"),
    text("resident_supervisors", "居民监督员", "resident supervisors"),
    phone("complaint_contact", "投诉电话", "telephone for complaints"),
    text("warranty", "保修说明", "warranty"),
];

static PROGRESS: &[Field] = &[
    text("progress", "各项进度", "progress by item"),
    optional("outages", "停水停电安排", "outages"),
    optional(
        "variations",
        "变更（原因、增减费用、批准单位、是否问过居民）",
        "variations: reason, cost, approved by, whether residents were asked",
    ),
    optional("night_work", "夜间施工（原因、证明）", "night work: reason and certificate"),
];

static ACCEPTANCE: &[Field] = &[
    text("date", "验收日期", "date"),
    text("parties", "参加单位", "parties"),
    text("resident_representatives", "居民代表", "resident representatives"),
    text("results", "各项结果（合格或整改）", "result by item"),
    text("open_defects", "待整改问题和期限（没有请写“无”）", "open defects with deadlines; say so if none"),
    text("certificate", "验收证书编号", "acceptance certificate"),
    optional("filing", "备案编号", "filing number"),
];

static SETTLEMENT: &[Field] = &[
    text("budget", "预算", "budget"),
    text("contract", "合同价", "contract price"),
    text("settlement", "结算价", "settlement"),
    text("audited", "审定价", "audited amount"),
    text("difference", "差额和原因", "difference, and why"),
    text("funding", "资金到位和支出", "funds received and spent"),
    text("findings", "审计发现的问题和整改", "findings and what was put right"),
];

static RATING: &[Field] = &[
    text("sample", "调查范围和户数", "homes asked"),
    text("method", "调查方法", "method"),
    text("response", "收回份数和回复率", "answers and response rate"),
    text("wording", "问题原文", "wording of the questions"),
    text("score", "满意度和计算方法", "score, and how it is calculated"),
    text("problems", "反映最多的问题", "problems most named"),
    text("actions", "整改措施", "what will be done"),
];

static SERVICE_EVALUATION: &[Field] = &[
    text("period", "评价时段", "period"),
    text("indicators", "评价指标", "indicators"),
    text("score", "得分", "score"),
    text("grade", "等级", "grade"),
    text("subsidy", "对补贴的影响", "effect on the subsidy"),
];

static WARRANTY: &[Field] = &[
    text("items", "各项保修类别", "warranty category by item"),
    text("dates", "各项保修起止日期", "start and end by item"),
    phone("responsible_unit", "责任单位和电话", "responsible unit and telephone"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phone_number_is_recognised_as_people_write_it() {
        for given in ["王工 0379-63912345", "电话１３８１２３４１２３４", "(0379) 6391 2345", "12345 热线", "6391234"]
        {
            assert!(has_phone_number(given), "{given}");
        }
        for given in ["", "施工单位", "3-2-501", "2026", "二十四小时", "63945"] {
            assert!(!has_phone_number(given), "{given}");
        }
    }

    #[test]
    fn a_field_is_satisfied_by_what_it_needs() {
        assert!(!text("a", "", "").is_satisfied_by("  \n"));
        assert!(text("a", "", "").is_satisfied_by("无"));
        assert!(!phone("a", "", "").is_satisfied_by("某某公司"));
        assert!(optional("a", "", "").is_satisfied_by(""));
    }
}
