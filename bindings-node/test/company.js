'use strict';

const RECORDED = '2026-01-01T09:00:00Z';
const FIRST = '2026-01-01';

const customer = () => ({
  kind: 'customer_recorded', id: 'f-acme', effective: FIRST, recorded: RECORDED,
  customer: { id: 'ACME', name: 'Acme Corp.' },
});

const invoice = (at) => ({
  kind: 'invoice_issued', id: `f-i${at}`, effective: FIRST, recorded: RECORDED,
  invoice: {
    id: `INV-${at}`, customer_id: 'ACME', issue_date: FIRST,
    amount: { amount: '1200.00', currency: 'EUR' }, terms: { kind: 'net', days: 30 },
  },
});

const facts = (count) => [customer(), ...Array.from({ length: count }, (_, at) => invoice(at))];

module.exports = { RECORDED, FIRST, customer, invoice, facts };
