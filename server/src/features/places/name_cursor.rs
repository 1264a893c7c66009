//! Where a list of compounds by name goes on: names are unique within a community only, so namesakes follow by id.

use linyi_shared::id::PlaceId;
use linyi_shared::problem::Code;
use sea_orm::{ColumnTrait, Condition};
use uuid::Uuid;

use crate::entities::place;
use crate::error::Result;

/// The last row of a page: its place in the order by name, then id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameCursor {
    name: String,
    id: Uuid,
}

impl NameCursor {
    /// Reads `<id>.<name>`; nothing for the empty text.
    pub fn parse(text: &str) -> Result<Option<Self>> {
        if text.is_empty() {
            return Ok(None);
        }
        let (id, name) = text.split_once('.').ok_or(Code::InvalidQuery)?;
        Ok(Some(Self { name: name.to_owned(), id: id.parse().map_err(|_| Code::InvalidQuery)? }))
    }

    /// The cursor after a compound.
    pub fn after(name: &str, id: PlaceId) -> String {
        format!("{id}.{name}")
    }

    /// What holds for the rows behind it, in the order of [`place::Column::Name`], then [`place::Column::Id`].
    pub fn rows_behind(&self) -> Condition {
        let namesakes =
            Condition::all().add(place::Column::Name.eq(self.name.as_str())).add(place::Column::Id.gt(self.id));
        Condition::any().add(place::Column::Name.gt(self.name.as_str())).add(namesakes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_is_read_as_it_was_written_whatever_the_name() {
        let id = PlaceId(Uuid::from_u128(7));
        let read = NameCursor::parse(&NameCursor::after("1.2 号院", id)).expect("a cursor");
        assert_eq!(read, Some(NameCursor { name: "1.2 号院".to_owned(), id: id.0 }));
        assert!(matches!(NameCursor::parse(""), Ok(None)));
        for wrong in ["甲小区", "7.甲小区"] {
            assert!(NameCursor::parse(wrong).is_err(), "{wrong}");
        }
    }
}
