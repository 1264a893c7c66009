//! Words of the decisions pages.

use super::texts;

texts! {
    /// What residents and visitors read.
    Decisions {
        title: "表决", "Decisions";
        lead: "大家的事，大家定。每张选票都算数，截止前谁也看不到选的结果。", "Decided by those concerned. Every ballot counts, and nobody sees how choices run before the close.";
        to_deliberations: "看提议和商议", "Motions and deliberations";
        open_now: "正在投票", "Open for voting";
        others: "其他表决", "Other decisions";
        none: "现在没有表决。有新的表决，会发消息告诉您。", "There is no decision now. You will get a message when there is one.";
        awaits: "您家还没投票", "Your home has not voted";
        voted: "您家已投票", "Your home has voted";
        until: "{deadline}投票", "Vote {deadline}";
        opens: "{moment} 开始投票", "Voting opens {moment}";
        closed_at: "投票已于 {moment} 截止", "Voting closed {moment}";
        turnout_line: "已有 {voted} / {all} {noun}投票", "{voted} of {all} {noun} have voted";
        back: "全部表决", "All decisions";
        back_decision: "回到表决", "Back to the decision";

        // The page of a decision.
        vote_now: "去投票", "Vote now";
        vote_for: "为 {homes} 投票", "Vote for {homes}";
        change_vote: "修改选票", "Change the ballot";
        see_receipt: "看回执", "See the receipt";
        you_voted: "{homes} 已投票，已计入。", "{homes}: voted and counted.";
        you_not_voted: "{homes} 还没有投票。", "{homes}: not voted yet.";
        sign_in_to_vote: "您是这里的居民吗？登录后就能投票。", "Do you live here? Sign in to vote.";
        sign_in: "登录投票", "Sign in to vote";
        not_on_roll: "名册里没有您的住房，所以不能投票。如果名册有误，请联系社区。", "Your home is not on the roll of this decision, so you cannot vote. Ask your community office if the roll is wrong.";
        owners_only: "这项表决由业主投票。您登记的是家人或租户：请业主本人来投，或者带业主的书面委托到社区办理。", "Owners cast this vote. You are registered as family or tenant: ask the owner to vote, or bring a written authorisation to your community office.";
        correct_relation: "登记错了？去更正", "Registered wrongly? Correct it";
        paper_too: "不方便用手机？可以向社区要纸质选票，也可以请工作人员上门或打电话登记，效力一样。", "Rather not use a phone? Ask your community office for a paper ballot, a visit or a call; it counts the same.";
        not_open_yet: "投票还没开始", "Voting has not opened yet";
        counting: "投票已截止，正在核对计票", "Voting has closed; the count is being checked";
        result_due: "初步结果在 {moment}公布。", "The provisional result is due {moment}.";
        sealed: "截止前只公布多少人投了票。怎么选的，谁也看不到，工作人员也一样。", "Until the close only the turnout is told. Nobody sees how choices run, staff included.";
        asked: "要表决什么", "What is asked";
        item_share: "居民出资 {amount} 元", "Residents pay {amount} yuan";
        rule: "怎样算通过", "What it takes";
        scope: "谁来投", "Who decides";
        scope_owner: "{place}，共 {persons} 人（业主）、{area} 平方米", "{place}: {persons} persons (owners) with {area} m²";
        scope_heads: "{place}，共 {persons} {noun}", "{place}: {persons} {noun}";
        when: "投票时间", "Voting time";
        from_to: "{opens} 起，{closes}截止", "From {opens}, {closes}";
        changes: "改票", "Changes";
        changes_some: "截止前可以改 {count} 次，以最后一次为准", "A ballot can be changed {count} times before the close; the last one counts";
        changes_none: "交了不能改", "A ballot cannot be changed";
        changes_any: "截止前随时可以改，以最后一次为准", "A ballot can be changed at any time before the close; the last one counts";
        duplicates: "重复投票", "Several ballots";
        basis: "依据", "Legal basis";
        one_ballot: "几套房的业主相同，只算一票，面积加在一起。", "Homes with the same owners have one ballot; their areas are added.";
        parking: "车位计入面积。", "Parking spaces count.";
        extension: "投票已延期。原来：{before}；现在：{after}。原因：{reason}", "Extended. Before: {before}; now: {after}. Reason: {reason}";
        turnout: "参与情况", "Turnout";
        turnout_finding: "已有 {voted} / {all} {noun}投票（{share}）", "{voted} of {all} {noun} have voted ({share})";
        building: "楼栋", "Building";
        homes: "户数", "Homes";
        homes_voted: "已投票", "Voted";
        by_building: "按楼栋看", "By building";
        evidence: "凭据", "Evidence";
        notified_at: "公告时间", "Notice given";
        hash: "名册校验码", "Roll checksum";
        hash_hint: "公告时的事项、范围、名册和规则已锁定，校验码由此算出。内容有一字改动，校验码就不同。", "Questions, scope, roll and rule were frozen with the notice; the checksum is computed from them. Any change would give another one.";
        project: "所属项目", "Project";
        project_link: "看项目进度", "See the project";

        // The outcome.
        outcome: "表决结果", "The outcome";
        provisional: "这是初步结果，公示后可以提异议。", "This is the provisional result. Objections can be raised once it is posted.";
        provisional_posted: "这是初步结果。您觉得不对，{deadline}可以在公示页上提异议。", "This is the provisional result. If you think it is wrong, object on the page of the notice {deadline}.";
        provisional_shown: "这是初步结果，公示期已满。异议都答复之后，结果才生效。", "This is the provisional result; its display period is over. It becomes final once every objection is answered.";
        to_object: "看公示，提异议", "Read the notice and object";
        see_notice: "看公示和答复", "Read the notice and the answers";
        preview_only: "这是计票核对结果，还没有公布。", "This is the count for checking; it is not published yet.";
        final_since: "结果已于 {moment} 生效。", "The result has been final since {moment}.";
        passed: "通过", "Carried";
        failed: "未通过", "Not carried";
        participated: "参与", "Taking part";
        agreed: "同意", "In favour";
        shares: "{what} {persons}", "{what} {persons}";
        shares_both: "{what} 人数 {persons}、面积 {area}", "{what} {persons} of persons, {area} of area";
        choice: "选择", "Choice";
        count: "数量", "Count";
        area: "面积（平方米）", "Area (m²)";
        silent: "没有投票", "Did not vote";
        all: "合计", "Total";
        legal: "{basis}。每一项都要达到，才算通过。", "{basis}. Every line must be reached.";
        check: "逐项核对", "Check line by line";
        channels: "选票从哪里来", "How ballots came";
        channel: "方式", "Way";
        ballots: "张数", "Ballots";
        gate_passed: "改造方案和物业管理模式都已达到同意比例。", "Both the renovation plan and the property management mode reached the share.";
        gate_not_reached: "同意的户数还没有达到比例，可以继续征求。", "The share has not been reached; more homes may still be asked.";
        gate_rejected: "居民没有同意。这也是一个正式的结果。", "Residents did not consent. This is a legitimate result.";
        gate_shares: "按不同口径看", "By other denominators";

        // The ballot.
        ballot: "投票", "Ballot";
        item_of: "第 {number} 项，共 {all} 项", "Question {number} of {all}";
        your_choice: "您的选择", "Your choice";
        answered: "已选 {done} / {all} 项", "{done} of {all} answered";
        review: "交之前看一看", "Before you submit";
        review_plain: "请看看上面每一项选得对不对。", "Please check each choice above.";
        review_open: "还没选", "not chosen yet";
        submit: "核对好了，提交", "Checked, submit";
        submit_binds: "提交后就计入。截止前还能改 {count} 次。", "Your ballot counts once submitted. It can be changed {count} more times before the close.";
        submit_binds_any: "提交后就计入。截止前随时可以改。", "Your ballot counts once submitted. It can be changed at any time before the close.";
        submit_binds_last: "提交后就计入，不能再改。", "Your ballot counts once submitted and cannot be changed again.";
        confirm: "确认投票", "Confirm and vote";
        voting_for: "您在为 {homes} 投票。", "You are voting for {homes}.";
        several: "您有几张选票，请选一张来投：", "You have several ballots. Choose one:";
        changing: "您已投过票，这次提交会代替上一次。", "You have voted before; this ballot will replace it.";
        used_up: "这张选票不能再改，上次的选择有效。", "This ballot cannot be changed again; your last choice stands.";

        // The receipt.
        receipt: "投票回执", "Ballot receipt";
        receipt_lead: "请保存好，可以打印或截图。只有您家的人看得到选择。", "Keep it: print it or take a screenshot. Only your home can see the choices.";
        log: "公开记录", "Public record";
        in_log: "您的选票是公开记录的第 {place} 条。", "Your ballot is entry {place} of the public record.";
        promised: "已收到，几秒后刷新就能在公开记录里核对。", "Received; reload in a few seconds to check it in the public record.";
        log_self: "自己核对", "Check it yourself";
        log_how: "公开记录看不出选了什么。凭下面的密码才能证明那一条是您的，请不要给别人。", "The public record tells no choice. The secret below shows which entry is yours: give it to nobody.";
        salt: "密码", "Secret";
        save_receipt: "保存回执文件", "Save the receipt as a file";
        save_log: "下载全部记录", "Download the whole record";
        counted_stamp: "已计入", "COUNTED";
        superseded: "已被后一张代替", "Superseded";
        number: "回执号", "Receipt number";
        received_at: "收到时间", "Received";
        version: "第几次", "Version";
        version_of: "第 {version} 次", "no. {version}";
        for_homes: "住房", "Homes";
        came_by: "方式", "Way";
        chosen: "您的选择", "Your choices";
        proves: "这张回执证明：您的选票已收到并计入，每人一票。", "This receipt proves that your ballot arrived and counts once.";
        no_receipt: "您家还没有投票，所以没有回执。", "Your home has not voted, so there is no receipt.";
        earlier: "以前的回执", "Earlier receipts";
    }

    /// What the desk reads.
    DecisionsDesk {
        title: "表决", "Decisions";
        lead: "先起草，再公告。公告后名册、事项和规则都锁定。", "Draft first, then give notice. The notice freezes roll, questions and rule.";
        none: "还没有表决。请从项目页面新建。", "There are no decisions yet. Set one up from a project.";
        decision: "表决", "Decision";
        compound: "小区", "Compound";
        state: "进度", "State";
        kind: "规则", "Rule";
        window: "投票时间", "Voting time";
        turnout: "参与", "Turnout";
        back: "全部表决", "All decisions";

        // Set-up.
        new_title: "新建表决", "Set up a decision";
        new_lead: "{project}，{compound}", "{project}, {compound}";
        wrong_stage: "项目现在处于“{stage}”，到了“决议”这一步才能新建表决。", "The project is at “{stage}”. A decision can be set up once it reaches “decision”.";
        step_rule: "一、选规则和范围", "1. Rule and scope";
        choose_kind: "用哪种规则", "Which rule";
        choose_scope: "谁来投", "Who decides";
        show_rule: "看看需要多少人", "Show what is needed";
        roll: "名册", "The roll";
        roll_owners: "{persons} 人、{area} 平方米（{homes} 户）", "{persons} persons, {area} m² ({homes} homes)";
        roll_heads: "{persons} {noun}", "{persons} {noun}";
        unknown_owners: "{count} 套住房没有登记业主，各算一人。最好先更正名册。", "{count} homes have no registered owner and count as one person each. Correct the roster first if you can.";
        possible_merges: "{count} 位业主同时出现在几个计票人里（例如单独一套、夫妻共有一套），请先核对。", "{count} owners appear in several electors, such as alone and as half of a couple. Please check.";
        notice_days: "公告后至少 {days} 天才能开始投票，最早 {moment}。", "Voting may open {days} days after the notice at the earliest, {moment}.";
        step_content: "二、写清楚要表决什么", "2. What is asked";
        field_title: "表决名称", "Title";
        field_explanation: "说明", "Explanation";
        field_explanation_hint: "用大白话写：要定什么，为什么，跟每家有什么关系。", "In plain words: what is decided, why, and what it means for each home.";
        work_items: "提交表决的改造项", "Work items put to the vote";
        questions: "其他事项", "Other questions";
        question: "事项 {number}", "Question {number}";
        question_explanation: "事项 {number} 的说明", "Explanation of question {number}";
        gate_plan: "您是否同意本小区的改造方案？", "Do you agree to the renovation plan of this compound?";
        gate_management: "您是否同意改造后的物业管理模式？", "Do you agree to the property management mode after the renovation?";
        step_time: "三、定时间", "3. Time";
        opens_at: "开始投票", "Voting opens";
        closes_at: "截止投票", "Voting closes";
        temporary: "临时会议（公告期较短）", "Temporary meeting (shorter notice)";
        counts_parking: "议事规则规定车位计入", "The rules of procedure count parking spaces";
        changes_allowed: "截止前可改票几次", "Changes of a ballot before the close";
        any_number: "不限", "any number";
        duplicates: "网上和纸质都投了，以哪张为准", "Which ballot counts if there are several";
        save_draft: "存为草稿", "Save as a draft";

        // The page of a decision.
        notify: "发布公告", "Give notice";
        notify_binds: "公告后，范围、名册、事项和规则全部锁定，不能再改，并通知名册上的全部居民。", "The notice freezes scope, roll, questions and rule for good and tells every resident on the roll.";
        notify_confirm: "确认发布公告", "Give notice now";
        needed: "需要达到", "What is needed";
        discard: "作废草稿", "Discard the draft";
        discard_binds: "草稿将作废，不能恢复。", "The draft is discarded for good.";
        discard_confirm: "确认作废", "Discard it";
        earliest: "现在发布公告，最早可在 {moment} 开始投票。", "With a notice given now voting may open {moment} at the earliest.";
        enter: "录入选票", "Enter a ballot";
        public_page: "看居民页面", "See the residents' page";
        register: "下载锁定的名册文本", "Download the frozen text";
        board: "参与看板", "Turnout board";
        board_finding: "{building}：{homes} 户中已投 {voted} 户", "{building}: {voted} of {homes} homes have voted";
        floor: "{floor} 层", "Floor {floor}";
        voted_homes: "已投票的住房", "Homes that have voted";
        missing: "还没投票的住房", "Homes that have not voted";
        missing_none: "名册上的住房都投票了。", "Every home on the roll has voted.";
        missing_hint: "只列出还没投的，方便上门。怎么投的，这里永远不显示。", "Listed so that they can be visited. How anyone voted is never shown here.";
        extend: "延期", "Extend";
        extend_hint: "截止前可以延期一次，新的截止时间须在 {moment}。原因会公开。", "Possible once before the close. The new close must be {moment}. The reason is published.";
        new_close: "新的截止时间", "New close";
        reason: "延期原因", "Reason";
        extend_do: "公布延期", "Publish the extension";
        publish: "公布初步结果", "Publish the provisional result";
        publish_binds: "公布后计票结果对所有人公开。接着请发布初步结果公示，居民在公示页上提异议。", "The result becomes public. Publish the notice of the provisional result next: residents object on its page.";
        publish_confirm: "确认公布", "Publish it";
        publish_due: "请在 {moment}公布。", "Due {moment}.";
        finish: "结果生效", "Make the result final";
        finish_unposted: "还缺初步结果公示。公示期满、异议都答复之后，结果才能生效。", "The notice of the provisional result is still missing. The result becomes final once it was on display for its period and every objection is answered.";
        finish_post: "写初步结果公示", "Write the notice";
        finish_waits: "公示期满、异议都答复之后，结果才能生效。", "The result becomes final once the notice was on display for its period and every objection is answered.";
        finish_from: "按表决规则，最早 {moment} 生效。", "By the voting rule it may become final {moment} at the earliest.";
        finish_ready: "公示期已满，异议都已答复，结果可以生效。", "The display period is over and every objection is answered: the result can become final.";
        finish_shown: "公示期已满", "display period over";
        finish_shown_until: "公示到 {moment}", "shown until {moment}";
        finish_none_open: "没有待答复的异议", "no objection waits";
        finish_open: "{count} 条异议待答复", "{count} objections to answer";
        finish_binds: "生效后结果不再改动，项目可以进入下一步。", "The result stands and the project may go on.";
        finish_confirm: "确认生效", "Make it final";

        // Entry.
        enter_title: "录入选票", "Enter a ballot";
        enter_lead: "和网上投票效力一样。录入后会通知这家人，截止前可以更正。", "Counts the same as an online ballot. The home is told and can have it corrected before the close.";
        home: "住房", "Home";
        home_choose: "请选择住房", "Choose a home";
        home_voted: "{label}（已有选票）", "{label} (has a ballot)";
        channel: "选票怎么来的", "How it came";
        photos: "签名选票的照片", "Photos of the signed ballot";
        photos_hint: "纸质选票必须拍照。照片不公开，别人打不开。", "Required for paper. The photo is not public and opens for nobody else.";
        serial: "选票编号", "Number on the paper";
        note: "备注", "Note";
        note_hint: "怎样核对的身份，谁在场。不要写选了什么。", "How identity was checked, who was present. Do not write the choices here.";
        enter_do: "录入", "Enter";
        enter_binds: "请再核对一遍：录入的选择必须和本人的意思完全一样。", "Check again: what you enter must be exactly what the voter said.";
        enter_confirm: "确认录入", "Enter it";
        enter_closed: "现在不在投票时间内，不能录入。", "Voting is not open, so nothing can be entered.";
    }
}
