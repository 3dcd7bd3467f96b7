"""Why a field of `statements_expected.py` differs. A difference without a reason is one to look at."""

import re

KEYS = {"NAAM", "OMSCHRIJVING", "BENM", "NAME", "REMI", "ISDT", "RACH", "ORDP", "EREF"}
STATEMENT_FIELDS = {"account", "transaction_reference", "statement_number", "sequence_number"}


def squeezed(value):
    return re.sub(r"\s+", "", value) if isinstance(value, str) else ""


def mt940_reason(name, expected, found):
    """The reason of a difference from the Python package `mt-940`."""
    theirs, ours = squeezed(expected), squeezed(found)
    if name == "file":
        return "refused: the file breaks its format, and the refusal names the line"
    if name == "amount" and expected == -found:
        return "RC is a reversed credit: it takes money out"
    if theirs == "NONREF" and not ours:
        return "NONREF says that there is no id"
    if name == "customer_reference" and expected is None and found:
        return "the reference of the customer stands among the details (KREF, TNR), which they do not look at"
    if name in ("end_to_end_reference", "customer_reference", "applicant_creditor_id") and ours and theirs.startswith(ours):
        return "an id ends where its line ends before the last column; what follows is text"
    if name == "purpose" and ours.startswith(theirs):
        return "the purpose goes on in ?60 to ?63, where they stop at ?29"
    if name == "purpose" and ours.endswith(theirs):
        return "lines before the first key belong to the purpose"
    if name == "applicant_iban" and ours.endswith(theirs[-12:]):
        return "the whole IBAN, where they keep its last digits"
    if name == "words of the details":
        if all(word in KEYS for word in found):
            return "keys of fields, not words of the payer"
        if all(re.match(r"\d\d", word) for word in found) and not any("C" in word[2:] for word in found):
            return "numbers of subfields, which they leave glued to the text; the values are there"
        return ":86: behind the closing balance is about the statement, not about its last movement"
    if name in STATEMENT_FIELDS and not found:
        return "they carry the head of one message over to the next, which has none"
    if name == "currency" and found is None:
        return "they carry the currency of one message over to the next, which has none"
    if name in ("statement_number", "sequence_number") and (found is None or theirs in ours):
        return "without a slash there is one number, and no number of a sequence"
    if name.endswith("closing_balance") and expected[0] == 0:
        return "a balance without a currency is read (and noted), where they give nothing"
    return None


def camt_reason(name, expected, found, several):
    """The reason of a difference from the PHP package `genkgo/camt`; `several` says that the file has two statements."""
    if name == "file":
        return "refused: a message without a statement; they have no expected output either"
    if several:
        return "entries of every statement, where they give those of one"
    if name == "detail amount":
        return "the only transaction of an entry states 0 or another currency: its amount is that of the entry"
    return None
