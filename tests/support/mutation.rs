//! Bank files of the sample company, and changes of them by a seed: what the tests and the long run share.

use std::path::Path;

/// Every sample statement: name and bytes, sorted by name.
///
/// # Panics
/// When the folder of the samples cannot be read.
#[must_use]
pub fn samples() -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../core/examples/sample_company/statements");
    let entries = std::fs::read_dir(folder).expect("the folder of the samples");
    let mut all: Vec<_> = entries
        .map(|entry| entry.expect("an entry").path())
        .map(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            (name, std::fs::read(&path).expect("a sample"))
        })
        .collect();
    all.sort();
    all
}

/// Numbers out of a counter (SplitMix64).
struct Draw(u64);

impl Draw {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, limit: usize) -> usize {
        let limit = u64::try_from(limit.max(1)).unwrap_or(1);
        usize::try_from(self.next() % limit).unwrap_or(0)
    }
}

/// Pieces that mean something in one of the formats.
const PIECES: &[&[u8]] = &[
    b"\n:61:",
    b"\n:86:",
    b"\n-",
    b"?20",
    b"//",
    b",",
    b"\n88,",
    b"/",
    b"\n16,",
    b"</",
    b"<Ntry>",
    b"<![CDATA[",
    b"]]>",
    b"&#x41;",
    b"&amp;",
    b"<STMTTRN>",
    b"~",
    b"*",
    b"RMR*",
    b"\"",
    b";",
    b"\xff",
    b"\xc3",
    b"\0",
    b"999999999999999999",
    b"-",
    b"2402301",
    b"\r\n",
    b"EUR",
    b"|",
];

/// The bytes with one to eight changes drawn from the seed.
#[must_use]
pub fn mutated(bytes: &[u8], seed: u64) -> Vec<u8> {
    let mut draw = Draw(seed.wrapping_mul(0x5851_F42D_4C95_7F2D));
    let mut out = bytes.to_vec();
    for _ in 0..=draw.below(7) {
        let at = draw.below(out.len().saturating_add(1));
        match draw.below(7) {
            0 => {
                if let Some(byte) = out.get_mut(at) {
                    *byte ^= 1 << draw.below(8);
                }
            }
            1 => {
                let length = draw.below(24);
                let end = at.saturating_add(length).min(out.len());
                out.drain(at.min(end)..end);
            }
            2 => {
                let piece = PIECES[draw.below(PIECES.len())];
                out.splice(at..at, piece.iter().copied());
            }
            3 => {
                // A part twice.
                let end = at.saturating_add(draw.below(80)).min(out.len());
                let part = out[at.min(end)..end].to_vec();
                out.splice(at..at, part);
            }
            4 => out.truncate(at),
            5 => {
                if let Some(byte) = out.get_mut(at) {
                    *byte = u8::try_from(draw.below(256)).unwrap_or(0);
                }
            }
            _ => {
                // Two places change.
                let other = draw.below(out.len());
                if at < out.len() && other < out.len() {
                    out.swap(at, other);
                }
            }
        }
    }
    out
}
