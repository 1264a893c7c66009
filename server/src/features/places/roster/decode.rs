//! Bytes to text: UTF-8, GB18030 as spreadsheets in China save CSV, and UTF-16 as they save tab-separated text.

use std::io::{self, Cursor, Read, Seek, SeekFrom};

use encoding_rs::{CoderResult, Decoder, Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

const CHUNK: usize = 16 * 1024;

/// How a file begins: its encoding, or that it is a workbook.
pub(super) enum Form {
    /// A ZIP or OLE container: XLSX or XLS.
    Workbook,
    /// Text in this encoding; a byte order mark is dropped while decoding.
    Text(&'static Encoding),
}

/// Tells the encoding: by byte order mark, else UTF-8 if the whole file is valid UTF-8, else GB18030.
///
/// Single characters of GB18030 are valid UTF-8 too (楼 is ¥), whole words such as 楼栋 are not.
pub(super) fn sniff(input: &mut (impl Read + Seek)) -> io::Result<Form> {
    let mut chunk = vec![0; CHUNK];
    let mut check = Utf8Check::default();
    let mut first = true;
    loop {
        let length = input.read(&mut chunk)?;
        let bytes = &chunk[..length];
        if first {
            first = false;
            if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xd0\xcf\x11\xe0") {
                return Ok(Form::Workbook);
            }
            if let Some((encoding, _)) = Encoding::for_bom(bytes) {
                input.seek(SeekFrom::Start(0))?;
                let known = encoding == UTF_16LE || encoding == UTF_16BE;
                return Ok(Form::Text(if known { encoding } else { UTF_8 }));
            }
        }
        let valid = if length == 0 { check.finish() } else { check.push(bytes) };
        if length == 0 || !valid {
            input.seek(SeekFrom::Start(0))?;
            return Ok(Form::Text(if valid { UTF_8 } else { GB18030 }));
        }
    }
}

/// The whole file as text, in whichever encoding it came; a workbook keeps the signature it is known by.
pub fn text_of(bytes: &[u8]) -> io::Result<String> {
    let mut input = Cursor::new(bytes);
    match sniff(&mut input)? {
        Form::Workbook => Ok(WORKBOOK.to_owned()),
        Form::Text(encoding) => {
            let mut text = String::new();
            Transcoder::new(input, encoding).read_to_string(&mut text)?;
            Ok(text)
        }
    }
}

/// How a ZIP container begins.
const WORKBOOK: &str = "PK\u{3}\u{4}";

/// Checks UTF-8 chunk by chunk; a character may be cut between two chunks.
#[derive(Default)]
struct Utf8Check {
    cut: Vec<u8>,
}

impl Utf8Check {
    fn push(&mut self, bytes: &[u8]) -> bool {
        self.cut.extend_from_slice(bytes);
        match std::str::from_utf8(&self.cut) {
            Ok(_) => self.cut.clear(),
            Err(error) if error.error_len().is_none() => {
                self.cut.drain(..error.valid_up_to());
            }
            Err(_) => return false,
        }
        true
    }

    fn finish(&self) -> bool {
        self.cut.is_empty()
    }
}

/// A reader of UTF-8 over a reader of another encoding; what cannot be decoded becomes U+FFFD.
pub(super) struct Transcoder<R> {
    input: R,
    decoder: Decoder,
    bytes: Vec<u8>,
    /// The part of `bytes` not decoded yet.
    start: usize,
    end: usize,
    at_end: bool,
    finished: bool,
    text: Vec<u8>,
    given: usize,
    filled: usize,
}

impl<R: Read> Transcoder<R> {
    pub(super) fn new(input: R, encoding: &'static Encoding) -> Self {
        Self {
            input,
            decoder: encoding.new_decoder_with_bom_removal(),
            bytes: vec![0; CHUNK],
            start: 0,
            end: 0,
            at_end: false,
            finished: false,
            text: vec![0; CHUNK * 3],
            given: 0,
            filled: 0,
        }
    }

    fn refill(&mut self) -> io::Result<()> {
        self.given = 0;
        self.filled = 0;
        while self.filled == 0 && !self.finished {
            if self.start == self.end && !self.at_end {
                self.start = 0;
                self.end = self.input.read(&mut self.bytes)?;
                self.at_end = self.end == 0;
            }
            let (result, read, written, _) =
                self.decoder.decode_to_utf8(&self.bytes[self.start..self.end], &mut self.text, self.at_end);
            self.start += read;
            self.filled = written;
            self.finished = self.at_end && result == CoderResult::InputEmpty;
        }
        Ok(())
    }
}

impl<R: Read> Read for Transcoder<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if self.given == self.filled {
            self.refill()?;
        }
        let length = out.len().min(self.filled - self.given);
        out[..length].copy_from_slice(&self.text[self.given..self.given + length]);
        self.given += length;
        Ok(length)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> String {
        text_of(bytes).expect("a cursor")
    }

    #[test]
    fn every_encoding_a_spreadsheet_saves_is_read() {
        // Longer than several chunks, with characters of three bytes that fall on the cuts.
        let text: String = (0..30_000).map(|i| ['a', '楼', '栋', '单', '元'][i % 5]).collect();
        assert!(read(text.as_bytes()) == text);
        assert!(read([b"\xef\xbb\xbf", text.as_bytes()].concat().as_slice()) == text);
        assert!(read(&GB18030.encode(&text).0) == text);
        let wide: Vec<u8> = std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        assert!(read(&wide) == text);
    }

    #[test]
    fn a_workbook_is_not_taken_for_text() {
        let mut input = Cursor::new(b"PK\x03\x04rest");
        assert!(matches!(sniff(&mut input), Ok(Form::Workbook)));
    }
}
