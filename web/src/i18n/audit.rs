//! Words of the audit pages.

use super::texts;

texts! {
    /// What auditors read.
    Audit {
        lead: "谁在什么时候做了什么。只增不改，也不记录任何人的选择。", "Who did what, and when. Rows are only ever added, and never say how anyone chose.";
        empty: "您负责的范围内还没有操作记录。", "Nothing has been written at your places yet.";
        at: "时间", "Time";
        compound: "小区", "Compound";
        action: "操作", "Action";
        object: "对象", "Record";
        person: "操作人", "Person";
        system: "系统", "system";
    }
}
