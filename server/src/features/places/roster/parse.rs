//! A roster file to checked rows: streamed line by line, with every fault at its line and column.
//!
//! Lines are split here and not by a CSV library: a quotation mark that is not closed then spoils one row
//! and not the rest of the file, and line numbers are those of the spreadsheet.

use std::collections::HashMap;
use std::io::{self, BufRead, BufReader, Cursor, Read, Seek};

use linyi_shared::places::rules::{RosterColumn, RosterFault, RosterFaultAt};
use serde::{Deserialize, Serialize};

use super::decode::{Form, Transcoder, sniff};
use super::row::{RosterRow, check};

/// How many faults are kept; beyond it they are only counted.
pub const MAX_FAULTS: usize = 20_000;

/// What checking a file found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RosterCheck {
    /// How many rows are without a fault.
    pub rows: u64,
    /// How many faults there are; the roster may be used only if there is none.
    pub fault_count: u64,
    /// The faults in the order of the file, at most `MAX_FAULTS`.
    pub faults: Vec<RosterFaultAt>,
    /// Headers which mean no column; they are not read.
    pub ignored: Vec<String>,
}

/// A whole roster in memory.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Roster {
    /// The rows without a fault, in the order of the file.
    pub rows: Vec<RosterRow>,
    /// What checking found.
    pub check: RosterCheck,
}

/// Checks a file that is in memory.
pub fn parse(bytes: &[u8]) -> io::Result<Roster> {
    let mut rows = Vec::new();
    let check = stream(Cursor::new(bytes), |row| rows.push(row))?;
    Ok(Roster { rows, check })
}

/// Checks a file row by row and gives each sound row to `each`.
///
/// Memory grows only with the addresses seen, which find a home that stands twice.
pub fn stream(input: impl Read + Seek, mut each: impl FnMut(RosterRow)) -> io::Result<RosterCheck> {
    let mut seen = HashMap::new();
    read_table(input, RosterColumn::HOMES, |row| {
        let home = match check(row.line, |column| row.cell(column)) {
            Ok(home) => home,
            Err(faults) => return faults,
        };
        let label = home.label();
        if let Some(first) = seen.get(&label) {
            return vec![row.twice(RosterColumn::Room, RosterFault::HomeTwice, label, *first)];
        }
        seen.insert(label, row.line);
        if row.is_whole {
            each(home);
        }
        Vec::new()
    })
}

/// Goes through the rows of a file with these columns; `judge` answers what is wrong with a row.
pub(in crate::features::places) fn read_table(
    mut input: impl Read + Seek,
    columns: &[RosterColumn],
    mut judge: impl FnMut(&Row<'_>) -> Vec<RosterFaultAt>,
) -> io::Result<RosterCheck> {
    let mut check_up = RosterCheck::default();
    let encoding = match sniff(&mut input)? {
        Form::Text(encoding) => encoding,
        Form::Workbook => {
            check_up.add(whole(None, RosterFault::Workbook));
            return Ok(check_up);
        }
    };
    let mut lines = Lines { reader: BufReader::new(Transcoder::new(input, encoding)), number: 0, text: String::new() };
    let Some(header) = lines.next_filled()?.map(str::to_owned) else {
        check_up.add(whole(None, RosterFault::Empty));
        return Ok(check_up);
    };
    let delimiter = if header.matches('\t').count() > header.matches(',').count() { '\t' } else { ',' };
    let Some(columns) = Columns::read(&header, delimiter, lines.number, columns, &mut check_up) else {
        return Ok(check_up);
    };
    let mut cells = Vec::new();
    while lines.next_filled()?.is_some() {
        let whole_cells = split(&lines.text, delimiter, &mut cells);
        if cells.iter().all(|cell| cell.is_empty()) {
            continue;
        }
        let line = lines.number;
        let at = |column, fault| RosterFaultAt { line, column, fault, found: None, first_line: None };
        if !whole_cells {
            check_up.add(at(None, RosterFault::LineBreak));
            continue;
        }
        let is_whole = cells.iter().skip(columns.width).all(|cell| cell.is_empty());
        if !is_whole {
            check_up.add(at(None, RosterFault::ExtraCells));
        }
        let faults = judge(&Row { line, is_whole, columns: &columns, cells: &cells });
        if faults.is_empty() && is_whole {
            check_up.rows += 1;
        }
        faults.into_iter().for_each(|fault| check_up.add(fault));
    }
    if check_up.rows == 0 && check_up.fault_count == 0 {
        check_up.add(whole(None, RosterFault::Empty));
    }
    Ok(check_up)
}

/// A row of a file, its cells found by their columns.
pub(in crate::features::places) struct Row<'a> {
    /// The line in the file, the header being line 1.
    pub line: u64,
    /// Whether it has no more cells than the header.
    pub is_whole: bool,
    columns: &'a Columns,
    cells: &'a [String],
}

impl<'a> Row<'a> {
    /// The trimmed cell of a column; empty where the row or the file has none.
    pub fn cell(&self, column: RosterColumn) -> &'a str {
        self.columns.cell(column, self.cells)
    }

    /// That what the row is about stands in an earlier line already.
    pub fn twice(&self, column: RosterColumn, fault: RosterFault, found: String, first: u64) -> RosterFaultAt {
        RosterFaultAt { line: self.line, column: Some(column), fault, found: Some(found), first_line: Some(first) }
    }
}

impl RosterCheck {
    fn add(&mut self, fault: RosterFaultAt) {
        self.fault_count += 1;
        if self.faults.len() < MAX_FAULTS {
            self.faults.push(fault);
        }
    }
}

/// A fault of the file as a whole, told at its first line.
fn whole(column: Option<RosterColumn>, fault: RosterFault) -> RosterFaultAt {
    RosterFaultAt { line: 1, column, fault, found: None, first_line: None }
}

/// The lines of the file, numbered from 1.
struct Lines<R> {
    reader: BufReader<R>,
    number: u64,
    text: String,
}

impl<R: Read> Lines<R> {
    /// The next line that is not blank, without its line break.
    fn next_filled(&mut self) -> io::Result<Option<&str>> {
        loop {
            self.text.clear();
            if self.reader.read_line(&mut self.text)? == 0 {
                return Ok(None);
            }
            self.number += 1;
            self.text.truncate(self.text.trim_end_matches(['\n', '\r']).len());
            if !self.text.trim().is_empty() {
                return Ok(Some(&self.text));
            }
        }
    }
}

/// Where each column stands in a row.
struct Columns {
    places: Vec<Option<usize>>,
    width: usize,
}

impl Columns {
    /// Reads the header of a file with these columns; nothing if a required one is missing or one stands twice.
    fn read(
        header: &str,
        delimiter: char,
        line: u64,
        columns: &[RosterColumn],
        found: &mut RosterCheck,
    ) -> Option<Self> {
        let mut cells = Vec::new();
        split(header, delimiter, &mut cells);
        let mut places = vec![None; RosterColumn::ALL.len()];
        for (index, cell) in cells.iter().enumerate() {
            match RosterColumn::recognise(cell).filter(|column| columns.contains(column)) {
                None if cell.is_empty() => {}
                None => found.ignored.push(cell.clone()),
                Some(column) if places[column as usize].is_some() => {
                    found.add(RosterFaultAt { line, ..whole(Some(column), RosterFault::DoubleColumn) });
                }
                Some(column) => places[column as usize] = Some(index),
            }
        }
        for column in columns.iter().filter(|column| column.required()) {
            if places[*column as usize].is_none() {
                found.add(RosterFaultAt { line, ..whole(Some(*column), RosterFault::MissingColumn) });
            }
        }
        (found.fault_count == 0).then_some(Self { places, width: cells.len() })
    }

    /// The trimmed cell of a column; empty where the row or the file has none.
    fn cell<'a>(&self, column: RosterColumn, cells: &'a [String]) -> &'a str {
        self.places[column as usize].and_then(|index| cells.get(index)).map_or("", |cell| cell.trim())
    }
}

/// Splits a line into trimmed cells as RFC 4180 has it; false if a quotation mark is not closed in the line.
fn split(line: &str, delimiter: char, cells: &mut Vec<String>) -> bool {
    cells.clear();
    let mut cell = String::new();
    let mut quoted = false;
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                cell.push('"');
            }
            '"' if quoted => quoted = false,
            '"' if cell.trim().is_empty() => {
                cell.clear();
                quoted = true;
            }
            c if c == delimiter && !quoted => cells.push(std::mem::take(&mut cell).trim().to_owned()),
            c => cell.push(c),
        }
    }
    cells.push(cell.trim().to_owned());
    !quoted
}
