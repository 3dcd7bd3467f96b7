// The same package from CommonJS.
import receivables = require('../index.js');

const ledger: receivables.Ledger = new receivables.Ledger();
const ids: string[] = ledger.customerIds();
const amount: receivables.Money = { amount: '1', currency: 'EUR' };
console.log(ids, amount, receivables.version);
