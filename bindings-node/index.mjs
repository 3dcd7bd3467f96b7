// Generated from the table of operations by `make generate`. Do not edit.
import receivables from './index.js';

export default receivables;
export const {
  Ledger,
  ReceivablesError,
  call,
  operations,
  queries,
  version,
  adjustDate,
  dueDate,
  holidayCalendar,
  isBusinessDay,
  monthlyDates,
  nextContactTime,
  parseTerms,
  paymentSchedule,
  plusBusinessDays,
  splitAmount,
} = receivables;
