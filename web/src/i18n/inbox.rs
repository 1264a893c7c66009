//! Words of the inbox pages.

use super::texts;

texts! {
    /// Words of the inbox pages.
    Inbox {
        title: "消息", "Inbox";
        lead: "和您有关的通知都在这里，不会丢。", "Everything you were told is kept here.";
        unread: "未读", "unread";
        mark_read: "全部标为已读", "Mark all as read";
        empty: "还没有消息。小区有公示、投票或对您的答复时，会写在这里。", "No messages yet. Notices, votes and answers to you will be written here.";
        see_notices: "看公示", "See the notices";
        // What a message is about.
        about_notice: "公示", "Notice";
        about_objection: "异议", "Objection";
        about_consultation: "征求意见", "Consultation";
        about_deliberation: "议事", "Deliberation";
        about_decision: "表决", "Vote";
        about_works: "施工", "Works";
        about_acceptance: "验收与保修", "Checks and warranty";
        about_rating: "满意度", "Rating";
        about_other: "消息", "Message";
        // Push on this device.
        push_title: "手机提醒", "Reminders on this device";
        push_off: "开启后，有新公示、该投票或收到答复时，这台设备会提醒您。提醒里不写您选了什么，随时可以关闭。", "When it is on, this device tells you of new notices, votes that are due and answers to you. It never says what you chose, and you can turn it off at any time.";
        push_on: "这台设备已开启提醒。", "Reminders are on for this device.";
        push_denied: "浏览器不允许本站发提醒。请在浏览器的网站设置里把“通知”改为“允许”，再回到这里。没有提醒也不会漏，消息都在“消息”页里。", "The browser does not let this site send reminders. Allow notifications in the browser's site settings and come back. Nothing is lost without them: every message is in the inbox.";
        push_start: "开启提醒", "Turn reminders on";
        push_stop: "关闭提醒", "Turn reminders off";
        push_busy: "正在设置……", "One moment…";
        push_failed: "没有设置成功。请检查网络后再试一次。", "This did not work. Check the network and try again.";
    }
}
