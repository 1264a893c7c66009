//! Words of the acceptance pages.

use super::texts;

texts! {
    /// What residents and visitors read.
    Acceptance {
        title: "查验与验收", "Checks and acceptance";
        // The bottom bar's page.
        explain_title: "谁来验收", "Who checks the works";
        explain_residents: "完工后，居民代表和社区一起逐项查验。每项至少两位居民在场，有照片。发现问题就记下来，写明谁来改、哪天改好，改好后由另一个人复查。", "When the works are done, residents and the community check every item together. At least two residents are present, and there are photos. A defect is written down with who puts it right and until when, and somebody else verifies it.";
        explain_legal: "竣工验收由建设单位组织设计、施工、监理单位按法律进行，和居民查验分开记录。验收合格那天开始算保修。", "The legal acceptance is held by client, designer, contractor and supervisor as the law says. It is recorded apart from the residents' checks, and the warranty begins on its day.";
        others: "正在查验和已验收的小区", "Compounds that are checked or accepted";
        also_mine: "您的其他小区", "Your other compounds";
        none: "现在没有小区在查验。完工后，查验结果会一项一项写在这里。", "No compound is being checked now. When works are done, every result is written here item by item.";
        sign_in_hint: "登录后，先看到您自己的小区。", "Sign in to see your own compound first.";
        sign_in: "登录", "Sign in";
        card_checked: "已查 {checked} / {items} 项，{open} 个问题待整改", "{checked} of {items} items checked, {open} defects open";
        card_accepted: "{day}竣工验收合格", "Accepted on {day}";
        // The page of a project.
        back_all: "全部小区", "All compounds";
        finding: "{items} 项改造已查 {checked} 项", "{checked} of {items} items are checked";
        finding_defects: "发现 {defects} 个问题，{open} 个还没改好", "{defects} defects were found, {open} are still open";
        finding_overdue: "其中 {overdue} 个已过期限", "{overdue} of them are past their deadline";
        finding_none: "没有发现问题", "No defect was found";
        not_begun: "还没到查验这一步。完工后，居民代表和社区一起逐项查验，结果会写在这里。", "The checks have not begun. When the works are done, residents and the community check every item together and the results are written here.";
        see_works: "看施工进度", "See the progress of the works";
        legal: "竣工验收", "Legal acceptance";
        legal_passed: "{day}竣工验收合格", "Accepted on {day}";
        legal_failed: "{day}验收不合格，整改后再验", "Not accepted on {day}; it is held again after rectification";
        legal_none: "还没有竣工验收。居民查验不能代替竣工验收，两样分开记录。", "The legal acceptance has not been held. The residents' check does not replace it; the two are recorded apart.";
        certificate: "验收证书", "Certificate";
        filing: "备案编号", "Filing";
        parties: "参加单位", "Units that took part";
        corrected: "更正原因：{reason}", "Corrected because: {reason}";
        // Defects.
        defects: "发现的问题", "Defects";
        no_defects: "没有记录到问题。", "No defect is recorded.";
        who: "谁来改", "Who puts it right";
        due: "期限", "Until";
        overdue: "已过期", "overdue";
        term_reported: "报告", "Reported";
        term_determination: "责任认定和通知", "Responsibility determined, unit told";
        term_on_site: "责任单位到现场", "Responsible unit on site";
        term_repaired: "修好", "Repaired";
        term_basis: "期限依据", "Where the terms come from";
        term_due: "最晚 {day}", "by {day}";
        term_done: "（{day}完成）", "(done {day})";
        term_late: "超期", "late";
        finding_late: "保修期内报告的问题，有 {late} 件责任认定或到现场超期", "With {late} reports under warranty somebody is late to determine responsibility or to come";
        repairs: "已整改 {n} 次", "put right {n} times";
        escalate: "多次没改好，应报区住建局", "repaired again and again: goes to the housing bureau";
        found: "{day}发现", "found {day}";
        change: "{day} {what}", "{day}: {what}";
        repaired_on: "{day}修好", "repaired on {day}";
        part_warranty: "这个部位重新计算保修，到 {day}", "The warranty of this part began again, until {day}";
        settled: "已经改好的问题（{n}）", "Defects that are settled ({n})";
        photo_defect: "问题照片", "Photo of the defect";
        // Warranty.
        warranty: "保修到哪天", "Until when the warranty lasts";
        warranty_lead: "从竣工验收合格那天算起。保修期内坏了免费修，先找施工单位，再找建设单位。", "Counted from the day of the legal acceptance. Until then repairs are free: call the contractor, then the client.";
        column_item: "改造项", "Item";
        column_category: "保修类别", "Category";
        column_until: "保修到", "Until";
        by_contract: "按合同，期限还没登记", "by the contract, its term is not recorded yet";
        warranty_over: "已过保修期", "over";
        whom_to_call: "看找谁、打什么电话", "See whom to call";
        // Results.
        items: "改造项查验结果", "Results by item";
        lists: "按改造标准查验", "Results by the standards of the plan";
        lists_lead: "三入、四通、四有、两整等，是老城区改造方案写明的标准。", "Three put away, four flowing and so on: the standards written into the plan of Laocheng.";
        list_done: "{name}：已查 {checked} / {lines} 条", "{name}: {checked} of {lines} lines checked";
        unchecked: "还没查", "not checked yet";
        rectified: "整改后复查合格", "verified after rectification";
        open_here: "{n} 个问题待整改", "{n} defects open";
        observers: "{day}，{n} 位居民在场", "{day}, {n} residents present";
        photo_of: "{title}查验照片", "Photo of the check: {title}";
        // Observations.
        observations: "居民看到的", "What residents saw";
        no_observations: "还没有公开的意见。社区答复后，会连同答复公开，不写姓名。", "Nothing is public yet. What is told is published with its answer, without names.";
        by_resident: "居民反映", "told by a resident";
        by_staff: "工作人员记录", "noted by staff";
        mine: "您反映的", "told by you";
        waiting: "等待答复。答复前只有您和工作人员能看到。", "Waits for an answer. Until then only you and staff see it.";
        answered: "{day}答复", "answered {day}";
        observe: "告诉社区您看到的", "Tell the community what you saw";
        observe_lead: "施工或查验中看到问题，写几句话、拍张照片就行。答复后公开，不写您的姓名；照片只给工作人员看。", "If you see something wrong during works or checks, write a few words and take a photo. It is published with its answer, without your name; photos are seen by staff only.";
        observe_item: "关于哪一项", "About which item";
        observe_any: "不确定，或者别的地方", "Not sure, or something else";
        observe_text: "看到了什么，在哪里", "What you saw, and where";
        observe_photos: "照片", "Photos";
        observe_send: "提交", "Submit";
        observe_residents: "本小区住户登录后，可以把看到的问题告诉社区。", "Residents of this compound can sign in and tell the community what they saw.";
    }

    /// What the desk reads.
    AcceptanceDesk {
        title: "查验与验收", "Checks and acceptance";
        lead: "从居民查验开始的项目。点小区名，逐项查验、复查整改、记录验收。", "Projects from the residents' check on. Open one to check items, verify defects and record the acceptance.";
        empty: "这里还没有项目。施工办结后就会出现。", "No projects here yet. A project appears when its works are closed.";
        table: "查验项目", "Projects that are checked";
        column_compound: "小区", "Compound";
        column_stage: "步骤", "Step";
        column_checked: "已查 / 改造项", "Checked / items";
        column_open: "待整改", "Open defects";
        column_overdue: "已过期", "Overdue";
        column_waiting: "待答复意见", "Observations to answer";
        column_accepted: "竣工验收", "Accepted";
        public_page: "看居民页面", "See the residents' page";
        read_only: "您可以查看，不能修改。", "You may read this, not change it.";
        // Tabs.
        parts: "查验与验收的各部分", "Parts of the acceptance";
        tab_checks: "逐项查验", "Checks";
        tab_defects: "问题整改（{n}）", "Defects ({n})";
        tab_observations: "居民意见（{n}）", "Observations ({n})";
        tab_legal: "竣工验收", "Legal acceptance";
        // Checks.
        lines: "查验清单", "Lines to check";
        items: "改造项", "Work items";
        check_now: "现在查：{title}", "To check now: {title}";
        all_checked: "全部查完了。点左边的一条，可以再查一次。", "Everything is checked. Choose a line on the left to check it again.";
        not_due: "“居民查验”这一步开始后才能记录查验。", "Checks are recorded from the step of the resident check on.";
        keyboard: "用 Tab 键换格，方向键选结果，回车提交；提交后自动到下一条没查的。", "Tab moves on, arrow keys choose the result, Enter submits; then the next unchecked line opens.";
        before: "上次结果：{result}，{day}", "Last result: {result}, {day}";
        result: "结果", "Result";
        observers: "在场居民人数", "Residents present";
        observers_hint: "至少两位。", "At least two.";
        accessible: "其中老年或残疾居民人数", "Elderly or disabled residents among them";
        accessible_hint: "无障碍、适老化和电梯至少一位。", "At least one for barrier-free and age-friendly items and lifts.";
        note: "看到的情况", "What was seen";
        note_hint: "选“不适用”时要写明原因。", "Needed when it does not apply.";
        photos: "现场照片", "Photos";
        photos_hint: "至少一张，会公开。请避开人脸。", "At least one; they are public. Avoid faces.";
        defect: "需整改时填写", "If something has to be put right";
        description: "哪里有问题", "What is wrong";
        responsible: "责任单位", "Who puts it right";
        due_on: "整改期限", "Until when";
        save_check: "记录，查下一条", "Record and go on";
        // Defects.
        no_defects: "没有记录到问题。", "No defect is recorded.";
        rectify: "记录整改", "Record rectification";
        rectify_text: "做了什么", "What was done";
        repaired_on: "修好的日期", "Day of completion";
        determine: "认定责任，通知责任单位", "Determine who is responsible and tell that unit";
        determine_hint: "报告后 20 天内认定并通知；责任单位接到通知后 7 天内到现场（河南省建设工程质量管理条例第四十一条）。只能认定一次。", "Within 20 days of the report; the unit is on site within 7 days of being told (Henan regulation on the quality of construction, article 41). It is determined once.";
        determine_unit: "责任单位", "Responsible unit";
        determine_text: "认定的理由（公开）", "On what grounds (public)";
        determine_day: "通知责任单位的日期", "Day the unit was told";
        save_determine: "认定并通知", "Determine and tell";
        visit: "记录责任单位到现场", "Note that the unit came";
        visit_text: "商定怎样维修（公开）", "What was agreed (public)";
        visit_day: "到现场的日期", "Day it came";
        save_visit: "保存", "Save";
        save_rectify: "已整改，请复查", "Put right, please verify";
        verify: "复查", "Verify";
        verify_note: "整改和复查不能是同一个人。", "Whoever put it right cannot verify it.";
        verdict: "复查结果", "Verdict";
        verify_text: "看到的情况", "What was seen";
        verify_text_hint: "退回时要写明哪里还不行。", "Needed when it is sent back.";
        save_verify: "提交复查结果", "Submit the verdict";
        // Observations.
        no_observations: "还没有居民意见。", "No observations yet.";
        answer: "答复", "Answer";
        answer_hint: "答复后，意见和答复一起公开，不写姓名。", "With its answer it becomes public, without the name.";
        save_answer: "答复并公开", "Answer and publish";
        // Legal acceptance.
        legal_lead: "由建设单位组织设计、施工、监理单位验收。居民查验不能代替，也不会改动这里的记录。", "Held by the client with designer, contractor and supervisor. The residents' check neither replaces nor changes it.";
        legal_not_due: "到“竣工验收”这一步，由区住建局记录。", "Recorded by the housing bureau during the step of the acceptance.";
        legal_missing: "先登记参建单位：{roles}", "Name these units first: {roles}";
        to_works: "去登记", "Name them";
        legal_result: "验收结论", "Result";
        accepted_on: "验收日期", "Day of the acceptance";
        certificate: "验收证书编号", "Number of the certificate";
        filing: "备案编号", "Number of the filing";
        took_part: "参加单位", "Units that took part";
        terms: "合同约定的保修期（月）", "Warranty by the contract, in months";
        terms_hint: "不填按法定最低期限；可以更长，不能更短。“按合同约定”的请填写。", "Empty means the minimum of the law; longer is possible, shorter is not. Fill in those “by the contract”.";
        term_of: "{item}：{category}", "{item}: {category}";
        legal_note: "备注", "Note";
        legal_photos: "证书照片", "Photos of the certificate";
        reason: "更正原因", "Why it is recorded again";
        reason_hint: "已有合格记录时必填；原来的记录会保留。", "Needed when it was accepted already; the earlier record stays.";
        save_legal: "记录竣工验收", "Record the acceptance";
        save_legal_binds: "记录后立即公开，保修从验收日期起算，居民会收到消息。以后只能写明原因更正，不能删除。", "It is public at once, the warranty runs from its day, and residents are told. Later it can only be corrected with a reason, never deleted.";
        save_legal_confirm: "确认记录", "Record it";
        earlier: "以前的记录", "Earlier records";
        earlier_line: "{day} {result}，证书 {certificate}。{reason}", "{day} {result}, certificate {certificate}. {reason}";
    }
}
