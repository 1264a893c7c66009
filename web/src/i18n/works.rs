//! Words of the works pages.

use super::texts;

texts! {
    /// What residents and visitors read.
    Works {
        title: "施工进度", "Progress of the works";
        lead: "{compound} · {project}", "{compound} · {project}";
        all_done: "全部改造项合起来完成 {percent}%", "All items together are {percent}% done";
        planned: "计划从 {start} 到 {end}", "Planned from {start} to {end}";
        not_begun: "还没有开工。选定施工单位后，这里会写谁来施工、找谁、每一项做到哪里。", "The works have not begun. Once the contractor is chosen, this page says who builds, whom to call and how far each item is.";
        is_over: "施工已经结束。做得怎么样，请看查验和验收。", "The works are over. How well they were done is on the page of checks.";
        see_checks: "看查验和验收", "See checks and acceptance";
        items: "每一项做到哪里", "How far each item is";
        no_items: "还没有确定的改造项。", "No items are settled yet.";
        nothing_yet: "还没有进度记录", "no progress recorded yet";
        recorded: "{day}记录", "recorded {day}";
        // Who is responsible.
        parties: "谁负责，找谁", "Who is responsible";
        parties_lead: "按规定，参建单位的负责人和电话要公开。有问题可以直接打。", "By law the persons in charge and their telephone numbers are public. You may call them.";
        missing: "还没有公布：{roles}", "Not published yet: {roles}";
        in_charge: "负责人", "In charge";
        phone: "电话", "Telephone";
        call: "拨打 {phone}", "Call {phone}";
        tell: "看到问题，告诉社区", "Tell the community what you saw";
        // The timeline.
        timeline: "施工记录", "Record of the works";
        no_entries: "还没有施工记录。每次记录都有照片，原来的记录不会删改。", "Nothing is recorded yet. Every entry has photos, and no entry is ever deleted or changed.";
        entry: "{item} 完成 {percent}%", "{item}: {percent}% done";
        hidden: "隐蔽工程", "hidden work";
        hidden_at: "盖住前拍摄：{place}，{moment}", "Taken before it was covered: {place}, {moment}";
        seen_at: "拍摄地点：{place}", "Taken at: {place}";
        corrected: "已更正，见后来的记录", "corrected by a later entry";
        correction: "更正", "correction";
        reason: "说明：{reason}", "Explanation: {reason}";
        photo_of: "{item}现场", "Site of {item}";
    }

    /// What the desk reads.
    WorksDesk {
        title: "施工", "Works";
        lead: "从招标开始的项目。点小区名，登记参建单位、记录进度。", "Projects from the procurement on. Open one to name the units and to record progress.";
        all: "全部", "All";
        empty: "这里还没有项目。项目到“招标”这一步就会出现。", "No projects here yet. A project appears when it reaches the procurement.";
        table: "施工项目", "Projects in works";
        column_compound: "小区", "Compound";
        column_stage: "步骤", "Step";
        column_items: "完工 / 改造项", "Finished / items";
        column_parties: "未登记单位", "Units not named";
        column_last: "最近记录", "Last entry";
        never: "没有记录", "none";
        public_page: "看居民页面", "See the residents' page";
        // Units.
        parties: "参建单位", "Units taking part";
        parties_lead: "四方单位、负责人和电话都要公布（五牌一图）。更换时写明原因，原来的会保留。", "Client, designer, contractor and supervisor are published with person and telephone. A replaced unit is kept with the reason.";
        no_parties: "还没有登记单位。", "No unit is named yet.";
        set_party: "登记或更换单位", "Name or replace a unit";
        role: "单位类别", "Kind of unit";
        unit: "单位全称", "Legal name";
        person: "负责人", "Person in charge";
        phone: "负责人电话", "Telephone of the person in charge";
        party_reason: "更换原因", "Why it is replaced";
        party_reason_hint: "第一次登记不用填。", "Not needed for the first one.";
        save_party: "保存并公布", "Save and publish";
        former: "原来的单位", "Replaced units";
        former_line: "{unit}，{person}，到 {day}。原因：{reason}", "{unit}, {person}, until {day}. Why: {reason}";
        parties_later: "到“招标”这一步才能登记单位。", "Units can be named from the procurement on.";
        // Progress.
        progress: "记录进度", "Record progress";
        choose_item: "改造项", "Work items";
        pick: "从列表里选一项。", "Choose an item from the list.";
        progress_for: "{item}，现在 {percent}%", "{item}, now at {percent}%";
        percent: "完成百分比（0–100）", "Per cent done (0–100)";
        text: "做了什么", "What was done";
        photos: "现场照片", "Photos of the site";
        photos_hint: "至少一张，会公开。请避开人脸和车牌。", "At least one; they are public. Avoid faces and number plates.";
        hidden_work: "这是隐蔽工程（盖住前拍照）", "This is hidden work, photographed before it is covered";
        location: "拍摄位置", "Where it was taken";
        location_hint: "隐蔽工程必须写清楚。", "Needed for hidden work.";
        seen_at: "拍摄时间", "When it was taken";
        reason: "原因", "Reason";
        reason_hint: "进度比上次低，或者更正记录时要写。", "Needed when the progress is lower than before, or for a correction.";
        save: "记录", "Record";
        correct: "更正这条记录", "Correct this entry";
        correcting: "您在更正一条旧记录。旧记录会保留，并标明已更正。", "You are correcting an earlier entry. It is kept and marked as corrected.";
        progress_closed: "只有在“施工”这一步才能记录进度。", "Progress is recorded during the step of the works only.";
        read_only: "您可以查看，不能修改。", "You may read this, not change it.";
    }
}
