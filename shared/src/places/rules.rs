//! Rules of places: the attributes of a home (dossier R1, R2) and the roster that brings them in.

use serde::{Deserialize, Serialize};

use crate::lang::Lang;

mod adult;
mod area;
mod home_list;
mod ownership;
pub mod resident_file;
pub mod roster;
mod term;

pub use adult::{comes_of_age_on, is_of_age, kept_of_birth, told_apart};
pub use area::{StatedArea, check_correction};
pub use home_list::match_homes;
pub use ownership::{changes_hands, masked_name};
pub use resident_file::ResidentRegister;
pub use roster::{MAX_FLOOR, MIN_FLOOR, RosterColumn, RosterFault, RosterFaultAt};
pub use term::check_term;

/// One attribute with its stored form, its words, and the spellings a roster may use.
macro_rules! attribute {
    ($(#[$doc:meta])* $name:ident { $($(#[$case_doc:meta])* $case:ident = $text:literal, $zh:literal, $en:literal, [$($spelling:literal),*];)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        pub enum $name {
            $($(#[$case_doc])* #[serde(rename = $text)] $case,)*
        }

        impl $name {
            /// Every case, in the order of the rule.
            pub const ALL: &'static [Self] = &[$(Self::$case,)*];

            /// As it is stored and travels.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$case => $text,)* }
            }

            /// Reads what is stored.
            pub fn parse(text: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|case| case.as_str() == text)
            }

            /// In words.
            pub fn words(self, lang: Lang) -> &'static str {
                match (self, lang) {
                    $((Self::$case, Lang::Zh) => $zh, (Self::$case, Lang::En) => $en,)*
                }
            }

            /// Reads what people write into a roster, in Chinese or English.
            pub fn recognise(text: &str) -> Option<Self> {
                let text = text.trim().to_ascii_lowercase();
                $(if [$text, $zh, $en $(, $spelling)*].contains(&text.as_str()) { return Some(Self::$case); })*
                None
            }
        }
    };
}

attribute! {
    /// Where a home's area comes from, by precedence (dossier R2, F35).
    AreaSource {
        /// 不动产登记簿.
        Register = "register", "登记", "register", ["不动产登记", "登记面积", "房产证", "不动产证"];
        /// 测绘实测.
        Survey = "survey", "实测", "survey", ["测绘", "测绘实测", "实测面积"];
        /// 合同.
        Contract = "contract", "合同", "contract", ["购房合同", "合同面积", "买卖合同"];
    }
}

attribute! {
    /// What a home is used for (dossier R1).
    HomeKind {
        /// 住宅.
        Dwelling = "dwelling", "住宅", "dwelling", ["居住", "住房", "房改房"];
        /// 商铺.
        Shop = "shop", "商铺", "shop", ["门面", "门面房", "商业", "商服"];
        /// 公房: the 产权单位 owns it, the tenant is a resident.
        PublicFlat = "public_flat", "公房", "public flat", ["直管公房", "自管公房"];
        /// 车位, only where the rules of the owners' meeting count it (dossier R4).
        Parking = "parking", "车位", "parking", ["车库", "停车位"];
        /// 其他.
        Other = "other", "其他", "other", ["其它"];
    }
}

attribute! {
    /// Whether a home has been sold and handed over (dossier R1, R3).
    HomeStatus {
        /// 已售已交付.
        SoldDelivered = "sold_delivered", "已交付", "sold and handed over", ["已售已交付", "已售", "交付"];
        /// 已售未交付: still counts for the developer.
        SoldUndelivered = "sold_undelivered", "已售未交付", "sold, not handed over", ["未交付"];
        /// 未售: counts for the developer.
        Unsold = "unsold", "未售", "unsold", ["未出售", "待售"];
    }
}

attribute! {
    /// Who an owner is (dossier R3).
    OwnerKind {
        /// 自然人.
        Person = "person", "个人", "person", ["自然人"];
        /// 产权单位.
        Organisation = "organisation", "产权单位", "organisation", ["单位"];
        /// 开发建设单位: all its unsold and undelivered homes are one elector.
        Developer = "developer", "开发建设单位", "developer", ["开发商", "建设单位"];
    }
}

/// The name of a building as it is kept: `3`, `3栋` and `3#楼` are all `3号楼`; a named building keeps its name.
pub fn building_name(text: &str) -> String {
    numbered(text, &["号楼", "#楼", "栋", "幢", "座", "楼", "号", "#"], "号楼")
}

/// The name of an entrance as it is kept: `2` is `2单元`.
pub fn entrance_name(text: &str) -> String {
    numbered(text, &["单元", "号单元", "门"], "单元")
}

/// The number of a room as it is kept: `501室` is `501`.
pub fn room_number(text: &str) -> String {
    numbered(text, &["室", "号", "号房"], "")
}

/// A home's address in its compound: `3号楼2单元501`.
pub fn home_label(building: &str, entrance: &str, room: &str) -> String {
    format!("{building}{entrance}{room}")
}

/// Gives a plain number one suffix, whichever of the usual ones it came with.
fn numbered(text: &str, suffixes: &[&str], suffix: &str) -> String {
    let text: String = roster::half_width(text).chars().filter(|c| !c.is_whitespace()).collect();
    let number = suffixes.iter().filter_map(|s| text.strip_suffix(s)).find(|rest| is_number(rest));
    match number.or(Some(text.as_str()).filter(|rest| is_number(rest))) {
        Some(number) => {
            let digits = number.trim_start_matches('0');
            format!("{}{suffix}", if digits.is_empty() { "0" } else { digits })
        }
        None => text,
    }
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_attribute_is_read_in_both_languages_and_stored_in_one_form() {
        assert_eq!(AreaSource::recognise(" 登记 "), Some(AreaSource::Register));
        assert_eq!(AreaSource::recognise("Survey"), Some(AreaSource::Survey));
        assert_eq!(HomeKind::recognise("public_flat"), Some(HomeKind::PublicFlat));
        assert_eq!(HomeKind::recognise("公房"), Some(HomeKind::PublicFlat));
        assert_eq!(HomeStatus::recognise("已售未交付"), Some(HomeStatus::SoldUndelivered));
        assert_eq!(HomeStatus::recognise("？"), None);
        assert_eq!(HomeStatus::parse("unsold"), Some(HomeStatus::Unsold));
        for kind in HomeKind::ALL {
            assert_eq!(HomeKind::parse(kind.as_str()), Some(*kind));
            assert_eq!(HomeKind::recognise(kind.words(Lang::En)), Some(*kind));
        }
    }

    #[test]
    fn places_in_a_compound_have_one_spelling() {
        for building in ["3", "3栋", "３号楼", "03#楼", " 3 幢"] {
            assert_eq!(building_name(building), "3号楼", "{building}");
        }
        assert_eq!(building_name("东配楼"), "东配楼");
        assert_eq!(entrance_name("2"), "2单元");
        assert_eq!(entrance_name("甲单元"), "甲单元");
        assert_eq!(room_number("501室"), "501");
        assert_eq!(room_number("501A"), "501A");
        assert_eq!(home_label("3号楼", "2单元", "501"), "3号楼2单元501");
    }
}
