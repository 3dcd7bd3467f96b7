//! x
use receivables_tests::model::*;
use receivables_tests::strategies::*;
use std::collections::BTreeMap;
fn main() {
    let n: u64 = std::env::args().nth(1).unwrap().parse().unwrap();
    let mut t: BTreeMap<String, u64> = BTreeMap::new();
    for seed in 0..n {
        let facts = seeded_sequence(seed, 40);
        let mut m = Model::default();
        for f in &facts {
            match m.apply(f) {
                Verdict::New => *t.entry(format!("new {}", f.body.kind())).or_default() += 1,
                Verdict::Repeated => *t.entry("repeated".into()).or_default() += 1,
                Verdict::Refused(c) => *t.entry(format!("refused {c:?}")).or_default() += 1,
            }
        }
        let w = m.world();
        for a in w.allocations.values() {
            if a.live.len() > 1 {
                *t.entry("touched alloc".into()).or_default() += 1
            }
        }
    }
    for (k, v) in t {
        println!("{v:8} {k}");
    }
}
