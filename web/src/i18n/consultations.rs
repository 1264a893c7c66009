//! Words of the consultations pages.

use super::texts;

texts! {
    /// What residents and visitors read.
    Consultations {
        all: "看本小区历次征求意见", "All consultations of this compound";
        list_title: "征求意见", "Consultations";
        list_lead: "{compound} · {project}", "{compound} · {project}";
        list_empty: "这个项目还没有征求意见。开始时会通知您。", "There has been no consultation of this project yet. You will be told when one begins.";
        project: "项目进展", "The project";
        window: "时间", "Open";
        window_words: "{opens} 至 {closes}", "{opens} to {closes}";
        // Where it stands.
        scheduled: "{opens} 开始，到时候就可以填。", "It opens on {opens}; you can answer from then on.";
        open: "{closes}都可以填。每户一份，截止前可以修改。", "Open {closes}. One answer per home; you can change it until then.";
        ended: "已经截止，工作人员正在核对。核对后公布汇总。", "It has ended and staff are checking the answers. The summary follows.";
        closed: "已经结束。大家的意见汇总在下面，采纳哪些正在研究。", "It is closed. What homes want is shown below; what is adopted is under study.";
        published: "结果已公布：采纳了哪些、没采纳哪些、为什么，都在下面。", "The outcome is published below: what was adopted, what was not, and why.";
        closed_early: "提前结束的原因：{reason}", "Closed early because: {reason}";
        // Answering.
        answer_title: "填写您家的意见", "Your home's answer";
        sign_in_first: "要代表您家填写，请先登录，或用信上的邀请码绑定住房。", "To answer for your home, sign in first, or bind it with the code of your letter.";
        sign_in: "登录或绑定住房", "Sign in or bind a home";
        no_home: "您的账号没有绑定本小区的住房，不能填写。可以联系社区。", "Your account has no home in this compound, so you cannot answer here. Your community office can help.";
        your_home: "住房", "Home";
        choose_home: "您有几套住房，请选要填的一套：", "You have several homes. Choose one:";
        submitted: "已提交，截止前可以修改。", "Submitted. You can change it until it closes.";
        submitted_final: "您家的意见已计入。", "Your home's answer was counted.";
        not_submitted: "您家没有填写。", "Your home did not answer.";
        submitted_detail: "{channel}，{at}，第 {version} 次", "{channel}, {at}, version {version}";
        choose_hint: "每项选一个；不需要的可以不选。", "Choose one for each item; leave out what you do not need.";
        not_needed: "不用改", "not needed";
        solves: "能解决：{problems}", "Solves: {problems}";
        remark: "还有什么要说的", "Anything else";
        remark_hint: "写清在哪里、怎么不好，最多 2000 字。", "Say where it is and what is wrong, up to 2000 characters.";
        photos: "拍下来给我们看", "Show us with photos";
        keep_photo: "保留照片 {number}", "Keep photo {number}";
        adult: "我已年满十八周岁，代表本户填写", "I am an adult and answer for this home";
        submit: "提交意见", "Submit";
        change: "修改意见", "Change the answer";
        private: "公布的只有各项的总户数，不公布您家选了什么。", "Only totals are published, never what your home chose.";
        // Reach.
        reach_title: "问到了多少户", "Homes reached";
        reach_finding: "共 {homes} 户，{answered} 户已答复（{share}）", "{answered} of {homes} homes have answered ({share})";
        homes_words: "{homes} 户（{share}）", "{homes} homes ({share})";
        state: "情况", "State";
        homes: "户数", "Homes";
        share: "占比", "Share";
        // The summary.
        summary_title: "大家想改什么", "What homes want";
        summary_finding: "{answers} 户答复，最多人想改的是“{first}”", "{answers} homes answered; most want “{first}”";
        summary_none: "没有住户答复。", "No home answered.";
        summary_basis: "占比按已答复的户数算，只舍不入。", "Shares are of the homes that answered, truncated.";
        item: "改造内容", "Item";
        total: "合计", "Total";
        adopted_title: "采纳的", "Adopted";
        adopted: "采纳", "adopted";
        not_adopted_title: "没有采纳的", "Not adopted";
        not_adopted: "未采纳", "not adopted";
        none_adopted: "没有采纳的内容。", "Nothing was adopted.";
        none_refused: "全部采纳。", "Everything was adopted.";
        next_step: "采纳的内容交党支部提议，再由大家商议和决议。", "What was adopted goes to the party branch, then to deliberation and decision.";
        wanted_by: "{homes} 户想改", "wanted by {homes} homes";
    }

    /// What the desk reads.
    ConsultationsDesk {
        lead: "逐户征求意见：开始、上门、结束、公布汇总。", "Ask every home: open, visit, close, publish.";
        waiting_title: "等待开始的项目", "Projects waiting to begin";
        begin: "开始征求意见", "Open a consultation";
        list: "全部征求意见", "All consultations";
        empty: "您负责的范围内还没有征求意见。", "There is no consultation at your places yet.";
        compound: "小区", "Compound";
        title_column: "名称", "Title";
        phase: "状态", "State";
        until: "截止", "Until";
        answered: "已答复", "Answered";
        answered_words: "{answered}/{homes} 户", "{answered}/{homes} homes";
        // Opening.
        new_title: "开始征求意见", "Open a consultation";
        name: "名称", "Title";
        name_hint: "比如：想改哪些，请您说说", "For example: what should be renovated?";
        introduction: "说明", "Introduction";
        introduction_hint: "为什么问、问些什么、怎么填、联系谁。居民会原样看到。", "Why, what and how, and whom to ask. Residents read it as it stands.";
        opens: "开始时间", "Opens";
        closes: "截止时间", "Closes";
        closes_hint: "建议 15 天，给上门留足时间。按北京时间。", "Fifteen days are suggested, enough for home visits. Beijing time.";
        offered: "问哪些内容", "What is asked";
        offered_hint: "从方案目录里勾选，选得少、说得清，居民更好填。", "Choose from the plan's catalogue; a short list is easier to answer.";
        open: "开始，并通知居民", "Open and tell residents";
        open_binds: "有住户答复或上门记录以后，名称、时间和内容都不能再改。", "Once a home has answered or was visited, title, time and items can no longer be changed.";
        open_confirm: "确认开始", "Open now";
        edit: "修改", "Edit";
        edit_hint: "还没有住户答复，可以修改。", "No home has answered yet, so it can be changed.";
        save: "保存修改", "Save";
        // Managing.
        public_page: "居民看到的页面", "What residents see";
        buildings: "各楼栋情况", "By building";
        building: "楼栋", "Building";
        to_visit: "还要上门", "To visit";
        visit: "去登记", "Visit";
        visit_title: "逐户登记", "Home visits";
        close_title: "结束征求意见", "Close";
        close_reason: "提前结束的原因", "Reason for closing early";
        close_reason_hint: "到截止时间以后结束，不用填。原因会公布。", "Not needed after the end. The reason is published.";
        close: "结束", "Close it";
        close_binds: "结束后不再接收答复，各项户数立即公开。", "No more answers are taken and the counts become public at once.";
        close_confirm: "确认结束", "Close now";
        sealed: "结束之前，工作人员也看不到各项的户数。", "Until the close nobody sees the counts, staff included.";
        publish_title: "公布汇总和采纳情况", "Publish the outcome";
        publish_hint: "每一项都要选。采纳的成为待定的改造项，进入提议；不采纳的写明原因。", "Decide each item. What is adopted becomes a proposed work item; what is not needs a reason.";
        adopt: "采纳", "adopt";
        refuse: "不采纳", "do not adopt";
        adopt_question: "是否采纳", "Adopt it?";
        reason: "原因", "Reason";
        reason_hint: "不采纳的必须写明。", "Needed where it is not adopted.";
        work_item: "采纳后的改造项", "The work item";
        item_title: "名称", "Title";
        location: "位置", "Where";
        location_hint: "比如：1、2号楼之间", "For example: between buildings 1 and 2";
        quantity: "数量", "Quantity";
        quantity_hint: "比如：3 处、420 米", "For example: 3 places, 420 m";
        budget: "预算（元）", "Budget (yuan)";
        resident_share: "其中居民出资（元）", "Paid by residents (yuan)";
        publish: "公布", "Publish";
        publish_binds: "公布后不能更改，居民会收到通知。", "It cannot be changed afterwards, and residents are told.";
        publish_confirm: "确认公布", "Publish now";
        remarks_title: "居民写的话", "In residents' words";
        remarks_hint: "只显示楼栋，不显示哪一户。", "Shown by building, never by home.";
        remarks_empty: "还没有人写。", "Nobody has written anything yet.";
        // Homes.
        homes_title: "逐户登记", "Home visits";
        choose_building: "选楼栋", "Choose a building";
        no_homes: "这栋楼没有登记住房。", "No home is registered in this building.";
        finding: "{building}：{homes} 户中已到达 {reached} 户", "{building}: {reached} of {homes} homes reached";
        floor: "{floor} 层", "Floor {floor}";
        visits: "上门 {count} 次", "{count} visits";
        home_title: "{label}", "{label}";
        not_open: "现在不在征求意见的时间内，不能登记。", "The consultation is not open now, so nothing can be recorded.";
        no_answer_title: "没有答复", "No answer";
        visit_result: "这次上门", "This visit";
        note: "给下次上门的人留句话", "A word for the next visitor";
        note_hint: "比如：晚上七点以后在家。不写个人隐私。", "For example: at home after seven. Nothing private.";
        record: "记下来", "Record";
        answer_title: "录入答复", "Enter the answer";
        answer_hint: "会替换这户原来的答复，原来的也会保留。住户会收到通知。", "It replaces the home's earlier answer, which is kept. The residents are told.";
        channel: "怎么答复的", "How it was given";
        remark: "住户还说了什么", "What else was said";
        photos: "照片", "Photos";
        photos_hint: "纸质意见表必须拍照。", "A paper form needs its photo.";
        adult: "答复人年满十八周岁", "The person who answered is an adult";
        enter: "录入答复", "Enter the answer";
        history: "登记情况", "History";
        history_empty: "还没有上门或答复。", "No visit and no answer yet.";
        when: "时间", "When";
        what: "情况", "What";
        version_words: "第 {version} 次答复，{channel}", "Answer {version}, {channel}";
        visit_words: "上门：{result}", "Visit: {result}";
    }
}
