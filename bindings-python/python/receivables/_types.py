# Generated from the types of the core by `make generate`. Do not edit.
"""The documents, policies and reports of the engine: frozen, with real decimals, dates and datetimes."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, Literal, Union

from receivables._native import Money, _check

AccountRole = Literal[
    "receivables_control",
    "unapplied_cash",
    "on_account_cash",
    "suspense",
    "cash",
    "processor_clearing",
    "contract_liability",
    "revenue",
    "tax_payable",
    "discount_allowed",
    "bank_fees",
    "withholding_receivable",
    "small_differences",
    "interest_income",
    "bad_debt",
    "bad_debt_recovery",
    "realised_exchange",
    "currency_exchange",
]
"""The part an account plays in the general ledger. Hosts map roles to their own accounts.

- `receivables_control`: Receivables control account: open items less credit memos.
- `unapplied_cash`: Payments of known customers that belong to no item yet; taken off the receivables.
- `on_account_cash`: Money kept on account; taken off the receivables.
- `suspense`: Payments of unknown payers.
- `cash`: Bank.
- `processor_clearing`: Money captured by a processor and not paid out yet.
- `contract_liability`: Billed and not yet earned.
- `revenue`: Earned revenue.
- `tax_payable`: Tax owed to the tax office.
- `discount_allowed`: Early-payment discounts that customers took.
- `bank_fees`: Fees of banks and processors.
- `withholding_receivable`: Tax withheld by customers, to be certified.
- `small_differences`: Small differences written off by rule.
- `interest_income`: Late interest that customers paid without being billed.
- `bad_debt`: Amounts given up as lost.
- `bad_debt_recovery`: Money that came for what was given up.
- `realised_exchange`: Gains and losses between the rate of a document and that of its payment.
- `currency_exchange`: Where one currency leaves and another comes in, so that each balances.
"""

AdjustmentKind = Literal[
    "discount",
    "bank_fee",
    "withholding",
    "small_difference",
    "interest",
]
"""Why an item is settled by more, or less, than the money that came.

- `discount`: Early-payment discount that the customer took.
- `bank_fee`: Charge that a bank took out of the payment.
- `withholding`: Tax that the customer withheld and will certify.
- `small_difference`: A small difference, written off by rule; below zero when the customer paid a little too much.
- `interest`: Late interest that the customer paid on top without being billed; below zero, since it settles nothing.
"""

AgeingBasis = Literal[
    "due_date",
    "issue_date",
]
"""From which date an item ages.

- `due_date`: From the due date: days past due.
- `issue_date`: From the date on the invoice.
"""

AgeingGroup = Literal[
    "none",
    "customer",
    "segment",
]
"""What stands in a row of its own, beside the currency.

- `none`: Nothing: one row a currency.
- `customer`: Each customer.
- `segment`: Each segment.
"""

BankBalanceKind = Literal[
    "opening",
    "closing",
    "intermediate_opening",
    "intermediate_closing",
    "previous_closing",
    "opening_available",
    "closing_available",
    "intermediate_available",
    "forward_available",
    "expected",
    "information",
    "other",
]
"""What a balance means.

- `opening`: Booked, at the start.
- `closing`: Booked, at the end.
- `intermediate_opening`: Booked, at the start of a page or of the day so far.
- `intermediate_closing`: Booked, at the end of a page or of the day so far.
- `previous_closing`: Booked, at the end of the statement before.
- `opening_available`: Available, at the start.
- `closing_available`: Available, at the end.
- `intermediate_available`: Available, in between.
- `forward_available`: Available on a later day.
- `expected`: With what is expected.
- `information`: For information.
- `other`: Any other; the code says which.
"""

BusinessDayRule = Literal[
    "unadjusted",
    "following",
    "modified_following",
    "preceding",
]
"""What to do with a date that falls on a closed day.

- `unadjusted`: Keep the date. The default: nothing moves unless the contract says so.
- `following`: The next business day.
- `modified_following`: The next business day, unless it lies in another month: then the business day before.
- `preceding`: The business day before.
"""

CallOutcome = Literal[
    "reached",
    "no_answer",
    "voicemail",
    "wrong_number",
]
"""What became of a call.

- `reached`: Someone answered.
- `no_answer`: Nobody answered.
- `voicemail`: A message was left.
- `wrong_number`: The number is wrong.
"""

Channel = Literal[
    "email",
    "phone",
    "sms",
    "letter",
    "portal",
]
"""Through which channel something was said.

- `email`: E-mail.
- `phone`: Telephone.
- `sms`: Text message.
- `letter`: Letter.
- `portal`: The customer's portal.
"""

ChargeKind = Literal[
    "late_interest",
    "compensation",
    "fee",
]
"""What is asked for besides the invoices.

- `late_interest`: Interest for the days past due.
- `compensation`: The fixed sum that a law or contract grants for the costs of recovery.
- `fee`: A fee for the reminder.
"""

CommitmentKind = Literal[
    "promise",
    "plan",
]
"""What kind of commitment it is.

- `promise`: A promise to pay by a day.
- `plan`: A payment plan with instalments.
"""

Compounding = Literal[
    "none",
    "monthly",
]
"""Whether interest bears interest.

- `none`: It does not.
- `monthly`: Month by month.
"""

ContactRole = Literal[
    "accounts_payable",
    "finance_lead",
    "buyer",
    "executive",
    "legal",
    "other",
]
"""What a contact does at the customer: decides who gets which message.

- `accounts_payable`: Pays the invoices: the first to write to.
- `finance_lead`: Answers for finance: head of accounting, controller, CFO.
- `buyer`: Uses or ordered the product.
- `executive`: Management or owner.
- `legal`: Legal department.
- `other`: Anyone else.
"""

ContinuityKind = Literal[
    "gap",
    "repeated",
]
"""How two statements of an account follow each other.

- `gap`: The opening balance is not the closing balance before: a statement is missing, or was changed.
- `repeated`: Two statements have the same number and days, and the same balances: one was given twice.
"""

CreditDecision = Literal[
    "release",
    "review",
    "hold",
]
"""What to do with the next delivery.

- `release`: Deliver.
- `review`: Ask a person.
- `hold`: Do not deliver before something changes.
"""

CreditKind = Literal[
    "credit_memo",
    "unapplied",
    "on_account",
    "unidentified",
]
"""What kind of credit a customer has.

- `credit_memo`: A credit memo that is not used up.
- `unapplied`: A payment, or the rest of one, that belongs to no item yet.
- `on_account`: Money left open on purpose for a known customer.
- `unidentified`: A payment whose payer is not known yet.
"""

CrmMark = Literal[
    "renewal_in_progress",
    "churn_risk",
    "key_account",
    "insolvent",
    "in_legal",
    "natural_person",
    "no_contact",
]
"""What the host's CRM says of a customer. Marks change what follow-up is allowed, never an amount.

- `renewal_in_progress`: A renewal or new contract is being negotiated.
- `churn_risk`: Customer success fears a cancellation.
- `key_account`: Follow-up needs a person's touch.
- `insolvent`: Insolvency proceedings: all follow-up stops.
- `in_legal`: The matter is with lawyers: all follow-up stops.
- `natural_person`: The debtor or guarantor is a natural person: consumer-like contact rules apply.
- `no_contact`: The customer asked not to be contacted: a person decides.
"""

DisputeOutcome = Literal[
    "upheld",
    "rejected",
    "settled",
    "withdrawn",
]
"""How a dispute ended.

- `upheld`: The customer was right.
- `rejected`: The company was right.
- `settled`: Both gave way.
- `withdrawn`: The customer took it back.
"""

EarlyPayment = Literal[
    "as_zero",
    "as_negative",
]
"""What a payment before its due date counts.

- `as_zero`: No days late: early payers do not hide late ones. The default.
- `as_negative`: Days late below zero: the mean of all payments.
"""

EvidenceKind = Literal[
    "not_receivable",
    "stated_purpose",
    "nobody_in_sight",
    "purpose_against",
    "discount",
    "late_discount",
    "withholding",
    "fee",
    "fee_usual",
    "interest",
    "rounding",
    "rounding_whole",
    "partial_named",
    "partial_unnamed",
    "partial_round",
    "over_named",
    "over_unnamed",
    "over_round",
    "over_twice",
    "loose_open",
    "split_adds",
    "exchange",
    "on_account",
    "on_account_round",
    "on_account_stated",
    "duplicate",
    "duplicate_named",
    "twin_against",
    "stated",
    "stated_other",
    "account_known",
    "account_shared",
    "account_of_other",
    "account_in_batch",
    "account_in_batch_other",
    "account_new",
    "name_same",
    "name_close",
    "name_partly",
    "name_weak",
    "name_unlike",
    "name_rival",
    "other_form",
    "name_learned",
    "name_in_batch",
    "customer_number",
    "group",
    "stranger",
    "named",
    "named_structured",
    "named_all",
    "named_near",
    "named_range",
    "choice_beside",
    "choice_open",
    "choice_free",
    "missed",
    "missed_doubtful",
    "stray",
    "named_elsewhere",
    "amounts_agree",
    "part_stated",
    "difference_stated",
    "far_from_due",
    "older_skipped",
    "disputed",
    "claimed",
    "amount_only",
    "unlisted",
    "unlisted_cut",
    "unlisted_unnamed",
]
"""A kind of evidence.

- `not_receivable`: The answer "not a receivable, or of no known customer".
- `stated_purpose`: That answer, where the text states such a purpose.
- `nobody_in_sight`: That answer, where no customer is in sight.
- `purpose_against`: A customer, where the text states a purpose that is not a receivable.
- `discount`: An early-payment discount is missing.
- `late_discount`: A discount is missing that had ended.
- `withholding`: Withheld tax is missing.
- `fee`: A bank charge is missing.
- `fee_usual`: The missing charge is a usual amount.
- `interest`: Late interest was paid on top.
- `rounding`: A small difference.
- `rounding_whole`: A small difference up to a whole amount.
- `partial_named`: A part of named items.
- `partial_unnamed`: A part of items that are not named.
- `partial_round`: A round part.
- `over_named`: More than named items.
- `over_unnamed`: More than items that are not named.
- `over_round`: A little more, up to a round amount.
- `over_twice`: More by one of the items, or twice the items.
- `loose_open`: More, or a part, while the list of the text is cut or goes on.
- `split_adds`: Other movements of the payer and this one add up to the item.
- `exchange`: Paid in another currency.
- `on_account`: Without items.
- `on_account_round`: Without items, a round amount.
- `on_account_stated`: Without items, and the text says that it is in advance.
- `duplicate`: The same payment a second time.
- `duplicate_named`: The first payment settled what this one names.
- `twin_against`: Items, where the same payment came shortly before.
- `stated`: The text states the difference that is missing.
- `stated_other`: The text states another difference.
- `account_known`: The payer's account is known for the customer.
- `account_shared`: That account is known for other customers too.
- `account_of_other`: The payer's account is known for others only.
- `account_in_batch`: Other movements of the batch show the account to be the customer's.
- `account_in_batch_other`: Other movements of the batch show the account to be another's.
- `account_new`: The account was never seen.
- `name_same`: The same name.
- `name_close`: Nearly the same name.
- `name_partly`: Half of the name.
- `name_weak`: A little of the name.
- `name_unlike`: Another name.
- `name_rival`: Another customer's name is more like it.
- `other_form`: Another legal form.
- `name_learned`: The name was learned for the customer.
- `name_in_batch`: Other movements of the batch show the name to be the customer's.
- `customer_number`: The customer's own number stands in the text.
- `group`: Items of others in the customer's group.
- `stranger`: Named items of customers outside the group.
- `named`: How much the numbers in the text say for the items.
- `named_structured`: By a structured reference.
- `named_all`: Every item is named.
- `named_near`: An item is named by a number with a wrong digit.
- `named_range`: Items between two named ones.
- `choice_beside`: Choice of items that are not named beside named ones.
- `choice_open`: The same, where the list of the text is cut or goes on.
- `choice_free`: Choice of items where none is named.
- `missed`: Items that the text names and the answer leaves out.
- `missed_doubtful`: Numbers that may name items and that the answer leaves out.
- `stray`: Numbers announced as invoices that are not in the book.
- `named_elsewhere`: Items of other customers that the text names.
- `amounts_agree`: Amounts in the text are those of the items.
- `part_stated`: A part, or more than the items, and the text states so much for each of them.
- `difference_stated`: A part, and the text states what is missing.
- `far_from_due`: How far payment is from the due date.
- `older_skipped`: Older items are passed over.
- `disputed`: Items that the customer disputes.
- `claimed`: Money that other movements claim.
- `amount_only`: Only the amount speaks for the payer.
- `unlisted`: An answer that was not found.
- `unlisted_cut`: The same, where the text is cut or goes on.
- `unlisted_unnamed`: The same, where the text names no item.
"""

ExposurePart = Literal[
    "not_due",
    "past_due",
    "drafts",
    "orders",
    "returned",
]
"""A part of what a customer may come to owe.

- `not_due`: Open items that are not due.
- `past_due`: Open items past due.
- `drafts`: Drafts: invoices that are not issued yet.
- `orders`: Orders that are confirmed and not invoiced.
- `returned`: Payments that came back.
"""

FailureClass = Literal[
    "soft",
    "needs_customer",
    "hard",
    "config",
]
"""How a failure is to be taken.

- `soft`: It may clear by itself.
- `needs_customer`: Trying again is useless until the payer acts.
- `hard`: The credential must not be used again.
- `config`: The request was wrong.
"""

FailureSource = Literal[
    "card",
    "card_advice",
    "visa",
    "mastercard_advice",
    "ach",
    "sepa",
    "bacs",
    "wire",
]
"""Who speaks the code.

- `card`: A card processor's decline code.
- `card_advice`: A card processor's advice.
- `visa`: Visa's response code.
- `mastercard_advice`: Mastercard's merchant advice code.
- `ach`: A return code of US ACH.
- `sepa`: A reason code of a SEPA R-transaction.
- `bacs`: A Bacs report and its code: `arudd/0`.
- `wire`: The rejection or recall of a credit transfer.
"""

FindingKind = Literal[
    "opening_balance_missing",
    "closing_balance_missing",
    "balance_disagrees",
    "batch_disagrees",
    "count_disagrees",
    "control_total_disagrees",
    "account_missing",
    "currency_missing",
    "currency_differs",
    "date_clamped",
    "sign_missing",
    "field_missing",
    "correction_stated",
    "truncated",
    "not_read",
    "direction_by_sign",
    "duplicate_left_out",
    "id_repeated",
    "ids_not_compared",
]
"""What is odd about a statement that can be read all the same.

- `opening_balance_missing`: It has no opening balance.
- `closing_balance_missing`: It has no closing balance.
- `balance_disagrees`: Opening balance and movements do not give the closing balance.
- `batch_disagrees`: The details of a batch do not add up to it.
- `count_disagrees`: A count in the file differs from what was read.
- `control_total_disagrees`: A control total in the file differs from what was read.
- `account_missing`: The account is not named.
- `currency_missing`: No currency is named.
- `currency_differs`: A movement is in another currency than the opening balance.
- `date_clamped`: A day that does not exist, such as 30 February, was read as the last of its month.
- `sign_missing`: A balance without debit or credit mark was read as a credit.
- `field_missing`: A field that the format demands is not there; it was read without.
- `correction_stated`: The bank takes back or replaces a movement that it sent before; a person must look.
- `truncated`: The file ends before its trailer.
- `not_read`: A part of the file cannot be read or is not about an account, and was left out.
- `direction_by_sign`: Words for money out stand beside amounts without a sign, in no column that has only such words: the amounts
were read as money in.
- `duplicate_left_out`: A movement stands twice under an id that is unique in its account, and was read once.
- `id_repeated`: An id that should be unique in its account stands at movements that differ; all were read.
- `ids_not_compared`: The file has more ids than are kept: later ones were compared with the first only.
"""

Fixer = Literal[
    "customer",
    "bank",
    "network",
    "operator",
]
"""Who can mend the cause.

- `customer`: The customer.
- `bank`: The customer's bank.
- `network`: The network.
- `operator`: The company that collects.
"""

InvoiceKind = Literal[
    "invoice",
    "debit_memo",
]
"""What kind of claim it is.

- `invoice`: An invoice for goods or services.
- `debit_memo`: A debit memo: a fee, late interest or charge asked for apart from an invoice.
"""

LeftOutReason = Literal[
    "pending",
    "information",
    "not_a_statement",
    "zero_amount",
    "date_missing",
    "amount_not_payable",
    "known",
]
"""Why a movement of a file is not handed to the ledger.

- `pending`: It is not booked yet.
- `information`: It is for information only.
- `not_a_statement`: The statement will bring it: the file is a report of the day so far, or a notification.
- `zero_amount`: No money moved.
- `date_missing`: Neither a value date nor a booking date is given.
- `amount_not_payable`: The currency is missing or not payable, or the amount has too many decimals.
- `known`: Its id is among the known ones.
"""

LimitCounts = Literal[
    "reattempts",
    "declines",
]
"""What a limit counts.

- `reattempts`: Tries after the first decline.
- `declines`: Declined tries, the first among them.
"""

LimitScope = Literal[
    "credential",
    "credential_and_amount",
    "entry",
]
"""Over what a limit counts.

- `credential`: One credential.
- `credential_and_amount`: One credential and amount.
- `entry`: One entry: the same collection presented again.
"""

LossRateMethod = Literal[
    "cohort",
    "roll",
]
"""Where loss rates come from.

- `cohort`: From the write-offs of a cohort of invoices.
- `roll`: From how balances rolled from bucket to bucket; of what rolls into the last one, the cohort's share is lost.
"""

MarkEffect = Literal[
    "stop",
    "human",
    "alert",
]
"""What a mark of the CRM does to follow-up.

- `stop`: Nothing is proposed; a person is told.
- `human`: A person takes the case over instead of the first message.
- `alert`: Follow-up goes on; customer success is told once.
"""

MarkKind = Literal[
    "dispute_opened",
    "dispute_resolved",
    "payment_failed",
    "promise_made",
    "promise_broken",
    "contacted",
]
"""What may happen to an invoice besides payment, as far as it tells something about payment.

- `dispute_opened`: A dispute was opened.
- `dispute_resolved`: A dispute was resolved.
- `payment_failed`: A payment failed or was returned.
- `promise_made`: The customer promised to pay.
- `promise_broken`: A promise was not kept.
- `contacted`: The customer was reminded or called.
"""

MatchDecision = Literal[
    "apply",
    "review",
    "ignore",
]
"""What is to be done with a match.

- `apply`: Sure enough to be posted.
- `review`: A person decides.
- `ignore`: Nothing to post: not a receivable.
"""

MatchKind = Literal[
    "exact",
    "discount",
    "late_discount",
    "withholding",
    "fee",
    "interest",
    "rounding",
    "exchange",
    "partial",
    "overpayment",
    "on_account",
    "duplicate",
    "not_receivable",
]
"""How a movement relates to the items.

- `exact`: It pays the items to the smallest unit.
- `discount`: A discount was taken that was still allowed.
- `late_discount`: A discount was taken that had ended: a person decides.
- `withholding`: Tax was withheld.
- `fee`: A bank kept a charge.
- `interest`: Late interest was paid on top.
- `rounding`: A small difference.
- `exchange`: Another currency, within the tolerance of the rate.
- `partial`: A part of the items.
- `overpayment`: More than the items: the rest stays on account.
- `on_account`: Money of a customer without items.
- `duplicate`: The same payment a second time: held on account.
- `not_receivable`: Not a receivable, or of no known customer.
"""

MatchedBy = Literal[
    "advice",
    "code",
    "text",
    "default",
]
"""What decided.

- `advice`: The network's advice.
- `code`: The code.
- `text`: The provider's words.
- `default`: Nothing: the table's default.
"""

MissCause = Literal[
    "paid_sooner",
    "paid_in_part",
    "slipped",
    "disputed",
    "credited",
    "new_invoice",
    "unplanned",
]
"""Why what came in differs from what was expected.

- `paid_sooner`: Paid, and more was received in the period than its share of the expectation.
- `paid_in_part`: Only a part was paid in the period, less than expected.
- `slipped`: Not paid in the period, and not disputed.
- `disputed`: Not paid in the period because it is disputed.
- `credited`: Closed without cash: a credit memo, a write-off.
- `new_invoice`: Cash for an invoice that was not there when the forecast was made.
- `unplanned`: Cash that belongs to no invoice.
"""

MovementKind = Literal[
    "receipt",
    "collection",
    "payment",
    "return",
    "reversal",
    "fee",
    "interest",
    "settlement",
    "internal",
    "cash",
    "card",
    "adjustment",
    "information",
    "other",
]
"""What a movement is, whatever code the bank used for it. The sign of the amount says which way money went.

- `receipt`: Money from a payer: a transfer, a cheque, a deposit.
- `collection`: A direct debit or other collection of our own that was credited.
- `payment`: Money that we paid.
- `return`: A payment that came back: out of our account when a receipt or collection is returned, into it when one of
our own payments is.
- `reversal`: The bank undoes an earlier entry of its own.
- `fee`: A fee of the bank.
- `interest`: Interest, either way.
- `settlement`: Settlement of many card or clearing transactions.
- `internal`: A transfer between own accounts, sweeps and cash concentration.
- `cash`: Notes and coins, cash machines.
- `card`: A card payment of our own.
- `adjustment`: A correction of the bank.
- `information`: No money moved.
- `other`: Anything else, or a code that says nothing.
"""

MovementStatus = Literal[
    "booked",
    "pending",
    "information",
]
"""Whether the money has moved.

- `booked`: Booked.
- `pending`: Announced, not booked yet: never post it.
- `information`: For information only.
"""

PayerBehaviour = Literal[
    "reliable",
    "standard",
    "chronic_late",
    "new",
]
"""How a customer has paid so far.

- `reliable`: Pays on time, again and again.
- `standard`: Neither remarkably good nor bad.
- `chronic_late`: Missed several payments lately.
- `new`: Too little is known.
"""

PaymentMethod = Literal[
    "card",
    "bank_debit",
    "bank_transfer",
    "check",
    "cash",
    "wallet",
    "other",
]
"""How the customer pays.

- `card`: Credit or debit card.
- `bank_debit`: A debit that the company draws from the customer's account (ACH debit, SEPA direct debit, Bacs).
- `bank_transfer`: A transfer that the customer sends (wire, ACH credit, SEPA credit transfer).
- `check`: A check.
- `cash`: Cash.
- `wallet`: An online wallet.
- `other`: Anything else.
"""

Period = Literal[
    "week",
    "ten_days",
    "half_month",
    "quarter",
    "half_year",
    "year",
]
"""A stretch of the calendar at whose end payment is due.

- `week`: Monday to Sunday. EDIFACT 2009 code 10.
- `ten_days`: The 1st to 10th, 11th to 20th, 21st to the end of a month. EDIFACT 2009 code 4.
- `half_month`: The 1st to 15th, 16th to the end of a month. EDIFACT 2009 code 14.
- `quarter`: Three months from January, April, July or October. EDIFACT 2009 code 8.
- `half_year`: Six months from January or July. EDIFACT 2009 code 12.
- `year`: The calendar year. EDIFACT 2009 code 9.
"""

PermittedAction = Literal[
    "retry_elsewhere",
    "retry_later",
    "other_instrument",
    "customer_must_act",
    "operator_must_act",
    "await_status",
    "nothing",
]
"""What may be done after a failure.

- `retry_elsewhere`: Try the same instrument again at once over another route.
- `retry_later`: Try the same instrument again later.
- `other_instrument`: Try another instrument of the customer.
- `customer_must_act`: Ask the customer to act.
- `operator_must_act`: Have an operator look at it; the customer is not written to first.
- `await_status`: Wait for a status: what became of the attempt is not known.
- `nothing`: Nothing is to be done.
"""

PluralRule = Literal[
    "one_other",
    "zero_one_other",
    "one_few_many",
]
"""Which form of a word follows a number (after the plural rules of Unicode CLDR, for whole numbers).

- `one_other`: One, and the rest.
- `zero_one_other`: None and one, and the rest.
- `one_few_many`: One; 2 to 4 at the end but not 12 to 14; the rest.
"""

PrepaymentForm = Literal[
    "cash_in_advance",
    "cash_with_order",
    "payment_in_advance",
]
"""What a payment before delivery is called.

- `cash_in_advance`: Cash in advance (CIA).
- `cash_with_order`: Cash with order (CWO).
- `payment_in_advance`: Payment in advance (PIA).
"""

PromiseOutcome = Literal[
    "kept",
    "broken",
    "pending",
]
"""What became of a promise.

- `kept`: Paid in full by its date and grace.
- `broken`: Not paid in full by then.
- `pending`: Its date and grace have not passed.
"""

PublicCalendar = Literal[
    "target",
    "us_federal_reserve",
    "england_and_wales",
    "germany",
]
"""A calendar that this crate knows by name.

- `target`: The euro payment system TARGET (T2). Source: European Central Bank, long-term calendar from 2002.
- `us_federal_reserve`: The Federal Reserve Banks (Fedwire, FedACH). Source: Federal Reserve holiday schedules, 5 U.S.C. 6103.
- `england_and_wales`: Bank holidays of England and Wales, which Bacs and CHAPS keep too. Source: Banking and Financial Dealings
Act 1971, royal proclamations, gov.uk/bank-holidays.
- `germany`: Holidays of all German states. Source: holiday laws of the states, Unification Treaty article 2(2).
"""

Rail = Literal[
    "ach",
    "sepa_credit",
    "sepa_core",
    "sepa_b2b",
    "bacs",
    "faster_payments",
    "instant",
    "wire",
    "visa",
    "mastercard",
    "amex",
    "card_other",
    "other",
]
"""The network that moves the money.

- `ach`: US ACH.
- `sepa_credit`: SEPA credit transfer.
- `sepa_core`: SEPA direct debit, Core scheme.
- `sepa_b2b`: SEPA direct debit, B2B scheme.
- `bacs`: UK Bacs.
- `faster_payments`: UK Faster Payments.
- `instant`: US instant rails (RTP, FedNow).
- `wire`: Bank wire, Fedwire, Swift.
- `visa`: Visa.
- `mastercard`: Mastercard.
- `amex`: American Express.
- `card_other`: Another card network.
- `other`: Anything else.
"""

RateBreach = Literal[
    "unauthorised",
    "administrative",
    "overall",
]
"""A return rate that is above its ceiling.

- `unauthorised`: Unauthorised returns.
- `administrative`: Administrative returns.
- `overall`: All returns.
"""

RateBucket = Literal[
    "unauthorised",
    "administrative",
]
"""In which return rate of the ACH network a return counts, besides the overall one.

- `unauthorised`: The unauthorised return rate.
- `administrative`: The administrative return rate.
"""

RateKind = Literal[
    "spot",
    "average",
    "closing",
    "contract",
    "tax",
]
"""What an exchange rate is meant for.

- `spot`: The rate of the day. The default.
- `average`: The mean of a period, dated at its end.
- `closing`: The rate at the end of a period.
- `contract`: A rate agreed in a contract.
- `tax`: The rate that the tax law prescribes.
"""

RateRule = Literal[
    "each_day",
    "at_start",
]
"""Which rate counts when rates change.

- `each_day`: The rate of each day.
- `at_start`: The rate of the day after the due date, until it is paid.
"""

RateSource = Literal[
    "own",
    "all_groups",
    "neighbour",
]
"""Whose history the loss rate of a bucket comes from.

- `own`: The group's own.
- `all_groups`: That of all groups in the currency: nothing of the group reached the bucket.
- `neighbour`: That of the next younger bucket with a rate, or where there is none of the next older one: nothing in the
currency reached the bucket.
"""

ReceivablesBasis = Literal[
    "less_credits",
    "gross",
]
"""Which receivables DSO, turnover, collection effectiveness and the write-off rate are measured on.

- `less_credits`: Open items less unapplied cash and open credits: cash counts when it arrives. The default.
- `gross`: Open items as they stand.
"""

ReferenceFault = Literal[
    "length",
    "form",
    "check_digits",
    "country_unknown",
    "model_unknown",
    "all_zero",
]
"""Why a reference is not valid in its scheme.

- `length`: Too short or too long.
- `form`: A character or a prefix that the scheme does not have.
- `check_digits`: The check digits are wrong.
- `country_unknown`: No IBAN is known for the country.
- `model_unknown`: The scheme has no such model.
- `all_zero`: Nothing but zeros.
"""

ReferenceScheme = Literal[
    "rf",
    "swiss_qr",
    "belgian_ogm",
    "finnish",
    "estonian",
    "kid_mod10",
    "kid_mod11",
    "swedish_ocr",
    "swedish_ocr_length",
    "danish_fik71",
    "slovenian",
    "croatian",
    "iban",
    "bic",
    "lei",
    "us_routing",
]
"""A scheme of references with check digits.

- `rf`: Creditor reference of ISO 11649.
- `swiss_qr`: Swiss QR reference, also the old ESR.
- `belgian_ogm`: Belgian structured communication (OGM, VCS).
- `finnish`: Finnish reference number.
- `estonian`: Estonian reference number.
- `kid_mod10`: Norwegian KID with modulus 10.
- `kid_mod11`: Norwegian KID with modulus 11.
- `swedish_ocr`: Swedish OCR reference.
- `swedish_ocr_length`: Swedish OCR reference whose second digit from the right is its length.
- `danish_fik71`: Danish payment reference of card type 71.
- `slovenian`: Slovenian reference.
- `croatian`: Croatian reference.
- `iban`: International bank account number.
- `bic`: Business identifier code of a bank.
- `lei`: Legal entity identifier.
- `us_routing`: Routing number of a bank in the United States.
"""

ReplyIntent = Literal[
    "will_pay",
    "says_paid",
    "disputes",
    "question",
    "refuses",
    "automatic",
    "other",
]
"""What a reply is about.

- `will_pay`: Will pay.
- `says_paid`: Says it is paid.
- `disputes`: Contests it.
- `question`: Asks something.
- `refuses`: Will not pay.
- `automatic`: An automatic answer.
- `other`: Anything else.
"""

RestRule = Literal[
    "largest_remainder",
    "last_takes_rest",
]
"""Who gets the smallest units that remain once every share is cut to whole units.

- `largest_remainder`: One unit each to the parts with the largest fraction cut off; on a tie the earlier part. The default.
- `last_takes_rest`: All of them to the last part, whatever its weight.
"""

ReturnReviewReason = Literal[
    "payment_unknown",
    "several_payments",
    "amount_differs",
    "money_came_in",
    "entry_reversed",
]
"""Why a person must look at something that came back.

- `payment_unknown`: No payment has one of its ids.
- `several_payments`: Several payments have one, and the amount does not single one out.
- `amount_differs`: The amount is not what is left of the payment, and no charge that the file names explains it.
- `money_came_in`: Money came in: what this company had sent came back, or a return was undone.
- `entry_reversed`: The bank undid one of its own entries.
"""

ReturnWindow = Literal[
    "two_banking_days",
    "sixty_calendar_days",
]
"""Until when an ACH debit can come back.

- `two_banking_days`: By the opening of the second banking day after settlement.
- `sixty_calendar_days`: By the opening of the banking day after the sixtieth calendar day after settlement.
"""

RiskGrade = Literal[
    "a",
    "b",
    "c",
    "d",
    "e",
]
"""A letter for the risk that the next invoice of a customer is paid late or very late.

- `a`: The least risk.
- `b`: Little risk.
- `c`: Some risk.
- `d`: Much risk.
- `e`: The most risk.
"""

Rounding = Literal[
    "half_up",
    "half_even",
    "half_down",
    "down",
    "up",
    "ceil",
    "floor",
]
"""How a number that lies between two steps becomes one of them.

| value | half_up | half_even | half_down | down | up | ceil | floor |
| --- | --- | --- | --- | --- | --- | --- | --- |
| 1.005 | 1.01 | 1.00 | 1.00 | 1.00 | 1.01 | 1.01 | 1.00 |
| 1.015 | 1.02 | 1.02 | 1.01 | 1.01 | 1.02 | 1.02 | 1.01 |
| -1.005 | -1.01 | -1.00 | -1.00 | -1.00 | -1.01 | -1.00 | -1.01 |

In JSON: `"half_up"`.

- `half_up`: To the nearest step; a tie goes away from zero. The default.
- `half_even`: To the nearest step; a tie goes to the even one.
- `half_down`: To the nearest step; a tie goes towards zero.
- `down`: Towards zero.
- `up`: Away from zero.
- `ceil`: Towards the larger number.
- `floor`: Towards the smaller number.
"""

ScoredChance = Literal[
    "late",
    "unpaid_in_thirty_days",
]
"""The chance that a score is about.

- `late`: Paid after the due date: for an invoice that is not past due.
- `unpaid_in_thirty_days`: Still unpaid in thirty days: for an invoice that is past due.
"""

SettlementKind = Literal[
    "payment",
    "credit_memo",
    "write_off",
]
"""What settled part of an item.

- `payment`: Money of a payment, with the adjustments that came with it.
- `credit_memo`: A credit memo.
- `write_off`: Given up as lost.
"""

Side = Literal[
    "debit",
    "credit",
]
"""The side of an account.

- `debit`: Debit.
- `credit`: Credit.
"""

Standing = Literal[
    "active",
    "kept",
    "partly_kept",
    "broken",
    "replaced",
]
"""Where a commitment stands.

- `active`: Its day has not passed.
- `kept`: The money came in time.
- `partly_kept`: Not all of the money came in time, but so much that the policy does not take it for broken.
- `broken`: The money did not come in time.
- `replaced`: Another commitment took its place before it was due.
"""

StatementFormat = Literal[
    "camt",
    "mt940",
    "mt942",
    "bai2",
    "ofx",
    "nacha",
    "edi820",
    "csv",
]
"""The formats that are read.

- `camt`: ISO 20022 camt.052, .053 and .054, every version.
- `mt940`: SWIFT MT940.
- `mt942`: SWIFT MT942.
- `bai2`: BAI2.
- `ofx`: OFX 1 (SGML) and 2 (XML).
- `nacha`: A Nacha file with returned entries.
- `edi820`: EDI X12 820, also in CTX addenda.
- `csv`: A table with separators.
"""

StatementKind = Literal[
    "statement",
    "report",
    "notification",
    "returns",
    "remittance",
]
"""What kind of message a statement came from.

- `statement`: End of day, booked.
- `report`: During the day: never post what the statement will bring again.
- `notification`: Single credits or debits, announced or explained.
- `returns`: Returned ACH entries.
- `remittance`: What a payment is for, without the money.
"""

TaxMethod = Literal[
    "per_category",
    "per_line",
]
"""Where tax is rounded.

- `per_category`: Once for each category and rate of the document, as EN 16931 asks. The default.
- `per_line`: On each line.
"""

TermsBase = Literal[
    "issue_date",
    "delivery_date",
    "receipt_date",
    "later_of_receipt_and_delivery",
    "end_of_issue_month",
]
"""From which date the terms run. The base day itself is not counted.

- `issue_date`: The date on the invoice. The default.
- `delivery_date`: The day of delivery ("ROG", receipt of goods).
- `receipt_date`: The day on which the customer received the invoice.
- `later_of_receipt_and_delivery`: The later of receipt of the invoice and delivery; the one that is known where only one is. The rule of
Directive 2011/7/EU, article 3(3)(b), for contracts that are silent.
- `end_of_issue_month`: The last day of the month of the invoice.
"""

Tone = Literal[
    "helpful",
    "friendly",
    "neutral",
    "firm",
    "formal",
]
"""How a message sounds, from the softest to the hardest.

- `helpful`: Before anything is due.
- `friendly`: Soon after the due date.
- `neutral`: Matter of fact.
- `firm`: With a date and a consequence.
- `formal`: Formal notice.
"""

Unit = Literal[
    "days",
    "percent",
    "times",
    "amount_per_invoice",
    "invoices_per_head",
]
"""What a measured number counts.

- `days`: Days.
- `percent`: Per hundred.
- `times`: How many times in the period.
- `amount_per_invoice`: Units of the cost's currency for one invoice.
- `invoices_per_head`: Invoices for one person.
"""

VelocityChange = Literal[
    "slower",
    "faster",
]
"""In which direction payment changed.

- `slower`: Later than before.
- `faster`: Earlier than before.
"""

Weekday = Literal[
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
]
"""A day of the week; Monday comes first, as in ISO 8601.

- `monday`: Monday.
- `tuesday`: Tuesday.
- `wednesday`: Wednesday.
- `thursday`: Thursday.
- `friday`: Friday.
- `saturday`: Saturday.
- `sunday`: Sunday.
"""

WordClass = Literal[
    "invoice",
    "order",
    "customer",
    "other",
    "discount",
    "withholding",
    "fee",
    "interest",
    "partial",
    "deduction",
    "advance",
    "purpose",
    "range",
    "more",
    "neutral",
]
"""What a word of a bank text announces.

- `invoice`: The number of an invoice follows.
- `order`: The customer's order number follows.
- `customer`: The customer's own number follows.
- `other`: A number follows that names no item: of a check, a telephone, a batch.
- `discount`: A discount was taken.
- `withholding`: Tax was withheld.
- `fee`: A bank kept a charge.
- `interest`: Late interest is paid on top.
- `partial`: Only a part is paid.
- `deduction`: The customer kept something back: for damage, a claim, goods returned.
- `advance`: Money ahead of an invoice.
- `purpose`: A purpose that is not a receivable: rent, refund, loan, interest, settlement of cards.
- `range`: All from the number before to the number after.
- `more`: The list goes on without being written out.
- `neutral`: Says nothing, and does not end a list of numbers.
"""

WorkGroup = Literal[
    "easy",
    "leave",
    "at_risk",
]
"""What kind of work an entry is.

- `easy`: A step of a person settles it.
- `leave`: The program goes on with it.
- `at_risk`: The money or the customer is in danger.
"""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class AccountBalance:
    """The balance of one account in one currency."""

    role: AccountRole
    """The part the account plays."""
    balance: Money
    """Debits less credits in this currency."""
    account: str | None = None
    """Name of the account in the host's general ledger, where the settings give it."""
    functional: Money | None = None
    """The same in the currency of the books."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class AccountHistory:
    """A customer with items, credits and facts as of a day."""

    customer: Customer
    """The customer as known."""
    items: Sequence[ItemHistory]
    """Every item ever, by due date, then invoice and instalment."""
    facts: Sequence[Fact]
    """Every fact about the customer that counts for the question, and whatever moved money on their items, in the
    order of the ledger (recorded, effective, kind, id).
    """
    credits: Sequence[OpenCredit] = ()
    """Credits that are not used up."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class AccountNote:
    """What the host's CRM or a person says of a customer, from its effective date on."""

    customer_id: str
    """Which customer."""
    mark: CrmMark | None = None
    """A mark that is set or taken back."""
    marked: bool = False
    """Whether the mark is set (true) or taken back."""
    text: str | None = None
    """The words."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class AccountNoted:
    """The CRM or a person noted something about a customer."""

    kind: Literal["account_note"] = dataclasses.field(default="account_note", init=False)
    id: str
    """Names the fact."""
    effective: dt.date
    """The day for which it counts."""
    recorded: dt.datetime
    """The instant at which it became known."""
    note: AccountNote
    """The note."""
    actor: str | None = None
    """Who or what did it."""
    at: dt.datetime | None = None
    """The instant at which it happened, where it differs from `recorded`."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class AchReturnRates:
    """Return rates, and which are above their ceiling."""

    unauthorised_percent: Decimal
    """Percent, half even to two decimals."""
    administrative_percent: Decimal
    """Percent, half even to two decimals."""
    overall_percent: Decimal
    """Percent, half even to two decimals."""
    breaches: Sequence[RateBreach]
    """The rates above their ceiling, judged before rounding."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class ActionAlertCustomerSuccess:
    """Tell customer success that a customer they care for is overdue."""

    kind: Literal["alert_customer_success"] = dataclasses.field(default="alert_customer_success", init=False)
    overdue: Money
    """Open amount past due."""
    id: str
    """Digest of its cause: case, step and occurrence, or movement and occurrence."""
    currency: str
    """The currency of the case, or of the money."""
    step: str
    """The step, such as `level-3`."""
    reasons: Sequence[Reason]
    """Why, and why under this policy."""
    not_before: dt.datetime
    """Not before this instant: the next contact hours for what goes to a person, the planned day for an attempt."""
    mark: CrmMark | None = None
    """The mark of the CRM that asks for it, where one does."""
    warning: EarlyWarning | None = None
    """What was noticed, where an early warning is the cause."""
    case_id: str | None = None
    """The case; none for money that came in."""
    customer_id: str | None = None
    """The customer; none for money of an unknown payer."""
    level: int | None = None
    """Number of the level, where a level is the cause."""
    next_change: dt.datetime | None = None
    """The earliest instant after the question at which anything in this case can change without a new fact."""
    policy: PolicyVersion | None = None
    """The dunning policy and its version; none for money that came in."""
    superseded: Sequence[Superseded] = ()
    """Lower steps that were reached, never done, and are not done any more."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class ActionApplyCash:
    """Tell the ledger the facts that come with it. Done when they are told: the match is then confirmed."""

    kind: Literal["apply_cash"] = dataclasses.field(default="apply_cash", init=False)
    movement: BankMovement
    """The movement on the bank account."""
    outcome: MatchOutcome
    """What it settles."""
    confidence: Decimal
    """Chance that this is right in all its parts."""
    facts: Sequence[Fact]
    """What to tell the ledger, all or none: the payment, its allocations, the confirmation. They are recorded at the
    instant of the question.
    """
    id: str
    """Digest of its cause: case, step and occurrence, or movement and occurrence."""
    currency: str
    """The currency of the case, or of the money."""
    step: str
    """The step, such as `level-3`."""
    reasons: Sequence[Reason]
    """Why, and why under this policy."""
    not_before: dt.datetime
    """Not before this instant: the next contact hours for what goes to a person, the planned day for an attempt."""
    case_id: str | None = None
    """The case; none for money that came in."""
    customer_id: str | None = None
    """The customer; none for money of an unknown payer."""
    level: int | None = None
    """Number of the level, where a level is the cause."""
    next_change: dt.datetime | None = None
    """The earliest instant after the question at which anything in this case can change without a new fact."""
    policy: PolicyVersion | None = None
    """The dunning policy and its version; none for money that came in."""
    superseded: Sequence[Superseded] = ()
    """Lower steps that were reached, never done, and are not done any more."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class ActionDone:
    """The host carried a proposed action out."""

    kind: Literal["action_done"] = dataclasses.field(default="action_done", init=False)
    id: str
    """Names the fact."""
    effective: dt.date
    """The day for which it counts."""
    recorded: dt.datetime
    """The instant at which it became known."""
    outcome: ActionOutcome
    """Which action, and what happened."""
    actor: str | None = None
    """Who or what did it."""
    at: dt.datetime | None = None
    """The instant at which it happened, where it differs from `recorded`."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class ActionEscalate:
    """Give the case to a person. Done when `action_done` is reported; a `human_decision` gives it back."""

    kind: Literal["escalate"] = dataclasses.field(default="escalate", init=False)
    overdue: Money
    """Open amount past due."""
    dossier: Dossier
    """Everything that is known, with the complete log of what was said and tried."""
    id: str
    """Digest of its cause: case, step and occurrence, or movement and occurrence."""
    currency: str
    """The currency of the case, or of the money."""
    step: str
    """The step, such as `level-3`."""
    reasons: Sequence[Reason]
    """Why, and why under this policy."""
    not_before: dt.datetime
    """Not before this instant: the next contact hours for what goes to a person, the planned day for an attempt."""
    case_id: str | None = None
    """The case; none for money that came in."""
    customer_id: str | None = None
    """The customer; none for money of an unknown payer."""
    level: int | None = None
    """Number of the level, where a level is the cause."""
    next_change: dt.datetime | None = None
    """The earliest instant after the question at which anything in this case can change without a new fact."""
    policy: PolicyVersion | None = None
    """The dunning policy and its version; none for money that came in."""
    superseded: Sequence[Superseded] = ()
    """Lower steps that were reached, never done, and are not done any more."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class ActionFailed:
    """The host could not carry a proposed action out."""

    kind: Literal["action_failed"] = dataclasses.field(default="action_failed", init=False)
    id: str
    """Names the fact."""
    effective: dt.date
    """The day for which it counts."""
    recorded: dt.datetime
    """The instant at which it became known."""
    outcome: ActionOutcome
    """Which action, and why."""
    actor: str | None = None
    """Who or what did it."""
    at: dt.datetime | None = None
    """The instant at which it happened, where it differs from `recorded`."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class ActionOutcome:
    """What became of a proposed action."""

    action_id: str
    """The action."""
    customer_id: str
    """For which customer."""
    level: int | None = None
    """Number of the dunning level that it belongs to, as the action said: from it the metrics know how far a case went."""
    text: str | None = None
    """What happened."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class ActionRecovery:
    """What came of logged choices."""

    choices: int
    """Choices that counted."""
    too_recent: int
    """Choices whose horizon is not over yet: left out."""
    nothing_overdue: int
    """Choices for a customer with nothing overdue in the currency: left out."""
    groups: Sequence[GroupRecovery]
    """What they tell of each group, by name."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class ActionRequestPaymentMethod:
    """Ask for a card or mandate that works."""

    kind: Literal["request_payment_method"] = dataclasses.field(default="request_payment_method", init=False)
    contact_id: str
    """To whom."""
    methods: Sequence[PaymentMethod]
    """Which methods would do."""
    unusable: Sequence[str]
    """What is on file and cannot be used."""
    id: str
    """Digest of its cause: case, step and occurrence, or movement and occurrence."""
    currency: str
    """The currency of the case, or of the money."""
    step: str
    """The step, such as `level-3`."""
    reasons: Sequence[Reason]
    """Why, and why under this policy."""
    not_before: dt.datetime
    """Not before this instant: the next contact hours for what goes to a person, the planned day for an attempt."""
    data: Mapping[str, str] = dataclasses.field(default_factory=dict)
    """Texts for the template: names to values."""
    expires: dt.date | None = None
    """Last day on which what is on file works, where it still does."""
    language: str | None = None
    """Language to write in (BCP 47)."""
    total: Money | None = None
    """What is to be paid; none where nothing is due."""
    case_id: str | None = None
    """The case; none for money that came in."""
    customer_id: str | None = None
    """The customer; none for money of an unknown payer."""
    level: int | None = None
    """Number of the level, where a level is the cause."""
    next_change: dt.datetime | None = None
    """The earliest instant after the question at which anything in this case can change without a new fact."""
    policy: PolicyVersion | None = None
    """The dunning policy and its version; none for money that came in."""
    superseded: Sequence[Superseded] = ()
    """Lower steps that were reached, never done, and are not done any more."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class ActionResendToOtherContact:
    """Send a message again, to another contact."""

    kind: Literal["resend_to_other_contact"] = dataclasses.field(default="resend_to_other_contact", init=False)
    contact_id: str
    """To whom now."""
    channel: Channel
    """Through which channel."""
    items: Sequence[ItemLine]
    """The items it is about, oldest due date first."""
    total: Money
    """What is asked for now, above zero."""
    id: str
    """Digest of its cause: case, step and occurrence, or movement and occurrence."""
    currency: str
    """The currency of the case, or of the money."""
    step: str
    """The step, such as `level-3`."""
    reasons: Sequence[Reason]
    """Why, and why under this policy."""
    not_before: dt.datetime
    """Not before this instant: the next contact hours for what goes to a person, the planned day for an attempt."""
    data: Mapping[str, str] = dataclasses.field(default_factory=dict)
    """Texts for the template: names to values."""
    invoice_id: str | None = None
    """The invoice that was not viewed or did not arrive."""
    language: str | None = None
    """Language to write in (BCP 47)."""
    message_id: str | None = None
    """The message that was not opened or did not arrive."""
    template: str | None = None
    """The host's template."""
    tone: Tone | None = None
    """How it sounds."""
    case_id: str | None = None
    """The case; none for money that came in."""
    customer_id: str | None = None
    """The customer; none for money of an unknown payer."""
    level: int | None = None
    """Number of the level, where a level is the cause."""
    next_change: dt.datetime | None = None
    """The earliest instant after the question at which anything in this case can change without a new fact."""
    policy: PolicyVersion | None = None
    """The dunning policy and its version; none for money that came in."""
    superseded: Sequence[Superseded] = ()
    """Lower steps that were reached, never done, and are not done any more."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class ActionRetryPayment:
    """Try to collect. Done when a `payment_started` with the action's id, or `action_done`, is reported."""

    kind: Literal["retry_payment"] = dataclasses.field(default="retry_payment", init=False)
    method: PaymentMethod
    """By which method."""
    instrument_id: str
    """With which card or mandate on file."""
    planned_date: dt.date
    """The day it is planned for."""
    amount: Money
    """How much, above zero."""
    items: Sequence[ItemLine]
    """For which items, oldest due date first."""
    id: str
    """Digest of its cause: case, step and occurrence, or movement and occurrence."""
    currency: str
    """The currency of the case, or of the money."""
    step: str
    """The step, such as `level-3`."""
    reasons: Sequence[Reason]
    """Why, and why under this policy."""
    not_before: dt.datetime
    """Not before this instant: the next contact hours for what goes to a person, the planned day for an attempt."""
    elsewhere: bool = False
    """Whether it goes over another route than the attempt that failed: another acquirer or processor."""
    plan: PlannedRetry | None = None
    """How its instant was planned, with the chance with which it was drawn; none where a level fixed it."""
    rail: Rail | None = None
    """On which rail."""
    case_id: str | None = None
    """The case; none for money that came in."""
    customer_id: str | None = None
    """The customer; none for money of an unknown payer."""
    level: int | None = None
    """Number of the level, where a level is the cause."""
    next_change: dt.datetime | None = None
    """The earliest instant after the question at which anything in this case can change without a new fact."""
    policy: PolicyVersion | None = None
    """The dunning policy and its version; none for money that came in."""
    superseded: Sequence[Superseded] = ()
    """Lower steps that were reached, never done, and are not done any more."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class ActionReviewMatch:
    """Let a person match a movement. Done when a `match_confirmed` for it is told."""

    kind: Literal["review_match"] = dataclasses.field(default="review_match", init=False)
    movement: BankMovement
    """The movement on the bank account."""
    found: Match
    """The best answer, the others, their evidence, and what would make another one the best."""
    id: str
    """Digest of its cause: case, step and occurrence, or movement and occurrence."""
    currency: str
    """The currency of the case, or of the money."""
    step: str
    """The step, such as `level-3`."""
    reasons: Sequence[Reason]
    """Why, and why under this policy."""
    not_before: dt.datetime
    """Not before this instant: the next contact hours for what goes to a person, the planned day for an attempt."""
    case_id: str | None = None
    """The case; none for money that came in."""
    customer_id: str | None = None
    """The customer; none for money of an unknown payer."""
    level: int | None = None
    """Number of the level, where a level is the cause."""
    next_change: dt.datetime | None = None
    """The earliest instant after the question at which anything in this case can change without a new fact."""
    policy: PolicyVersion | None = None
    """The dunning policy and its version; none for money that came in."""
    superseded: Sequence[Superseded] = ()
    """Lower steps that were reached, never done, and are not done any more."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class ActionSendMessage:
    """Send a message. Done when a `message_sent` with the action's id, or `action_done`, is reported."""

    kind: Literal["send_message"] = dataclasses.field(default="send_message", init=False)
    contact_id: str
    """To whom."""
    channel: Channel
    """Through which channel."""
    tone: Tone
    """How it sounds."""
    template: str
    """The host's template."""
    items: Sequence[ItemLine]
    """The items it is about, oldest due date first."""
    total: Money
    """What is asked for: the items less the customer's open credits, above zero."""
    id: str
    """Digest of its cause: case, step and occurrence, or movement and occurrence."""
    currency: str
    """The currency of the case, or of the money."""
    step: str
    """The step, such as `level-3`."""
    reasons: Sequence[Reason]
    """Why, and why under this policy."""
    not_before: dt.datetime
    """Not before this instant: the next contact hours for what goes to a person, the planned day for an attempt."""
    also_to: Sequence[str] = ()
    """Who gets it too."""
    broken_promise: BrokenPromise | None = None
    """The promise that was broken and made this message due."""
    charges: Sequence[ChargeLine] = ()
    """What it asks for besides, not in the total: proposed, not booked."""
    data: Mapping[str, str] = dataclasses.field(default_factory=dict)
    """Texts for the template: names to values."""
    language: str | None = None
    """Language to write in (BCP 47)."""
    pay_by: dt.date | None = None
    """The last day to pay that it names."""
    payment_link: bool = False
    """Whether it carries a link to pay at once."""
    case_id: str | None = None
    """The case; none for money that came in."""
    customer_id: str | None = None
    """The customer; none for money of an unknown payer."""
    level: int | None = None
    """Number of the level, where a level is the cause."""
    next_change: dt.datetime | None = None
    """The earliest instant after the question at which anything in this case can change without a new fact."""
    policy: PolicyVersion | None = None
    """The dunning policy and its version; none for money that came in."""
    superseded: Sequence[Superseded] = ()
    """Lower steps that were reached, never done, and are not done any more."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """What happened from one day to another, both included."""

    from_: dt.date
    """First day of the period."""
    to: dt.date
    """Last day of the period."""
    bad_debts: Sequence[SegmentAmount] = ()
    """Bad debt expense booked in the period: write-offs where they are booked directly, else the change of the
    provision. Leave empty where not known.
    """
    balances: Sequence[BalanceActivity] = ()
    """Receivables at the beginning and end; one entry per currency and segment."""
    cost: Money | None = None
    """What the receivables function cost in the period, as the host states it."""
    credit_memos: Sequence[SegmentAmount] = ()
    """Credit memos issued in the period: they lower its credit sales."""
    disputes: Sequence[DisputeActivity] = ()
    """Disputes opened or closed in the period."""
    failures: Sequence[FailureActivity] = ()
    """Payments that failed at first, with what came back since."""
    headcount: Decimal | None = None
    """People in the receivables function, full-time equivalents, as the host states it."""
    invoices: Sequence[InvoiceActivity] = ()
    """Invoices issued in the period."""
    payments: Sequence[PaymentActivity] = ()
    """Payments received in the period."""
    promises: Sequence[PromiseActivity] = ()
    """Promises made, or come due, in the period."""
    recoveries: Sequence[SegmentAmount] = ()
    """Amounts that came in for what had been written off."""
    sales: Sequence[MonthlySales] = ()
    """Net credit sales (invoices less credit memos) by calendar month, for the count-back: as far back as there
    is history, up to the month of `to`. A month without an entry had no sales.
    """
    write_offs: Sequence[SegmentAmount] = ()
    """Amounts written off in the period."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class ActivityOptions:
    """How the activity of a period is gathered."""

    bucket_days: Sequence[int] | None = None
    """Last day of each ageing column but the open one, rising: 30, 60, 90 unless given."""
    history_months: int = 24
    """Months of sales before the month of the first day: 24 unless given, at most 600."""
    promise_grace_days: int = 1
    """Business days after a promised day within which the money is still in time: 1 unless given, at most 366."""
    recovery_days: int | None = None
    """Days after a failed payment within which money still counts as recovered, at most 3,660; up to the end of
    the period where not given.
    """

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class ActualCash:
    """What came in for one invoice in the period, or what became of it."""

    instalment: int
    """Number of the instalment, from 1."""
    received: Money
    """Cash received for it in the period, zero or more."""
    invoice_id: str | None = None
    """The invoice; none for money that belongs to no invoice."""
    is_credited: bool = False
    """Whether it was closed without cash in the period."""
    is_disputed: bool = False
    """Whether it was disputed in the period."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Adjustment:
    """An amount that settles part of an item without money."""

    adjustment: AdjustmentKind
    """Why."""
    amount: Money
    """How much, in the item's currency; not zero. Above zero, except that interest is below zero and a small
    difference may be.
    """

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class AgeClass:
    """How much the age of the oldest overdue item weighs."""

    from_days: int
    """Fewest days past due."""
    weight: Decimal
    """The weight."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class AgeingOptions:
    """How to age."""

    basis: AgeingBasis = "due_date"
    """From which date; the due date unless given."""
    bucket_days: Sequence[int] | None = None
    """Last day of each column but the open one, rising: 30, 60, 90 unless given. At most 60 of them."""
    group_by: AgeingGroup = "none"
    """What stands in a row of its own."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class AgeingReport:
    """What is open, by age."""

    as_of: dt.date
    """The day to which items have aged."""
    basis: AgeingBasis
    """From which date items age."""
    columns: Sequence[str]
    """The names of the columns, such as `current`, `1-30`, `90+`; `90+` begins on day 91."""
    rows: Sequence[AgeingRow]
    """The rows, by currency, then group; without group first."""
    known_at: dt.datetime | None = None
    """What was known then, where the question says so."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class AgeingRow:
    """One row: a currency, and a customer or segment where the report is grouped."""

    currency: str
    """The currency of every amount in the row."""
    amounts: Sequence[Money]
    """Open amounts, one for each column of the report."""
    open: Money
    """The sum of the amounts."""
    disputed: Money
    """The part of it that is disputed."""
    items: int
    """How many items these are."""
    credit_memos: Money
    """Credit memos not used up, zero or less."""
    unapplied: Money
    """Payments of known customers that belong to no item yet, zero or less."""
    on_account: Money
    """Money kept on account, zero or less."""
    total: Money
    """Open amounts, those without credit, and the three credits together: the receivables sub-ledger."""
    unidentified: Money
    """Payments of unknown payers, zero or more; no part of the total."""
    group: str | None = None
    """The customer or segment; none where the report is not grouped or none is known."""
    no_credit: Money | None = None
    """Open amounts whose terms grant no credit, above zero: they do not age, stand in no column and are no part of
    `open`. None where there are none.
    """

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Allocation:
    """A part of a payment or credit memo, put on one item or kept on account.

    Exactly one of `payment_id` and `credit_memo_id`, and exactly one of `invoice_id` and
    `on_account_customer_id`. The item is settled by `amount` and the adjustments together.
    """

    id: str
    """The allocation's id."""
    amount: Money
    """Money put on the item, in the item's currency, above zero."""
    adjustments: Sequence[Adjustment] = ()
    """What settles the item besides the money."""
    credit_memo_id: str | None = None
    """The credit memo it draws on."""
    instalment: int | None = None
    """Which instalment, from 1; may be left out where there is only one."""
    invoice_id: str | None = None
    """The invoice it settles."""
    on_account_customer_id: str | None = None
    """The customer for whom the money is kept on account."""
    payment_amount: Money | None = None
    """The same money in the payment's currency, where the currencies differ; above zero."""
    payment_id: str | None = None
    """The payment it draws on."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class AllowanceMovement:
    """The movement of an allowance: opening + charge - write-offs + recoveries + exchange = closing."""

    opening: Money
    """At the beginning."""
    charge: Money
    """What the period is charged with; below zero where the allowance was too high. It is what balances the rest."""
    write_offs: Money
    """Written off against the allowance."""
    recoveries: Money
    """Recoveries that the policy books to the allowance."""
    exchange: Money
    """Difference of exchange, of any sign."""
    closing: Money
    """At the end."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class AmountDays:
    """An amount with the days that belong to it."""

    amount: Money
    """The amount, zero or more: its weight."""
    days: int
    """The days: of delay, of terms, until payment. Below zero means early."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class AnswerCount:
    """How often customers of a segment answered in an hour of a weekday."""

    weekday: Weekday
    """The weekday."""
    hour: int
    """The hour by the customer's clock, 0 to 23."""
    answers: int
    """How often."""
    segment: str | None = None
    """The segment; all customers of none where not given."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class AppliedActivity:
    """A part of a payment put on an invoice."""

    amount: Money
    """How much of the payment's currency, zero or more."""
    days_late: int
    """Value date less due date; below zero when early."""
    days_to_pay: int
    """Value date less issue date."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class AssumedResponse:
    """How much of what is asked for is taken to come where the caller knows nothing of it."""

    paid_millionths: int
    """The share that comes, in millionths: 0 to 1,000,000."""
    kind: str | None = None
    """The action's kind; where not given, when nothing is asked for."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class AttemptLimit:
    """A limit of a scheme."""

    source: FailureSource
    """Whose limit."""
    per: LimitScope
    """Over what it counts."""
    most: int
    """How many, at most."""
    days: int
    """In how many days."""
    counts: LimitCounts
    """What it counts."""
    categories: Sequence[int] = ()
    """For which categories of the network; for all where empty."""
    origin: str | None = None
    """Where the figure comes from."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Backtest:
    """Forecasts held against what came in."""

    periods: Sequence[BacktestPeriod]
    """Every period of every forecast, by day of forecast, then row."""
    rows: Sequence[BacktestRow]
    """By currency."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class BacktestOptions:
    """Which part of the past is replayed, and what is known of choices made by chance."""

    choices: Sequence[LoggedChoice] = ()
    """Choices whose chances were logged. Each customer, currency and instant once. Of those of one customer and
    currency whose horizons overlap the first counts.
    """
    customers: Sequence[str] = ()
    """Only these customers; all where empty."""
    effects: EffectOptions | None = None
    """How much has to be known before an effect is told, and how intervals are drawn."""
    horizon_days: int = 30
    """Within how many days after a choice payment counts as its outcome, 1 to 365: 30 unless given."""
    max_instants: int = 50000
    """At how many instants one customer is looked at at most, 1 to 1,000,000: 50,000 unless given. Who would need
    more is left out, and counted as `unfinished`.
    """

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class BacktestPeriod:
    """One period of one forecast, with what came in."""

    as_of: dt.date
    """The day the forecast was made for."""
    currency: str
    """The currency."""
    forecast: CashPeriod
    """What was expected, with its interval."""
    received: Money
    """What came in within the period from the invoices that were open on the day of the forecast."""
    segment: str | None = None
    """The segment, where rows are split by it."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class BacktestRow:
    """How good the forecasts of one currency were."""

    currency: str
    """The currency."""
    periods: int
    """Periods judged."""
    bias: Money
    """Expected less received, summed over all periods."""
    covered: Decimal
    """Share of periods whose receipts lie within their interval."""
    covered_so_far: Decimal
    """The same for receipts from the first day to the end of each period."""
    absolute_error: Decimal | None = None
    """Sum of the absolute misses over what was received, at most 1,000; none where nothing was received."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """What is open in one currency."""

    currency: str
    """The currency."""
    open_items: Money
    """Open items, zero or more."""
    disputed: Money
    """The part of the open items that is disputed."""
    credit_memos: Money
    """Credit memos not used up, zero or more."""
    unapplied: Money
    """Payments of known customers that belong to no item yet."""
    on_account: Money
    """Money kept on account."""
    receivables: Money
    """Open items less credit memos, unapplied money and money on account: the receivables sub-ledger."""
    unidentified: Money
    """Payments whose payer is not known; not part of the receivables."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class BalanceActivity:
    """Receivables of one currency and segment at the beginning and the end of the period."""

    beginning: ReceivablesBalance
    """At the end of the day before `from`."""
    ending: ReceivablesBalance
    """At the end of `to`."""
    segment: str | None = None
    """The segment."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class BankAccount:
    """An account at a bank. What the file does not say is left out."""

    account_type: str | None = None
    """Type of the account in the words of the bank."""
    bank: str | None = None
    """BIC of the bank, or its national code."""
    currency: str | None = None
    """Currency of the account."""
    iban: str | None = None
    """The IBAN, without blanks."""
    name: str | None = None
    """Name of the account."""
    number: str | None = None
    """Any other number, as it was written."""
    owner: str | None = None
    """Name of the owner."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class BankAmount:
    """An amount exactly as a bank file states it; money in is above zero."""

    amount: Decimal
    currency: str | None = None

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class BankBalance:
    """A balance."""

    kind: BankBalanceKind
    """What it means."""
    amount: BankAmount
    """Above zero when the account is in credit."""
    code: str | None = None
    """The code of the format, such as `OPBD`, `60F`, `015`."""
    date: dt.date | None = None
    """The day."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class BankCode:
    """A code by which a bank says what a movement is."""

    scheme: str
    """Whose code: `iso20022`, `swift`, `gvc`, `bai2`, `ofx`, `nacha`, `proprietary` …"""
    code: str
    """The code, such as `PMNT-RCDT-ESCT`, `TRF`, `166`, `142`."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class BankCodeRule:
    """One row of a table of bank codes; it stands before the built-in rows."""

    scheme: str
    """Whose code: `iso20022`, `swift`, `gvc`, `bai2`, `ofx`, `nacha`, `proprietary` …"""
    code: str
    """The code; for `iso20022` also its beginning, such as `PMNT-RCDT`."""
    credit: MovementKind
    """What a movement into the account is."""
    debit: MovementKind
    """What a movement out of the account is."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class BankMovement:
    """A movement on the company's bank account, as the bank delivered it."""

    id: str
    """The movement's id, unique for the account and the statement."""
    value_date: dt.date
    """Day on which the money counts."""
    amount: Money
    """Above zero when money came in, below zero when it went out; not zero."""
    end_to_end_id: str | None = None
    """The payer's end-to-end id."""
    payer_account: str | None = None
    """Account of the other side."""
    payer_name: str | None = None
    """Name of the other side."""
    provider_ids: Sequence[str] = ()
    """Ids of the bank or of a payment provider."""
    structured_reference: str | None = None
    """Structured creditor reference."""
    text: str | None = None
    """What the payer wrote, and what the bank put around it."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class BankMovementSeen:
    """A movement on the company's bank account; it changes no balance until it is matched."""

    kind: Literal["bank_movement_seen"] = dataclasses.field(default="bank_movement_seen", init=False)
    id: str
    """Names the fact."""
    effective: dt.date
    """The day for which it counts."""
    recorded: dt.datetime
    """The instant at which it became known."""
    movement: BankMovement
    """The movement."""
    actor: str | None = None
    """Who or what did it."""
    at: dt.datetime | None = None
    """The instant at which it happened, where it differs from `recorded`."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class BankStatement:
    """One statement of one account."""

    kind: StatementKind
    """Kind of message."""
    line: int
    """The line of the file in which it begins, from 1."""
    account: BankAccount
    """The account."""
    movements: Sequence[Movement]
    """Movements, in the order of the file."""
    checks: StatementChecks
    """What was checked."""
    balances: Sequence[BankBalance] = ()
    """Balances, in the order of the file."""
    created: str | None = None
    """When it was made, as written."""
    from_: dt.date | None = None
    """First day."""
    id: str | None = None
    """Id given by the bank."""
    number: str | None = None
    """Number of the statement."""
    page: str | None = None
    """Number of the page in the statement."""
    related_id: str | None = None
    """Reference to an earlier message."""
    text: str | None = None
    """Words of the bank on the whole statement."""
    to: dt.date | None = None
    """Last day."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class BehaviourRules:
    """The rules by which behaviour is told."""

    reliable: ReliableRule
    """When a customer is reliable."""
    chronic_late: ChronicRule
    """When a customer is chronically late."""
    known_after_items: int
    """Fewest items that ever came due for a customer not to be new."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A stop on dunning, set by a person."""

    id: str
    """The block's id."""
    customer_id: str
    """Which customer."""
    reason: str
    """Why."""
    invoice_ids: Sequence[str] = ()
    """Only for these invoices; for all where empty."""
    until: dt.date | None = None
    """Last day of the block; until lifted where not given."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class BlockLifted:
    """A block was lifted."""

    kind: Literal["block_lifted"] = dataclasses.field(default="block_lifted", init=False)
    id: str
    """Names the fact."""
    effective: dt.date
    """The day for which it counts."""
    recorded: dt.datetime
    """The instant at which it became known."""
    block_id: str
    """The block."""
    actor: str | None = None
    """Who or what did it."""
    at: dt.datetime | None = None
    """The instant at which it happened, where it differs from `recorded`."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class BlockPlaced:
    """A person stopped dunning."""

    kind: Literal["block_placed"] = dataclasses.field(default="block_placed", init=False)
    id: str
    """Names the fact."""
    effective: dt.date
    """The day for which it counts."""
    recorded: dt.datetime
    """The instant at which it became known."""
    block: Block
    """The block."""
    actor: str | None = None
    """Who or what did it."""
    at: dt.datetime | None = None
    """The instant at which it happened, where it differs from `recorded`."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class BrokenPromise:
    """A promise to pay that was broken."""

    amount: Money
    """How much was promised."""
    deadline: dt.date
    """The last day on which the money would have been in time, with the days of grace."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class BucketAllowance:
    """A bucket with its allowance."""

    bucket: str
    """Its name."""
    gross: Money
    """Gross amount."""
    rate: Decimal
    """The rate that was applied: with the factor, at most 1."""
    allowance: Money
    """The product, rounded half up."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class BucketBalance:
    """What is open in one ageing bucket."""

    name: str
    """The bucket, such as `1-30`."""
    amount: Money
    """How much is open in it, zero or more."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class BusinessDayResult:
    """BusinessDayResult"""

    is_business_day: bool
    """Whether it is one."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A telephone call to a customer."""

    customer_id: str
    """Which customer."""
    outcome: CallOutcome
    """What became of it."""
    action_id: str | None = None
    """The action that asked for it."""
    contact_id: str | None = None
    """Which contact."""
    text: str | None = None
    """What was said."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class CallLogged:
    """The customer was called."""

    kind: Literal["call_logged"] = dataclasses.field(default="call_logged", init=False)
    id: str
    """Names the fact."""
    effective: dt.date
    """The day for which it counts."""
    recorded: dt.datetime
    """The instant at which it became known."""
    call: Call
    """The call."""
    actor: str | None = None
    """Who or what did it."""
    at: dt.datetime | None = None
    """The instant at which it happened, where it differs from `recorded`."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Carrying:
    """A foreign item as the books carry it: the amount of the document and the amount in the functional currency."""

    amount: Money
    """What is open in the currency of the document."""
    functional: Money
    """What the books carry for it in the functional currency."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class CaseDiff:
    """A case in which something differs."""

    customer_id: str
    """The customer."""
    currency: str
    """The currency."""
    case_id: str
    """The case."""
    running: bool
    """Whether it runs already; if not, it begins unless what is due next is paid."""
    overdue: Money
    """Open amount past due."""
    before: PolicyVersion
    """The policy under the first playbook."""
    after: PolicyVersion
    """The policy under the second."""
    steps_before: Sequence[PlannedStep]
    """What the first asks for tomorrow."""
    steps_after: Sequence[PlannedStep]
    """What the second asks for tomorrow."""
    reasons: Sequence[Reason]
    """Why the second policy is what it is: `pinned`, `moved`, `policy_gone` or what the playbook says."""
    if_moved: PolicyVersion | None = None
    """The policy under the second, if the case were moved; only where it would be another."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class CaseloadChange:
    """What became different since the last look."""

    now: dt.datetime
    """The instant of the question."""
    actions: Sequence[Action]
    """Actions that are new, or asked for with other particulars than before, by customer, then id."""
    withdrawn: Sequence[str]
    """Actions that are not asked for any more: done, overtaken or not needed."""
    looked_at: int
    """How many customers were looked at again."""
    next_wakeup: dt.datetime | None = None
    """The earliest instant after `now` at which anything can change without a new fact; none where nothing can."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class CashAllocated:
    """Money or a credit was put on an item or on account."""

    kind: Literal["cash_allocated"] = dataclasses.field(default="cash_allocated", init=False)
    id: str
    """Names the fact."""
    effective: dt.date
    """The day for which it counts."""
    recorded: dt.datetime
    """The instant at which it became known."""
    allocation: Allocation
    """The allocation."""
    actor: str | None = None
    """Who or what did it."""
    at: dt.datetime | None = None
    """The instant at which it happened, where it differs from `recorded`."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class CashDifference:
    """The difference a scenario makes in one period, on the same paths."""

    from_: dt.date
    """First day."""
    to: dt.date
    """Last day."""
    expected: Money
    """Expected under the scenario less expected without it."""
    low: Money
    """The interval of the difference, drawn in pairs: chance that hits both sides alike cancels out. It always
    holds what is expected.
    """
    high: Money
    """Its upper end."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class CashEffect:
    """What the change brings in one currency."""

    currency: str
    """The currency."""
    expected: Money
    """More money than under the first playbook, below zero where less; from the cases of which it can be told.
    Rounded to the nearest, half away from zero, once.
    """
    cannot_tell: Money
    """Overdue amount of the cases with other steps of which it cannot be told."""
    cannot_tell_cases: int
    """How many these are."""
    assumed: bool = False
    """Whether that rests on assumed shares, not on what the caller knows."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class CashForecast:
    """Cash expected from what is open."""

    as_of: dt.date
    """The first day."""
    options: ForecastOptions
    """How it was made."""
    rows: Sequence[CashRow]
    """By currency, then segment."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class CashPeriod:
    """Cash expected in a period."""

    from_: dt.date
    """First day."""
    to: dt.date
    """Last day."""
    expected: Money
    """Expected in it: the sum over invoices of amount times chance, rounded so that periods add up."""
    low: Money
    """The interval of the level asked for, to a millionth of what is open. It always holds what is expected."""
    high: Money
    """Its upper end."""
    expected_so_far: Money
    """Expected from the first day of the forecast to the end of this period."""
    low_so_far: Money
    """The interval of that."""
    high_so_far: Money
    """Its upper end."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class CashPolicy:
    """How bank movements are matched, and how long follow-up waits for them."""

    hold_days: int = 5
    """Days, from the day on which the money was seen, for which nobody is written to about what it seems to settle;
    5 where not given. After them follow-up goes on: a match that nobody looks at stops nothing for good.
    """
    options: MatchOptions | None = None
    """Limits, rates and thresholds of matching."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class CashRounding:
    """An amount rounded to what can be paid in coins, and what that changes."""

    rounded: Money
    """What is paid in cash: a multiple of the increment."""
    difference: Money
    """Rounded less exact amount, for the rounding account: below zero when the customer pays less."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class CashRow:
    """The forecast of a currency, or of a segment in it."""

    currency: str
    """The currency."""
    open: Money
    """What is open."""
    periods: Sequence[CashPeriod]
    """By period."""
    later: Money
    """Expected after the last period, or never."""
    segment: str | None = None
    """The segment, where rows are split by it."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class CashUnallocated:
    """An allocation was undone; the money is free again."""

    kind: Literal["cash_unallocated"] = dataclasses.field(default="cash_unallocated", init=False)
    id: str
    """Names the fact."""
    effective: dt.date
    """The day for which it counts."""
    recorded: dt.datetime
    """The instant at which it became known."""
    allocation_id: str
    """The allocation."""
    actor: str | None = None
    """Who or what did it."""
    at: dt.datetime | None = None
    """The instant at which it happened, where it differs from `recorded`."""
    reason: str | None = None
    """Why."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Charge:
    """A charge of a bank on this movement."""

    amount: BankAmount
    """What was charged; above zero."""
    bearer: str | None = None
    """Who bears it: `SHAR`, `DEBT`, `CRED`, `SLEV`."""
    included: bool = False
    """Whether the amount of the movement is already less the charge."""
    text: str | None = None
    """What it is for."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class ChargeLine:
    """Something that is asked for besides the invoices. It is proposed, not booked: the host books it with a fact."""

    kind: ChargeKind
    """What it is."""
    amount: Money
    """How much, above zero."""
    instalment: int | None = None
    """Which instalment of it."""
    invoice_id: str | None = None
    """The invoice it is for; none where it is for all of them."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceEffect:
    """What a log tells of the second policy against the first, in one currency."""

    currency: str
    """The currency."""
    choices: int
    """Choices that were logged."""
    differing: int
    """Those in which the policies would have chosen otherwise than each other: only they can make a difference."""
    overdue: Money
    """What was overdue at them."""
    effective_before: int
    """Effective number of the differing choices that were as the first policy would have made them, rounded."""
    effective_after: int
    """The same for the second policy."""
    cannot_tell: Sequence[Reason] = ()
    """Why it cannot tell; empty where it can."""
    estimate: EffectEstimate | None = None
    """The estimate; none where the log cannot tell."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class ChronicRule:
    """When a customer is chronically late."""

    months: int
    """How many months are looked at."""
    min_missed: int
    """Fewest payments missed among the items due in them."""
    missed_after_days: int
    """Days past due after which a payment counts as missed."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class CohortStage:
    """What of a cohort of invoices reached a bucket, and what of that was lost."""

    reached: Money
    """Open at the end of the first day on which the item stands in the bucket; for the first bucket what was
    invoiced.
    """
    lost: Money
    """The part of it that was written off later; a write-off that was taken back does not count."""
    rate: Decimal | None = None
    """Lost over reached, 12 decimals, half up; none where nothing reached the bucket."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentStanding:
    """A promise or plan and where it stands."""

    commitment: CommitmentKind
    """Promise or plan."""
    id: str
    """Its id."""
    made_on: dt.date
    """The day it was made."""
    amount: Money
    """What was promised in all."""
    received: Money
    """What came for it in time, zero or more."""
    standing: Standing
    """Where it stands."""
    deadline: dt.date
    """Last day, grace included, on which the money now awaited is in time; for a broken commitment the day that
    passed in vain.
    """
    ended_on: dt.date | None = None
    """The day on which it was kept in full, partly kept, broken or replaced; none while it is active."""
    invoice_ids: Sequence[str] = ()
    """For which invoices; all of its currency where empty."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    """What every engine needs to know of the company."""

    time_zone: str
    """Time zone in which the company's days begin and end; also that of customers without one of their own."""
    holidays: HolidayCalendar
    """Days on which neither the company nor its bank works."""
    contact_hours: ContactHours | None = None
    """When a person at a customer may be written to or called, by the customer's clock."""
    language: str | None = None
    """Language of messages where neither contact nor customer has one (BCP 47)."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class ComparedChoice:
    """A logged choice, with what each of two policies would have chosen in its place."""

    outcome: LoggedOutcome
    """What was chosen, and what came of it."""
    overdue: Money
    """What was overdue at the choice, above zero."""
    before: str
    """What the first policy would have chosen."""
    after: str
    """What the second policy would have chosen."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Compensation:
    """A fixed sum for debts below a bound."""

    amount: Money
    """The sum."""
    below: Money | None = None
    """For debts below this; for all others where not given."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """A person or mailbox at a customer."""

    id: str
    """The contact's id, unique within the customer."""
    role: ContactRole
    """What the contact does."""
    order: int
    """Whom to write to first: 1 before 2. Unique within the customer."""
    email: str | None = None
    """Mail address."""
    language: str | None = None
    """Language to write in (BCP 47, such as `de` or `pt-BR`), if not the customer's."""
    name: str | None = None
    """Name to greet."""
    phone: str | None = None
    """Telephone number."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class ContactHours:
    """The hours in which a customer may be contacted, in the customer's own time zone.

    The default is the careful one for business customers: 09:00 to 17:00, Monday to Friday, not on holidays. What the
    law allows for consumers differs by country and is for the host to set.
    """

    business_days_only: bool = True
    """Whether days that the calendar closes are left out. True unless said otherwise."""
    from_: str = "09:00"
    """First allowed minute of the day."""
    to: str = "17:00"
    """End of the allowed time, not included; after `from`."""
    weekdays: Sequence[Weekday] | None = None
    """Allowed weekdays, at least one."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class ContactLimit:
    """How many messages a contact may get in so many days."""

    messages: int
    """Most messages, 1 or more."""
    days: int
    """Days in a row, 1 or more; 1 is a day of the company's calendar."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class ContactTimes:
    """When the time of a message is chosen."""

    min_answers: int
    """Fewest answers of the contact before anything is chosen."""
    max_wait_days: int = 0
    """Days that a message may wait for a better weekday; 0 to choose the hour only."""
    segment_weight: int = 0
    """As many answers as this the segment counts for; 0 for not at all."""
    segments: Sequence[AnswerCount] = ()
    """How the segments answered, such as the query `answer_times` counts it."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class ContinuityBreak:
    """A break in a row of statements."""

    kind: ContinuityKind
    """What is wrong."""
    account: str
    """The account: IBAN or number."""
    earlier: int
    """Place of the earlier statement in the list given, from 0."""
    later: int
    """Place of the later one."""
    closing: BankAmount
    """Closing balance of the earlier one."""
    opening: BankAmount
    """Opening balance of the later one."""
    date: dt.date | None = None
    """Its day."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Contribution:
    """What moved a score, and how far."""

    points: int
    """Points, above zero where it raises the chance."""
    reason: Reason
    """What it is, with the figures behind it."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Conversion:
    """What an amount became in another currency, and by which rates."""

    amount: Money
    """The amount in the currency asked for."""
    rates: Sequence[ExchangeRate]
    """The rates used, in order: none for the same currency, two through a third currency."""
    intermediate: Decimal | None = None
    """The amount in the currency in the middle, as rounded there; absent when there was none or no rounding."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class CostOfTerms:
    """What it costs a year to pay at the end of the terms and not within the discount."""

    simple_percent: Decimal
    """Percent a year without interest on interest, half up to four decimals."""
    effective_percent: Decimal
    """Percent a year with it, half up to four decimals."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class CountMetrics:
    """Metrics that count documents or days."""

    invoices: int
    """Invoices issued."""
    payments: int
    """Payments received."""
    dispute_rate: Measure
    """Disputed invoices of those issued."""
    right_first_time_rate: Measure
    """Invoices neither disputed nor credited."""
    promise_kept_rate: Measure
    """Promises kept of those that came due."""
    touchless_rate: Measure
    """Payments posted without a person."""
    dunning_recovery_by_count: Measure
    """Failed payments recovered in full."""
    cost_per_invoice: Measure
    """Cost of the function per invoice, in the currency of the cost; only over all currencies."""
    invoices_per_head: Measure
    """Invoices per person; only over all currencies."""
    issue_to_delivery: CycleTime
    """Days from issue to delivery."""
    delivery_to_view: CycleTime
    """Days from delivery to the first view."""
    issue_to_close: CycleTime
    """Days from issue until nothing is open."""
    receipt_to_application: CycleTime
    """Days from receipt of a payment until it is applied whole."""
    dispute_to_resolution: CycleTime
    """Days from the opening of a dispute to its resolution."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class CreditLimit:
    """What a customer may owe."""

    customer_id: str
    """The customer."""
    limit: Money
    """The most all parts may be together, zero or more."""
    parts: Sequence[ExposureParts]
    """The parts, each once."""
    credits: Money
    """What the customer has to its credit: unapplied cash and credit memos, zero or more."""
    next_order: Money
    """The next order that asks to be released, zero or more."""
    oldest_days_past_due: int
    """Days by which the oldest item is past due; 0 where none is."""
    hold_days_past_due: int | None = None
    """From so many days past due on, hold; with 0 as with 1 as soon as anything is past due. No such rule where not
    given.
    """
    review_from_percent: int = 90
    """From this share of the limit in percent on, ask a person; 90 unless given."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class CreditLossReport:
    """An allowance with its parts."""

    factor: Decimal
    """By what the rates were multiplied."""
    buckets: Sequence[BucketAllowance]
    """By bucket, as given."""
    general: Money
    """Sum of the buckets."""
    specific: Money
    """Sum of what is provided for one by one."""
    allowance: Money
    """General and specific."""
    gross: Money
    """Everything open: buckets and single balances."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class CreditMemo:
    """A credit memo. Its amount is above zero and reduces what the customer owes once it is allocated to an item;
    until then it is an open credit, shown apart from the buckets.
    """

    id: str
    """The credit memo's id."""
    customer_id: str
    """Who gets the credit."""
    issue_date: dt.date
    """Date on the credit memo."""
    amount: Money
    """Gross amount, above zero."""
    earned: bool = False
    """Whether it takes back earned revenue (else contract liability)."""
    exchange_rate: Decimal | None = None
    """Units of the books' currency for one unit of its own; looked up by date where not given."""
    invoice_id: str | None = None
    """The invoice it corrects, for the record; allocation is a fact of its own."""
    reason: str | None = None
    """Why it was given."""
    references: Sequence[str] = ()
    """Other numbers by which a payer may name it."""
    tax: Money | None = None
    """Tax contained in the amount, zero or more."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class CreditMemoIssued:
    """A credit memo was issued; effective on its issue date."""

    kind: Literal["credit_memo_issued"] = dataclasses.field(default="credit_memo_issued", init=False)
    id: str
    """Names the fact."""
    effective: dt.date
    """The day for which it counts."""
    recorded: dt.datetime
    """The instant at which it became known."""
    credit_memo: CreditMemo
    """The credit memo."""
    actor: str | None = None
    """Who or what did it."""
    at: dt.datetime | None = None
    """The instant at which it happened, where it differs from `recorded`."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class CreditStanding:
    """What a customer may still be delivered, and why."""

    customer_id: str
    """The customer."""
    exposure: Money
    """All parts less credits, never below zero."""
    available: Money
    """The limit less the exposure; below zero where it is exceeded."""
    decision: CreditDecision
    """What to do with the next order."""
    reasons: Sequence[Reason]
    """Why, the weightiest first; empty where it is released."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class CreditTerms:
    """On what terms a customer gets credit."""

    limit: Money
    """The most everything may be together, zero or more."""
    hold_days_past_due: int | None = None
    """From so many days past due on, hold; no such rule where not given."""
    part_limits: Sequence[PartLimit] = ()
    """Limits of parts, each part once."""
    review_from_percent: int = 90
    """From this share of the limit in percent on, ask a person; 90 unless given."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class CsvColumns:
    """Which column holds what, by its name in the header or its number from 1."""

    account: str | None = None
    """Own account."""
    amount: str | None = None
    """Signed amount."""
    balance: str | None = None
    """Balance after the movement."""
    booking_date: str | None = None
    """Booking date."""
    counterparty: str | None = None
    """Name of the other side."""
    counterparty_account: str | None = None
    """Account of the other side."""
    credit: str | None = None
    """Amount in, where in and out have their own columns."""
    currency: str | None = None
    """Currency."""
    debit: str | None = None
    """Amount out."""
    id: str | None = None
    """Id of the transaction."""
    reference: str | None = None
    """Reference."""
    side: str | None = None
    """A word that says whether money came in or went out."""
    text: Sequence[str] = ()
    """What it is for; several columns are joined with blanks."""
    value_date: str | None = None
    """Value date."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class CsvDialect:
    """How a table is written. What is not given is guessed and shown in the answer."""

    account: str | None = None
    """The account of the table, by its IBAN or number, where no column gives it. Ids of movements rest on it: without it
    equal rows of two accounts are one movement.
    """
    columns: CsvColumns | None = None
    """Columns."""
    currency: str | None = None
    """Currency of amounts without one."""
    date_form: str | None = None
    """Form of dates, made of `YYYY`, `YY`, `MM`, `DD` and what stands between."""
    decimal_mark: str | None = None
    """Decimal mark of amounts: a point or a comma."""
    header_line: int | None = None
    """The line of the header, from 1; 0 when there is none."""
    quote: str | None = None
    """Quotation mark: one character."""
    separator: str | None = None
    """Separator: one character."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class CurrencyMetrics:
    """The metrics of one currency."""

    currency: str
    """The currency."""
    metrics: MetricSet
    """Its metrics."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class CurrencyWeight:
    """How much one unit of a currency weighs, to compare amounts in several currencies."""

    currency: str
    """The currency."""
    weight: Decimal
    """The weight of one unit; 1 for a currency that is not listed."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class CurvePoint:
    """A point of a survival curve."""

    date: dt.date
    """The day at whose end it holds."""
    p_unpaid: Decimal
    """The chance that what is open is unpaid then: the share of many such invoices that still is."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Customer:
    """A customer. The same id recorded again replaces what was known, from its effective date on."""

    id: str
    """The customer's id."""
    name: str
    """Legal or trading name."""
    accounts: Sequence[str] = ()
    """Bank accounts from which the customer pays (IBAN or the host's token)."""
    aliases: Sequence[str] = ()
    """Other names under which the customer pays."""
    contacts: Sequence[Contact] = ()
    """Contacts; the lowest order is written to first."""
    contract_value: Money | None = None
    """Yearly value of the contracts, zero or more."""
    country: str | None = None
    """Country (ISO 3166, two letters)."""
    dunning_policy: str | None = None
    """Dunning policy for this customer, before that of the segment and of the company."""
    language: str | None = None
    """Language to write in (BCP 47)."""
    marks: Sequence[CrmMark] = ()
    """What the host's CRM says, all of it: a record takes back what notes before it had set, and notes after it change
    it again.
    """
    parent: str | None = None
    """The customer above this one in its group, who may pay for it. It may be recorded later: until then this customer
    stands alone. No customer is above itself, whatever the number of steps.
    """
    segment: str | None = None
    """Segment by which policies are chosen and figures are split, such as `enterprise`."""
    tax_ids: Sequence[TaxId] = ()
    """Tax numbers."""
    time_zone: str | None = None
    """Time zone of the customer; the company's where not given."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class CustomerCredit:
    """A customer who gets credit, with what a ledger does not know."""

    customer_id: str
    """The customer."""
    terms: CreditTerms
    """On what terms."""
    drafts: Money | None = None
    """Invoices that are not issued yet, zero or more; none unless given."""
    next_order: Money | None = None
    """The next order that asks to be released, zero or more; none unless given."""
    orders: Money | None = None
    """Orders that are confirmed and not invoiced, zero or more; none unless given."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class CustomerExposure:
    """What a customer owes and may still be delivered."""

    exposure: CreditLimit
    """What the decision was taken from: the parts, the credits, the oldest day past due."""
    standing: CreditStanding
    """What to do, and why."""
    other_currencies: Sequence[Money] = ()
    """What is open in currencies other than that of the limit, by currency; in no part."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class CustomerGrade:
    """How a customer stands: what an invoice issued within a week would meet, on the customer's usual terms, amount and
    days of the week; of these the one whose chance to be late is the middle one.
    """

    customer_id: str
    """The customer."""
    as_of: dt.date
    """The day of the question."""
    grade: RiskGrade
    """The letter."""
    health: int
    """Health from 0 (worst) to 100: half for being on time, half for not being over 30 days late."""
    p_late: Decimal
    """Chance that the invoice is paid late."""
    p_late_over_30: Decimal
    """Chance that it is paid more than 30 days late, or never."""
    score: RiskScore
    """Why, in points that add up."""
    known_payments: int
    """Payments that were known, parts counted by share and rounded down."""
    model: str
    """The model that says so."""
    expected_days_late: int | None = None
    """Days from the due date to the day by which it is as likely paid as not; below zero when early."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class CustomerRecorded:
    """A customer became known, or what is known of them changed."""

    kind: Literal["customer_recorded"] = dataclasses.field(default="customer_recorded", init=False)
    id: str
    """Names the fact."""
    effective: dt.date
    """The day for which it counts."""
    recorded: dt.datetime
    """The instant at which it became known."""
    customer: Customer
    """The customer as it is from the effective date on."""
    actor: str | None = None
    """Who or what did it."""
    at: dt.datetime | None = None
    """The instant at which it happened, where it differs from `recorded`."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class CycleTime:
    """The days that a step took."""

    count: int
    """How many times it was seen."""
    median: Measure
    """The middle one; the mean of the two middle ones for an even count."""
    p90: Measure
    """The ninetieth percentile by nearest rank: the smallest value that at least 90 % do not exceed."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class DateResult:
    """DateResult"""

    date: dt.date
    """A date."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class DatedRate:
    """A yearly rate and the days on which it counts."""

    valid_from: dt.date
    """First day."""
    percent: Decimal
    """Percent a year, reference rate and margin together."""
    valid_to: dt.date | None = None
    """Last day; open where not given."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class DatesResult:
    """DatesResult"""

    dates: Sequence[dt.date]
    """The dates."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """A day as the answer."""

    deadline: dt.date
    """By the opening of this day."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Decisions:
    """What to do now."""

    now: dt.datetime
    """The instant of the question."""
    actions: Sequence[Action]
    """What the host is asked to do, sorted by customer, then id."""
    worklist: Sequence[WorklistEntry]
    """What a person should look at, most pressing first."""
    skipped: Sequence[Skipped]
    """Where nothing is done now, sorted by customer, then currency."""
    held_warnings: Sequence[HeldWarning] = ()
    """Customers with something open who pay later than before and of whom nobody is told, by customer, then day: with
    risk only.
    """
    next_wakeup: dt.datetime | None = None
    """The earliest instant after `now` at which this answer can change without a new fact; none where it cannot."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class DefaultRule:
    """What a code that the table does not know permits."""

    class_: FailureClass
    """How it is to be taken."""
    permitted: Sequence[PermittedAction]
    """What it permits."""
    most_retries: int
    """How many further tries, at most; then a person looks at it."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryFailed:
    """An invoice or message did not arrive. Exactly one of `invoice_id` and `message_id`."""

    kind: Literal["delivery_failed"] = dataclasses.field(default="delivery_failed", init=False)
    id: str
    """Names the fact."""
    effective: dt.date
    """The day for which it counts."""
    recorded: dt.datetime
    """The instant at which it became known."""
    reason: str
    """Why."""
    actor: str | None = None
    """Who or what did it."""
    at: dt.datetime | None = None
    """The instant at which it happened, where it differs from `recorded`."""
    contact_id: str | None = None
    """To which contact."""
    invoice_id: str | None = None
    """The invoice."""
    message_id: str | None = None
    """The message."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class DifferenceRow:
    """What a scenario changes for a currency or segment."""

    currency: str
    """The currency."""
    periods: Sequence[CashDifference]
    """By period."""
    segment: str | None = None
    """The segment, where rows are split by it."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class DiscountBenefit:
    """What the seller gives for money that comes earlier, and what it is worth."""

    cost: Money
    """The discount."""
    benefit: Money
    """What the money that comes earns until the day on which it would have come."""
    net: Money
    """The benefit less the cost."""
    break_even_percent: Decimal
    """The discount at which both are the same, percent, half up to four decimals."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class DiscountDeadline:
    """A discount with the last day on which it can be taken."""

    percent: Decimal
    """Percent off the whole."""
    until: dt.date
    """Last day on which a payment earns it."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class DiscountStep:
    """One step of a discount. Of several steps the first that still runs applies, so percentages fall from step to step."""

    percent: Decimal
    """Percent off, above 0 and below 100."""
    until: DiscountUntil
    """Until when."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class DiscountUntilDayOfFollowingMonth:
    """A day of the month after the base date's (prox): the 10 in "2/10 EOM"."""

    kind: Literal["day_of_following_month"] = dataclasses.field(default="day_of_following_month", init=False)
    day: int
    """The day."""
    cutoff_day: int | None = None
    """Last day of the base month that counts for it: later days count as the next month's."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class DiscountUntilDays:
    """That many calendar days after the base date."""

    kind: Literal["days"] = dataclasses.field(default="days", init=False)
    days: int
    """Days, base day not counted."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """A dispute over an invoice or a part of it."""

    id: str
    """The dispute's id."""
    invoice_id: str
    """The invoice."""
    reason: str
    """Reason code of the host."""
    amount: Money | None = None
    """How much is disputed, above zero; the whole amount of the item where not given."""
    instalment: int | None = None
    """Which instalment, from 1; may be left out where there is only one."""
    text: str | None = None
    """What the customer says."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class DisputeActivity:
    """A dispute."""

    id: str
    """The dispute."""
    amount: Money
    """The disputed amount, above zero."""
    opened_on: dt.date
    """The day it was opened."""
    closed_on: dt.date | None = None
    """The day it was resolved."""
    segment: str | None = None
    """The customer's segment."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class DisputeOpened:
    """The customer disputes an invoice or a part of it."""

    kind: Literal["dispute_opened"] = dataclasses.field(default="dispute_opened", init=False)
    id: str
    """Names the fact."""
    effective: dt.date
    """The day for which it counts."""
    recorded: dt.datetime
    """The instant at which it became known."""
    dispute: Dispute
    """The dispute."""
    actor: str | None = None
    """Who or what did it."""
    at: dt.datetime | None = None
    """The instant at which it happened, where it differs from `recorded`."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class DisputeResolved:
    """A dispute ended. What it means for the amount follows as a credit memo or nothing."""

    kind: Literal["dispute_resolved"] = dataclasses.field(default="dispute_resolved", init=False)
    id: str
    """Names the fact."""
    effective: dt.date
    """The day for which it counts."""
    recorded: dt.datetime
    """The instant at which it became known."""
    dispute_id: str
    """The dispute."""
    outcome: DisputeOutcome
    """How it ended."""
    actor: str | None = None
    """Who or what did it."""
    at: dt.datetime | None = None
    """The instant at which it happened, where it differs from `recorded`."""
    text: str | None = None
    """What was agreed."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """A customer's matter in one currency, as of a day."""

    customer_id: str
    """The customer."""
    name: str
    """The customer's name."""
    currency: str
    """The currency."""
    as_of: dt.date
    """The day."""
    items: Sequence[DossierItem]
    """Open items, oldest due date first."""
    overdue: Money
    """Open amount past due, credits not taken off."""
    promises: PromiseCounts
    """How promises and plans turned out."""
    behaviour: PayerBehaviour | None = None
    """How the customer has paid so far, where that was told."""
    commitments: Sequence[CommitmentStanding] = ()
    """Promises and plans, in the order in which they were made."""
    contacts: Sequence[Contact] = ()
    """Contacts, in the order in which they are written to."""
    credits: Sequence[OpenCredit] = ()
    """Open credits."""
    log: Sequence[LogEntry] = ()
    """Everything that was said and tried, in time order, in every currency."""
    marks: Sequence[CrmMark] = ()
    """Marks of the CRM that hold on the day."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class DossierItem:
    """An open item with its age."""

    invoice_id: str
    """The invoice."""
    instalment: int
    """Which instalment, from 1."""
    number: str
    """Number as printed."""
    issue_date: dt.date
    """Date on the invoice."""
    due_date: dt.date
    """When it is or was due."""
    days_past_due: int
    """Days past due; below zero before the due date."""
    amount: Money
    """What was asked for."""
    open: Money
    """What is open."""
    disputed: Money | None = None
    """The disputed part of what is open."""
    no_credit: bool = False
    """Whether its terms grant no credit: it is not past due."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class DueDateResult:
    """DueDateResult"""

    due_date: dt.date
    """When it is due."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class DueRuleCashBeforeNextDelivery:
    """Before the next delivery (CND): no credit. Due on the base date."""

    kind: Literal["cash_before_next_delivery"] = dataclasses.field(default="cash_before_next_delivery", init=False)

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class DueRuleCashOnDelivery:
    """On delivery (COD): no credit. Due on the base date."""

    kind: Literal["cash_on_delivery"] = dataclasses.field(default="cash_on_delivery", init=False)

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class DueRuleDayOfFollowingMonth:
    """A day of the month after the base date's: "15 MFI", "20th of the month following"."""

    kind: Literal["day_of_following_month"] = dataclasses.field(default="day_of_following_month", init=False)
    day: int
    """The day."""
    cutoff_day: int | None = None
    """Last day of the base month that counts for it: later days count as the next month's."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class DueRuleDaysThenEndOfMonth:
    """First that many days, then to the end of that month: "30 days then EOM"."""

    kind: Literal["days_then_end_of_month"] = dataclasses.field(default="days_then_end_of_month", init=False)
    days: int
    """Days before going to the end of the month."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class DueRuleEndOfFollowingMonth:
    """The last day of the month after."""

    kind: Literal["end_of_following_month"] = dataclasses.field(default="end_of_following_month", init=False)

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class DueRuleEndOfMonth:
    """The last day of the base date's month."""

    kind: Literal["end_of_month"] = dataclasses.field(default="end_of_month", init=False)

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class DueRuleEndOfMonthPlusDays:
    """First to the end of the month, then that many days: "EOM + 30 days"."""

    kind: Literal["end_of_month_plus_days"] = dataclasses.field(default="end_of_month_plus_days", init=False)
    days: int
    """Days after the end of the month."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class DueRuleEndOfPeriod:
    """The last day of the period that holds the base date."""

    kind: Literal["end_of_period"] = dataclasses.field(default="end_of_period", init=False)
    period: Period
    """The period."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class DueRuleNet:
    """That many calendar days after the base date; 0 is due on receipt."""

    kind: Literal["net"] = dataclasses.field(default="net", init=False)
    days: int
    """Days, base day not counted."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class DueRuleOn:
    """A date agreed once and for all."""

    kind: Literal["on"] = dataclasses.field(default="on", init=False)
    due_date: dt.date
    """The date."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class DueRulePrepaid:
    """Before delivery: no credit is given, so nothing ages. Due on the base date."""

    kind: Literal["prepaid"] = dataclasses.field(default="prepaid", init=False)
    form: PrepaymentForm
    """What it is called."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class DunningPolicy:
    """A dunning policy: one version of it."""

    id: str
    """The policy's id."""
    version: int
    """Its version, from 1. Each version of an id is an entry of its own in the playbook."""
    window_days: int
    """Days past due, without the days on which the item was held back, after which a person takes over."""
    levels: Sequence[Level]
    """The steps, in rising order."""
    contact_limits: Sequence[ContactLimit] = ()
    """How many messages a contact gets at most, in every currency together. One that would be too much waits."""
    contact_times: ContactTimes | None = None
    """When messages leave, from when the contact answered before; where not given, when contact hours begin."""
    in_flight_max_days: int = 10
    """Days after which an attempt to collect without a result no longer holds its invoices back."""
    marks: Sequence[MarkRule] = ()
    """What marks of the CRM do; a mark without a rule does nothing."""
    method_first: MethodFirst | None = None
    """Where only a card or mandate that does not work any more keeps the money away: one request for another one,
    and nothing else for some days.
    """
    min_overdue: Sequence[Money] = ()
    """Net overdue amount, one for each currency that has one, that must be exceeded before anything happens."""
    partly_kept_percent: Decimal | None = None
    """From this share of what was promised on a promise or plan counts as partly kept, not as broken; none does where
    not given.
    """
    plan_reminder_days: int | None = None
    """Days before each instalment of a payment plan on which the customer is reminded of it; never where not given."""
    promise_grace_days: int = 1
    """Business days after a promised date within which the money is still in time."""
    reply_hold_days: int = 0
    """Business days after a reply that a person should read (a question, a claim to have paid, a refusal) during
    which nothing is sent.
    """
    resend_unopened_after_hours: int | None = None
    """Hours after which an unopened message goes to the next contact; never where not given."""
    resend_unviewed_invoice_after_hours: int | None = None
    """Hours after which an invoice that was delivered and not viewed goes to the next contact; never where not
    given, as for a host that does not learn of views.
    """
    resume_on: Sequence[str] = ()
    """Decisions of a person after which the program goes on by itself. After any other the case stays with the
    person.
    """
    unanswered: Unanswered | None = None
    """When silence is enough for a person to take over."""
    valid_from: dt.date | None = None
    """First day on which a case may begin under this version; always where not given. A case begun earlier keeps
    the version that was valid then.
    """

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class DynamicDiscount:
    """A discount for paying early."""

    discount: Money
    """The discount."""
    percent: Decimal
    """The same as percent of the invoice, half up to four decimals."""
    pay: Money
    """What is left to pay."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class EarlyWarning:
    """A change for the worse in how a customer pays."""

    customer_id: str
    """Who."""
    since: dt.date
    """From which day on; it may move a little with every payment."""
    noticed_on: dt.date
    """The day on which it was noticed."""
    days_late_before: int
    """Days late before, on average; below zero when early."""
    days_late_since: int
    """Days late since then."""
    probability: Decimal | None = None
    """Chance from 0 to 1 that it is no accident."""
    reasons: Sequence[Reason] = ()
    """Why."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class EarlyWarningRules:
    """When customer success is told that a customer pays later than before."""

    quiet_days: int
    """Days after a warning was told: a slowdown that began before they are over counts as the one that was told."""
    min_more_days: int = 0
    """So many days later than before at least."""
    min_open: Sequence[Money] = ()
    """So much is open at least, one for each currency that has a bound."""
    skip_marks: Sequence[CrmMark] = ()
    """Marks of the CRM with which nobody is told."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class EarlyWarnings:
    """What becomes of warnings."""

    actions: Sequence[Action]
    """Whom to tell what, by customer, then id."""
    held: Sequence[HeldWarning]
    """What is not told, by customer, then day."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class EffectEstimate:
    """Money that comes within the horizon under the second policy and not under the first."""

    expected: Money
    """How much more comes; below zero where less. Rounded once."""
    low: Money
    """Lower end of its interval."""
    high: Money
    """Upper end of its interval."""
    doubly_robust: bool
    """Whether only the errors of a forecast were weighted."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class EffectOptions:
    """How much has to be known before an effect is told, and how intervals are drawn."""

    level: Decimal = Decimal("0.9")
    """Share of the draws inside an interval, 0.5 to 0.999: 0.9 unless given."""
    min_customers: int = 20
    """Least number of customers with a choice of the group for an interval, 2 to 1,000,000: 20 unless given. Fewer drawn again tell too narrow
    intervals.
    """
    min_effective: int = 50
    """Least effective number of choices of a group, 2 to 1,000,000: 50 unless given. With 50 even weights a share
    near a half is known to within about 0.12 at nine in ten.
    """
    samples: int = 1000
    """How often customers are drawn again, 100 to 20,000: 1,000 unless given."""
    seed: int = 1
    """The seed of the draws: 1 unless given."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class EntryRefusal:
    """An entry that could not be read; only where lenient reading was asked for."""

    line: int
    """The line of the file."""
    field: str
    """Field or path."""
    found: str
    """What stands there, cut to 80 characters."""
    allowed: str
    """What is allowed."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceShare:
    """What one kind of evidence says for an answer."""

    evidence: EvidenceKind
    """The kind."""
    value: Decimal
    """How much of it there is, to three decimals."""
    log_odds: Decimal
    """Value times weight, in log-odds, to three decimals."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceWeight:
    """What a kind of evidence weighs, in log-odds for one unit of it."""

    evidence: EvidenceKind
    """The kind."""
    weight: Decimal
    """Its weight: above zero speaks for, below zero against."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """Where the payment was ordered in another amount or currency."""

    counter_value: BankAmount | None = None
    """The amount in the currency of the account before charges."""
    instructed: BankAmount | None = None
    """What was ordered."""
    rate: str | None = None
    """The rate, as written."""
    source_currency: str | None = None
    """Currency converted from."""
    target_currency: str | None = None
    """Currency converted to."""
    transaction: BankAmount | None = None
    """The amount of the transaction between the banks."""
    unit_currency: str | None = None
    """Currency that the rate is for one of."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class ExchangeRate:
    """One published rate: units of `quote` for one unit of `base`, on a date.

    In JSON: `{"base":"EUR","quote":"USD","date":"2024-03-28","rate":"1.0811","kind":"spot","source":"ECB"}`; `kind`
    may be left out for `spot`, `source` may be absent.
    """

    base: str
    """One unit of this currency …"""
    quote: str
    """… is worth `rate` units of this one."""
    date: dt.date
    """The day it was published for."""
    rate: Decimal
    """Units of the quote currency for one unit of the base currency."""
    kind: RateKind = "spot"
    """What it is meant for."""
    source: str | None = None
    """Who published it."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Excluded:
    """A method that was left out."""

    method: str
    """The method."""
    reason: Reason
    """Why."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedCash:
    """What a forecast expected of one invoice in the period."""

    invoice_id: str
    """The invoice."""
    instalment: int
    """Number of the instalment, from 1."""
    expected: Money
    """Expected within the period, zero or more, at most what was open."""
    open: Money
    """What was open when the forecast was made, above zero."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class ExpiryRule:
    """When a customer is told that a card or mandate is about to expire."""

    before_days: Sequence[int]
    """Days before the last day on which it works, 0 for that day; each once."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class ExposureBucket:
    """What is open in a bucket of age, and the share of it that is never paid."""

    bucket: str
    """Its name, such as `31-60`; with a group of like risk where rates differ by group."""
    gross: Money
    """Gross amount without what is provided for one by one, zero or more."""
    rate: Decimal
    """Loss rate from 0 to 1, at most 12 decimals."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class ExposureParts:
    """The amount of one part."""

    part: ExposurePart
    """Which part."""
    amount: Money
    """Its amount, zero or more."""
    limit: Money | None = None
    """The most this part may be; no own limit where not given."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class FailureActivity:
    """A payment that failed at first."""

    id: str
    """The first attempt that failed."""
    method: PaymentMethod
    """How it should have been paid."""
    amount: Money
    """How much should have been paid, above zero."""
    recovered: Money
    """How much of it came in within the window that the host looks at; from zero to the amount."""
    level: int | None = None
    """The highest dunning level it reached, 0 before the first reminder; absent where not known."""
    policy_id: str | None = None
    """The dunning policy that pursued it."""
    segment: str | None = None
    """The customer's segment."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class FailureCode:
    """A code and what it permits."""

    source: FailureSource
    """Who speaks it."""
    code: str
    """The code, as given."""
    meaning: str
    """What it says, in plain words."""
    class_: FailureClass
    """How it is to be taken."""
    permitted: Sequence[PermittedAction]
    """What it permits."""
    category: int | None = None
    """The network's category of the code."""
    fixer: Fixer | None = None
    """Who can mend the cause."""
    generic_to_payer: bool = False
    """The payer is told of a decline in general words only."""
    most_retries: int | None = None
    """How many further tries of the same collection, at most."""
    note: str | None = None
    """What else to know."""
    rate_bucket: RateBucket | None = None
    """Which return rate it counts in."""
    wait_hours: int | None = None
    """Hours to wait before the next try, at least."""
    window: ReturnWindow | None = None
    """Until when such a return can come."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class FailureTable:
    """Every code with what it permits, and the limits of the schemes."""

    version: str
    """Version, for the record."""
    default: DefaultRule
    """For codes that are not in the table."""
    codes: Sequence[FailureCode]
    """The codes."""
    limits: Sequence[AttemptLimit] = ()
    """How often one may try."""
    sources: Sequence[str] = ()
    """Where it comes from."""
    texts: Sequence[TextRule] = ()
    """Words that stand for a code, tried in order."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class FailureVerdict:
    """What a failure permits."""

    class_: FailureClass
    """How it is to be taken."""
    permitted: Sequence[PermittedAction]
    """What may be done."""
    matched_by: MatchedBy
    """What decided."""
    reasons: Sequence[Reason]
    """Why."""
    category: int | None = None
    """The network's category."""
    code: str | None = None
    """The code that decided."""
    fixer: Fixer | None = None
    """Who can mend the cause."""
    generic_to_payer: bool = False
    """The payer is told of a decline in general words only."""
    meaning: str | None = None
    """What it says."""
    most_retries: int | None = None
    """How many further tries of the same collection, at most."""
    not_before: dt.datetime | None = None
    """Before this instant the same instrument must not be tried again."""
    rate_bucket: RateBucket | None = None
    """Which return rate it counts in."""
    source: FailureSource | None = None
    """Whose code decided."""
    window: ReturnWindow | None = None
    """Until when such a return can come."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something odd."""

    kind: FindingKind
    """What is odd."""
    line: int
    """The line of the file."""
    expected: str | None = None
    """What follows from the rest of the file."""
    field: str | None = None
    """Field or path."""
    found: str | None = None
    """What stands there."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class FittedRisk:
    """A fitted risk model, as text that any language keeps and hands back."""

    model: str
    """The model: two hexadecimal digits for each byte."""
    as_of: dt.date
    """The day whose morning it was fitted for."""
    invoices: int
    """Invoices it was fitted to; where there are none, it answers from its prior."""
    options: RiskOptions
    """How it was fitted."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class ForecastOptions:
    """How to forecast."""

    by_segment: bool = False
    """Whether rows are split by segment, too."""
    common_spread: Decimal = Decimal("0.15")
    """How much faster or slower everyone pays together: the standard deviation of the logarithm of the hazard, 0 to
    2. 0.15 unless given; a back-test says what suits a history. In back-tests over two public histories and six
    parts of them, intervals asked to hold 0.8 held 0.88 of the weeks up to four weeks ahead with it, 0.87 with 0.05
    and 0.88 with 0.25: the draws of the lots decide the width there.
    """
    customer_spread: Decimal = Decimal("0.4")
    """The same for each customer by itself: 0.4 unless given. In those back-tests 0.2 and 0.6 held as often."""
    level: Decimal = Decimal("0.8")
    """The share of paths that an interval holds, between 0.5 and 0.99: 0.8 unless given."""
    paths: int = 10000
    """Number of paths that are drawn: 10,000 unless given, 100 to 100,000."""
    period_days: int = 7
    """Days in a period: 7 unless given, 1 to 31."""
    periods: int = 13
    """Number of periods: 13 unless given, 1 to 400."""
    seed: int = 0
    """Drives the draws. The same seed gives the same forecast."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class ForesightRules:
    """How decisions read a risk model."""

    behaviour_by_grade: Mapping[str, PayerBehaviour] | None = None
    """The behaviour that a grade puts in the place of the one by rule: A reliable and E chronically late unless given.
    A customer who is chronically late by rule stays so.
    """
    fit: RiskOptions | None = None
    """How models are fitted where none are given: holidays, half-life, seed."""
    min_known_payments: int = 3
    """Least number of known payments for which a grade counts: 3 unless given."""
    outlooks: OutlookOptions | None = None
    """Where grades begin."""
    unpaid_days: int = 30
    """The worklist is ordered by what will still be unpaid in so many days, 1 to 365: 30 unless given."""
    velocity: VelocityOptions | None = None
    """How a change of pace is recognised."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class FoundReference:
    """A valid reference in a text."""

    scheme: ReferenceScheme
    """The scheme in which it is valid."""
    value: str
    """The reference without separators."""
    text: str
    """The reference as it stands in the text."""
    start: int
    """Where it begins, in characters from 0."""
    end: int
    """Where it ends, in characters."""
    strong: bool
    """Whether the hit is worth something by itself; else it counts only together with an open item."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class GateRules:
    """What a person looks at whatever the program does. A gate that is not given is open."""

    bank_details_days: int | None = None
    """Days for which changed accounts of the customer are for a person."""
    dispute_days: int | None = None
    """Days after which an open dispute is for a person."""
    marks: Sequence[CrmMark] = ()
    """Marks of the CRM for a person."""
    max_overdue: Sequence[Money] = ()
    """Most that may be past due, one for each currency that has a limit."""
    review_contract_value: Sequence[Money] = ()
    """Yearly contract value above which a person looks, one for each currency."""
    unanswered_messages: int | None = None
    """So many messages without an answer, 1 or more."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class GroupRecovery:
    """What the log tells of one group of actions."""

    group: str
    """The group."""
    choices: int
    """Choices of it."""
    effective: int
    """The effective number of them, rounded."""
    cannot_tell: Sequence[Reason] = ()
    """Why it cannot tell; empty where it can."""
    estimate: RecoveryEstimate | None = None
    """The estimate; none where the log cannot tell."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class HeldWarning:
    """A warning that is not told, and why."""

    customer_id: str
    """The customer."""
    since: dt.date
    """From which day on the customer pays later."""
    reasons: Sequence[Reason]
    """Why it is not told."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class HolidayCalendar:
    """Which days are closed: the weekend and a list of holidays.

    Outside `valid_from` and `valid_until` (see `HolidayCalendar::covers`) only the weekend is known.
    In JSON: `{"name":"target","holidays":["2024-03-29"]}`; the weekend is Saturday and Sunday unless given.
    """

    name: str
    """What the calendar is called."""
    holidays: Sequence[dt.date]
    """The closed dates, sorted, each once. A date on the weekend is allowed and changes nothing."""
    source: str | None = None
    """Where the holidays come from: a law, a published list."""
    valid_from: dt.date | None = None
    """First date for which the holidays are complete."""
    valid_until: dt.date | None = None
    """Last date for which the holidays are complete."""
    weekend: Sequence[Weekday] | None = None
    """The weekdays that are always closed; never all seven."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class HorizonOutlook:
    """What is expected up to a day."""

    days: int
    """Days from the day of the question: 7 means that day and the six after it."""
    p_unpaid: Decimal
    """The chance that nothing of what is open is paid by then."""
    expected: Money
    """What is expected to be collected by then, of what is open."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class HumanDecided:
    """A person decided on a case."""

    kind: Literal["human_decision"] = dataclasses.field(default="human_decision", init=False)
    id: str
    """Names the fact."""
    effective: dt.date
    """The day for which it counts."""
    recorded: dt.datetime
    """The instant at which it became known."""
    decision: HumanDecision
    """The decision."""
    actor: str | None = None
    """Who or what did it."""
    at: dt.datetime | None = None
    """The instant at which it happened, where it differs from `recorded`."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class HumanDecision:
    """What a person decided on a case."""

    customer_id: str
    """Which customer."""
    decision: str
    """What was decided, in the host's words, such as `continue`, `agency`, `give_time`."""
    action_id: str | None = None
    """The action it answers."""
    case_id: str | None = None
    """The case."""
    move_to: PolicyMove | None = None
    """The policy under which the program goes on with the case from this day."""
    snooze_until: dt.date | None = None
    """Nothing more is proposed for the case before this day."""
    text: str | None = None
    """Why."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class InstalmentResult:
    """InstalmentResult"""

    number: int
    """Number of the instalment, from 1."""
    due_date: dt.date
    """When it is due."""
    amount: Money | None = None
    """Amount of the invoice."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class InstalmentShare:
    """One share of an amount and when it is due."""

    weight: Decimal
    """Its weight among all shares (40 of 100, 1 of 3), above zero."""
    due: DueRule
    """When it is due, counted from the base date of the terms."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class InstantResult:
    """InstantResult"""

    at: dt.datetime
    """The instant."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Instrument:
    """A card, mandate or account on file, by the host's token. Never a number of a card."""

    id: str
    """The token."""
    customer_id: str
    """Whose it is."""
    method: PaymentMethod
    """What it is."""
    active: bool
    """Whether it may be used."""
    expires: dt.date | None = None
    """Last day on which it is good."""
    rail: Rail | None = None
    """On which rail."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class InstrumentStanding:
    """What the failures so far leave of an instrument."""

    instrument_id: str
    """The card or mandate on file."""
    usable: bool
    """Whether it may be tried again at all before it is updated."""
    reasons: Sequence[Reason]
    """Why."""
    needs_operator: bool = False
    """An operator must look at the cause before the payer is written to."""
    not_before: dt.datetime | None = None
    """Before this instant it must not be tried."""
    retry: RetryProspect | None = None
    """What is planned with it, where plans are made."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class InterestSegment:
    """Days with one rate and one open amount."""

    from_: dt.date
    """First day."""
    to: dt.date
    """Last day."""
    days: int
    """How many days."""
    principal: Money
    """What was open."""
    percent: Decimal
    """Percent a year."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Invoice:
    """An invoice or debit memo. Its amount is gross: what the customer is to pay, tax included.

    Amounts are in one currency and above zero. Where lines are given, their nets and the tax add up to the amount
    exactly (EN 16931: one smallest unit off is an error).
    """

    id: str
    """The invoice's id."""
    customer_id: str
    """Who owes it."""
    issue_date: dt.date
    """Date on the invoice: it is owed from this day on."""
    amount: Money
    """Gross amount, above zero."""
    terms: PaymentTerms
    """When it is to be paid, with discounts and instalments."""
    delivery_date: dt.date | None = None
    """Day of delivery, where the terms count from it."""
    document: InvoiceKind = "invoice"
    """Invoice or debit memo."""
    dunning_policy: str | None = None
    """Dunning policy for this invoice, before that of the customer."""
    earned: bool = False
    """Whether the revenue is already earned (posts to revenue) or performance comes later (contract liability)."""
    exchange_rate: Decimal | None = None
    """Units of the books' currency for one unit of the invoice's; looked up by date where not given."""
    lines: Sequence[InvoiceLine] = ()
    """Lines, for the record; may be left out."""
    number: str | None = None
    """Number as printed, where it differs from the id."""
    po_number: str | None = None
    """The customer's order number."""
    receipt_date: dt.date | None = None
    """Day on which the customer received the invoice, where the terms count from it."""
    references: Sequence[str] = ()
    """Other numbers by which a payer may name it."""
    structured_reference: str | None = None
    """Structured creditor reference printed on it."""
    tax: Money | None = None
    """Tax contained in the amount, zero or more."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class InvoiceActivity:
    """An invoice issued in the period, as it stands at its end."""

    id: str
    """The invoice."""
    customer_id: str
    """Its customer."""
    issue_date: dt.date
    """Issue date, in the period."""
    due_date: dt.date
    """Due date; of the last instalment where there are several. It lies before the issue date where the terms
    count from an earlier delivery.
    """
    amount: Money
    """What was billed, tax included, above zero."""
    collected: Money
    """Cash applied to it up to the end of the period; credits do not count."""
    closed_on: dt.date | None = None
    """The day nothing was open any more."""
    delivered_on: dt.date | None = None
    """The day it reached the customer."""
    is_credited: bool = False
    """Whether a credit memo corrected it."""
    is_disputed: bool = False
    """Whether it was ever disputed."""
    segment: str | None = None
    """The customer's segment."""
    viewed_on: dt.date | None = None
    """The day the customer first opened it."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class InvoiceDelivered:
    """An invoice reached the customer."""

    kind: Literal["invoice_delivered"] = dataclasses.field(default="invoice_delivered", init=False)
    id: str
    """Names the fact."""
    effective: dt.date
    """The day for which it counts."""
    recorded: dt.datetime
    """The instant at which it became known."""
    invoice_id: str
    """The invoice."""
    actor: str | None = None
    """Who or what did it."""
    at: dt.datetime | None = None
    """The instant at which it happened, where it differs from `recorded`."""
    channel: Channel | None = None
    """Through which channel."""
    contact_id: str | None = None
    """Which contact."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class InvoiceIssued:
    """An invoice or debit memo was issued; effective on its issue date."""

    kind: Literal["invoice_issued"] = dataclasses.field(default="invoice_issued", init=False)
    id: str
    """Names the fact."""
    effective: dt.date
    """The day for which it counts."""
    recorded: dt.datetime
    """The instant at which it became known."""
    invoice: Invoice
    """The invoice."""
    actor: str | None = None
    """Who or what did it."""
    at: dt.datetime | None = None
    """The instant at which it happened, where it differs from `recorded`."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class InvoiceLine:
    """One line of an invoice: what was sold, and its net amount of any sign."""

    net: Money
    """Net amount of the line."""
    description: str | None = None
    """What was sold."""
    quantity: Decimal | None = None
    """How much of it."""
    tax: Money | None = None
    """Tax of the line, where tax is shown by line."""
    tax_percent: Decimal | None = None
    """Rate of tax on the line."""
    unit_price: Decimal | None = None
    """Price of one, net, not rounded."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class InvoiceOutlook:
    """What is expected of an invoice that is open in the morning of a day."""

    customer_id: str
    """Who owes it."""
    invoice_id: str
    """The invoice."""
    instalment: int
    """Number of the instalment, from 1."""
    as_of: dt.date
    """The day of the question: what happened on it is not known yet."""
    due_date: dt.date
    """When it is due."""
    open: Money
    """What is open, above zero."""
    p_late: Decimal
    """Chance from 0 to 1 that it is paid after its due date; 1 when that has passed."""
    p_late_over_30: Decimal
    """Chance from 0 to 1 that it is paid more than 30 days after its due date, or never."""
    horizons: Sequence[HorizonOutlook]
    """By horizon, as asked for."""
    score: RiskScore
    """Why, in points that add up."""
    known_payments: int
    """Payments of the customer that were known, parts counted by share and rounded down."""
    model: str
    """The model that says so."""
    curve: Sequence[CurvePoint] = ()
    """The survival curve, a point for each day from `as_of` on, as many as asked for."""
    early_date: dt.date | None = None
    """First day by which it is paid with a chance of one in ten; none where the model does not reach so far."""
    expected_date: dt.date | None = None
    """First day by which it is as likely paid as not."""
    late_date: dt.date | None = None
    """With `early_date`, the bounds between which it is paid with a chance of about four in five."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class InvoiceTable:
    """Invoices as columns of one length: the same place in each belongs to one invoice. Each was paid whole on one day, or is
    open: parts, credits and marks need documents.
    """

    customer_id: Sequence[str]
    """Who owes it."""
    invoice_id: Sequence[str]
    """The invoice."""
    issue_date: Sequence[dt.date]
    """Date on the invoice."""
    due_date: Sequence[dt.date]
    """When it is due."""
    amount: Sequence[str]
    """What was asked for, above zero."""
    currency: Sequence[str]
    """The currency of the amount."""
    instalment: Sequence[int] | None = None
    """Number of the instalment, from 1; all 1 where not given."""
    paid_date: Sequence[dt.date | None] | None = None
    """The day on which it was paid; none while it is open."""
    parent_id: Sequence[str | None] | None = None
    """The company above the customer."""
    segment: Sequence[str | None] | None = None
    """The customer's segment."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class InvoiceViewed:
    """The customer opened an invoice."""

    kind: Literal["invoice_viewed"] = dataclasses.field(default="invoice_viewed", init=False)
    id: str
    """Names the fact."""
    effective: dt.date
    """The day for which it counts."""
    recorded: dt.datetime
    """The instant at which it became known."""
    invoice_id: str
    """The invoice."""
    actor: str | None = None
    """Who or what did it."""
    at: dt.datetime | None = None
    """The instant at which it happened, where it differs from `recorded`."""
    contact_id: str | None = None
    """Which contact."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class InvoiceVoided:
    """An invoice was voided; what had settled it is free again."""

    kind: Literal["invoice_voided"] = dataclasses.field(default="invoice_voided", init=False)
    id: str
    """Names the fact."""
    effective: dt.date
    """The day for which it counts."""
    recorded: dt.datetime
    """The instant at which it became known."""
    invoice_id: str
    """The invoice."""
    actor: str | None = None
    """Who or what did it."""
    at: dt.datetime | None = None
    """The instant at which it happened, where it differs from `recorded`."""
    reason: str | None = None
    """Why."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class ItemHistory:
    """An item with its past."""

    item: OpenItem
    """The item as it is on the day of the question; its open amount may be zero."""
    number: str
    """Number as printed on the invoice."""
    closed_on: dt.date | None = None
    """Day on which the open amount last became zero; none while it is open."""
    dunning_policy: str | None = None
    """Dunning policy named on the invoice."""
    settlements: Sequence[Settlement] = ()
    """What settled it, by day; settlements of one day, kind, source date and allocation date are one entry."""
    voided: bool = False
    """Whether the invoice was voided."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class ItemLine:
    """An item that a message or an attempt is about."""

    invoice_id: str
    """The invoice."""
    instalment: int
    """Which instalment, from 1."""
    number: str
    """Number as printed."""
    due_date: dt.date
    """When it is or was due."""
    open: Money
    """What is open and pursued, above zero: without what is disputed, promised or otherwise held back."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class JournalEntry:
    """What one fact means for the books on one day."""

    fact_id: str
    """The fact."""
    kind: str
    """The kind of fact."""
    effective: dt.date
    """The day for which it is posted."""
    recorded: dt.datetime
    """The instant at which it became known."""
    postings: Sequence[Posting]
    """The postings; they balance."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class JudgedMatch:
    """A match of the past with what was right."""

    found: Match
    """The match as it was given, with its runners-up."""
    value_date: dt.date
    """Value date of the movement."""
    right: int | None = None
    """Which answer was right: 0 the best, 1 the first of the others; none where it was none of them."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class LabelledMatch:
    """Matches of the past of one confidence, and whether they were right in all their parts."""

    confidence: Decimal
    """The confidence that they had."""
    right: bool
    """Whether they were right."""
    count: int = 1
    """How many; 1 where not given."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class LateInterest:
    """What is owed besides the debt."""

    interest: Money
    """Interest, rounded half up once."""
    total: Money
    """Both together."""
    segments: Sequence[InterestSegment]
    """How it was counted."""
    compensation: Money | None = None
    """The fixed sum, where the scheme has one and the debt was late."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class LateInterestRules:
    """Which scheme counts for a customer."""

    by_country: Mapping[str, str] = dataclasses.field(default_factory=dict)
    """Scheme by country (ISO 3166, two letters)."""
    default_scheme: str | None = None
    """The scheme where the customer's country names none; none where not given."""
    schemes: Sequence[LateInterestScheme] = ()
    """Schemes of the company. They come before the published ones of the same name."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class LateInterestScheme:
    """The rules by which interest on a late payment is counted."""

    name: str
    """The scheme's name."""
    rule: RateRule
    """Which rate counts."""
    rates: Sequence[DatedRate]
    """The rates, in order of their days."""
    compensation: Sequence[Compensation] = ()
    """Fixed sums, smallest bound first. Paid where the debt is in their currency."""
    source: str | None = None
    """Where the rates come from."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class LearnedEvidence:
    """Everything learned so far. The same confirmations in any order give the same evidence."""

    accounts: Sequence[PayerEvidence] = ()
    """By account."""
    names: Sequence[PayerEvidence] = ()
    """By name."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class LearnedWeights:
    """Weights with what they rest on, to be kept with the options of matching."""

    weights: Sequence[EvidenceWeight]
    """The weights, one for each kind, in the order of the kinds."""
    cases: int
    """Judged matches."""
    loss_before: Decimal
    """Mean surprise of the right answers before, in log-odds units (nats), to three decimals."""
    loss_after: Decimal
    """The same after, on the same cases: not what is to be expected of others."""
    first: dt.date | None = None
    """Value date of the first."""
    last: dt.date | None = None
    """Value date of the last."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class LearningOptions:
    """How far learning may go."""

    spread: Decimal = Decimal("0.5")
    """How far a weight may be from its start by the prior: a standard deviation in log-odds, above 0 and at most 10;
    0.5 where not given.
    """
    start: Sequence[EvidenceWeight] = ()
    """The weights to start from, and to stay near to; the standard weights where not given. Where some are given, the
    kinds left out start from 0.
    """

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A movement that is not handed on."""

    line: int
    """Line of the file."""
    reason: LeftOutReason
    """Why."""
    amount: BankAmount
    """Its amount."""
    id: str | None = None
    """Its id, where it has one."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class LegalStep:
    """What one country asks for."""

    country: str
    """The country (ISO 3166, two letters)."""
    valid_from: dt.date
    """First day on which it holds."""
    formal_notice: bool = False
    """Whether a formal notice must go before the matter leaves the company. A hand-over without one says so."""
    free_reminders: int = 0
    """So many reminders after the due date must go before one may ask for a fee."""
    source: str | None = None
    """Where it is written."""
    valid_to: dt.date | None = None
    """Last day; open where not given."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """One step of a policy. It sends a message, plans a retry or hands the case to a person."""

    level: int
    """Number of the level, from 1, rising."""
    offset_days: int
    """Days from the due date at which it is reached: below zero before, above zero after it."""
    charges: Sequence[ChargeKind] = ()
    """What its message asks for besides by law or contract: late interest, compensation."""
    escalate: bool = False
    """Whether a person takes over. Such a level does nothing else."""
    fee: Sequence[Money] = ()
    """Fee that its message asks for, one for each currency that has one."""
    message: MessagePlan | None = None
    """What is sent."""
    min_amount: Sequence[Money] = ()
    """Least amount, one for each currency that has one, for which the level is worth taking."""
    min_gap_days: int = 1
    """Fewest days since the last message to the customer before this level's message may go."""
    retry: RetryPlan | None = None
    """What is tried."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class LevelMetrics:
    """What one level of a dunning policy brought back.

    Measured as a funnel: of what *reached* the level, what came in before the next one. Failures that ended at a
    level would be the wrong base: those not recovered have moved on.
    """

    currency: str
    """The currency."""
    level: int
    """The level, 0 before the first reminder."""
    reached: int
    """Failures that reached it."""
    reached_amount: Money
    """Amount of the failures that reached it."""
    recovered: Money
    """Amount recovered at it."""
    dunning_recovery: Measure
    """Recovered of the amount that reached it."""
    dunning_recovery_by_count: Measure
    """Failures recovered in full at it, of those that reached it."""
    policy_id: str | None = None
    """The policy; absent for failures without one."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class LimitVerdict:
    """Whether one more try keeps a limit."""

    allowed: bool
    """Whether it does."""
    used: int
    """How many tries stand in the window at that instant."""
    left: int
    """How many more may follow at that instant."""
    next_allowed: dt.datetime | None = None
    """The first instant at which one more try keeps the limit; where none ever does, nothing."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Lists:
    """The lists that come with the engine."""

    words: Sequence[RemittanceWord]
    """Words of bank texts, with what each announces."""
    weights: Sequence[EvidenceWeight]
    """What each kind of evidence weighs."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class LogEntry:
    """One line of the interaction log."""

    fact_id: str
    """The fact."""
    at: dt.datetime
    """The instant at which it happened."""
    date: dt.date
    """The day for which it counts."""
    what: str
    """What happened: the kind of the fact."""
    actor: str | None = None
    """Who or what on the host's side."""
    details: Mapping[str, str] = dataclasses.field(default_factory=dict)
    """The particulars: names to texts, sorted by name."""
    text: str | None = None
    """The words, where there are any."""
    who: str | None = None
    """Who at the customer, where it is known."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class LoggedChoice:
    """A choice of the host for one customer in one currency, made with a chance that was written down."""

    customer_id: str
    """For whom."""
    currency: str
    """In which currency."""
    at: dt.datetime
    """When. What was recorded at this instant or later was not known to it."""
    group: str
    """The group of actions that was chosen. A comparison of policies knows the kinds of actions, such as
    `send_message` or `escalate`, and `none`.
    """
    chance: Decimal
    """The chance with which it was chosen: above 0, at most 1."""
    expected: Decimal | None = None
    """What a forecast made before the choice expected to be paid within the horizon, whatever the action: a share of
    what was overdue.
    """

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class LoggedOutcome:
    """A choice whose chance was logged, and what came of it."""

    customer_id: str
    """For whom it was made."""
    group: str
    """The group of actions that was chosen, in the host's words, such as `send_message` or `none`."""
    chance: Decimal
    """The chance with which it was chosen: above 0, at most 1."""
    recovered: Decimal
    """The share of what was overdue at the choice that was paid within the horizon, 0 to 1."""
    expected: Decimal | None = None
    """What a forecast made before the choice expected of it, whatever the action, 0 to 1."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Something that happened to an invoice on a day."""

    date: dt.date
    """The day."""
    mark: MarkKind
    """What happened."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class MarkRule:
    """What one mark of the CRM does."""

    mark: CrmMark
    """The mark."""
    effect: MarkEffect
    """What it does."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """The match of one movement."""

    movement_id: str
    """The movement."""
    decision: MatchDecision
    """What is to be done."""
    best: MatchCandidate
    """The best answer that agrees with all other movements."""
    margin: Decimal
    """By how much the whole batch would be less likely if this answer were forbidden, in log-odds, to three decimals."""
    unlisted: Decimal
    """Chance that the right answer was not found, from 0 to 0.999999."""
    others: Sequence[MatchCandidate] = ()
    """The next best answers, most likely first."""
    reasons: Sequence[Reason] = ()
    """Why, and what was found on the way."""
    unlisted_evidence: Sequence[EvidenceShare] = ()
    """The evidence for that."""
    would_flip: Sequence[Reason] = ()
    """What would make another answer the best."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class MatchCandidate:
    """An answer to a movement."""

    kind: MatchKind
    """How the movement relates to the items."""
    confidence: Decimal
    """Chance that this answer is right in all its parts, from 0 to 0.999999."""
    score: Decimal
    """Sum of the evidence, in log-odds, to three decimals."""
    adjustments: Sequence[Adjustment] = ()
    """What is missing of the items' total, or came on top, by name: none, one, or two at once."""
    customer_id: str | None = None
    """Who paid; none where it is not a receivable."""
    evidence: Sequence[EvidenceShare] = ()
    """The evidence, in the order of the kinds."""
    items: Sequence[MatchedItem] = ()
    """What is settled."""
    on_account: Money | None = None
    """Money that stays with the customer, in the movement's currency."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class MatchConfirmed:
    """A match of a bank movement was confirmed, by a person or by its confidence. What it settles follows as facts of
    its own.
    """

    kind: Literal["match_confirmed"] = dataclasses.field(default="match_confirmed", init=False)
    id: str
    """Names the fact."""
    effective: dt.date
    """The day for which it counts."""
    recorded: dt.datetime
    """The instant at which it became known."""
    movement_id: str
    """The movement."""
    actor: str | None = None
    """Who or what did it."""
    at: dt.datetime | None = None
    """The instant at which it happened, where it differs from `recorded`."""
    customer_id: str | None = None
    """Who paid; none where it is no receivable."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class MatchDiscount:
    """A discount for early payment, as printed on an item."""

    percent: Decimal
    """Percent off, above 0 and below 100."""
    until: dt.date
    """Last day on which it may be taken."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class MatchInput:
    """Movements, items, customers and evidence, each in any order."""

    movements: Sequence[BankMovement]
    """Movements to match."""
    items: Sequence[MatchItem]
    """Open items and open credit memos."""
    customers: Sequence[Customer]
    """The customers."""
    learned: LearnedEvidence | None = None
    """What earlier matches taught."""
    verdicts: Sequence[MatchVerdict] = ()
    """Earlier verdicts on these movements, in the order in which they became known."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class MatchItem:
    """An open item or an open credit memo, with every number by which a payer may name it.

    Exactly one of `invoice_id` and `credit_memo_id`.
    """

    customer_id: str
    """Who owes it, or has the credit."""
    issue_date: dt.date
    """Date on the document: it can be paid from this day on."""
    due_date: dt.date
    """When it is due."""
    open: Money
    """What is open on it, above zero, for a credit memo too."""
    credit_memo_id: str | None = None
    """The credit memo."""
    discounts: Sequence[MatchDiscount] = ()
    """Discounts printed on it; of several the first that still runs applies."""
    disputed: bool = False
    """Whether the customer disputes it: it is matched only when the payer names it."""
    instalment: int | None = None
    """Which instalment of it, from 1; may be left out where there is only one."""
    invoice_id: str | None = None
    """The invoice or debit memo."""
    number: str | None = None
    """The number as printed; the id where not given."""
    references: Sequence[str] = ()
    """Other numbers by which a payer may name it, such as the customer's order number."""
    structured_reference: str | None = None
    """Structured creditor reference printed on it."""
    tax: Money | None = None
    """Tax contained in the open amount, zero or more: where tax is withheld, it may be counted from the rest."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class MatchOptions:
    """Limits, rates and thresholds of cash application."""

    apply_confidence: Decimal = Decimal("0.95")
    """Confidence from which a match is applied without a person."""
    bank_fee_most: Sequence[Money] = ()
    """Most that banks take out of one payment, one amount for each currency; none: no such difference is accepted."""
    discount_grace_days: int = 0
    """Days after its end for which a discount is still accepted."""
    duplicate_days: int = 10
    """Days within which a second payment like the first counts as its duplicate."""
    interest_percents: Sequence[Decimal] = ()
    """Rates in percent a year, simple and of 365 days, at which customers add late interest by themselves; none: such
    a payment is more than its items, and the rest stays on account.
    """
    lead_days: int = 0
    """Days before its issue on which an item may already be paid."""
    most_candidates: int = 5
    """Runners-up that are given with each match."""
    rate_tolerance_percent: Decimal = Decimal("1")
    """How far from the rate such a payment may be, in percent."""
    rates: Sequence[MatchRate] = ()
    """Rates by which a payment in one currency may settle items in another; none: it goes to review."""
    rounding_most: Sequence[Money] = ()
    """Largest small difference that is written off, for each currency. Reached only together with
    `rounding_percent`: the smaller limit decides.
    """
    rounding_percent: Decimal = Decimal("100")
    """Largest small difference in percent of the items."""
    search_steps: int = 2200000
    """Steps that the search for sets of items may take for one movement and payer; 2,200,000 where not given, which
    looks at every set of 40 items.
    """
    text_lengths: Sequence[int] | None = None
    """Lengths at which banks cut texts, in characters: a text of such a length may go on."""
    weights: Sequence[EvidenceWeight] = ()
    """What each kind of evidence weighs; the standard weights where not given."""
    withholding_percents: Sequence[Decimal] = ()
    """Rates of tax that customers withhold, in percent of the gross amount."""
    words: Sequence[RemittanceWord] = ()
    """Words of bank texts; the standard list where not given."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class MatchOutcome:
    """What is to be posted for a movement: the match without figures and runners-up."""

    movement_id: str
    """The movement."""
    decision: MatchDecision
    """What is to be done."""
    kind: MatchKind
    """How the movement relates to the items."""
    adjustments: Sequence[Adjustment] = ()
    """What is missing of the items' total, or came on top, by name: none, one, or two at once."""
    customer_id: str | None = None
    """Who paid; none where it is not a receivable."""
    items: Sequence[MatchedItem] = ()
    """What is settled."""
    on_account: Money | None = None
    """Money that stays with the customer, in the movement's currency."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class MatchRate:
    """What one unit of a common base is worth in a currency. The base itself has the rate 1."""

    currency: str
    """The currency."""
    rate: Decimal
    """Units of it for one unit of the base."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class MatchRejected:
    """A match was rejected, or taken back after it was confirmed: the movement is open again."""

    kind: Literal["match_rejected"] = dataclasses.field(default="match_rejected", init=False)
    id: str
    """Names the fact."""
    effective: dt.date
    """The day for which it counts."""
    recorded: dt.datetime
    """The instant at which it became known."""
    movement_id: str
    """The movement."""
    actor: str | None = None
    """Who or what did it."""
    at: dt.datetime | None = None
    """The instant at which it happened, where it differs from `recorded`."""
    customer_id: str | None = None
    """For whom it was matched; none where it was called no receivable."""
    reason: str | None = None
    """Why."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class MatchReport:
    """The matches of a batch."""

    matches: Sequence[Match]
    """One for each movement, by value date, then id."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class MatchVerdict:
    """An earlier verdict on a movement that is open, or open again."""

    movement_id: str
    """The movement."""
    confirmed: bool
    """Whether the match was confirmed; else it was rejected, or taken back."""
    customer_id: str | None = None
    """For whom it was matched; none where it was called no receivable."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class MatchedItem:
    """A part of a match: one item or credit memo, and how much of it is settled.

    Exactly one of `invoice_id` and `credit_memo_id`.
    """

    customer_id: str
    """Who owes it."""
    amount: Money
    """How much of it is settled, in its currency, above zero for a credit memo too."""
    credit_memo_id: str | None = None
    """The credit memo that is used."""
    instalment: int | None = None
    """Which instalment of it."""
    invoice_id: str | None = None
    """The invoice."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class MeasureMoreThan:
    """The number is larger than this: the history given does not reach far enough."""

    kind: Literal["more_than"] = dataclasses.field(default="more_than", init=False)
    value: Decimal
    """What the whole history makes."""
    unit: Unit
    """What it counts."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class MeasureNotAvailable:
    """There is no number."""

    kind: Literal["not_available"] = dataclasses.field(default="not_available", init=False)
    reason: Reason
    """Why not."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class MeasureValue:
    """The number, with as many decimals as were asked for."""

    kind: Literal["value"] = dataclasses.field(default="value", init=False)
    value: Decimal
    """The number."""
    unit: Unit
    """What it counts."""
    rounding: Rounding
    """How it was rounded."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A message that was sent."""

    id: str
    """The message's id."""
    customer_id: str
    """To which customer."""
    channel: Channel
    """Through which channel."""
    action_id: str | None = None
    """The action that asked for it."""
    contact_id: str | None = None
    """To which contact."""
    invoice_ids: Sequence[str] = ()
    """About which invoices."""
    level: int | None = None
    """Number of the dunning level that it belongs to, as the action said: from it the metrics know how far a case went."""
    template: str | None = None
    """From which template."""
    tone: Tone | None = None
    """How it sounds."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class MessageDraft:
    """A message, ready to be looked at and sent. Plain text."""

    template: str
    """Key of the template."""
    language: str
    """The language it is written in."""
    subject: str
    """The subject: one line."""
    body: str
    """The text."""
    reasons: Sequence[Reason] = ()
    """What should be known of it: `language_not_there`."""
    tone: Tone | None = None
    """How it sounds."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class MessageInput:
    """What a message is to say."""

    template: str
    """Key of the template."""
    as_of: dt.date
    """The day on which it is written: from it the days past due are counted."""
    broken_promise: BrokenPromise | None = None
    """A promise that was broken."""
    charges: Sequence[ChargeLine] = ()
    """What is asked for besides, not in the total."""
    contact_name: str | None = None
    """Whom to greet."""
    customer_name: str | None = None
    """Name of the customer."""
    expires: dt.date | None = None
    """Last day on which the card or mandate works."""
    items: Sequence[ItemLine] = ()
    """The items it is about, oldest due date first; all in the currency of the total."""
    language: str | None = None
    """Language to write in (BCP 47)."""
    methods: Sequence[PaymentMethod] = ()
    """Methods of payment that it speaks of."""
    pay_by: dt.date | None = None
    """The last day to pay."""
    payment_link: str | None = None
    """The host's link to pay, or to give other payment details."""
    tone: Tone | None = None
    """How it sounds; the template's own tone where not given."""
    total: Money | None = None
    """What is asked for."""
    values: Mapping[str, str] = dataclasses.field(default_factory=dict)
    """The host's own texts by name. They become fields, and may fill a field that is empty here."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class MessageLanguage:
    """A language. Amounts and dates are written as Unicode CLDR has them, with the code of the currency."""

    language: str
    """Its tag (BCP 47), such as `de` or `pt-BR`."""
    decimal: str
    """What stands before the decimals."""
    group: str
    """What stands between groups of three digits; nothing where empty."""
    min_group_digits: int
    """Fewest digits before the first group mark, 1 or 2: with 2, `1234` but `12 345`."""
    money: str
    """An amount: `{amount}` and `{code}`."""
    date: str
    """A date: `{day}`, `{month}` and `{year}`."""
    months: Sequence[str]
    """The names of the twelve months, as they stand in a date."""
    plural: PluralRule
    """Which form of a word follows a number."""
    date_of_first: str | None = None
    """A date on the first of a month, where it is written in another way."""
    phrases: Sequence[Phrase] = ()
    """Texts that templates share; a later one may use an earlier one."""
    templates: Sequence[MessageTemplate] = ()
    """Its templates."""
    words: Mapping[str, str] = dataclasses.field(default_factory=dict)
    """Names of charges and methods of payment."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class MessageOpened:
    """A message was opened."""

    kind: Literal["message_opened"] = dataclasses.field(default="message_opened", init=False)
    id: str
    """Names the fact."""
    effective: dt.date
    """The day for which it counts."""
    recorded: dt.datetime
    """The instant at which it became known."""
    message_id: str
    """The message."""
    actor: str | None = None
    """Who or what did it."""
    at: dt.datetime | None = None
    """The instant at which it happened, where it differs from `recorded`."""
    contact_id: str | None = None
    """Which contact."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class MessageOptions:
    """Templates and languages of the caller."""

    default_language: str | None = None
    """Language where the one asked for has no template; English where not given."""
    languages: Sequence[MessageLanguage] = ()
    """Languages that come before the shipped ones: one with the same tag takes its place."""
    templates: Sequence[MessageTemplate] = ()
    """Templates that come before the shipped ones."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class MessagePlan:
    """A message of a level."""

    channel: Channel
    """Through which channel."""
    tone: Tone
    """How it sounds."""
    template: str
    """The host's template."""
    also_secondary: bool = False
    """Whether the second contact gets it too."""
    pay_within_days: int | None = None
    """Days from the day on which it leaves to the last day to pay that it names; none where not given."""
    payment_link: bool = False
    """Whether it carries a link to pay at once."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class MessageSent:
    """A message was sent."""

    kind: Literal["message_sent"] = dataclasses.field(default="message_sent", init=False)
    id: str
    """Names the fact."""
    effective: dt.date
    """The day for which it counts."""
    recorded: dt.datetime
    """The instant at which it became known."""
    message: Message
    """The message."""
    actor: str | None = None
    """Who or what did it."""
    at: dt.datetime | None = None
    """The instant at which it happened, where it differs from `recorded`."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class MessageTemplate:
    """A template."""

    key: str
    """Its key: what policies and actions name."""
    subject: str
    """The subject, which comes out as one line."""
    body: str
    """The text; in JSON also a list of lines."""
    language: str | None = None
    """Its language (BCP 47); needed, but for templates that stand in a language."""
    tone: Tone | None = None
    """How it sounds."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class MethodCost:
    """What a payment is expected to cost by one method."""

    method: str
    """The method."""
    fee: Money
    """The fee."""
    failure: Money
    """Chance of failing × cost of another try."""
    dispute: Money
    """Chance of a dispute × (its fee + the amount)."""
    capital: Money
    """Cost of the capital until the money is there."""
    total: Money
    """All of it."""
    settlement_days: int
    """Days until the money is there."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class MethodFirst:
    """One request for another card or mandate instead of reminders."""

    quiet_days: int
    """Days past due, without those on which the item was held back, up to which nothing else is done."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class MethodMetrics:
    """The metrics of one payment method in one currency."""

    currency: str
    """The currency."""
    method: PaymentMethod
    """The method."""
    payments: int
    """Payments received."""
    received: Money
    """Amount received."""
    weighted_days_late: Measure
    """Days late by amount paid."""
    weighted_days_to_pay: Measure
    """Days from issue to payment by amount paid."""
    touchless_rate: Measure
    """Payments posted without a person."""
    failures: int
    """Payments that failed at first."""
    failed: Money
    """Amount that failed at first."""
    dunning_recovery: Measure
    """Amount recovered of it."""
    dunning_recovery_by_count: Measure
    """Failures recovered in full."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class MethodOffer:
    """A way to be paid, with its price and what is known of its chances."""

    method: str
    """The method's name, as the host calls it."""
    added_percent: Decimal = Decimal("0")
    """Added part of the amount that no cap covers: cross-border, conversion, instant."""
    barred: str | None = None
    """Why it may not be used now: no mandate, a hard failure, a limit reached. It may be used where not given."""
    cap: Money | None = None
    """The fee is at most so much, without `added_percent`."""
    dispute_fee: Money | None = None
    """What a dispute costs besides the amount."""
    dispute_percent: Decimal = Decimal("0")
    """Chance of a dispute, percent."""
    failure_percent: Decimal = Decimal("0")
    """Chance of failing, percent."""
    fixed: Money | None = None
    """Added to every payment, zero or more."""
    least: Money | None = None
    """Smallest payment that it takes."""
    minimum: Money | None = None
    """The fee is at least so much."""
    most: Money | None = None
    """Largest payment that it takes."""
    percent: Decimal = Decimal("0")
    """Part of the amount."""
    retry_cost: Money | None = None
    """What another try costs after a failure."""
    reversible_days: int | None = None
    """Days during which the payer can take it back; final where not given."""
    settlement_days: int = 0
    """Days until the money is there."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class MetricSet:
    """Every metric of amounts. What was not given (balances, monthly sales) makes its metrics not available."""

    credit_sales: Money
    """Invoiced less credit memos."""
    received: Money
    """Payments received."""
    dso: Measure
    """DSO on ending receivables."""
    dso_average: Measure
    """DSO on mean receivables: another measure, never to be compared with `dso`."""
    dso_count_back: Measure
    """DSO by count-back over the monthly sales."""
    best_possible_dso: Measure
    """DSO if nothing were past due."""
    average_days_delinquent: Measure
    """DSO less best possible DSO."""
    weighted_days_late: Measure
    """Days late by amount paid."""
    weighted_days_to_terms: Measure
    """Days granted by amount invoiced."""
    weighted_days_to_pay: Measure
    """Days from issue to payment by amount paid."""
    collection_effectiveness: Measure
    """Collection effectiveness index."""
    turnover: Measure
    """Receivables turnover in the period."""
    collection_period: Measure
    """Days of the period over turnover."""
    collection_rate: Measure
    """Cash applied to the invoices of the period."""
    past_due_share: Measure
    """Past due of gross receivables at the end."""
    unapplied_share: Measure
    """Unapplied of gross receivables at the end."""
    dispute_rate_by_amount: Measure
    """Amount of disputed invoices of the amount invoiced."""
    promise_kept_rate_by_amount: Measure
    """Amount of promises kept of the amount that came due."""
    dunning_recovery: Measure
    """Amount recovered of the amount that failed."""
    bad_debt_to_sales: Measure
    """Bad debt expense of credit sales."""
    write_off_rate: Measure
    """Written off less recovered of mean receivables."""
    counts: CountMetrics
    """What counts documents and days."""
    beginning_receivables: Money | None = None
    """Receivables at the beginning on the basis of the options; absent where no balance was given."""
    ending_receivables: Money | None = None
    """Receivables at the end on the basis of the options; absent where no balance was given."""
    roll_rates: Sequence[RollRate] = ()
    """From each ageing bucket into the next older one; empty where no buckets were given."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class MetricsOptions:
    """How the metrics are measured."""

    bad_debt_precision: Precision | None = None
    """Decimals and rounding of bad debt to sales: half up to 3 unless given."""
    early_payments: EarlyPayment = "as_zero"
    """What a payment before its due date counts in the days late."""
    precision: Precision | None = None
    """Decimals and rounding of every measure but bad debt to sales: half up to 2."""
    receivables: ReceivablesBasis = "less_credits"
    """Which receivables are measured."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class MetricsReport:
    """The metrics of a period."""

    from_: dt.date
    """First day of the period."""
    to: dt.date
    """Last day of the period."""
    days: int
    """Days of the period, both ends included."""
    options: MetricsOptions
    """What was measured, so that a reader knows which DSO this is."""
    overall: CountMetrics
    """What counts documents and days, over all currencies."""
    by_currency: Sequence[CurrencyMetrics]
    """By currency, sorted."""
    by_segment: Sequence[SegmentMetrics]
    """By currency and segment, sorted; entries without a segment come first."""
    by_method: Sequence[MethodMetrics]
    """By currency and payment method, sorted."""
    by_level: Sequence[LevelMetrics]
    """By currency, dunning policy and level, sorted: how the steps of a sequence perform."""
    by_policy: Sequence[PolicyMetrics]
    """By currency and dunning policy, sorted: how sequences compare."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Miss:
    """The miss of one currency."""

    currency: str
    """The currency."""
    expected: Money
    """What was expected."""
    received: Money
    """What was received."""
    miss: Money
    """Received less expected."""
    parts: Sequence[MissPart]
    """Its causes; they add up to the miss. In the order of the list of causes, those that are zero left out."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class MissPart:
    """One cause of the miss."""

    cause: MissCause
    """The cause."""
    amount: Money
    """Received less expected, by that cause."""
    count: int
    """Invoices, or receipts without one."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class ModelledLoss:
    """Losses expected of one currency."""

    currency: str
    """The currency."""
    gross: Money
    """What is open."""
    allowance: Money
    """Sum over invoices of the open amount times the chance of loss, each rounded. The chance of loss is that of default
    times the share lost, to six decimals.
    """
    rate: Decimal
    """The allowance over what is open."""
    invoices: int
    """Invoices that are open."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class MonthlySales:
    """Net credit sales of one calendar month, of one currency and segment."""

    month: dt.date
    """First day of the month."""
    amount: Money
    """Invoices less credit memos; up to `to` only, for its month."""
    segment: str | None = None
    """The segment."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """One movement on an account."""

    line: int
    """The line of the file in which it begins, from 1."""
    amount: BankAmount
    """What moved: above zero into the account, below zero out of it."""
    kind: MovementKind
    """What it is."""
    status: MovementStatus
    """Whether the money has moved."""
    batch: PaymentBatch | None = None
    """Present where it stands for several payments."""
    booking_date: dt.date | None = None
    """The day the bank booked it."""
    charges: Sequence[Charge] = ()
    """Charges of the banks."""
    codes: Sequence[BankCode] = ()
    """The codes of the bank."""
    counterparty: Party | None = None
    """The other side."""
    details: Sequence[Movement] = ()
    """The payments of a batch; their signed sum is checked against `amount`."""
    exchange: Exchange | None = None
    """Amounts in other currencies."""
    ids: PaymentIds | None = None
    """Its ids."""
    remittance: Remittance | None = None
    """What it is for."""
    return_reason: ReturnReason | None = None
    """Why it came back, where it is a return."""
    reversal: bool = False
    """Whether the bank marks it as undoing an earlier one."""
    text: str | None = None
    """Further words of the bank: posting text, additional information."""
    value_date: dt.date | None = None
    """The day from which it bears interest: the day that counts for a payment."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class OpenCredit:
    """A credit that a customer has on a day."""

    credit: CreditKind
    """What kind of credit."""
    id: str
    """The payment or credit memo."""
    date: dt.date
    """Date of the credit memo, or value date of the payment."""
    open: Money
    """What is left of it, above zero."""
    customer_id: str | None = None
    """Whose it is; none while the payer is unknown."""
    segment: str | None = None
    """The customer's segment on that day."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class OpenItem:
    """An invoice, debit memo or instalment with what is open on it. Each instalment is an item of its own."""

    invoice_id: str
    """The invoice."""
    instalment: int
    """Number of the instalment, from 1; 1 where there is only one."""
    customer_id: str
    """Who owes it."""
    issue_date: dt.date
    """Date on the invoice."""
    due_date: dt.date
    """When it is due."""
    amount: Money
    """What was asked for."""
    open: Money
    """What is still open, zero or more."""
    disputed: Money | None = None
    """The part of the open amount that is disputed, zero or more."""
    document: InvoiceKind = "invoice"
    """Invoice or debit memo."""
    no_credit: bool = False
    """Whether its terms grant no credit (paid before or on delivery): it does not age and is not dunned."""
    segment: str | None = None
    """The customer's segment on that day."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Outlier:
    """A balance that is provided for by itself; it is not in the buckets."""

    id: str
    """The customer, invoice or case."""
    gross: Money
    """What is open, zero or more."""
    allowance: Money
    """What is expected to be lost of it, from zero to the gross amount."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class OutlookOptions:
    """What is told of each invoice, and where grades begin."""

    curve_days: int | None = None
    """Days of the survival curve, up to 730; none unless given."""
    grade_health: Sequence[int] | None = None
    """Least health of the grades A, B, C and D; below the last one it is E."""
    horizon_days: Sequence[int] | None = None
    """Horizons in days from the day of the question, rising, 1 to 730; at most 800 of them."""
    without_reasons: bool = False
    """Points without contributions: an outlook then takes a fraction of the time. `base_points` are the points
    themselves, so that they still add up.
    """

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class OutlookTable:
    """Outlooks as columns of one length, by due date, then invoice and instalment."""

    customer_id: Sequence[str]
    """Who owes it."""
    invoice_id: Sequence[str]
    """The invoice."""
    instalment: Sequence[int]
    """Number of the instalment, from 1."""
    due_date: Sequence[dt.date]
    """When it is due."""
    open: Sequence[str]
    """What is open, above zero."""
    currency: Sequence[str]
    """The currency of what is open."""
    p_late: Sequence[Decimal]
    """Chance from 0 to 1 that it is paid after its due date."""
    p_late_over_30: Sequence[Decimal]
    """Chance from 0 to 1 that it is paid more than 30 days after its due date, or never."""
    early_date: Sequence[dt.date | None]
    """First day by which it is paid with a chance of one in ten."""
    expected_date: Sequence[dt.date | None]
    """First day by which it is as likely paid as not."""
    late_date: Sequence[dt.date | None]
    """With `early_date`, the bounds between which it is paid with a chance of about four in five."""
    points: Sequence[int]
    """The points of its score."""
    known_payments: Sequence[int]
    """Payments of the customer that were known."""
    horizon_days: Sequence[int]
    """Horizons in days, as asked for."""
    p_unpaid: Sequence[Sequence[Decimal]]
    """The chance of being unpaid by each horizon, a column for each."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class OverlayScenario:
    """One view of the future, with how much worse than the past it is."""

    probability: Decimal
    """Its probability; all together 1."""
    factor: Decimal
    """By what the loss rates are multiplied, zero or more, at most 100."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class PartLimit:
    """The most one part of an exposure may be."""

    part: ExposurePart
    """The part."""
    limit: Money
    """The most it may be, zero or more."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class PartsResult:
    """PartsResult"""

    parts: Sequence[Money]
    """The parts, in the order of the weights."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """The other side of a movement."""

    account: BankAccount | None = None
    """Account."""
    address: str | None = None
    """Address in one line."""
    id: str | None = None
    """Id of the organisation or person."""
    name: str | None = None
    """Name."""
    ultimate_name: str | None = None
    """Name of the one behind it, where the payer or payee acts for somebody else."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class PastInvoice:
    """An invoice, or one instalment of it, with its payments so far."""

    customer_id: str
    """Who owes it."""
    invoice_id: str
    """The invoice."""
    issue_date: dt.date
    """Date on the invoice."""
    due_date: dt.date
    """When it is due."""
    amount: Money
    """What was asked for, above zero."""
    instalment: int = 1
    """Number of the instalment, from 1."""
    marks: Sequence[Mark] = ()
    """What else happened, in any order."""
    paid_date: dt.date | None = None
    """The day on which the rest was paid, not before the issue date or any part; none while it is open."""
    parent_id: str | None = None
    """The company above the customer: sisters under one parent tell something of each other. The parent itself needs
    none.
    """
    payments: Sequence[Settlement] = ()
    """Parts that were settled, each above zero, none before the issue date. By their `kind` they are payments, or
    what a credit memo or a write-off took: that is not open any more from its day on, and was never paid. A part
    counts, and is known, from its `date` on; a payment tells days late by its value date (`source_date`).
    """
    segment: str | None = None
    """The customer's segment."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class PayerEvidence:
    """How often an account, or a name, was seen to pay for a customer."""

    seen: str
    """The account or the name, as the bank showed it."""
    customer_id: str
    """For whom it paid."""
    confirmed: int
    """Matches that were confirmed."""
    first: dt.date
    """Value date of the first."""
    last: dt.date
    """Value date of the last."""
    rejected: int | None = None
    """Matches that were rejected, or taken back."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Payment:
    """Money that came in.

    A bank debit may be provisional: it counts as received, yet may be returned until `provisional_until`.
    """

    id: str
    """The payment's id."""
    value_date: dt.date
    """Day on which the money counts: value date of a transfer, capture of a card, settlement of a debit."""
    amount: Money
    """Gross amount, above zero."""
    method: PaymentMethod
    """How it was paid."""
    attempt_id: str | None = None
    """The attempt that led to it."""
    auto_posted: bool = False
    """Whether a program posted it without a person."""
    customer_id: str | None = None
    """Who paid; none while the payer is not identified."""
    exchange_rate: Decimal | None = None
    """Units of the books' currency for one unit of the payment's; looked up by date where not given."""
    fee: Money | None = None
    """Fee that the processor kept, contained in the amount; zero or more, not above it."""
    payer_account: str | None = None
    """Account of the payer as the bank gave it."""
    payer_name: str | None = None
    """Name of the payer as the bank gave it."""
    provisional_until: dt.date | None = None
    """Last day on which it may be returned in the ordinary way; none when final."""
    rail: Rail | None = None
    """On which rail."""
    references: Sequence[str] = ()
    """What the payer wrote."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class PaymentActivity:
    """A payment received in the period."""

    id: str
    """The payment."""
    method: PaymentMethod
    """How it was paid."""
    date: dt.date
    """Value date, in the period."""
    amount: Money
    """How much, above zero."""
    is_auto_posted: bool
    """Whether it was applied whole without a person."""
    applied: Sequence[AppliedActivity] = ()
    """What it paid."""
    applied_on: dt.date | None = None
    """The day nothing of it was unapplied any more."""
    customer_id: str | None = None
    """Its customer; absent while unknown."""
    segment: str | None = None
    """The customer's segment."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class PaymentAttempt:
    """An attempt to collect money by card or bank debit. Until it is known to have succeeded or failed it is a
    barrier: nothing else is tried for its invoices, for the days that the policy gives it, and nothing with the same
    card or mandate until its result is told.

    A second attempt with the same card or mandate while one is pending is taken, because it has happened: a ledger
    that refused it would hide that the customer may be charged twice. It goes to a person (`attempts_overlap`).
    """

    id: str
    """The attempt's id."""
    customer_id: str
    """Whose money."""
    amount: Money
    """How much, above zero."""
    method: PaymentMethod
    """By which method."""
    action_id: str | None = None
    """The action that asked for it."""
    instrument_id: str | None = None
    """With which card or mandate on file."""
    invoice_ids: Sequence[str] = ()
    """For which invoices."""
    level: int | None = None
    """Number of the dunning level that it belongs to, as the action said: from it the metrics know how far a case went."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class PaymentBatch:
    """A movement that stands for several payments."""

    count: int | None = None
    """How many payments it has, where the file says so."""
    message_id: str | None = None
    """Id of the message in which they were ordered."""
    payment_information_id: str | None = None
    """Id of the payment group in that message."""
    total: BankAmount | None = None
    """Their sum, where the file says so."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class PaymentChances:
    """The chances that what is open of an invoice is still unpaid, day by day."""

    customer_id: str
    """Who owes it."""
    invoice_id: str
    """The invoice."""
    instalment: int
    """Number of the instalment, from 1."""
    open: Money
    """What is open, above zero."""
    from_: dt.date
    """The day to which the first chance belongs."""
    unpaid_millionths: Sequence[int]
    """The chance that it is unpaid at the end of that day and of each day after it, in millionths; falling. After
    the last one it stays.
    """
    segment: str | None = None
    """The customer's segment."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class PaymentFailed:
    """An attempt to collect failed."""

    kind: Literal["payment_failed"] = dataclasses.field(default="payment_failed", init=False)
    id: str
    """Names the fact."""
    effective: dt.date
    """The day for which it counts."""
    recorded: dt.datetime
    """The instant at which it became known."""
    failure: PaymentFailure
    """The failure."""
    actor: str | None = None
    """Who or what did it."""
    at: dt.datetime | None = None
    """The instant at which it happened, where it differs from `recorded`."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class PaymentFailure:
    """A payment that was tried and failed."""

    customer_id: str
    """Whose money."""
    amount: Money
    """How much, above zero."""
    method: PaymentMethod
    """By which method."""
    code: str
    """The code as the network or processor gave it."""
    advice: str | None = None
    """Advice of the network or processor on what to do."""
    attempt_id: str | None = None
    """The attempt, where it was announced before."""
    instrument_id: str | None = None
    """With which card or mandate on file."""
    invoice_ids: Sequence[str] = ()
    """For which invoices."""
    network_reference: str | None = None
    """The network's reference: the same failure told twice has the same one, and counts once."""
    rail: Rail | None = None
    """On which rail."""
    text: str | None = None
    """The words of the network or processor."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class PaymentIds:
    """Ids of a payment, each by its own name. `NOTPROVIDED` and `NONREF` are left out."""

    bank_reference: str | None = None
    """Reference of the account servicer: `AcctSvcrRef`, the part of `:61:` after `//`, the bank reference of BAI2."""
    check_number: str | None = None
    """Number of the cheque."""
    clearing_reference: str | None = None
    """Reference of the clearing system."""
    creditor_id: str | None = None
    """Id of the creditor who collects."""
    customer_reference: str | None = None
    """Reference of the account owner: customer reference of `:61:` and BAI2."""
    end_to_end_id: str | None = None
    """End-to-end id, given by the payer."""
    entry_reference: str | None = None
    """Reference of the entry: `NtryRef`."""
    instruction_id: str | None = None
    """Id of the instruction."""
    mandate_id: str | None = None
    """Id of the mandate."""
    message_id: str | None = None
    """Id of the message in which the payment was ordered."""
    payment_information_id: str | None = None
    """Id of the payment group in that message."""
    provider_id: str | None = None
    """Id given by the provider of the file, unique in the account (`FITID`)."""
    trace_number: str | None = None
    """Trace number of an ACH entry, or of the transfer behind a remittance advice."""
    transaction_id: str | None = None
    """Id of the transaction, given by the first bank."""
    uetr: str | None = None
    """Unique end-to-end reference (UUID)."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class PaymentMethodUpdated:
    """A card or mandate was put on file, changed or taken off."""

    kind: Literal["payment_method_updated"] = dataclasses.field(default="payment_method_updated", init=False)
    id: str
    """Names the fact."""
    effective: dt.date
    """The day for which it counts."""
    recorded: dt.datetime
    """The instant at which it became known."""
    instrument: Instrument
    """The card or mandate as it is now."""
    actor: str | None = None
    """Who or what did it."""
    at: dt.datetime | None = None
    """The instant at which it happened, where it differs from `recorded`."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class PaymentPlan:
    """A payment plan that replaces the pursuit of its invoices while it is kept."""

    id: str
    """The plan's id."""
    customer_id: str
    """With whom."""
    instalments: Sequence[PlanInstalment]
    """What is to be paid when: one currency, days rising."""
    invoice_ids: Sequence[str] = ()
    """For which invoices."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class PaymentReceived:
    """Money came in; effective on its value date."""

    kind: Literal["payment_received"] = dataclasses.field(default="payment_received", init=False)
    id: str
    """Names the fact."""
    effective: dt.date
    """The day for which it counts."""
    recorded: dt.datetime
    """The instant at which it became known."""
    payment: Payment
    """The payment."""
    actor: str | None = None
    """Who or what did it."""
    at: dt.datetime | None = None
    """The instant at which it happened, where it differs from `recorded`."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class PaymentReturn:
    """A payment, or part of one, that the bank or network took back after it was received.

    What it had settled is open again from the return on, at its original due date. A return takes what is not
    allocated first, then the newest allocations, then the newest recoveries of what was written off. A payment can be
    returned more than once, up to its amount. What was refunded of it cannot be returned: the money left twice, so a
    return that would take it is refused (`not_possible`); return the rest, and issue a debit memo for what the bank
    took besides.
    """

    payment_id: str
    """The payment."""
    code: str
    """Reason code of the bank or network."""
    amount: Money | None = None
    """How much was taken back, above zero; all that is left of it where not given."""
    fee: Money | None = None
    """Fee that the bank charged, zero or more. To pass it on, issue a debit memo."""
    network_reference: str | None = None
    """The network's reference: the same return told twice has the same one, and counts once."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class PaymentReturned:
    """The bank or network took a payment back."""

    kind: Literal["payment_returned"] = dataclasses.field(default="payment_returned", init=False)
    id: str
    """Names the fact."""
    effective: dt.date
    """The day for which it counts."""
    recorded: dt.datetime
    """The instant at which it became known."""
    payment_return: PaymentReturn
    """The return."""
    actor: str | None = None
    """Who or what did it."""
    at: dt.datetime | None = None
    """The instant at which it happened, where it differs from `recorded`."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class PaymentStarted:
    """An attempt to collect was started; its result is not known yet."""

    kind: Literal["payment_started"] = dataclasses.field(default="payment_started", init=False)
    id: str
    """Names the fact."""
    effective: dt.date
    """The day for which it counts."""
    recorded: dt.datetime
    """The instant at which it became known."""
    attempt: PaymentAttempt
    """The attempt."""
    actor: str | None = None
    """Who or what did it."""
    at: dt.datetime | None = None
    """The instant at which it happened, where it differs from `recorded`."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class PaymentTermsCashBeforeNextDelivery:
    """Before the next delivery (CND): no credit. Due on the base date."""

    kind: Literal["cash_before_next_delivery"] = dataclasses.field(default="cash_before_next_delivery", init=False)
    base: TermsBase = "issue_date"
    """From which date the terms run; the issue date unless given."""
    business_day_rule: BusinessDayRule = "unadjusted"
    """What happens to a due date on a closed day; it is kept unless given."""
    discount_business_day_rule: BusinessDayRule = "unadjusted"
    """What happens to the last day of a discount when it is closed; it is kept unless given."""
    discounts: Sequence[DiscountStep] = ()
    """Discounts for early payment, the first that still runs applies; percentages fall from step to step."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class PaymentTermsCashOnDelivery:
    """On delivery (COD): no credit. Due on the base date."""

    kind: Literal["cash_on_delivery"] = dataclasses.field(default="cash_on_delivery", init=False)
    base: TermsBase = "issue_date"
    """From which date the terms run; the issue date unless given."""
    business_day_rule: BusinessDayRule = "unadjusted"
    """What happens to a due date on a closed day; it is kept unless given."""
    discount_business_day_rule: BusinessDayRule = "unadjusted"
    """What happens to the last day of a discount when it is closed; it is kept unless given."""
    discounts: Sequence[DiscountStep] = ()
    """Discounts for early payment, the first that still runs applies; percentages fall from step to step."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class PaymentTermsDayOfFollowingMonth:
    """A day of the month after the base date's: "15 MFI", "20th of the month following"."""

    kind: Literal["day_of_following_month"] = dataclasses.field(default="day_of_following_month", init=False)
    day: int
    """The day."""
    cutoff_day: int | None = None
    """Last day of the base month that counts for it: later days count as the next month's."""
    base: TermsBase = "issue_date"
    """From which date the terms run; the issue date unless given."""
    business_day_rule: BusinessDayRule = "unadjusted"
    """What happens to a due date on a closed day; it is kept unless given."""
    discount_business_day_rule: BusinessDayRule = "unadjusted"
    """What happens to the last day of a discount when it is closed; it is kept unless given."""
    discounts: Sequence[DiscountStep] = ()
    """Discounts for early payment, the first that still runs applies; percentages fall from step to step."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class PaymentTermsDaysThenEndOfMonth:
    """First that many days, then to the end of that month: "30 days then EOM"."""

    kind: Literal["days_then_end_of_month"] = dataclasses.field(default="days_then_end_of_month", init=False)
    days: int
    """Days before going to the end of the month."""
    base: TermsBase = "issue_date"
    """From which date the terms run; the issue date unless given."""
    business_day_rule: BusinessDayRule = "unadjusted"
    """What happens to a due date on a closed day; it is kept unless given."""
    discount_business_day_rule: BusinessDayRule = "unadjusted"
    """What happens to the last day of a discount when it is closed; it is kept unless given."""
    discounts: Sequence[DiscountStep] = ()
    """Discounts for early payment, the first that still runs applies; percentages fall from step to step."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class PaymentTermsEndOfFollowingMonth:
    """The last day of the month after."""

    kind: Literal["end_of_following_month"] = dataclasses.field(default="end_of_following_month", init=False)
    base: TermsBase = "issue_date"
    """From which date the terms run; the issue date unless given."""
    business_day_rule: BusinessDayRule = "unadjusted"
    """What happens to a due date on a closed day; it is kept unless given."""
    discount_business_day_rule: BusinessDayRule = "unadjusted"
    """What happens to the last day of a discount when it is closed; it is kept unless given."""
    discounts: Sequence[DiscountStep] = ()
    """Discounts for early payment, the first that still runs applies; percentages fall from step to step."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class PaymentTermsEndOfMonth:
    """The last day of the base date's month."""

    kind: Literal["end_of_month"] = dataclasses.field(default="end_of_month", init=False)
    base: TermsBase = "issue_date"
    """From which date the terms run; the issue date unless given."""
    business_day_rule: BusinessDayRule = "unadjusted"
    """What happens to a due date on a closed day; it is kept unless given."""
    discount_business_day_rule: BusinessDayRule = "unadjusted"
    """What happens to the last day of a discount when it is closed; it is kept unless given."""
    discounts: Sequence[DiscountStep] = ()
    """Discounts for early payment, the first that still runs applies; percentages fall from step to step."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class PaymentTermsEndOfMonthPlusDays:
    """First to the end of the month, then that many days: "EOM + 30 days"."""

    kind: Literal["end_of_month_plus_days"] = dataclasses.field(default="end_of_month_plus_days", init=False)
    days: int
    """Days after the end of the month."""
    base: TermsBase = "issue_date"
    """From which date the terms run; the issue date unless given."""
    business_day_rule: BusinessDayRule = "unadjusted"
    """What happens to a due date on a closed day; it is kept unless given."""
    discount_business_day_rule: BusinessDayRule = "unadjusted"
    """What happens to the last day of a discount when it is closed; it is kept unless given."""
    discounts: Sequence[DiscountStep] = ()
    """Discounts for early payment, the first that still runs applies; percentages fall from step to step."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class PaymentTermsEndOfPeriod:
    """The last day of the period that holds the base date."""

    kind: Literal["end_of_period"] = dataclasses.field(default="end_of_period", init=False)
    period: Period
    """The period."""
    base: TermsBase = "issue_date"
    """From which date the terms run; the issue date unless given."""
    business_day_rule: BusinessDayRule = "unadjusted"
    """What happens to a due date on a closed day; it is kept unless given."""
    discount_business_day_rule: BusinessDayRule = "unadjusted"
    """What happens to the last day of a discount when it is closed; it is kept unless given."""
    discounts: Sequence[DiscountStep] = ()
    """Discounts for early payment, the first that still runs applies; percentages fall from step to step."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class PaymentTermsInstalments:
    """In parts, each with a date of its own."""

    kind: Literal["instalments"] = dataclasses.field(default="instalments", init=False)
    parts: Sequence[InstalmentShare]
    """The shares, at least one."""
    rest: RestRule = "largest_remainder"
    """Who gets the smallest units left over; largest remainder unless given."""
    base: TermsBase = "issue_date"
    """From which date the terms run; the issue date unless given."""
    business_day_rule: BusinessDayRule = "unadjusted"
    """What happens to a due date on a closed day; it is kept unless given."""
    discount_business_day_rule: BusinessDayRule = "unadjusted"
    """What happens to the last day of a discount when it is closed; it is kept unless given."""
    discounts: Sequence[DiscountStep] = ()
    """Discounts for early payment, the first that still runs applies; percentages fall from step to step."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class PaymentTermsNet:
    """That many calendar days after the base date; 0 is due on receipt."""

    kind: Literal["net"] = dataclasses.field(default="net", init=False)
    days: int
    """Days, base day not counted."""
    base: TermsBase = "issue_date"
    """From which date the terms run; the issue date unless given."""
    business_day_rule: BusinessDayRule = "unadjusted"
    """What happens to a due date on a closed day; it is kept unless given."""
    discount_business_day_rule: BusinessDayRule = "unadjusted"
    """What happens to the last day of a discount when it is closed; it is kept unless given."""
    discounts: Sequence[DiscountStep] = ()
    """Discounts for early payment, the first that still runs applies; percentages fall from step to step."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class PaymentTermsOn:
    """A date agreed once and for all."""

    kind: Literal["on"] = dataclasses.field(default="on", init=False)
    due_date: dt.date
    """The date."""
    base: TermsBase = "issue_date"
    """From which date the terms run; the issue date unless given."""
    business_day_rule: BusinessDayRule = "unadjusted"
    """What happens to a due date on a closed day; it is kept unless given."""
    discount_business_day_rule: BusinessDayRule = "unadjusted"
    """What happens to the last day of a discount when it is closed; it is kept unless given."""
    discounts: Sequence[DiscountStep] = ()
    """Discounts for early payment, the first that still runs applies; percentages fall from step to step."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class PaymentTermsPrepaid:
    """Before delivery: no credit is given, so nothing ages. Due on the base date."""

    kind: Literal["prepaid"] = dataclasses.field(default="prepaid", init=False)
    form: PrepaymentForm
    """What it is called."""
    base: TermsBase = "issue_date"
    """From which date the terms run; the issue date unless given."""
    business_day_rule: BusinessDayRule = "unadjusted"
    """What happens to a due date on a closed day; it is kept unless given."""
    discount_business_day_rule: BusinessDayRule = "unadjusted"
    """What happens to the last day of a discount when it is closed; it is kept unless given."""
    discounts: Sequence[DiscountStep] = ()
    """Discounts for early payment, the first that still runs applies; percentages fall from step to step."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class PaymentVelocity:
    """A customer who pays at another pace than before."""

    customer_id: str
    """The customer."""
    change: VelocityChange
    """In which direction."""
    since: dt.date
    """Due date of the first invoice of the change."""
    noticed_on: dt.date
    """The day on which it could first be told: the invoices up to the one that gave the alarm were due, or their
    payments counted, or they had been left unpaid for long enough.
    """
    days_late_before: int
    """Usual days late before, on the terms of the invoices since."""
    days_late_since: int
    """Days late since."""
    probability: Decimal
    """Chance that there is a change at all, given even odds before: from the likelihood of the invoices since."""
    drivers: Sequence[VelocityDriver]
    """The invoices since, by due date."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class PeriodEnd:
    """What was open at the end of a month, by bucket."""

    day: dt.date
    """The day."""
    amounts: Sequence[Money]
    """By bucket, as the ageing of the day has it with what is known at the question."""
    newly_last: Money
    """The part of the last bucket that was not in it a month before: what rolled into it."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A text that several templates of a language share. It becomes a field of its name."""

    name: str
    """Its name."""
    text: str
    """The text, a template itself; in JSON also a list of lines."""
    when: str | None = None
    """The field without which it is left out; always there where not given."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class PlanAgreed:
    """A payment plan was agreed."""

    kind: Literal["plan_agreed"] = dataclasses.field(default="plan_agreed", init=False)
    id: str
    """Names the fact."""
    effective: dt.date
    """The day for which it counts."""
    recorded: dt.datetime
    """The instant at which it became known."""
    plan: PaymentPlan
    """The plan."""
    actor: str | None = None
    """Who or what did it."""
    at: dt.datetime | None = None
    """The instant at which it happened, where it differs from `recorded`."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class PlanInstalment:
    """One part of a payment plan."""

    date: dt.date
    """By which day."""
    amount: Money
    """How much, above zero."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class PlannedRetry:
    """A planned try."""

    attempt: int
    """Number of the try after the failure, from 1."""
    at: dt.datetime
    """When."""
    success_percent: Decimal
    """Its chance of success, percent, cut to four decimals."""
    drawn_with: Decimal
    """The chance with which this instant was drawn, 1 where nothing was left to chance; cut to six decimals."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class PlannedStep:
    """What a playbook asks for in a case on a day."""

    kind: str
    """The action's kind."""
    id: str
    """Its id."""
    step: str
    """The step."""
    not_before: dt.datetime
    """Not before this instant."""
    level: int | None = None
    """Number of the level, where a level is the cause."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class PlannedWork:
    """An entry with its place in the day."""

    currency: str
    """The currency."""
    group: WorkGroup
    """What kind of work it is."""
    step: str
    """The step to take."""
    minutes: int
    """How long it takes."""
    options: Sequence[WorkOption]
    """What there is to choose from, the most money in a minute first, then as listed."""
    overdue: Money
    """Open amount past due."""
    waiting_days: int
    """Days since a person last did something, or since the oldest item fell due."""
    reasons: Sequence[Reason]
    """Why it stands where it stands: `gate`, `waited`, `value`, `priority`, `no_time`, `left_to_program`."""
    action_id: str | None = None
    """The action that hands it over, where there is one."""
    case_id: str | None = None
    """The case, where there is one."""
    customer_id: str | None = None
    """The customer; none for money of an unknown payer."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Playbook:
    """Every policy of a company."""

    version: str
    """Version of the playbook, for the record."""
    company: Company
    """The company."""
    policies: Sequence[DunningPolicy]
    """Dunning policies: each version of each."""
    default_policy: str
    """The policy where nothing else decides."""
    behaviour: BehaviourRules
    """When a customer behaves how."""
    worklist: WorklistOptions
    """The weights of the worklist."""
    by_behaviour: Mapping[str, str] = dataclasses.field(default_factory=dict)
    """The policy that a behaviour puts in the place of the default one."""
    by_segment: Mapping[str, str] = dataclasses.field(default_factory=dict)
    """The policy of a segment."""
    cash: CashPolicy | None = None
    """How bank movements are matched to items; they are left alone where not given."""
    early_warning: EarlyWarningRules | None = None
    """When customer success is told that a customer pays later than before; with the default rules where not given."""
    expiry: ExpiryRule | None = None
    """When a customer is told that a card or mandate expires; never where not given."""
    failures: FailureTable | None = None
    """What a failed payment permits; the standard table where not given."""
    late_interest: LateInterestRules | None = None
    """Which scheme of late interest counts for whom; levels that ask for interest need it."""
    legal_steps: Sequence[LegalStep] | None = None
    """What the law of each country asks for; the shipped table where not given."""
    retries: RetryProgram | None = None
    """How retries are planned after a failure; where not given, the levels of the policies fix them."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class PolicyBacktest:
    """What two playbooks would have done in a past period."""

    from_: dt.date
    """First day."""
    until: dt.date
    """Last day."""
    customers: int
    """Customers who were replayed: those with anything to do under either playbook."""
    differing: int
    """Those of them for whom the playbooks ask for different work."""
    unfinished: int
    """Customers for whom the replay came to no end (see `max_instants`): left out of the work."""
    done_in_truth: int
    """Messages, calls, tries to collect and other actions that the ledger says were done in the period, to hold the
    first column against: it is near where the first playbook was in use.
    """
    work: Sequence[WorkEffect]
    """Work by kind, then level."""
    cash: Sequence[ChoiceEffect]
    """What comes in over the first playbook, by currency; empty where no choice was logged."""
    too_recent: int
    """Choices whose horizon is not over yet: left out."""
    nothing_overdue: int
    """Choices for a customer with nothing overdue in the currency: left out."""
    overlapping: int
    """Choices within the horizon of an earlier one of the same customer and currency: left out, so that no money
    counts twice.
    """
    cannot_tell: Sequence[Reason] = ()
    """Why nothing at all can be told of money; empty where `cash` says more."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class PolicyDiff:
    """What a change of policies would do."""

    now: dt.datetime
    """The instant of the question."""
    tomorrow: dt.date
    """The company's next day."""
    cases: int
    """How many cases run or lie ahead."""
    running: int
    """How many of them run."""
    differences: Sequence[CaseDiff]
    """Cases under another policy or version, with other steps tomorrow, or that would be elsewhere if moved; by
    customer, then currency.
    """
    counts: Sequence[StepCount]
    """What is asked for tomorrow, by kind."""
    cash: Sequence[CashEffect]
    """Expected effect by currency; only currencies in which steps differ."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class PolicyDiffOptions:
    """Which running cases move, and what is known of their answers."""

    assumed: Sequence[AssumedResponse] | None = None
    """What is assumed where `responses` is empty: the shipped assumptions where not given, nothing where empty."""
    move_all: bool = False
    """Whether every running case moves to the second playbook."""
    move_cases: Sequence[str] = ()
    """These running cases move."""
    responses: Sequence[StepResponse] = ()
    """How much comes after which step. Each policy and step once."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class PolicyMetrics:
    """What a dunning policy brought back over all its levels."""

    currency: str
    """The currency."""
    failures: int
    """Failures it pursued."""
    failed: Money
    """Their amount."""
    recovered: Money
    """Amount recovered."""
    dunning_recovery: Measure
    """Recovered of the amount that failed."""
    dunning_recovery_by_count: Measure
    """Failures recovered in full."""
    policy_id: str | None = None
    """The policy; absent for failures without one."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class PolicyMove:
    """A version of a dunning policy to which a running case is moved."""

    policy_id: str
    """The policy."""
    version: int | None = None
    """Its version; the one valid on the day of the decision where not given."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class PolicyVersion:
    """Which version of which policy."""

    id: str
    """The policy."""
    version: int
    """Its version."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class PostableMovement:
    """A movement as a ledger takes it."""

    id: str
    """Digest of account, content and ordinal: 32 hexadecimal digits."""
    value_date: dt.date
    """Day on which the money counts."""
    amount: Money
    """Above zero when money came in."""
    kind: MovementKind
    """What it is."""
    line: int
    """Line of the file."""
    account: str = ""
    """The account: its IBAN or number."""
    asked_amount: Money | None = None
    """What was asked for, where the movement is of another amount in the same currency: a return with its charges
    names the amount without them. Above zero.
    """
    documents: Sequence[str] = ()
    """Numbers of documents that the payer named."""
    end_to_end_id: str | None = None
    """End-to-end id."""
    network_reference: str | None = None
    """The id that the network, or else the bank, gave the movement itself, such as the trace number of a return."""
    payer_account: str | None = None
    """Account of the other side."""
    payer_name: str | None = None
    """Name of the other side."""
    provider_ids: Sequence[str] = ()
    """Ids of the bank or of a provider."""
    return_reason: ReturnReason | None = None
    """Why it came back, where it is a return."""
    structured_reference: str | None = None
    """Structured creditor reference, where its check digits are right."""
    text: str | None = None
    """What the payer wrote, and what the bank put around it."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class PostableMovements:
    """What of a file goes to the ledger, and what does not and why."""

    movements: Sequence[PostableMovement]
    """Movements for the ledger, in the order of the file."""
    left_out: Sequence[LeftOut]
    """The others."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class PostableOptions:
    """Which movements go to the ledger."""

    before_statement: bool = False
    """Whether reports and notifications count too. Give their ids as `known` when the statement comes, or they count
    twice where the bank words them differently.
    """
    whole_batches: bool = False
    """Whether a batch stays one movement even where its payments are listed and add up."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Posting:
    """One line of a journal entry."""

    role: AccountRole
    """The part the account plays."""
    side: Side
    """On which side."""
    amount: Money
    """How much, zero or more, in the document's currency. Zero only for gains and losses of exchange."""
    account: str | None = None
    """Name of the account in the host's general ledger, where the settings give it."""
    functional: Money | None = None
    """The same in the currency of the books, where the ledger keeps them in one currency; zero or more."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Precision:
    """To how many decimals a measure is rounded, and how: half up to 2 unless stated.

    In JSON: `{"places":2,"rounding":"half_up"}`, each of which may be left out.
    """

    places: int = 2
    """Decimals, 0 to 12."""
    rounding: Rounding = "half_up"
    """How a tie or a rest is rounded."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class PrincipalPayment:
    """A part of the debt that was paid."""

    date: dt.date
    """The day on which it was paid: it bears interest up to and with that day."""
    amount: Money
    """How much, above zero."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """A promise to pay. Kept when at least its amount comes for its invoices up to its date and the grace of the
    policy, else broken.
    """

    id: str
    """The promise's id."""
    customer_id: str
    """Who promised."""
    amount: Money
    """How much, above zero."""
    promised_date: dt.date
    """By which day."""
    invoice_ids: Sequence[str] = ()
    """For which invoices; all open ones where empty."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class PromiseActivity:
    """A promise to pay, with what became of it."""

    id: str
    """The promise."""
    amount: Money
    """How much was promised, above zero."""
    outcome: PromiseOutcome
    """What became of it up to the end of the period."""
    segment: str | None = None
    """The customer's segment."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class PromiseCounts:
    """How promises and plans turned out."""

    active: int
    """Those whose day has not passed."""
    kept: int
    """Those that were kept."""
    broken: int
    """Those that were broken."""
    replaced: int
    """Those that another took the place of."""
    partly_kept: int | None = None
    """Those of which a large part came."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class PromiseMade:
    """The customer promised to pay."""

    kind: Literal["promise_made"] = dataclasses.field(default="promise_made", init=False)
    id: str
    """Names the fact."""
    effective: dt.date
    """The day for which it counts."""
    recorded: dt.datetime
    """The instant at which it became known."""
    promise: Promise
    """The promise."""
    actor: str | None = None
    """Who or what did it."""
    at: dt.datetime | None = None
    """The instant at which it happened, where it differs from `recorded`."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class ProvisionBucket:
    """A bucket of a provision matrix."""

    bucket: str
    """Its name, such as `31-60`."""
    gross: Money
    """Open in it, without what is provided for by itself."""
    cohort: CohortStage
    """What of the cohort reached it and was lost."""
    allowance: Money | None = None
    """Gross amount times rate times factor, rounded half up; none without a rate."""
    rate: Decimal | None = None
    """The rate of the chosen method, own or borrowed, before the factor; none where there is none to borrow."""
    rate_from: RateSource | None = None
    """Whose rate it is."""
    roll: Decimal | None = None
    """Share that rolls into the next bucket within a month; of the last one the share that is lost. None where nothing
    was there to roll.
    """
    roll_loss_rate: Decimal | None = None
    """Loss rate by rolls: the product of the rolls from here on."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class ProvisionGroup:
    """The matrix of one currency, or of one group in it."""

    currency: str
    """The currency of every amount."""
    periods: Sequence[PeriodEnd]
    """The ends of months, earliest first; the last is the day of the question."""
    buckets: Sequence[ProvisionBucket]
    """By bucket, youngest first."""
    general: Money
    """Sum of the buckets."""
    specific: Money
    """Sum of what is provided for by itself."""
    allowance: Money
    """General and specific."""
    gross: Money
    """Everything open that ages: what the ageing of the day calls `open`."""
    without_rate: Money
    """The part of it in buckets without a rate: nothing is provided for it."""
    cohort_open: Money
    """What of the cohort is still open: neither paid nor lost."""
    group: str | None = None
    """The segment or customer; none where the matrix is not grouped or none is known."""
    specific_balances: Sequence[Outlier] = ()
    """What is provided for by itself, by customer."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class ProvisionMatrix:
    """The provision matrix of a ledger."""

    as_of: dt.date
    """The day of the question."""
    cohort_from: dt.date
    """First issue date of the cohort."""
    cohort_until: dt.date
    """Last issue date of the cohort."""
    method: LossRateMethod
    """Which rates are applied."""
    factor: Decimal
    """By what rates are multiplied."""
    groups: Sequence[ProvisionGroup]
    """By currency, then group."""
    known_at: dt.datetime | None = None
    """What was known then, where the question says so."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class ProvisionOptions:
    """How a provision matrix is built."""

    ageing: AgeingOptions | None = None
    """Buckets, from which date items age, and groups of like risk. Roll rates suppose buckets about a month wide."""
    follow_months: int = 12
    """Months before the day of the question with which the cohort ends, so that it is known how its invoices ended:
    12 unless given, at most 120.
    """
    method: LossRateMethod = "cohort"
    """Which rates are applied; those of the cohort unless given."""
    periods: int = 12
    """Months back: as many ends of months are compared, and so many months of invoices are the cohort. 12 unless
    given, 1 to 120.
    """
    scenarios: Sequence[OverlayScenario] = ()
    """Views of the future; none where the past is taken to go on."""
    specific: Sequence[SpecificReserve] = ()
    """Customers who are provided for by themselves, each once."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class RateTable:
    """Dated exchange rates with the rule for days without a rate. Plain data; sorted by pair, kind and date.

    In JSON: `{"lookback_days":7,"pivot":"EUR","intermediate_places":3,"rates":[…]}`.
    """

    lookback_days: int
    """How many days old the last earlier rate may be; 0 to 366."""
    rates: Sequence[ExchangeRate]
    """The rates."""
    intermediate_places: int = 3
    """Decimals kept of the amount in the pivot currency; 3 to 12."""
    pivot: str | None = None
    """The currency to go through when a pair has no rate of its own."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class RealisedDifference:
    """What the settlement of a foreign item, or of a part of it, does to the books."""

    received: Money
    """The cash in functional currency, at the settlement rate."""
    carrying: Money
    """The carrying amount of the part settled."""
    realised: Money
    """Received less carrying amount: above zero is a gain on a receivable."""
    remaining: Carrying
    """What stays open, at its old carrying amount."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One reason of a decision: a stable code with its parameters.

    In JSON: `{"code":"days_past_due","parameters":{"days":"11"}}`. The codes of each engine are listed in its docs.
    """

    code: str
    """The stable code, snake_case."""
    parameters: Mapping[str, str] = dataclasses.field(default_factory=dict)
    """What the code speaks of: names to texts (amounts, dates, counts), sorted by name."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class ReasonWeight:
    """How much a reason weighs, and what is to be done about it."""

    code: str
    """Code of the reason."""
    weight: Decimal
    """The weight."""
    next_step: str
    """The next step suggested, in the host's words."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class ReceivablesBalance:
    """Receivables of one currency on one day."""

    gross: Money
    """Open items of invoices and debit memos, before any credit."""
    current: Money
    """The part not yet due."""
    past_due: Money
    """The part past due. Current and past due add up to gross."""
    unapplied: Money
    """Payments of known customers that belong to no item yet, zero or more."""
    credits: Money
    """Open credit memos and money kept on account on purpose, zero or more."""
    buckets: Sequence[BucketBalance] = ()
    """Open items by age, youngest bucket first, for roll rates; they add up to gross."""
    unidentified: Money | None = None
    """Payments of unknown payers, zero or more: no part of the receivables, but money that no one has matched."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Recovered:
    """Money came for something written off."""

    kind: Literal["recovered"] = dataclasses.field(default="recovered", init=False)
    id: str
    """Names the fact."""
    effective: dt.date
    """The day for which it counts."""
    recorded: dt.datetime
    """The instant at which it became known."""
    recovery: Recovery
    """The recovery."""
    actor: str | None = None
    """Who or what did it."""
    at: dt.datetime | None = None
    """The instant at which it happened, where it differs from `recorded`."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Recovery:
    """Money that came for something written off. The item stays closed; the money is income."""

    id: str
    """The recovery's id."""
    write_off_id: str
    """The write-off."""
    payment_id: str
    """The payment it comes out of."""
    amount: Money
    """How much, above zero, in the currency of both."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class RecoveryEstimate:
    """The share that is recovered when a group of actions is chosen."""

    recovered: Decimal
    """The share, 0 to 1."""
    low: Decimal
    """Lower end of its interval."""
    high: Decimal
    """Upper end of its interval."""
    doubly_robust: bool
    """Whether only the errors of a forecast were weighted."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceCheck:
    """What a scheme says of a reference."""

    scheme: ReferenceScheme
    """The scheme."""
    valid: bool
    """Whether the reference is valid in it."""
    fault: ReferenceFault | None = None
    """What is wrong; only where it is not valid."""
    printed: str | None = None
    """The reference as it is printed; only where it is valid."""
    value: str | None = None
    """The reference without separators; only where it is valid."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Refund:
    """Money paid back to the customer, out of a payment or credit memo that is not used up."""

    id: str
    """The refund's id."""
    amount: Money
    """How much, above zero."""
    credit_memo_id: str | None = None
    """The credit memo it comes out of."""
    payment_id: str | None = None
    """The payment it comes out of."""
    reason: str | None = None
    """Why."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class RefundPaid:
    """Money was paid back to the customer."""

    kind: Literal["refund_paid"] = dataclasses.field(default="refund_paid", init=False)
    id: str
    """Names the fact."""
    effective: dt.date
    """The day for which it counts."""
    recorded: dt.datetime
    """The instant at which it became known."""
    refund: Refund
    """The refund."""
    actor: str | None = None
    """Who or what did it."""
    at: dt.datetime | None = None
    """The instant at which it happened, where it differs from `recorded`."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Reinitiation:
    """Whether an entry may be presented again."""

    allowed: bool
    """Whether it may."""
    last_day: dt.date
    """The last day on which it may."""
    left: int
    """How many more times."""
    reasons: Sequence[Reason]
    """Why not; empty where it may."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class ReinitiationRule:
    """How often and how long an entry may be presented again."""

    most: int
    """How many times, at most, after the first."""
    days: int
    """Within how many days of the first settlement."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class ReliableRule:
    """When a customer is reliable."""

    months: int
    """How many months are looked at."""
    min_closed: int
    """Fewest items closed in them."""
    min_on_time_percent: Decimal
    """Least share of these that was closed on or before the due date."""
    max_days_late: int
    """Most days that any of these was late."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Remeasurement:
    """What a month end does to an open foreign item."""

    at_close: Money
    """The open amount at the closing rate."""
    unrealised: Money
    """At close less carrying amount: above zero is a gain on a receivable."""
    reversal: Money
    """What is posted the next day, when differences are reversed: the unrealised difference with the other sign."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Remittance:
    """What the payment is for."""

    adjustments: Sequence[RemittanceAdjustment] = ()
    """Adjustments that belong to no document."""
    documents: Sequence[RemittedDocument] = ()
    """Documents that are paid."""
    lines: Sequence[str] = ()
    """The lines as they stood, where there is more than one and no keys divide them."""
    purpose: str | None = None
    """Purpose code, such as `SALA`."""
    references: Sequence[StructuredReference] = ()
    """Structured references."""
    text: str = ""
    """The free text in one piece. Lines that are filled to their last column go on in the next without a blank, so
    that a number cut at the edge is whole again.
    """

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class RemittanceAdjustment:
    """A deduction or addition to one document."""

    amount: BankAmount
    """What the payer deducted (below zero) or added."""
    code: str | None = None
    """Code of the reason."""
    text: str | None = None
    """The reason in words."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class RemittanceWord:
    """A word, or two words with a blank between, in ASCII capitals, and what it announces."""

    word: str
    """The word."""
    class_: WordClass
    """What it announces."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class RemittedDocument:
    """A document that the payer says is paid."""

    number: str
    """Its number."""
    adjustments: Sequence[RemittanceAdjustment] = ()
    """Other adjustments."""
    credit: BankAmount | None = None
    """Credit note set off."""
    date: dt.date | None = None
    """Its date."""
    discount: BankAmount | None = None
    """Discount taken."""
    due: BankAmount | None = None
    """What was due."""
    kind: str | None = None
    """What it is in the words of the format: `CINV`, `CREN`, `IV`, `CM` …"""
    remitted: BankAmount | None = None
    """What is paid."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """Something the customer said."""

    customer_id: str
    """Which customer."""
    channel: Channel
    """Through which channel."""
    intent: ReplyIntent
    """What it is about."""
    contact_id: str | None = None
    """Which contact."""
    message_id: str | None = None
    """To which message it answers."""
    text: str | None = None
    """The words."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class ReplyReceived:
    """The customer answered or wrote."""

    kind: Literal["reply_received"] = dataclasses.field(default="reply_received", init=False)
    id: str
    """Names the fact."""
    effective: dt.date
    """The day for which it counts."""
    recorded: dt.datetime
    """The instant at which it became known."""
    reply: Reply
    """The reply."""
    actor: str | None = None
    """Who or what did it."""
    at: dt.datetime | None = None
    """The instant at which it happened, where it differs from `recorded`."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """What a snapshot holds."""

    facts: int
    """The number of its facts."""
    digest: str
    """The digest of the ledger."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class RetryObservation:
    """A try that was made, with what became of it."""

    class_: FailureClass
    """How the failure before it was taken."""
    failed_at: dt.datetime
    """When it first failed."""
    tried_at: dt.datetime
    """When it was tried again."""
    attempt: int
    """Number of the try after the failure, from 1."""
    succeeded: bool
    """Whether it succeeded."""
    code: str | None = None
    """The code of the failure before it."""
    time_zone: str | None = None
    """The payer's time zone; UTC where not given."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class RetryPlan:
    """An attempt to collect that a level plans."""

    methods: Sequence[PaymentMethod]
    """By which methods, the preferred one first. Only a method with a usable card or mandate on file is tried."""
    after_days: int = 0
    """Days after the level is reached, 0 for the same day."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class RetryPlanOptions:
    """How plans are made."""

    horizon_days: int
    """How many days ahead, 1 to 90."""
    hours: Sequence[int]
    """Local hours at which one may try, 0 to 23."""
    min_gap_hours: int
    """Least hours between two tries."""
    seed: str
    """The seed of the draw."""
    explore_percent: Decimal = Decimal("0")
    """The share of instants that are drawn at random, to learn from."""
    fee: Money | None = None
    """What a try costs, in the currency of the amount; nothing where not given."""
    most_tries: int | None = None
    """How many tries after the failure, at most, whatever the code allows."""
    waiting_percent_a_day: Decimal = Decimal("0")
    """What a day of waiting costs, percent of what is still at stake: payers who are lost meanwhile, and capital."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class RetryPriors:
    """What is taken for granted before anything was seen, and how hard it is to move. An assumption of ours: replace it."""

    success_percent: Mapping[str, Decimal]
    """Chance of success of the first try after a failure, by class."""
    by_attempt: Sequence[Decimal]
    """By how much the chance changes with the number of the try: 1 for the first; the last one counts for all after."""
    by_days_since: Sequence[Decimal]
    """The same with whole days since the failure, from 0."""
    weight: int
    """How many expected successes a prior weighs."""
    by_day_of_month: Mapping[str, Decimal] = dataclasses.field(default_factory=dict)
    """Days of the month on which accounts are fuller, and by how much the chance changes."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class RetryProgram:
    """How retries are planned after a failure."""

    options: RetryPlanOptions
    """How plans are made. Their fee is not given here, but in `fees`."""
    ach_ceilings: ReturnCeilings | None = None
    """The ceilings; those of the network where not given."""
    ach_returns: ReturnCounts | None = None
    """The company's ACH debits and returns over the network's window. A debit is not presented again if its return
    would bring a rate above its ceiling; without counts nothing is held back for the rates.
    """
    fees: Sequence[Money] = ()
    """What a try costs, one for each currency that has one; nothing in the others."""
    other_route: bool = False
    """Whether attempts can go over another route, another acquirer or processor: then a technical failure is tried
    there at once, where its code permits it. Once: if that fails too, the plan goes on.
    """
    success: RetrySuccess | None = None
    """The chances of success, as learned; the standard priors where not given."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class RetryProspect:
    """What is planned with an instrument after a failure, or after it was updated."""

    follows: dt.datetime
    """The failure or update that it follows. There is one next try for each."""
    amount: Money
    """What failed to be collected."""
    planned: int
    """How many tries the plan has, the next one among them."""
    reasons: Sequence[Reason]
    """Why it stops where it stops."""
    at: dt.datetime | None = None
    """The next try; none where nothing pays or nothing is permitted any more."""
    elsewhere: bool = False
    """Whether it goes at once over another route than the attempt that failed: another acquirer or processor."""
    invoice_ids: Sequence[str] = ()
    """The invoices of the failed collection; all where empty."""
    plan: PlannedRetry | None = None
    """The next try as planned; none after an update, which is followed at once."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class RetryQuestion:
    """A failure for which a plan is asked."""

    id: str
    """What names the failure: it seeds the draw, together with `seed`."""
    amount: Money
    """What would be recovered, above zero."""
    class_: FailureClass
    """How the last failure is taken."""
    failed_at: dt.datetime
    """When it first failed."""
    business_days: HolidayCalendar | None = None
    """Where given, tries fall on its business days only, by the payer's clock: for bank debits."""
    code: str | None = None
    """The code of the last failure, where chances were learned by code."""
    limits: Sequence[AttemptLimit] = ()
    """The limits of the scheme that apply."""
    most_retries: int | None = None
    """How many further tries its code allows, at most."""
    not_after: dt.datetime | None = None
    """No try after this instant."""
    not_before: dt.datetime | None = None
    """No try before this instant."""
    time_zone: str | None = None
    """The payer's time zone; UTC where not given."""
    tried: Sequence[dt.datetime] = ()
    """The tries after the failure, all in vain. Limits that count declines count the failure itself besides."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class RetrySchedule:
    """When to try, and what is expected of it."""

    retries: Sequence[PlannedRetry]
    """The tries, in order; none where none is worth it."""
    expected_recovered: Money
    """The amount × the chance that one of them succeeds, cut."""
    expected_cost: Money
    """What the tries are expected to cost, cut: those after a success are not made."""
    reasons: Sequence[Reason]
    """Why it stops where it stops."""
    expected_waiting_cost: Money | None = None
    """What waiting is expected to take of what is recovered, cut; left out where the options give it no cost."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class RetrySuccess:
    """Chances of success, learned. A lift of 1,000,000 changes nothing; what is not listed was never seen."""

    priors: RetryPriors
    """What was taken for granted."""
    attempts: Mapping[str, int] = dataclasses.field(default_factory=dict)
    """The lift of the number of the try, in millionths."""
    classes: Mapping[str, int] = dataclasses.field(default_factory=dict)
    """The lift of each class besides, in millionths."""
    codes: Mapping[str, int] = dataclasses.field(default_factory=dict)
    """The lift of each code besides, in millionths."""
    days_of_month: Mapping[str, int] = dataclasses.field(default_factory=dict)
    """The lift of each day of the month, in millionths."""
    days_since: Mapping[str, int] = dataclasses.field(default_factory=dict)
    """The lift of the whole days since the failure, in millionths."""
    hours: Mapping[str, int] = dataclasses.field(default_factory=dict)
    """The lift of each local hour, in millionths."""
    overall: int = 1000000
    """The lift of all tries, in millionths."""
    successes: int = 0
    """How many of them succeeded."""
    tries: int = 0
    """From how many tries it was learned."""
    weekdays: Mapping[str, int] = dataclasses.field(default_factory=dict)
    """The lift of each weekday, 0 for Monday, in millionths."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class ReturnCeilings:
    """The highest return rates that the network tolerates."""

    unauthorised_percent: Decimal
    """Unauthorised returns, percent of debits."""
    administrative_percent: Decimal
    """Administrative returns, percent of debits."""
    overall_percent: Decimal
    """All returns, percent of debits."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class ReturnCounts:
    """Debits and their returns over the window of the network: 60 days or two calendar months."""

    debits: int
    """Debit entries originated."""
    unauthorised: int
    """Of them returned as unauthorised."""
    administrative: int
    """Of them returned for administrative reasons."""
    all_returns: int
    """Of them returned for any reason."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class ReturnReason:
    """Why a payment came back."""

    code: str | None = None
    """Code, such as `AM04`, `R01`, `914`."""
    text: str | None = None
    """In words."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class ReturnReview:
    """Something that came back, for a person."""

    reason: ReturnReviewReason
    """Why."""
    movement: PostableMovement
    """The movement."""
    payment_ids: Sequence[str] = ()
    """Payments that it may be about."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class ReturnablePayment:
    """A payment, or an attempt to collect one, that a bank may send back."""

    customer_id: str
    """Whose money."""
    amount: Money
    """What can still come back, above zero."""
    method: PaymentMethod
    """By which method."""
    references: Sequence[str]
    """The ids under which it went to the bank: end-to-end id, trace number, id of the transaction. No mandates: one
    mandate has many payments.
    """
    attempt_id: str | None = None
    """The attempt. Without a payment it has failed."""
    instrument_id: str | None = None
    """With which card or mandate on file."""
    invoice_ids: Sequence[str] = ()
    """For which invoices."""
    payment_id: str | None = None
    """The payment, where it was told as received: it is then returned."""
    rail: Rail | None = None
    """On which rail."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class RiskOptions:
    """How a risk model is fitted."""

    half_life_days: int = 180
    """Days after which a payment counts half in a customer's habit."""
    holidays: Sequence[dt.date] = ()
    """Days on which banks are closed besides week-ends, in any order: such a day counts as the day of the week on
    which least is paid. `crate::calendar::PublicCalendar` has ready-made ones.
    """
    max_examples: int = 60000
    """Most examples the trees are grown on; of a longer history a fixed sample of invoices is taken."""
    seed: int = 0
    """Drives which examples and features each tree sees. The same seed gives the same model."""
    trees: int = 100
    """Number of trees; 0 leaves the habits alone."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class RiskScore:
    """The chance behind an invoice's rank, as points that add up."""

    chance: ScoredChance
    """The chance that is scored."""
    points: int
    """The hundredfold natural logarithm of its odds: 0 is one in two, 110 three in four, -220 one in ten."""
    base_points: int
    """The points of an invoice of the same terms from a customer without history."""
    contributions: Sequence[Contribution]
    """What leads from the one to the other: with the base they add up to the points. Strongest first."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class RiskView:
    """The risk models that have a say in decisions."""

    models: Sequence[str] = ()
    """The models in force, as `fit_risk` gave them; fitted month by month to what the ledger knew then where none is
    given.
    """
    rules: ForesightRules | None = None
    """How decisions read them."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class RollRate:
    """How much moved from one ageing bucket to the next older one."""

    from_: str
    """The bucket at the beginning."""
    to: str
    """The next older bucket, at the end."""
    rate: Measure
    """The share."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class RollRates:
    """How balances roll from bucket to bucket, and what that means for losses."""

    rolls: Sequence[Decimal | None]
    """Share that rolls from each bucket into the next; the last into loss. At most 1; none where the bucket had
    nothing to roll.
    """
    loss_rates: Sequence[Decimal | None]
    """Loss rate of each bucket: the product of the rolls from it on; none where one of them is not known."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class RoundedNumber:
    """RoundedNumber"""

    value: Decimal

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """The choice with its alternatives."""

    alternatives: Sequence[MethodCost]
    """Every method that may be used, cheapest first."""
    reasons: Sequence[Reason]
    """Why this method."""
    excluded: Sequence[Excluded] = ()
    """Every method that was left out, in the order given."""
    method: str | None = None
    """The method to use; none where none may be."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class RoutingOptions:
    """What the choice goes by, besides the offers."""

    capital_percent: Decimal | None = None
    """Cost of capital, percent a year."""
    final_only: bool = False
    """Only methods that the payer cannot take back: for new or risky payers."""
    preferred: str | None = None
    """The method that the contract or the payer asks for: it wins where it is allowed."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class SalesPeriod:
    """Credit sales of one past period, usually a month."""

    days: int
    """Its calendar days, 1 or more."""
    sales: Money
    """What was billed on credit, less credit memos. Below zero when credits outweigh: it adds to what is left."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioAllLater:
    """Everyone pays later."""

    kind: Literal["all_later"] = dataclasses.field(default="all_later", init=False)
    days: int
    """By so many days, 1 to 365."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioCustomersDefault:
    """Certain customers never pay."""

    kind: Literal["customers_default"] = dataclasses.field(default="customers_default", init=False)
    customer_ids: Sequence[str]
    """Which."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioCustomersLater:
    """Certain customers pay later."""

    kind: Literal["customers_later"] = dataclasses.field(default="customers_later", init=False)
    customer_ids: Sequence[str]
    """Which."""
    days: int
    """By so many days, 1 to 365."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioLargestCustomersLater:
    """The customers who owe most, in each currency, pay later."""

    kind: Literal["largest_customers_later"] = dataclasses.field(default="largest_customers_later", init=False)
    customers: int
    """How many customers of each currency."""
    days: int
    """By so many days, 1 to 365."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioSegmentLater:
    """A segment pays later."""

    kind: Literal["segment_later"] = dataclasses.field(default="segment_later", init=False)
    segment: str
    """Which."""
    days: int
    """By so many days, 1 to 365."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleResult:
    """A schedule whose amounts may be left open."""

    instalments: Sequence[InstalmentResult]
    """The instalments, by number."""
    discounts: Sequence[DiscountDeadline] = ()
    """Days up to which a discount may be taken."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class SegmentAmount:
    """An amount of a segment."""

    amount: Money
    """How much."""
    segment: str | None = None
    """The segment."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class SegmentMetrics:
    """The metrics of one segment in one currency."""

    currency: str
    """The currency."""
    metrics: MetricSet
    """Its metrics."""
    segment: str | None = None
    """The segment; absent for entries without one."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class SepaWindows:
    """The last days on which a debit can come back."""

    core_return: dt.date
    """A return under the Core scheme."""
    b2b_return: dt.date
    """A return under the B2B scheme."""
    core_refund: dt.date
    """A refund of an authorised debit under the Core scheme."""
    unauthorised_refund: dt.date
    """A refund of an unauthorised debit."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a ledger is set up with. It does not change during the ledger's life: another setting is another ledger,
    rebuilt from the same facts.
    """

    accounts: Mapping[str, str] = dataclasses.field(default_factory=dict)
    """Names of accounts in the host's general ledger, by role. A role without a name keeps its own."""
    functional_currency: str | None = None
    """The currency of the books. With it, documents in other currencies need an exchange rate, and gains and
    losses are posted; without it every currency keeps its own books.
    """
    holidays: HolidayCalendar | None = None
    """Days on which nothing is due where the terms ask for business days; weekends only where not given."""
    rates: RateTable | None = None
    """Exchange rates by date, for documents that do not state theirs."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Settlement:
    """Money or another cause that settled part of an item on a day."""

    date: dt.date
    """The day from which it counts."""
    amount: Money
    """How much was settled; below zero when a settlement was undone."""
    allocated_on: dt.date | None = None
    """The day on which the payment or credit memo was put on the item, where it is not `date`: where it was undone
    later.
    """
    kind: SettlementKind = "payment"
    """What settled it; a payment unless given. Only a payment is money paid."""
    source_date: dt.date | None = None
    """Value date of the payment, or date of the credit memo, where it is not `date`."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """A customer with something overdue for whom nothing is done now."""

    customer_id: str
    """The customer."""
    currency: str
    """The currency."""
    case_id: str
    """The case."""
    policy: PolicyVersion
    """The policy and its version."""
    overdue: Money
    """Open amount past due."""
    net_overdue: Money
    """The same without credits and what is held back."""
    reasons: Sequence[Reason]
    """Why nothing is done."""
    next_change: dt.datetime | None = None
    """The earliest instant after the question at which this can change without a new fact."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class SlidingAnswer:
    """A percentage as the answer."""

    percent: Decimal
    """Percent, half up to four decimals."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class SpecificReserve:
    """A customer whose balance is provided for by itself."""

    customer_id: str
    """The customer."""
    rate: Decimal
    """The share of everything the customer owes that is expected to be lost, 0 to 1."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A customer's statement."""

    customer_id: str
    """The customer."""
    from_: dt.date
    """The first day."""
    to: dt.date
    """The last day."""
    sections: Sequence[StatementSection]
    """One section for each currency, by currency."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class StatementChecks:
    """What was checked."""

    movements: int
    """How many movements there are."""
    balanced: bool | None = None
    """Whether that is the closing balance; left out when there is nothing to compare."""
    batches: int | None = None
    """How many batches have details."""
    computed_closing: BankAmount | None = None
    """Opening balance and booked movements."""
    credits: BankAmount | None = None
    """Sum of what came in, of booked movements."""
    debits: BankAmount | None = None
    """Sum of what went out, of booked movements; below zero."""
    findings: Sequence[Finding] = ()
    """What is odd."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class StatementFacts:
    """What statements tell a ledger."""

    facts: Sequence[Fact]
    """Facts in the order of the file: `bank_movement_seen` for each movement, behind it `payment_returned` or
    `payment_failed` where it is a return of a payment that is known.
    """
    review: Sequence[ReturnReview]
    """What came back and could not be told."""
    left_out: Sequence[LeftOut]
    """Movements that a ledger does not take."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class StatementFile:
    """A file as it was read."""

    format: StatementFormat
    """Its format."""
    encoding: str
    """Its encoding, such as `UTF-8` or `windows-1252`."""
    statements: Sequence[BankStatement]
    """The statements, in the order of the file."""
    created: str | None = None
    """When it was made, as written."""
    dialect: CsvDialect | None = None
    """How a table was read."""
    findings: Sequence[Finding] = ()
    """What is odd about the whole file."""
    message_id: str | None = None
    """Id of the message."""
    refused: Sequence[EntryRefusal] = ()
    """Entries that were left out."""
    version: str | None = None
    """Version or name of the message, such as `camt.053.001.08`."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class StatementLimits:
    """How much a file may make its reader hold at once, so that memory stays flat however long the file is. What is
    beyond is refused with its place, unless it says otherwise; a host that trusts its source may raise a limit.
    """

    addenda: int = 9999
    """Addenda of one Nacha entry: 9,999 unless given, which is what the rules allow an entry of the class CTX."""
    balances: int = 10000
    """Balances of one statement: 10,000 unless given."""
    codes: int = 100
    """Codes of one movement: 100 unless given."""
    details: int = 100000
    """Payments of one batch: 100,000 unless given."""
    open_statements: int = 10000
    """Statements of one table that are open at once, one for each account and currency: 10,000 unless given."""
    segments: int = 100000
    """Segments of one EDI transaction set: 100,000 unless given. Their text is at most 16 MiB."""
    transactions: int = 100000
    """Transactions of one OFX file whose ids are kept to find one that stands twice: 100,000 unless given, which take
    some 3 MB. Later ones are compared with these only, and a finding says so.
    """

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class StatementLine:
    """One line: a fact that changed the balance."""

    date: dt.date
    """The day on which it counts."""
    kind: str
    """The kind of fact."""
    fact_id: str
    """The fact."""
    amount: Money
    """Change of the balance: above zero when the customer owes more."""
    balance: Money
    """The balance after it."""
    document: str | None = None
    """The document: number of the invoice, id of the credit memo, payment, refund or write-off."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class StatementOptions:
    """How a file is read. Everything may be left out: format, encoding and dialect are then found in the file."""

    codes: Sequence[BankCodeRule] = ()
    """Rows before the built-in table of bank codes."""
    csv: CsvDialect | None = None
    """How a table is written."""
    encoding: str | None = None
    """The encoding by its usual label, such as `iso-8859-2`."""
    format: StatementFormat | None = None
    """The format."""
    lenient: bool = False
    """Whether a bad entry is listed and left out, instead of refusing the file."""
    limits: StatementLimits | None = None
    """How much one statement, movement or file may hold."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class StatementSection:
    """The statement in one currency."""

    currency: str
    """The currency."""
    opening: Money
    """What the customer owed, credits taken off, before the first day."""
    lines: Sequence[StatementLine]
    """What changed, by day."""
    closing: Money
    """What the customer owes, credits taken off, at the end of the last day."""
    open_items: Sequence[OpenItem]
    """What is open at the end of the last day, by due date."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class StepCount:
    """How often something is asked for tomorrow."""

    kind: str
    """The action's kind."""
    before: int
    """Under the first playbook."""
    after: int
    """Under the second."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class StepEffect:
    """How much more is expected to come when a step is taken, as the caller knows it."""

    gain_millionths: int
    """Share of the overdue amount in millionths, 0 to 1,000,000."""
    behaviour: PayerBehaviour | None = None
    """For payers of this behaviour; for all where not given."""
    from_days: int = 0
    """From so many days past due of the oldest item on."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class StepResponse:
    """How much of what is asked for comes after a step, as the caller knows it."""

    policy: PolicyVersion
    """The policy and its version."""
    paid_millionths: int
    """The share that comes within the time the caller thinks of, in millionths: 0 to 1,000,000."""
    step: str | None = None
    """The step, such as `level-3`; where not given, when the policy does nothing."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class StructuredReference:
    """A reference in a form with check digits."""

    value: str
    """The reference: normalised where the scheme is known and the check passes, else as written."""
    valid: bool
    """Whether the check digits are right; `false` also where no scheme is known."""
    declared: str | None = None
    """What the file calls it, such as `SCOR` or `QRR`."""
    scheme: ReferenceScheme | None = None
    """Its scheme; left out where only the bank knows it."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Subsets:
    """What a search found."""

    sets: Sequence[Sequence[int]]
    """Sets of places in the list, smallest first, at most as many as asked for."""
    solutions: int
    """How many sets there are; cut at 2^63."""
    expected_by_chance: Decimal
    """How many sets would hit the amount by chance, to three decimals."""
    is_complete: bool
    """Whether every set of every size was looked at."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Superseded:
    """A step that a higher one made needless."""

    level: int
    """Number of its level."""
    action_id: str
    """The id it would have had."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class TaxCategory:
    """The tax of one category and rate."""

    rate_percent: Decimal
    """The rate in percent."""
    net: Money
    """Net amount of its lines."""
    tax: Money
    """Its tax."""
    category: str | None = None
    """The category, if its lines have one."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class TaxId:
    """A number by which a tax office knows the customer."""

    kind: str
    """Kind of number, such as `vat`, `ein`, `gst`."""
    value: str
    """The number as printed."""
    country: str | None = None
    """Country that gave it (ISO 3166, two letters)."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class TaxInclusive:
    """A gross price taken apart."""

    gross: Money
    """The price with tax."""
    net: Money
    """The price without tax: gross less tax."""
    tax: Money
    """The tax inside the price, rounded."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class TaxLine:
    """One taxed line: its net amount, with its rate and, if there is one, its tax category."""

    net: Money
    """The amount without tax; below zero on a credit or a discount."""
    rate_percent: Decimal
    """The tax rate in percent: `19` is 19 %."""
    category: str | None = None
    """The tax category, such as `S`, `Z`, `E` or `AE` of UNTDID 5305. Lines of different categories are kept apart."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class TaxTotals:
    """The tax of a document."""

    net: Money
    """Net amount of all lines."""
    tax: Money
    """Tax of all categories."""
    gross: Money
    """Net and tax together."""
    categories: Sequence[TaxCategory]
    """By category and rate, sorted."""
    line_taxes: Sequence[Money]
    """The tax shown on each line, in the order given. Adds up to the tax of the categories."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class TemplateCheck:
    """What a template needs."""

    fields: Sequence[str]
    """The fields it speaks of, its phrases taken apart; sorted."""
    host_values: Sequence[str]
    """Those that only the host can give, as `values`; sorted."""
    cannot_lack: Sequence[str]
    """Fields that a message may lack and without which this template cannot be written; sorted."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class TermsResult:
    """TermsResult"""

    terms: PaymentTerms
    """When an invoice is to be paid."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class TextRule:
    """Words of a provider that stand for a code."""

    contains: str
    """The words, in any case."""
    source: FailureSource
    """Whose code they stand for."""
    code: str
    """The code."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class ThresholdChoice:
    """The threshold, with what it rests on."""

    applied: int
    """Matches at or above it; where there is none, of all."""
    wrong: int
    """Wrong ones among them."""
    wrong_bound: Decimal
    """Upper bound of the share of wrong ones, to six decimals, rounded up."""
    labelled: int
    """Labelled matches in all."""
    needed: int
    """How many applications without a wrong one would be needed to prove any threshold."""
    apply_confidence: Decimal | None = None
    """The smallest confidence from which matches may be applied; none where history does not prove any."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class ThresholdOptions:
    """How wrong applications may go, and how certain that has to be."""

    certainty_percent: Decimal = Decimal("95")
    """How certain, in percent, above 0 and below 100; 95 where not given."""
    wrong_percent: Decimal = Decimal("0.1")
    """Most wrong ones among those applied, in percent; 0.1 where not given."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Unanswered:
    """When silence is enough for a person to take over."""

    messages: int
    """How many messages in a row went without an answer, 1 or more."""
    after_days: int
    """Days after the last of them."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class UnmappedCode:
    """A code that the table does not know, with how often it came."""

    method: PaymentMethod
    """By which method."""
    code: str
    """The code."""
    count: int
    """How often."""
    advice: str | None = None
    """The advice that came with it, where there was one."""
    rail: Rail | None = None
    """On which rail."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class VelocityDriver:
    """An invoice that drives a change."""

    invoice_id: str
    """The invoice."""
    instalment: int
    """Number of the instalment, from 1."""
    days_late: int
    """Its days late; where it is open, those up to now; where it was written off, those up to then."""
    departure: int
    """Its departure in hundredths of a standard deviation."""
    is_open: bool
    """Whether it is still open."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class VelocityOptions:
    """How a change is recognised."""

    alarm: Decimal = Decimal("5")
    """Sum of departures at which the alarm is given, in standard deviations: 5 unless given."""
    least_spread_days: int = 2
    """Smallest standard deviation in days: 2 unless given, at least 1."""
    settled_after: int = 5
    """Invoices of a customer that settle what is usual before anything is watched: 5 unless given, at least 3. Later
    ones before a change go on telling it.
    """
    tolerated: Decimal = Decimal("0.5")
    """Departure that is tolerated at each invoice, in standard deviations, beside the standard error of the mean: 0.5
    unless given.
    """

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """A match that a person, or a sure answer, confirmed or rejected."""

    movement: BankMovement
    """The movement."""
    customer_id: str
    """The customer for whom it was matched."""
    right: bool
    """Whether the match was right."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class WhatIf:
    """A forecast with and without a change."""

    base: CashForecast
    """Without the change."""
    changed: CashForecast
    """With it."""
    difference: Sequence[DifferenceRow]
    """What it changes."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class WorkEffect:
    """Work of one kind under both playbooks."""

    kind: str
    """The kind of action, or `worklist_days`: days on which a person had a customer on the worklist."""
    before: int
    """Under the first playbook."""
    after: int
    """Under the second."""
    more: int
    """How much more under the second; below zero where less."""
    high: int | None = None
    """Upper end of its interval."""
    level: int | None = None
    """Number of the level, where a level is the cause."""
    low: int | None = None
    """Lower end of its interval, from customers drawn again; none with too few of them."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class WorkOption:
    """A step with what it is expected to bring."""

    step: str
    """The step."""
    minutes: int
    """How long it takes."""
    expected: Money | None = None
    """More money than without it, rounded down; none where it is not known."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class WorkPlan:
    """A day's work."""

    today: Sequence[PlannedWork]
    """What is taken up, in order."""
    later: Sequence[PlannedWork]
    """What is not, in the order in which it would be."""
    minutes: int
    """Minutes taken. Gates may take more than there are."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class WorkRules:
    """How a day's work is planned."""

    capacity_minutes: int
    """Minutes that there are."""
    default_minutes: int
    """Minutes of a step that is not listed."""
    steps: Sequence[WorkStep]
    """The steps."""
    gates: Sequence[str]
    """Codes of reasons that are gates."""
    at_risk: Sequence[str] = ()
    """Codes of reasons that put an entry at risk."""
    currencies: Sequence[CurrencyWeight] = ()
    """How much a unit of each currency weighs; 1 where not listed."""
    leave_up_to: Sequence[Money] = ()
    """Amounts up to which the program goes on without a person, one for each currency."""
    starve_after_days: int | None = None
    """Days without a person's step after which an entry comes before all but the gates; never where not given."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class WorkStep:
    """A step that a person can take."""

    step: str
    """The step, such as `call`."""
    minutes: int
    """How long it takes."""
    effects: Sequence[StepEffect] = ()
    """What it brings: of those that fit, the one for the behaviour before the one for all, the oldest class first."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class WorklistEntry:
    """One entry of the worklist."""

    currency: str
    """The currency."""
    priority: Decimal
    """Overdue amount times weights; the highest comes first. Not rounded."""
    overdue: Money
    """Open amount past due; for money to match, its amount without a sign."""
    reasons: Sequence[Reason]
    """Why a person should look."""
    next_step: str
    """What to do next: what the heaviest reason suggests."""
    action_id: str | None = None
    """The action that hands it over, where there is one."""
    case_id: str | None = None
    """The case, where there is one."""
    customer_id: str | None = None
    """The customer; none for money of an unknown payer."""
    dossier: Dossier | None = None
    """Everything that is known of the customer; none for money of an unknown payer."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class WorklistOptions:
    """The weights of the worklist."""

    ages: Sequence[AgeClass]
    """Age classes in rising order; below the first the weight is 1."""
    reasons: Sequence[ReasonWeight]
    """Reasons; one that is not listed weighs 1."""
    next_step: str
    """Next step where no reason suggests one."""
    currencies: Sequence[CurrencyWeight] = ()
    """Currencies."""
    gates: GateRules | None = None
    """What a person looks at whatever the program does; nothing where not given."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class WriteOff:
    """An amount given up as lost."""

    id: str
    """The write-off's id."""
    invoice_id: str
    """The invoice."""
    amount: Money
    """How much, above zero."""
    instalment: int | None = None
    """Which instalment, from 1; may be left out where there is only one."""
    reason: str | None = None
    """Why."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class WrittenOff:
    """An amount was given up as lost."""

    kind: Literal["written_off"] = dataclasses.field(default="written_off", init=False)
    id: str
    """Names the fact."""
    effective: dt.date
    """The day for which it counts."""
    recorded: dt.datetime
    """The instant at which it became known."""
    write_off: WriteOff
    """The write-off."""
    actor: str | None = None
    """Who or what did it."""
    at: dt.datetime | None = None
    """The instant at which it happened, where it differs from `recorded`."""

    def __post_init__(self) -> None:
        _check(self)

Action = Union[
    ActionSendMessage,
    ActionResendToOtherContact,
    ActionRetryPayment,
    ActionRequestPaymentMethod,
    ActionEscalate,
    ActionAlertCustomerSuccess,
    ActionApplyCash,
    ActionReviewMatch,
]
"""One thing that the host is asked to do.

In JSON one flat object whose `kind` says which: `{"kind":"send_message","contact_id":…,"id":…}`. Asked again, the
same action comes with the same id until the host reports it done.
"""

DiscountUntil = Union[
    DiscountUntilDays,
    DiscountUntilDayOfFollowingMonth,
]
"""Until when a discount can be taken. The day itself still earns it.

In JSON: `{"kind":"days","days":10}` or `{"kind":"day_of_following_month","day":10}`.
"""

DueRule = Union[
    DueRuleNet,
    DueRuleEndOfMonth,
    DueRuleEndOfFollowingMonth,
    DueRuleEndOfMonthPlusDays,
    DueRuleDaysThenEndOfMonth,
    DueRuleDayOfFollowingMonth,
    DueRuleEndOfPeriod,
    DueRuleOn,
    DueRulePrepaid,
    DueRuleCashOnDelivery,
    DueRuleCashBeforeNextDelivery,
]
"""How one due date follows from the base date (see `TermsBase`(super::TermsBase)).

In JSON the `kind` says which rule it is: `{"kind":"net","days":30}`.
"""

Fact = Union[
    CustomerRecorded,
    InvoiceIssued,
    CreditMemoIssued,
    PaymentMethodUpdated,
    PaymentStarted,
    PaymentReceived,
    PaymentFailed,
    CashUnallocated,
    CashAllocated,
    RefundPaid,
    WrittenOff,
    Recovered,
    InvoiceVoided,
    PaymentReturned,
    InvoiceDelivered,
    InvoiceViewed,
    MessageSent,
    MessageOpened,
    DeliveryFailed,
    ReplyReceived,
    CallLogged,
    PromiseMade,
    PlanAgreed,
    DisputeOpened,
    DisputeResolved,
    BlockPlaced,
    BlockLifted,
    AccountNoted,
    ActionDone,
    ActionFailed,
    HumanDecided,
    BankMovementSeen,
    MatchConfirmed,
    MatchRejected,
]
"""A fact: one flat object whose `kind` says which."""

Measure = Union[
    MeasureValue,
    MeasureMoreThan,
    MeasureNotAvailable,
]
"""A measured number, or why there is none.

In JSON: `{"kind":"value","value":"33.75","unit":"days","rounding":"half_up"}`,
`{"kind":"more_than","value":"59","unit":"days"}` or
`{"kind":"not_available","reason":{"code":"denominator_zero","parameters":{"denominator":"credit_sales"}}}`.

Reason codes: `denominator_zero` and `denominator_negative` (parameter `denominator`), `no_entries` (nothing to
weigh), `not_given` (parameter `input`), `receivables_negative`.
"""

PaymentTerms = Union[
    PaymentTermsInstalments,
    PaymentTermsNet,
    PaymentTermsEndOfMonth,
    PaymentTermsEndOfFollowingMonth,
    PaymentTermsEndOfMonthPlusDays,
    PaymentTermsDaysThenEndOfMonth,
    PaymentTermsDayOfFollowingMonth,
    PaymentTermsEndOfPeriod,
    PaymentTermsOn,
    PaymentTermsPrepaid,
    PaymentTermsCashOnDelivery,
    PaymentTermsCashBeforeNextDelivery,
]
"""When an invoice is to be paid: the rule for the due date, the base date, discounts, business-day rules.

There is no default: terms are agreed, not assumed. In JSON one flat object whose `kind` names the rule; what is
not given is the plain case (from the issue date, no discount, dates not moved):
`{"kind":"net","days":30,"discounts":[{"percent":"2","until":{"kind":"days","days":10}}]}`.
"""

Scenario = Union[
    ScenarioLargestCustomersLater,
    ScenarioCustomersLater,
    ScenarioSegmentLater,
    ScenarioAllLater,
    ScenarioCustomersDefault,
]
"""A change of payment behaviour."""


__all__ = [
    "AccountBalance",
    "AccountHistory",
    "AccountNote",
    "AccountNoted",
    "AccountRole",
    "AchReturnRates",
    "Action",
    "ActionAlertCustomerSuccess",
    "ActionApplyCash",
    "ActionDone",
    "ActionEscalate",
    "ActionFailed",
    "ActionOutcome",
    "ActionRecovery",
    "ActionRequestPaymentMethod",
    "ActionResendToOtherContact",
    "ActionRetryPayment",
    "ActionReviewMatch",
    "ActionSendMessage",
    "Activity",
    "ActivityOptions",
    "ActualCash",
    "Adjustment",
    "AdjustmentKind",
    "AgeClass",
    "AgeingBasis",
    "AgeingGroup",
    "AgeingOptions",
    "AgeingReport",
    "AgeingRow",
    "Allocation",
    "AllowanceMovement",
    "AmountDays",
    "AnswerCount",
    "AppliedActivity",
    "AssumedResponse",
    "AttemptLimit",
    "Backtest",
    "BacktestOptions",
    "BacktestPeriod",
    "BacktestRow",
    "Balance",
    "BalanceActivity",
    "BankAccount",
    "BankAmount",
    "BankBalance",
    "BankBalanceKind",
    "BankCode",
    "BankCodeRule",
    "BankMovement",
    "BankMovementSeen",
    "BankStatement",
    "BehaviourRules",
    "Block",
    "BlockLifted",
    "BlockPlaced",
    "BrokenPromise",
    "BucketAllowance",
    "BucketBalance",
    "BusinessDayResult",
    "BusinessDayRule",
    "Call",
    "CallLogged",
    "CallOutcome",
    "Carrying",
    "CaseDiff",
    "CaseloadChange",
    "CashAllocated",
    "CashDifference",
    "CashEffect",
    "CashForecast",
    "CashPeriod",
    "CashPolicy",
    "CashRounding",
    "CashRow",
    "CashUnallocated",
    "Channel",
    "Charge",
    "ChargeKind",
    "ChargeLine",
    "ChoiceEffect",
    "ChronicRule",
    "CohortStage",
    "CommitmentKind",
    "CommitmentStanding",
    "Company",
    "ComparedChoice",
    "Compensation",
    "Compounding",
    "Contact",
    "ContactHours",
    "ContactLimit",
    "ContactRole",
    "ContactTimes",
    "ContinuityBreak",
    "ContinuityKind",
    "Contribution",
    "Conversion",
    "CostOfTerms",
    "CountMetrics",
    "CreditDecision",
    "CreditKind",
    "CreditLimit",
    "CreditLossReport",
    "CreditMemo",
    "CreditMemoIssued",
    "CreditStanding",
    "CreditTerms",
    "CrmMark",
    "CsvColumns",
    "CsvDialect",
    "CurrencyMetrics",
    "CurrencyWeight",
    "CurvePoint",
    "Customer",
    "CustomerCredit",
    "CustomerExposure",
    "CustomerGrade",
    "CustomerRecorded",
    "CycleTime",
    "DateResult",
    "DatedRate",
    "DatesResult",
    "Deadline",
    "Decisions",
    "DefaultRule",
    "DeliveryFailed",
    "DifferenceRow",
    "DiscountBenefit",
    "DiscountDeadline",
    "DiscountStep",
    "DiscountUntil",
    "DiscountUntilDayOfFollowingMonth",
    "DiscountUntilDays",
    "Dispute",
    "DisputeActivity",
    "DisputeOpened",
    "DisputeOutcome",
    "DisputeResolved",
    "Dossier",
    "DossierItem",
    "DueDateResult",
    "DueRule",
    "DueRuleCashBeforeNextDelivery",
    "DueRuleCashOnDelivery",
    "DueRuleDayOfFollowingMonth",
    "DueRuleDaysThenEndOfMonth",
    "DueRuleEndOfFollowingMonth",
    "DueRuleEndOfMonth",
    "DueRuleEndOfMonthPlusDays",
    "DueRuleEndOfPeriod",
    "DueRuleNet",
    "DueRuleOn",
    "DueRulePrepaid",
    "DunningPolicy",
    "DynamicDiscount",
    "EarlyPayment",
    "EarlyWarning",
    "EarlyWarningRules",
    "EarlyWarnings",
    "EffectEstimate",
    "EffectOptions",
    "EntryRefusal",
    "EvidenceKind",
    "EvidenceShare",
    "EvidenceWeight",
    "Exchange",
    "ExchangeRate",
    "Excluded",
    "ExpectedCash",
    "ExpiryRule",
    "ExposureBucket",
    "ExposurePart",
    "ExposureParts",
    "Fact",
    "FailureActivity",
    "FailureClass",
    "FailureCode",
    "FailureSource",
    "FailureTable",
    "FailureVerdict",
    "Finding",
    "FindingKind",
    "FittedRisk",
    "Fixer",
    "ForecastOptions",
    "ForesightRules",
    "FoundReference",
    "GateRules",
    "GroupRecovery",
    "HeldWarning",
    "HolidayCalendar",
    "HorizonOutlook",
    "HumanDecided",
    "HumanDecision",
    "InstalmentResult",
    "InstalmentShare",
    "InstantResult",
    "Instrument",
    "InstrumentStanding",
    "InterestSegment",
    "Invoice",
    "InvoiceActivity",
    "InvoiceDelivered",
    "InvoiceIssued",
    "InvoiceKind",
    "InvoiceLine",
    "InvoiceOutlook",
    "InvoiceTable",
    "InvoiceViewed",
    "InvoiceVoided",
    "ItemHistory",
    "ItemLine",
    "JournalEntry",
    "JudgedMatch",
    "LabelledMatch",
    "LateInterest",
    "LateInterestRules",
    "LateInterestScheme",
    "LearnedEvidence",
    "LearnedWeights",
    "LearningOptions",
    "LeftOut",
    "LeftOutReason",
    "LegalStep",
    "Level",
    "LevelMetrics",
    "LimitCounts",
    "LimitScope",
    "LimitVerdict",
    "Lists",
    "LogEntry",
    "LoggedChoice",
    "LoggedOutcome",
    "LossRateMethod",
    "Mark",
    "MarkEffect",
    "MarkKind",
    "MarkRule",
    "Match",
    "MatchCandidate",
    "MatchConfirmed",
    "MatchDecision",
    "MatchDiscount",
    "MatchInput",
    "MatchItem",
    "MatchKind",
    "MatchOptions",
    "MatchOutcome",
    "MatchRate",
    "MatchRejected",
    "MatchReport",
    "MatchVerdict",
    "MatchedBy",
    "MatchedItem",
    "Measure",
    "MeasureMoreThan",
    "MeasureNotAvailable",
    "MeasureValue",
    "Message",
    "MessageDraft",
    "MessageInput",
    "MessageLanguage",
    "MessageOpened",
    "MessageOptions",
    "MessagePlan",
    "MessageSent",
    "MessageTemplate",
    "MethodCost",
    "MethodFirst",
    "MethodMetrics",
    "MethodOffer",
    "MetricSet",
    "MetricsOptions",
    "MetricsReport",
    "Miss",
    "MissCause",
    "MissPart",
    "ModelledLoss",
    "Money",
    "MonthlySales",
    "Movement",
    "MovementKind",
    "MovementStatus",
    "OpenCredit",
    "OpenItem",
    "Outlier",
    "OutlookOptions",
    "OutlookTable",
    "OverlayScenario",
    "PartLimit",
    "PartsResult",
    "Party",
    "PastInvoice",
    "PayerBehaviour",
    "PayerEvidence",
    "Payment",
    "PaymentActivity",
    "PaymentAttempt",
    "PaymentBatch",
    "PaymentChances",
    "PaymentFailed",
    "PaymentFailure",
    "PaymentIds",
    "PaymentMethod",
    "PaymentMethodUpdated",
    "PaymentPlan",
    "PaymentReceived",
    "PaymentReturn",
    "PaymentReturned",
    "PaymentStarted",
    "PaymentTerms",
    "PaymentTermsCashBeforeNextDelivery",
    "PaymentTermsCashOnDelivery",
    "PaymentTermsDayOfFollowingMonth",
    "PaymentTermsDaysThenEndOfMonth",
    "PaymentTermsEndOfFollowingMonth",
    "PaymentTermsEndOfMonth",
    "PaymentTermsEndOfMonthPlusDays",
    "PaymentTermsEndOfPeriod",
    "PaymentTermsInstalments",
    "PaymentTermsNet",
    "PaymentTermsOn",
    "PaymentTermsPrepaid",
    "PaymentVelocity",
    "Period",
    "PeriodEnd",
    "PermittedAction",
    "Phrase",
    "PlanAgreed",
    "PlanInstalment",
    "PlannedRetry",
    "PlannedStep",
    "PlannedWork",
    "Playbook",
    "PluralRule",
    "PolicyBacktest",
    "PolicyDiff",
    "PolicyDiffOptions",
    "PolicyMetrics",
    "PolicyMove",
    "PolicyVersion",
    "PostableMovement",
    "PostableMovements",
    "PostableOptions",
    "Posting",
    "Precision",
    "PrepaymentForm",
    "PrincipalPayment",
    "Promise",
    "PromiseActivity",
    "PromiseCounts",
    "PromiseMade",
    "PromiseOutcome",
    "ProvisionBucket",
    "ProvisionGroup",
    "ProvisionMatrix",
    "ProvisionOptions",
    "PublicCalendar",
    "Rail",
    "RateBreach",
    "RateBucket",
    "RateKind",
    "RateRule",
    "RateSource",
    "RateTable",
    "RealisedDifference",
    "Reason",
    "ReasonWeight",
    "ReceivablesBalance",
    "ReceivablesBasis",
    "Recovered",
    "Recovery",
    "RecoveryEstimate",
    "ReferenceCheck",
    "ReferenceFault",
    "ReferenceScheme",
    "Refund",
    "RefundPaid",
    "Reinitiation",
    "ReinitiationRule",
    "ReliableRule",
    "Remeasurement",
    "Remittance",
    "RemittanceAdjustment",
    "RemittanceWord",
    "RemittedDocument",
    "Reply",
    "ReplyIntent",
    "ReplyReceived",
    "RestRule",
    "Restored",
    "RetryObservation",
    "RetryPlan",
    "RetryPlanOptions",
    "RetryPriors",
    "RetryProgram",
    "RetryProspect",
    "RetryQuestion",
    "RetrySchedule",
    "RetrySuccess",
    "ReturnCeilings",
    "ReturnCounts",
    "ReturnReason",
    "ReturnReview",
    "ReturnReviewReason",
    "ReturnWindow",
    "ReturnablePayment",
    "RiskGrade",
    "RiskOptions",
    "RiskScore",
    "RiskView",
    "RollRate",
    "RollRates",
    "RoundedNumber",
    "Rounding",
    "Route",
    "RoutingOptions",
    "SalesPeriod",
    "Scenario",
    "ScenarioAllLater",
    "ScenarioCustomersDefault",
    "ScenarioCustomersLater",
    "ScenarioLargestCustomersLater",
    "ScenarioSegmentLater",
    "ScheduleResult",
    "ScoredChance",
    "SegmentAmount",
    "SegmentMetrics",
    "SepaWindows",
    "Settings",
    "Settlement",
    "SettlementKind",
    "Side",
    "Skipped",
    "SlidingAnswer",
    "SpecificReserve",
    "Standing",
    "Statement",
    "StatementChecks",
    "StatementFacts",
    "StatementFile",
    "StatementFormat",
    "StatementKind",
    "StatementLimits",
    "StatementLine",
    "StatementOptions",
    "StatementSection",
    "StepCount",
    "StepEffect",
    "StepResponse",
    "StructuredReference",
    "Subsets",
    "Superseded",
    "TaxCategory",
    "TaxId",
    "TaxInclusive",
    "TaxLine",
    "TaxMethod",
    "TaxTotals",
    "TemplateCheck",
    "TermsBase",
    "TermsResult",
    "TextRule",
    "ThresholdChoice",
    "ThresholdOptions",
    "Tone",
    "Unanswered",
    "Unit",
    "UnmappedCode",
    "VelocityChange",
    "VelocityDriver",
    "VelocityOptions",
    "Verdict",
    "Weekday",
    "WhatIf",
    "WordClass",
    "WorkEffect",
    "WorkGroup",
    "WorkOption",
    "WorkPlan",
    "WorkRules",
    "WorkStep",
    "WorklistEntry",
    "WorklistOptions",
    "WriteOff",
    "WrittenOff",
]
