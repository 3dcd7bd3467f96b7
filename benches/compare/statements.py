#!/usr/bin/env python3
"""Reads the same bank statement files with this engine and with the common Python parsers, in one run on one core.

    benches/compare/statements.py --venv DIR [--target target/release] [--entries N] [--camt FOLDER]

`mt-940`, `ofxtools` and `lxml` are installed from the package index into the venv DIR, which is made where it is
missing. Files with N movements are made up; with --camt the files of a folder are read too. Counts and sums of amounts
must agree, or the run fails. Prints the best seconds of the processor of several rounds and ratios, above 1 where this
engine is faster, in Markdown.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

PACKAGES = ["mt-940>=4.30", "ofxtools>=0.9", "lxml>=5"]


def python_with_parsers(folder):
    python = os.path.join(folder, "bin", "python")
    if not os.path.exists(python):
        venv.create(folder, with_pip=True)
    quiet = ["--quiet", "--disable-pip-version-check"]
    subprocess.run([python, "-m", "pip", "install", *quiet, *PACKAGES], check=True)
    return python


def amounts(entries):
    """Cents, positive and negative, from a counter."""
    return [((index * 7919) % 1_000_000 + 1) * (1 if index % 4 else -1) for index in range(entries)]


def make_mt940(path, entries):
    cents = amounts(entries)
    out = [":20:BENCH", ":25:37040044/0532013000", ":28C:1/1", ":60F:C260101EUR1000000000,00"]
    for index, value in enumerate(cents):
        side = "C" if value > 0 else "D"
        out.append(f":61:2601020102{side}R{abs(value) // 100},{abs(value) % 100:02d}NTRFNONREF//REF{index:09d}")
        text = f"166?00GUTSCHRIFT?10931?20EREF+E2E-{index:09d}?21SVWZ+RE 2026-{index:06d} KD ?22{index % 977:05d}?30COBADEFFXXX" \
               f"?31DE89370400440532013000?32PAYER {index % 977:05d} GMBH"
        text = ":86:" + text
        out.extend(text[start : start + 65] for start in range(0, len(text), 65))
    out.append(f":62F:C260102EUR{(100_000_000_000 + sum(cents)) // 100},{(100_000_000_000 + sum(cents)) % 100:02d}")
    out.append("-")
    path.write_text("\r\n".join(out) + "\r\n")


def make_ofx(path, entries):
    out = ["OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\nSECURITY:NONE\nENCODING:USASCII\nCHARSET:1252\nCOMPRESSION:NONE\n"
           "OLDFILEUID:NONE\nNEWFILEUID:NONE\n\n<OFX><SIGNONMSGSRSV1><SONRS><STATUS><CODE>0<SEVERITY>INFO</STATUS>"
           "<DTSERVER>20260102<LANGUAGE>ENG</SONRS></SIGNONMSGSRSV1><BANKMSGSRSV1><STMTTRNRS><TRNUID>1<STATUS><CODE>0"
           "<SEVERITY>INFO</STATUS><STMTRS><CURDEF>USD<BANKACCTFROM><BANKID>121000358<ACCTID>123456789<ACCTTYPE>CHECKING"
           "</BANKACCTFROM><BANKTRANLIST><DTSTART>20260101<DTEND>20260102"]
    for index, value in enumerate(amounts(entries)):
        sign = "" if value > 0 else "-"
        kind = "CREDIT" if value > 0 else "DEBIT"
        out.append(f"<STMTTRN><TRNTYPE>{kind}<DTPOSTED>20260102120000<TRNAMT>{sign}{abs(value) // 100}.{abs(value) % 100:02d}"
                   f"<FITID>F{index:09d}<NAME>PAYER {index % 977:05d} LLC<MEMO>INV {index:06d}</STMTTRN>")
    out.append("</BANKTRANLIST><LEDGERBAL><BALAMT>1.00<DTASOF>20260102</LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>")
    path.write_text("\n".join(out) + "\n")


def make_camt(path, entries):
    out = ['<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>'
           "<GrpHdr><MsgId>M</MsgId><CreDtTm>2026-01-02T20:00:00</CreDtTm></GrpHdr><Stmt><Id>S</Id><Acct><Id>"
           "<IBAN>DE89370400440532013000</IBAN></Id><Ccy>EUR</Ccy></Acct>"]
    for index, value in enumerate(amounts(entries)):
        side = "CRDT" if value > 0 else "DBIT"
        money = f"{abs(value) // 100}.{abs(value) % 100:02d}"
        out.append(
            f'<Ntry><Amt Ccy="EUR">{money}</Amt><CdtDbtInd>{side}</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-01-02</Dt>'
            f"</BookgDt><ValDt><Dt>2026-01-02</Dt></ValDt><AcctSvcrRef>REF{index:09d}</AcctSvcrRef><BkTxCd><Domn><Cd>PMNT</Cd><Fmly>"
            f"<Cd>RCDT</Cd><SubFmlyCd>ESCT</SubFmlyCd></Fmly></Domn></BkTxCd><NtryDtls><TxDtls><Refs><EndToEndId>E2E-{index:09d}"
            f'</EndToEndId></Refs><Amt Ccy="EUR">{money}</Amt><CdtDbtInd>{side}</CdtDbtInd><RltdPties><Dbtr><Pty><Nm>PAYER '
            f"{index % 977:05d} GMBH</Nm></Pty></Dbtr><DbtrAcct><Id><IBAN>FR1420041010050500013M02606</IBAN></Id></DbtrAcct></RltdPties>"
            f"<RmtInf><Ustrd>RE 2026-{index:06d} KD {index % 977:05d}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>")
    out.append("</Stmt></BkToCstmrStmt></Document>")
    path.write_text("\n".join(out) + "\n")


THEIRS = r"""
import json, sys, time
from decimal import Decimal
kind, times, files = sys.argv[1], int(sys.argv[2]), sys.argv[3:]

def mt940_pass():
    import mt940
    count, total = 0, Decimal(0)
    for path in files:
        for transaction in mt940.parse(path):
            count += 1
            total += transaction.data["amount"].amount
    return count, total

def ofx_pass():
    from ofxtools.Parser import OFXTree
    count, total = 0, Decimal(0)
    for path in files:
        tree = OFXTree()
        tree.parse(path)
        for statement in tree.convert().statements:
            for transaction in statement.transactions:
                count += 1
                total += transaction.trnamt
    return count, total

def camt_pass():
    # The fields of an entry and of its transactions, by paths, as readers on lxml do.
    from lxml import etree
    import datetime as dt
    ids = {"message_id": "MsgId", "bank_reference": "AcctSvcrRef", "payment_information_id": "PmtInfId",
           "instruction_id": "InstrId", "end_to_end_id": "EndToEndId", "transaction_id": "TxId", "mandate_id": "MndtId",
           "check_number": "ChqNb", "clearing_reference": "ClrSysRef", "uetr": "UETR"}
    count, total = 0, Decimal(0)

    def first(node, ns, *paths):
        for path in paths:
            text = node.findtext(path, namespaces=ns)
            if text:
                return text.strip()
        return None

    def money(node, ns, path):
        found = node.find(path, namespaces=ns)
        return None if found is None else (Decimal(found.text), found.get("Ccy"))

    def day(node, ns, path):
        text = first(node, ns, f"{path}/n:Dt", f"{path}/n:DtTm", path)
        return dt.date.fromisoformat(text[:10]) if text else None

    def side(node, ns, party, account, agent):
        base = f"n:RltdPties/n:{party}"
        return {
            "name": first(node, ns, f"{base}/n:Pty/n:Nm", f"{base}/n:Nm"),
            "address": [line.text for line in node.iterfind(f"{base}//n:AdrLine", namespaces=ns)],
            "id": first(node, ns, f"{base}/n:Pty/n:Id/n:OrgId/n:Othr/n:Id", f"{base}/n:Id/n:OrgId/n:Othr/n:Id"),
            "ultimate": first(node, ns, f"n:RltdPties/n:Ultmt{party}/n:Pty/n:Nm", f"n:RltdPties/n:Ultmt{party}/n:Nm"),
            "iban": first(node, ns, f"n:RltdPties/n:{account}/n:Id/n:IBAN"),
            "number": first(node, ns, f"n:RltdPties/n:{account}/n:Id/n:Othr/n:Id"),
            "bank": first(node, ns, f"n:RltdAgts/n:{agent}/n:FinInstnId/n:BICFI", f"n:RltdAgts/n:{agent}/n:FinInstnId/n:BIC"),
        }

    def code(node, ns):
        base = "n:BkTxCd/n:Domn"
        return [first(node, ns, f"{base}/n:Cd"), first(node, ns, f"{base}/n:Fmly/n:Cd"),
                first(node, ns, f"{base}/n:Fmly/n:SubFmlyCd"), first(node, ns, "n:BkTxCd/n:Prtry/n:Cd")]

    def transaction(node, ns):
        return {
            "amount": money(node, ns, "n:Amt") or money(node, ns, "n:AmtDtls/n:TxAmt/n:Amt"),
            "side": first(node, ns, "n:CdtDbtInd"),
            "ids": {name: first(node, ns, f"n:Refs/n:{tag}") for name, tag in ids.items()},
            "code": code(node, ns),
            "debtor": side(node, ns, "Dbtr", "DbtrAcct", "DbtrAgt"),
            "creditor": side(node, ns, "Cdtr", "CdtrAcct", "CdtrAgt"),
            "text": "".join(t.text or "" for t in node.iterfind("n:RmtInf/n:Ustrd", namespaces=ns)),
            "references": [t.text for t in node.iterfind("n:RmtInf/n:Strd/n:CdtrRefInf/n:Ref", namespaces=ns)],
            "documents": [first(t, ns, "n:Nb") for t in node.iterfind("n:RmtInf/n:Strd/n:RfrdDocInf", namespaces=ns)],
            "purpose": first(node, ns, "n:Purp/n:Cd", "n:Purp/n:Prtry"),
            "return": first(node, ns, "n:RtrInf/n:Rsn/n:Cd", "n:RtrInf/n:Rsn/n:Prtry"),
            "charges": [money(t, ns, "n:Amt") for t in node.iterfind("n:Chrgs/n:Rcrd", namespaces=ns)],
            "instructed": money(node, ns, "n:AmtDtls/n:InstdAmt/n:Amt"),
            "counter_value": money(node, ns, "n:AmtDtls/n:CntrValAmt/n:Amt"),
            "rate": first(node, ns, "n:AmtDtls/n:InstdAmt/n:CcyXchg/n:XchgRate", "n:AmtDtls/n:TxAmt/n:CcyXchg/n:XchgRate"),
            "info": first(node, ns, "n:AddtlTxInf"),
        }

    for path in files:
        for _, entry in etree.iterparse(path, events=("end",), tag="{*}Ntry"):
            ns = {"n": etree.QName(entry).namespace}
            amount, currency = money(entry, ns, "n:Amt")
            row = {
                "amount": -amount if first(entry, ns, "n:CdtDbtInd") == "DBIT" else amount,
                "currency": currency,
                "status": first(entry, ns, "n:Sts/n:Cd", "n:Sts"),
                "reversal": first(entry, ns, "n:RvslInd") in ("true", "1"),
                "booking_date": day(entry, ns, "n:BookgDt"),
                "value_date": day(entry, ns, "n:ValDt"),
                "bank_reference": first(entry, ns, "n:AcctSvcrRef"),
                "entry_reference": first(entry, ns, "n:NtryRef"),
                "code": code(entry, ns),
                "batch": first(entry, ns, "n:NtryDtls/n:Btch/n:NbOfTxs"),
                "charges": [money(t, ns, "n:Amt") for t in entry.iterfind("n:Chrgs/n:Rcrd", namespaces=ns)],
                "info": first(entry, ns, "n:AddtlNtryInf"),
                "details": [transaction(t, ns) for t in entry.iterfind("n:NtryDtls/n:TxDtls", namespaces=ns)],
            }
            count += 1
            total += row["amount"]
            entry.clear()
    return count, total

run = {"mt940": mt940_pass, "ofx": ofx_pass, "camt": camt_pass}[kind]
best = None
for _ in range(times):
    start = time.process_time()
    count, total = run()
    seconds = time.process_time() - start
    best = seconds if best is None else min(best, seconds)
print(json.dumps({"seconds": best, "movements": count, "total": str(total)}))
"""


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--venv", required=True)
    parser.add_argument("--target", default="target/release")
    parser.add_argument("--entries", type=int, default=20_000)
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--camt", type=Path)
    arguments = parser.parse_args()
    python = python_with_parsers(arguments.venv)
    speed = os.path.join(arguments.target, "statement_speed")
    expected = sum(amounts(arguments.entries))
    with tempfile.TemporaryDirectory() as folder:
        sets = []
        for kind, maker in [("mt940", make_mt940), ("ofx", make_ofx), ("camt", make_camt)]:
            path = Path(folder) / f"bench.{kind}"
            maker(path, arguments.entries)
            sets.append((f"{kind}, {arguments.entries:,} movements", kind, [str(path)], expected))
        if arguments.camt:
            files = sorted(str(path) for path in arguments.camt.rglob("*.xml"))
            sets.append((f"camt, {len(files)} files of a folder", "camt", files, None))
        print("| files | MB | ours, s | ours, MB/s | theirs, s | ratio |\n| --- | ---: | ---: | ---: | ---: | ---: |")
        for name, kind, files, cents in sets:
            ours = json.loads(subprocess.run([speed, "--times", "7", *files], stdout=subprocess.PIPE, check=True).stdout)
            done = subprocess.run([python, "-c", THEIRS, kind, str(arguments.times), *files], stdout=subprocess.PIPE, check=True)
            theirs = json.loads(done.stdout)
            if ours["movements"] != theirs["movements"]:
                sys.exit(f"statements: {name}: {ours['movements']} movements here, {theirs['movements']} there")
            if cents is not None and round(float(theirs["total"]) * 100) != cents:
                sys.exit(f"statements: {name}: the sum is {theirs['total']}, made were {cents} cents")
            size = ours["bytes"] / 1e6
            print(f"| {name} | {size:.1f} | {ours['seconds']:.4f} | {size / ours['seconds']:.0f} | {theirs['seconds']:.3f} "
                  f"| {theirs['seconds'] / ours['seconds']:.0f} |")


if __name__ == "__main__":
    main()
