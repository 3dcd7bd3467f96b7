//! Committed files that are generated are fresh.

use receivables_tests::generate;

/// `UPDATE=1 cargo test -p receivables-tests generated` rewrites them.
#[test]
fn generated_files_are_fresh() {
    let stale = generate::stale(std::env::var_os("UPDATE").is_some());
    assert!(stale.is_empty(), "stale, run `make generate`: {stale:?}");
}

#[test]
fn every_operation_and_query_has_a_signature() {
    let schema = receivables::wire::schema::document();
    let named = |part: &str| schema[part].as_object().map_or(0, serde_json::Map::len);
    assert_eq!(
        named("x-operations"),
        receivables::wire::operations().count(),
        "two operations have one name"
    );
    assert_eq!(named("x-queries"), receivables::wire::QUERIES.len(), "two queries have one name");
}
