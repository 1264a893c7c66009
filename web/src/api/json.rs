//! Reading JSON answers with as little code as possible.
//!
//! Every type of the API is compiled into the browser module together with the code that reads it. A general reader
//! writes error messages, floats and array forms of structs for each of them, which nobody here ever sees; this one
//! knows only what our own server writes (integers, no floats) and fails without words. Halves the reading code.

use serde::de::{self, DeserializeOwned, DeserializeSeed, IntoDeserializer, Visitor};

/// Reads a whole text; `None` when it is not JSON or not of this type.
pub(crate) fn from_str<T: DeserializeOwned>(text: &str) -> Option<T> {
    let mut reader = Reader { text, at: 0 };
    let value = T::deserialize(&mut reader).ok()?;
    (reader.peek() == 0).then_some(value)
}

/// The one error: it says nothing, because the page says it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Unreadable;

impl std::fmt::Display for Unreadable {
    fn fmt(&self, _: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        Ok(())
    }
}

impl std::error::Error for Unreadable {}

impl de::Error for Unreadable {
    fn custom<T: std::fmt::Display>(_: T) -> Self {
        Self
    }
}

type Result<T> = std::result::Result<T, Unreadable>;

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

/// A number as it is handed on.
enum Number {
    Natural(u64),
    Negative(i64),
}

impl<'a> Reader<'a> {
    /// The next byte that is not white space, 0 at the end.
    #[inline(never)]
    fn peek(&mut self) -> u8 {
        let bytes = self.text.as_bytes();
        loop {
            match bytes.get(self.at) {
                Some(b' ' | b'\n' | b'\r' | b'\t') => self.at += 1,
                Some(byte) => return *byte,
                None => return 0,
            }
        }
    }

    #[inline(never)]
    fn take(&mut self, byte: u8) -> Result<()> {
        if self.peek() != byte {
            return Err(Unreadable);
        }
        self.at += 1;
        Ok(())
    }

    #[inline(never)]
    fn word(&mut self, word: &str) -> Result<()> {
        self.peek();
        let rest = self.text.get(self.at..).ok_or(Unreadable)?;
        if !rest.starts_with(word) {
            return Err(Unreadable);
        }
        self.at += word.len();
        Ok(())
    }

    #[inline(never)]
    fn boolean(&mut self) -> Result<bool> {
        let value = self.peek() == b't';
        self.word(if value { "true" } else { "false" })?;
        Ok(value)
    }

    #[inline(never)]
    fn number(&mut self) -> Result<Number> {
        let is_negative = self.peek() == b'-';
        self.at += usize::from(is_negative);
        let start = self.at;
        let mut value: u64 = 0;
        while let Some(digit @ b'0'..=b'9') = self.text.as_bytes().get(self.at) {
            value =
                value.checked_mul(10).and_then(|value| value.checked_add(u64::from(digit - b'0'))).ok_or(Unreadable)?;
            self.at += 1;
        }
        // No float ever decides, so none travels.
        if self.at == start || matches!(self.text.as_bytes().get(self.at), Some(b'.' | b'e' | b'E')) {
            return Err(Unreadable);
        }
        if is_negative {
            0i64.checked_sub_unsigned(value).map(Number::Negative).ok_or(Unreadable)
        } else {
            Ok(Number::Natural(value))
        }
    }

    /// A string with its escapes undone.
    #[inline(never)]
    fn string(&mut self) -> Result<String> {
        self.take(b'"')?;
        let mut out = String::new();
        loop {
            let rest = self.text.get(self.at..).ok_or(Unreadable)?;
            let end = rest.find(['"', '\\']).ok_or(Unreadable)?;
            out.push_str(rest.get(..end).ok_or(Unreadable)?);
            self.at += end + 1;
            if rest.as_bytes().get(end) == Some(&b'"') {
                return Ok(out);
            }
            let escape = self.text.as_bytes().get(self.at).copied().ok_or(Unreadable)?;
            self.at += 1;
            out.push(match escape {
                b'n' => '\n',
                b't' => '\t',
                b'r' => '\r',
                b'b' => '\u{8}',
                b'f' => '\u{c}',
                b'u' => self.escaped()?,
                b'"' | b'\\' | b'/' => char::from(escape),
                _ => return Err(Unreadable),
            });
        }
    }

    fn escaped(&mut self) -> Result<char> {
        let high = self.four()?;
        if !(0xd800..0xdc00).contains(&high) {
            return char::from_u32(high).ok_or(Unreadable);
        }
        self.word("\\u")?;
        let low = self.four()?.checked_sub(0xdc00).ok_or(Unreadable)?;
        char::from_u32(0x10000 + ((high - 0xd800) << 10) + low).ok_or(Unreadable)
    }

    fn four(&mut self) -> Result<u32> {
        let digits = self.text.get(self.at..self.at + 4).ok_or(Unreadable)?;
        self.at += 4;
        u32::from_str_radix(digits, 16).map_err(|_| Unreadable)
    }

    /// Passes over a value that the type does not know.
    #[inline(never)]
    fn skip(&mut self) -> Result<()> {
        let mut depth = 0u32;
        loop {
            match self.peek() {
                b'"' => drop(self.string()?),
                b'{' | b'[' => {
                    depth += 1;
                    self.at += 1;
                }
                b'}' | b']' => {
                    depth = depth.checked_sub(1).ok_or(Unreadable)?;
                    self.at += 1;
                }
                b',' | b':' if depth > 0 => self.at += 1,
                b't' | b'f' => {
                    self.boolean()?;
                }
                b'n' => self.word("null")?,
                _ => {
                    self.number()?;
                }
            }
            if depth == 0 {
                return Ok(());
            }
        }
    }

    /// Whether another item follows before `end`; takes the comma or the end.
    #[inline(never)]
    fn has_next(&mut self, is_first: &mut bool, end: u8) -> Result<bool> {
        let next = self.peek();
        if next == end {
            self.at += 1;
            return Ok(false);
        }
        if !std::mem::replace(is_first, false) {
            self.take(b',')?;
        }
        Ok(true)
    }
}

macro_rules! integers {
    ($($method:ident)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
            match self.number()? {
                Number::Natural(value) => visitor.visit_u64(value),
                Number::Negative(value) => visitor.visit_i64(value),
            }
        }
    )*};
}

impl<'de> de::Deserializer<'de> for &mut Reader<'_> {
    type Error = Unreadable;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        match self.peek() {
            b'"' => visitor.visit_string(self.string()?),
            b'{' => self.deserialize_map(visitor),
            b'[' => self.deserialize_seq(visitor),
            b't' | b'f' => visitor.visit_bool(self.boolean()?),
            b'n' => self.deserialize_unit(visitor),
            _ => self.deserialize_i64(visitor),
        }
    }

    integers! {
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64
        deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64
        deserialize_f32 deserialize_f64
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        visitor.visit_bool(self.boolean()?)
    }

    fn deserialize_char<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        visitor.visit_string(self.string()?)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        visitor.visit_string(self.string()?)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        visitor.visit_string(self.string()?)
    }

    fn deserialize_bytes<V: Visitor<'de>>(self, _: V) -> Result<V::Value> {
        Err(Unreadable)
    }

    fn deserialize_byte_buf<V: Visitor<'de>>(self, _: V) -> Result<V::Value> {
        Err(Unreadable)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        if self.peek() == b'n' {
            self.word("null")?;
            visitor.visit_none()
        } else {
            visitor.visit_some(self)
        }
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        self.word("null")?;
        visitor.visit_unit()
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value> {
        self.deserialize_unit(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        self.take(b'[')?;
        visitor.visit_seq(Items { reader: self, is_first: true })
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, length: usize, visitor: V) -> Result<V::Value> {
        self.take(b'[')?;
        let value = visitor.visit_seq(Exactly { reader: self, left: length, is_first: true })?;
        self.take(b']')?;
        Ok(value)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(self, _: &'static str, length: usize, visitor: V) -> Result<V::Value> {
        self.deserialize_tuple(length, visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        self.take(b'{')?;
        visitor.visit_map(Items { reader: self, is_first: true })
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value> {
        self.deserialize_map(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value> {
        if self.peek() == b'"' {
            return visitor.visit_enum(self.string()?.into_deserializer());
        }
        self.take(b'{')?;
        let value = visitor.visit_enum(Variant { reader: self })?;
        self.take(b'}')?;
        Ok(value)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        visitor.visit_str(&self.string()?)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        self.skip()?;
        visitor.visit_unit()
    }
}

/// The items of an array or the pairs of an object.
struct Items<'r, 'a> {
    reader: &'r mut Reader<'a>,
    is_first: bool,
}

impl<'de> de::SeqAccess<'de> for Items<'_, '_> {
    type Error = Unreadable;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>> {
        if !self.reader.has_next(&mut self.is_first, b']')? {
            return Ok(None);
        }
        seed.deserialize(&mut *self.reader).map(Some)
    }
}

impl<'de> de::MapAccess<'de> for Items<'_, '_> {
    type Error = Unreadable;

    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>> {
        if !self.reader.has_next(&mut self.is_first, b'}')? {
            return Ok(None);
        }
        seed.deserialize(&mut *self.reader).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value> {
        self.reader.take(b':')?;
        seed.deserialize(&mut *self.reader)
    }
}

/// The items of an array whose length the type knows; leaves the end to the caller.
struct Exactly<'r, 'a> {
    reader: &'r mut Reader<'a>,
    left: usize,
    is_first: bool,
}

impl<'de> de::SeqAccess<'de> for Exactly<'_, '_> {
    type Error = Unreadable;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>> {
        if self.left == 0 {
            return Ok(None);
        }
        self.left -= 1;
        if !std::mem::replace(&mut self.is_first, false) {
            self.reader.take(b',')?;
        }
        seed.deserialize(&mut *self.reader).map(Some)
    }
}

/// `{"variant": value}`.
struct Variant<'r, 'a> {
    reader: &'r mut Reader<'a>,
}

impl<'de> de::EnumAccess<'de> for Variant<'_, '_> {
    type Error = Unreadable;
    type Variant = Self;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, Self)> {
        let value = seed.deserialize(&mut *self.reader)?;
        self.reader.take(b':')?;
        Ok((value, self))
    }
}

impl<'de> de::VariantAccess<'de> for Variant<'_, '_> {
    type Error = Unreadable;

    fn unit_variant(self) -> Result<()> {
        self.reader.word("null")
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value> {
        seed.deserialize(self.reader)
    }

    fn tuple_variant<V: Visitor<'de>>(self, length: usize, visitor: V) -> Result<V::Value> {
        de::Deserializer::deserialize_tuple(self.reader, length, visitor)
    }

    fn struct_variant<V: Visitor<'de>>(self, _: &'static [&'static str], visitor: V) -> Result<V::Value> {
        de::Deserializer::deserialize_map(self.reader, visitor)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use linyi_shared::people::api::Me;
    use linyi_shared::problem::{Code, Problem};
    use serde::{Deserialize, Serialize};

    use super::*;

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    enum Kind {
        Unit,
        New(i64),
        Pair(u8, bool),
        Named { text: String },
    }

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    #[serde(rename_all = "snake_case", tag = "mode")]
    enum Tagged {
        Silent,
        Loud { words: Vec<String> },
    }

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct All {
        text: String,
        numbers: Vec<i64>,
        natural: u64,
        kinds: Vec<Kind>,
        tagged: Vec<Tagged>,
        map: BTreeMap<String, Option<bool>>,
        id: linyi_shared::id::PlaceId,
        at: linyi_shared::time::Instant,
        tuple: (u8, Option<String>),
        #[serde(default)]
        absent: Option<u32>,
    }

    fn all() -> All {
        All {
            text: "引号\" 反斜\\ 换行\n \u{1}\u{1f3e0}/".into(),
            numbers: vec![0, -1, i64::MIN, i64::MAX],
            natural: u64::MAX,
            kinds: vec![Kind::Unit, Kind::New(-5), Kind::Pair(3, true), Kind::Named { text: String::new() }],
            tagged: vec![Tagged::Silent, Tagged::Loud { words: vec!["a".into()] }],
            map: [("a".to_owned(), Some(true)), ("b".to_owned(), None)].into(),
            id: linyi_shared::id::PlaceId(uuid::Uuid::from_u128(7)),
            at: "2026-03-09T16:00:00.25Z".parse().expect("an instant"),
            tuple: (1, None),
            absent: None,
        }
    }

    #[test]
    fn it_reads_what_the_server_writes() {
        let text = serde_json::to_string(&all()).expect("json");
        assert_eq!(from_str::<All>(&text), Some(all()));
        let text = serde_json::to_string_pretty(&all()).expect("json");
        assert_eq!(from_str::<All>(&text), Some(all()));
        let escaped = text.replace('家', "\\u5bb6").replace('\u{1f3e0}', "\\ud83c\\udfe0");
        assert_eq!(from_str::<All>(&escaped), Some(all()));
        let problem = Problem::new(Code::InvalidInput).with_field("/a", "b");
        assert_eq!(from_str(&serde_json::to_string(&problem).expect("json")), Some(problem));
        assert_eq!(from_str::<Option<Me>>("null"), Some(None));
    }

    #[test]
    fn unknown_members_are_passed_over() {
        #[derive(Debug, PartialEq, Deserialize)]
        struct Small {
            a: u8,
        }
        let text = r#"{"new":{"x":[1,{"y":"]}"}],"z":null},"also":[],"n":-3,"a":2,"t":true}"#;
        assert_eq!(from_str(text), Some(Small { a: 2 }));
    }

    #[test]
    fn what_is_broken_is_refused() {
        for text in
            ["", "{", "[1,]", "[1 2]", "\"a", "1.5", "1e3", "nul", "[1]x", "\"\\x\"", "-", "\"\\ud83c\"", "{\"a\"}"]
        {
            assert!(from_str::<Vec<u8>>(text).is_none(), "{text:?}");
            assert!(from_str::<u8>(text).is_none(), "{text:?}");
            assert!(from_str::<String>(text).is_none(), "{text:?}");
            assert!(from_str::<BTreeMap<String, u8>>(text).is_none(), "{text:?}");
        }
        assert_eq!(from_str::<u8>("300"), None);
    }
}
