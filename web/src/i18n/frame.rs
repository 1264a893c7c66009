//! Words of the frame around every page and of the shared controls.

use super::texts;

texts! {
    /// Words of the frame and the shared controls.
    Frame {
        brand: "邻议", "Linyi";
        skip: "跳到正文", "Skip to content";
        // The bottom bar.
        bar: "主要页面", "Main pages";
        home: "首页", "Home";
        deliberations: "议事", "Discuss";
        notices: "公示", "Notices";
        acceptance: "验收", "Checks";
        me: "我的", "Me";
        // The header.
        choose_compound: "选择小区", "Choose a compound";
        change_compound: "当前小区：{name}。点此更换", "Compound: {name}. Change it";
        elder_on: "长辈版", "Larger text";
        elder_off: "标准版", "Standard text";
        other_language: "English", "中文";
        inbox: "消息", "Inbox";
        inbox_unread: "消息，{count} 条未读", "Inbox, {count} unread";
        sign_in: "登录", "Sign in";
        sign_out: "退出登录", "Sign out";
        // After a write.
        done: "已提交，已保存。", "Submitted and saved.";
        sending: "正在提交……", "Submitting…";
        // Problems.
        problem_offline: "现在没有网络。您填写的内容还在，联网后请再试一次。", "There is no network. What you entered is kept; try again when you are online.";
        problem_offline_read: "现在没有网络，这一页还没有存在您的手机里。联网后请再打开。", "There is no network, and this page is not kept on your device yet. Open it again when you are online.";
        problem_not_found: "没有找到您要的内容。请检查网址，或回到首页。", "Nothing was found here. Check the address or go back to the home page.";
        problem_sign_in: "请先登录。", "Please sign in first.";
        problem_unreadable: "页面无法读取这项内容。请刷新页面后再试。", "This page could not read the content. Reload it and try again.";
        problem_title: "没有成功", "This did not work";
        not_found_title: "没有找到", "Not found";
        retry: "再试一次", "Try again";
        back_home: "回到首页", "Back to the home page";
        kept: "您填写的内容都还在。", "What you entered is kept.";
        instance: "问题编号：{id}", "Reference: {id}";
        // Fields.
        optional: "选填", "optional";
        colon: "：", ": ";
        characters: "最多 {max} 字", "up to {max} characters";
        photos_hint: "可选多张，最多 12 张，每张不超过 15 MB。", "You may choose up to 12, each up to 15 MB.";
        photos_add: "拍照或选照片", "Take or choose photos";
        wall_clock: "按北京时间", "Beijing time";
        confirm_hint: "请再确认一次", "Please confirm once more";
        cancel: "先不提交", "Not yet";
        // Lists.
        more: "更多", "More";
        loading: "正在打开……", "Loading…";
        photo: "照片 {number}", "Photo {number}";
        // Pictures of numbers.
        threshold: "须达到 {label}", "needed: {label}";
        comma: "，", ", ";
        reached: "已达到", "reached";
        not_reached: "未达到", "not reached";
        way: "一征三议两公开", "The way of the project";
        step_done: "已完成", "done";
        step_now: "正在进行", "now";
        step_ahead: "还没开始", "ahead";
        table: "看数据表", "Show as a table";
        homes_reached: "已到达", "reached";
        homes_open: "未到达", "not yet reached";
        // The placeholder of the home page.
        home_counts: "{clusters} 个片区、{compounds} 个小区、{homes} 户", "{clusters} clusters, {compounds} compounds, {homes} homes";
    }
}
