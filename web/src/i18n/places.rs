//! Words of the places pages.

use super::texts;

texts! {
    /// What residents and visitors read.
    Places {}

    /// What the desk reads.
    PlacesDesk {
        title: "小区与名册", "Compounds and rosters";
        lead: "查看楼栋、住房和面积，导入名册。", "Buildings, homes and areas; import of the roster.";
        search: "小区名称", "Name of the compound";
        search_go: "查找", "Search";
        none_found: "您管辖的范围里没有这样的小区。", "No such compound below your places.";
        compound: "小区", "Compound";
        community: "社区", "Community";
        cluster: "片区", "Cluster";
        year: "计划年份", "Plan year";
        homes: "户数", "Homes";
        stage: "项目进展", "Stage";
        // One compound.
        compound_lead: "{community}，{cluster}，{address}", "{community}, {cluster}, {address}";
        built: "建成年份", "Built";
        area: "总面积", "Total area";
        square_metres: "{area} 平方米", "{area} square metres";
        owners: "业主", "Owners";
        households: "住户", "Households";
        bound: "已绑定住房", "Homes connected";
        bound_of: "{bound} / {homes} 户", "{bound} of {homes}";
        buildings: "楼栋", "Buildings";
        building: "楼栋", "Building";
        building_area: "面积（平方米）", "Area (square metres)";
        open_letters: "未用的邀请信", "Letters unused";
        no_buildings: "还没有楼栋。请导入名册。", "There is no building yet. Import the roster.";
        roster: "导入名册", "Import the roster";
        download: "下载现有名册", "Download the present roster";
        letters: "印邀请信", "Print letters";
        public_page: "居民看到的页面", "The residents' page";
        project: "项目", "Project";
        // The registers.
        register_title: "业主和住户名册", "The registers";
        register_lead: "业主名册用于业主表决，住户名册用于居民会议。姓名默认隐去。", "Owners vote by the one, households meet by the other. Names are masked.";
        electors: "计票人核对", "Electors";
        show_building: "看这一栋", "Show";
        no_homes_here: "这里还没有住房。请先导入名册。", "There is no home here yet. Import the roster first.";
        owners_register: "业主名册", "Owners and homes";
        households_register: "住户名册", "Households";
        households_hint: "本栋 {homes} 套住房，居民会议每户一票。", "{homes} homes in this building; a residents' meeting counts one answer a household.";
        home_area: "面积", "Area";
        area_source: "面积来源", "Source of the area";
        use_and_state: "用途和状态", "Use and state";
        no_area: "没有面积", "no area";
        no_owner: "没有登记业主", "no owner registered";
        and: "、", ", ";
        household: "住户", "Household";
        household_of: "{name}，成年人 {adults} 位", "{name}, {adults} adults";
        no_household: "没有住户", "no household";
        adults: "成年人", "Adults";
        is_bound: "已绑定", "connected";
        is_not_bound: "未绑定", "not connected";
        area_from: "{area} 平方米（{source}）", "{area} square metres ({source})";
        correct_area: "更正面积", "Correct the area";
        correct_area_rule: "以不动产登记簿为准；没有登记的用实测；没有实测的用合同。已公告的表决仍按公告时的面积计票。", "The land register comes first, then a survey, then the contract. Votes whose notice was given keep the area they froze.";
        stronger_is_void: "更可靠的来源（登记或实测）查不到", "The stronger record (register or survey) does not exist";
        reason_field: "更正的理由", "Reason";
        proof: "证明材料的照片", "Photos of what proves it";
        change_owners: "登记业主变更", "Record other owners";
        change_owners_rule: "买卖、继承、判决等。表决期间过户的：原业主已投的票有效；没投的，由新业主投。", "After a sale, an inheritance or a judgement. During a vote a ballot of the former owner stands; otherwise the new owner votes.";
        change_owners_binds: "原业主和同住家人将不能再代表这套住房，没用过的邀请信作废。请给新业主印新的邀请信。", "The former owners and their family no longer speak for the home, and unused letters stop working. Print a new letter for the new owners.";
        change_owners_confirm: "确认变更", "Record it";
        change_shown_by: "凭什么变更（登记证号、合同和交付）", "What shows it (entry of the register, contract and handover)";
        owner_number: "业主 {number}", "Owner {number}";
        owner_identifier: "业主 {number} 的标识（同名时填写）", "Id of owner {number} (where two have one name)";
        corrections: "面积更正记录", "Corrections of the area";
        no_corrections: "没有更正过。", "It was never corrected.";
        owner_changes: "业主变更记录", "Changes of owners";
        no_owner_changes: "没有变更过。", "The owners never changed.";
        by_roster: "导入名册时变更", "changed by a roster";
        nobody: "命令行", "command line";
        // The adults of a home.
        adults_register: "成年居民", "Adults";
        adults_lead: "{label}，{compound}。居民会议（成年居民）按这份名册，每人一票。", "{label}, {compound}. A residents' meeting by adult counts one ballot for each of them.";
        adults_rule: "看身份证核对年龄。出生日期不保存；半年内满十八周岁的，只记成年的日子。", "Check the age with the identity card. The date of birth is not kept; of somebody who comes of age within half a year the day is.";
        no_adults: "这套住房还没有登记成年居民。", "No adult of this home is registered yet.";
        add_adult: "登记成年居民", "Register an adult";
        adult_name: "姓名", "Name";
        new_name: "新的姓名（不改就留空）", "New name (leave blank to keep it)";
        birth_date: "出生日期（只用来核对年龄）", "Date of birth (for the check of age alone)";
        account: "对应的账号", "The account that belongs to this person";
        account_hint: "本人已绑定这套住房的账号；没有就不选，本人可以投纸质选票。", "An account connected to this home; without one the person votes on paper.";
        no_account: "没有账号", "no account";
        keep_account: "不改", "leave as it is";
        unlink: "解除账号", "Take the account off";
        of_age_from: "{date} 成年，之前不计入", "of age from {date}, not counted before";
        of_age: "已成年", "of age";
        age: "年龄", "Age";
        correct_entry: "更正", "Correct";
        correct_save: "保存更正", "Save the correction";
        end_entry: "结束", "End";
        end_adult_binds: "以后的居民会议不再计入这个人。已公告的会议名册不变。", "The person no longer counts in later meetings. Rolls whose notice was given stay.";
        end_confirm: "确认结束", "End it";
        end_reason: "结束的原因（例如搬走）", "Why it ends (such as moved away)";
        ended_on: "{moment} 结束：{reason}", "Ended {moment}: {reason}";
        // The representatives.
        representatives: "居民代表", "Residents' representatives";
        representatives_lead: "{compound}。居民代表会议按这份名册，成员每人一票。", "{compound}. A representatives' meeting counts one ballot for each member of this register.";
        in_office: "在任", "In office";
        in_office_figures: "{members} 名成员，其中居民代表 {representatives} 名；{households} 户", "{members} members, {representatives} of them residents' representatives; {households} households";
        no_representatives: "还没有登记居民代表。", "No representative is registered yet.";
        add_representative: "登记代表", "Register a member";
        seat: "身份", "Seat";
        lives_in: "住在", "Lives in";
        elected_on: "当选日期", "Elected on";
        term_ends_on: "任期最后一天", "Last day of the term";
        term: "{from} 至 {to}", "{from} to {to}";
        out_of_office: "不在任", "not in office";
        end_representative_binds: "以后的居民代表会议不再计入这个人。已公告的会议名册不变。", "The person no longer counts in later meetings. Rolls whose notice was given stay.";
        end_office_reason: "结束的原因（例如辞去、补选）", "Why it ends (such as resigned)";
        // The roster.
        roster_title: "导入名册", "Import the roster";
        roster_lead: "{compound}：先预览，确认后才会改动。", "{compound}: look through it first; nothing changes before you confirm.";
        roster_file: "名册文件（CSV）", "Roster (CSV file)";
        roster_hint: "每行一户。列：楼栋、单元、楼层、房号、面积、面积来源、业主；可选：用途、状态、业主标识、户主称呼、成年人数。表格软件请另存为 CSV。", "One row a home. Columns: building, entrance, floor, room, area, area_source, owners; optional: kind, status, owner_ids, household, adults. Save it as CSV in your spreadsheet program.";
        roster_go: "上传并预览", "Upload and look through";
        roster_rule: "名册里没有的住房只会列出来，不会删除。空着的业主、住户内容保持原样。", "Homes the file does not name are listed, never deleted. What is left blank of owners and households stays as it is.";
        roster_forbidden: "只有社区和街道工作人员可以导入名册。", "Only community and subdistrict staff import rosters.";
        preview_title: "名册预览", "Looking through the roster";
        preview_clean: "没有错误，可以导入。", "There is no fault; it can be imported.";
        preview_same: "名册和系统里的内容一样，没有需要导入的。", "The roster says what the system has; there is nothing to import.";
        preview_faults: "有 {count} 处错误，未改动任何内容。请改正后重新上传。", "There are {count} faults and nothing was changed. Correct them and upload the file again.";
        added: "新增", "New";
        changed: "有变化", "Changed";
        unchanged: "没有变化", "Unchanged";
        missing: "名册里没有", "Not in the file";
        count_homes: "{count} 户", "{count} homes";
        new_places: "新的楼栋和单元", "New buildings and entrances";
        new_owners: "新的业主", "New owners";
        renamed: "改名的业主", "Owners renamed";
        count_people: "{count} 位", "{count}";
        area_change: "总面积（平方米）", "Total area (square metres)";
        before_after: "{before} → {after}", "{before} → {after}";
        faults: "错误", "Faults";
        line: "行", "Line";
        column: "列", "Column";
        found: "内容", "Found";
        reason: "原因", "Reason";
        see_line: "（见第 {line} 行）", " (see line {line})";
        changes: "变化", "Changes";
        home: "住房", "Home";
        before: "现在", "Now";
        after: "名册", "Roster";
        lowers_source: "面积来源变弱，请核对证明材料", "weaker source of the area: check the evidence";
        added_homes: "新增的住房", "New homes";
        missing_homes: "名册里没有的住房", "Homes not in the file";
        missing_text: "这些住房保持原样。确实不存在的，请查明后另行处理。", "These homes stay as they are. If one does not exist, look into it first.";
        shown: "显示前 {shown} 条，共 {count} 条。", "The first {shown} of {count} are shown.";
        ignored: "没有读取的列：{columns}", "Columns not read: {columns}";
        import_go: "导入名册", "Import the roster";
        import_binds: "新增 {added} 户，改动 {changed} 户。每一处面积更正都会记入操作记录。已经开始的表决不受影响。", "{added} homes are added and {changed} are changed. Every correction of an area goes into the audit trail. Votes that have begun are not touched.";
        import_confirm: "确认导入", "Import";
        other_file: "换一个文件", "Choose another file";
        // Files of residents.
        import_adults: "导入成年居民", "Import adults";
        import_representatives: "导入居民代表", "Import representatives";
        residents_file: "名册文件（CSV）", "File (CSV)";
        adults_file_hint: "每行一人。列：楼栋、单元、房号、姓名、出生日期。出生日期只用来核对年龄，不保存。表格软件请另存为 CSV。", "One row a person. Columns: building, entrance, room, name, birth_date. The date of birth is for the check of age alone and is not kept. Save it as CSV in your spreadsheet program.";
        representatives_file_hint: "每行一人。列：楼栋、单元、房号、姓名、身份（居民代表或其他成员）、当选日期、任期最后一天。表格软件请另存为 CSV。", "One row a person. Columns: building, entrance, room, name, seat (resident or other), elected_on, term_ends_on. Save it as CSV in your spreadsheet program.";
        residents_file_rule: "文件里没有的人只会列出来，登记不会结束。已经对应的账号保持不变。", "People the file does not name are listed and stay registered. Accounts stay as they are.";
        added_people: "新登记的人", "People registered anew";
        missing_people: "名册里没有的人", "Registered, not in the file";
        missing_people_text: "这些人保持登记。搬走或者不再担任的，请逐个结束。", "They stay registered. End the entry of whoever moved away or left office.";
        residents_binds: "新登记 {added} 位，更正 {changed} 位，每一处都会记入操作记录。已公告的会议名册不变。", "{added} people are registered and {changed} corrected, each in the audit trail. Rolls whose notice was given stay.";
    }
}
