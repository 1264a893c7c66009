//! The roster (名册) of a compound and the files of its residents: their columns, and what can be wrong with a row.
//!
//! A file is checked whole: every fault of every row is told at once, with its line and column.

use serde::{Deserialize, Serialize};

use crate::area::Area;
use crate::lang::Lang;
use crate::places::rules::{HomeStatus, OwnerKind};

/// The lowest floor a roster may name; there is no floor 0.
pub const MIN_FLOOR: i32 = -5;
/// The highest floor a roster may name.
pub const MAX_FLOOR: i32 = 60;
/// The largest area of one home, 0.01 ㎡: a whole building can be one part (dossier F38).
pub const MAX_AREA: Area = Area(10_000_000);
/// The most adults one household may have.
pub const MAX_ADULTS: u16 = 30;
/// The most owners one home may have.
pub const MAX_OWNERS: usize = 20;
/// The longest name or number in a cell, in characters.
pub const MAX_CELL: usize = 60;

macro_rules! columns {
    ($($(#[$doc:meta])* $name:ident = $text:literal, $zh:literal, $required:literal, [$($spelling:literal),*];)*) => {
        /// A column of the roster, or of a file of residents.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        pub enum RosterColumn {
            $($(#[$doc])* #[serde(rename = $text)] $name,)*
        }

        impl RosterColumn {
            /// Every column of any file.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The English header, also the form in which it travels.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text,)* }
            }

            /// The header in a language.
            pub fn header(self, lang: Lang) -> &'static str {
                match (self, lang) {
                    $((Self::$name, Lang::Zh) => $zh, (Self::$name, Lang::En) => $text,)*
                }
            }

            /// Whether a file without this column cannot be read.
            pub fn required(self) -> bool {
                match self { $(Self::$name => $required,)* }
            }

            /// The column a header means: Chinese or English, without case, blanks, stars or a unit in brackets.
            pub fn recognise(header: &str) -> Option<Self> {
                let header = plain_header(header);
                $(if [$text, $zh $(, $spelling)*].contains(&header.as_str()) { return Some(Self::$name); })*
                None
            }
        }
    };
}

columns! {
    /// 楼栋.
    Building = "building", "楼栋", true, ["楼号", "栋号", "楼栋号", "幢号"];
    /// 单元.
    Entrance = "entrance", "单元", true, ["单元号", "unit"];
    /// 楼层.
    Floor = "floor", "楼层", true, ["层", "所在层", "层数"];
    /// 房号.
    Room = "room", "房号", true, ["室号", "房间号", "门牌号"];
    /// 面积, ㎡ with at most two decimals.
    Area = "area", "面积", true, ["建筑面积", "房屋面积"];
    /// 面积来源.
    AreaSource = "area_source", "面积来源", true, ["面积依据", "areasource"];
    /// 用途.
    Kind = "kind", "用途", false, ["房屋用途", "类型"];
    /// 状态.
    Status = "status", "状态", false, ["销售状态", "交付状态"];
    /// 业主, several by a semicolon.
    Owners = "owners", "业主", true, ["业主姓名", "产权人", "owner"];
    /// 业主标识, as many as owners: opaque ids or hashes, never identity numbers.
    OwnerIds = "owner_ids", "业主标识", false, ["业主编号", "ownerids", "owner_id"];
    /// 户主称呼.
    Household = "household", "户主称呼", false, ["户主", "住户"];
    /// 成年人数.
    Adults = "adults", "成年人数", false, ["成年人", "18岁以上人数"];
    /// 姓名 of a resident.
    Name = "name", "姓名", true, ["居民姓名", "代表姓名"];
    /// 出生日期: read for the age alone and never kept.
    BirthDate = "birth_date", "出生日期", true, ["出生年月日", "生日", "birthdate"];
    /// 身份: as what somebody sits in the representatives' meeting.
    Seat = "seat", "身份", true, ["代表身份"];
    /// 当选日期.
    ElectedOn = "elected_on", "当选日期", true, ["当选时间", "electedon"];
    /// 任期最后一天.
    TermEndsOn = "term_ends_on", "任期最后一天", true, ["任期届满", "任期至", "termendson"];
}

impl RosterColumn {
    /// The columns of the roster of homes, in the order of the template.
    pub const HOMES: &'static [Self] = &[
        Self::Building,
        Self::Entrance,
        Self::Floor,
        Self::Room,
        Self::Area,
        Self::AreaSource,
        Self::Kind,
        Self::Status,
        Self::Owners,
        Self::OwnerIds,
        Self::Household,
        Self::Adults,
    ];
}

/// A header without what people add to it: `＊建筑面积（㎡）` is `建筑面积`.
fn plain_header(header: &str) -> String {
    let header = half_width(header);
    let header = header.split('(').next().unwrap_or("");
    header.chars().filter(|c| !c.is_whitespace() && !"*\u{feff}".contains(*c)).collect::<String>().to_ascii_lowercase()
}

/// Full-width letters, digits, signs and blanks as half-width ones, as Chinese input methods type them.
pub fn half_width(text: &str) -> String {
    let narrow = |c| match c {
        '\u{3000}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        _ => c,
    };
    text.chars().map(narrow).collect()
}

macro_rules! faults {
    ($($(#[$doc:meta])* $name:ident = $text:literal, $zh:literal, $en:literal;)*) => {
        /// What is wrong with a row or with the whole file; a code is never given a new meaning.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        pub enum RosterFault {
            $($(#[$doc])* #[serde(rename = $text)] $name,)*
        }

        impl RosterFault {
            /// Every fault.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The code as it travels.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text,)* }
            }

            /// What is wrong and what to do.
            pub fn sentence(self, lang: Lang) -> &'static str {
                match (self, lang) {
                    $((Self::$name, Lang::Zh) => $zh, (Self::$name, Lang::En) => $en,)*
                }
            }
        }
    };
}

faults! {
    /// Not a text file.
    Workbook = "workbook",
        "这是电子表格文件，不是 CSV。请在表格软件中另存为 CSV 后再上传。",
        "This is a spreadsheet file, not CSV. Save it as CSV in your spreadsheet program and upload that.";
    /// Nothing in it.
    Empty = "empty",
        "文件里没有内容。请在表头下面逐行填写。",
        "The file has no rows. Fill them in below the header.";
    /// A required column is not in the header.
    MissingColumn = "missing_column",
        "表头缺少这一列。请补上后再上传。",
        "The header lacks this column. Add it and upload again.";
    /// A column stands twice in the header.
    DoubleColumn = "double_column",
        "表头中这一列出现了两次。请只保留一列。",
        "This column stands twice in the header. Keep one of them.";
    /// A character that could not be decoded.
    Unreadable = "unreadable",
        "这里有无法识别的字。请另存为 UTF-8 编码的 CSV 后再上传。",
        "This contains characters that cannot be read. Save the file as CSV in UTF-8 and upload it again.";
    /// A line break within a cell, mostly from a quotation mark that is not closed.
    LineBreak = "line_break",
        "单元格里有换行，或者引号没有成对。请删去换行、补齐引号。",
        "A cell contains a line break, or a quotation mark is not closed. Remove the break or close the quotation.";
    /// More cells than the header has columns.
    ExtraCells = "extra_cells",
        "这一行比表头多出了内容。请检查是否多了逗号。",
        "This row has more cells than the header. Check for a comma too many.";
    /// A cell which must be filled in is blank.
    Blank = "blank",
        "这一格必须填写。",
        "This cell must be filled in.";
    /// A cell with more than 60 characters.
    TooLong = "too_long",
        "这一格超过了 60 个字。请缩短。",
        "This cell has more than 60 characters. Shorten it.";
    /// Not an area with at most two decimals.
    AreaUnreadable = "area_unreadable",
        "面积请写成数字，最多两位小数，例如 78.32。",
        "Write the area as a number with at most two decimals, such as 78.32.";
    /// Zero.
    AreaNotPositive = "area_not_positive",
        "面积必须大于 0。",
        "The area must be more than 0.";
    /// More than 100,000 ㎡.
    AreaTooLarge = "area_too_large",
        "面积超过了 100000 平方米。请检查小数点。",
        "The area is over 100,000 square metres. Check the decimal point.";
    /// None of 登记, 实测, 合同.
    AreaSourceUnknown = "area_source_unknown",
        "面积来源请填：登记、实测或合同。",
        "The source of the area is one of: register, survey, contract.";
    /// None of the known uses.
    KindUnknown = "kind_unknown",
        "用途请填：住宅、商铺、公房、车位或其他。",
        "The kind is one of: dwelling, shop, public_flat, parking, other.";
    /// None of the known states.
    StatusUnknown = "status_unknown",
        "状态请填：已交付、已售未交付或未售。",
        "The status is one of: sold_delivered, sold_undelivered, unsold.";
    /// Not a whole number.
    FloorUnreadable = "floor_unreadable",
        "楼层请写成整数，例如 5；地下一层写 -1。",
        "Write the floor as a whole number, such as 5; the first basement is -1.";
    /// Outside −5…60, or 0.
    FloorOutOfRange = "floor_out_of_range",
        "楼层应在 -5 到 60 之间，且没有 0 层。",
        "The floor is between -5 and 60, and there is no floor 0.";
    /// No owner, though the home is sold.
    OwnersMissing = "owners_missing",
        "请填写业主。已售的房子至少有一位业主，多位业主用分号隔开。",
        "Name the owner. A sold home has at least one; separate several by a semicolon.";
    /// The same owner twice in one home.
    OwnerTwice = "owner_twice",
        "同一位业主写了两次。两人同名的，请用业主标识区分。",
        "The same owner is named twice. Tell two people of one name apart by their owner ids.";
    /// More than twenty owners.
    TooManyOwners = "too_many_owners",
        "一套房最多填写 20 位业主。",
        "A home has at most 20 owners here.";
    /// Another number of ids than of owners.
    OwnerIdsUneven = "owner_ids_uneven",
        "业主标识的个数和业主的个数不一样。请一一对应，用分号隔开。",
        "There are not as many owner ids as owners. Give one each, separated by semicolons.";
    /// An identity card number in place of an opaque id (dossier R3, R54).
    IdentityNumber = "identity_number",
        "请不要填写身份证号。请改用内部编号，保护业主隐私。",
        "Do not enter identity card numbers. Use an internal number, to protect the owner.";
    /// Not a whole number from 0 to 30.
    AdultsUnreadable = "adults_unreadable",
        "成年人数请写 0 到 30 之间的整数。",
        "The number of adults is a whole number from 0 to 30.";
    /// The same home stands in an earlier line.
    HomeTwice = "home_twice",
        "这套房在前面已经出现过。请删去重复的一行。",
        "This home is already in an earlier line. Remove one of the two.";
    /// Several owners of the register or the file have this name, and no id tells which one is meant (dossier R3).
    OwnerAmbiguous = "owner_ambiguous",
        "有几位同名的业主，分不清是哪一位。请填写业主标识。",
        "Several owners have this name. Say which one is meant by an owner id.";
    /// One id stands for two names in the file.
    OwnerIdTwoNames = "owner_id_two_names",
        "同一个业主标识对应了两个姓名。请改正姓名或标识。",
        "The same owner id stands with two names. Correct the name or the id.";
    /// The home of a resident is not in the roster of the compound.
    HomeUnknown = "home_unknown",
        "本小区没有这套住房。请核对楼栋、单元和房号，或者先导入住房名册。",
        "The compound has no such home. Check building, entrance and room, or import the roster of homes first.";
    /// The same name of the same home stands in an earlier line.
    NameTwice = "name_twice",
        "这套住房的这个姓名在前面已经出现过。请删去重复的一行。",
        "This name of this home is already in an earlier line. Remove one of the two.";
    /// Not a day of the calendar.
    DateUnreadable = "date_unreadable",
        "日期请写成年、月、日，例如 1970-05-01。",
        "Write the date as year, month and day, such as 1970-05-01.";
    /// A date of birth that is still to come or that nobody alive has.
    BirthImpossible = "birth_impossible",
        "请核对出生日期。",
        "Check the date of birth.";
    /// Not of age, nor within half a year (dossier R30).
    Minor = "minor",
        "未满十八周岁。半年内满十八周岁的才登记。",
        "Not of age. Only somebody who comes of age within half a year is registered.";
    /// None of the known seats.
    SeatUnknown = "seat_unknown",
        "身份请填：居民代表或其他成员。",
        "The seat is one of: resident, other.";
    /// A term that ends before it begins.
    TermBackwards = "term_backwards",
        "任期要在当选之后结束。",
        "The term ends after the election.";
}

/// A fault with its place in the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RosterFaultAt {
    /// The line in the file, the header being line 1.
    pub line: u64,
    /// The column; none where the whole row or file is meant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub column: Option<RosterColumn>,
    /// What is wrong.
    pub fault: RosterFault,
    /// What stood there, at most 60 characters; never an identity number or a date of birth.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub found: Option<String>,
    /// The earlier line of the same home, or of the same person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_line: Option<u64>,
}

impl RosterFaultAt {
    /// Where and what, in one sentence: `第 3 行，面积：面积必须大于 0。`
    pub fn sentence(&self, lang: Lang) -> String {
        let what = self.fault.sentence(lang);
        let place = match (self.column, lang) {
            (Some(column), Lang::Zh) => format!("第 {} 行，{}：", self.line, column.header(lang)),
            (Some(column), Lang::En) => format!("Line {}, {}: ", self.line, column.header(lang)),
            (None, Lang::Zh) => format!("第 {} 行：", self.line),
            (None, Lang::En) => format!("Line {}: ", self.line),
        };
        match (self.first_line, lang) {
            (Some(first), Lang::Zh) => format!("{place}{what}（见第 {first} 行）"),
            (Some(first), Lang::En) => format!("{place}{what} (see line {first})"),
            (None, _) => format!("{place}{what}"),
        }
    }
}

/// Reads an area: `78.32`, `７８．３２`, `78.32㎡`.
pub fn read_area(text: &str) -> Result<Area, RosterFault> {
    let text = half_width(text);
    let text = ["平方米", "㎡", "m²", "m2"].iter().find_map(|unit| text.trim().strip_suffix(unit)).unwrap_or(&text);
    match Area::parse_square_metres(text) {
        None => Err(RosterFault::AreaUnreadable),
        Some(Area(0)) => Err(RosterFault::AreaNotPositive),
        Some(area) if area > MAX_AREA => Err(RosterFault::AreaTooLarge),
        Some(area) => Ok(area),
    }
}

/// Reads a floor: `5`, `5层`, `-1`.
pub fn read_floor(text: &str) -> Result<i32, RosterFault> {
    let text = half_width(text);
    let text = text.trim();
    let text = ["层", "楼", "F", "f"].iter().find_map(|unit| text.strip_suffix(unit)).unwrap_or(text);
    match text.trim().parse() {
        Err(_) => Err(RosterFault::FloorUnreadable),
        Ok(floor) if floor == 0 || !(MIN_FLOOR..=MAX_FLOOR).contains(&floor) => Err(RosterFault::FloorOutOfRange),
        Ok(floor) => Ok(floor),
    }
}

/// Reads a number of adults: `2`, `2人`.
pub fn read_adults(text: &str) -> Result<u16, RosterFault> {
    let text = half_width(text);
    let text = text.trim();
    match text.strip_suffix('人').unwrap_or(text).trim().parse() {
        Ok(adults) if adults <= MAX_ADULTS => Ok(adults),
        _ => Err(RosterFault::AdultsUnreadable),
    }
}

/// How names of organisations end, in Chinese rosters.
const ORGANISATION_ENDINGS: &[&str] = &[
    "公司",
    "集团",
    "单位",
    "厂",
    "局",
    "银行",
    "学校",
    "中学",
    "小学",
    "大学",
    "学院",
    "医院",
    "研究院",
    "研究所",
    "设计院",
    "委员会",
    "居委会",
    "村委会",
    "办事处",
    "管理处",
    "合作社",
    "中心",
    "协会",
    "政府",
    "部队",
    "商店",
    "商场",
];

/// Who an owner of a new entry is: a home that is not handed over is the developer's (dossier R3), an organisation is
/// known by its 统一社会信用代码 or by how its name ends, everybody else is a person.
pub fn owner_kind(name: &str, id: Option<&str>, status: HomeStatus) -> OwnerKind {
    if status != HomeStatus::SoldDelivered {
        OwnerKind::Developer
    } else if id.is_some_and(is_organisation_code) || ORGANISATION_ENDINGS.iter().any(|ending| name.ends_with(ending)) {
        OwnerKind::Organisation
    } else {
        OwnerKind::Person
    }
}

/// Whether a text is a 统一社会信用代码: 18 characters with a check character that fits (GB 32100).
pub fn is_organisation_code(text: &str) -> bool {
    const ALPHABET: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
    let text = half_width(text).trim().to_ascii_uppercase();
    let values: Option<Vec<u32>> =
        text.bytes().map(|byte| ALPHABET.iter().position(|known| *known == byte).map(|value| value as u32)).collect();
    let Some([rest @ .., check]) = values.as_deref() else { return false };
    if rest.len() != 17 {
        return false;
    }
    let mut weight = 1;
    let mut sum = 0;
    for value in rest {
        sum = (sum + value * weight) % 31;
        weight = weight * 3 % 31;
    }
    (31 - sum) % 31 == *check
}

/// Whether a text is a citizen's identity number: 17 digits and a check character that fits (GB 11643).
pub fn is_identity_number(text: &str) -> bool {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    const CHECKS: &[u8; 11] = b"10X98765432";
    let text = half_width(text).trim().to_ascii_uppercase();
    let bytes = text.as_bytes();
    let Some((check, digits)) = bytes.split_last() else { return false };
    if digits.len() != WEIGHTS.len() || !digits.iter().all(u8::is_ascii_digit) {
        return false;
    }
    let sum: u32 = digits.iter().zip(WEIGHTS).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    CHECKS[(sum % 11) as usize] == *check
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_are_recognised_as_people_write_them() {
        assert_eq!(RosterColumn::recognise("\u{feff}楼栋"), Some(RosterColumn::Building));
        assert_eq!(RosterColumn::recognise("*建筑面积（㎡）"), Some(RosterColumn::Area));
        assert_eq!(RosterColumn::recognise(" Area_Source "), Some(RosterColumn::AreaSource));
        assert_eq!(RosterColumn::recognise("备注"), None);
        for column in RosterColumn::ALL {
            for lang in [Lang::Zh, Lang::En] {
                assert_eq!(RosterColumn::recognise(column.header(lang)), Some(*column));
            }
        }
    }

    #[test]
    fn numbers_are_read_exactly_or_refused_with_a_reason() {
        assert_eq!(read_area("７８．３２㎡"), Ok(Area(7_832)));
        assert_eq!(read_area("78.3平方米"), Ok(Area(7_830)));
        assert_eq!(read_area("60.499999"), Err(RosterFault::AreaUnreadable));
        assert_eq!(read_area("-60"), Err(RosterFault::AreaUnreadable));
        assert_eq!(read_area("0.00"), Err(RosterFault::AreaNotPositive));
        assert_eq!(read_area("783200"), Err(RosterFault::AreaTooLarge));
        assert_eq!(read_floor("5层"), Ok(5));
        assert_eq!(read_floor("-1"), Ok(-1));
        assert_eq!(read_floor("0"), Err(RosterFault::FloorOutOfRange));
        assert_eq!(read_floor("61"), Err(RosterFault::FloorOutOfRange));
        assert_eq!(read_floor("五"), Err(RosterFault::FloorUnreadable));
        assert_eq!(read_adults("2人"), Ok(2));
        assert_eq!(read_adults("31"), Err(RosterFault::AdultsUnreadable));
    }

    #[test]
    fn an_identity_number_is_known_by_its_check_character() {
        assert!(is_identity_number("11010519491231002X"));
        assert!(is_identity_number("11010519491231002x"));
        assert!(!is_identity_number("110105194912310021"));
        assert!(!is_identity_number("3f8a0c1d2b4e5f6071"));
    }

    #[test]
    fn an_owner_is_told_apart_by_status_code_and_name() {
        use HomeStatus::{SoldDelivered, Unsold};
        assert_eq!(owner_kind("演示业主甲", None, SoldDelivered), OwnerKind::Person);
        assert_eq!(owner_kind("演示产权单位", Some("D-001"), SoldDelivered), OwnerKind::Organisation);
        assert_eq!(owner_kind("演示商户", Some("91350100M000100Y43"), SoldDelivered), OwnerKind::Organisation);
        assert_eq!(owner_kind("演示业主甲", None, Unsold), OwnerKind::Developer);
        assert!(is_organisation_code("91350100m000100y43"));
        assert!(!is_organisation_code("91350100M000100Y44"));
        assert!(!is_organisation_code("91350100M000100Y4"));
        assert!(!is_organisation_code(""));
    }

    #[test]
    fn a_fault_says_where_and_what() {
        let at = RosterFaultAt {
            line: 7,
            column: Some(RosterColumn::Room),
            fault: RosterFault::HomeTwice,
            found: None,
            first_line: Some(3),
        };
        assert_eq!(at.sentence(Lang::Zh), "第 7 行，房号：这套房在前面已经出现过。请删去重复的一行。（见第 3 行）");
        assert_eq!(
            at.sentence(Lang::En),
            "Line 7, room: This home is already in an earlier line. Remove one of the two. (see line 3)"
        );
        let mut codes: Vec<_> = RosterFault::ALL.iter().map(|fault| fault.as_str()).collect();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), RosterFault::ALL.len());
    }
}
