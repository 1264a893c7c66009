//! Words of the home page, of the compounds' pages and of the desk's pages about projects.

use super::texts;

texts! {
    /// What residents and visitors read.
    Projects {
        // The home page.
        home_title: "老旧小区改造，公开商量着办", "Renewing old compounds, decided in the open";
        home_counts: "{district}共 {compounds} 个小区、{homes} 户列入改造。", "{compounds} compounds with {homes} homes in {district} are to be renovated.";
        home_empty: "这里还没有小区。导入名册之后，改造进展会出现在这里。", "There are no compounds here yet. Once a roster is imported, progress will be shown here.";
        find_mine: "找到您的小区", "Find your compound";
        find_hint: "输入小区名称，例如“演示小区001”", "Type its name, such as “演示小区001”";
        find: "查找", "Search";
        letter_title: "家里收到过邀请信吗？", "Did a letter come to your home?";
        letter_text: "扫信上的二维码，或输入邀请码，就能填意见、投票、评价。", "Scan the code of the letter or type it in to answer, vote and rate.";
        letter_go: "输入邀请码", "Enter the code";
        staff_title: "您有工作台", "You have a desk";
        staff_text: "等您处理的事项在工作台里。", "What waits for you is on the desk.";
        staff_go: "进入工作台", "Open the desk";
        demo_note: "这是演示站，小区和人员都是虚构的。", "This is a demonstration; its compounds and people are invented.";
        // What to do now.
        todo: "现在该您做的", "For you to do now";
        todo_none: "现在没有需要您办的事。有新的征求意见、投票或评价时，会写在这里。", "Nothing waits for you now. New questions, votes and ratings will be written here.";
        do_consultation: "说说要改什么", "Say what to change";
        do_decision: "去投票", "Vote";
        do_rating: "去评价", "Rate";
        my_way: "我的小区走到哪一步", "Where my compound stands";
        my_project: "看{name}的项目", "The project of {name}";
        latest: "最新公布", "Latest news";
        latest_none: "还没有公布的内容。", "Nothing has been published yet.";
        all_notices: "看全部公示", "All notices";
        district: "全区进展", "The district";
        by_stage: "{total} 个小区各到哪一步", "Where the {total} compounds stand";
        by_year: "各年计划", "The plan by year";
        year: "年份", "Year";
        clusters: "片区", "Clusters";
        compounds: "小区", "Compounds";
        homes: "户数", "Homes";
        total: "合计", "Total";
        compounds_count: "{n} 个小区", "{n} compounds";
        // The list of compounds.
        list_title: "小区", "Compounds";
        list_lead: "点小区名称，看改什么、花多少钱、到了哪一步。", "Open a compound to see what is changed, what it costs and where it stands.";
        list_none: "没有叫这个名字的小区。请少输入几个字再试。", "No compound has this name. Try fewer letters.";
        list_all: "看全部小区", "All compounds";
        card_line: "{community} · {homes} 户", "{community} · {homes} homes";
        card_kicker: "{cluster} · {year} 年计划", "{cluster} · plan of {year}";
        // The page of a compound.
        back: "全部小区", "All compounds";
        lead: "{community} · {cluster} · {year} 年计划", "{community} · {cluster} · plan of {year}";
        five: "大家最关心的五件事", "The five questions people ask";
        q_what: "改了什么？", "What is changed?";
        q_plan: "有方案吗？", "Is there a plan?";
        q_money: "钱花在哪里？", "Where does the money go?";
        q_acceptance: "验收了没有？", "Was it accepted?";
        q_when: "什么时候完工？", "When will it be finished?";
        what_none: "还没有定。先听大家的意见。", "Not settled yet. Residents are asked first.";
        what_proposed: "已提出 {n} 项，还没有定下来。", "{n} items are proposed, none is settled.";
        what_adopted: "改造 {n} 项，已完工 {done} 项。", "{n} items, {done} of them finished.";
        plan_none: "还没有。方案要先经居民决议，再报区里批准。", "Not yet. Residents decide first, then the district approves.";
        plan_approved: "有。{day}批准，文号 {number}。", "Yes. Approved on {day}, number {number}.";
        plan_notice: "看方案公示", "Read the plan notice";
        plan_posted: "方案公示于{day}张贴。", "The plan notice was posted on {day}.";
        money_none: "还没有预算。", "There is no budget yet.";
        money_total: "改造项预算共 {amount} 元。", "The items are budgeted at {amount} yuan.";
        money_home: "每户平均出 {amount} 元。", "A home pays {amount} yuan on average.";
        money_free: "居民不用出钱。", "Residents pay nothing.";
        money_see: "看每一笔", "See every amount";
        acc_none: "还没有到验收。", "It has not come to that yet.";
        acc_checking: "居民正在查验，{n} 处待整改。", "Residents are checking; {n} defects are open.";
        acc_clean: "居民正在查验，没有待整改的问题。", "Residents are checking; no defect is open.";
        acc_checked: "居民已查验完，等竣工验收。", "Residents have checked; the acceptance follows.";
        acc_done: "{day}竣工验收合格。", "Accepted on {day}.";
        acc_certificate: "验收文号 {number}。", "Certificate {number}.";
        acc_see: "看查验和验收", "Checks and acceptance";
        when_none: "还没有定完工时间。", "The end is not set yet.";
        when_planned: "计划{day}完工。", "Planned for {day}.";
        when_late: "已经超过计划时间，还没有完工。", "The planned day has passed and the works are not finished.";
        when_done: "{day}已完工。", "Finished on {day}.";
        when_percent: "已完成 {percent}%。", "{percent}% done.";
        when_next: "下一个截止：{what}，{deadline}。", "Next deadline: {what}, {deadline}.";
        when_see: "看施工进度", "Progress of the works";
        // The way.
        way: "走到哪一步", "The way";
        way_lead: "点每一步，看它的依据。", "Open a step to see its evidence.";
        way_details: "每一步的依据", "The evidence of each step";
        step_open: "正在进行", "open";
        step_closed: "{day}办结", "closed on {day}";
        see: "查看", "See";
        // The items.
        items: "改造项", "Work items";
        items_none: "还没有改造项。征求意见之后，采纳的内容会列在这里。", "There are no work items yet. What is adopted after the consultation will be listed here.";
        item_where: "位置", "Where";
        item_quantity: "工程量", "Quantity";
        item_budget: "预算", "Budget";
        item_share: "居民承担", "Residents pay";
        item_reason: "说明", "Why";
        item_progress: "进度", "Progress";
        item_wanting: "待定", "to be settled";
        yuan: "{amount} 元", "{amount} yuan";
        percent: "{n}%", "{n}%";
        dropped_items: "没有纳入的 {n} 项和原因", "{n} items not adopted, and why";
        // The money.
        money: "资金", "The money";
        money_budget: "改造项预算", "Budget of the items";
        money_reviewed: "评审后的投资", "Budget after the review";
        money_contract: "合同价", "Contract price";
        money_contractor: "施工单位", "Contractor";
        money_settled: "结算", "Settlement";
        money_audited: "审定", "After the audit";
        money_over: "实际费用比公布的预算高出一成以上，应当公示说明原因。", "The cost is more than a tenth above the published budget; a notice has to explain why.";
        money_sources: "资金来源，共 {amount} 元", "Where the money comes from: {amount} yuan";
        money_no_sources: "资金来源还没有公布。", "Where the money comes from has not been published yet.";
        residents_pay: "居民一共出", "Residents pay together";
        a_home_pays: "平均每户出", "A home pays on average";
        nothing: "不用出钱", "nothing";
        // The compound.
        about: "小区概况", "About the compound";
        address: "地址", "Address";
        built: "建成", "Built";
        built_year: "{year} 年", "{year}";
        buildings: "楼栋", "Buildings";
        area: "住房面积", "Area of the homes";
        square_metres: "{area} 平方米", "{area} square metres";
        notices: "公示", "Notices";
        notices_count: "{n} 份", "{n}";
        planned: "计划工期", "Planned period";
        planned_words: "{start} 至 {end}", "{start} to {end}";
        not_set: "还没有定", "not set yet";
        rate: "满意度评价", "Ratings";
    }

    /// What the desk reads.
    ProjectsDesk {
        // The first page.
        overview_lead: "{name}，您好。您负责 {n} 个小区。", "Welcome, {name}. You look after {n} compounds.";
        waiting: "等您办理", "Waiting for you";
        waiting_none: "现在没有等您办理的步骤。", "No step waits for you now.";
        waiting_more: "一共 {n} 个，这里列出等得最久的。", "{n} in all; these have waited longest.";
        my_places: "我的范围", "My places";
        place_line: "{place} · {n} 个小区", "{place} · {n} compounds";
        by_stage: "各步骤的项目数", "Projects by step";
        no_places: "您还没有被授权管理任何小区。请联系管理员。", "You have no place to look after yet. Ask the administrator.";
        // The table.
        title: "项目", "Projects";
        lead: "共 {n} 个项目。", "{n} projects.";
        name: "小区名称", "Name of the compound";
        stage: "步骤", "Step";
        any_stage: "全部步骤", "Every step";
        filter: "筛选", "Filter";
        compound: "小区", "Compound";
        cluster: "片区", "Cluster";
        community: "社区", "Community";
        days: "已等天数", "Days open";
        budget: "预算（元）", "Budget, yuan";
        end: "计划完工", "Planned end";
        mine: "等您办", "yours";
        none: "没有符合条件的项目。", "No project fits.";
        // One project.
        back: "全部项目", "All projects";
        public_page: "看居民页面", "The residents' page";
        now: "正在办理的步骤", "Open steps";
        there: "已有的依据", "Evidence that is there";
        there_none: "还没有任何依据。", "Nothing is there yet.";
        missing: "还缺的依据", "Evidence that is missing";
        missing_none: "依据齐全，可以办结。", "The evidence is complete; the step can be closed.";
        missing_typed: "依据齐全，填好下面的内容即可办结。", "The evidence is complete; fill in the fields below to close the step.";
        who: "由{who}办结。", "Closed by: {who}.";
        opened: "{day}开始。", "Opened on {day}.";
        stays: "这一步长期进行，不办结。", "This step goes on and is not closed.";
        close: "办结“{stage}”", "Close “{stage}”";
        close_binds: "办结后不能撤回，项目会进入下一步，居民马上能看到。", "Closing cannot be undone: the project moves on, and residents see it at once.";
        close_confirm: "确认办结", "Close the step";
        approval_number: "批准文号", "Number of the approval";
        approved_on: "批准日期", "Day of the approval";
        reviewed_amount: "评审后的投资（元）", "Budget after the review, yuan";
        contractor: "施工单位全称", "Legal name of the contractor";
        contract_price: "合同价（元）", "Contract price, yuan";
        settlement_amount: "结算金额（元）", "Settlement, yuan";
        audited_amount: "审定金额（元）", "Audited amount, yuan";
        amount_hint: "以元为单位，例如 1234567.00", "In yuan, such as 1234567.00";
        // Where the evidence is made.
        go: "去办", "Go to";
        go_record: "看现有记录", "The present record";
        // Changing the project.
        edit: "项目信息", "The project";
        edit_title: "项目名称", "Title";
        edit_summary: "简介", "Summary";
        edit_summary_hint: "用大白话写清改什么、为什么改。", "In plain words: what is changed, and why.";
        edit_start: "计划开工", "Planned start";
        edit_end: "计划完工", "Planned end";
        save: "保存", "Save";
        items: "改造项", "Work items";
        items_locked: "改造项已提交表决，不能再改。", "The work items have been put to the vote and can no longer be changed.";
        items_none: "还没有改造项。公布征求意见汇总时，采纳的内容会成为改造项。", "There are no work items. What the summary of the consultation adopts becomes work items.";
        item: "改造项", "Item";
        item_edit: "修改", "Change";
        item_title: "名称", "Title";
        item_location: "位置", "Where";
        item_quantity: "工程量", "Quantity";
        item_quantity_hint: "例如“420 米”“3 处”", "Such as “420 m”";
        item_budget: "预算（元）", "Budget, yuan";
        item_share: "居民承担（元，全体合计）", "Residents pay, yuan, all homes together";
        status: "状态", "State";
        funding: "资金来源", "Sources of money";
        funding_lead: "按来源填写金额。不用的行留空。", "Write the amount of each source; leave unused rows empty.";
        source: "来源", "Source";
        no_source: "（不填）", "(none)";
        amount: "金额（元）", "Amount, yuan";
        note: "文号或备注", "Document or remark";
        funding_line: "第 {n} 行", "Row {n}";
        funding_save: "保存资金来源", "Save the sources";
    }
}
