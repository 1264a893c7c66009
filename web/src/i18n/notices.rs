//! Words of the notices pages.

use super::texts;

texts! {
    /// What residents and visitors read.
    Notices {
        title: "公示", "Notices";
        lead_of: "{name}的公示，最新的在前面。", "Notices of {name}, the latest first.";
        lead_all: "各小区的公示，最新的在前面。", "Notices of all compounds, the latest first.";
        only_own: "只看{name}", "Only {name}";
        all: "看全部小区", "All compounds";
        kind: "公示种类", "Kind of notice";
        every_kind: "全部种类", "Every kind";
        choose: "查看", "Show";
        empty: "还没有公示。方案、决议和结果一发布，就会写在这里，也会发到您的“消息”里。", "No notices yet. Plans, decisions and results are written here as soon as they are published, and sent to your inbox.";
        photo_of: "照片：{title}", "Photo: {title}";
        no_more: "没有更早的公示了。", "There are no earlier notices.";
        // Where it stands.
        running: "公示中", "on display";
        until: "公示到 {day}", "shown until {day}";
        over: "公示期已满", "display period over";
        ended: "公示已结束", "display ended";
        withdrawn: "已撤回", "withdrawn";
        waiting: "{n} 条异议等待答复", "{n} objections wait for an answer";
        // What each kind means for me, in one line.
        mean_consultation: "请告诉社区，您家最想改什么。", "Tell your community what your home wants changed most.";
        mean_consultation_summary: "看看大家提了什么，哪些采纳，哪些没有，为什么。", "See what was said, what was adopted, what was not, and why.";
        mean_vote_call: "要表决了。看清楚表决什么、怎么投、投到哪天。", "A vote is coming. Read what is asked, how to vote and until when.";
        mean_provisional_result: "这是初步结果。您觉得不对，公示期内可以提出异议。", "This is a provisional result. If you think it is wrong, object while it is shown.";
        mean_decision: "大家决定了什么，从什么时候开始做。", "What was decided, and from when on it is carried out.";
        mean_plan: "改什么、怎么改、您家要不要出钱，都在这里。", "What is renovated, how, and whether your home has to pay.";
        mean_works_board: "谁来施工、施工到哪天、有事找谁。", "Who builds, until when, and whom to call.";
        mean_progress: "做到哪一步了，哪天停水停电。", "How far the works are, and when water or power is off.";
        mean_acceptance: "哪些合格了，哪些还要整改。", "What passed, and what still has to be put right.";
        mean_settlement: "钱花在哪里，审计查出了什么。", "Where the money went, and what the audit found.";
        mean_rating: "邻居们满意不满意，接下来改什么。", "How content your neighbours are, and what changes next.";
        mean_service_evaluation: "物业服务得怎么样，补贴受不受影响。", "How well the property manager works, and what it means for the subsidy.";
        mean_warranty: "哪些东西坏了能免费修，修到哪天，找谁。", "What is repaired free of charge, until when, and by whom.";
        // The page of a notice.
        back: "全部公示", "All notices";
        posted_on: "{day} 发布", "published {day}";
        period: "公示期到", "Shown";
        withdrawn_on: "这份公示已在 {day} 撤回，内容不再显示。", "This notice was withdrawn on {day}; what it said is no longer shown.";
        withdrawn_reason: "撤回原因：{reason}", "Why it was withdrawn: {reason}";
        old_version: "您看的是第 {n} 版，已经有更正版。", "You are reading version {n}; it has been corrected since.";
        see_latest: "看最新一版", "Read the latest version";
        reach: "本小区 {homes} 户，发布时其中 {told} 户收到了站内消息，其他住户请看楼道里的张贴。", "Of the {homes} homes of this compound, {told} were told by inbox when it was published; the others read it on the board.";
        print: "打印张贴", "Print as a poster";
        scan: "用手机扫一扫，看全文和照片，提出异议。", "Scan it with a phone to read everything, see the photos and object.";
        // Objections.
        objections: "异议与答复", "Objections and answers";
        may_object: "您觉得哪里不对，{deadline}可以提出异议。社区会在 15 天内答复，答复前不进入下一步。", "If you think something is wrong, you can object {deadline}. Your community answers within 15 days, and the next step waits for the answer.";
        takes_none: "这份公示不收异议。有意见请到社区说，或者在“议事”里留言。", "This notice takes no objections. Tell your community office, or leave a comment under “Discuss”.";
        too_late: "提出异议的时间已过。您仍可以向社区或街道反映。", "The time for objections is over. You can still turn to your community or subdistrict office.";
        residents_only: "本小区住户可以在公示期内提出异议。", "Residents of this compound can object while it is shown.";
        sign_in: "登录后提出异议", "Sign in to object";
        home: "以哪一户的名义", "For which home";
        reason: "您觉得哪里不对", "What is wrong";
        reason_hint: "说清楚哪一条、为什么就可以，最多 2000 字。", "Say which point and why; up to 2000 characters.";
        photos: "照片", "Photos";
        photos_hint: "照片只给社区看，不公开。", "Photos are seen by the community office only.";
        object: "提出异议", "Object";
        object_binds: "您写的话会和答复一起公开，只写“某户”，不写姓名和房号。提交后不能改，答复前可以撤回。", "What you wrote is published together with the answer, as “a home”, without name or room. It cannot be changed, but taken back until it is answered.";
        object_confirm: "确认提交", "Submit the objection";
        mine: "我家提出的异议", "Objections of my home";
        answer_due: "社区最晚 {deadline}答复。", "Your community answers {deadline}.";
        take_back: "撤回异议", "Take it back";
        take_back_binds: "撤回后，这条异议不再等待答复，也不会公开。", "After that it no longer waits for an answer and is not published.";
        take_back_confirm: "确认撤回", "Take the objection back";
        a_home: "某户", "A home";
        answer: "社区答复", "The community's answer";
        none_answered: "目前没有已答复的异议。", "No objection has been answered so far.";
        // Evidence.
        about: "这份公示说的表决：", "The decision it tells of:";
        evidence: "依据与留痕", "Basis and evidence";
        basis: "依据", "Basis";
        days: "公示天数", "Days of display";
        days_value: "{n} 天。{why}", "{n} days. {why}";
        versions: "各版本", "Versions";
        version: "第 {n} 版", "Version {n}";
        first_version: "首次发布", "first published";
        corrected: "更正原因：{reason}", "Corrected because: {reason}";
        changed: "改动：{what}", "Changed: {what}";
        hash: "校验码（SHA-256）", "Checksum (SHA-256)";
        hash_hint: "内容改动一个字，校验码就不同。", "If a single character changed, the checksum would differ.";
        canonical: "下载校验原文", "Download the text it is made of";
        posted_at: "张贴位置", "Where it hung";
        put_up: "{place}，{day} 张贴", "{place}, put up {day}";
        taken_down: "{place}，{day} 撤下", "{place}, taken down {day}";
    }

    /// What the desk reads.
    NoticesDesk {
        title: "公示", "Notices";
        lead: "起草、发布、更正公示，答复异议。新公示从项目页开始写。", "Draft, publish and correct notices and answer objections. A new notice starts from its project.";
        projects: "去项目页", "Go to the projects";
        show_all: "全部", "All";
        show_objections: "有异议待答复", "With open objections";
        waiting: "待答复异议", "Objections to answer";
        overdue: "其中超期", "Overdue";
        empty: "这里没有公示。", "There are no notices here.";
        column_state: "状态", "State";
        column_kind: "种类", "Kind";
        column_title: "标题", "Title";
        column_compound: "小区", "Compound";
        column_until: "公示到", "Shown until";
        column_objections: "待答复", "To answer";
        table: "公示列表", "List of notices";
        // New.
        new_title: "写一份公示", "Write a notice";
        new_lead: "{name}。先选种类。", "{name}. Choose the kind first.";
        due: "现在可以发布", "may be published now";
        not_due: "还没轮到这一步，可以先起草", "not due yet; it can be drafted";
        other_kind: "换一种", "Another kind";
        decision: "说的是哪一次表决", "Which decision it tells of";
        decision_hint: "选好后，异议、生效和归档都按这一次表决算。", "Objections, the final result and the archive then follow this decision.";
        decision_all: "正在这一步的表决，一起公示", "All that are at this step, together";
        field_title: "标题", "Headline";
        field_body: "正文", "Text";
        body_hint: "用平常话说清楚：什么事，跟住户有什么关系，要住户做什么。", "In plain words: what it is about, what it means for residents, what they should do.";
        needs_phone: "请写上电话号码。", "A telephone number is needed here.";
        field_days: "公示天数", "Days of display";
        days_hint: "最少 {n} 天。{why}", "At least {n} days. {why}";
        field_photos: "照片（发布后公开）", "Photos (public once published)";
        keep_photo: "保留照片 {n}", "Keep photo {n}";
        save_draft: "保存草稿", "Save the draft";
        // A notice.
        back: "全部公示", "All notices";
        public_page: "看居民看到的页面", "See the residents' page";
        preview: "内容", "What it says";
        publish_title: "发布", "Publish";
        publish: "发布公示", "Publish";
        publish_binds: "发布后不能改，只能发更正版并写明理由。共公示 {days} 天，同时通知本小区已绑定的住户。", "Once published it cannot be changed, only corrected with a reason. It is shown for {days} days, and every bound resident of the compound is told.";
        publish_confirm: "确认发布", "Publish now";
        lacks: "还缺：{what}", "Still missing: {what}";
        wait: "项目还没走到这一步，暂时不能发布，草稿会保留。", "The project has not come to this step, so it cannot be published yet; the draft is kept.";
        edit: "修改草稿", "Change the draft";
        discard: "丢弃草稿", "Throw the draft away";
        discard_binds: "草稿会删除，不能恢复。", "The draft is deleted and cannot be brought back.";
        discard_confirm: "确认丢弃", "Throw it away";
        reach: "通知到户", "Homes told";
        reach_value: "{told} / {homes} 户", "{told} of {homes} homes";
        posting: "张贴与撤下", "Putting up and taking down";
        posting_lead: "张贴时拍 2 张以上现场照片，撤下时拍 1 张以上。提前撤下的，重新张贴后补足天数。", "Take at least two photos when it is put up and one when it is taken down. A sheet taken down too early makes up for its days once it is back.";
        moment: "这次是", "This time it was";
        put_up: "张贴", "put up";
        taken_down: "撤下", "taken down";
        place: "位置", "Place";
        place_hint: "例如：1号楼1单元入口。", "For example: building 1, entrance 1.";
        place_photos: "现场照片", "Photos of the place";
        record: "记下来", "Record it";
        away: "提前撤下、还没有补贴：{what}", "Taken down too early and not back: {what}";
        end_title: "结束公示", "End the display";
        end: "结束公示", "End the display";
        end_binds: "结束后，公示不再显示为公示中，内容仍可查看。", "It is then no longer on display; everybody can still read it.";
        end_confirm: "确认结束", "End it now";
        cannot_end: "公示期满，并且有张贴和撤下的现场照片以后，才能结束。", "It can be ended once its period is over and photos of putting up and taking down are there.";
        correct: "发更正版", "Publish a correction";
        correct_lead: "旧版仍可查看，公示期重新计算，住户会再次收到通知。", "The earlier version stays readable, the period begins anew, and residents are told again.";
        correct_reason: "更正原因（公开）", "Why it is corrected (public)";
        correct_binds: "更正版发布后不能改。公示期从今天重新计算。", "The corrected version cannot be changed. Its period begins today.";
        correct_confirm: "确认发布更正版", "Publish the correction";
        withdraw: "撤回公示", "Withdraw the notice";
        withdraw_reason: "撤回原因（公开）", "Why it is withdrawn (public)";
        withdraw_binds: "撤回后内容不再显示，只留下标题、日期和原因，不能恢复。", "What it says is no longer shown; headline, dates and reason stay. This cannot be undone.";
        withdraw_confirm: "确认撤回", "Withdraw it now";
        objections: "异议", "Objections";
        no_objections: "还没有人提出异议。", "Nobody has objected so far.";
        answer: "答复", "Answer";
        answer_hint: "答复会和异议一起公开，请不要写姓名和房号。", "The answer is published with the objection; write no names and no rooms.";
        answer_binds: "答复后公开，不能再改。", "The answer becomes public and cannot be changed.";
        answer_send: "发布答复", "Publish the answer";
        answer_confirm: "确认答复", "Publish it now";
        due_by: "请在{deadline}答复", "To be answered {deadline}";
        is_overdue: "已超期", "overdue";
        of_version: "针对第 {n} 版", "about version {n}";
        versions: "各版本", "Versions";
    }
}
