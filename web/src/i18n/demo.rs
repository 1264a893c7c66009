//! Words of the demo pages.

use super::texts;

texts! {
    /// Words of the demo pages.
    Demo {
        title: "演示：您想以谁的身份看看", "Demonstration: whose eyes do you want";
        lead: "这里的人和住房都是虚构的。点一下就登录，随时可以换人。", "People and homes here are invented. One tap signs you in; change as often as you like.";
        who: "现在的身份", "You are now";
        nobody: "还没有选身份", "nobody yet";
        residents: "居民", "Residents";
        residents_text: "每个小区走到了不同的步骤。点一户，就以这户居民的身份进入。", "Each compound is at another step. Tap a home to enter as its resident.";
        staff: "工作人员", "Staff";
        staff_of: "办理{compound}的工作人员", "Staff who work on {compound}";
        staff_text: "登录后打开工作台。", "Signing in opens the desk.";
        as_home: "{home} 的居民", "Resident of {home}";
        as_role: "演示{role}", "Demo {role}";
        at_place: "管辖：{place}", "for {place}";
        choose: "换一个小区", "Another compound";
        compound: "小区", "Compound";
        choose_go: "选定", "Choose";
        any_home: "这个小区的任意一户", "Any home of this compound";
        home: "住房", "Home";
        home_go: "以这户居民登录", "Sign in as its resident";
        no_compounds: "还没有小区。", "There is no compound.";
        clock: "演示日期", "The demonstration's date";
        clock_now: "现在是 {date}", "It is {date}";
        clock_ahead: "比真实日期快 {days} 天", "{days} days ahead of the real date";
        clock_real: "和真实日期一致", "the same as the real date";
        clock_text: "往后拨几天，看投票截止、公示期满之后会怎样。日期只能往后拨，登录不受影响。", "Advance it to see voting close and notices run out. It only goes forward; you stay signed in.";
        clock_go: "往后 {days} 天", "{days} days on";
        clock_days: "往后几天", "How many days on";
        clock_days_go: "拨日期", "Advance";
        to_site: "打开居民页面", "Open the residents' pages";
        to_desk: "打开工作台", "Open the desk";
    }
}
