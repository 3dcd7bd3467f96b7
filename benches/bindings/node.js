'use strict';
// How long 100,000 invoices take on their way into a ledger from Node, by each way: best of five, milliseconds.
// Run after `make node-build`: `node benches/bindings/node.js [COUNT]`.
const { Ledger } = require('../../bindings-node');

const COUNT = Number(process.argv[2] ?? 100_000);
const CUSTOMERS = 1000;
const shared = { effective: '2026-01-01', recorded: '2026-01-01T09:00:00Z' };
const customer = (at) => ({
  kind: 'customer_recorded', id: `fc${at}`, ...shared, customer: { id: `C${at}`, name: `Customer ${at}` },
});
const invoice = (at) => ({
  kind: 'invoice_issued', id: `fi${at}`, ...shared,
  invoice: {
    id: `INV-${at}`, customer_id: `C${at % CUSTOMERS}`, issue_date: '2026-01-01',
    amount: { amount: '1200.00', currency: 'EUR' }, terms: { kind: 'net', days: 30 },
  },
});

const empty = new Ledger();
empty.applyAll(Array.from({ length: CUSTOMERS }, (_, at) => customer(at)));
const state = empty.toBytes();
const fresh = () => Ledger.fromBytes(state);
const objects = Array.from({ length: COUNT }, (_, at) => invoice(at));
const buffer = Buffer.from(objects.map((fact) => JSON.stringify(fact)).join('\n'));

async function best(name, body, per = COUNT) {
  let least = Infinity;
  for (let at = 0; at < 5; at += 1) {
    const start = performance.now();
    await body();
    least = Math.min(least, performance.now() - start);
  }
  console.log(`${name.padEnd(44)} ${least.toFixed(1).padStart(9)} ms  ${((least / per) * 1000).toFixed(2).padStart(6)} us each`);
}

(async () => {
  await best('objects: applyAll', () => fresh().applyAll(objects));
  await best('objects: applyAllAsync', () => fresh().applyAllAsync(objects));
  await best('buffer of JSON lines: applyJsonLines', () => fresh().applyJsonLines(buffer));
  await best('objects: apply, one by one', () => {
    const ledger = fresh();
    for (const fact of objects) ledger.apply(fact);
  });
  const full = fresh();
  full.applyAll(objects);
  await best('answer: openItems', () => full.openItems({ as_of: '2026-01-01' }));
  await best('answer: ageing', () => full.ageing({ as_of: '2026-01-01' }), 1);
})();
