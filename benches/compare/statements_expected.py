"""Holds what `parse_statement` reads against expected outputs that other parsers left beside their fixtures.

    python benches/compare/statements_expected.py --bin target/release/parse_statement --mt940 DIR --camt DIR [--list]

`--mt940` is a folder with `NAME.sta` and `NAME.yml` (objects of the Python package `mt-940`), `--camt` one with
`NAME.xml` and `NAME.json` (objects of the PHP package `genkgo/camt`). Every field that both sides have is compared;
differences are listed with file, place, expected and found. Nothing of the files is copied anywhere.
"""

import argparse
import base64
import datetime as dt
import json
import re
import subprocess
from collections import Counter
from decimal import Decimal
from pathlib import Path

from statements_reasons import camt_reason, mt940_reason


def run(binary, path):
    done = subprocess.run([binary, str(path)], capture_output=True, text=True)
    return (json.loads(done.stdout), "") if done.returncode == 0 else (None, done.stderr.strip())


# --- mt-940: YAML with Python tags; read as plain data ----------------------------------------------------------------


def yaml_loader():
    import yaml

    class Loader(yaml.SafeLoader):
        pass

    def construct(loader, suffix, node):
        if isinstance(node, yaml.MappingNode):
            return {"__class__": suffix.split(".")[-1], **loader.construct_mapping(node, deep=True)}
        if isinstance(node, yaml.SequenceNode):
            values = loader.construct_sequence(node, deep=True)
            if suffix.endswith("Decimal"):
                return Decimal(values[0])
            if "Date" in suffix and values and isinstance(values[0], (bytes, str)):
                raw = values[0] if isinstance(values[0], bytes) else base64.b64decode(values[0])
                if len(raw) == 4:
                    return dt.date(raw[0] * 256 + raw[1], raw[2], raw[3])
                return dt.datetime(raw[0] * 256 + raw[1], *raw[2:6])
            return values
        return loader.construct_scalar(node)

    Loader.add_multi_constructor("tag:yaml.org,2002:python/", construct)
    def load(text):
        # Each transaction points back to the whole, and the patterns of the parser stand in it: neither is wanted.
        text = re.sub(r"^ +transactions: \*id\d+$", "", text, flags=re.M)
        text = re.sub(r"^tags:\n(?:[ ].*\n|\n)*", "", text, flags=re.M)
        return yaml.load(text, Loader)

    return load


def squeeze(text):
    return re.sub(r"\s+", "", text or "")


class Report:
    def __init__(self):
        self.fields, self.same, self.differences = Counter(), Counter(), []

    def field(self, place, name, expected, found):
        self.fields[name] += 1
        if expected == found:
            self.same[name] += 1
        else:
            self.differences.append((place, name, expected, found))


def money(value):
    return Decimal(value["amount"]) if value else None


def compare_mt940(binary, folder, report):
    load = yaml_loader()
    for source in sorted(folder.rglob("*.sta")):
        yml = source.with_suffix(".yml")
        if not yml.exists():
            continue
        expected = load(yml.read_text(encoding="utf-8", errors="replace"))
        if not isinstance(expected, dict):
            continue
        answer, refusal = run(binary, source)
        name = str(source.relative_to(folder))
        if answer is None:
            report.differences.append((name, "file", f"{len(expected.get('transactions') or [])} transactions", refusal))
            continue
        statements = answer["statements"]
        ours = [(s, m) for s in statements for m in s["movements"]]
        theirs = expected.get("transactions") or []
        report.field(name, "count", len(theirs), len(ours))
        data = expected.get("data") or {}
        balances = {}
        for statement in statements:
            for balance in statement.get("balances", []):
                balances[balance.get("code")] = balance
        codes = {"final_opening_balance": "60F", "final_closing_balance": "62F", "available_balance": "64",
                 "intermediate_opening_balance": "60M", "intermediate_closing_balance": "62M",
                 "forward_available_balance": "65"}
        for key, code in codes.items():
            if data.get(key):
                found = balances.get(code)
                theirs_amount = data[key]["amount"]["amount"]
                report.field(name, key, (theirs_amount, str(data[key].get("date"))),
                             (money(found and found["amount"]), (found or {}).get("date")))
        if statements:
            last = statements[-1]
            account = last["account"]
            if data.get("account_identification"):
                whole = (account.get("iban") or account.get("number") or "") + (account.get("currency") or "")
                report.field(name, "account", squeeze(data["account_identification"]), squeeze(whole))
            for key, ours_key in [("transaction_reference", "id"), ("statement_number", "number"), ("sequence_number", "page")]:
                if data.get(key):
                    report.field(name, key, data[key].strip(), last.get(ours_key))
        for index, (theirs_one, (_, movement)) in enumerate(zip(theirs, ours)):
            compare_transaction(f"{name}[{index}]", theirs_one["data"], movement, report)


def compare_transaction(place, t, m, report):
    ids, party = m.get("ids", {}), m.get("counterparty") or {}
    account = party.get("account") or {}
    report.field(place, "amount", t["amount"]["amount"], money(m["amount"]))
    if t.get("currency"):
        report.field(place, "currency", t["currency"], m["amount"].get("currency"))
    report.field(place, "date", str(t.get("date")), m.get("value_date"))
    if t.get("entry_date"):
        report.field(place, "entry_date", str(t.get("guessed_entry_date") or t["entry_date"]), m.get("booking_date"))
    for key, ours in [("customer_reference", ids.get("customer_reference")), ("bank_reference", ids.get("bank_reference"))]:
        value = (t.get(key) or "").strip().removeprefix("KREF+").strip()
        report.field(place, key, None if value in ("", "NONREF") else value, ours)
    if t.get("transaction_code"):
        codes = [c["code"] for c in m.get("codes", []) if c["scheme"] == "gvc"]
        report.field(place, "transaction_code", t["transaction_code"], codes[0] if codes else None)
    pairs = [
        ("posting_text", m.get("text")), ("applicant_bin", account.get("bank")),
        ("applicant_iban", account.get("iban") or account.get("number")), ("applicant_name", party.get("name")),
        ("end_to_end_reference", ids.get("end_to_end_id")), ("additional_position_reference", ids.get("mandate_id")),
        ("applicant_creditor_id", ids.get("creditor_id")), ("purpose", m.get("remittance", {}).get("text")),
    ]
    for key, found in pairs:
        if t.get(key):
            report.field(place, key, squeeze(t[key]), squeeze(found))
    if t.get("return_debit_notes"):
        # Field 34 is a reason only on returns; else it stands among the codes.
        extension = [c["code"] for c in m.get("codes", []) if c["scheme"] == "text_key_extension"]
        found = (m.get("return_reason") or {}).get("code") or (extension[0] if extension else None)
        report.field(place, "return_debit_notes", t["return_debit_notes"], found)
    if t.get("transaction_details"):
        text = " ".join([m.get("text") or "", party.get("name") or "", account.get("iban") or "", account.get("number") or "",
                         m.get("remittance", {}).get("text") or "", *ids.values()])
        words = re.findall(r"[A-Za-z0-9]{4,}", t["transaction_details"])
        lost = [word for word in words if word not in squeeze(text) and word not in text]
        report.field(place, "words of the details", [], lost)


# --- genkgo/camt ------------------------------------------------------------------------------------------------------


def minor(value):
    """Their amounts are whole smallest units of ISO 4217."""
    if not value or value == "__RECURSIVITY__":
        return None
    return value["getAmount"], value["getCurrency"]["getCode"]


DECIMALS = {"JPY": 0, "KWD": 3}


def ours_minor(amount):
    places = DECIMALS.get(amount.get("currency"), 2)
    scaled = Decimal(amount["amount"]) * 10**places
    return f"{scaled:f}".split(".")[0] if scaled == scaled.to_integral() else f"{scaled:f}", amount.get("currency")


def day(value):
    return value["0"][:10] if value else None


def compare_camt(binary, folder, report):
    for source in sorted(folder.glob("*.xml")):
        expected_path = source.with_suffix(".json")
        if not expected_path.exists():
            answer, refusal = run(binary, source)
            if answer is None:
                report.differences.append((source.name, "file", "no expected output", refusal))
            continue
        expected = json.loads(expected_path.read_text())
        answer, refusal = run(binary, source)
        name = source.name
        if answer is None:
            report.differences.append((name, "file", "read", refusal))
            continue
        header = expected.get("getGroupHeader") or {}
        report.field(name, "message id", header.get("getMessageId"), answer.get("message_id"))
        records = expected["getRecords"]
        report.field(name, "statements", len(records), len(answer["statements"]))
        entries = expected.get("getEntries") or []
        ours = [m for s in answer["statements"] for m in s["movements"]]
        report.field(name, "entries", len(entries), len(ours))
        for index, (record, statement) in enumerate(zip(records, answer["statements"])):
            if not isinstance(record, dict):
                continue
            place = f"{name} record {index}"
            report.field(place, "id", record.get("getId"), statement.get("id"))
            account = record.get("getAccount")
            if isinstance(account, dict):
                own = statement["account"]
                report.field(place, "account", account.get("getIdentification"), own.get("iban") or own.get("number"))
                if account.get("getName"):
                    report.field(place, "account name", account["getName"], own.get("name"))
            numbers = [record.get("getElectronicSequenceNumber") or record.get("getLegalSequenceNumber")]
            report.field(place, "sequence number", numbers[0], statement.get("number"))
            balances = record.get("getBalances") or []
            report.field(place, "balances", [(minor(b["getAmount"]), day(b.get("getDate"))) for b in balances],
                         [(ours_minor(b["amount"]), b.get("date")) for b in statement.get("balances", [])])
        for index, (entry, movement) in enumerate(zip(entries, ours)):
            if isinstance(entry, dict):
                compare_entry(f"{name} entry {index}", entry, movement, report)


def compare_entry(place, entry, movement, report):
    report.field(place, "amount", minor(entry["getAmount"]), ours_minor(movement["amount"]))
    report.field(place, "booking date", day(entry.get("getBookingDate")), movement.get("booking_date"))
    report.field(place, "value date", day(entry.get("getValueDate")), movement.get("value_date"))
    report.field(place, "servicer reference", entry.get("getAccountServicerReference"), movement.get("ids", {}).get("bank_reference"))
    report.field(place, "reversal", bool(entry.get("getReversalIndicator")), movement.get("reversal", False))
    details = [d for d in entry.get("getTransactionDetails") or [] if isinstance(d, dict)]
    first = entry.get("getTransactionDetail")
    if isinstance(first, dict):
        details = [first] + details
    ours = movement.get("details") or ([movement] if details else [])
    report.field(place, "details", len(details), len(ours))
    for index, (detail, own) in enumerate(zip(details, ours)):
        compare_detail(f"{place} detail {index}", detail, own, report)


def compare_detail(place, detail, own, report):
    ids = own.get("ids", {})
    amount = minor(detail.get("getAmount"))
    if amount:
        # Of the only transaction of an entry the amount is that of the entry; its own stands beside it.
        other = (own.get("exchange") or {}).get("transaction") or (own.get("exchange") or {}).get("instructed")
        found = [ours_minor(own["amount"])] + ([ours_minor(other)] if other else [])
        signed = [(text.lstrip("-"), code) for text, code in found]
        report.field(place, "detail amount", True, (amount[0].lstrip("-"), amount[1]) in signed)
    reference = detail.get("getReference")
    if isinstance(reference, dict):
        pairs = {
            "getEndToEndId": "end_to_end_id", "getTransactionId": "transaction_id", "getInstructionId": "instruction_id",
            "getMandateId": "mandate_id", "getPaymentInformationId": "payment_information_id", "getMessageId": "message_id",
            "getUuidEndToEndReference": "uetr", "getChequeNumber": "check_number", "getClearingSystemReference": "clearing_reference",
        }
        for theirs, key in pairs.items():
            value = reference.get(theirs)
            report.field(place, key, None if value in ("NOTPROVIDED", "") else value, ids.get(key))
    remittance = detail.get("getRemittanceInformation")
    if isinstance(remittance, dict):
        blocks = [b for b in remittance.get("getUnstructuredBlocks") or [] if isinstance(b, dict)]
        one = remittance.get("getUnstructuredBlock")
        blocks = ([one] if isinstance(one, dict) else []) + blocks
        texts = [b["getMessage"] for b in blocks if b.get("getMessage")]
        text = own.get("remittance", {}).get("text", "")
        lost = [t for t in texts if squeeze(t) not in squeeze(text)]
        report.field(place, "remittance text", [], lost)
        creditor = remittance.get("getCreditorReferenceInformation")
        if isinstance(creditor, dict) and creditor.get("getRef"):
            found = [r["value"] for r in own.get("remittance", {}).get("references", [])]
            report.field(place, "creditor reference", True, squeeze(creditor["getRef"]) in [squeeze(f) for f in found])
    parties = [p for p in detail.get("getRelatedParties") or [] if isinstance(p, dict)]
    names = {(p.get("getRelatedPartyType") or {}).get("getName") for p in parties if isinstance(p.get("getRelatedPartyType"), dict)}
    party = own.get("counterparty") or {}
    if party.get("name"):
        report.field(place, "counterparty is a party of theirs", True, party["name"] in names)
    returned = detail.get("getReturnInformation")
    if isinstance(returned, dict):
        report.field(place, "return reason", returned.get("getCode"), (own.get("return_reason") or {}).get("code"))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", required=True)
    parser.add_argument("--mt940", type=Path)
    parser.add_argument("--camt", type=Path)
    parser.add_argument("--list", action="store_true", help="list every difference")
    arguments = parser.parse_args()
    for title, folder, compare in [("mt940", arguments.mt940, compare_mt940), ("camt", arguments.camt, compare_camt)]:
        if folder is None:
            continue
        report = Report()
        compare(arguments.bin, folder, report)
        total, same = sum(report.fields.values()), sum(report.same.values())
        print(f"{title}: {same} of {total} fields equal")
        for name, count in sorted(report.fields.items()):
            if report.same[name] != count:
                print(f"  {name}: {report.same[name]} of {count}")
        several = {place.split()[0] for place, name, *_ in report.differences if name == "entries"}
        reasons = Counter()
        for place, name, expected, found in report.differences:
            if title == "mt940":
                reason = mt940_reason(name, expected, found)
            else:
                reason = camt_reason(name, expected, found, place.split()[0] in several)
            reasons[reason or "NO REASON"] += 1
            if arguments.list:
                print(f"  {place} | {name} | expected {expected!r} | found {found!r} | {reason or 'NO REASON'}")
        print(f"  {len(report.differences)} differences, {reasons['NO REASON']} of them without a reason:")
        for reason, count in reasons.most_common():
            print(f"  {count:>4} {reason}")


if __name__ == "__main__":
    main()
