// What the compiler says of a host's code; every expected error must be one.
import receivables, { Ledger, ReceivablesError, roundAmount, splitAmount } from '../index.mjs';
import type { AgeingReport, Fact, Invoice, Money, OpenItem } from '../index.mjs';

const amount: Money = { amount: '1200.00', currency: 'EUR' };
const invoice: Invoice = {
  id: 'INV-7', customer_id: 'ACME', issue_date: '2026-01-01', amount, terms: { kind: 'net', days: 30 },
};
const fact: Fact = {
  kind: 'invoice_issued', id: 'f1', effective: '2026-01-01', recorded: '2026-01-01T09:00:00Z', invoice,
};

function describe(given: Fact): string {
  switch (given.kind) {
    case 'invoice_issued':
      return given.invoice.id;
    case 'payment_received':
      return given.payment.method;
    default:
      return given.id;
  }
}

const ledger = new Ledger({ functional_currency: 'EUR' });
const applied: 'new' | 'repeated' = ledger.apply(fact);
const batch: Promise<{ applied: number; repeated: number }> = ledger.applyAllAsync([fact]);
const report: AgeingReport = ledger.ageing({ as_of: '2026-03-01', basis: 'due_date' });
const items: OpenItem[] = ledger.openItems({ as_of: '2026-03-01' });
const rounded: Money = roundAmount({ value: '1.005', currency: 'EUR' });
const ids: string[] = ledger.customerIds();
const again: Ledger = receivables.Ledger.fromBytes(ledger.toBytes());
try {
  splitAmount({ total: amount, weights: ['1', '2'] });
} catch (error) {
  if (error instanceof ReceivablesError) console.log(error.code, error.field, error.details['given']);
}
console.log(describe(fact), applied, batch, report, items, rounded, ids, again);

// @ts-expect-error an amount is text
const number: Money = { amount: 1200, currency: 'EUR' };
// @ts-expect-error an amount is text
roundAmount({ value: 1.005, currency: 'EUR' });
// @ts-expect-error the customer is missing
const incomplete: Invoice = { id: 'INV-7', issue_date: '2026-01-01', amount, terms: { kind: 'net', days: 30 } };
// @ts-expect-error no such kind
ledger.apply({ ...fact, kind: 'invoice_eaten' });
// @ts-expect-error no such basis
ledger.ageing({ as_of: '2026-03-01', basis: 'delivery' });
// @ts-expect-error the day is missing
ledger.openItems({});
console.log(number, incomplete);
