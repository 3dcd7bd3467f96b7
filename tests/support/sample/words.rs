//! Names that nobody has: companies, people and mail addresses put together from lists.
//!
//! Mail addresses end in `.example` (RFC 2606); telephone numbers come from ranges kept for fiction.

use super::random::Stream;

const STEMS: [&str; 24] = [
    "Vel", "Tor", "Quin", "Bram", "Osk", "Lun", "Fer", "Hal", "Nim", "Pol", "Zar", "Kev", "Mir", "Dov",
    "Sel", "Arb", "Cor", "Jun", "Rov", "Tal", "Wex", "Yor", "Gan", "Eld",
];
const ENDINGS: [&str; 20] = [
    "ara", "ix", "enta", "ovan", "umi", "isko", "ante", "orra", "ulin", "eska", "avio", "endo", "illa",
    "opar", "umbra", "atto", "eris", "inqa", "ubel", "ostra",
];
const TRADES: [&str; 23] = [
    "Analytics",
    "Logistics",
    "Foods",
    "Robotics",
    "Health",
    "Media",
    "Freight",
    "Textiles",
    "Energy",
    "Optics",
    "Learning",
    "Travel",
    "Security",
    "Packaging",
    "Biotech",
    "Games",
    "Insurance",
    "Motors",
    "Retail",
    "Studios",
    "Water",
    "Metals",
    "Networks",
];
const FIRST: [&str; 32] = [
    "Ada", "Bela", "Carla", "Dario", "Elif", "Femi", "Greta", "Hugo", "Ines", "Jonas", "Kira", "Liam", "Mei",
    "Nadia", "Omar", "Priya", "Quentin", "Rosa", "Samir", "Tessa", "Umar", "Vera", "Wen", "Xenia", "Yuki",
    "Zoe", "Aiko", "Bruno", "Chloe", "Diego", "Emma", "Finn",
];
const LAST: [&str; 28] = [
    "Abel", "Brandt", "Costa", "Dupont", "Eriksen", "Fischer", "Garcia", "Haddad", "Ito", "Jansen", "Kaur",
    "Lopez", "Moreau", "Novak", "Okafor", "Patel", "Quist", "Rossi", "Schmidt", "Tanaka", "Ueda", "Vogel",
    "Walsh", "Xu", "Yilmaz", "Zeller", "Murphy", "Santos",
];

/// The name of the company with a number, without its legal form: different for the first 11 040.
pub(super) fn company(index: usize) -> (String, String) {
    let total = STEMS.len() * ENDINGS.len() * TRADES.len();
    let at = (index % total) * 7_919 % total;
    let (stem, rest) = (STEMS[at % STEMS.len()], at / STEMS.len());
    let (ending, trade) = (ENDINGS[rest % ENDINGS.len()], TRADES[rest / ENDINGS.len()]);
    let round = index / total;
    let short = if round == 0 { format!("{stem}{ending}") } else { format!("{stem}{ending} {}", round + 1) };
    let slug = format!("{short}-{trade}").to_lowercase().replace(' ', "");
    (format!("{short} {trade}"), slug)
}

/// A person's name.
pub(super) fn person(random: &mut Stream) -> String {
    format!("{} {}", random.pick(&FIRST), random.pick(&LAST))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn companies_have_names_of_their_own() {
        let names: BTreeSet<_> = (0..30_000).map(company).collect();
        assert_eq!(names.len(), 30_000);
    }
}
