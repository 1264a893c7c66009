//! Words of the people pages.

use super::texts;

texts! {
    /// What residents and visitors read.
    People {
        // Signing in.
        sign_in: "登录", "Sign in";
        sign_in_lead: "居民用邀请信上的邀请码，工作人员用账号。", "Residents use the code of their letter, staff use their account.";
        signed_in_as: "您已登录：{name}。", "You are signed in as {name}.";
        to_me: "打开“我的”", "Open my page";
        signed_out: "您已退出登录。这台设备上不再保留您的内容。", "You are signed out. Nothing of yours is kept on this device.";
        residents: "居民：用邀请码登录", "Residents: use your letter";
        staff: "工作人员：用账号登录", "Staff: use your account";
        login: "账号", "Account";
        password: "密码", "Password";
        no_letter: "没有收到邀请信，或者信丢了", "No letter, or it was lost";
        // Binding.
        bind: "绑定住房", "Connect your home";
        bind_lead: "填好下面几项，就能查看、投票和提意见。", "Fill in what is below and you can read, vote and speak up.";
        bind_me_lead: "您已登录：{name}。再绑定一套住房，请填写它的邀请码，选好您和它的关系。", "You are signed in as {name}. To add another home, enter the code of its letter and choose what you are to it.";
        code: "邀请码", "Code of your letter";
        code_hint: "信上的 12 位字母和数字，大小写、空格、横线都不要紧。", "Twelve letters and digits; capitals, spaces and dashes do not matter.";
        code_short: "链接里的邀请码不完整。请对照信上的邀请码补全。", "The code in this link is not complete. Please complete it as printed in your letter.";
        name: "怎么称呼您", "How should we address you";
        relation: "您和这套房的关系", "What are you to this home";
        area_wrong: "面积不对的，请带不动产证、测绘报告或购房合同到社区更正。", "If an area is wrong, take the property certificate, the survey or the contract to your community office.";
        relation_correct: "登记错了？更正", "Wrong? Correct it";
        relation_go: "更正", "Correct";
        relation_hint: "住在这里的人都能填意见、评价；业主表决由业主投票。", "Everybody who lives here answers and rates; owners' votes are cast by owners.";
        name_hint: "例如：王师傅。只给社区工作人员看，不公开。", "For example: Mr Wang. Only your community office sees it.";
        bind_go: "确认并进入", "Confirm and enter";
        bind_home_go: "绑定这套住房", "Connect this home";
        // How to get a letter.
        letter_title: "怎样拿到邀请信", "How to get a letter";
        letter_one: "带上能证明您住在这里的材料，到社区居委会，或请网格员上门。", "Go to your community office with something that shows where you live, or ask your grid worker to come by.";
        letter_two: "工作人员当面给您一封印有二维码和邀请码的信，每户一封。", "The staff hand you a letter with a QR code and a code; each home has its own.";
        letter_three: "用手机扫信上的二维码，或者在这里填写邀请码。", "Scan the QR code with your phone, or enter the code here.";
        letter_four: "家里其他人也想参加的，再领一封。", "Somebody else at home wants to take part: ask for another letter.";
        // My page.
        me: "我的", "My page";
        visitor_title: "您还没有登录", "You are not signed in";
        visitor_lead: "不登录也能看公示和进展。要投票、提意见，请先登录。", "You can read notices and progress without signing in. To vote or speak up, please sign in.";
        homes: "我的住房", "My homes";
        no_homes: "这个账号还没有绑定住房。", "No home is connected to this account.";
        add_home: "用另一封邀请信绑定住房", "Connect a home with another letter";
        roles: "我的工作身份", "My roles";
        role_at: "{place}：{role}", "{role} at {place}";
        to_desk: "打开工作台", "Open the desk";
        reading: "字号和语言", "Text size and language";
        elder_text: "长辈版的字更大、按钮更大，内容完全一样。", "Larger text shows the same content with larger letters and buttons.";
        elder_on: "换成长辈版", "Switch to larger text";
        elder_off: "换回标准版", "Switch to standard text";
        lang_text: "页面有中文和英文。", "The pages come in Chinese and English.";
        lang_other: "Switch to English", "换成中文";
        kept_here: "这两项只记在这台设备上。", "Both are remembered on this device only.";
        devices: "已登录的设备", "Devices signed in";
        devices_text: "有不认识的设备，请点“让它退出”，并告诉社区。", "If you do not know a device, sign it out and tell your community office.";
        this_device: "这台设备", "this device";
        last_used: "最近使用：{when}", "Last used: {when}";
        end_session: "让它退出", "Sign it out";
        sign_out: "退出登录", "Sign out";
        sign_out_text: "退出后，这台设备上保存的个人内容会清除。手机是公用的，用完请退出。", "Signing out clears what was kept of yours on this device. Do so on a phone that others use.";
        device_unknown: "其他设备", "Another device";
        device_wechat: "微信", "WeChat";
        device_android: "安卓手机", "Android phone";
        device_windows: "Windows 电脑", "Windows computer";
    }

    /// What the desk reads.
    PeopleDesk {
        title: "人员与邀请信", "People and letters";
        lead: "给居民印邀请信，管理自己的账号。", "Print letters for residents, keep your own account.";
        letters_section: "给居民的邀请信", "Letters for residents";
        letters_text: "先选小区，再选楼栋。每户一封，信上有二维码和邀请码。", "Choose the compound, then the building. One letter a home, with a QR code and a code.";
        choose_compound: "选择小区", "Choose a compound";
        account: "我的账号", "My account";
        login: "账号", "Account";
        name: "姓名", "Name";
        roles: "身份", "Roles";
        no_roles: "还没有身份。请联系管理员授权。", "No role yet. Ask your administrator for one.";
        password: "修改密码", "Change the password";
        password_text: "至少 10 个字符，要有大写字母、小写字母、数字、符号中的三种。改好后，其他设备会退出登录。", "At least 10 characters of three kinds: lower case, upper case, digits, signs. Your other devices are signed out.";
        password_old: "现在的密码", "Password until now";
        password_new: "新密码", "New password";
        password_go: "修改密码", "Change the password";
        accounts: "开通账号", "New accounts";
        accounts_text: "工作人员的账号由管理员在服务器上用命令 linyi staff 开通、授权和收回。", "The administrator creates accounts, gives and takes roles on the server with the command linyi staff.";
        // Letters.
        letters: "印邀请信", "Print letters";
        letters_lead: "{compound}：每户一封，当面交给住户。", "{compound}: one letter a home, handed over in person.";
        building: "楼栋", "Building";
        building_option: "{building}（{homes} 户，已绑定 {bound} 户，未用的信 {letters} 封）", "{building} ({homes} homes, {bound} connected, {letters} letters unused)";
        letters_go: "生成邀请信", "Make the letters";
        letters_binds: "会给这栋楼每户生成一封新信。以前发出、还没用过的信同时作废。邀请码只显示这一次，请马上打印。", "Every home of the building gets a new letter. Letters handed out before and not used yet stop working. The codes are shown only this once: print them at once.";
        letters_confirm: "确认生成", "Make them";
        letters_unreachable: "现在印的信会带网址 {url}，住户的手机打不开。请先让管理员给服务器设置 --public-url（环境变量 LINYI_PUBLIC_URL），再来印信。", "Letters printed now would carry {url}, which residents' phones cannot open. Have the administrator set --public-url (LINYI_PUBLIC_URL) on the server before you print.";
        letters_none: "这个小区还没有楼栋。请先导入名册。", "This compound has no building yet. Import its roster first.";
        letters_forbidden: "只有社区和街道工作人员可以印邀请信。", "Only community and subdistrict staff print letters.";
        letters_ready: "共 {count} 封。邀请码只显示这一次，关闭页面前请打印。", "{count} letters. The codes are shown only this once: print before closing the page.";
        print: "打印", "Print";
        print_hint: "请用浏览器的打印功能打印本页，每封信一页。", "Print this page with your browser: one letter a page.";
        // The letter itself.
        letter_greeting: "{compound} {home} 的住户：您好", "To the residents of {home}, {compound}";
        letter_what: "小区要改造，改什么、怎么改，由大家商量决定。请用这封信登录“邻议”，查看公示、提意见、投票。", "Your compound is to be renovated, and its residents decide what and how. With this letter you sign in to Linyi to read notices, speak up and vote.";
        letter_scan: "打开微信“扫一扫”，对准二维码。", "Scan the QR code with your phone.";
        letter_fill: "填写怎么称呼您，选好您和这套房的关系，点“确认并进入”。", "Enter how we should address you, choose what you are to the home, and press “Confirm and enter”.";
        letter_help: "不会用手机，没关系：请家人帮忙，或者告诉网格员，填纸质表一样算数。", "No smartphone? Ask your family, or tell your grid worker: an answer on paper counts the same.";
        letter_code: "邀请码", "Code";
        letter_link: "也可以在浏览器里打开：", "Or open in a browser:";
        letter_until: "有效期至 {date}，只能用一次。", "Valid until {date}, usable once.";
        letter_secret: "邀请码代表您家，请不要拍照发给别人，也不要发到群里。工作人员不会打电话向您要邀请码。", "The code stands for your home: do not send it to others or post it. Nobody from the office will ask for it by telephone.";
    }
}
