//! Text as banks deliver it, brought to capital letters, digits and punctuation of ASCII.
//!
//! Accents go, ligatures become two letters, Greek and Cyrillic are transliterated, digits of other scripts become our
//! own. What is not known becomes a blank, so that no text can hide or join words by odd characters.

/// The text in ASCII capitals.
pub(super) fn fold(text: &str) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii() {
            let byte = u8::try_from(c).unwrap_or(b' ');
            out.push(if byte.is_ascii_control() { b' ' } else { byte.to_ascii_uppercase() });
        } else {
            push_folded(c, &mut out);
        }
    }
    out
}

/// Characters beyond ASCII: each list starts with what it becomes.
const FOLDS: &[(&str, &str)] = &[
    ("A", "ÀÁÂÃÄÅĀĂĄàáâãäåāăąАаΑα"),
    ("AE", "Ææ"),
    ("B", "БбΒβ"),
    ("C", "ÇĆĈĊČçćĉċč"),
    ("CH", "Чч"),
    ("D", "ĎĐďđДдΔδÐð"),
    ("E", "ÈÉÊËĒĔĖĘĚèéêëēĕėęěЕеЭэЁёΕεΗη"),
    ("F", "ФфΦφ"),
    ("G", "ĜĞĠĢĝğġģГгΓγ"),
    ("H", "ĤĦĥħХхΧχ"),
    ("I", "ÌÍÎÏĨĪĬĮİìíîïĩīĭįıИиЙйΙι"),
    ("J", "Ĵĵ"),
    ("K", "ĶķКкΚκ"),
    ("L", "ĹĻĽĿŁĺļľŀłЛлΛλ"),
    ("M", "МмΜμ"),
    ("N", "ÑŃŅŇñńņňНнΝν"),
    ("O", "ÒÓÔÕÖØŌŎŐòóôõöøōŏőОоΟοΩω"),
    ("OE", "Œœ"),
    ("P", "ПпΠπ"),
    ("PS", "Ψψ"),
    ("R", "ŔŖŘŕŗřРрΡρ"),
    ("S", "ŚŜŞŠśŝşšСсΣσςȘș"),
    ("SH", "Шш"),
    ("SS", "ßẞ"),
    ("T", "ŢŤŦţťŧТтΤτȚț"),
    ("TH", "ÞþΘθ"),
    ("TS", "Цц"),
    ("U", "ÙÚÛÜŨŪŬŮŰŲùúûüũūŭůűųУу"),
    ("V", "Вв"),
    ("W", "Ŵŵ"),
    ("X", "Ξξ"),
    ("Y", "ÝŶŸýŷÿЫыΥυ"),
    ("YA", "Яя"),
    ("YU", "Юю"),
    ("Z", "ŹŻŽźżžЗзЖжΖζ"),
    ("-", "‐‑‒–—−"),
    ("'", "‘’´"),
];

fn push_folded(c: char, out: &mut Vec<u8>) {
    if let Some(plain) = full_width(c) {
        out.push(plain);
        return;
    }
    match FOLDS.iter().find(|(_, from)| from.contains(c)) {
        Some((to, _)) => out.extend_from_slice(to.as_bytes()),
        // Combining marks vanish, anything else parts words.
        None if ('\u{300}'..='\u{36F}').contains(&c) => {}
        None => out.push(b' '),
    }
}

/// The plain character behind a full-width one.
fn full_width(c: char) -> Option<u8> {
    let code = u32::from(c);
    if !(0xFF01..=0xFF5E).contains(&code) {
        return None;
    }
    let plain = u8::try_from(code.saturating_sub(0xFF01).saturating_add(0x21)).ok()?;
    Some(plain.to_ascii_uppercase())
}

/// Letters and digits only.
pub(super) fn letters_and_digits(folded: &[u8]) -> Vec<u8> {
    folded.iter().copied().filter(u8::is_ascii_alphanumeric).collect()
}

/// The digit that a letter is often mistaken for, by people and by machines that read scans.
pub(super) const fn digit_like(byte: u8) -> Option<u8> {
    match byte {
        b'0'..=b'9' => Some(byte),
        b'O' | b'Q' | b'D' => Some(b'0'),
        b'I' | b'L' => Some(b'1'),
        b'Z' => Some(b'2'),
        b'S' => Some(b'5'),
        b'G' => Some(b'6'),
        b'B' => Some(b'8'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> String {
        String::from_utf8(fold(text)).unwrap()
    }

    #[test]
    fn accents_and_scripts_become_plain() {
        assert_eq!(folded("Böhm & Günther Großhandel"), "BOHM & GUNTHER GROSSHANDEL");
        assert_eq!(folded("Łódź Œuvre Σιγμα"), "LODZ OEUVRE SIGMA");
        assert_eq!(folded("ＩＮＶ１２"), "INV12");
        assert_eq!(folded("a\u{202E}b\u{0}c e\u{301}"), "A B C E");
    }
}
