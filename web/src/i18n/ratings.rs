//! Words of the ratings pages.

use super::texts;

texts! {
    /// What residents and visitors read.
    Ratings {
        back: "回到议事", "Back to what is open";
        ahead: "还没开始", "not open yet";
        open: "正在评价", "open";
        closed: "已截止", "closed";
        opens: "{moment} 开始评价", "Opens {moment}";
        until: "{deadline}可以评价", "Rate {deadline}";
        closed_at: "评价已于 {moment} 截止", "Closed {moment}";
        turnout: "已有 {answers} / {homes} 户评价", "{answers} of {homes} homes have rated";
        turnout_title: "参与", "Turnout";
        homes: "应评价户数", "Homes";
        answers: "已评价户数", "Homes that rated";
        minimum: "要有代表性，至少需要 {minimum} 户。", "To stand for all homes, at least {minimum} have to rate.";
        sealed: "截止前，谁也看不到评价结果。", "Nobody sees results before the close.";
        anonymous: "谁家怎么评的，工作人员和邻居都看不到。", "Neither staff nor neighbours see how your home rated.";
        // The form.
        rate: "请您评价", "Please rate";
        form_lead: "每户一份，截止前可以修改。不想评的可以跳过。", "One answer a home; you can change it until the close. You may skip questions.";
        home: "代表哪一户", "For which home";
        rated: "{home} 已评价（{moment}）。您可以修改。", "{home} has rated ({moment}). You can change it.";
        rated_by_staff: "{home} 的评价由工作人员登记（{way}，{moment}）。如果不对，请修改。", "Staff entered the rating of {home} ({way}, {moment}). Please change it if it is wrong.";
        about_item: "{item}：{question}", "{item}: {question}";
        remark: "还想说什么", "Anything else";
        remark_hint: "审阅后不署名公开。请不要写姓名和电话。最多 500 字。", "Published without a name after review. No names or phone numbers. Up to 500 characters.";
        wanted: "接下来最想改什么", "What you want most next";
        submit: "提交评价", "Submit";
        change: "保存修改", "Save the change";
        paper_too: "不方便上网的，可以向社区要纸质表，或请网格员上门。", "You can also ask your community office for a paper form or a visit.";
        sign_in: "登录后评价", "Sign in to rate";
        residents_only: "只有本小区的住户可以评价。", "Only residents of this compound can rate.";
        questions: "评价哪些方面", "What is asked";
        your_answer: "您家的评价（只有您看得到）", "Your home's rating (only you see it)";
        not_rated: "您家没有参加这一轮评价。", "Your home did not rate in this round.";
        skipped: "没有评", "skipped";
        // The result.
        result: "结果", "Result";
        not_enough: "不足以代表全体", "not enough to stand for all";
        counted: "“满意”算这几档：{levels}。", "Counted as satisfied: {levels}.";
        satisfied: "满意率 {rate}，得分 {score} / 100（{valid} 户评价）", "{rate} satisfied, score {score} of 100 ({valid} homes)";
        held_back: "评价的户数太少，不公布（{valid} 户）", "Too few homes to publish ({valid})";
        held_rate: "得分 {score} / 100（{valid} 户评价），满意率不公布", "Score {score} of 100 ({valid} homes); rate not published";
        question_few: "这一问评价的户数不足以代表全体。", "Too few homes answered this question to stand for all.";
        margin: "误差不超过 ±{margin}（95% 置信度，按随机抽样计算）。", "Margin of error ±{margin} (95 % confidence, as for a random sample).";
        hidden_cells: "少于 5 户的数字不公布，用“—”表示，避免猜出是谁家。", "Figures below 5 homes are not published (—), so that nobody can be guessed.";
        phone_note: "电话评价超过 {percent}%，请谨慎看待结果。", "More than {percent} % came by telephone; read the result with care.";
        level: "档次", "Level";
        count: "户数", "Homes";
        share: "占比", "Share";
        table: "看数据表", "Show as a table";
        unknown: "—", "—";
        remarks: "大家的留言", "What people wrote";
        remarks_note: "留言审阅后不署名公开。待审阅 {waiting} 条，不公开 {held} 条。", "Published without names after review. {waiting} to be reviewed, {held} not shown.";
        no_remarks: "没有公开的留言。", "No remark is shown.";
        wanted_next: "最想改：{text}", "Wanted next: {text}";
        overall: "总体评价", "Overall";
    }

    /// What the desk reads.
    RatingsDesk {
        title: "满意度评价", "Ratings";
        lead: "每户一份，截止前结果保密。", "One answer a home; results are sealed until the close.";
        none: "还没有评价。工程开始后，可以在下面开展第一轮。", "There are no rounds yet. Once works have begun you can open one below.";
        projects: "可以开展评价的项目", "Projects that can be rated";
        none_projects: "现在没有可以开展评价的项目：要在施工开始之后，而且没有正在进行的一轮。", "No project can be rated now: its works must have begun and no round may be running.";
        open_for: "开展一轮评价", "Open a round";
        column_title: "评价", "Round";
        column_compound: "小区", "Compound";
        column_state: "状态", "State";
        column_window: "时间", "Period";
        column_turnout: "参与", "Turnout";
        column_stage: "进度", "Step";
        new_title: "开展满意度评价", "Open a rating round";
        new_lead: "{compound}，共 {homes} 户", "{compound}, {homes} homes";
        back: "全部评价", "All ratings";
        running: "这个项目已有一轮评价没有结束。", "A round of this project has not closed yet.";
        see_running: "看这一轮", "See that round";
        wrong_step: "现在是“{stage}”，施工开始后才能评价。", "The step now is “{stage}”; a rating needs works to judge.";
        field_title: "标题", "Title";
        field_title_hint: "例如：2026 年改造满意度评价。", "For example: Renovation rating 2026.";
        field_opens: "开始时间", "Opens";
        field_closes: "截止时间", "Closes";
        field_closes_hint: "至少 7 天，按北京时间。开始后不能改。", "At least 7 days, Beijing time. It cannot be changed afterwards.";
        asked: "会问这些问题，原文公开：", "These questions are asked, published word for word:";
        open: "开展评价", "Open the round";
        open_binds: "开始时，全小区住户都会收到消息。问题和时间不能再改。", "Every home is told when it opens. Questions and period cannot be changed.";
        open_confirm: "确认开展", "Open it";
        public_page: "看居民看到的页面", "The page residents see";
        channels: "各渠道的户数", "By way";
        building: "楼栋", "Building";
        buildings: "按楼栋看参与", "Turnout by building";
        homes: "户", "Homes";
        home: "住户", "Home";
        answered: "已评价", "rated";
        not_answered: "还没评价", "not yet";
        enter: "登记纸质或电话评价", "Enter a paper or telephone rating";
        enter_lead: "照住户说的填，不改、不劝。登记后，该户会收到消息，截止前可以自己修改。住户自己在网上评过的，不能再登记。", "Enter exactly what the home said. It is told and can change it until the close. A home that rated online itself cannot be entered.";
        enter_none: "这栋楼的住户都已在网上评价。", "Every home of this building has rated online.";
        enter_closed: "现在不是评价时间，不能登记。", "The round is not open, so nothing can be entered.";
        channel: "方式", "Way";
        witness: "见证人（写职务，不写姓名）", "Witness (the office, not the name)";
        remark: "其他的话", "Anything else";
        wanted: "接下来最想改什么", "Wanted most next";
        enter_send: "登记", "Enter";
        review: "审阅留言", "Review remarks";
        review_lead: "看不到是谁家写的。有姓名、隐私、辱骂的不公开；批评要公开。", "Nobody sees whose they are. Hold back names, private data and insults; show criticism.";
        review_later: "截止后才能审阅留言。", "Remarks can be reviewed after the close.";
        review_none: "没有待审阅的留言。", "No remark waits for review.";
        show: "公开", "Show";
        hold: "不公开", "Do not show";
        wanted_next: "最想改：{text}", "Wanted next: {text}";
        result: "结果", "Result";
        see_result: "结果已公开，请在居民页面查看。", "The result is out; read it on the residents' page.";
    }
}
