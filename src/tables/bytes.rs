//! Reads what `mend.py` writes: numbers in LEB128, runs of bytes, lines.
//!
//! In: bytes of a generated table. Out: its parts in order. It does not check them: they are compiled in and tested.

/// Reads a table's bytes from the front. Tables are made with the program, so a bad one is a bug, not an input.
pub(crate) struct Bytes(pub(crate) &'static [u8]);

impl Bytes {
    /// A number in LEB128.
    pub(crate) fn number(&mut self) -> usize {
        let (mut number, mut shift) = (0, 0);
        loop {
            let byte = self.take(1)[0];
            number |= usize::from(byte & 0x7F) << shift;
            if byte < 0x80 {
                return number;
            }
            shift += 7;
        }
    }

    /// The next `count` bytes.
    pub(crate) fn take(&mut self, count: usize) -> &'static [u8] {
        let (head, tail) = self.0.split_at(count);
        self.0 = tail;
        head
    }

    /// The text up to the next line break, which is passed over.
    pub(crate) fn line(&mut self) -> &'static str {
        let end = self.0.iter().position(|&byte| byte == b'\n').expect("a table's line ends");
        let line = self.take(end);
        self.take(1);
        std::str::from_utf8(line).expect("a table's line is UTF-8")
    }
}
