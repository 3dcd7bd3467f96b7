//! The ES module over the CommonJS one: a module must name what it exports.

use super::model::{Model, camel};
use std::fmt::Write;

/// The whole of `index.mjs`.
pub(super) fn module(model: &Model) -> String {
    let mut out = String::from(
        "// Generated from the table of operations by `make generate`. Do not edit.\n\
         import receivables from './index.js';\n\n\
         export default receivables;\nexport const {\n  Caseload,\n  Ledger,\n  ReceivablesError,\n  call,\n  callAsync,\n  callWith,\n  operations,\n  parseStatementBytes,\n  parseStatementBytesAsync,\n  queries,\n  version,\n",
    );
    for function in &model.operations {
        let _ = writeln!(out, "  {},", camel(&function.name));
    }
    out.push_str("} = receivables;\n");
    out
}
