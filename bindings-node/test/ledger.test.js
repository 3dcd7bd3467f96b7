'use strict';
const assert = require('node:assert/strict');
const { inspect } = require('node:util');
const { test } = require('node:test');
const { Caseload, Ledger, ReceivablesError, callAsync, roundAmount } = require('../index.js');
const { FIRST, invoice, facts } = require('./company.js');

const lines = (many) => many.map((fact) => JSON.stringify(fact)).join('\n');

test('every way in makes the same ledger', async () => {
  const many = facts(20);
  const [one, all, async_, text, buffer] = Array.from({ length: 5 }, () => new Ledger());
  for (const fact of many) assert.equal(one.apply(fact), 'new');
  assert.deepEqual(all.applyAll(many), { applied: 21, repeated: 0 });
  assert.deepEqual(await async_.applyAllAsync(new Set(many.slice().reverse())), { applied: 21, repeated: 0 });
  assert.deepEqual(text.applyJsonLines(lines(many)), { applied: 21, repeated: 0 });
  assert.deepEqual(buffer.applyJsonLines(Buffer.from(`${lines(many)}\n\n`)), { applied: 21, repeated: 0 });
  const digests = new Set([one, all, async_, text, buffer].map((ledger) => ledger.digest()));
  assert.equal(digests.size, 1);
  assert.equal(one.apply(many[1]), 'repeated');
  assert.deepEqual(all.applyAll(many), { applied: 0, repeated: 21 });
  assert.equal(all.length, 21);
  assert.equal(inspect(all), 'Ledger { 21 facts }');
});

test('questions', () => {
  const ledger = new Ledger({ functional_currency: 'EUR' });
  ledger.applyAll(facts(2));
  const [item] = ledger.openItems({ as_of: '2026-03-01' });
  assert.deepEqual([item.invoice_id, item.due_date, item.open.amount], ['INV-0', '2026-01-31', '1200.00']);
  assert.deepEqual(ledger.customerIds(), ['ACME']);
  assert.deepEqual(ledger.account({ customer_id: 'ACME', as_of: '2026-03-01' }).facts, facts(2));
  assert.equal(ledger.ageing({ as_of: '2026-03-01', bucket_days: [30, 60] }).rows[0].open.amount, '2400.00');
  assert.throws(() => ledger.query('nonsense'), { code: 'name_unknown' });
});

test('snapshot', () => {
  const ledger = new Ledger();
  ledger.applyAll(facts(3));
  const again = Ledger.fromBytes(ledger.toBytes());
  assert.equal(again.digest(), ledger.digest());
  assert.ok(again instanceof Ledger);
  for (const damaged of [Buffer.alloc(0), Buffer.from('nonsense'), ledger.toBytes().subarray(0, -1)]) {
    assert.throws(() => Ledger.fromBytes(damaged), { code: 'snapshot_unreadable' });
  }
  assert.throws(() => Ledger.fromBytes('text'), TypeError);
});

const deep = (levels) => {
  let value = 'x';
  for (let at = 0; at < levels; at += 1) value = [value];
  return value;
};
const circle = {};
circle.self = circle;
const VOID = {
  kind: 'invoice_voided', id: 'f-v', effective: '2026-01-02', recorded: '2026-01-02T09:00:00Z', invoice_id: 'INV-0',
};
const issued = (change) => ({ ...invoice(7), invoice: { ...invoice(7).invoice, ...change } });
const amount = (value) => issued({ amount: { amount: value, currency: 'EUR' } });

const BAD = [
  [{ ...VOID, kind: 'invoice_eaten' }, 'name_unknown', 'kind'],
  [{ ...VOID, kind: undefined }, 'malformed', 'kind'],
  [{ ...VOID, id: 5 }, 'malformed', 'id'],
  [{ ...VOID, id: 'x'.repeat(10_000_000) }, 'text_too_long', 'id'],
  [{ ...VOID, id: '\ud800' }, 'malformed'],
  [{ ...VOID, effective: '2026-02-30' }, 'date_malformed', 'effective'],
  [{ ...VOID, effective: true }, 'malformed', 'effective'],
  [{ ...VOID, effective: new Date(0) }, 'date_malformed', 'effective'],
  [{ ...VOID, recorded: '2026-01-02T09:00:00' }, 'instant_malformed', 'recorded'],
  [{ ...VOID, recorded: new Date(NaN) }, 'instant_malformed', 'recorded'],
  [{ ...VOID, invoice_id: 'INV-9' }, 'invoice_unknown', 'invoice_id'],
  [{ ...VOID, invoice_id: deep(1000) }, 'malformed'],
  [{ ...VOID, invoice_id: deep(100_000) }, 'malformed'],
  [{ ...VOID, invoice_id: circle }, 'malformed', 'invoice_id.self'],
  [{ ...VOID, invoice_id: new Map() }, 'malformed', 'invoice_id'],
  [{ ...VOID, id: 'f-i0' }, 'fact_conflict'],
  [amount(1.5), 'number_malformed', 'invoice.amount.amount'],
  [amount(1200), 'number_malformed', 'invoice.amount.amount'],
  [amount(NaN), 'number_malformed', 'invoice.amount.amount'],
  [amount(Infinity), 'number_malformed', 'invoice.amount.amount'],
  [amount(10n), 'number_malformed', 'invoice.amount.amount'],
  [amount('1.001'), 'amount_over_precise', 'invoice.amount.amount'],
  [issued({ tax: NaN }), 'number_malformed', 'invoice.tax'],
  [issued({ references: ['a', undefined] }), 'malformed', 'invoice.references[1]'],
  [issued({ lines: [{ net: { amount: '1', currency: 'USD' } }] }), 'currency_mismatch', 'invoice.lines[0].net'],
  [null, 'malformed'],
  [undefined, 'malformed'],
  [[], 'malformed'],
  [5, 'malformed'],
  [NaN, 'number_malformed'],
  ['text', 'malformed'],
  [() => 1, 'malformed'],
  [Symbol('x'), 'malformed'],
];

test('bad facts leave no trace', async () => {
  const ledger = new Ledger();
  ledger.applyAll(facts(2));
  const before = ledger.digest();
  for (const [bad, code, field] of BAD) {
    const what = `${code} ${field}`;
    const refused = (refusal) => {
      assert.ok(refusal instanceof ReceivablesError, `${what}: ${refusal}`);
      assert.ok(refusal instanceof Error);
      assert.equal(refusal.code, code, what);
      if (field !== undefined) assert.equal(refusal.field, field, what);
      return true;
    };
    assert.throws(() => ledger.apply(bad), refused);
    const inBatch = (refusal) => {
      assert.equal(refusal.code, code, what);
      if (field) assert.equal(refusal.field, `facts[1].${field}`);
      return true;
    };
    assert.throws(() => ledger.applyAll([invoice(5), bad]), inBatch);
    await assert.rejects(ledger.applyAllAsync([invoice(5), bad]), inBatch);
  }
  assert.equal(ledger.digest(), before);
});

test('an absent field and undefined are the same', () => {
  const ledger = new Ledger();
  assert.deepEqual(ledger.applyAll([facts(0)[0], { ...invoice(1), actor: undefined }]).applied, 2);
});

test('malformed JSON lines', () => {
  const ledger = new Ledger();
  const before = ledger.digest();
  for (const text of ['{', '{"kind":', '['.repeat(100_000), '\ufeff{}', '{"kind":"\\ud800"}', 'NaN', 'null']) {
    for (const given of [text, Buffer.from(text)]) {
      assert.throws(() => ledger.applyJsonLines(given), { name: 'ReceivablesError', code: 'malformed' });
    }
  }
  assert.throws(() => ledger.applyJsonLines(Buffer.from([0xff])), { code: 'malformed' });
  assert.throws(() => ledger.applyJsonLines(5), TypeError);
  assert.throws(() => ledger.applyAll(5), TypeError);
  assert.throws(() => new Ledger({ nonsense: 1 }), { code: 'malformed' });
  assert.throws(() => new Ledger(NaN), { code: 'number_malformed' });
  assert.equal(ledger.digest(), before);
});

test('a refusal tells everything', () => {
  try {
    roundAmount({ value: 1.5, currency: 'EUR' });
    assert.fail('not refused');
  } catch (refusal) {
    assert.equal(refusal.name, 'ReceivablesError');
    assert.deepEqual(
      [refusal.code, refusal.category, refusal.field, refusal.details.given],
      ['number_malformed', 'shape', 'value', 'the number 1.5'],
    );
  }
});

test('work away from the main thread leaves it free, and waits for its turn', async () => {
  const ledger = new Ledger();
  const many = facts(20_000);
  let ticks = 0;
  const timer = setInterval(() => { ticks += 1; }, 1);
  const results = await Promise.all([ledger.applyAllAsync(many), ledger.applyAllAsync(many)]);
  clearInterval(timer);
  assert.ok(ticks > 3, `${ticks} ticks`);
  assert.deepEqual(results.map((batch) => batch.applied).sort(), [0, 20_001]);
  assert.equal(ledger.length, 20_001);
});

test('work away from the main thread', async () => {
  const ledger = new Ledger();
  const bytes = Buffer.from(lines(facts(3)));
  const applied = ledger.applyJsonLinesAsync(bytes);
  bytes.fill(0);
  assert.deepEqual(await applied, { applied: 4, repeated: 0 });
  const asked = { as_of: '2026-03-01' };
  assert.deepEqual(await ledger.queryAsync('open_items', asked), ledger.openItems(asked));
  assert.equal(await ledger.digestAsync(), ledger.digest());
  await assert.rejects(ledger.queryAsync('open_items', {}), { code: 'malformed' });
  const number = { value: '1.005', currency: 'EUR' };
  assert.deepEqual(await callAsync('round_amount', number), roundAmount(number));
  await assert.rejects(ledger.applyJsonLinesAsync(Buffer.from([0xff])), { code: 'malformed' });
});

test('no panic leaves', () => {
  const binary = require('node:fs').readdirSync(`${__dirname}/..`).find((name) => name.endsWith('.node'));
  const native = require(`../${binary}`);
  assert.throws(() => native.panicOnPurpose(), /internal fault: on purpose/);
  assert.equal(FIRST, '2026-01-01');
});

test('a caseload says what became different, and everything as decide does', async () => {
  const ledger = new Ledger();
  ledger.applyAll(facts(3));
  const caseload = new Caseload();
  assert.equal(caseload.decisions(), undefined);
  const now = '2026-03-02T10:00:00Z';
  const first = caseload.refresh(ledger, { now });
  assert.equal(first.looked_at, 1);
  assert.deepEqual(caseload.decisions(), ledger.decide({ now }));
  const later = '2026-03-02T10:01:00Z';
  const second = await caseload.refreshAsync(ledger, { now: later });
  assert.deepEqual([second.looked_at, second.actions, second.withdrawn], [0, [], []]);
  assert.deepEqual(caseload.decisions(), ledger.decide({ now: later }));
  assert.throws(() => caseload.refresh(ledger, { now: 'noon' }), { code: 'instant_malformed' });
  assert.throws(() => new Caseload({ version: 'x' }), ReceivablesError);
});

test('a caseload with risk models says what a question with them says', () => {
  const ledger = new Ledger();
  ledger.applyAll(facts(3));
  const caseload = new Caseload(null, { rules: { unpaid_days: 60 } });
  const now = '2026-03-02T10:00:00Z';
  caseload.refresh(ledger, { now });
  assert.deepEqual(caseload.decisions(), ledger.decideWithRisk({ now, rules: { unpaid_days: 60 } }));
  assert.throws(() => new Caseload(null, { models: ['zz'] }), { field: 'risk.models[0].model' });
});
