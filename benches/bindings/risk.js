'use strict';
// How long a risk model takes from Node on a table of made-up invoices, as columns and as objects: best of three,
// processor time, with the answer read.
// Run after `make node-build`, with `invoices.csv` of `make_data --rows N`: `node benches/bindings/risk.js TABLE.csv`.
const { readFileSync } = require('node:fs');
const { fitTable, scoreTable, forecastTable, fitRisk, scoreInvoices, forecastCash } = require('../../bindings-node');

const [header, ...lines] = readFileSync(process.argv[2], 'utf8').trim().split('\n').map((line) => line.split(','));
const column = (name) => lines.map((line) => line[header.indexOf(name)]);
const names = ['customer_id', 'invoice_id', 'issue_date', 'due_date', 'amount', 'currency'];
const table = Object.fromEntries(names.map((name) => [name, column(name)]));
table.paid_date = column('paid_date').map((date) => date || null);
const rows = lines.map((_, at) => ({
  customer_id: table.customer_id[at],
  invoice_id: table.invoice_id[at],
  issue_date: table.issue_date[at],
  due_date: table.due_date[at],
  amount: { amount: table.amount[at], currency: table.currency[at] },
  ...(table.paid_date[at] ? { paid_date: table.paid_date[at] } : {}),
}));
const last = table.issue_date.reduce((a, b) => (a > b ? a : b));
const as_of = new Date(Date.parse(last) + 86_400_000).toISOString().slice(0, 10);

function best(name, body) {
  let answer;
  let least = Infinity;
  for (let at = 0; at < 3; at += 1) {
    const before = process.cpuUsage();
    answer = body();
    const used = process.cpuUsage(before);
    least = Math.min(least, (used.user + used.system) / 1e6);
  }
  const each = ((least / lines.length) * 1e6).toFixed(2);
  console.log(`${name.padEnd(32)} ${least.toFixed(3).padStart(8)} s  ${each.padStart(6)} us an invoice of the history`);
  return answer;
}

const { model } = best('fit', () => fitTable({ invoices: table, as_of }));
const found = best('score: remember, then outlooks', () => scoreTable({ invoices: table, as_of, model }));
console.log(found.invoice_id.length, 'open');
best('forecast, 13 weeks, 10000 paths', () => forecastTable({ invoices: table, as_of, model }));
const options = { without_reasons: true };
best('fit, objects', () => fitRisk({ invoices: rows, as_of }));
best('score, objects', () => scoreInvoices({ invoices: rows, as_of, model, options }));
best('forecast, objects', () => forecastCash({ invoices: rows, as_of, model }));
