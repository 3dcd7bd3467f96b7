'use strict';
const assert = require('node:assert/strict');
const { test } = require('node:test');
const { Ledger, ReceivablesError, callAsync, callWith, fitRisk, fitTable, forecastCash, forecastTable, gradeCustomers, gradeTable, matchCash } = require('../index.js');

/** Thirty invoices of three customers, paid later and later. */
function invoices() {
  const date = (day) => new Date(Date.UTC(2025, 0, 1 + day)).toISOString().slice(0, 10);
  return Array.from({ length: 30 }, (_, n) => ({
    customer_id: `C${n % 3}`,
    invoice_id: `I${n}`,
    issue_date: date(n * 7),
    due_date: date(n * 7 + 30),
    amount: { amount: `${100 + n}.00`, currency: 'EUR' },
    ...(n < 24 ? { paid_date: date(n * 7 + 30 + (n % 5)) } : {}),
  }));
}

test('progress is told on the way, and the answer is the same', () => {
  const given = { invoices: invoices(), as_of: '2025-08-20' };
  const told = [];
  assert.deepEqual(callWith('fit_risk', given, (done, total) => told.push([done, total])), fitRisk(given));
  assert.ok(told.length > 10);
  assert.equal(told[0][0], 0);
  assert.deepEqual(told.at(-1), [told.at(-1)[1], told.at(-1)[1]]);
  for (const name of ['forecast_cash', 'score_invoices', 'grade_customers']) {
    const parts = [];
    callWith(name, given, (done, total) => parts.push([done, total]));
    assert.ok(parts.length > 10, name);
    assert.equal(parts[0][0], 0);
    assert.deepEqual(parts.at(-1), [parts.at(-1)[1], parts.at(-1)[1]]);
  }
});

test('columns say what documents say', () => {
  const [rows, as_of] = [invoices(), '2025-08-20'];
  const column = (name) => rows.map((row) => row[name] ?? null);
  const table = {
    customer_id: column('customer_id'),
    invoice_id: column('invoice_id'),
    issue_date: column('issue_date'),
    due_date: column('due_date'),
    amount: rows.map((row) => row.amount.amount),
    currency: rows.map((row) => row.amount.currency),
    paid_date: column('paid_date'),
  };
  const { model } = fitTable({ invoices: table, as_of });
  assert.equal(model, fitRisk({ invoices: rows, as_of }).model);
  const options = { paths: 200 };
  const forecast = forecastTable({ invoices: table, as_of, model, options });
  assert.ok(forecast.rows[0].periods.length > 0);
  assert.deepEqual(forecast, forecastCash({ invoices: rows, as_of, model, options }));
  assert.deepEqual(gradeTable({ invoices: table, as_of, model }), gradeCustomers({ invoices: rows, as_of, model }));
  // A hole in a long column is told with its place.
  table.customer_id[17] = undefined;
  const at = (refusal) => refusal instanceof ReceivablesError && refusal.field === 'invoices.customer_id[17]';
  assert.throws(() => fitTable({ invoices: table, as_of }), at);
});

test('what the callback throws stops the work and comes out as it is', () => {
  const enough = new RangeError('enough');
  let calls = 0;
  const stop = () => {
    calls += 1;
    if (calls === 3) throw enough;
  };
  assert.throws(() => callWith('fit_risk', { invoices: invoices(), as_of: '2025-08-20' }, stop), (error) => error === enough);
  assert.equal(calls, 3);
});

test('a ledger tells, too, and refusals stay refusals', () => {
  const ledger = new Ledger();
  const told = [];
  const model = ledger.queryWith('fit_risk', { as_of: '2025-08-20' }, (done, total) => told.push([done, total]));
  assert.equal(model.invoices, 0);
  assert.ok(told.length > 0);
  ledger.queryWith('balances', { as_of: '2025-08-20' }, (done, total) => told.push([done, total]));
  assert.deepEqual(told.slice(-2), [[0, 1], [1, 1]]);
  assert.throws(() => callWith('fit_risk', { as_of: 'never' }, () => {}), ReceivablesError);
});

test('matching tells too, on the main thread and away from it', async () => {
  const given = {
    movements: [{ id: 'M1', value_date: '2026-02-03', amount: { amount: '10.00', currency: 'EUR' } }],
    items: [],
    customers: [],
  };
  const told = [];
  assert.deepEqual(callWith('match_cash', given, (done, of) => told.push([done, of])), matchCash(given));
  assert.deepEqual(told[0], [0, 3]);
  assert.deepEqual(told.at(-1), [3, 3]);
  const away = [];
  assert.deepEqual(await callAsync('match_cash', given, (done, of) => away.push([done, of])), matchCash(given));
  // Told without waiting: what was queued comes with the next turns of the loop.
  await new Promise((resolve) => setTimeout(resolve, 50));
  assert.deepEqual(away, told);
});
