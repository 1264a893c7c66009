//! Words of the deliberations pages.

use super::texts;

texts! {
    /// What residents and visitors read.
    Deliberations {
        title: "议事", "Discuss";
        lead: "现在可以参加的事，都在这里：说意见、看商议、投票、评价。", "What you can take part in now: tell, discuss, vote, rate.";
        limited: "只列出您的小区：{names}", "Only your compound: {names}";
        show_all: "看所有小区", "Show all compounds";
        show_own: "只看我的小区", "Show my compound only";
        none_own: "您的小区现在没有正在进行的事。有新的，会发消息告诉您。", "Nothing is open in your compound now. You will get a message when there is.";
        none_all: "现在没有正在进行的事。", "Nothing is open now.";
        to_decisions: "看所有表决", "All decisions";
        until: "{deadline}可以参加", "Open {deadline}";
        go_consultation: "请您说说要改什么。", "Tell what should be changed.";
        go_deliberation: "看看提议了什么，对每一项说说您的意见。", "Read what is proposed and comment on each item.";
        go_decision: "请您投票。", "Cast your vote.";
        go_rating: "请您评一评改得怎么样。", "Rate what was done.";
        // One project.
        page_title: "提议与商议", "Motion and deliberation";
        page_lead: "{compound} · {project}", "{compound} · {project}";
        back: "全部议事", "All that is open";
        to_compound: "看小区的项目", "The compound's project";
        explain: "先由党组织提议，再开会商议，然后大家表决。每一步都写在这里。", "First the party organisation proposes, then meetings deliberate, then everybody decides. Each step is written here.";
        motion: "提议", "The motion";
        no_motion: "还没有提议。提议公布后会发消息告诉您。", "There is no motion yet. You will get a message when it is published.";
        motion_by: "由谁提议", "Proposed by";
        motion_day: "会议日期", "Day of the meeting";
        place: "地点", "Place";
        chair: "主持人", "Chair";
        attendance: "到会", "Attended";
        people: "{count} 人", "{count} people";
        proposed_items: "提议的改造项", "What it proposes";
        record: "看会议记录", "Read the record of the meeting";
        version: "第 {version} 版，{day}发布", "Version {version}, published {day}";
        versions: "改动过程（{count} 版）", "How it changed ({count} versions)";
        change_reason: "改动的理由：{reason}", "Why it was changed: {reason}";
        first_version: "最初的内容", "The first version";
        meetings: "商议", "Meetings";
        no_meetings: "还没有会议记录。", "No meeting is recorded yet.";
        attendees: "参加的单位和人员", "Who attended";
        minutes: "会议记录", "Minutes";
        amendments: "对提议的修改", "Changes to the motion";
        no_amendments: "没有修改提议。", "The motion was not changed.";
        items: "逐项看，逐项说", "Item by item";
        no_items: "还没有改造项。", "There are no work items yet.";
        item_facts: "{place} · {quantity} · 预算 {budget} 元", "{place} · {quantity} · budget {budget} yuan";
        in_motion: "已列入提议", "in the motion";
        not_in_motion: "没有列入提议", "not in the motion";
        comment_count: "{count} 条意见，已答复 {answered} 条", "{count} comments, {answered} answered";
        no_comments: "还没有人说意见。", "Nobody has commented yet.";
        all_comments: "看全部意见，说说您的看法", "All comments, and yours";
        all_comments_closed: "看全部意见", "All comments";
        // Comments.
        item_back: "回到提议与商议", "Back to the deliberation";
        comments: "邻居们的意见", "What neighbours say";
        household: "某户", "A household";
        mine: "这是您写的，别人看不到是谁", "Yours; others cannot see who wrote it";
        hidden: "这条意见被隐藏。理由：{reason}", "This comment is hidden. Reason: {reason}";
        withdrawn: "这条意见已由本人撤回。", "This comment was taken back by its author.";
        official: "社区答复", "Official answer";
        official_corrected: "答复有更正（第 {version} 版），理由：{reason}", "The answer was corrected (version {version}). Reason: {reason}";
        waiting_answer: "等待答复", "waiting for an answer";
        withdraw: "撤回这条意见", "Take this comment back";
        withdraw_binds: "撤回后，别人看不到这条意见，不能恢复。", "Others will no longer see it, and it cannot be brought back.";
        withdraw_confirm: "确认撤回", "Take it back";
        say: "说说您的意见", "Say what you think";
        say_hint: "请就事论事，不写姓名和电话。公开时只写“某户”。最多 500 字。", "Stay with the matter; no names or phone numbers. It is shown as “A household”. Up to 500 characters.";
        say_home: "代表哪一户", "For which home";
        say_send: "提交意见", "Submit the comment";
        closed: "现在不收意见了。有问题可以联系社区。", "Comments are not taken now. You can still turn to your community office.";
        sign_in: "登录后说意见", "Sign in to comment";
        residents_only: "只有本小区的住户可以说意见。", "Only residents of this compound can comment.";
    }

    /// What the desk reads.
    DeliberationsDesk {
        title: "提议与商议", "Motions and deliberations";
        lead: "先答复居民的意见，再记录提议和会议。", "Answer what residents say first, then record motions and meetings.";
        waiting: "等待答复的意见（{count} 条）", "Comments waiting for an answer ({count})";
        none_waiting: "没有等待答复的意见。", "No comment waits for an answer.";
        projects: "正在提议、商议或表决的项目", "Projects in motion, deliberation or decision";
        none_projects: "现在没有项目在这几步。", "No project is in these steps now.";
        column_compound: "小区", "Compound";
        column_stage: "进度", "Step";
        column_motion: "提议", "Motion";
        column_meetings: "会议", "Meetings";
        column_waiting: "等待答复", "Waiting";
        has_motion: "已公布", "published";
        no_motion: "还没有", "none yet";
        back: "全部提议与商议", "All deliberations";
        public_page: "看居民看到的页面", "The page residents see";
        stage_now: "现在的步骤", "Step now";
        // The motion.
        motion: "提议", "The motion";
        propose: "记录并公布提议", "Record and publish the motion";
        propose_binds: "公布后，全小区住户都会收到消息。要改动，只能发布修改版并写明理由。", "Every home of the compound is told. It can then be changed only by a version with its reason.";
        propose_confirm: "确认公布", "Publish";
        amend: "修改提议", "Amend the motion";
        amend_send: "发布修改版", "Publish the amended version";
        motion_wrong_step: "这个项目现在不在“提议”这一步，不能记录提议。", "This project is not in the step of the motion, so none can be recorded.";
        motion_locked: "商议已经结束，提议不能再改。", "The deliberation is over; the motion can no longer be changed.";
        field_title: "标题", "Title";
        field_text: "提议内容", "What is proposed";
        field_text_hint: "用大白话写：改什么，为什么，花多少钱，什么时候。", "In plain words: what, why, how much, when.";
        field_items: "提议的改造项", "Work items it proposes";
        no_items: "这个项目还没有改造项，请先在项目页添加。", "This project has no work items yet; add them on its page first.";
        field_body: "哪个党组织的会议", "Whose meeting";
        field_held_on: "会议日期", "Day of the meeting";
        field_place: "地点", "Place";
        field_chair: "主持人（写职务，不写姓名）", "Chair (the office, not the name)";
        field_attendance: "到会人数", "How many attended";
        field_record: "会议记录", "Record of the meeting";
        field_photos: "会议照片、签字记录照片", "Photos of the meeting and the signed record";
        field_photos_hint: "公开显示，请遮住姓名和电话。可选多张，每张不超过 15 MB。", "Shown to everybody: cover names and phone numbers. Several possible, up to 15 MB each.";
        field_reason: "改动的理由（公开）", "Why it is changed (published)";
        no_names_hint: "公开显示，请不要写个人姓名。", "Shown to everybody; please do not write personal names.";
        // Meetings.
        meetings: "商议会议", "Meetings";
        meet: "记录并公布会议", "Record and publish a meeting";
        meet_binds: "公布后，全小区住户都会收到消息。记录不能改动，只能更正并写明理由。", "Every home of the compound is told. The minutes cannot be changed, only corrected with a reason.";
        meet_confirm: "确认公布", "Publish";
        meet_wrong_step: "这个项目现在不在“商议”这一步，不能记录会议。", "This project is not in the step of deliberation, so no meeting can be recorded.";
        correct: "更正这次会议的记录", "Correct this record";
        correct_send: "发布更正版", "Publish the correction";
        field_kind: "会议形式", "Form of the meeting";
        field_held_at: "开会时间", "When it was held";
        field_attendees: "参加的单位和人员（写单位、职务和人数）", "Who attended (bodies, offices and numbers)";
        field_attendees_hint: "例如：居委会 5 人，党员代表 12 人，设计单位 1 人。", "For example: residents' committee 5, party members 12, designer 1.";
        field_minutes: "会议记录", "Minutes";
        field_amendments: "对提议的修改（没有就不写）", "Changes to the motion (leave empty if none)";
        field_correction: "更正的理由（公开）", "Why it is corrected (published)";
        // Comments.
        comments: "居民的意见", "Residents' comments";
        show_all: "全部", "All";
        show_waiting: "等待答复", "Waiting for an answer";
        none_comments: "还没有意见。", "No comments yet.";
        anonymous: "意见不显示是哪一户，工作人员也看不到。", "Nobody sees whose a comment is, staff neither.";
        withdrawn: "本人已撤回", "Taken back by its author";
        hidden_reason: "隐藏的理由：{reason}", "Hidden because: {reason}";
        answer: "答复", "Answer";
        answer_hint: "公开显示，代表社区。写人会收到消息。", "Shown to everybody on behalf of the community; the author is told.";
        answer_send: "公开答复", "Publish the answer";
        correct_answer: "更正答复", "Correct the answer";
        answered: "已答复（第 {version} 版）", "Answered (version {version})";
        reason: "更正的理由（公开）", "Why it is corrected (published)";
        hide: "隐藏", "Hide";
        hide_reason: "隐藏的理由（公开，代替原文）", "Reason (shown in place of the text)";
        hide_hint: "只有辱骂、泄露隐私、广告等才隐藏。反对意见不能隐藏。", "Only insults, private data, advertising and the like. Disagreement is no reason.";
        hide_send: "隐藏这条意见", "Hide this comment";
        show_again: "恢复公开", "Show it again";
        to_project: "去这个项目答复", "Open its deliberation";
    }
}
