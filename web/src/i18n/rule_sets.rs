//! Words of the desk's page of voting rules.

use super::texts;

texts! {
    /// What the desk reads about the rules of voting in a district.
    RuleSetsDesk {
        title: "表决规则", "Voting rules";
        lead: "{place}现在用的表决规则，和各自的依据。已经公告的表决，一直按公告时的规则办。", "The voting rules of {place} and what each rests on. A decision that was announced keeps the rules of its notice.";
        none_in_force: "现在没有这类规则，所以不能办这类表决。区里有文件依据的，可以增加。", "No such rule is in force, so no such vote can be held. The district may add one by a documented decision.";
        past: "以前的规则", "Earlier rules";
        of_district: "本区规定", "the district's own";
        basis: "依据", "Legal basis";
        days: "施行时间", "In force";
        from_on: "{from} 起", "from {from} on";
        from_to: "{from} 至 {to}", "{from} to {to}";
        never: "没有施行过", "never in force";
        quorum: "参与条件", "Who has to take part";
        majority: "通过条件", "When it passes";
        leg: "{name}：{asks}", "{name}: {asks}";
        denominator: "按哪些住户计算", "Of which homes";
        periods: "天数和次数", "Periods";
        periods_notice: "提前公告 {days} 天（临时会议 {short} 天）", "{days} days of notice ({short} for a temporary meeting)";
        periods_window: "投票 {least} 至 {most} 天，最多延期 {extensions} 次，选票可改 {changes} 次", "{least} to {most} days of voting, {extensions} extensions at most, {changes} changes of a ballot";
        periods_result: "截止后 {due} 天内公布结果，异议期至少 {objection} 天", "the result within {due} days, {objection} days for objections at least";
        document: "本区文件", "The district's document";
        document_line: "{title}（{number}）", "{title} ({number})";
        code: "规则代码", "Code";
        ended: "{moment}办理结束，理由：{reason}", "Ended {moment}: {reason}";

        // Ending one.
        end: "结束这条规则", "End this rule";
        last_day: "施行的最后一天", "Its last day";
        last_day_hint: "最早是今天。还没施行的，写今天就不再施行。", "Today at the earliest. A rule that has not begun never does, if its last day is today.";
        end_reason: "理由（会公开）", "Why (published)";
        end_binds: "从最后一天的第二天起，新开的表决改按国家和省的规定办；已经公告的表决不变。", "From the next day on, new decisions follow the rules of state and province again; those that were announced stay as they are.";
        end_confirm: "确认结束", "End it";

        // Adding one.
        add: "增加本区的规则", "Add a rule of the district";
        add_lead: "要有区里的正式文件。可以比法律更严，不能更宽；最早从明天起施行，不影响已经公告的表决。", "It needs a formal document of the district, may ask for more than the law and never for less, and is in force from tomorrow at the earliest; announced decisions stay as they are.";
        choose_kind: "哪一类表决", "Which kind of vote";
        show_form: "填写这一类", "Write one of this kind";
        no_proposal: "这类表决没有可以参照的规定，不能增加。", "There is no rule to start from for this kind, so none can be added.";
        document_number: "文号", "Number of the document";
        document_number_hint: "例如：老建〔2026〕12号", "Such as 老建〔2026〕12号";
        document_title: "文件名称", "Title of the document";
        code_hint: "以 local_ 开头，只用小写字母、数字和下划线，用过的不能再用", "It begins with local_, then lower-case letters, digits and underscores; a code is never used again";
        name_zh: "规则名称（中文）", "Name (Chinese)";
        name_en: "规则名称（英文）", "Name (English)";
        basis_zh: "依据（中文，居民能看到）", "Legal basis (Chinese, shown to residents)";
        basis_en: "依据（英文）", "Legal basis (English)";
        effective_from: "从哪天起施行", "First day";
        effective_to: "施行到哪天", "Last day";
        effective_to_hint: "不知道就空着，以后可以结束它", "Leave it empty if nobody knows; the rule can be ended later";
        leg_quorum: "参与条件：{name}", "To take part: {name}";
        leg_majority: "通过条件：{name}", "To pass: {name}";
        share_of: "占{base}", "Of {base}";
        numerator: "分子", "Upper number of the fraction";
        denominator_of: "分母", "Lower number of the fraction";
        notice_days: "提前公告几天", "Days of notice";
        short_notice_days: "临时会议提前几天", "Days of notice of a temporary meeting";
        min_window_days: "投票最短几天", "Shortest voting, days";
        max_window_days: "投票最长几天（含延期）", "Longest voting, days, extension included";
        default_window_days: "一般投票几天", "Usual voting, days";
        extensions: "最多延期几次", "Extensions at most";
        ballot_changes: "选票可以改几次", "Changes of a ballot";
        result_due_days: "截止后几天内公布结果", "Days until the result is posted";
        min_objection_days: "异议期最短几天", "Shortest period for objections, days";
        default_objection_days: "一般异议期几天", "Usual period for objections, days";
        add_binds: "规则会公开。从第一天起，本区新公告的这类表决都按它办。", "The rule is public. From its first day on, every such vote that is announced in the district follows it.";
        add_confirm: "确认增加", "Add it";
    }
}
