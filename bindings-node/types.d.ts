// Generated from the types of the core by `make generate`. Do not edit.

/** An exact amount in a currency. The amount is text with at most the currency's decimals, never a number. */
export interface Money {
  amount: string;
  currency: Currency;
}

/** Names an action: a digest of its cause, so that asking twice gives the same id. */
export type ActionId = string;

/** Names who did something: a person or a program of the host. */
export type ActorId = string;

/** Names an allocation: a part of a payment or credit memo put on one item. */
export type AllocationId = string;

/** Names one attempt to collect a payment by card or bank debit. */
export type AttemptId = string;

/** The text of a bank movement: what the payer wrote, and what the bank put around it. May have line breaks and control characters; may be empty. */
export type BankText = string;

/** Names a block: a stop on dunning, set by a person. */
export type BlockId = string;

/** A holiday calendar as an object, or the name of a published one. */
export type CalendarOrName = HolidayCalendar | PublicCalendar;

/** Names a dunning case: a digest of payer, currency and the day it opened. */
export type CaseId = string;

/** Names a person or mailbox at a customer; unique within the customer. */
export type ContactId = string;

/** Names a credit memo. */
export type CreditMemoId = string;

/** A payable currency of ISO 4217. */
export type Currency = string;

/** Three letters that name a currency, payable today or not. */
export type CurrencyCode = string;

/** Names a customer (the payer of invoices). */
export type CustomerId = string;

/** A civil date, 1900 to 2199. As text such as `"2026-01-31"`. */
export type Date = string;

/** A day of a month; in a shorter month it means the last day. */
export type DayOfMonth = number;

/** Names a dispute. */
export type DisputeId = string;

/** Names one fact, for ever: the same id with the same content is recognised as a repetition. */
export type FactId = string;

/** A rounded number of a report that keeps its decimals: `22.50` stays `22.50`. Of any sign. Exact, as text such as `"12.5"`. */
export type Figure = string;

/** Names a card, mandate or account on file by the host's token; never a number of a card or account. */
export type InstrumentId = string;

/** Names an invoice or a debit memo. */
export type InvoiceId = string;

/** Names a message that was sent. */
export type MessageId = string;

/** Names a movement on the company's bank account. */
export type MovementId = string;

/** A short name: of a customer, a contact, a segment, a template. */
export type Name = string;

/** Free text written by a person or a program: a reply, a note, a reason. May have line breaks; may be empty. */
export type Note = string;

/** Names a payment: money that came in. */
export type PaymentId = string;

/** Payment terms as an object, or as a text such as `2/10 net 30`. */
export type PaymentTermsOrText = PaymentTerms | string;

/** A percentage from 0 to 100: `19` means 19 %. Exact, as text such as `"12.5"`. */
export type Percent = string;

/** Names a payment plan. */
export type PlanId = string;

/** Names a dunning policy of the playbook. */
export type PolicyId = string;

/** Names a promise to pay. */
export type PromiseId = string;

/** A quantity of something sold, of any sign. Exact, as text such as `"12.5"`. */
export type Quantity = string;

/** An exchange rate: units of the quote currency for one unit of the base currency. Above zero. Exact, as text such as `"12.5"`. */
export type Rate = string;

/** A plain ratio or measure in a report (days, percent, times), rounded as its field says. Of any sign. Exact, as text such as `"12.5"`. */
export type Ratio = string;

/** Names a recovery of money that was written off. */
export type RecoveryId = string;

/** A reference that another document may quote: an order number, a bank text, an account, a tax number. */
export type Reference = string;

/** Names a refund. */
export type RefundId = string;

/** A scheme, or the name of a published one. */
export type SchemeGiven = Name | LateInterestScheme;

/** A wall-clock time in whole minutes, 00:00 to 24:00. */
export type TimeOfDay = string;

/** A time zone of the IANA database, such as Europe/Berlin. */
export type TimeZone = string;

/** An instant in UTC. As text such as `"2026-01-31T09:00:00Z"`. */
export type Timestamp = string;

/** A price for one unit, with as many decimals as it needs (up to 18). Rounded only when it becomes an amount. Exact, as text such as `"12.5"`. */
export type UnitPrice = string;

/** A set of weekdays. */
export type Weekdays = Weekday[];

/** A weight in a split, zero or more. Exact, as text such as `"12.5"`. */
export type Weight = string;

/** Names a write-off. */
export type WriteOffId = string;

/**
 * The part an account plays in the general ledger. Hosts map roles to their own accounts.
 *
 * - `receivables_control`: Receivables control account: open items less credit memos.
 * - `unapplied_cash`: Payments of known customers that belong to no item yet; taken off the receivables.
 * - `on_account_cash`: Money kept on account; taken off the receivables.
 * - `suspense`: Payments of unknown payers.
 * - `cash`: Bank.
 * - `processor_clearing`: Money captured by a processor and not paid out yet.
 * - `contract_liability`: Billed and not yet earned.
 * - `revenue`: Earned revenue.
 * - `tax_payable`: Tax owed to the tax office.
 * - `discount_allowed`: Early-payment discounts that customers took.
 * - `bank_fees`: Fees of banks and processors.
 * - `withholding_receivable`: Tax withheld by customers, to be certified.
 * - `small_differences`: Small differences written off by rule.
 * - `interest_income`: Late interest that customers paid without being billed.
 * - `bad_debt`: Amounts given up as lost.
 * - `bad_debt_recovery`: Money that came for what was given up.
 * - `realised_exchange`: Gains and losses between the rate of a document and that of its payment.
 * - `currency_exchange`: Where one currency leaves and another comes in, so that each balances.
 */
export type AccountRole = "receivables_control" | "unapplied_cash" | "on_account_cash" | "suspense" | "cash" | "processor_clearing" | "contract_liability" | "revenue" | "tax_payable" | "discount_allowed" | "bank_fees" | "withholding_receivable" | "small_differences" | "interest_income" | "bad_debt" | "bad_debt_recovery" | "realised_exchange" | "currency_exchange";

/**
 * Why an item is settled by more, or less, than the money that came.
 *
 * - `discount`: Early-payment discount that the customer took.
 * - `bank_fee`: Charge that a bank took out of the payment.
 * - `withholding`: Tax that the customer withheld and will certify.
 * - `small_difference`: A small difference, written off by rule; below zero when the customer paid a little too much.
 * - `interest`: Late interest that the customer paid on top without being billed; below zero, since it settles nothing.
 */
export type AdjustmentKind = "discount" | "bank_fee" | "withholding" | "small_difference" | "interest";

/**
 * From which date an item ages.
 *
 * - `due_date`: From the due date: days past due.
 * - `issue_date`: From the date on the invoice.
 */
export type AgeingBasis = "due_date" | "issue_date";

/**
 * What stands in a row of its own, beside the currency.
 *
 * - `none`: Nothing: one row a currency.
 * - `customer`: Each customer.
 * - `segment`: Each segment.
 */
export type AgeingGroup = "none" | "customer" | "segment";

/**
 * What a balance means.
 *
 * - `opening`: Booked, at the start.
 * - `closing`: Booked, at the end.
 * - `intermediate_opening`: Booked, at the start of a page or of the day so far.
 * - `intermediate_closing`: Booked, at the end of a page or of the day so far.
 * - `previous_closing`: Booked, at the end of the statement before.
 * - `opening_available`: Available, at the start.
 * - `closing_available`: Available, at the end.
 * - `intermediate_available`: Available, in between.
 * - `forward_available`: Available on a later day.
 * - `expected`: With what is expected.
 * - `information`: For information.
 * - `other`: Any other; the code says which.
 */
export type BankBalanceKind = "opening" | "closing" | "intermediate_opening" | "intermediate_closing" | "previous_closing" | "opening_available" | "closing_available" | "intermediate_available" | "forward_available" | "expected" | "information" | "other";

/**
 * What to do with a date that falls on a closed day.
 *
 * - `unadjusted`: Keep the date. The default: nothing moves unless the contract says so.
 * - `following`: The next business day.
 * - `modified_following`: The next business day, unless it lies in another month: then the business day before.
 * - `preceding`: The business day before.
 */
export type BusinessDayRule = "unadjusted" | "following" | "modified_following" | "preceding";

/**
 * What became of a call.
 *
 * - `reached`: Someone answered.
 * - `no_answer`: Nobody answered.
 * - `voicemail`: A message was left.
 * - `wrong_number`: The number is wrong.
 */
export type CallOutcome = "reached" | "no_answer" | "voicemail" | "wrong_number";

/**
 * Through which channel something was said.
 *
 * - `email`: E-mail.
 * - `phone`: Telephone.
 * - `sms`: Text message.
 * - `letter`: Letter.
 * - `portal`: The customer's portal.
 */
export type Channel = "email" | "phone" | "sms" | "letter" | "portal";

/**
 * What is asked for besides the invoices.
 *
 * - `late_interest`: Interest for the days past due.
 * - `compensation`: The fixed sum that a law or contract grants for the costs of recovery.
 * - `fee`: A fee for the reminder.
 */
export type ChargeKind = "late_interest" | "compensation" | "fee";

/**
 * What kind of commitment it is.
 *
 * - `promise`: A promise to pay by a day.
 * - `plan`: A payment plan with instalments.
 */
export type CommitmentKind = "promise" | "plan";

/**
 * Whether interest bears interest.
 *
 * - `none`: It does not.
 * - `monthly`: Month by month.
 */
export type Compounding = "none" | "monthly";

/**
 * What a contact does at the customer: decides who gets which message.
 *
 * - `accounts_payable`: Pays the invoices: the first to write to.
 * - `finance_lead`: Answers for finance: head of accounting, controller, CFO.
 * - `buyer`: Uses or ordered the product.
 * - `executive`: Management or owner.
 * - `legal`: Legal department.
 * - `other`: Anyone else.
 */
export type ContactRole = "accounts_payable" | "finance_lead" | "buyer" | "executive" | "legal" | "other";

/**
 * How two statements of an account follow each other.
 *
 * - `gap`: The opening balance is not the closing balance before: a statement is missing, or was changed.
 * - `repeated`: Two statements have the same number and days, and the same balances: one was given twice.
 */
export type ContinuityKind = "gap" | "repeated";

/**
 * What to do with the next delivery.
 *
 * - `release`: Deliver.
 * - `review`: Ask a person.
 * - `hold`: Do not deliver before something changes.
 */
export type CreditDecision = "release" | "review" | "hold";

/**
 * What kind of credit a customer has.
 *
 * - `credit_memo`: A credit memo that is not used up.
 * - `unapplied`: A payment, or the rest of one, that belongs to no item yet.
 * - `on_account`: Money left open on purpose for a known customer.
 * - `unidentified`: A payment whose payer is not known yet.
 */
export type CreditKind = "credit_memo" | "unapplied" | "on_account" | "unidentified";

/**
 * What the host's CRM says of a customer. Marks change what follow-up is allowed, never an amount.
 *
 * - `renewal_in_progress`: A renewal or new contract is being negotiated.
 * - `churn_risk`: Customer success fears a cancellation.
 * - `key_account`: Follow-up needs a person's touch.
 * - `insolvent`: Insolvency proceedings: all follow-up stops.
 * - `in_legal`: The matter is with lawyers: all follow-up stops.
 * - `natural_person`: The debtor or guarantor is a natural person: consumer-like contact rules apply.
 * - `no_contact`: The customer asked not to be contacted: a person decides.
 */
export type CrmMark = "renewal_in_progress" | "churn_risk" | "key_account" | "insolvent" | "in_legal" | "natural_person" | "no_contact";

/**
 * How a dispute ended.
 *
 * - `upheld`: The customer was right.
 * - `rejected`: The company was right.
 * - `settled`: Both gave way.
 * - `withdrawn`: The customer took it back.
 */
export type DisputeOutcome = "upheld" | "rejected" | "settled" | "withdrawn";

/**
 * What a payment before its due date counts.
 *
 * - `as_zero`: No days late: early payers do not hide late ones. The default.
 * - `as_negative`: Days late below zero: the mean of all payments.
 */
export type EarlyPayment = "as_zero" | "as_negative";

/**
 * A kind of evidence.
 *
 * - `not_receivable`: The answer "not a receivable, or of no known customer".
 * - `stated_purpose`: That answer, where the text states such a purpose.
 * - `nobody_in_sight`: That answer, where no customer is in sight.
 * - `purpose_against`: A customer, where the text states a purpose that is not a receivable.
 * - `discount`: An early-payment discount is missing.
 * - `late_discount`: A discount is missing that had ended.
 * - `withholding`: Withheld tax is missing.
 * - `fee`: A bank charge is missing.
 * - `fee_usual`: The missing charge is a usual amount.
 * - `interest`: Late interest was paid on top.
 * - `rounding`: A small difference.
 * - `rounding_whole`: A small difference up to a whole amount.
 * - `partial_named`: A part of named items.
 * - `partial_unnamed`: A part of items that are not named.
 * - `partial_round`: A round part.
 * - `over_named`: More than named items.
 * - `over_unnamed`: More than items that are not named.
 * - `over_round`: A little more, up to a round amount.
 * - `over_twice`: More by one of the items, or twice the items.
 * - `loose_open`: More, or a part, while the list of the text is cut or goes on.
 * - `split_adds`: Other movements of the payer and this one add up to the item.
 * - `exchange`: Paid in another currency.
 * - `on_account`: Without items.
 * - `on_account_round`: Without items, a round amount.
 * - `on_account_stated`: Without items, and the text says that it is in advance.
 * - `duplicate`: The same payment a second time.
 * - `duplicate_named`: The first payment settled what this one names.
 * - `twin_against`: Items, where the same payment came shortly before.
 * - `stated`: The text states the difference that is missing.
 * - `stated_other`: The text states another difference.
 * - `account_known`: The payer's account is known for the customer.
 * - `account_shared`: That account is known for other customers too.
 * - `account_of_other`: The payer's account is known for others only.
 * - `account_in_batch`: Other movements of the batch show the account to be the customer's.
 * - `account_in_batch_other`: Other movements of the batch show the account to be another's.
 * - `account_new`: The account was never seen.
 * - `name_same`: The same name.
 * - `name_close`: Nearly the same name.
 * - `name_partly`: Half of the name.
 * - `name_weak`: A little of the name.
 * - `name_unlike`: Another name.
 * - `name_rival`: Another customer's name is more like it.
 * - `other_form`: Another legal form.
 * - `name_learned`: The name was learned for the customer.
 * - `name_in_batch`: Other movements of the batch show the name to be the customer's.
 * - `customer_number`: The customer's own number stands in the text.
 * - `group`: Items of others in the customer's group.
 * - `stranger`: Named items of customers outside the group.
 * - `named`: How much the numbers in the text say for the items.
 * - `named_structured`: By a structured reference.
 * - `named_all`: Every item is named.
 * - `named_near`: An item is named by a number with a wrong digit.
 * - `named_range`: Items between two named ones.
 * - `choice_beside`: Choice of items that are not named beside named ones.
 * - `choice_open`: The same, where the list of the text is cut or goes on.
 * - `choice_free`: Choice of items where none is named.
 * - `missed`: Items that the text names and the answer leaves out.
 * - `missed_doubtful`: Numbers that may name items and that the answer leaves out.
 * - `stray`: Numbers announced as invoices that are not in the book.
 * - `named_elsewhere`: Items of other customers that the text names.
 * - `amounts_agree`: Amounts in the text are those of the items.
 * - `part_stated`: A part, or more than the items, and the text states so much for each of them.
 * - `difference_stated`: A part, and the text states what is missing.
 * - `far_from_due`: How far payment is from the due date.
 * - `older_skipped`: Older items are passed over.
 * - `disputed`: Items that the customer disputes.
 * - `claimed`: Money that other movements claim.
 * - `amount_only`: Only the amount speaks for the payer.
 * - `unlisted`: An answer that was not found.
 * - `unlisted_cut`: The same, where the text is cut or goes on.
 * - `unlisted_unnamed`: The same, where the text names no item.
 */
export type EvidenceKind = "not_receivable" | "stated_purpose" | "nobody_in_sight" | "purpose_against" | "discount" | "late_discount" | "withholding" | "fee" | "fee_usual" | "interest" | "rounding" | "rounding_whole" | "partial_named" | "partial_unnamed" | "partial_round" | "over_named" | "over_unnamed" | "over_round" | "over_twice" | "loose_open" | "split_adds" | "exchange" | "on_account" | "on_account_round" | "on_account_stated" | "duplicate" | "duplicate_named" | "twin_against" | "stated" | "stated_other" | "account_known" | "account_shared" | "account_of_other" | "account_in_batch" | "account_in_batch_other" | "account_new" | "name_same" | "name_close" | "name_partly" | "name_weak" | "name_unlike" | "name_rival" | "other_form" | "name_learned" | "name_in_batch" | "customer_number" | "group" | "stranger" | "named" | "named_structured" | "named_all" | "named_near" | "named_range" | "choice_beside" | "choice_open" | "choice_free" | "missed" | "missed_doubtful" | "stray" | "named_elsewhere" | "amounts_agree" | "part_stated" | "difference_stated" | "far_from_due" | "older_skipped" | "disputed" | "claimed" | "amount_only" | "unlisted" | "unlisted_cut" | "unlisted_unnamed";

/**
 * A part of what a customer may come to owe.
 *
 * - `not_due`: Open items that are not due.
 * - `past_due`: Open items past due.
 * - `drafts`: Drafts: invoices that are not issued yet.
 * - `orders`: Orders that are confirmed and not invoiced.
 * - `returned`: Payments that came back.
 */
export type ExposurePart = "not_due" | "past_due" | "drafts" | "orders" | "returned";

/**
 * How a failure is to be taken.
 *
 * - `soft`: It may clear by itself.
 * - `needs_customer`: Trying again is useless until the payer acts.
 * - `hard`: The credential must not be used again.
 * - `config`: The request was wrong.
 */
export type FailureClass = "soft" | "needs_customer" | "hard" | "config";

/**
 * Who speaks the code.
 *
 * - `card`: A card processor's decline code.
 * - `card_advice`: A card processor's advice.
 * - `visa`: Visa's response code.
 * - `mastercard_advice`: Mastercard's merchant advice code.
 * - `ach`: A return code of US ACH.
 * - `sepa`: A reason code of a SEPA R-transaction.
 * - `bacs`: A Bacs report and its code: `arudd/0`.
 * - `wire`: The rejection or recall of a credit transfer.
 */
export type FailureSource = "card" | "card_advice" | "visa" | "mastercard_advice" | "ach" | "sepa" | "bacs" | "wire";

/**
 * What is odd about a statement that can be read all the same.
 *
 * - `opening_balance_missing`: It has no opening balance.
 * - `closing_balance_missing`: It has no closing balance.
 * - `balance_disagrees`: Opening balance and movements do not give the closing balance.
 * - `batch_disagrees`: The details of a batch do not add up to it.
 * - `count_disagrees`: A count in the file differs from what was read.
 * - `control_total_disagrees`: A control total in the file differs from what was read.
 * - `account_missing`: The account is not named.
 * - `currency_missing`: No currency is named.
 * - `currency_differs`: A movement is in another currency than the opening balance.
 * - `date_clamped`: A day that does not exist, such as 30 February, was read as the last of its month.
 * - `sign_missing`: A balance without debit or credit mark was read as a credit.
 * - `field_missing`: A field that the format demands is not there; it was read without.
 * - `correction_stated`: The bank takes back or replaces a movement that it sent before; a person must look.
 * - `truncated`: The file ends before its trailer.
 * - `not_read`: A part of the file cannot be read or is not about an account, and was left out.
 * - `direction_by_sign`: Words for money out stand beside amounts without a sign, in no column that has only such words: the amounts
 * were read as money in.
 * - `duplicate_left_out`: A movement stands twice under an id that is unique in its account, and was read once.
 * - `id_repeated`: An id that should be unique in its account stands at movements that differ; all were read.
 * - `ids_not_compared`: The file has more ids than are kept: later ones were compared with the first only.
 */
export type FindingKind = "opening_balance_missing" | "closing_balance_missing" | "balance_disagrees" | "batch_disagrees" | "count_disagrees" | "control_total_disagrees" | "account_missing" | "currency_missing" | "currency_differs" | "date_clamped" | "sign_missing" | "field_missing" | "correction_stated" | "truncated" | "not_read" | "direction_by_sign" | "duplicate_left_out" | "id_repeated" | "ids_not_compared";

/**
 * Who can mend the cause.
 *
 * - `customer`: The customer.
 * - `bank`: The customer's bank.
 * - `network`: The network.
 * - `operator`: The company that collects.
 */
export type Fixer = "customer" | "bank" | "network" | "operator";

/**
 * What kind of claim it is.
 *
 * - `invoice`: An invoice for goods or services.
 * - `debit_memo`: A debit memo: a fee, late interest or charge asked for apart from an invoice.
 */
export type InvoiceKind = "invoice" | "debit_memo";

/**
 * Why a movement of a file is not handed to the ledger.
 *
 * - `pending`: It is not booked yet.
 * - `information`: It is for information only.
 * - `not_a_statement`: The statement will bring it: the file is a report of the day so far, or a notification.
 * - `zero_amount`: No money moved.
 * - `date_missing`: Neither a value date nor a booking date is given.
 * - `amount_not_payable`: The currency is missing or not payable, or the amount has too many decimals.
 * - `known`: Its id is among the known ones.
 */
export type LeftOutReason = "pending" | "information" | "not_a_statement" | "zero_amount" | "date_missing" | "amount_not_payable" | "known";

/**
 * What a limit counts.
 *
 * - `reattempts`: Tries after the first decline.
 * - `declines`: Declined tries, the first among them.
 */
export type LimitCounts = "reattempts" | "declines";

/**
 * Over what a limit counts.
 *
 * - `credential`: One credential.
 * - `credential_and_amount`: One credential and amount.
 * - `entry`: One entry: the same collection presented again.
 */
export type LimitScope = "credential" | "credential_and_amount" | "entry";

/**
 * Where loss rates come from.
 *
 * - `cohort`: From the write-offs of a cohort of invoices.
 * - `roll`: From how balances rolled from bucket to bucket; of what rolls into the last one, the cohort's share is lost.
 */
export type LossRateMethod = "cohort" | "roll";

/**
 * What a mark of the CRM does to follow-up.
 *
 * - `stop`: Nothing is proposed; a person is told.
 * - `human`: A person takes the case over instead of the first message.
 * - `alert`: Follow-up goes on; customer success is told once.
 */
export type MarkEffect = "stop" | "human" | "alert";

/**
 * What may happen to an invoice besides payment, as far as it tells something about payment.
 *
 * - `dispute_opened`: A dispute was opened.
 * - `dispute_resolved`: A dispute was resolved.
 * - `payment_failed`: A payment failed or was returned.
 * - `promise_made`: The customer promised to pay.
 * - `promise_broken`: A promise was not kept.
 * - `contacted`: The customer was reminded or called.
 */
export type MarkKind = "dispute_opened" | "dispute_resolved" | "payment_failed" | "promise_made" | "promise_broken" | "contacted";

/**
 * What is to be done with a match.
 *
 * - `apply`: Sure enough to be posted.
 * - `review`: A person decides.
 * - `ignore`: Nothing to post: not a receivable.
 */
export type MatchDecision = "apply" | "review" | "ignore";

/**
 * How a movement relates to the items.
 *
 * - `exact`: It pays the items to the smallest unit.
 * - `discount`: A discount was taken that was still allowed.
 * - `late_discount`: A discount was taken that had ended: a person decides.
 * - `withholding`: Tax was withheld.
 * - `fee`: A bank kept a charge.
 * - `interest`: Late interest was paid on top.
 * - `rounding`: A small difference.
 * - `exchange`: Another currency, within the tolerance of the rate.
 * - `partial`: A part of the items.
 * - `overpayment`: More than the items: the rest stays on account.
 * - `on_account`: Money of a customer without items.
 * - `duplicate`: The same payment a second time: held on account.
 * - `not_receivable`: Not a receivable, or of no known customer.
 */
export type MatchKind = "exact" | "discount" | "late_discount" | "withholding" | "fee" | "interest" | "rounding" | "exchange" | "partial" | "overpayment" | "on_account" | "duplicate" | "not_receivable";

/**
 * What decided.
 *
 * - `advice`: The network's advice.
 * - `code`: The code.
 * - `text`: The provider's words.
 * - `default`: Nothing: the table's default.
 */
export type MatchedBy = "advice" | "code" | "text" | "default";

/**
 * Why what came in differs from what was expected.
 *
 * - `paid_sooner`: Paid, and more was received in the period than its share of the expectation.
 * - `paid_in_part`: Only a part was paid in the period, less than expected.
 * - `slipped`: Not paid in the period, and not disputed.
 * - `disputed`: Not paid in the period because it is disputed.
 * - `credited`: Closed without cash: a credit memo, a write-off.
 * - `new_invoice`: Cash for an invoice that was not there when the forecast was made.
 * - `unplanned`: Cash that belongs to no invoice.
 */
export type MissCause = "paid_sooner" | "paid_in_part" | "slipped" | "disputed" | "credited" | "new_invoice" | "unplanned";

/**
 * What a movement is, whatever code the bank used for it. The sign of the amount says which way money went.
 *
 * - `receipt`: Money from a payer: a transfer, a cheque, a deposit.
 * - `collection`: A direct debit or other collection of our own that was credited.
 * - `payment`: Money that we paid.
 * - `return`: A payment that came back: out of our account when a receipt or collection is returned, into it when one of
 * our own payments is.
 * - `reversal`: The bank undoes an earlier entry of its own.
 * - `fee`: A fee of the bank.
 * - `interest`: Interest, either way.
 * - `settlement`: Settlement of many card or clearing transactions.
 * - `internal`: A transfer between own accounts, sweeps and cash concentration.
 * - `cash`: Notes and coins, cash machines.
 * - `card`: A card payment of our own.
 * - `adjustment`: A correction of the bank.
 * - `information`: No money moved.
 * - `other`: Anything else, or a code that says nothing.
 */
export type MovementKind = "receipt" | "collection" | "payment" | "return" | "reversal" | "fee" | "interest" | "settlement" | "internal" | "cash" | "card" | "adjustment" | "information" | "other";

/**
 * Whether the money has moved.
 *
 * - `booked`: Booked.
 * - `pending`: Announced, not booked yet: never post it.
 * - `information`: For information only.
 */
export type MovementStatus = "booked" | "pending" | "information";

/**
 * How a customer has paid so far.
 *
 * - `reliable`: Pays on time, again and again.
 * - `standard`: Neither remarkably good nor bad.
 * - `chronic_late`: Missed several payments lately.
 * - `new`: Too little is known.
 */
export type PayerBehaviour = "reliable" | "standard" | "chronic_late" | "new";

/**
 * How the customer pays.
 *
 * - `card`: Credit or debit card.
 * - `bank_debit`: A debit that the company draws from the customer's account (ACH debit, SEPA direct debit, Bacs).
 * - `bank_transfer`: A transfer that the customer sends (wire, ACH credit, SEPA credit transfer).
 * - `check`: A check.
 * - `cash`: Cash.
 * - `wallet`: An online wallet.
 * - `other`: Anything else.
 */
export type PaymentMethod = "card" | "bank_debit" | "bank_transfer" | "check" | "cash" | "wallet" | "other";

/**
 * A stretch of the calendar at whose end payment is due.
 *
 * - `week`: Monday to Sunday. EDIFACT 2009 code 10.
 * - `ten_days`: The 1st to 10th, 11th to 20th, 21st to the end of a month. EDIFACT 2009 code 4.
 * - `half_month`: The 1st to 15th, 16th to the end of a month. EDIFACT 2009 code 14.
 * - `quarter`: Three months from January, April, July or October. EDIFACT 2009 code 8.
 * - `half_year`: Six months from January or July. EDIFACT 2009 code 12.
 * - `year`: The calendar year. EDIFACT 2009 code 9.
 */
export type Period = "week" | "ten_days" | "half_month" | "quarter" | "half_year" | "year";

/**
 * What may be done after a failure.
 *
 * - `retry_elsewhere`: Try the same instrument again at once over another route.
 * - `retry_later`: Try the same instrument again later.
 * - `other_instrument`: Try another instrument of the customer.
 * - `customer_must_act`: Ask the customer to act.
 * - `operator_must_act`: Have an operator look at it; the customer is not written to first.
 * - `await_status`: Wait for a status: what became of the attempt is not known.
 * - `nothing`: Nothing is to be done.
 */
export type PermittedAction = "retry_elsewhere" | "retry_later" | "other_instrument" | "customer_must_act" | "operator_must_act" | "await_status" | "nothing";

/**
 * Which form of a word follows a number (after the plural rules of Unicode CLDR, for whole numbers).
 *
 * - `one_other`: One, and the rest.
 * - `zero_one_other`: None and one, and the rest.
 * - `one_few_many`: One; 2 to 4 at the end but not 12 to 14; the rest.
 */
export type PluralRule = "one_other" | "zero_one_other" | "one_few_many";

/**
 * What a payment before delivery is called.
 *
 * - `cash_in_advance`: Cash in advance (CIA).
 * - `cash_with_order`: Cash with order (CWO).
 * - `payment_in_advance`: Payment in advance (PIA).
 */
export type PrepaymentForm = "cash_in_advance" | "cash_with_order" | "payment_in_advance";

/**
 * What became of a promise.
 *
 * - `kept`: Paid in full by its date and grace.
 * - `broken`: Not paid in full by then.
 * - `pending`: Its date and grace have not passed.
 */
export type PromiseOutcome = "kept" | "broken" | "pending";

/**
 * A calendar that this crate knows by name.
 *
 * - `target`: The euro payment system TARGET (T2). Source: European Central Bank, long-term calendar from 2002.
 * - `us_federal_reserve`: The Federal Reserve Banks (Fedwire, FedACH). Source: Federal Reserve holiday schedules, 5 U.S.C. 6103.
 * - `england_and_wales`: Bank holidays of England and Wales, which Bacs and CHAPS keep too. Source: Banking and Financial Dealings
 * Act 1971, royal proclamations, gov.uk/bank-holidays.
 * - `germany`: Holidays of all German states. Source: holiday laws of the states, Unification Treaty article 2(2).
 */
export type PublicCalendar = "target" | "us_federal_reserve" | "england_and_wales" | "germany";

/**
 * The network that moves the money.
 *
 * - `ach`: US ACH.
 * - `sepa_credit`: SEPA credit transfer.
 * - `sepa_core`: SEPA direct debit, Core scheme.
 * - `sepa_b2b`: SEPA direct debit, B2B scheme.
 * - `bacs`: UK Bacs.
 * - `faster_payments`: UK Faster Payments.
 * - `instant`: US instant rails (RTP, FedNow).
 * - `wire`: Bank wire, Fedwire, Swift.
 * - `visa`: Visa.
 * - `mastercard`: Mastercard.
 * - `amex`: American Express.
 * - `card_other`: Another card network.
 * - `other`: Anything else.
 */
export type Rail = "ach" | "sepa_credit" | "sepa_core" | "sepa_b2b" | "bacs" | "faster_payments" | "instant" | "wire" | "visa" | "mastercard" | "amex" | "card_other" | "other";

/**
 * A return rate that is above its ceiling.
 *
 * - `unauthorised`: Unauthorised returns.
 * - `administrative`: Administrative returns.
 * - `overall`: All returns.
 */
export type RateBreach = "unauthorised" | "administrative" | "overall";

/**
 * In which return rate of the ACH network a return counts, besides the overall one.
 *
 * - `unauthorised`: The unauthorised return rate.
 * - `administrative`: The administrative return rate.
 */
export type RateBucket = "unauthorised" | "administrative";

/**
 * What an exchange rate is meant for.
 *
 * - `spot`: The rate of the day. The default.
 * - `average`: The mean of a period, dated at its end.
 * - `closing`: The rate at the end of a period.
 * - `contract`: A rate agreed in a contract.
 * - `tax`: The rate that the tax law prescribes.
 */
export type RateKind = "spot" | "average" | "closing" | "contract" | "tax";

/**
 * Which rate counts when rates change.
 *
 * - `each_day`: The rate of each day.
 * - `at_start`: The rate of the day after the due date, until it is paid.
 */
export type RateRule = "each_day" | "at_start";

/**
 * Whose history the loss rate of a bucket comes from.
 *
 * - `own`: The group's own.
 * - `all_groups`: That of all groups in the currency: nothing of the group reached the bucket.
 * - `neighbour`: That of the next younger bucket with a rate, or where there is none of the next older one: nothing in the
 * currency reached the bucket.
 */
export type RateSource = "own" | "all_groups" | "neighbour";

/**
 * Which receivables DSO, turnover, collection effectiveness and the write-off rate are measured on.
 *
 * - `less_credits`: Open items less unapplied cash and open credits: cash counts when it arrives. The default.
 * - `gross`: Open items as they stand.
 */
export type ReceivablesBasis = "less_credits" | "gross";

/**
 * Why a reference is not valid in its scheme.
 *
 * - `length`: Too short or too long.
 * - `form`: A character or a prefix that the scheme does not have.
 * - `check_digits`: The check digits are wrong.
 * - `country_unknown`: No IBAN is known for the country.
 * - `model_unknown`: The scheme has no such model.
 * - `all_zero`: Nothing but zeros.
 */
export type ReferenceFault = "length" | "form" | "check_digits" | "country_unknown" | "model_unknown" | "all_zero";

/**
 * A scheme of references with check digits.
 *
 * - `rf`: Creditor reference of ISO 11649.
 * - `swiss_qr`: Swiss QR reference, also the old ESR.
 * - `belgian_ogm`: Belgian structured communication (OGM, VCS).
 * - `finnish`: Finnish reference number.
 * - `estonian`: Estonian reference number.
 * - `kid_mod10`: Norwegian KID with modulus 10.
 * - `kid_mod11`: Norwegian KID with modulus 11.
 * - `swedish_ocr`: Swedish OCR reference.
 * - `swedish_ocr_length`: Swedish OCR reference whose second digit from the right is its length.
 * - `danish_fik71`: Danish payment reference of card type 71.
 * - `slovenian`: Slovenian reference.
 * - `croatian`: Croatian reference.
 * - `iban`: International bank account number.
 * - `bic`: Business identifier code of a bank.
 * - `lei`: Legal entity identifier.
 * - `us_routing`: Routing number of a bank in the United States.
 */
export type ReferenceScheme = "rf" | "swiss_qr" | "belgian_ogm" | "finnish" | "estonian" | "kid_mod10" | "kid_mod11" | "swedish_ocr" | "swedish_ocr_length" | "danish_fik71" | "slovenian" | "croatian" | "iban" | "bic" | "lei" | "us_routing";

/**
 * What a reply is about.
 *
 * - `will_pay`: Will pay.
 * - `says_paid`: Says it is paid.
 * - `disputes`: Contests it.
 * - `question`: Asks something.
 * - `refuses`: Will not pay.
 * - `automatic`: An automatic answer.
 * - `other`: Anything else.
 */
export type ReplyIntent = "will_pay" | "says_paid" | "disputes" | "question" | "refuses" | "automatic" | "other";

/**
 * Who gets the smallest units that remain once every share is cut to whole units.
 *
 * - `largest_remainder`: One unit each to the parts with the largest fraction cut off; on a tie the earlier part. The default.
 * - `last_takes_rest`: All of them to the last part, whatever its weight.
 */
export type RestRule = "largest_remainder" | "last_takes_rest";

/**
 * Why a person must look at something that came back.
 *
 * - `payment_unknown`: No payment has one of its ids.
 * - `several_payments`: Several payments have one, and the amount does not single one out.
 * - `amount_differs`: The amount is not what is left of the payment, and no charge that the file names explains it.
 * - `money_came_in`: Money came in: what this company had sent came back, or a return was undone.
 * - `entry_reversed`: The bank undid one of its own entries.
 */
export type ReturnReviewReason = "payment_unknown" | "several_payments" | "amount_differs" | "money_came_in" | "entry_reversed";

/**
 * Until when an ACH debit can come back.
 *
 * - `two_banking_days`: By the opening of the second banking day after settlement.
 * - `sixty_calendar_days`: By the opening of the banking day after the sixtieth calendar day after settlement.
 */
export type ReturnWindow = "two_banking_days" | "sixty_calendar_days";

/**
 * A letter for the risk that the next invoice of a customer is paid late or very late.
 *
 * - `a`: The least risk.
 * - `b`: Little risk.
 * - `c`: Some risk.
 * - `d`: Much risk.
 * - `e`: The most risk.
 */
export type RiskGrade = "a" | "b" | "c" | "d" | "e";

/**
 * How a number that lies between two steps becomes one of them.
 *
 * | value | half_up | half_even | half_down | down | up | ceil | floor |
 * | --- | --- | --- | --- | --- | --- | --- | --- |
 * | 1.005 | 1.01 | 1.00 | 1.00 | 1.00 | 1.01 | 1.01 | 1.00 |
 * | 1.015 | 1.02 | 1.02 | 1.01 | 1.01 | 1.02 | 1.02 | 1.01 |
 * | -1.005 | -1.01 | -1.00 | -1.00 | -1.00 | -1.01 | -1.00 | -1.01 |
 *
 * In JSON: `"half_up"`.
 *
 * - `half_up`: To the nearest step; a tie goes away from zero. The default.
 * - `half_even`: To the nearest step; a tie goes to the even one.
 * - `half_down`: To the nearest step; a tie goes towards zero.
 * - `down`: Towards zero.
 * - `up`: Away from zero.
 * - `ceil`: Towards the larger number.
 * - `floor`: Towards the smaller number.
 */
export type Rounding = "half_up" | "half_even" | "half_down" | "down" | "up" | "ceil" | "floor";

/**
 * The chance that a score is about.
 *
 * - `late`: Paid after the due date: for an invoice that is not past due.
 * - `unpaid_in_thirty_days`: Still unpaid in thirty days: for an invoice that is past due.
 */
export type ScoredChance = "late" | "unpaid_in_thirty_days";

/**
 * What settled part of an item.
 *
 * - `payment`: Money of a payment, with the adjustments that came with it.
 * - `credit_memo`: A credit memo.
 * - `write_off`: Given up as lost.
 */
export type SettlementKind = "payment" | "credit_memo" | "write_off";

/**
 * The side of an account.
 *
 * - `debit`: Debit.
 * - `credit`: Credit.
 */
export type Side = "debit" | "credit";

/**
 * Where a commitment stands.
 *
 * - `active`: Its day has not passed.
 * - `kept`: The money came in time.
 * - `partly_kept`: Not all of the money came in time, but so much that the policy does not take it for broken.
 * - `broken`: The money did not come in time.
 * - `replaced`: Another commitment took its place before it was due.
 */
export type Standing = "active" | "kept" | "partly_kept" | "broken" | "replaced";

/**
 * The formats that are read.
 *
 * - `camt`: ISO 20022 camt.052, .053 and .054, every version.
 * - `mt940`: SWIFT MT940.
 * - `mt942`: SWIFT MT942.
 * - `bai2`: BAI2.
 * - `ofx`: OFX 1 (SGML) and 2 (XML).
 * - `nacha`: A Nacha file with returned entries.
 * - `edi820`: EDI X12 820, also in CTX addenda.
 * - `csv`: A table with separators.
 */
export type StatementFormat = "camt" | "mt940" | "mt942" | "bai2" | "ofx" | "nacha" | "edi820" | "csv";

/**
 * What kind of message a statement came from.
 *
 * - `statement`: End of day, booked.
 * - `report`: During the day: never post what the statement will bring again.
 * - `notification`: Single credits or debits, announced or explained.
 * - `returns`: Returned ACH entries.
 * - `remittance`: What a payment is for, without the money.
 */
export type StatementKind = "statement" | "report" | "notification" | "returns" | "remittance";

/**
 * Where tax is rounded.
 *
 * - `per_category`: Once for each category and rate of the document, as EN 16931 asks. The default.
 * - `per_line`: On each line.
 */
export type TaxMethod = "per_category" | "per_line";

/**
 * From which date the terms run. The base day itself is not counted.
 *
 * - `issue_date`: The date on the invoice. The default.
 * - `delivery_date`: The day of delivery ("ROG", receipt of goods).
 * - `receipt_date`: The day on which the customer received the invoice.
 * - `later_of_receipt_and_delivery`: The later of receipt of the invoice and delivery; the one that is known where only one is. The rule of
 * Directive 2011/7/EU, article 3(3)(b), for contracts that are silent.
 * - `end_of_issue_month`: The last day of the month of the invoice.
 */
export type TermsBase = "issue_date" | "delivery_date" | "receipt_date" | "later_of_receipt_and_delivery" | "end_of_issue_month";

/**
 * How a message sounds, from the softest to the hardest.
 *
 * - `helpful`: Before anything is due.
 * - `friendly`: Soon after the due date.
 * - `neutral`: Matter of fact.
 * - `firm`: With a date and a consequence.
 * - `formal`: Formal notice.
 */
export type Tone = "helpful" | "friendly" | "neutral" | "firm" | "formal";

/**
 * What a measured number counts.
 *
 * - `days`: Days.
 * - `percent`: Per hundred.
 * - `times`: How many times in the period.
 * - `amount_per_invoice`: Units of the cost's currency for one invoice.
 * - `invoices_per_head`: Invoices for one person.
 */
export type Unit = "days" | "percent" | "times" | "amount_per_invoice" | "invoices_per_head";

/**
 * In which direction payment changed.
 *
 * - `slower`: Later than before.
 * - `faster`: Earlier than before.
 */
export type VelocityChange = "slower" | "faster";

/**
 * A day of the week; Monday comes first, as in ISO 8601.
 *
 * - `monday`: Monday.
 * - `tuesday`: Tuesday.
 * - `wednesday`: Wednesday.
 * - `thursday`: Thursday.
 * - `friday`: Friday.
 * - `saturday`: Saturday.
 * - `sunday`: Sunday.
 */
export type Weekday = "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday";

/**
 * What a word of a bank text announces.
 *
 * - `invoice`: The number of an invoice follows.
 * - `order`: The customer's order number follows.
 * - `customer`: The customer's own number follows.
 * - `other`: A number follows that names no item: of a check, a telephone, a batch.
 * - `discount`: A discount was taken.
 * - `withholding`: Tax was withheld.
 * - `fee`: A bank kept a charge.
 * - `interest`: Late interest is paid on top.
 * - `partial`: Only a part is paid.
 * - `deduction`: The customer kept something back: for damage, a claim, goods returned.
 * - `advance`: Money ahead of an invoice.
 * - `purpose`: A purpose that is not a receivable: rent, refund, loan, interest, settlement of cards.
 * - `range`: All from the number before to the number after.
 * - `more`: The list goes on without being written out.
 * - `neutral`: Says nothing, and does not end a list of numbers.
 */
export type WordClass = "invoice" | "order" | "customer" | "other" | "discount" | "withholding" | "fee" | "interest" | "partial" | "deduction" | "advance" | "purpose" | "range" | "more" | "neutral";

/**
 * What kind of work an entry is.
 *
 * - `easy`: A step of a person settles it.
 * - `leave`: The program goes on with it.
 * - `at_risk`: The money or the customer is in danger.
 */
export type WorkGroup = "easy" | "leave" | "at_risk";

/** The balance of one account in one currency. */
export interface AccountBalance {
  /** The part the account plays. */
  role: AccountRole;
  /** Debits less credits in this currency. */
  balance: Money;
  /** Name of the account in the host's general ledger, where the settings give it. */
  account?: Name | undefined;
  /** The same in the currency of the books. */
  functional?: Money | undefined;
}

/** A customer with items, credits and facts as of a day. */
export interface AccountHistory {
  /** The customer as known. */
  customer: Customer;
  /** Every item ever, by due date, then invoice and instalment. */
  items: ItemHistory[];
  /**
   * Every fact about the customer that counts for the question, and whatever moved money on their items, in the
   * order of the ledger (recorded, effective, kind, id).
   */
  facts: Fact[];
  /** Credits that are not used up. */
  credits?: OpenCredit[] | undefined;
}

/** What the host's CRM or a person says of a customer, from its effective date on. */
export interface AccountNote {
  /** Which customer. */
  customer_id: CustomerId;
  /** A mark that is set or taken back. */
  mark?: CrmMark | undefined;
  /** Whether the mark is set (true) or taken back. */
  marked?: boolean | undefined;
  /** The words. */
  text?: Note | undefined;
}

/** The CRM or a person noted something about a customer. */
export interface AccountNoted {
  kind: "account_note";
  /** Names the fact. */
  id: FactId;
  /** The day for which it counts. */
  effective: Date;
  /** The instant at which it became known. */
  recorded: Timestamp;
  /** The note. */
  note: AccountNote;
  /** Who or what did it. */
  actor?: ActorId | undefined;
  /** The instant at which it happened, where it differs from `recorded`. */
  at?: Timestamp | undefined;
}

/** Return rates, and which are above their ceiling. */
export interface AchReturnRates {
  /** Percent, half even to two decimals. */
  unauthorised_percent: Figure;
  /** Percent, half even to two decimals. */
  administrative_percent: Figure;
  /** Percent, half even to two decimals. */
  overall_percent: Figure;
  /** The rates above their ceiling, judged before rounding. */
  breaches: RateBreach[];
}

/** Tell customer success that a customer they care for is overdue. */
export interface ActionAlertCustomerSuccess {
  kind: "alert_customer_success";
  /** Open amount past due. */
  overdue: Money;
  /** Digest of its cause: case, step and occurrence, or movement and occurrence. */
  id: ActionId;
  /** The currency of the case, or of the money. */
  currency: Currency;
  /** The step, such as `level-3`. */
  step: Name;
  /** Why, and why under this policy. */
  reasons: Reason[];
  /** Not before this instant: the next contact hours for what goes to a person, the planned day for an attempt. */
  not_before: Timestamp;
  /** The mark of the CRM that asks for it, where one does. */
  mark?: CrmMark | undefined;
  /** What was noticed, where an early warning is the cause. */
  warning?: EarlyWarning | undefined;
  /** The case; none for money that came in. */
  case_id?: CaseId | undefined;
  /** The customer; none for money of an unknown payer. */
  customer_id?: CustomerId | undefined;
  /** Number of the level, where a level is the cause. */
  level?: number | undefined;
  /** The earliest instant after the question at which anything in this case can change without a new fact. */
  next_change?: Timestamp | undefined;
  /** The dunning policy and its version; none for money that came in. */
  policy?: PolicyVersion | undefined;
  /** Lower steps that were reached, never done, and are not done any more. */
  superseded?: Superseded[] | undefined;
}

/** Tell the ledger the facts that come with it. Done when they are told: the match is then confirmed. */
export interface ActionApplyCash {
  kind: "apply_cash";
  /** The movement on the bank account. */
  movement: BankMovement;
  /** What it settles. */
  outcome: MatchOutcome;
  /** Chance that this is right in all its parts. */
  confidence: Figure;
  /**
   * What to tell the ledger, all or none: the payment, its allocations, the confirmation. They are recorded at the
   * instant of the question.
   */
  facts: Fact[];
  /** Digest of its cause: case, step and occurrence, or movement and occurrence. */
  id: ActionId;
  /** The currency of the case, or of the money. */
  currency: Currency;
  /** The step, such as `level-3`. */
  step: Name;
  /** Why, and why under this policy. */
  reasons: Reason[];
  /** Not before this instant: the next contact hours for what goes to a person, the planned day for an attempt. */
  not_before: Timestamp;
  /** The case; none for money that came in. */
  case_id?: CaseId | undefined;
  /** The customer; none for money of an unknown payer. */
  customer_id?: CustomerId | undefined;
  /** Number of the level, where a level is the cause. */
  level?: number | undefined;
  /** The earliest instant after the question at which anything in this case can change without a new fact. */
  next_change?: Timestamp | undefined;
  /** The dunning policy and its version; none for money that came in. */
  policy?: PolicyVersion | undefined;
  /** Lower steps that were reached, never done, and are not done any more. */
  superseded?: Superseded[] | undefined;
}

/** The host carried a proposed action out. */
export interface ActionDone {
  kind: "action_done";
  /** Names the fact. */
  id: FactId;
  /** The day for which it counts. */
  effective: Date;
  /** The instant at which it became known. */
  recorded: Timestamp;
  /** Which action, and what happened. */
  outcome: ActionOutcome;
  /** Who or what did it. */
  actor?: ActorId | undefined;
  /** The instant at which it happened, where it differs from `recorded`. */
  at?: Timestamp | undefined;
}

/** Give the case to a person. Done when `action_done` is reported; a `human_decision` gives it back. */
export interface ActionEscalate {
  kind: "escalate";
  /** Open amount past due. */
  overdue: Money;
  /** Everything that is known, with the complete log of what was said and tried. */
  dossier: Dossier;
  /** Digest of its cause: case, step and occurrence, or movement and occurrence. */
  id: ActionId;
  /** The currency of the case, or of the money. */
  currency: Currency;
  /** The step, such as `level-3`. */
  step: Name;
  /** Why, and why under this policy. */
  reasons: Reason[];
  /** Not before this instant: the next contact hours for what goes to a person, the planned day for an attempt. */
  not_before: Timestamp;
  /** The case; none for money that came in. */
  case_id?: CaseId | undefined;
  /** The customer; none for money of an unknown payer. */
  customer_id?: CustomerId | undefined;
  /** Number of the level, where a level is the cause. */
  level?: number | undefined;
  /** The earliest instant after the question at which anything in this case can change without a new fact. */
  next_change?: Timestamp | undefined;
  /** The dunning policy and its version; none for money that came in. */
  policy?: PolicyVersion | undefined;
  /** Lower steps that were reached, never done, and are not done any more. */
  superseded?: Superseded[] | undefined;
}

/** The host could not carry a proposed action out. */
export interface ActionFailed {
  kind: "action_failed";
  /** Names the fact. */
  id: FactId;
  /** The day for which it counts. */
  effective: Date;
  /** The instant at which it became known. */
  recorded: Timestamp;
  /** Which action, and why. */
  outcome: ActionOutcome;
  /** Who or what did it. */
  actor?: ActorId | undefined;
  /** The instant at which it happened, where it differs from `recorded`. */
  at?: Timestamp | undefined;
}

/** What became of a proposed action. */
export interface ActionOutcome {
  /** The action. */
  action_id: ActionId;
  /** For which customer. */
  customer_id: CustomerId;
  /** Number of the dunning level that it belongs to, as the action said: from it the metrics know how far a case went. */
  level?: number | undefined;
  /** What happened. */
  text?: Note | undefined;
}

/** What came of logged choices. */
export interface ActionRecovery {
  /** Choices that counted. */
  choices: number;
  /** Choices whose horizon is not over yet: left out. */
  too_recent: number;
  /** Choices for a customer with nothing overdue in the currency: left out. */
  nothing_overdue: number;
  /** What they tell of each group, by name. */
  groups: GroupRecovery[];
}

/** Ask for a card or mandate that works. */
export interface ActionRequestPaymentMethod {
  kind: "request_payment_method";
  /** To whom. */
  contact_id: ContactId;
  /** Which methods would do. */
  methods: PaymentMethod[];
  /** What is on file and cannot be used. */
  unusable: InstrumentId[];
  /** Digest of its cause: case, step and occurrence, or movement and occurrence. */
  id: ActionId;
  /** The currency of the case, or of the money. */
  currency: Currency;
  /** The step, such as `level-3`. */
  step: Name;
  /** Why, and why under this policy. */
  reasons: Reason[];
  /** Not before this instant: the next contact hours for what goes to a person, the planned day for an attempt. */
  not_before: Timestamp;
  /** Texts for the template: names to values. */
  data?: Record<string, string> | undefined;
  /** Last day on which what is on file works, where it still does. */
  expires?: Date | undefined;
  /** Language to write in (BCP 47). */
  language?: Name | undefined;
  /** What is to be paid; none where nothing is due. */
  total?: Money | undefined;
  /** The case; none for money that came in. */
  case_id?: CaseId | undefined;
  /** The customer; none for money of an unknown payer. */
  customer_id?: CustomerId | undefined;
  /** Number of the level, where a level is the cause. */
  level?: number | undefined;
  /** The earliest instant after the question at which anything in this case can change without a new fact. */
  next_change?: Timestamp | undefined;
  /** The dunning policy and its version; none for money that came in. */
  policy?: PolicyVersion | undefined;
  /** Lower steps that were reached, never done, and are not done any more. */
  superseded?: Superseded[] | undefined;
}

/** Send a message again, to another contact. */
export interface ActionResendToOtherContact {
  kind: "resend_to_other_contact";
  /** To whom now. */
  contact_id: ContactId;
  /** Through which channel. */
  channel: Channel;
  /** The items it is about, oldest due date first. */
  items: ItemLine[];
  /** What is asked for now, above zero. */
  total: Money;
  /** Digest of its cause: case, step and occurrence, or movement and occurrence. */
  id: ActionId;
  /** The currency of the case, or of the money. */
  currency: Currency;
  /** The step, such as `level-3`. */
  step: Name;
  /** Why, and why under this policy. */
  reasons: Reason[];
  /** Not before this instant: the next contact hours for what goes to a person, the planned day for an attempt. */
  not_before: Timestamp;
  /** Texts for the template: names to values. */
  data?: Record<string, string> | undefined;
  /** The invoice that was not viewed or did not arrive. */
  invoice_id?: InvoiceId | undefined;
  /** Language to write in (BCP 47). */
  language?: Name | undefined;
  /** The message that was not opened or did not arrive. */
  message_id?: MessageId | undefined;
  /** The host's template. */
  template?: Name | undefined;
  /** How it sounds. */
  tone?: Tone | undefined;
  /** The case; none for money that came in. */
  case_id?: CaseId | undefined;
  /** The customer; none for money of an unknown payer. */
  customer_id?: CustomerId | undefined;
  /** Number of the level, where a level is the cause. */
  level?: number | undefined;
  /** The earliest instant after the question at which anything in this case can change without a new fact. */
  next_change?: Timestamp | undefined;
  /** The dunning policy and its version; none for money that came in. */
  policy?: PolicyVersion | undefined;
  /** Lower steps that were reached, never done, and are not done any more. */
  superseded?: Superseded[] | undefined;
}

/** Try to collect. Done when a `payment_started` with the action's id, or `action_done`, is reported. */
export interface ActionRetryPayment {
  kind: "retry_payment";
  /** By which method. */
  method: PaymentMethod;
  /** With which card or mandate on file. */
  instrument_id: InstrumentId;
  /** The day it is planned for. */
  planned_date: Date;
  /** How much, above zero. */
  amount: Money;
  /** For which items, oldest due date first. */
  items: ItemLine[];
  /** Digest of its cause: case, step and occurrence, or movement and occurrence. */
  id: ActionId;
  /** The currency of the case, or of the money. */
  currency: Currency;
  /** The step, such as `level-3`. */
  step: Name;
  /** Why, and why under this policy. */
  reasons: Reason[];
  /** Not before this instant: the next contact hours for what goes to a person, the planned day for an attempt. */
  not_before: Timestamp;
  /** Whether it goes over another route than the attempt that failed: another acquirer or processor. */
  elsewhere?: boolean | undefined;
  /** How its instant was planned, with the chance with which it was drawn; none where a level fixed it. */
  plan?: PlannedRetry | undefined;
  /** On which rail. */
  rail?: Rail | undefined;
  /** The case; none for money that came in. */
  case_id?: CaseId | undefined;
  /** The customer; none for money of an unknown payer. */
  customer_id?: CustomerId | undefined;
  /** Number of the level, where a level is the cause. */
  level?: number | undefined;
  /** The earliest instant after the question at which anything in this case can change without a new fact. */
  next_change?: Timestamp | undefined;
  /** The dunning policy and its version; none for money that came in. */
  policy?: PolicyVersion | undefined;
  /** Lower steps that were reached, never done, and are not done any more. */
  superseded?: Superseded[] | undefined;
}

/** Let a person match a movement. Done when a `match_confirmed` for it is told. */
export interface ActionReviewMatch {
  kind: "review_match";
  /** The movement on the bank account. */
  movement: BankMovement;
  /** The best answer, the others, their evidence, and what would make another one the best. */
  found: Match;
  /** Digest of its cause: case, step and occurrence, or movement and occurrence. */
  id: ActionId;
  /** The currency of the case, or of the money. */
  currency: Currency;
  /** The step, such as `level-3`. */
  step: Name;
  /** Why, and why under this policy. */
  reasons: Reason[];
  /** Not before this instant: the next contact hours for what goes to a person, the planned day for an attempt. */
  not_before: Timestamp;
  /** The case; none for money that came in. */
  case_id?: CaseId | undefined;
  /** The customer; none for money of an unknown payer. */
  customer_id?: CustomerId | undefined;
  /** Number of the level, where a level is the cause. */
  level?: number | undefined;
  /** The earliest instant after the question at which anything in this case can change without a new fact. */
  next_change?: Timestamp | undefined;
  /** The dunning policy and its version; none for money that came in. */
  policy?: PolicyVersion | undefined;
  /** Lower steps that were reached, never done, and are not done any more. */
  superseded?: Superseded[] | undefined;
}

/** Send a message. Done when a `message_sent` with the action's id, or `action_done`, is reported. */
export interface ActionSendMessage {
  kind: "send_message";
  /** To whom. */
  contact_id: ContactId;
  /** Through which channel. */
  channel: Channel;
  /** How it sounds. */
  tone: Tone;
  /** The host's template. */
  template: Name;
  /** The items it is about, oldest due date first. */
  items: ItemLine[];
  /** What is asked for: the items less the customer's open credits, above zero. */
  total: Money;
  /** Digest of its cause: case, step and occurrence, or movement and occurrence. */
  id: ActionId;
  /** The currency of the case, or of the money. */
  currency: Currency;
  /** The step, such as `level-3`. */
  step: Name;
  /** Why, and why under this policy. */
  reasons: Reason[];
  /** Not before this instant: the next contact hours for what goes to a person, the planned day for an attempt. */
  not_before: Timestamp;
  /** Who gets it too. */
  also_to?: ContactId[] | undefined;
  /** The promise that was broken and made this message due. */
  broken_promise?: BrokenPromise | undefined;
  /** What it asks for besides, not in the total: proposed, not booked. */
  charges?: ChargeLine[] | undefined;
  /** Texts for the template: names to values. */
  data?: Record<string, string> | undefined;
  /** Language to write in (BCP 47). */
  language?: Name | undefined;
  /** The last day to pay that it names. */
  pay_by?: Date | undefined;
  /** Whether it carries a link to pay at once. */
  payment_link?: boolean | undefined;
  /** The case; none for money that came in. */
  case_id?: CaseId | undefined;
  /** The customer; none for money of an unknown payer. */
  customer_id?: CustomerId | undefined;
  /** Number of the level, where a level is the cause. */
  level?: number | undefined;
  /** The earliest instant after the question at which anything in this case can change without a new fact. */
  next_change?: Timestamp | undefined;
  /** The dunning policy and its version; none for money that came in. */
  policy?: PolicyVersion | undefined;
  /** Lower steps that were reached, never done, and are not done any more. */
  superseded?: Superseded[] | undefined;
}

/** What happened from one day to another, both included. */
export interface Activity {
  /** First day of the period. */
  from: Date;
  /** Last day of the period. */
  to: Date;
  /**
   * Bad debt expense booked in the period: write-offs where they are booked directly, else the change of the
   * provision. Leave empty where not known.
   */
  bad_debts?: SegmentAmount[] | undefined;
  /** Receivables at the beginning and end; one entry per currency and segment. */
  balances?: BalanceActivity[] | undefined;
  /** What the receivables function cost in the period, as the host states it. */
  cost?: Money | undefined;
  /** Credit memos issued in the period: they lower its credit sales. */
  credit_memos?: SegmentAmount[] | undefined;
  /** Disputes opened or closed in the period. */
  disputes?: DisputeActivity[] | undefined;
  /** Payments that failed at first, with what came back since. */
  failures?: FailureActivity[] | undefined;
  /** People in the receivables function, full-time equivalents, as the host states it. */
  headcount?: Quantity | undefined;
  /** Invoices issued in the period. */
  invoices?: InvoiceActivity[] | undefined;
  /** Payments received in the period. */
  payments?: PaymentActivity[] | undefined;
  /** Promises made, or come due, in the period. */
  promises?: PromiseActivity[] | undefined;
  /** Amounts that came in for what had been written off. */
  recoveries?: SegmentAmount[] | undefined;
  /**
   * Net credit sales (invoices less credit memos) by calendar month, for the count-back: as far back as there
   * is history, up to the month of `to`. A month without an entry had no sales.
   */
  sales?: MonthlySales[] | undefined;
  /** Amounts written off in the period. */
  write_offs?: SegmentAmount[] | undefined;
}

/** How the activity of a period is gathered. */
export interface ActivityOptions {
  /** Last day of each ageing column but the open one, rising: 30, 60, 90 unless given. */
  bucket_days?: number[] | undefined;
  /** Months of sales before the month of the first day: 24 unless given, at most 600. */
  history_months?: number | undefined;
  /** Business days after a promised day within which the money is still in time: 1 unless given, at most 366. */
  promise_grace_days?: number | undefined;
  /**
   * Days after a failed payment within which money still counts as recovered, at most 3,660; up to the end of
   * the period where not given.
   */
  recovery_days?: number | undefined;
}

/** What came in for one invoice in the period, or what became of it. */
export interface ActualCash {
  /** Number of the instalment, from 1. */
  instalment: number;
  /** Cash received for it in the period, zero or more. */
  received: Money;
  /** The invoice; none for money that belongs to no invoice. */
  invoice_id?: InvoiceId | undefined;
  /** Whether it was closed without cash in the period. */
  is_credited?: boolean | undefined;
  /** Whether it was disputed in the period. */
  is_disputed?: boolean | undefined;
}

/** An amount that settles part of an item without money. */
export interface Adjustment {
  /** Why. */
  adjustment: AdjustmentKind;
  /**
   * How much, in the item's currency; not zero. Above zero, except that interest is below zero and a small
   * difference may be.
   */
  amount: Money;
}

/** How much the age of the oldest overdue item weighs. */
export interface AgeClass {
  /** Fewest days past due. */
  from_days: number;
  /** The weight. */
  weight: Weight;
}

/** How to age. */
export interface AgeingOptions {
  /** From which date; the due date unless given. */
  basis?: AgeingBasis | undefined;
  /** Last day of each column but the open one, rising: 30, 60, 90 unless given. At most 60 of them. */
  bucket_days?: number[] | undefined;
  /** What stands in a row of its own. */
  group_by?: AgeingGroup | undefined;
}

/** What is open, by age. */
export interface AgeingReport {
  /** The day to which items have aged. */
  as_of: Date;
  /** From which date items age. */
  basis: AgeingBasis;
  /** The names of the columns, such as `current`, `1-30`, `90+`; `90+` begins on day 91. */
  columns: Name[];
  /** The rows, by currency, then group; without group first. */
  rows: AgeingRow[];
  /** What was known then, where the question says so. */
  known_at?: Timestamp | undefined;
}

/** One row: a currency, and a customer or segment where the report is grouped. */
export interface AgeingRow {
  /** The currency of every amount in the row. */
  currency: Currency;
  /** Open amounts, one for each column of the report. */
  amounts: Money[];
  /** The sum of the amounts. */
  open: Money;
  /** The part of it that is disputed. */
  disputed: Money;
  /** How many items these are. */
  items: number;
  /** Credit memos not used up, zero or less. */
  credit_memos: Money;
  /** Payments of known customers that belong to no item yet, zero or less. */
  unapplied: Money;
  /** Money kept on account, zero or less. */
  on_account: Money;
  /** Open amounts, those without credit, and the three credits together: the receivables sub-ledger. */
  total: Money;
  /** Payments of unknown payers, zero or more; no part of the total. */
  unidentified: Money;
  /** The customer or segment; none where the report is not grouped or none is known. */
  group?: Reference | undefined;
  /**
   * Open amounts whose terms grant no credit, above zero: they do not age, stand in no column and are no part of
   * `open`. None where there are none.
   */
  no_credit?: Money | undefined;
}

/**
 * A part of a payment or credit memo, put on one item or kept on account.
 *
 * Exactly one of `payment_id` and `credit_memo_id`, and exactly one of `invoice_id` and
 * `on_account_customer_id`. The item is settled by `amount` and the adjustments together.
 */
export interface Allocation {
  /** The allocation's id. */
  id: AllocationId;
  /** Money put on the item, in the item's currency, above zero. */
  amount: Money;
  /** What settles the item besides the money. */
  adjustments?: Adjustment[] | undefined;
  /** The credit memo it draws on. */
  credit_memo_id?: CreditMemoId | undefined;
  /** Which instalment, from 1; may be left out where there is only one. */
  instalment?: number | undefined;
  /** The invoice it settles. */
  invoice_id?: InvoiceId | undefined;
  /** The customer for whom the money is kept on account. */
  on_account_customer_id?: CustomerId | undefined;
  /** The same money in the payment's currency, where the currencies differ; above zero. */
  payment_amount?: Money | undefined;
  /** The payment it draws on. */
  payment_id?: PaymentId | undefined;
}

/** The movement of an allowance: opening + charge - write-offs + recoveries + exchange = closing. */
export interface AllowanceMovement {
  /** At the beginning. */
  opening: Money;
  /** What the period is charged with; below zero where the allowance was too high. It is what balances the rest. */
  charge: Money;
  /** Written off against the allowance. */
  write_offs: Money;
  /** Recoveries that the policy books to the allowance. */
  recoveries: Money;
  /** Difference of exchange, of any sign. */
  exchange: Money;
  /** At the end. */
  closing: Money;
}

/** An amount with the days that belong to it. */
export interface AmountDays {
  /** The amount, zero or more: its weight. */
  amount: Money;
  /** The days: of delay, of terms, until payment. Below zero means early. */
  days: number;
}

/** How often customers of a segment answered in an hour of a weekday. */
export interface AnswerCount {
  /** The weekday. */
  weekday: Weekday;
  /** The hour by the customer's clock, 0 to 23. */
  hour: number;
  /** How often. */
  answers: number;
  /** The segment; all customers of none where not given. */
  segment?: Name | undefined;
}

/** A part of a payment put on an invoice. */
export interface AppliedActivity {
  /** How much of the payment's currency, zero or more. */
  amount: Money;
  /** Value date less due date; below zero when early. */
  days_late: number;
  /** Value date less issue date. */
  days_to_pay: number;
}

/** How much of what is asked for is taken to come where the caller knows nothing of it. */
export interface AssumedResponse {
  /** The share that comes, in millionths: 0 to 1,000,000. */
  paid_millionths: number;
  /** The action's kind; where not given, when nothing is asked for. */
  kind?: Name | undefined;
}

/** A limit of a scheme. */
export interface AttemptLimit {
  /** Whose limit. */
  source: FailureSource;
  /** Over what it counts. */
  per: LimitScope;
  /** How many, at most. */
  most: number;
  /** In how many days. */
  days: number;
  /** What it counts. */
  counts: LimitCounts;
  /** For which categories of the network; for all where empty. */
  categories?: number[] | undefined;
  /** Where the figure comes from. */
  origin?: Name | undefined;
}

/** Forecasts held against what came in. */
export interface Backtest {
  /** Every period of every forecast, by day of forecast, then row. */
  periods: BacktestPeriod[];
  /** By currency. */
  rows: BacktestRow[];
}

/** Which part of the past is replayed, and what is known of choices made by chance. */
export interface BacktestOptions {
  /**
   * Choices whose chances were logged. Each customer, currency and instant once. Of those of one customer and
   * currency whose horizons overlap the first counts.
   */
  choices?: LoggedChoice[] | undefined;
  /** Only these customers; all where empty. */
  customers?: CustomerId[] | undefined;
  /** How much has to be known before an effect is told, and how intervals are drawn. */
  effects?: EffectOptions | undefined;
  /** Within how many days after a choice payment counts as its outcome, 1 to 365: 30 unless given. */
  horizon_days?: number | undefined;
  /**
   * At how many instants one customer is looked at at most, 1 to 1,000,000: 50,000 unless given. Who would need
   * more is left out, and counted as `unfinished`.
   */
  max_instants?: number | undefined;
}

/** One period of one forecast, with what came in. */
export interface BacktestPeriod {
  /** The day the forecast was made for. */
  as_of: Date;
  /** The currency. */
  currency: Currency;
  /** What was expected, with its interval. */
  forecast: CashPeriod;
  /** What came in within the period from the invoices that were open on the day of the forecast. */
  received: Money;
  /** The segment, where rows are split by it. */
  segment?: Name | undefined;
}

/** How good the forecasts of one currency were. */
export interface BacktestRow {
  /** The currency. */
  currency: Currency;
  /** Periods judged. */
  periods: number;
  /** Expected less received, summed over all periods. */
  bias: Money;
  /** Share of periods whose receipts lie within their interval. */
  covered: Ratio;
  /** The same for receipts from the first day to the end of each period. */
  covered_so_far: Ratio;
  /** Sum of the absolute misses over what was received, at most 1,000; none where nothing was received. */
  absolute_error?: Ratio | undefined;
}

/** What is open in one currency. */
export interface Balance {
  /** The currency. */
  currency: Currency;
  /** Open items, zero or more. */
  open_items: Money;
  /** The part of the open items that is disputed. */
  disputed: Money;
  /** Credit memos not used up, zero or more. */
  credit_memos: Money;
  /** Payments of known customers that belong to no item yet. */
  unapplied: Money;
  /** Money kept on account. */
  on_account: Money;
  /** Open items less credit memos, unapplied money and money on account: the receivables sub-ledger. */
  receivables: Money;
  /** Payments whose payer is not known; not part of the receivables. */
  unidentified: Money;
}

/** Receivables of one currency and segment at the beginning and the end of the period. */
export interface BalanceActivity {
  /** At the end of the day before `from`. */
  beginning: ReceivablesBalance;
  /** At the end of `to`. */
  ending: ReceivablesBalance;
  /** The segment. */
  segment?: Name | undefined;
}

/** An account at a bank. What the file does not say is left out. */
export interface BankAccount {
  /** Type of the account in the words of the bank. */
  account_type?: string | undefined;
  /** BIC of the bank, or its national code. */
  bank?: string | undefined;
  /** Currency of the account. */
  currency?: string | undefined;
  /** The IBAN, without blanks. */
  iban?: string | undefined;
  /** Name of the account. */
  name?: string | undefined;
  /** Any other number, as it was written. */
  number?: string | undefined;
  /** Name of the owner. */
  owner?: string | undefined;
}

/** An amount exactly as a bank file states it; money in is above zero. */
export interface BankAmount {
  amount: string;
  currency?: CurrencyCode | undefined;
}

/** A balance. */
export interface BankBalance {
  /** What it means. */
  kind: BankBalanceKind;
  /** Above zero when the account is in credit. */
  amount: BankAmount;
  /** The code of the format, such as `OPBD`, `60F`, `015`. */
  code?: string | undefined;
  /** The day. */
  date?: Date | undefined;
}

/** A code by which a bank says what a movement is. */
export interface BankCode {
  /** Whose code: `iso20022`, `swift`, `gvc`, `bai2`, `ofx`, `nacha`, `proprietary` … */
  scheme: string;
  /** The code, such as `PMNT-RCDT-ESCT`, `TRF`, `166`, `142`. */
  code: string;
}

/** One row of a table of bank codes; it stands before the built-in rows. */
export interface BankCodeRule {
  /** Whose code: `iso20022`, `swift`, `gvc`, `bai2`, `ofx`, `nacha`, `proprietary` … */
  scheme: string;
  /** The code; for `iso20022` also its beginning, such as `PMNT-RCDT`. */
  code: string;
  /** What a movement into the account is. */
  credit: MovementKind;
  /** What a movement out of the account is. */
  debit: MovementKind;
}

/** A movement on the company's bank account, as the bank delivered it. */
export interface BankMovement {
  /** The movement's id, unique for the account and the statement. */
  id: MovementId;
  /** Day on which the money counts. */
  value_date: Date;
  /** Above zero when money came in, below zero when it went out; not zero. */
  amount: Money;
  /** The payer's end-to-end id. */
  end_to_end_id?: Reference | undefined;
  /** Account of the other side. */
  payer_account?: Reference | undefined;
  /** Name of the other side. */
  payer_name?: Reference | undefined;
  /** Ids of the bank or of a payment provider. */
  provider_ids?: Reference[] | undefined;
  /** Structured creditor reference. */
  structured_reference?: Reference | undefined;
  /** What the payer wrote, and what the bank put around it. */
  text?: BankText | undefined;
}

/** A movement on the company's bank account; it changes no balance until it is matched. */
export interface BankMovementSeen {
  kind: "bank_movement_seen";
  /** Names the fact. */
  id: FactId;
  /** The day for which it counts. */
  effective: Date;
  /** The instant at which it became known. */
  recorded: Timestamp;
  /** The movement. */
  movement: BankMovement;
  /** Who or what did it. */
  actor?: ActorId | undefined;
  /** The instant at which it happened, where it differs from `recorded`. */
  at?: Timestamp | undefined;
}

/** One statement of one account. */
export interface BankStatement {
  /** Kind of message. */
  kind: StatementKind;
  /** The line of the file in which it begins, from 1. */
  line: number;
  /** The account. */
  account: BankAccount;
  /** Movements, in the order of the file. */
  movements: Movement[];
  /** What was checked. */
  checks: StatementChecks;
  /** Balances, in the order of the file. */
  balances?: BankBalance[] | undefined;
  /** When it was made, as written. */
  created?: string | undefined;
  /** First day. */
  from?: Date | undefined;
  /** Id given by the bank. */
  id?: string | undefined;
  /** Number of the statement. */
  number?: string | undefined;
  /** Number of the page in the statement. */
  page?: string | undefined;
  /** Reference to an earlier message. */
  related_id?: string | undefined;
  /** Words of the bank on the whole statement. */
  text?: string | undefined;
  /** Last day. */
  to?: Date | undefined;
}

/** The rules by which behaviour is told. */
export interface BehaviourRules {
  /** When a customer is reliable. */
  reliable: ReliableRule;
  /** When a customer is chronically late. */
  chronic_late: ChronicRule;
  /** Fewest items that ever came due for a customer not to be new. */
  known_after_items: number;
}

/** A stop on dunning, set by a person. */
export interface Block {
  /** The block's id. */
  id: BlockId;
  /** Which customer. */
  customer_id: CustomerId;
  /** Why. */
  reason: Name;
  /** Only for these invoices; for all where empty. */
  invoice_ids?: InvoiceId[] | undefined;
  /** Last day of the block; until lifted where not given. */
  until?: Date | undefined;
}

/** A block was lifted. */
export interface BlockLifted {
  kind: "block_lifted";
  /** Names the fact. */
  id: FactId;
  /** The day for which it counts. */
  effective: Date;
  /** The instant at which it became known. */
  recorded: Timestamp;
  /** The block. */
  block_id: BlockId;
  /** Who or what did it. */
  actor?: ActorId | undefined;
  /** The instant at which it happened, where it differs from `recorded`. */
  at?: Timestamp | undefined;
}

/** A person stopped dunning. */
export interface BlockPlaced {
  kind: "block_placed";
  /** Names the fact. */
  id: FactId;
  /** The day for which it counts. */
  effective: Date;
  /** The instant at which it became known. */
  recorded: Timestamp;
  /** The block. */
  block: Block;
  /** Who or what did it. */
  actor?: ActorId | undefined;
  /** The instant at which it happened, where it differs from `recorded`. */
  at?: Timestamp | undefined;
}

/** A promise to pay that was broken. */
export interface BrokenPromise {
  /** How much was promised. */
  amount: Money;
  /** The last day on which the money would have been in time, with the days of grace. */
  deadline: Date;
}

/** A bucket with its allowance. */
export interface BucketAllowance {
  /** Its name. */
  bucket: Name;
  /** Gross amount. */
  gross: Money;
  /** The rate that was applied: with the factor, at most 1. */
  rate: Ratio;
  /** The product, rounded half up. */
  allowance: Money;
}

/** What is open in one ageing bucket. */
export interface BucketBalance {
  /** The bucket, such as `1-30`. */
  name: Name;
  /** How much is open in it, zero or more. */
  amount: Money;
}

export interface BusinessDayResult {
  /** Whether it is one. */
  is_business_day: boolean;
}

/** A telephone call to a customer. */
export interface Call {
  /** Which customer. */
  customer_id: CustomerId;
  /** What became of it. */
  outcome: CallOutcome;
  /** The action that asked for it. */
  action_id?: ActionId | undefined;
  /** Which contact. */
  contact_id?: ContactId | undefined;
  /** What was said. */
  text?: Note | undefined;
}

/** The customer was called. */
export interface CallLogged {
  kind: "call_logged";
  /** Names the fact. */
  id: FactId;
  /** The day for which it counts. */
  effective: Date;
  /** The instant at which it became known. */
  recorded: Timestamp;
  /** The call. */
  call: Call;
  /** Who or what did it. */
  actor?: ActorId | undefined;
  /** The instant at which it happened, where it differs from `recorded`. */
  at?: Timestamp | undefined;
}

/** A foreign item as the books carry it: the amount of the document and the amount in the functional currency. */
export interface Carrying {
  /** What is open in the currency of the document. */
  amount: Money;
  /** What the books carry for it in the functional currency. */
  functional: Money;
}

/** A case in which something differs. */
export interface CaseDiff {
  /** The customer. */
  customer_id: CustomerId;
  /** The currency. */
  currency: Currency;
  /** The case. */
  case_id: CaseId;
  /** Whether it runs already; if not, it begins unless what is due next is paid. */
  running: boolean;
  /** Open amount past due. */
  overdue: Money;
  /** The policy under the first playbook. */
  before: PolicyVersion;
  /** The policy under the second. */
  after: PolicyVersion;
  /** What the first asks for tomorrow. */
  steps_before: PlannedStep[];
  /** What the second asks for tomorrow. */
  steps_after: PlannedStep[];
  /** Why the second policy is what it is: `pinned`, `moved`, `policy_gone` or what the playbook says. */
  reasons: Reason[];
  /** The policy under the second, if the case were moved; only where it would be another. */
  if_moved?: PolicyVersion | undefined;
}

/** What became different since the last look. */
export interface CaseloadChange {
  /** The instant of the question. */
  now: Timestamp;
  /** Actions that are new, or asked for with other particulars than before, by customer, then id. */
  actions: Action[];
  /** Actions that are not asked for any more: done, overtaken or not needed. */
  withdrawn: ActionId[];
  /** How many customers were looked at again. */
  looked_at: number;
  /** The earliest instant after `now` at which anything can change without a new fact; none where nothing can. */
  next_wakeup?: Timestamp | undefined;
}

/** Money or a credit was put on an item or on account. */
export interface CashAllocated {
  kind: "cash_allocated";
  /** Names the fact. */
  id: FactId;
  /** The day for which it counts. */
  effective: Date;
  /** The instant at which it became known. */
  recorded: Timestamp;
  /** The allocation. */
  allocation: Allocation;
  /** Who or what did it. */
  actor?: ActorId | undefined;
  /** The instant at which it happened, where it differs from `recorded`. */
  at?: Timestamp | undefined;
}

/** The difference a scenario makes in one period, on the same paths. */
export interface CashDifference {
  /** First day. */
  from: Date;
  /** Last day. */
  to: Date;
  /** Expected under the scenario less expected without it. */
  expected: Money;
  /**
   * The interval of the difference, drawn in pairs: chance that hits both sides alike cancels out. It always
   * holds what is expected.
   */
  low: Money;
  /** Its upper end. */
  high: Money;
}

/** What the change brings in one currency. */
export interface CashEffect {
  /** The currency. */
  currency: Currency;
  /**
   * More money than under the first playbook, below zero where less; from the cases of which it can be told.
   * Rounded to the nearest, half away from zero, once.
   */
  expected: Money;
  /** Overdue amount of the cases with other steps of which it cannot be told. */
  cannot_tell: Money;
  /** How many these are. */
  cannot_tell_cases: number;
  /** Whether that rests on assumed shares, not on what the caller knows. */
  assumed?: boolean | undefined;
}

/** Cash expected from what is open. */
export interface CashForecast {
  /** The first day. */
  as_of: Date;
  /** How it was made. */
  options: ForecastOptions;
  /** By currency, then segment. */
  rows: CashRow[];
}

/** Cash expected in a period. */
export interface CashPeriod {
  /** First day. */
  from: Date;
  /** Last day. */
  to: Date;
  /** Expected in it: the sum over invoices of amount times chance, rounded so that periods add up. */
  expected: Money;
  /** The interval of the level asked for, to a millionth of what is open. It always holds what is expected. */
  low: Money;
  /** Its upper end. */
  high: Money;
  /** Expected from the first day of the forecast to the end of this period. */
  expected_so_far: Money;
  /** The interval of that. */
  low_so_far: Money;
  /** Its upper end. */
  high_so_far: Money;
}

/** How bank movements are matched, and how long follow-up waits for them. */
export interface CashPolicy {
  /**
   * Days, from the day on which the money was seen, for which nobody is written to about what it seems to settle;
   * 5 where not given. After them follow-up goes on: a match that nobody looks at stops nothing for good.
   */
  hold_days?: number | undefined;
  /** Limits, rates and thresholds of matching. */
  options?: MatchOptions | undefined;
}

/** An amount rounded to what can be paid in coins, and what that changes. */
export interface CashRounding {
  /** What is paid in cash: a multiple of the increment. */
  rounded: Money;
  /** Rounded less exact amount, for the rounding account: below zero when the customer pays less. */
  difference: Money;
}

/** The forecast of a currency, or of a segment in it. */
export interface CashRow {
  /** The currency. */
  currency: Currency;
  /** What is open. */
  open: Money;
  /** By period. */
  periods: CashPeriod[];
  /** Expected after the last period, or never. */
  later: Money;
  /** The segment, where rows are split by it. */
  segment?: Name | undefined;
}

/** An allocation was undone; the money is free again. */
export interface CashUnallocated {
  kind: "cash_unallocated";
  /** Names the fact. */
  id: FactId;
  /** The day for which it counts. */
  effective: Date;
  /** The instant at which it became known. */
  recorded: Timestamp;
  /** The allocation. */
  allocation_id: AllocationId;
  /** Who or what did it. */
  actor?: ActorId | undefined;
  /** The instant at which it happened, where it differs from `recorded`. */
  at?: Timestamp | undefined;
  /** Why. */
  reason?: Note | undefined;
}

/** A charge of a bank on this movement. */
export interface Charge {
  /** What was charged; above zero. */
  amount: BankAmount;
  /** Who bears it: `SHAR`, `DEBT`, `CRED`, `SLEV`. */
  bearer?: string | undefined;
  /** Whether the amount of the movement is already less the charge. */
  included?: boolean | undefined;
  /** What it is for. */
  text?: string | undefined;
}

/** Something that is asked for besides the invoices. It is proposed, not booked: the host books it with a fact. */
export interface ChargeLine {
  /** What it is. */
  kind: ChargeKind;
  /** How much, above zero. */
  amount: Money;
  /** Which instalment of it. */
  instalment?: number | undefined;
  /** The invoice it is for; none where it is for all of them. */
  invoice_id?: InvoiceId | undefined;
}

/** What a log tells of the second policy against the first, in one currency. */
export interface ChoiceEffect {
  /** The currency. */
  currency: Currency;
  /** Choices that were logged. */
  choices: number;
  /** Those in which the policies would have chosen otherwise than each other: only they can make a difference. */
  differing: number;
  /** What was overdue at them. */
  overdue: Money;
  /** Effective number of the differing choices that were as the first policy would have made them, rounded. */
  effective_before: number;
  /** The same for the second policy. */
  effective_after: number;
  /** Why it cannot tell; empty where it can. */
  cannot_tell?: Reason[] | undefined;
  /** The estimate; none where the log cannot tell. */
  estimate?: EffectEstimate | undefined;
}

/** When a customer is chronically late. */
export interface ChronicRule {
  /** How many months are looked at. */
  months: number;
  /** Fewest payments missed among the items due in them. */
  min_missed: number;
  /** Days past due after which a payment counts as missed. */
  missed_after_days: number;
}

/** What of a cohort of invoices reached a bucket, and what of that was lost. */
export interface CohortStage {
  /**
   * Open at the end of the first day on which the item stands in the bucket; for the first bucket what was
   * invoiced.
   */
  reached: Money;
  /** The part of it that was written off later; a write-off that was taken back does not count. */
  lost: Money;
  /** Lost over reached, 12 decimals, half up; none where nothing reached the bucket. */
  rate?: Ratio | undefined;
}

/** A promise or plan and where it stands. */
export interface CommitmentStanding {
  /** Promise or plan. */
  commitment: CommitmentKind;
  /** Its id. */
  id: Reference;
  /** The day it was made. */
  made_on: Date;
  /** What was promised in all. */
  amount: Money;
  /** What came for it in time, zero or more. */
  received: Money;
  /** Where it stands. */
  standing: Standing;
  /**
   * Last day, grace included, on which the money now awaited is in time; for a broken commitment the day that
   * passed in vain.
   */
  deadline: Date;
  /** The day on which it was kept in full, partly kept, broken or replaced; none while it is active. */
  ended_on?: Date | undefined;
  /** For which invoices; all of its currency where empty. */
  invoice_ids?: InvoiceId[] | undefined;
}

/** What every engine needs to know of the company. */
export interface Company {
  /** Time zone in which the company's days begin and end; also that of customers without one of their own. */
  time_zone: TimeZone;
  /** Days on which neither the company nor its bank works. */
  holidays: HolidayCalendar;
  /** When a person at a customer may be written to or called, by the customer's clock. */
  contact_hours?: ContactHours | undefined;
  /** Language of messages where neither contact nor customer has one (BCP 47). */
  language?: Name | undefined;
}

/** A logged choice, with what each of two policies would have chosen in its place. */
export interface ComparedChoice {
  /** What was chosen, and what came of it. */
  outcome: LoggedOutcome;
  /** What was overdue at the choice, above zero. */
  overdue: Money;
  /** What the first policy would have chosen. */
  before: Name;
  /** What the second policy would have chosen. */
  after: Name;
}

/** A fixed sum for debts below a bound. */
export interface Compensation {
  /** The sum. */
  amount: Money;
  /** For debts below this; for all others where not given. */
  below?: Money | undefined;
}

/** A person or mailbox at a customer. */
export interface Contact {
  /** The contact's id, unique within the customer. */
  id: ContactId;
  /** What the contact does. */
  role: ContactRole;
  /** Whom to write to first: 1 before 2. Unique within the customer. */
  order: number;
  /** Mail address. */
  email?: Reference | undefined;
  /** Language to write in (BCP 47, such as `de` or `pt-BR`), if not the customer's. */
  language?: Name | undefined;
  /** Name to greet. */
  name?: Name | undefined;
  /** Telephone number. */
  phone?: Reference | undefined;
}

/**
 * The hours in which a customer may be contacted, in the customer's own time zone.
 *
 * The default is the careful one for business customers: 09:00 to 17:00, Monday to Friday, not on holidays. What the
 * law allows for consumers differs by country and is for the host to set.
 */
export interface ContactHours {
  /** Whether days that the calendar closes are left out. True unless said otherwise. */
  business_days_only?: boolean | undefined;
  /** First allowed minute of the day. */
  from?: TimeOfDay | undefined;
  /** End of the allowed time, not included; after `from`. */
  to?: TimeOfDay | undefined;
  /** Allowed weekdays, at least one. */
  weekdays?: Weekdays | undefined;
}

/** How many messages a contact may get in so many days. */
export interface ContactLimit {
  /** Most messages, 1 or more. */
  messages: number;
  /** Days in a row, 1 or more; 1 is a day of the company's calendar. */
  days: number;
}

/** When the time of a message is chosen. */
export interface ContactTimes {
  /** Fewest answers of the contact before anything is chosen. */
  min_answers: number;
  /** Days that a message may wait for a better weekday; 0 to choose the hour only. */
  max_wait_days?: number | undefined;
  /** As many answers as this the segment counts for; 0 for not at all. */
  segment_weight?: number | undefined;
  /** How the segments answered, such as the query `answer_times` counts it. */
  segments?: AnswerCount[] | undefined;
}

/** A break in a row of statements. */
export interface ContinuityBreak {
  /** What is wrong. */
  kind: ContinuityKind;
  /** The account: IBAN or number. */
  account: string;
  /** Place of the earlier statement in the list given, from 0. */
  earlier: number;
  /** Place of the later one. */
  later: number;
  /** Closing balance of the earlier one. */
  closing: BankAmount;
  /** Opening balance of the later one. */
  opening: BankAmount;
  /** Its day. */
  date?: Date | undefined;
}

/** What moved a score, and how far. */
export interface Contribution {
  /** Points, above zero where it raises the chance. */
  points: number;
  /** What it is, with the figures behind it. */
  reason: Reason;
}

/** What an amount became in another currency, and by which rates. */
export interface Conversion {
  /** The amount in the currency asked for. */
  amount: Money;
  /** The rates used, in order: none for the same currency, two through a third currency. */
  rates: ExchangeRate[];
  /** The amount in the currency in the middle, as rounded there; absent when there was none or no rounding. */
  intermediate?: Figure | undefined;
}

/** What it costs a year to pay at the end of the terms and not within the discount. */
export interface CostOfTerms {
  /** Percent a year without interest on interest, half up to four decimals. */
  simple_percent: Figure;
  /** Percent a year with it, half up to four decimals. */
  effective_percent: Figure;
}

/** Metrics that count documents or days. */
export interface CountMetrics {
  /** Invoices issued. */
  invoices: number;
  /** Payments received. */
  payments: number;
  /** Disputed invoices of those issued. */
  dispute_rate: Measure;
  /** Invoices neither disputed nor credited. */
  right_first_time_rate: Measure;
  /** Promises kept of those that came due. */
  promise_kept_rate: Measure;
  /** Payments posted without a person. */
  touchless_rate: Measure;
  /** Failed payments recovered in full. */
  dunning_recovery_by_count: Measure;
  /** Cost of the function per invoice, in the currency of the cost; only over all currencies. */
  cost_per_invoice: Measure;
  /** Invoices per person; only over all currencies. */
  invoices_per_head: Measure;
  /** Days from issue to delivery. */
  issue_to_delivery: CycleTime;
  /** Days from delivery to the first view. */
  delivery_to_view: CycleTime;
  /** Days from issue until nothing is open. */
  issue_to_close: CycleTime;
  /** Days from receipt of a payment until it is applied whole. */
  receipt_to_application: CycleTime;
  /** Days from the opening of a dispute to its resolution. */
  dispute_to_resolution: CycleTime;
}

/** What a customer may owe. */
export interface CreditLimit {
  /** The customer. */
  customer_id: CustomerId;
  /** The most all parts may be together, zero or more. */
  limit: Money;
  /** The parts, each once. */
  parts: ExposureParts[];
  /** What the customer has to its credit: unapplied cash and credit memos, zero or more. */
  credits: Money;
  /** The next order that asks to be released, zero or more. */
  next_order: Money;
  /** Days by which the oldest item is past due; 0 where none is. */
  oldest_days_past_due: number;
  /**
   * From so many days past due on, hold; with 0 as with 1 as soon as anything is past due. No such rule where not
   * given.
   */
  hold_days_past_due?: number | undefined;
  /** From this share of the limit in percent on, ask a person; 90 unless given. */
  review_from_percent?: number | undefined;
}

/** An allowance with its parts. */
export interface CreditLossReport {
  /** By what the rates were multiplied. */
  factor: Ratio;
  /** By bucket, as given. */
  buckets: BucketAllowance[];
  /** Sum of the buckets. */
  general: Money;
  /** Sum of what is provided for one by one. */
  specific: Money;
  /** General and specific. */
  allowance: Money;
  /** Everything open: buckets and single balances. */
  gross: Money;
}

/**
 * A credit memo. Its amount is above zero and reduces what the customer owes once it is allocated to an item;
 * until then it is an open credit, shown apart from the buckets.
 */
export interface CreditMemo {
  /** The credit memo's id. */
  id: CreditMemoId;
  /** Who gets the credit. */
  customer_id: CustomerId;
  /** Date on the credit memo. */
  issue_date: Date;
  /** Gross amount, above zero. */
  amount: Money;
  /** Whether it takes back earned revenue (else contract liability). */
  earned?: boolean | undefined;
  /** Units of the books' currency for one unit of its own; looked up by date where not given. */
  exchange_rate?: Rate | undefined;
  /** The invoice it corrects, for the record; allocation is a fact of its own. */
  invoice_id?: InvoiceId | undefined;
  /** Why it was given. */
  reason?: Note | undefined;
  /** Other numbers by which a payer may name it. */
  references?: Reference[] | undefined;
  /** Tax contained in the amount, zero or more. */
  tax?: Money | undefined;
}

/** A credit memo was issued; effective on its issue date. */
export interface CreditMemoIssued {
  kind: "credit_memo_issued";
  /** Names the fact. */
  id: FactId;
  /** The day for which it counts. */
  effective: Date;
  /** The instant at which it became known. */
  recorded: Timestamp;
  /** The credit memo. */
  credit_memo: CreditMemo;
  /** Who or what did it. */
  actor?: ActorId | undefined;
  /** The instant at which it happened, where it differs from `recorded`. */
  at?: Timestamp | undefined;
}

/** What a customer may still be delivered, and why. */
export interface CreditStanding {
  /** The customer. */
  customer_id: CustomerId;
  /** All parts less credits, never below zero. */
  exposure: Money;
  /** The limit less the exposure; below zero where it is exceeded. */
  available: Money;
  /** What to do with the next order. */
  decision: CreditDecision;
  /** Why, the weightiest first; empty where it is released. */
  reasons: Reason[];
}

/** On what terms a customer gets credit. */
export interface CreditTerms {
  /** The most everything may be together, zero or more. */
  limit: Money;
  /** From so many days past due on, hold; no such rule where not given. */
  hold_days_past_due?: number | undefined;
  /** Limits of parts, each part once. */
  part_limits?: PartLimit[] | undefined;
  /** From this share of the limit in percent on, ask a person; 90 unless given. */
  review_from_percent?: number | undefined;
}

/** Which column holds what, by its name in the header or its number from 1. */
export interface CsvColumns {
  /** Own account. */
  account?: string | undefined;
  /** Signed amount. */
  amount?: string | undefined;
  /** Balance after the movement. */
  balance?: string | undefined;
  /** Booking date. */
  booking_date?: string | undefined;
  /** Name of the other side. */
  counterparty?: string | undefined;
  /** Account of the other side. */
  counterparty_account?: string | undefined;
  /** Amount in, where in and out have their own columns. */
  credit?: string | undefined;
  /** Currency. */
  currency?: string | undefined;
  /** Amount out. */
  debit?: string | undefined;
  /** Id of the transaction. */
  id?: string | undefined;
  /** Reference. */
  reference?: string | undefined;
  /** A word that says whether money came in or went out. */
  side?: string | undefined;
  /** What it is for; several columns are joined with blanks. */
  text?: string[] | undefined;
  /** Value date. */
  value_date?: string | undefined;
}

/** How a table is written. What is not given is guessed and shown in the answer. */
export interface CsvDialect {
  /**
   * The account of the table, by its IBAN or number, where no column gives it. Ids of movements rest on it: without it
   * equal rows of two accounts are one movement.
   */
  account?: string | undefined;
  /** Columns. */
  columns?: CsvColumns | undefined;
  /** Currency of amounts without one. */
  currency?: string | undefined;
  /** Form of dates, made of `YYYY`, `YY`, `MM`, `DD` and what stands between. */
  date_form?: string | undefined;
  /** Decimal mark of amounts: a point or a comma. */
  decimal_mark?: string | undefined;
  /** The line of the header, from 1; 0 when there is none. */
  header_line?: number | undefined;
  /** Quotation mark: one character. */
  quote?: string | undefined;
  /** Separator: one character. */
  separator?: string | undefined;
}

/** The metrics of one currency. */
export interface CurrencyMetrics {
  /** The currency. */
  currency: Currency;
  /** Its metrics. */
  metrics: MetricSet;
}

/** How much one unit of a currency weighs, to compare amounts in several currencies. */
export interface CurrencyWeight {
  /** The currency. */
  currency: Currency;
  /** The weight of one unit; 1 for a currency that is not listed. */
  weight: Weight;
}

/** A point of a survival curve. */
export interface CurvePoint {
  /** The day at whose end it holds. */
  date: Date;
  /** The chance that what is open is unpaid then: the share of many such invoices that still is. */
  p_unpaid: Ratio;
}

/** A customer. The same id recorded again replaces what was known, from its effective date on. */
export interface Customer {
  /** The customer's id. */
  id: CustomerId;
  /** Legal or trading name. */
  name: Name;
  /** Bank accounts from which the customer pays (IBAN or the host's token). */
  accounts?: Reference[] | undefined;
  /** Other names under which the customer pays. */
  aliases?: Reference[] | undefined;
  /** Contacts; the lowest order is written to first. */
  contacts?: Contact[] | undefined;
  /** Yearly value of the contracts, zero or more. */
  contract_value?: Money | undefined;
  /** Country (ISO 3166, two letters). */
  country?: Name | undefined;
  /** Dunning policy for this customer, before that of the segment and of the company. */
  dunning_policy?: PolicyId | undefined;
  /** Language to write in (BCP 47). */
  language?: Name | undefined;
  /**
   * What the host's CRM says, all of it: a record takes back what notes before it had set, and notes after it change
   * it again.
   */
  marks?: CrmMark[] | undefined;
  /**
   * The customer above this one in its group, who may pay for it. It may be recorded later: until then this customer
   * stands alone. No customer is above itself, whatever the number of steps.
   */
  parent?: CustomerId | undefined;
  /** Segment by which policies are chosen and figures are split, such as `enterprise`. */
  segment?: Name | undefined;
  /** Tax numbers. */
  tax_ids?: TaxId[] | undefined;
  /** Time zone of the customer; the company's where not given. */
  time_zone?: TimeZone | undefined;
}

/** A customer who gets credit, with what a ledger does not know. */
export interface CustomerCredit {
  /** The customer. */
  customer_id: CustomerId;
  /** On what terms. */
  terms: CreditTerms;
  /** Invoices that are not issued yet, zero or more; none unless given. */
  drafts?: Money | undefined;
  /** The next order that asks to be released, zero or more; none unless given. */
  next_order?: Money | undefined;
  /** Orders that are confirmed and not invoiced, zero or more; none unless given. */
  orders?: Money | undefined;
}

/** What a customer owes and may still be delivered. */
export interface CustomerExposure {
  /** What the decision was taken from: the parts, the credits, the oldest day past due. */
  exposure: CreditLimit;
  /** What to do, and why. */
  standing: CreditStanding;
  /** What is open in currencies other than that of the limit, by currency; in no part. */
  other_currencies?: Money[] | undefined;
}

/**
 * How a customer stands: what an invoice issued within a week would meet, on the customer's usual terms, amount and
 * days of the week; of these the one whose chance to be late is the middle one.
 */
export interface CustomerGrade {
  /** The customer. */
  customer_id: CustomerId;
  /** The day of the question. */
  as_of: Date;
  /** The letter. */
  grade: RiskGrade;
  /** Health from 0 (worst) to 100: half for being on time, half for not being over 30 days late. */
  health: number;
  /** Chance that the invoice is paid late. */
  p_late: Ratio;
  /** Chance that it is paid more than 30 days late, or never. */
  p_late_over_30: Ratio;
  /** Why, in points that add up. */
  score: RiskScore;
  /** Payments that were known, parts counted by share and rounded down. */
  known_payments: number;
  /** The model that says so. */
  model: Name;
  /** Days from the due date to the day by which it is as likely paid as not; below zero when early. */
  expected_days_late?: number | undefined;
}

/** A customer became known, or what is known of them changed. */
export interface CustomerRecorded {
  kind: "customer_recorded";
  /** Names the fact. */
  id: FactId;
  /** The day for which it counts. */
  effective: Date;
  /** The instant at which it became known. */
  recorded: Timestamp;
  /** The customer as it is from the effective date on. */
  customer: Customer;
  /** Who or what did it. */
  actor?: ActorId | undefined;
  /** The instant at which it happened, where it differs from `recorded`. */
  at?: Timestamp | undefined;
}

/** The days that a step took. */
export interface CycleTime {
  /** How many times it was seen. */
  count: number;
  /** The middle one; the mean of the two middle ones for an even count. */
  median: Measure;
  /** The ninetieth percentile by nearest rank: the smallest value that at least 90 % do not exceed. */
  p90: Measure;
}

export interface DateResult {
  /** A date. */
  date: Date;
}

/** A yearly rate and the days on which it counts. */
export interface DatedRate {
  /** First day. */
  valid_from: Date;
  /** Percent a year, reference rate and margin together. */
  percent: Percent;
  /** Last day; open where not given. */
  valid_to?: Date | undefined;
}

export interface DatesResult {
  /** The dates. */
  dates: Date[];
}

/** A day as the answer. */
export interface Deadline {
  /** By the opening of this day. */
  deadline: Date;
}

/** What to do now. */
export interface Decisions {
  /** The instant of the question. */
  now: Timestamp;
  /** What the host is asked to do, sorted by customer, then id. */
  actions: Action[];
  /** What a person should look at, most pressing first. */
  worklist: WorklistEntry[];
  /** Where nothing is done now, sorted by customer, then currency. */
  skipped: Skipped[];
  /**
   * Customers with something open who pay later than before and of whom nobody is told, by customer, then day: with
   * risk only.
   */
  held_warnings?: HeldWarning[] | undefined;
  /** The earliest instant after `now` at which this answer can change without a new fact; none where it cannot. */
  next_wakeup?: Timestamp | undefined;
}

/** What a code that the table does not know permits. */
export interface DefaultRule {
  /** How it is to be taken. */
  class: FailureClass;
  /** What it permits. */
  permitted: PermittedAction[];
  /** How many further tries, at most; then a person looks at it. */
  most_retries: number;
}

/** An invoice or message did not arrive. Exactly one of `invoice_id` and `message_id`. */
export interface DeliveryFailed {
  kind: "delivery_failed";
  /** Names the fact. */
  id: FactId;
  /** The day for which it counts. */
  effective: Date;
  /** The instant at which it became known. */
  recorded: Timestamp;
  /** Why. */
  reason: Note;
  /** Who or what did it. */
  actor?: ActorId | undefined;
  /** The instant at which it happened, where it differs from `recorded`. */
  at?: Timestamp | undefined;
  /** To which contact. */
  contact_id?: ContactId | undefined;
  /** The invoice. */
  invoice_id?: InvoiceId | undefined;
  /** The message. */
  message_id?: MessageId | undefined;
}

/** What a scenario changes for a currency or segment. */
export interface DifferenceRow {
  /** The currency. */
  currency: Currency;
  /** By period. */
  periods: CashDifference[];
  /** The segment, where rows are split by it. */
  segment?: Name | undefined;
}

/** What the seller gives for money that comes earlier, and what it is worth. */
export interface DiscountBenefit {
  /** The discount. */
  cost: Money;
  /** What the money that comes earns until the day on which it would have come. */
  benefit: Money;
  /** The benefit less the cost. */
  net: Money;
  /** The discount at which both are the same, percent, half up to four decimals. */
  break_even_percent: Figure;
}

/** A discount with the last day on which it can be taken. */
export interface DiscountDeadline {
  /** Percent off the whole. */
  percent: Percent;
  /** Last day on which a payment earns it. */
  until: Date;
}

/** One step of a discount. Of several steps the first that still runs applies, so percentages fall from step to step. */
export interface DiscountStep {
  /** Percent off, above 0 and below 100. */
  percent: Percent;
  /** Until when. */
  until: DiscountUntil;
}

/** A day of the month after the base date's (prox): the 10 in "2/10 EOM". */
export interface DiscountUntilDayOfFollowingMonth {
  kind: "day_of_following_month";
  /** The day. */
  day: DayOfMonth;
  /** Last day of the base month that counts for it: later days count as the next month's. */
  cutoff_day?: DayOfMonth | undefined;
}

/** That many calendar days after the base date. */
export interface DiscountUntilDays {
  kind: "days";
  /** Days, base day not counted. */
  days: number;
}

/** A dispute over an invoice or a part of it. */
export interface Dispute {
  /** The dispute's id. */
  id: DisputeId;
  /** The invoice. */
  invoice_id: InvoiceId;
  /** Reason code of the host. */
  reason: Name;
  /** How much is disputed, above zero; the whole amount of the item where not given. */
  amount?: Money | undefined;
  /** Which instalment, from 1; may be left out where there is only one. */
  instalment?: number | undefined;
  /** What the customer says. */
  text?: Note | undefined;
}

/** A dispute. */
export interface DisputeActivity {
  /** The dispute. */
  id: DisputeId;
  /** The disputed amount, above zero. */
  amount: Money;
  /** The day it was opened. */
  opened_on: Date;
  /** The day it was resolved. */
  closed_on?: Date | undefined;
  /** The customer's segment. */
  segment?: Name | undefined;
}

/** The customer disputes an invoice or a part of it. */
export interface DisputeOpened {
  kind: "dispute_opened";
  /** Names the fact. */
  id: FactId;
  /** The day for which it counts. */
  effective: Date;
  /** The instant at which it became known. */
  recorded: Timestamp;
  /** The dispute. */
  dispute: Dispute;
  /** Who or what did it. */
  actor?: ActorId | undefined;
  /** The instant at which it happened, where it differs from `recorded`. */
  at?: Timestamp | undefined;
}

/** A dispute ended. What it means for the amount follows as a credit memo or nothing. */
export interface DisputeResolved {
  kind: "dispute_resolved";
  /** Names the fact. */
  id: FactId;
  /** The day for which it counts. */
  effective: Date;
  /** The instant at which it became known. */
  recorded: Timestamp;
  /** The dispute. */
  dispute_id: DisputeId;
  /** How it ended. */
  outcome: DisputeOutcome;
  /** Who or what did it. */
  actor?: ActorId | undefined;
  /** The instant at which it happened, where it differs from `recorded`. */
  at?: Timestamp | undefined;
  /** What was agreed. */
  text?: Note | undefined;
}

/** A customer's matter in one currency, as of a day. */
export interface Dossier {
  /** The customer. */
  customer_id: CustomerId;
  /** The customer's name. */
  name: Name;
  /** The currency. */
  currency: Currency;
  /** The day. */
  as_of: Date;
  /** Open items, oldest due date first. */
  items: DossierItem[];
  /** Open amount past due, credits not taken off. */
  overdue: Money;
  /** How promises and plans turned out. */
  promises: PromiseCounts;
  /** How the customer has paid so far, where that was told. */
  behaviour?: PayerBehaviour | undefined;
  /** Promises and plans, in the order in which they were made. */
  commitments?: CommitmentStanding[] | undefined;
  /** Contacts, in the order in which they are written to. */
  contacts?: Contact[] | undefined;
  /** Open credits. */
  credits?: OpenCredit[] | undefined;
  /** Everything that was said and tried, in time order, in every currency. */
  log?: LogEntry[] | undefined;
  /** Marks of the CRM that hold on the day. */
  marks?: CrmMark[] | undefined;
}

/** An open item with its age. */
export interface DossierItem {
  /** The invoice. */
  invoice_id: InvoiceId;
  /** Which instalment, from 1. */
  instalment: number;
  /** Number as printed. */
  number: Reference;
  /** Date on the invoice. */
  issue_date: Date;
  /** When it is or was due. */
  due_date: Date;
  /** Days past due; below zero before the due date. */
  days_past_due: number;
  /** What was asked for. */
  amount: Money;
  /** What is open. */
  open: Money;
  /** The disputed part of what is open. */
  disputed?: Money | undefined;
  /** Whether its terms grant no credit: it is not past due. */
  no_credit?: boolean | undefined;
}

export interface DueDateResult {
  /** When it is due. */
  due_date: Date;
}

/** Before the next delivery (CND): no credit. Due on the base date. */
export interface DueRuleCashBeforeNextDelivery {
  kind: "cash_before_next_delivery";
}

/** On delivery (COD): no credit. Due on the base date. */
export interface DueRuleCashOnDelivery {
  kind: "cash_on_delivery";
}

/** A day of the month after the base date's: "15 MFI", "20th of the month following". */
export interface DueRuleDayOfFollowingMonth {
  kind: "day_of_following_month";
  /** The day. */
  day: DayOfMonth;
  /** Last day of the base month that counts for it: later days count as the next month's. */
  cutoff_day?: DayOfMonth | undefined;
}

/** First that many days, then to the end of that month: "30 days then EOM". */
export interface DueRuleDaysThenEndOfMonth {
  kind: "days_then_end_of_month";
  /** Days before going to the end of the month. */
  days: number;
}

/** The last day of the month after. */
export interface DueRuleEndOfFollowingMonth {
  kind: "end_of_following_month";
}

/** The last day of the base date's month. */
export interface DueRuleEndOfMonth {
  kind: "end_of_month";
}

/** First to the end of the month, then that many days: "EOM + 30 days". */
export interface DueRuleEndOfMonthPlusDays {
  kind: "end_of_month_plus_days";
  /** Days after the end of the month. */
  days: number;
}

/** The last day of the period that holds the base date. */
export interface DueRuleEndOfPeriod {
  kind: "end_of_period";
  /** The period. */
  period: Period;
}

/** That many calendar days after the base date; 0 is due on receipt. */
export interface DueRuleNet {
  kind: "net";
  /** Days, base day not counted. */
  days: number;
}

/** A date agreed once and for all. */
export interface DueRuleOn {
  kind: "on";
  /** The date. */
  due_date: Date;
}

/** Before delivery: no credit is given, so nothing ages. Due on the base date. */
export interface DueRulePrepaid {
  kind: "prepaid";
  /** What it is called. */
  form: PrepaymentForm;
}

/** A dunning policy: one version of it. */
export interface DunningPolicy {
  /** The policy's id. */
  id: PolicyId;
  /** Its version, from 1. Each version of an id is an entry of its own in the playbook. */
  version: number;
  /** Days past due, without the days on which the item was held back, after which a person takes over. */
  window_days: number;
  /** The steps, in rising order. */
  levels: Level[];
  /** How many messages a contact gets at most, in every currency together. One that would be too much waits. */
  contact_limits?: ContactLimit[] | undefined;
  /** When messages leave, from when the contact answered before; where not given, when contact hours begin. */
  contact_times?: ContactTimes | undefined;
  /** Days after which an attempt to collect without a result no longer holds its invoices back. */
  in_flight_max_days?: number | undefined;
  /** What marks of the CRM do; a mark without a rule does nothing. */
  marks?: MarkRule[] | undefined;
  /**
   * Where only a card or mandate that does not work any more keeps the money away: one request for another one,
   * and nothing else for some days.
   */
  method_first?: MethodFirst | undefined;
  /** Net overdue amount, one for each currency that has one, that must be exceeded before anything happens. */
  min_overdue?: Money[] | undefined;
  /**
   * From this share of what was promised on a promise or plan counts as partly kept, not as broken; none does where
   * not given.
   */
  partly_kept_percent?: Percent | undefined;
  /** Days before each instalment of a payment plan on which the customer is reminded of it; never where not given. */
  plan_reminder_days?: number | undefined;
  /** Business days after a promised date within which the money is still in time. */
  promise_grace_days?: number | undefined;
  /**
   * Business days after a reply that a person should read (a question, a claim to have paid, a refusal) during
   * which nothing is sent.
   */
  reply_hold_days?: number | undefined;
  /** Hours after which an unopened message goes to the next contact; never where not given. */
  resend_unopened_after_hours?: number | undefined;
  /**
   * Hours after which an invoice that was delivered and not viewed goes to the next contact; never where not
   * given, as for a host that does not learn of views.
   */
  resend_unviewed_invoice_after_hours?: number | undefined;
  /**
   * Decisions of a person after which the program goes on by itself. After any other the case stays with the
   * person.
   */
  resume_on?: Name[] | undefined;
  /** When silence is enough for a person to take over. */
  unanswered?: Unanswered | undefined;
  /**
   * First day on which a case may begin under this version; always where not given. A case begun earlier keeps
   * the version that was valid then.
   */
  valid_from?: Date | undefined;
}

/** A discount for paying early. */
export interface DynamicDiscount {
  /** The discount. */
  discount: Money;
  /** The same as percent of the invoice, half up to four decimals. */
  percent: Figure;
  /** What is left to pay. */
  pay: Money;
}

/** A change for the worse in how a customer pays. */
export interface EarlyWarning {
  /** Who. */
  customer_id: CustomerId;
  /** From which day on; it may move a little with every payment. */
  since: Date;
  /** The day on which it was noticed. */
  noticed_on: Date;
  /** Days late before, on average; below zero when early. */
  days_late_before: number;
  /** Days late since then. */
  days_late_since: number;
  /** Chance from 0 to 1 that it is no accident. */
  probability?: Ratio | undefined;
  /** Why. */
  reasons?: Reason[] | undefined;
}

/** When customer success is told that a customer pays later than before. */
export interface EarlyWarningRules {
  /** Days after a warning was told: a slowdown that began before they are over counts as the one that was told. */
  quiet_days: number;
  /** So many days later than before at least. */
  min_more_days?: number | undefined;
  /** So much is open at least, one for each currency that has a bound. */
  min_open?: Money[] | undefined;
  /** Marks of the CRM with which nobody is told. */
  skip_marks?: CrmMark[] | undefined;
}

/** What becomes of warnings. */
export interface EarlyWarnings {
  /** Whom to tell what, by customer, then id. */
  actions: Action[];
  /** What is not told, by customer, then day. */
  held: HeldWarning[];
}

/** Money that comes within the horizon under the second policy and not under the first. */
export interface EffectEstimate {
  /** How much more comes; below zero where less. Rounded once. */
  expected: Money;
  /** Lower end of its interval. */
  low: Money;
  /** Upper end of its interval. */
  high: Money;
  /** Whether only the errors of a forecast were weighted. */
  doubly_robust: boolean;
}

/** How much has to be known before an effect is told, and how intervals are drawn. */
export interface EffectOptions {
  /** Share of the draws inside an interval, 0.5 to 0.999: 0.9 unless given. */
  level?: Ratio | undefined;
  /**
   * Least number of customers with a choice of the group for an interval, 2 to 1,000,000: 20 unless given. Fewer drawn again tell too narrow
   * intervals.
   */
  min_customers?: number | undefined;
  /**
   * Least effective number of choices of a group, 2 to 1,000,000: 50 unless given. With 50 even weights a share
   * near a half is known to within about 0.12 at nine in ten.
   */
  min_effective?: number | undefined;
  /** How often customers are drawn again, 100 to 20,000: 1,000 unless given. */
  samples?: number | undefined;
  /** The seed of the draws: 1 unless given. */
  seed?: number | undefined;
}

/** An entry that could not be read; only where lenient reading was asked for. */
export interface EntryRefusal {
  /** The line of the file. */
  line: number;
  /** Field or path. */
  field: string;
  /** What stands there, cut to 80 characters. */
  found: string;
  /** What is allowed. */
  allowed: string;
}

/** What one kind of evidence says for an answer. */
export interface EvidenceShare {
  /** The kind. */
  evidence: EvidenceKind;
  /** How much of it there is, to three decimals. */
  value: Figure;
  /** Value times weight, in log-odds, to three decimals. */
  log_odds: Figure;
}

/** What a kind of evidence weighs, in log-odds for one unit of it. */
export interface EvidenceWeight {
  /** The kind. */
  evidence: EvidenceKind;
  /** Its weight: above zero speaks for, below zero against. */
  weight: Figure;
}

/** Where the payment was ordered in another amount or currency. */
export interface Exchange {
  /** The amount in the currency of the account before charges. */
  counter_value?: BankAmount | undefined;
  /** What was ordered. */
  instructed?: BankAmount | undefined;
  /** The rate, as written. */
  rate?: string | undefined;
  /** Currency converted from. */
  source_currency?: string | undefined;
  /** Currency converted to. */
  target_currency?: string | undefined;
  /** The amount of the transaction between the banks. */
  transaction?: BankAmount | undefined;
  /** Currency that the rate is for one of. */
  unit_currency?: string | undefined;
}

/**
 * One published rate: units of `quote` for one unit of `base`, on a date.
 *
 * In JSON: `{"base":"EUR","quote":"USD","date":"2024-03-28","rate":"1.0811","kind":"spot","source":"ECB"}`; `kind`
 * may be left out for `spot`, `source` may be absent.
 */
export interface ExchangeRate {
  /** One unit of this currency … */
  base: Currency;
  /** … is worth `rate` units of this one. */
  quote: Currency;
  /** The day it was published for. */
  date: Date;
  /** Units of the quote currency for one unit of the base currency. */
  rate: Rate;
  /** What it is meant for. */
  kind?: RateKind | undefined;
  /** Who published it. */
  source?: Name | undefined;
}

/** A method that was left out. */
export interface Excluded {
  /** The method. */
  method: Name;
  /** Why. */
  reason: Reason;
}

/** What a forecast expected of one invoice in the period. */
export interface ExpectedCash {
  /** The invoice. */
  invoice_id: InvoiceId;
  /** Number of the instalment, from 1. */
  instalment: number;
  /** Expected within the period, zero or more, at most what was open. */
  expected: Money;
  /** What was open when the forecast was made, above zero. */
  open: Money;
}

/** When a customer is told that a card or mandate is about to expire. */
export interface ExpiryRule {
  /** Days before the last day on which it works, 0 for that day; each once. */
  before_days: number[];
}

/** What is open in a bucket of age, and the share of it that is never paid. */
export interface ExposureBucket {
  /** Its name, such as `31-60`; with a group of like risk where rates differ by group. */
  bucket: Name;
  /** Gross amount without what is provided for one by one, zero or more. */
  gross: Money;
  /** Loss rate from 0 to 1, at most 12 decimals. */
  rate: Ratio;
}

/** The amount of one part. */
export interface ExposureParts {
  /** Which part. */
  part: ExposurePart;
  /** Its amount, zero or more. */
  amount: Money;
  /** The most this part may be; no own limit where not given. */
  limit?: Money | undefined;
}

/** A payment that failed at first. */
export interface FailureActivity {
  /** The first attempt that failed. */
  id: AttemptId;
  /** How it should have been paid. */
  method: PaymentMethod;
  /** How much should have been paid, above zero. */
  amount: Money;
  /** How much of it came in within the window that the host looks at; from zero to the amount. */
  recovered: Money;
  /** The highest dunning level it reached, 0 before the first reminder; absent where not known. */
  level?: number | undefined;
  /** The dunning policy that pursued it. */
  policy_id?: PolicyId | undefined;
  /** The customer's segment. */
  segment?: Name | undefined;
}

/** A code and what it permits. */
export interface FailureCode {
  /** Who speaks it. */
  source: FailureSource;
  /** The code, as given. */
  code: Reference;
  /** What it says, in plain words. */
  meaning: Note;
  /** How it is to be taken. */
  class: FailureClass;
  /** What it permits. */
  permitted: PermittedAction[];
  /** The network's category of the code. */
  category?: number | undefined;
  /** Who can mend the cause. */
  fixer?: Fixer | undefined;
  /** The payer is told of a decline in general words only. */
  generic_to_payer?: boolean | undefined;
  /** How many further tries of the same collection, at most. */
  most_retries?: number | undefined;
  /** What else to know. */
  note?: Name | undefined;
  /** Which return rate it counts in. */
  rate_bucket?: RateBucket | undefined;
  /** Hours to wait before the next try, at least. */
  wait_hours?: number | undefined;
  /** Until when such a return can come. */
  window?: ReturnWindow | undefined;
}

/** Every code with what it permits, and the limits of the schemes. */
export interface FailureTable {
  /** Version, for the record. */
  version: Name;
  /** For codes that are not in the table. */
  default: DefaultRule;
  /** The codes. */
  codes: FailureCode[];
  /** How often one may try. */
  limits?: AttemptLimit[] | undefined;
  /** Where it comes from. */
  sources?: Note[] | undefined;
  /** Words that stand for a code, tried in order. */
  texts?: TextRule[] | undefined;
}

/** What a failure permits. */
export interface FailureVerdict {
  /** How it is to be taken. */
  class: FailureClass;
  /** What may be done. */
  permitted: PermittedAction[];
  /** What decided. */
  matched_by: MatchedBy;
  /** Why. */
  reasons: Reason[];
  /** The network's category. */
  category?: number | undefined;
  /** The code that decided. */
  code?: Reference | undefined;
  /** Who can mend the cause. */
  fixer?: Fixer | undefined;
  /** The payer is told of a decline in general words only. */
  generic_to_payer?: boolean | undefined;
  /** What it says. */
  meaning?: Note | undefined;
  /** How many further tries of the same collection, at most. */
  most_retries?: number | undefined;
  /** Before this instant the same instrument must not be tried again. */
  not_before?: Timestamp | undefined;
  /** Which return rate it counts in. */
  rate_bucket?: RateBucket | undefined;
  /** Whose code decided. */
  source?: FailureSource | undefined;
  /** Until when such a return can come. */
  window?: ReturnWindow | undefined;
}

/** Something odd. */
export interface Finding {
  /** What is odd. */
  kind: FindingKind;
  /** The line of the file. */
  line: number;
  /** What follows from the rest of the file. */
  expected?: string | undefined;
  /** Field or path. */
  field?: string | undefined;
  /** What stands there. */
  found?: string | undefined;
}

/** A fitted risk model, as text that any language keeps and hands back. */
export interface FittedRisk {
  /** The model: two hexadecimal digits for each byte. */
  model: string;
  /** The day whose morning it was fitted for. */
  as_of: Date;
  /** Invoices it was fitted to; where there are none, it answers from its prior. */
  invoices: number;
  /** How it was fitted. */
  options: RiskOptions;
}

/** How to forecast. */
export interface ForecastOptions {
  /** Whether rows are split by segment, too. */
  by_segment?: boolean | undefined;
  /**
   * How much faster or slower everyone pays together: the standard deviation of the logarithm of the hazard, 0 to
   * 2. 0.15 unless given; a back-test says what suits a history. In back-tests over two public histories and six
   * parts of them, intervals asked to hold 0.8 held 0.88 of the weeks up to four weeks ahead with it, 0.87 with 0.05
   * and 0.88 with 0.25: the draws of the lots decide the width there.
   */
  common_spread?: Ratio | undefined;
  /** The same for each customer by itself: 0.4 unless given. In those back-tests 0.2 and 0.6 held as often. */
  customer_spread?: Ratio | undefined;
  /** The share of paths that an interval holds, between 0.5 and 0.99: 0.8 unless given. */
  level?: Ratio | undefined;
  /** Number of paths that are drawn: 10,000 unless given, 100 to 100,000. */
  paths?: number | undefined;
  /** Days in a period: 7 unless given, 1 to 31. */
  period_days?: number | undefined;
  /** Number of periods: 13 unless given, 1 to 400. */
  periods?: number | undefined;
  /** Drives the draws. The same seed gives the same forecast. */
  seed?: number | undefined;
}

/** How decisions read a risk model. */
export interface ForesightRules {
  /**
   * The behaviour that a grade puts in the place of the one by rule: A reliable and E chronically late unless given.
   * A customer who is chronically late by rule stays so.
   */
  behaviour_by_grade?: Record<string, PayerBehaviour> | undefined;
  /** How models are fitted where none are given: holidays, half-life, seed. */
  fit?: RiskOptions | undefined;
  /** Least number of known payments for which a grade counts: 3 unless given. */
  min_known_payments?: number | undefined;
  /** Where grades begin. */
  outlooks?: OutlookOptions | undefined;
  /** The worklist is ordered by what will still be unpaid in so many days, 1 to 365: 30 unless given. */
  unpaid_days?: number | undefined;
  /** How a change of pace is recognised. */
  velocity?: VelocityOptions | undefined;
}

/** A valid reference in a text. */
export interface FoundReference {
  /** The scheme in which it is valid. */
  scheme: ReferenceScheme;
  /** The reference without separators. */
  value: string;
  /** The reference as it stands in the text. */
  text: string;
  /** Where it begins, in characters from 0. */
  start: number;
  /** Where it ends, in characters. */
  end: number;
  /** Whether the hit is worth something by itself; else it counts only together with an open item. */
  strong: boolean;
}

/** What a person looks at whatever the program does. A gate that is not given is open. */
export interface GateRules {
  /** Days for which changed accounts of the customer are for a person. */
  bank_details_days?: number | undefined;
  /** Days after which an open dispute is for a person. */
  dispute_days?: number | undefined;
  /** Marks of the CRM for a person. */
  marks?: CrmMark[] | undefined;
  /** Most that may be past due, one for each currency that has a limit. */
  max_overdue?: Money[] | undefined;
  /** Yearly contract value above which a person looks, one for each currency. */
  review_contract_value?: Money[] | undefined;
  /** So many messages without an answer, 1 or more. */
  unanswered_messages?: number | undefined;
}

/** What the log tells of one group of actions. */
export interface GroupRecovery {
  /** The group. */
  group: Name;
  /** Choices of it. */
  choices: number;
  /** The effective number of them, rounded. */
  effective: number;
  /** Why it cannot tell; empty where it can. */
  cannot_tell?: Reason[] | undefined;
  /** The estimate; none where the log cannot tell. */
  estimate?: RecoveryEstimate | undefined;
}

/** A warning that is not told, and why. */
export interface HeldWarning {
  /** The customer. */
  customer_id: CustomerId;
  /** From which day on the customer pays later. */
  since: Date;
  /** Why it is not told. */
  reasons: Reason[];
}

/**
 * Which days are closed: the weekend and a list of holidays.
 *
 * Outside `valid_from` and `valid_until` (see `HolidayCalendar::covers`) only the weekend is known.
 * In JSON: `{"name":"target","holidays":["2024-03-29"]}`; the weekend is Saturday and Sunday unless given.
 */
export interface HolidayCalendar {
  /** What the calendar is called. */
  name: Name;
  /** The closed dates, sorted, each once. A date on the weekend is allowed and changes nothing. */
  holidays: Date[];
  /** Where the holidays come from: a law, a published list. */
  source?: Name | undefined;
  /** First date for which the holidays are complete. */
  valid_from?: Date | undefined;
  /** Last date for which the holidays are complete. */
  valid_until?: Date | undefined;
  /** The weekdays that are always closed; never all seven. */
  weekend?: Weekdays | undefined;
}

/** What is expected up to a day. */
export interface HorizonOutlook {
  /** Days from the day of the question: 7 means that day and the six after it. */
  days: number;
  /** The chance that nothing of what is open is paid by then. */
  p_unpaid: Ratio;
  /** What is expected to be collected by then, of what is open. */
  expected: Money;
}

/** A person decided on a case. */
export interface HumanDecided {
  kind: "human_decision";
  /** Names the fact. */
  id: FactId;
  /** The day for which it counts. */
  effective: Date;
  /** The instant at which it became known. */
  recorded: Timestamp;
  /** The decision. */
  decision: HumanDecision;
  /** Who or what did it. */
  actor?: ActorId | undefined;
  /** The instant at which it happened, where it differs from `recorded`. */
  at?: Timestamp | undefined;
}

/** What a person decided on a case. */
export interface HumanDecision {
  /** Which customer. */
  customer_id: CustomerId;
  /** What was decided, in the host's words, such as `continue`, `agency`, `give_time`. */
  decision: Name;
  /** The action it answers. */
  action_id?: ActionId | undefined;
  /** The case. */
  case_id?: CaseId | undefined;
  /** The policy under which the program goes on with the case from this day. */
  move_to?: PolicyMove | undefined;
  /** Nothing more is proposed for the case before this day. */
  snooze_until?: Date | undefined;
  /** Why. */
  text?: Note | undefined;
}

export interface InstalmentResult {
  /** Number of the instalment, from 1. */
  number: number;
  /** When it is due. */
  due_date: Date;
  /** Amount of the invoice. */
  amount?: Money | undefined;
}

/** One share of an amount and when it is due. */
export interface InstalmentShare {
  /** Its weight among all shares (40 of 100, 1 of 3), above zero. */
  weight: Weight;
  /** When it is due, counted from the base date of the terms. */
  due: DueRule;
}

export interface InstantResult {
  /** The instant. */
  at: Timestamp;
}

/** A card, mandate or account on file, by the host's token. Never a number of a card. */
export interface Instrument {
  /** The token. */
  id: InstrumentId;
  /** Whose it is. */
  customer_id: CustomerId;
  /** What it is. */
  method: PaymentMethod;
  /** Whether it may be used. */
  active: boolean;
  /** Last day on which it is good. */
  expires?: Date | undefined;
  /** On which rail. */
  rail?: Rail | undefined;
}

/** What the failures so far leave of an instrument. */
export interface InstrumentStanding {
  /** The card or mandate on file. */
  instrument_id: InstrumentId;
  /** Whether it may be tried again at all before it is updated. */
  usable: boolean;
  /** Why. */
  reasons: Reason[];
  /** An operator must look at the cause before the payer is written to. */
  needs_operator?: boolean | undefined;
  /** Before this instant it must not be tried. */
  not_before?: Timestamp | undefined;
  /** What is planned with it, where plans are made. */
  retry?: RetryProspect | undefined;
}

/** Days with one rate and one open amount. */
export interface InterestSegment {
  /** First day. */
  from: Date;
  /** Last day. */
  to: Date;
  /** How many days. */
  days: number;
  /** What was open. */
  principal: Money;
  /** Percent a year. */
  percent: Percent;
}

/**
 * An invoice or debit memo. Its amount is gross: what the customer is to pay, tax included.
 *
 * Amounts are in one currency and above zero. Where lines are given, their nets and the tax add up to the amount
 * exactly (EN 16931: one smallest unit off is an error).
 */
export interface Invoice {
  /** The invoice's id. */
  id: InvoiceId;
  /** Who owes it. */
  customer_id: CustomerId;
  /** Date on the invoice: it is owed from this day on. */
  issue_date: Date;
  /** Gross amount, above zero. */
  amount: Money;
  /** When it is to be paid, with discounts and instalments. */
  terms: PaymentTerms;
  /** Day of delivery, where the terms count from it. */
  delivery_date?: Date | undefined;
  /** Invoice or debit memo. */
  document?: InvoiceKind | undefined;
  /** Dunning policy for this invoice, before that of the customer. */
  dunning_policy?: PolicyId | undefined;
  /** Whether the revenue is already earned (posts to revenue) or performance comes later (contract liability). */
  earned?: boolean | undefined;
  /** Units of the books' currency for one unit of the invoice's; looked up by date where not given. */
  exchange_rate?: Rate | undefined;
  /** Lines, for the record; may be left out. */
  lines?: InvoiceLine[] | undefined;
  /** Number as printed, where it differs from the id. */
  number?: Reference | undefined;
  /** The customer's order number. */
  po_number?: Reference | undefined;
  /** Day on which the customer received the invoice, where the terms count from it. */
  receipt_date?: Date | undefined;
  /** Other numbers by which a payer may name it. */
  references?: Reference[] | undefined;
  /** Structured creditor reference printed on it. */
  structured_reference?: Reference | undefined;
  /** Tax contained in the amount, zero or more. */
  tax?: Money | undefined;
}

/** An invoice issued in the period, as it stands at its end. */
export interface InvoiceActivity {
  /** The invoice. */
  id: InvoiceId;
  /** Its customer. */
  customer_id: CustomerId;
  /** Issue date, in the period. */
  issue_date: Date;
  /**
   * Due date; of the last instalment where there are several. It lies before the issue date where the terms
   * count from an earlier delivery.
   */
  due_date: Date;
  /** What was billed, tax included, above zero. */
  amount: Money;
  /** Cash applied to it up to the end of the period; credits do not count. */
  collected: Money;
  /** The day nothing was open any more. */
  closed_on?: Date | undefined;
  /** The day it reached the customer. */
  delivered_on?: Date | undefined;
  /** Whether a credit memo corrected it. */
  is_credited?: boolean | undefined;
  /** Whether it was ever disputed. */
  is_disputed?: boolean | undefined;
  /** The customer's segment. */
  segment?: Name | undefined;
  /** The day the customer first opened it. */
  viewed_on?: Date | undefined;
}

/** An invoice reached the customer. */
export interface InvoiceDelivered {
  kind: "invoice_delivered";
  /** Names the fact. */
  id: FactId;
  /** The day for which it counts. */
  effective: Date;
  /** The instant at which it became known. */
  recorded: Timestamp;
  /** The invoice. */
  invoice_id: InvoiceId;
  /** Who or what did it. */
  actor?: ActorId | undefined;
  /** The instant at which it happened, where it differs from `recorded`. */
  at?: Timestamp | undefined;
  /** Through which channel. */
  channel?: Channel | undefined;
  /** Which contact. */
  contact_id?: ContactId | undefined;
}

/** An invoice or debit memo was issued; effective on its issue date. */
export interface InvoiceIssued {
  kind: "invoice_issued";
  /** Names the fact. */
  id: FactId;
  /** The day for which it counts. */
  effective: Date;
  /** The instant at which it became known. */
  recorded: Timestamp;
  /** The invoice. */
  invoice: Invoice;
  /** Who or what did it. */
  actor?: ActorId | undefined;
  /** The instant at which it happened, where it differs from `recorded`. */
  at?: Timestamp | undefined;
}

/** One line of an invoice: what was sold, and its net amount of any sign. */
export interface InvoiceLine {
  /** Net amount of the line. */
  net: Money;
  /** What was sold. */
  description?: Note | undefined;
  /** How much of it. */
  quantity?: Quantity | undefined;
  /** Tax of the line, where tax is shown by line. */
  tax?: Money | undefined;
  /** Rate of tax on the line. */
  tax_percent?: Percent | undefined;
  /** Price of one, net, not rounded. */
  unit_price?: UnitPrice | undefined;
}

/** What is expected of an invoice that is open in the morning of a day. */
export interface InvoiceOutlook {
  /** Who owes it. */
  customer_id: CustomerId;
  /** The invoice. */
  invoice_id: InvoiceId;
  /** Number of the instalment, from 1. */
  instalment: number;
  /** The day of the question: what happened on it is not known yet. */
  as_of: Date;
  /** When it is due. */
  due_date: Date;
  /** What is open, above zero. */
  open: Money;
  /** Chance from 0 to 1 that it is paid after its due date; 1 when that has passed. */
  p_late: Ratio;
  /** Chance from 0 to 1 that it is paid more than 30 days after its due date, or never. */
  p_late_over_30: Ratio;
  /** By horizon, as asked for. */
  horizons: HorizonOutlook[];
  /** Why, in points that add up. */
  score: RiskScore;
  /** Payments of the customer that were known, parts counted by share and rounded down. */
  known_payments: number;
  /** The model that says so. */
  model: Name;
  /** The survival curve, a point for each day from `as_of` on, as many as asked for. */
  curve?: CurvePoint[] | undefined;
  /** First day by which it is paid with a chance of one in ten; none where the model does not reach so far. */
  early_date?: Date | undefined;
  /** First day by which it is as likely paid as not. */
  expected_date?: Date | undefined;
  /** With `early_date`, the bounds between which it is paid with a chance of about four in five. */
  late_date?: Date | undefined;
}

/**
 * Invoices as columns of one length: the same place in each belongs to one invoice. Each was paid whole on one day, or is
 * open: parts, credits and marks need documents.
 */
export interface InvoiceTable {
  /** Who owes it. */
  customer_id: CustomerId[];
  /** The invoice. */
  invoice_id: InvoiceId[];
  /** Date on the invoice. */
  issue_date: Date[];
  /** When it is due. */
  due_date: Date[];
  /** What was asked for, above zero. */
  amount: string[];
  /** The currency of the amount. */
  currency: Currency[];
  /** Number of the instalment, from 1; all 1 where not given. */
  instalment?: number[] | undefined;
  /** The day on which it was paid; none while it is open. */
  paid_date?: (Date | null)[] | undefined;
  /** The company above the customer. */
  parent_id?: (CustomerId | null)[] | undefined;
  /** The customer's segment. */
  segment?: (Name | null)[] | undefined;
}

/** The customer opened an invoice. */
export interface InvoiceViewed {
  kind: "invoice_viewed";
  /** Names the fact. */
  id: FactId;
  /** The day for which it counts. */
  effective: Date;
  /** The instant at which it became known. */
  recorded: Timestamp;
  /** The invoice. */
  invoice_id: InvoiceId;
  /** Who or what did it. */
  actor?: ActorId | undefined;
  /** The instant at which it happened, where it differs from `recorded`. */
  at?: Timestamp | undefined;
  /** Which contact. */
  contact_id?: ContactId | undefined;
}

/** An invoice was voided; what had settled it is free again. */
export interface InvoiceVoided {
  kind: "invoice_voided";
  /** Names the fact. */
  id: FactId;
  /** The day for which it counts. */
  effective: Date;
  /** The instant at which it became known. */
  recorded: Timestamp;
  /** The invoice. */
  invoice_id: InvoiceId;
  /** Who or what did it. */
  actor?: ActorId | undefined;
  /** The instant at which it happened, where it differs from `recorded`. */
  at?: Timestamp | undefined;
  /** Why. */
  reason?: Note | undefined;
}

/** An item with its past. */
export interface ItemHistory {
  /** The item as it is on the day of the question; its open amount may be zero. */
  item: OpenItem;
  /** Number as printed on the invoice. */
  number: Reference;
  /** Day on which the open amount last became zero; none while it is open. */
  closed_on?: Date | undefined;
  /** Dunning policy named on the invoice. */
  dunning_policy?: PolicyId | undefined;
  /** What settled it, by day; settlements of one day, kind, source date and allocation date are one entry. */
  settlements?: Settlement[] | undefined;
  /** Whether the invoice was voided. */
  voided?: boolean | undefined;
}

/** An item that a message or an attempt is about. */
export interface ItemLine {
  /** The invoice. */
  invoice_id: InvoiceId;
  /** Which instalment, from 1. */
  instalment: number;
  /** Number as printed. */
  number: Reference;
  /** When it is or was due. */
  due_date: Date;
  /** What is open and pursued, above zero: without what is disputed, promised or otherwise held back. */
  open: Money;
}

/** What one fact means for the books on one day. */
export interface JournalEntry {
  /** The fact. */
  fact_id: FactId;
  /** The kind of fact. */
  kind: Name;
  /** The day for which it is posted. */
  effective: Date;
  /** The instant at which it became known. */
  recorded: Timestamp;
  /** The postings; they balance. */
  postings: Posting[];
}

/** A match of the past with what was right. */
export interface JudgedMatch {
  /** The match as it was given, with its runners-up. */
  found: Match;
  /** Value date of the movement. */
  value_date: Date;
  /** Which answer was right: 0 the best, 1 the first of the others; none where it was none of them. */
  right?: number | undefined;
}

/** Matches of the past of one confidence, and whether they were right in all their parts. */
export interface LabelledMatch {
  /** The confidence that they had. */
  confidence: Figure;
  /** Whether they were right. */
  right: boolean;
  /** How many; 1 where not given. */
  count?: number | undefined;
}

/** What is owed besides the debt. */
export interface LateInterest {
  /** Interest, rounded half up once. */
  interest: Money;
  /** Both together. */
  total: Money;
  /** How it was counted. */
  segments: InterestSegment[];
  /** The fixed sum, where the scheme has one and the debt was late. */
  compensation?: Money | undefined;
}

/** Which scheme counts for a customer. */
export interface LateInterestRules {
  /** Scheme by country (ISO 3166, two letters). */
  by_country?: Record<string, Name> | undefined;
  /** The scheme where the customer's country names none; none where not given. */
  default_scheme?: Name | undefined;
  /** Schemes of the company. They come before the published ones of the same name. */
  schemes?: LateInterestScheme[] | undefined;
}

/** The rules by which interest on a late payment is counted. */
export interface LateInterestScheme {
  /** The scheme's name. */
  name: Name;
  /** Which rate counts. */
  rule: RateRule;
  /** The rates, in order of their days. */
  rates: DatedRate[];
  /** Fixed sums, smallest bound first. Paid where the debt is in their currency. */
  compensation?: Compensation[] | undefined;
  /** Where the rates come from. */
  source?: Note | undefined;
}

/** Everything learned so far. The same confirmations in any order give the same evidence. */
export interface LearnedEvidence {
  /** By account. */
  accounts?: PayerEvidence[] | undefined;
  /** By name. */
  names?: PayerEvidence[] | undefined;
}

/** Weights with what they rest on, to be kept with the options of matching. */
export interface LearnedWeights {
  /** The weights, one for each kind, in the order of the kinds. */
  weights: EvidenceWeight[];
  /** Judged matches. */
  cases: number;
  /** Mean surprise of the right answers before, in log-odds units (nats), to three decimals. */
  loss_before: Figure;
  /** The same after, on the same cases: not what is to be expected of others. */
  loss_after: Figure;
  /** Value date of the first. */
  first?: Date | undefined;
  /** Value date of the last. */
  last?: Date | undefined;
}

/** How far learning may go. */
export interface LearningOptions {
  /**
   * How far a weight may be from its start by the prior: a standard deviation in log-odds, above 0 and at most 10;
   * 0.5 where not given.
   */
  spread?: Figure | undefined;
  /**
   * The weights to start from, and to stay near to; the standard weights where not given. Where some are given, the
   * kinds left out start from 0.
   */
  start?: EvidenceWeight[] | undefined;
}

/** A movement that is not handed on. */
export interface LeftOut {
  /** Line of the file. */
  line: number;
  /** Why. */
  reason: LeftOutReason;
  /** Its amount. */
  amount: BankAmount;
  /** Its id, where it has one. */
  id?: string | undefined;
}

/** What one country asks for. */
export interface LegalStep {
  /** The country (ISO 3166, two letters). */
  country: Name;
  /** First day on which it holds. */
  valid_from: Date;
  /** Whether a formal notice must go before the matter leaves the company. A hand-over without one says so. */
  formal_notice?: boolean | undefined;
  /** So many reminders after the due date must go before one may ask for a fee. */
  free_reminders?: number | undefined;
  /** Where it is written. */
  source?: Note | undefined;
  /** Last day; open where not given. */
  valid_to?: Date | undefined;
}

/** One step of a policy. It sends a message, plans a retry or hands the case to a person. */
export interface Level {
  /** Number of the level, from 1, rising. */
  level: number;
  /** Days from the due date at which it is reached: below zero before, above zero after it. */
  offset_days: number;
  /** What its message asks for besides by law or contract: late interest, compensation. */
  charges?: ChargeKind[] | undefined;
  /** Whether a person takes over. Such a level does nothing else. */
  escalate?: boolean | undefined;
  /** Fee that its message asks for, one for each currency that has one. */
  fee?: Money[] | undefined;
  /** What is sent. */
  message?: MessagePlan | undefined;
  /** Least amount, one for each currency that has one, for which the level is worth taking. */
  min_amount?: Money[] | undefined;
  /** Fewest days since the last message to the customer before this level's message may go. */
  min_gap_days?: number | undefined;
  /** What is tried. */
  retry?: RetryPlan | undefined;
}

/**
 * What one level of a dunning policy brought back.
 *
 * Measured as a funnel: of what *reached* the level, what came in before the next one. Failures that ended at a
 * level would be the wrong base: those not recovered have moved on.
 */
export interface LevelMetrics {
  /** The currency. */
  currency: Currency;
  /** The level, 0 before the first reminder. */
  level: number;
  /** Failures that reached it. */
  reached: number;
  /** Amount of the failures that reached it. */
  reached_amount: Money;
  /** Amount recovered at it. */
  recovered: Money;
  /** Recovered of the amount that reached it. */
  dunning_recovery: Measure;
  /** Failures recovered in full at it, of those that reached it. */
  dunning_recovery_by_count: Measure;
  /** The policy; absent for failures without one. */
  policy_id?: PolicyId | undefined;
}

/** Whether one more try keeps a limit. */
export interface LimitVerdict {
  /** Whether it does. */
  allowed: boolean;
  /** How many tries stand in the window at that instant. */
  used: number;
  /** How many more may follow at that instant. */
  left: number;
  /** The first instant at which one more try keeps the limit; where none ever does, nothing. */
  next_allowed?: Timestamp | undefined;
}

/** The lists that come with the engine. */
export interface Lists {
  /** Words of bank texts, with what each announces. */
  words: RemittanceWord[];
  /** What each kind of evidence weighs. */
  weights: EvidenceWeight[];
}

/** One line of the interaction log. */
export interface LogEntry {
  /** The fact. */
  fact_id: FactId;
  /** The instant at which it happened. */
  at: Timestamp;
  /** The day for which it counts. */
  date: Date;
  /** What happened: the kind of the fact. */
  what: Name;
  /** Who or what on the host's side. */
  actor?: ActorId | undefined;
  /** The particulars: names to texts, sorted by name. */
  details?: Record<string, string> | undefined;
  /** The words, where there are any. */
  text?: Note | undefined;
  /** Who at the customer, where it is known. */
  who?: ContactId | undefined;
}

/** A choice of the host for one customer in one currency, made with a chance that was written down. */
export interface LoggedChoice {
  /** For whom. */
  customer_id: CustomerId;
  /** In which currency. */
  currency: Currency;
  /** When. What was recorded at this instant or later was not known to it. */
  at: Timestamp;
  /**
   * The group of actions that was chosen. A comparison of policies knows the kinds of actions, such as
   * `send_message` or `escalate`, and `none`.
   */
  group: Name;
  /** The chance with which it was chosen: above 0, at most 1. */
  chance: Ratio;
  /**
   * What a forecast made before the choice expected to be paid within the horizon, whatever the action: a share of
   * what was overdue.
   */
  expected?: Ratio | undefined;
}

/** A choice whose chance was logged, and what came of it. */
export interface LoggedOutcome {
  /** For whom it was made. */
  customer_id: CustomerId;
  /** The group of actions that was chosen, in the host's words, such as `send_message` or `none`. */
  group: Name;
  /** The chance with which it was chosen: above 0, at most 1. */
  chance: Ratio;
  /** The share of what was overdue at the choice that was paid within the horizon, 0 to 1. */
  recovered: Ratio;
  /** What a forecast made before the choice expected of it, whatever the action, 0 to 1. */
  expected?: Ratio | undefined;
}

/** Something that happened to an invoice on a day. */
export interface Mark {
  /** The day. */
  date: Date;
  /** What happened. */
  mark: MarkKind;
}

/** What one mark of the CRM does. */
export interface MarkRule {
  /** The mark. */
  mark: CrmMark;
  /** What it does. */
  effect: MarkEffect;
}

/** The match of one movement. */
export interface Match {
  /** The movement. */
  movement_id: MovementId;
  /** What is to be done. */
  decision: MatchDecision;
  /** The best answer that agrees with all other movements. */
  best: MatchCandidate;
  /** By how much the whole batch would be less likely if this answer were forbidden, in log-odds, to three decimals. */
  margin: Figure;
  /** Chance that the right answer was not found, from 0 to 0.999999. */
  unlisted: Figure;
  /** The next best answers, most likely first. */
  others?: MatchCandidate[] | undefined;
  /** Why, and what was found on the way. */
  reasons?: Reason[] | undefined;
  /** The evidence for that. */
  unlisted_evidence?: EvidenceShare[] | undefined;
  /** What would make another answer the best. */
  would_flip?: Reason[] | undefined;
}

/** An answer to a movement. */
export interface MatchCandidate {
  /** How the movement relates to the items. */
  kind: MatchKind;
  /** Chance that this answer is right in all its parts, from 0 to 0.999999. */
  confidence: Figure;
  /** Sum of the evidence, in log-odds, to three decimals. */
  score: Figure;
  /** What is missing of the items' total, or came on top, by name: none, one, or two at once. */
  adjustments?: Adjustment[] | undefined;
  /** Who paid; none where it is not a receivable. */
  customer_id?: CustomerId | undefined;
  /** The evidence, in the order of the kinds. */
  evidence?: EvidenceShare[] | undefined;
  /** What is settled. */
  items?: MatchedItem[] | undefined;
  /** Money that stays with the customer, in the movement's currency. */
  on_account?: Money | undefined;
}

/**
 * A match of a bank movement was confirmed, by a person or by its confidence. What it settles follows as facts of
 * its own.
 */
export interface MatchConfirmed {
  kind: "match_confirmed";
  /** Names the fact. */
  id: FactId;
  /** The day for which it counts. */
  effective: Date;
  /** The instant at which it became known. */
  recorded: Timestamp;
  /** The movement. */
  movement_id: MovementId;
  /** Who or what did it. */
  actor?: ActorId | undefined;
  /** The instant at which it happened, where it differs from `recorded`. */
  at?: Timestamp | undefined;
  /** Who paid; none where it is no receivable. */
  customer_id?: CustomerId | undefined;
}

/** A discount for early payment, as printed on an item. */
export interface MatchDiscount {
  /** Percent off, above 0 and below 100. */
  percent: Percent;
  /** Last day on which it may be taken. */
  until: Date;
}

/** Movements, items, customers and evidence, each in any order. */
export interface MatchInput {
  /** Movements to match. */
  movements: BankMovement[];
  /** Open items and open credit memos. */
  items: MatchItem[];
  /** The customers. */
  customers: Customer[];
  /** What earlier matches taught. */
  learned?: LearnedEvidence | undefined;
  /** Earlier verdicts on these movements, in the order in which they became known. */
  verdicts?: MatchVerdict[] | undefined;
}

/**
 * An open item or an open credit memo, with every number by which a payer may name it.
 *
 * Exactly one of `invoice_id` and `credit_memo_id`.
 */
export interface MatchItem {
  /** Who owes it, or has the credit. */
  customer_id: CustomerId;
  /** Date on the document: it can be paid from this day on. */
  issue_date: Date;
  /** When it is due. */
  due_date: Date;
  /** What is open on it, above zero, for a credit memo too. */
  open: Money;
  /** The credit memo. */
  credit_memo_id?: CreditMemoId | undefined;
  /** Discounts printed on it; of several the first that still runs applies. */
  discounts?: MatchDiscount[] | undefined;
  /** Whether the customer disputes it: it is matched only when the payer names it. */
  disputed?: boolean | undefined;
  /** Which instalment of it, from 1; may be left out where there is only one. */
  instalment?: number | undefined;
  /** The invoice or debit memo. */
  invoice_id?: InvoiceId | undefined;
  /** The number as printed; the id where not given. */
  number?: Reference | undefined;
  /** Other numbers by which a payer may name it, such as the customer's order number. */
  references?: Reference[] | undefined;
  /** Structured creditor reference printed on it. */
  structured_reference?: Reference | undefined;
  /** Tax contained in the open amount, zero or more: where tax is withheld, it may be counted from the rest. */
  tax?: Money | undefined;
}

/** Limits, rates and thresholds of cash application. */
export interface MatchOptions {
  /** Confidence from which a match is applied without a person. */
  apply_confidence?: Figure | undefined;
  /** Most that banks take out of one payment, one amount for each currency; none: no such difference is accepted. */
  bank_fee_most?: Money[] | undefined;
  /** Days after its end for which a discount is still accepted. */
  discount_grace_days?: number | undefined;
  /** Days within which a second payment like the first counts as its duplicate. */
  duplicate_days?: number | undefined;
  /**
   * Rates in percent a year, simple and of 365 days, at which customers add late interest by themselves; none: such
   * a payment is more than its items, and the rest stays on account.
   */
  interest_percents?: Percent[] | undefined;
  /** Days before its issue on which an item may already be paid. */
  lead_days?: number | undefined;
  /** Runners-up that are given with each match. */
  most_candidates?: number | undefined;
  /** How far from the rate such a payment may be, in percent. */
  rate_tolerance_percent?: Percent | undefined;
  /** Rates by which a payment in one currency may settle items in another; none: it goes to review. */
  rates?: MatchRate[] | undefined;
  /**
   * Largest small difference that is written off, for each currency. Reached only together with
   * `rounding_percent`: the smaller limit decides.
   */
  rounding_most?: Money[] | undefined;
  /** Largest small difference in percent of the items. */
  rounding_percent?: Percent | undefined;
  /**
   * Steps that the search for sets of items may take for one movement and payer; 2,200,000 where not given, which
   * looks at every set of 40 items.
   */
  search_steps?: number | undefined;
  /** Lengths at which banks cut texts, in characters: a text of such a length may go on. */
  text_lengths?: number[] | undefined;
  /** What each kind of evidence weighs; the standard weights where not given. */
  weights?: EvidenceWeight[] | undefined;
  /** Rates of tax that customers withhold, in percent of the gross amount. */
  withholding_percents?: Percent[] | undefined;
  /** Words of bank texts; the standard list where not given. */
  words?: RemittanceWord[] | undefined;
}

/** What is to be posted for a movement: the match without figures and runners-up. */
export interface MatchOutcome {
  /** The movement. */
  movement_id: MovementId;
  /** What is to be done. */
  decision: MatchDecision;
  /** How the movement relates to the items. */
  kind: MatchKind;
  /** What is missing of the items' total, or came on top, by name: none, one, or two at once. */
  adjustments?: Adjustment[] | undefined;
  /** Who paid; none where it is not a receivable. */
  customer_id?: CustomerId | undefined;
  /** What is settled. */
  items?: MatchedItem[] | undefined;
  /** Money that stays with the customer, in the movement's currency. */
  on_account?: Money | undefined;
}

/** What one unit of a common base is worth in a currency. The base itself has the rate 1. */
export interface MatchRate {
  /** The currency. */
  currency: Currency;
  /** Units of it for one unit of the base. */
  rate: Rate;
}

/** A match was rejected, or taken back after it was confirmed: the movement is open again. */
export interface MatchRejected {
  kind: "match_rejected";
  /** Names the fact. */
  id: FactId;
  /** The day for which it counts. */
  effective: Date;
  /** The instant at which it became known. */
  recorded: Timestamp;
  /** The movement. */
  movement_id: MovementId;
  /** Who or what did it. */
  actor?: ActorId | undefined;
  /** The instant at which it happened, where it differs from `recorded`. */
  at?: Timestamp | undefined;
  /** For whom it was matched; none where it was called no receivable. */
  customer_id?: CustomerId | undefined;
  /** Why. */
  reason?: Note | undefined;
}

/** The matches of a batch. */
export interface MatchReport {
  /** One for each movement, by value date, then id. */
  matches: Match[];
}

/** An earlier verdict on a movement that is open, or open again. */
export interface MatchVerdict {
  /** The movement. */
  movement_id: MovementId;
  /** Whether the match was confirmed; else it was rejected, or taken back. */
  confirmed: boolean;
  /** For whom it was matched; none where it was called no receivable. */
  customer_id?: CustomerId | undefined;
}

/**
 * A part of a match: one item or credit memo, and how much of it is settled.
 *
 * Exactly one of `invoice_id` and `credit_memo_id`.
 */
export interface MatchedItem {
  /** Who owes it. */
  customer_id: CustomerId;
  /** How much of it is settled, in its currency, above zero for a credit memo too. */
  amount: Money;
  /** The credit memo that is used. */
  credit_memo_id?: CreditMemoId | undefined;
  /** Which instalment of it. */
  instalment?: number | undefined;
  /** The invoice. */
  invoice_id?: InvoiceId | undefined;
}

/** The number is larger than this: the history given does not reach far enough. */
export interface MeasureMoreThan {
  kind: "more_than";
  /** What the whole history makes. */
  value: Figure;
  /** What it counts. */
  unit: Unit;
}

/** There is no number. */
export interface MeasureNotAvailable {
  kind: "not_available";
  /** Why not. */
  reason: Reason;
}

/** The number, with as many decimals as were asked for. */
export interface MeasureValue {
  kind: "value";
  /** The number. */
  value: Figure;
  /** What it counts. */
  unit: Unit;
  /** How it was rounded. */
  rounding: Rounding;
}

/** A message that was sent. */
export interface Message {
  /** The message's id. */
  id: MessageId;
  /** To which customer. */
  customer_id: CustomerId;
  /** Through which channel. */
  channel: Channel;
  /** The action that asked for it. */
  action_id?: ActionId | undefined;
  /** To which contact. */
  contact_id?: ContactId | undefined;
  /** About which invoices. */
  invoice_ids?: InvoiceId[] | undefined;
  /** Number of the dunning level that it belongs to, as the action said: from it the metrics know how far a case went. */
  level?: number | undefined;
  /** From which template. */
  template?: Name | undefined;
  /** How it sounds. */
  tone?: Tone | undefined;
}

/** A message, ready to be looked at and sent. Plain text. */
export interface MessageDraft {
  /** Key of the template. */
  template: Name;
  /** The language it is written in. */
  language: Name;
  /** The subject: one line. */
  subject: string;
  /** The text. */
  body: string;
  /** What should be known of it: `language_not_there`. */
  reasons?: Reason[] | undefined;
  /** How it sounds. */
  tone?: Tone | undefined;
}

/** What a message is to say. */
export interface MessageInput {
  /** Key of the template. */
  template: Name;
  /** The day on which it is written: from it the days past due are counted. */
  as_of: Date;
  /** A promise that was broken. */
  broken_promise?: BrokenPromise | undefined;
  /** What is asked for besides, not in the total. */
  charges?: ChargeLine[] | undefined;
  /** Whom to greet. */
  contact_name?: Name | undefined;
  /** Name of the customer. */
  customer_name?: Name | undefined;
  /** Last day on which the card or mandate works. */
  expires?: Date | undefined;
  /** The items it is about, oldest due date first; all in the currency of the total. */
  items?: ItemLine[] | undefined;
  /** Language to write in (BCP 47). */
  language?: Name | undefined;
  /** Methods of payment that it speaks of. */
  methods?: PaymentMethod[] | undefined;
  /** The last day to pay. */
  pay_by?: Date | undefined;
  /** The host's link to pay, or to give other payment details. */
  payment_link?: string | undefined;
  /** How it sounds; the template's own tone where not given. */
  tone?: Tone | undefined;
  /** What is asked for. */
  total?: Money | undefined;
  /** The host's own texts by name. They become fields, and may fill a field that is empty here. */
  values?: Record<string, string> | undefined;
}

/** A language. Amounts and dates are written as Unicode CLDR has them, with the code of the currency. */
export interface MessageLanguage {
  /** Its tag (BCP 47), such as `de` or `pt-BR`. */
  language: Name;
  /** What stands before the decimals. */
  decimal: string;
  /** What stands between groups of three digits; nothing where empty. */
  group: string;
  /** Fewest digits before the first group mark, 1 or 2: with 2, `1234` but `12 345`. */
  min_group_digits: number;
  /** An amount: `{amount}` and `{code}`. */
  money: string;
  /** A date: `{day}`, `{month}` and `{year}`. */
  date: string;
  /** The names of the twelve months, as they stand in a date. */
  months: string[];
  /** Which form of a word follows a number. */
  plural: PluralRule;
  /** A date on the first of a month, where it is written in another way. */
  date_of_first?: string | undefined;
  /** Texts that templates share; a later one may use an earlier one. */
  phrases?: Phrase[] | undefined;
  /** Its templates. */
  templates?: MessageTemplate[] | undefined;
  /** Names of charges and methods of payment. */
  words?: Record<string, string> | undefined;
}

/** A message was opened. */
export interface MessageOpened {
  kind: "message_opened";
  /** Names the fact. */
  id: FactId;
  /** The day for which it counts. */
  effective: Date;
  /** The instant at which it became known. */
  recorded: Timestamp;
  /** The message. */
  message_id: MessageId;
  /** Who or what did it. */
  actor?: ActorId | undefined;
  /** The instant at which it happened, where it differs from `recorded`. */
  at?: Timestamp | undefined;
  /** Which contact. */
  contact_id?: ContactId | undefined;
}

/** Templates and languages of the caller. */
export interface MessageOptions {
  /** Language where the one asked for has no template; English where not given. */
  default_language?: Name | undefined;
  /** Languages that come before the shipped ones: one with the same tag takes its place. */
  languages?: MessageLanguage[] | undefined;
  /** Templates that come before the shipped ones. */
  templates?: MessageTemplate[] | undefined;
}

/** A message of a level. */
export interface MessagePlan {
  /** Through which channel. */
  channel: Channel;
  /** How it sounds. */
  tone: Tone;
  /** The host's template. */
  template: Name;
  /** Whether the second contact gets it too. */
  also_secondary?: boolean | undefined;
  /** Days from the day on which it leaves to the last day to pay that it names; none where not given. */
  pay_within_days?: number | undefined;
  /** Whether it carries a link to pay at once. */
  payment_link?: boolean | undefined;
}

/** A message was sent. */
export interface MessageSent {
  kind: "message_sent";
  /** Names the fact. */
  id: FactId;
  /** The day for which it counts. */
  effective: Date;
  /** The instant at which it became known. */
  recorded: Timestamp;
  /** The message. */
  message: Message;
  /** Who or what did it. */
  actor?: ActorId | undefined;
  /** The instant at which it happened, where it differs from `recorded`. */
  at?: Timestamp | undefined;
}

/** A template. */
export interface MessageTemplate {
  /** Its key: what policies and actions name. */
  key: Name;
  /** The subject, which comes out as one line. */
  subject: string;
  /** The text; in JSON also a list of lines. */
  body: string;
  /** Its language (BCP 47); needed, but for templates that stand in a language. */
  language?: Name | undefined;
  /** How it sounds. */
  tone?: Tone | undefined;
}

/** What a payment is expected to cost by one method. */
export interface MethodCost {
  /** The method. */
  method: Name;
  /** The fee. */
  fee: Money;
  /** Chance of failing × cost of another try. */
  failure: Money;
  /** Chance of a dispute × (its fee + the amount). */
  dispute: Money;
  /** Cost of the capital until the money is there. */
  capital: Money;
  /** All of it. */
  total: Money;
  /** Days until the money is there. */
  settlement_days: number;
}

/** One request for another card or mandate instead of reminders. */
export interface MethodFirst {
  /** Days past due, without those on which the item was held back, up to which nothing else is done. */
  quiet_days: number;
}

/** The metrics of one payment method in one currency. */
export interface MethodMetrics {
  /** The currency. */
  currency: Currency;
  /** The method. */
  method: PaymentMethod;
  /** Payments received. */
  payments: number;
  /** Amount received. */
  received: Money;
  /** Days late by amount paid. */
  weighted_days_late: Measure;
  /** Days from issue to payment by amount paid. */
  weighted_days_to_pay: Measure;
  /** Payments posted without a person. */
  touchless_rate: Measure;
  /** Payments that failed at first. */
  failures: number;
  /** Amount that failed at first. */
  failed: Money;
  /** Amount recovered of it. */
  dunning_recovery: Measure;
  /** Failures recovered in full. */
  dunning_recovery_by_count: Measure;
}

/** A way to be paid, with its price and what is known of its chances. */
export interface MethodOffer {
  /** The method's name, as the host calls it. */
  method: Name;
  /** Added part of the amount that no cap covers: cross-border, conversion, instant. */
  added_percent?: Percent | undefined;
  /** Why it may not be used now: no mandate, a hard failure, a limit reached. It may be used where not given. */
  barred?: Name | undefined;
  /** The fee is at most so much, without `added_percent`. */
  cap?: Money | undefined;
  /** What a dispute costs besides the amount. */
  dispute_fee?: Money | undefined;
  /** Chance of a dispute, percent. */
  dispute_percent?: Percent | undefined;
  /** Chance of failing, percent. */
  failure_percent?: Percent | undefined;
  /** Added to every payment, zero or more. */
  fixed?: Money | undefined;
  /** Smallest payment that it takes. */
  least?: Money | undefined;
  /** The fee is at least so much. */
  minimum?: Money | undefined;
  /** Largest payment that it takes. */
  most?: Money | undefined;
  /** Part of the amount. */
  percent?: Percent | undefined;
  /** What another try costs after a failure. */
  retry_cost?: Money | undefined;
  /** Days during which the payer can take it back; final where not given. */
  reversible_days?: number | undefined;
  /** Days until the money is there. */
  settlement_days?: number | undefined;
}

/** Every metric of amounts. What was not given (balances, monthly sales) makes its metrics not available. */
export interface MetricSet {
  /** Invoiced less credit memos. */
  credit_sales: Money;
  /** Payments received. */
  received: Money;
  /** DSO on ending receivables. */
  dso: Measure;
  /** DSO on mean receivables: another measure, never to be compared with `dso`. */
  dso_average: Measure;
  /** DSO by count-back over the monthly sales. */
  dso_count_back: Measure;
  /** DSO if nothing were past due. */
  best_possible_dso: Measure;
  /** DSO less best possible DSO. */
  average_days_delinquent: Measure;
  /** Days late by amount paid. */
  weighted_days_late: Measure;
  /** Days granted by amount invoiced. */
  weighted_days_to_terms: Measure;
  /** Days from issue to payment by amount paid. */
  weighted_days_to_pay: Measure;
  /** Collection effectiveness index. */
  collection_effectiveness: Measure;
  /** Receivables turnover in the period. */
  turnover: Measure;
  /** Days of the period over turnover. */
  collection_period: Measure;
  /** Cash applied to the invoices of the period. */
  collection_rate: Measure;
  /** Past due of gross receivables at the end. */
  past_due_share: Measure;
  /** Unapplied of gross receivables at the end. */
  unapplied_share: Measure;
  /** Amount of disputed invoices of the amount invoiced. */
  dispute_rate_by_amount: Measure;
  /** Amount of promises kept of the amount that came due. */
  promise_kept_rate_by_amount: Measure;
  /** Amount recovered of the amount that failed. */
  dunning_recovery: Measure;
  /** Bad debt expense of credit sales. */
  bad_debt_to_sales: Measure;
  /** Written off less recovered of mean receivables. */
  write_off_rate: Measure;
  /** What counts documents and days. */
  counts: CountMetrics;
  /** Receivables at the beginning on the basis of the options; absent where no balance was given. */
  beginning_receivables?: Money | undefined;
  /** Receivables at the end on the basis of the options; absent where no balance was given. */
  ending_receivables?: Money | undefined;
  /** From each ageing bucket into the next older one; empty where no buckets were given. */
  roll_rates?: RollRate[] | undefined;
}

/** How the metrics are measured. */
export interface MetricsOptions {
  /** Decimals and rounding of bad debt to sales: half up to 3 unless given. */
  bad_debt_precision?: Precision | undefined;
  /** What a payment before its due date counts in the days late. */
  early_payments?: EarlyPayment | undefined;
  /** Decimals and rounding of every measure but bad debt to sales: half up to 2. */
  precision?: Precision | undefined;
  /** Which receivables are measured. */
  receivables?: ReceivablesBasis | undefined;
}

/** The metrics of a period. */
export interface MetricsReport {
  /** First day of the period. */
  from: Date;
  /** Last day of the period. */
  to: Date;
  /** Days of the period, both ends included. */
  days: number;
  /** What was measured, so that a reader knows which DSO this is. */
  options: MetricsOptions;
  /** What counts documents and days, over all currencies. */
  overall: CountMetrics;
  /** By currency, sorted. */
  by_currency: CurrencyMetrics[];
  /** By currency and segment, sorted; entries without a segment come first. */
  by_segment: SegmentMetrics[];
  /** By currency and payment method, sorted. */
  by_method: MethodMetrics[];
  /** By currency, dunning policy and level, sorted: how the steps of a sequence perform. */
  by_level: LevelMetrics[];
  /** By currency and dunning policy, sorted: how sequences compare. */
  by_policy: PolicyMetrics[];
}

/** The miss of one currency. */
export interface Miss {
  /** The currency. */
  currency: Currency;
  /** What was expected. */
  expected: Money;
  /** What was received. */
  received: Money;
  /** Received less expected. */
  miss: Money;
  /** Its causes; they add up to the miss. In the order of the list of causes, those that are zero left out. */
  parts: MissPart[];
}

/** One cause of the miss. */
export interface MissPart {
  /** The cause. */
  cause: MissCause;
  /** Received less expected, by that cause. */
  amount: Money;
  /** Invoices, or receipts without one. */
  count: number;
}

/** Losses expected of one currency. */
export interface ModelledLoss {
  /** The currency. */
  currency: Currency;
  /** What is open. */
  gross: Money;
  /**
   * Sum over invoices of the open amount times the chance of loss, each rounded. The chance of loss is that of default
   * times the share lost, to six decimals.
   */
  allowance: Money;
  /** The allowance over what is open. */
  rate: Ratio;
  /** Invoices that are open. */
  invoices: number;
}

/** Net credit sales of one calendar month, of one currency and segment. */
export interface MonthlySales {
  /** First day of the month. */
  month: Date;
  /** Invoices less credit memos; up to `to` only, for its month. */
  amount: Money;
  /** The segment. */
  segment?: Name | undefined;
}

/** One movement on an account. */
export interface Movement {
  /** The line of the file in which it begins, from 1. */
  line: number;
  /** What moved: above zero into the account, below zero out of it. */
  amount: BankAmount;
  /** What it is. */
  kind: MovementKind;
  /** Whether the money has moved. */
  status: MovementStatus;
  /** Present where it stands for several payments. */
  batch?: PaymentBatch | undefined;
  /** The day the bank booked it. */
  booking_date?: Date | undefined;
  /** Charges of the banks. */
  charges?: Charge[] | undefined;
  /** The codes of the bank. */
  codes?: BankCode[] | undefined;
  /** The other side. */
  counterparty?: Party | undefined;
  /** The payments of a batch; their signed sum is checked against `amount`. */
  details?: Movement[] | undefined;
  /** Amounts in other currencies. */
  exchange?: Exchange | undefined;
  /** Its ids. */
  ids?: PaymentIds | undefined;
  /** What it is for. */
  remittance?: Remittance | undefined;
  /** Why it came back, where it is a return. */
  return_reason?: ReturnReason | undefined;
  /** Whether the bank marks it as undoing an earlier one. */
  reversal?: boolean | undefined;
  /** Further words of the bank: posting text, additional information. */
  text?: string | undefined;
  /** The day from which it bears interest: the day that counts for a payment. */
  value_date?: Date | undefined;
}

/** A credit that a customer has on a day. */
export interface OpenCredit {
  /** What kind of credit. */
  credit: CreditKind;
  /** The payment or credit memo. */
  id: Reference;
  /** Date of the credit memo, or value date of the payment. */
  date: Date;
  /** What is left of it, above zero. */
  open: Money;
  /** Whose it is; none while the payer is unknown. */
  customer_id?: CustomerId | undefined;
  /** The customer's segment on that day. */
  segment?: Name | undefined;
}

/** An invoice, debit memo or instalment with what is open on it. Each instalment is an item of its own. */
export interface OpenItem {
  /** The invoice. */
  invoice_id: InvoiceId;
  /** Number of the instalment, from 1; 1 where there is only one. */
  instalment: number;
  /** Who owes it. */
  customer_id: CustomerId;
  /** Date on the invoice. */
  issue_date: Date;
  /** When it is due. */
  due_date: Date;
  /** What was asked for. */
  amount: Money;
  /** What is still open, zero or more. */
  open: Money;
  /** The part of the open amount that is disputed, zero or more. */
  disputed?: Money | undefined;
  /** Invoice or debit memo. */
  document?: InvoiceKind | undefined;
  /** Whether its terms grant no credit (paid before or on delivery): it does not age and is not dunned. */
  no_credit?: boolean | undefined;
  /** The customer's segment on that day. */
  segment?: Name | undefined;
}

/** A balance that is provided for by itself; it is not in the buckets. */
export interface Outlier {
  /** The customer, invoice or case. */
  id: Reference;
  /** What is open, zero or more. */
  gross: Money;
  /** What is expected to be lost of it, from zero to the gross amount. */
  allowance: Money;
}

/** What is told of each invoice, and where grades begin. */
export interface OutlookOptions {
  /** Days of the survival curve, up to 730; none unless given. */
  curve_days?: number | undefined;
  /** Least health of the grades A, B, C and D; below the last one it is E. */
  grade_health?: number[] | undefined;
  /** Horizons in days from the day of the question, rising, 1 to 730; at most 800 of them. */
  horizon_days?: number[] | undefined;
  /**
   * Points without contributions: an outlook then takes a fraction of the time. `base_points` are the points
   * themselves, so that they still add up.
   */
  without_reasons?: boolean | undefined;
}

/** Outlooks as columns of one length, by due date, then invoice and instalment. */
export interface OutlookTable {
  /** Who owes it. */
  customer_id: CustomerId[];
  /** The invoice. */
  invoice_id: InvoiceId[];
  /** Number of the instalment, from 1. */
  instalment: number[];
  /** When it is due. */
  due_date: Date[];
  /** What is open, above zero. */
  open: string[];
  /** The currency of what is open. */
  currency: Currency[];
  /** Chance from 0 to 1 that it is paid after its due date. */
  p_late: Ratio[];
  /** Chance from 0 to 1 that it is paid more than 30 days after its due date, or never. */
  p_late_over_30: Ratio[];
  /** First day by which it is paid with a chance of one in ten. */
  early_date: (Date | null)[];
  /** First day by which it is as likely paid as not. */
  expected_date: (Date | null)[];
  /** With `early_date`, the bounds between which it is paid with a chance of about four in five. */
  late_date: (Date | null)[];
  /** The points of its score. */
  points: number[];
  /** Payments of the customer that were known. */
  known_payments: number[];
  /** Horizons in days, as asked for. */
  horizon_days: number[];
  /** The chance of being unpaid by each horizon, a column for each. */
  p_unpaid: Ratio[][];
}

/** One view of the future, with how much worse than the past it is. */
export interface OverlayScenario {
  /** Its probability; all together 1. */
  probability: Ratio;
  /** By what the loss rates are multiplied, zero or more, at most 100. */
  factor: Ratio;
}

/** The most one part of an exposure may be. */
export interface PartLimit {
  /** The part. */
  part: ExposurePart;
  /** The most it may be, zero or more. */
  limit: Money;
}

export interface PartsResult {
  /** The parts, in the order of the weights. */
  parts: Money[];
}

/** The other side of a movement. */
export interface Party {
  /** Account. */
  account?: BankAccount | undefined;
  /** Address in one line. */
  address?: string | undefined;
  /** Id of the organisation or person. */
  id?: string | undefined;
  /** Name. */
  name?: string | undefined;
  /** Name of the one behind it, where the payer or payee acts for somebody else. */
  ultimate_name?: string | undefined;
}

/** An invoice, or one instalment of it, with its payments so far. */
export interface PastInvoice {
  /** Who owes it. */
  customer_id: CustomerId;
  /** The invoice. */
  invoice_id: InvoiceId;
  /** Date on the invoice. */
  issue_date: Date;
  /** When it is due. */
  due_date: Date;
  /** What was asked for, above zero. */
  amount: Money;
  /** Number of the instalment, from 1. */
  instalment?: number | undefined;
  /** What else happened, in any order. */
  marks?: Mark[] | undefined;
  /** The day on which the rest was paid, not before the issue date or any part; none while it is open. */
  paid_date?: Date | undefined;
  /**
   * The company above the customer: sisters under one parent tell something of each other. The parent itself needs
   * none.
   */
  parent_id?: CustomerId | undefined;
  /**
   * Parts that were settled, each above zero, none before the issue date. By their `kind` they are payments, or
   * what a credit memo or a write-off took: that is not open any more from its day on, and was never paid. A part
   * counts, and is known, from its `date` on; a payment tells days late by its value date (`source_date`).
   */
  payments?: Settlement[] | undefined;
  /** The customer's segment. */
  segment?: Name | undefined;
}

/** How often an account, or a name, was seen to pay for a customer. */
export interface PayerEvidence {
  /** The account or the name, as the bank showed it. */
  seen: Reference;
  /** For whom it paid. */
  customer_id: CustomerId;
  /** Matches that were confirmed. */
  confirmed: number;
  /** Value date of the first. */
  first: Date;
  /** Value date of the last. */
  last: Date;
  /** Matches that were rejected, or taken back. */
  rejected?: number | undefined;
}

/**
 * Money that came in.
 *
 * A bank debit may be provisional: it counts as received, yet may be returned until `provisional_until`.
 */
export interface Payment {
  /** The payment's id. */
  id: PaymentId;
  /** Day on which the money counts: value date of a transfer, capture of a card, settlement of a debit. */
  value_date: Date;
  /** Gross amount, above zero. */
  amount: Money;
  /** How it was paid. */
  method: PaymentMethod;
  /** The attempt that led to it. */
  attempt_id?: AttemptId | undefined;
  /** Whether a program posted it without a person. */
  auto_posted?: boolean | undefined;
  /** Who paid; none while the payer is not identified. */
  customer_id?: CustomerId | undefined;
  /** Units of the books' currency for one unit of the payment's; looked up by date where not given. */
  exchange_rate?: Rate | undefined;
  /** Fee that the processor kept, contained in the amount; zero or more, not above it. */
  fee?: Money | undefined;
  /** Account of the payer as the bank gave it. */
  payer_account?: Reference | undefined;
  /** Name of the payer as the bank gave it. */
  payer_name?: Reference | undefined;
  /** Last day on which it may be returned in the ordinary way; none when final. */
  provisional_until?: Date | undefined;
  /** On which rail. */
  rail?: Rail | undefined;
  /** What the payer wrote. */
  references?: Reference[] | undefined;
}

/** A payment received in the period. */
export interface PaymentActivity {
  /** The payment. */
  id: PaymentId;
  /** How it was paid. */
  method: PaymentMethod;
  /** Value date, in the period. */
  date: Date;
  /** How much, above zero. */
  amount: Money;
  /** Whether it was applied whole without a person. */
  is_auto_posted: boolean;
  /** What it paid. */
  applied?: AppliedActivity[] | undefined;
  /** The day nothing of it was unapplied any more. */
  applied_on?: Date | undefined;
  /** Its customer; absent while unknown. */
  customer_id?: CustomerId | undefined;
  /** The customer's segment. */
  segment?: Name | undefined;
}

/**
 * An attempt to collect money by card or bank debit. Until it is known to have succeeded or failed it is a
 * barrier: nothing else is tried for its invoices, for the days that the policy gives it, and nothing with the same
 * card or mandate until its result is told.
 *
 * A second attempt with the same card or mandate while one is pending is taken, because it has happened: a ledger
 * that refused it would hide that the customer may be charged twice. It goes to a person (`attempts_overlap`).
 */
export interface PaymentAttempt {
  /** The attempt's id. */
  id: AttemptId;
  /** Whose money. */
  customer_id: CustomerId;
  /** How much, above zero. */
  amount: Money;
  /** By which method. */
  method: PaymentMethod;
  /** The action that asked for it. */
  action_id?: ActionId | undefined;
  /** With which card or mandate on file. */
  instrument_id?: InstrumentId | undefined;
  /** For which invoices. */
  invoice_ids?: InvoiceId[] | undefined;
  /** Number of the dunning level that it belongs to, as the action said: from it the metrics know how far a case went. */
  level?: number | undefined;
}

/** A movement that stands for several payments. */
export interface PaymentBatch {
  /** How many payments it has, where the file says so. */
  count?: number | undefined;
  /** Id of the message in which they were ordered. */
  message_id?: string | undefined;
  /** Id of the payment group in that message. */
  payment_information_id?: string | undefined;
  /** Their sum, where the file says so. */
  total?: BankAmount | undefined;
}

/** The chances that what is open of an invoice is still unpaid, day by day. */
export interface PaymentChances {
  /** Who owes it. */
  customer_id: CustomerId;
  /** The invoice. */
  invoice_id: InvoiceId;
  /** Number of the instalment, from 1. */
  instalment: number;
  /** What is open, above zero. */
  open: Money;
  /** The day to which the first chance belongs. */
  from: Date;
  /**
   * The chance that it is unpaid at the end of that day and of each day after it, in millionths; falling. After
   * the last one it stays.
   */
  unpaid_millionths: number[];
  /** The customer's segment. */
  segment?: Name | undefined;
}

/** An attempt to collect failed. */
export interface PaymentFailed {
  kind: "payment_failed";
  /** Names the fact. */
  id: FactId;
  /** The day for which it counts. */
  effective: Date;
  /** The instant at which it became known. */
  recorded: Timestamp;
  /** The failure. */
  failure: PaymentFailure;
  /** Who or what did it. */
  actor?: ActorId | undefined;
  /** The instant at which it happened, where it differs from `recorded`. */
  at?: Timestamp | undefined;
}

/** A payment that was tried and failed. */
export interface PaymentFailure {
  /** Whose money. */
  customer_id: CustomerId;
  /** How much, above zero. */
  amount: Money;
  /** By which method. */
  method: PaymentMethod;
  /** The code as the network or processor gave it. */
  code: Reference;
  /** Advice of the network or processor on what to do. */
  advice?: Name | undefined;
  /** The attempt, where it was announced before. */
  attempt_id?: AttemptId | undefined;
  /** With which card or mandate on file. */
  instrument_id?: InstrumentId | undefined;
  /** For which invoices. */
  invoice_ids?: InvoiceId[] | undefined;
  /** The network's reference: the same failure told twice has the same one, and counts once. */
  network_reference?: Reference | undefined;
  /** On which rail. */
  rail?: Rail | undefined;
  /** The words of the network or processor. */
  text?: Note | undefined;
}

/** Ids of a payment, each by its own name. `NOTPROVIDED` and `NONREF` are left out. */
export interface PaymentIds {
  /** Reference of the account servicer: `AcctSvcrRef`, the part of `:61:` after `//`, the bank reference of BAI2. */
  bank_reference?: string | undefined;
  /** Number of the cheque. */
  check_number?: string | undefined;
  /** Reference of the clearing system. */
  clearing_reference?: string | undefined;
  /** Id of the creditor who collects. */
  creditor_id?: string | undefined;
  /** Reference of the account owner: customer reference of `:61:` and BAI2. */
  customer_reference?: string | undefined;
  /** End-to-end id, given by the payer. */
  end_to_end_id?: string | undefined;
  /** Reference of the entry: `NtryRef`. */
  entry_reference?: string | undefined;
  /** Id of the instruction. */
  instruction_id?: string | undefined;
  /** Id of the mandate. */
  mandate_id?: string | undefined;
  /** Id of the message in which the payment was ordered. */
  message_id?: string | undefined;
  /** Id of the payment group in that message. */
  payment_information_id?: string | undefined;
  /** Id given by the provider of the file, unique in the account (`FITID`). */
  provider_id?: string | undefined;
  /** Trace number of an ACH entry, or of the transfer behind a remittance advice. */
  trace_number?: string | undefined;
  /** Id of the transaction, given by the first bank. */
  transaction_id?: string | undefined;
  /** Unique end-to-end reference (UUID). */
  uetr?: string | undefined;
}

/** A card or mandate was put on file, changed or taken off. */
export interface PaymentMethodUpdated {
  kind: "payment_method_updated";
  /** Names the fact. */
  id: FactId;
  /** The day for which it counts. */
  effective: Date;
  /** The instant at which it became known. */
  recorded: Timestamp;
  /** The card or mandate as it is now. */
  instrument: Instrument;
  /** Who or what did it. */
  actor?: ActorId | undefined;
  /** The instant at which it happened, where it differs from `recorded`. */
  at?: Timestamp | undefined;
}

/** A payment plan that replaces the pursuit of its invoices while it is kept. */
export interface PaymentPlan {
  /** The plan's id. */
  id: PlanId;
  /** With whom. */
  customer_id: CustomerId;
  /** What is to be paid when: one currency, days rising. */
  instalments: PlanInstalment[];
  /** For which invoices. */
  invoice_ids?: InvoiceId[] | undefined;
}

/** Money came in; effective on its value date. */
export interface PaymentReceived {
  kind: "payment_received";
  /** Names the fact. */
  id: FactId;
  /** The day for which it counts. */
  effective: Date;
  /** The instant at which it became known. */
  recorded: Timestamp;
  /** The payment. */
  payment: Payment;
  /** Who or what did it. */
  actor?: ActorId | undefined;
  /** The instant at which it happened, where it differs from `recorded`. */
  at?: Timestamp | undefined;
}

/**
 * A payment, or part of one, that the bank or network took back after it was received.
 *
 * What it had settled is open again from the return on, at its original due date. A return takes what is not
 * allocated first, then the newest allocations, then the newest recoveries of what was written off. A payment can be
 * returned more than once, up to its amount. What was refunded of it cannot be returned: the money left twice, so a
 * return that would take it is refused (`not_possible`); return the rest, and issue a debit memo for what the bank
 * took besides.
 */
export interface PaymentReturn {
  /** The payment. */
  payment_id: PaymentId;
  /** Reason code of the bank or network. */
  code: Reference;
  /** How much was taken back, above zero; all that is left of it where not given. */
  amount?: Money | undefined;
  /** Fee that the bank charged, zero or more. To pass it on, issue a debit memo. */
  fee?: Money | undefined;
  /** The network's reference: the same return told twice has the same one, and counts once. */
  network_reference?: Reference | undefined;
}

/** The bank or network took a payment back. */
export interface PaymentReturned {
  kind: "payment_returned";
  /** Names the fact. */
  id: FactId;
  /** The day for which it counts. */
  effective: Date;
  /** The instant at which it became known. */
  recorded: Timestamp;
  /** The return. */
  payment_return: PaymentReturn;
  /** Who or what did it. */
  actor?: ActorId | undefined;
  /** The instant at which it happened, where it differs from `recorded`. */
  at?: Timestamp | undefined;
}

/** An attempt to collect was started; its result is not known yet. */
export interface PaymentStarted {
  kind: "payment_started";
  /** Names the fact. */
  id: FactId;
  /** The day for which it counts. */
  effective: Date;
  /** The instant at which it became known. */
  recorded: Timestamp;
  /** The attempt. */
  attempt: PaymentAttempt;
  /** Who or what did it. */
  actor?: ActorId | undefined;
  /** The instant at which it happened, where it differs from `recorded`. */
  at?: Timestamp | undefined;
}

/** Before the next delivery (CND): no credit. Due on the base date. */
export interface PaymentTermsCashBeforeNextDelivery {
  kind: "cash_before_next_delivery";
  /** From which date the terms run; the issue date unless given. */
  base?: TermsBase | undefined;
  /** What happens to a due date on a closed day; it is kept unless given. */
  business_day_rule?: BusinessDayRule | undefined;
  /** What happens to the last day of a discount when it is closed; it is kept unless given. */
  discount_business_day_rule?: BusinessDayRule | undefined;
  /** Discounts for early payment, the first that still runs applies; percentages fall from step to step. */
  discounts?: DiscountStep[] | undefined;
}

/** On delivery (COD): no credit. Due on the base date. */
export interface PaymentTermsCashOnDelivery {
  kind: "cash_on_delivery";
  /** From which date the terms run; the issue date unless given. */
  base?: TermsBase | undefined;
  /** What happens to a due date on a closed day; it is kept unless given. */
  business_day_rule?: BusinessDayRule | undefined;
  /** What happens to the last day of a discount when it is closed; it is kept unless given. */
  discount_business_day_rule?: BusinessDayRule | undefined;
  /** Discounts for early payment, the first that still runs applies; percentages fall from step to step. */
  discounts?: DiscountStep[] | undefined;
}

/** A day of the month after the base date's: "15 MFI", "20th of the month following". */
export interface PaymentTermsDayOfFollowingMonth {
  kind: "day_of_following_month";
  /** The day. */
  day: DayOfMonth;
  /** Last day of the base month that counts for it: later days count as the next month's. */
  cutoff_day?: DayOfMonth | undefined;
  /** From which date the terms run; the issue date unless given. */
  base?: TermsBase | undefined;
  /** What happens to a due date on a closed day; it is kept unless given. */
  business_day_rule?: BusinessDayRule | undefined;
  /** What happens to the last day of a discount when it is closed; it is kept unless given. */
  discount_business_day_rule?: BusinessDayRule | undefined;
  /** Discounts for early payment, the first that still runs applies; percentages fall from step to step. */
  discounts?: DiscountStep[] | undefined;
}

/** First that many days, then to the end of that month: "30 days then EOM". */
export interface PaymentTermsDaysThenEndOfMonth {
  kind: "days_then_end_of_month";
  /** Days before going to the end of the month. */
  days: number;
  /** From which date the terms run; the issue date unless given. */
  base?: TermsBase | undefined;
  /** What happens to a due date on a closed day; it is kept unless given. */
  business_day_rule?: BusinessDayRule | undefined;
  /** What happens to the last day of a discount when it is closed; it is kept unless given. */
  discount_business_day_rule?: BusinessDayRule | undefined;
  /** Discounts for early payment, the first that still runs applies; percentages fall from step to step. */
  discounts?: DiscountStep[] | undefined;
}

/** The last day of the month after. */
export interface PaymentTermsEndOfFollowingMonth {
  kind: "end_of_following_month";
  /** From which date the terms run; the issue date unless given. */
  base?: TermsBase | undefined;
  /** What happens to a due date on a closed day; it is kept unless given. */
  business_day_rule?: BusinessDayRule | undefined;
  /** What happens to the last day of a discount when it is closed; it is kept unless given. */
  discount_business_day_rule?: BusinessDayRule | undefined;
  /** Discounts for early payment, the first that still runs applies; percentages fall from step to step. */
  discounts?: DiscountStep[] | undefined;
}

/** The last day of the base date's month. */
export interface PaymentTermsEndOfMonth {
  kind: "end_of_month";
  /** From which date the terms run; the issue date unless given. */
  base?: TermsBase | undefined;
  /** What happens to a due date on a closed day; it is kept unless given. */
  business_day_rule?: BusinessDayRule | undefined;
  /** What happens to the last day of a discount when it is closed; it is kept unless given. */
  discount_business_day_rule?: BusinessDayRule | undefined;
  /** Discounts for early payment, the first that still runs applies; percentages fall from step to step. */
  discounts?: DiscountStep[] | undefined;
}

/** First to the end of the month, then that many days: "EOM + 30 days". */
export interface PaymentTermsEndOfMonthPlusDays {
  kind: "end_of_month_plus_days";
  /** Days after the end of the month. */
  days: number;
  /** From which date the terms run; the issue date unless given. */
  base?: TermsBase | undefined;
  /** What happens to a due date on a closed day; it is kept unless given. */
  business_day_rule?: BusinessDayRule | undefined;
  /** What happens to the last day of a discount when it is closed; it is kept unless given. */
  discount_business_day_rule?: BusinessDayRule | undefined;
  /** Discounts for early payment, the first that still runs applies; percentages fall from step to step. */
  discounts?: DiscountStep[] | undefined;
}

/** The last day of the period that holds the base date. */
export interface PaymentTermsEndOfPeriod {
  kind: "end_of_period";
  /** The period. */
  period: Period;
  /** From which date the terms run; the issue date unless given. */
  base?: TermsBase | undefined;
  /** What happens to a due date on a closed day; it is kept unless given. */
  business_day_rule?: BusinessDayRule | undefined;
  /** What happens to the last day of a discount when it is closed; it is kept unless given. */
  discount_business_day_rule?: BusinessDayRule | undefined;
  /** Discounts for early payment, the first that still runs applies; percentages fall from step to step. */
  discounts?: DiscountStep[] | undefined;
}

/** In parts, each with a date of its own. */
export interface PaymentTermsInstalments {
  kind: "instalments";
  /** The shares, at least one. */
  parts: InstalmentShare[];
  /** Who gets the smallest units left over; largest remainder unless given. */
  rest?: RestRule | undefined;
  /** From which date the terms run; the issue date unless given. */
  base?: TermsBase | undefined;
  /** What happens to a due date on a closed day; it is kept unless given. */
  business_day_rule?: BusinessDayRule | undefined;
  /** What happens to the last day of a discount when it is closed; it is kept unless given. */
  discount_business_day_rule?: BusinessDayRule | undefined;
  /** Discounts for early payment, the first that still runs applies; percentages fall from step to step. */
  discounts?: DiscountStep[] | undefined;
}

/** That many calendar days after the base date; 0 is due on receipt. */
export interface PaymentTermsNet {
  kind: "net";
  /** Days, base day not counted. */
  days: number;
  /** From which date the terms run; the issue date unless given. */
  base?: TermsBase | undefined;
  /** What happens to a due date on a closed day; it is kept unless given. */
  business_day_rule?: BusinessDayRule | undefined;
  /** What happens to the last day of a discount when it is closed; it is kept unless given. */
  discount_business_day_rule?: BusinessDayRule | undefined;
  /** Discounts for early payment, the first that still runs applies; percentages fall from step to step. */
  discounts?: DiscountStep[] | undefined;
}

/** A date agreed once and for all. */
export interface PaymentTermsOn {
  kind: "on";
  /** The date. */
  due_date: Date;
  /** From which date the terms run; the issue date unless given. */
  base?: TermsBase | undefined;
  /** What happens to a due date on a closed day; it is kept unless given. */
  business_day_rule?: BusinessDayRule | undefined;
  /** What happens to the last day of a discount when it is closed; it is kept unless given. */
  discount_business_day_rule?: BusinessDayRule | undefined;
  /** Discounts for early payment, the first that still runs applies; percentages fall from step to step. */
  discounts?: DiscountStep[] | undefined;
}

/** Before delivery: no credit is given, so nothing ages. Due on the base date. */
export interface PaymentTermsPrepaid {
  kind: "prepaid";
  /** What it is called. */
  form: PrepaymentForm;
  /** From which date the terms run; the issue date unless given. */
  base?: TermsBase | undefined;
  /** What happens to a due date on a closed day; it is kept unless given. */
  business_day_rule?: BusinessDayRule | undefined;
  /** What happens to the last day of a discount when it is closed; it is kept unless given. */
  discount_business_day_rule?: BusinessDayRule | undefined;
  /** Discounts for early payment, the first that still runs applies; percentages fall from step to step. */
  discounts?: DiscountStep[] | undefined;
}

/** A customer who pays at another pace than before. */
export interface PaymentVelocity {
  /** The customer. */
  customer_id: CustomerId;
  /** In which direction. */
  change: VelocityChange;
  /** Due date of the first invoice of the change. */
  since: Date;
  /**
   * The day on which it could first be told: the invoices up to the one that gave the alarm were due, or their
   * payments counted, or they had been left unpaid for long enough.
   */
  noticed_on: Date;
  /** Usual days late before, on the terms of the invoices since. */
  days_late_before: number;
  /** Days late since. */
  days_late_since: number;
  /** Chance that there is a change at all, given even odds before: from the likelihood of the invoices since. */
  probability: Ratio;
  /** The invoices since, by due date. */
  drivers: VelocityDriver[];
}

/** What was open at the end of a month, by bucket. */
export interface PeriodEnd {
  /** The day. */
  day: Date;
  /** By bucket, as the ageing of the day has it with what is known at the question. */
  amounts: Money[];
  /** The part of the last bucket that was not in it a month before: what rolled into it. */
  newly_last: Money;
}

/** A text that several templates of a language share. It becomes a field of its name. */
export interface Phrase {
  /** Its name. */
  name: Name;
  /** The text, a template itself; in JSON also a list of lines. */
  text: string;
  /** The field without which it is left out; always there where not given. */
  when?: Name | undefined;
}

/** A payment plan was agreed. */
export interface PlanAgreed {
  kind: "plan_agreed";
  /** Names the fact. */
  id: FactId;
  /** The day for which it counts. */
  effective: Date;
  /** The instant at which it became known. */
  recorded: Timestamp;
  /** The plan. */
  plan: PaymentPlan;
  /** Who or what did it. */
  actor?: ActorId | undefined;
  /** The instant at which it happened, where it differs from `recorded`. */
  at?: Timestamp | undefined;
}

/** One part of a payment plan. */
export interface PlanInstalment {
  /** By which day. */
  date: Date;
  /** How much, above zero. */
  amount: Money;
}

/** A planned try. */
export interface PlannedRetry {
  /** Number of the try after the failure, from 1. */
  attempt: number;
  /** When. */
  at: Timestamp;
  /** Its chance of success, percent, cut to four decimals. */
  success_percent: Figure;
  /** The chance with which this instant was drawn, 1 where nothing was left to chance; cut to six decimals. */
  drawn_with: Figure;
}

/** What a playbook asks for in a case on a day. */
export interface PlannedStep {
  /** The action's kind. */
  kind: Name;
  /** Its id. */
  id: ActionId;
  /** The step. */
  step: Name;
  /** Not before this instant. */
  not_before: Timestamp;
  /** Number of the level, where a level is the cause. */
  level?: number | undefined;
}

/** An entry with its place in the day. */
export interface PlannedWork {
  /** The currency. */
  currency: Currency;
  /** What kind of work it is. */
  group: WorkGroup;
  /** The step to take. */
  step: Name;
  /** How long it takes. */
  minutes: number;
  /** What there is to choose from, the most money in a minute first, then as listed. */
  options: WorkOption[];
  /** Open amount past due. */
  overdue: Money;
  /** Days since a person last did something, or since the oldest item fell due. */
  waiting_days: number;
  /** Why it stands where it stands: `gate`, `waited`, `value`, `priority`, `no_time`, `left_to_program`. */
  reasons: Reason[];
  /** The action that hands it over, where there is one. */
  action_id?: ActionId | undefined;
  /** The case, where there is one. */
  case_id?: CaseId | undefined;
  /** The customer; none for money of an unknown payer. */
  customer_id?: CustomerId | undefined;
}

/** Every policy of a company. */
export interface Playbook {
  /** Version of the playbook, for the record. */
  version: Name;
  /** The company. */
  company: Company;
  /** Dunning policies: each version of each. */
  policies: DunningPolicy[];
  /** The policy where nothing else decides. */
  default_policy: PolicyId;
  /** When a customer behaves how. */
  behaviour: BehaviourRules;
  /** The weights of the worklist. */
  worklist: WorklistOptions;
  /** The policy that a behaviour puts in the place of the default one. */
  by_behaviour?: Record<string, PolicyId> | undefined;
  /** The policy of a segment. */
  by_segment?: Record<string, PolicyId> | undefined;
  /** How bank movements are matched to items; they are left alone where not given. */
  cash?: CashPolicy | undefined;
  /** When customer success is told that a customer pays later than before; with the default rules where not given. */
  early_warning?: EarlyWarningRules | undefined;
  /** When a customer is told that a card or mandate expires; never where not given. */
  expiry?: ExpiryRule | undefined;
  /** What a failed payment permits; the standard table where not given. */
  failures?: FailureTable | undefined;
  /** Which scheme of late interest counts for whom; levels that ask for interest need it. */
  late_interest?: LateInterestRules | undefined;
  /** What the law of each country asks for; the shipped table where not given. */
  legal_steps?: LegalStep[] | undefined;
  /** How retries are planned after a failure; where not given, the levels of the policies fix them. */
  retries?: RetryProgram | undefined;
}

/** What two playbooks would have done in a past period. */
export interface PolicyBacktest {
  /** First day. */
  from: Date;
  /** Last day. */
  until: Date;
  /** Customers who were replayed: those with anything to do under either playbook. */
  customers: number;
  /** Those of them for whom the playbooks ask for different work. */
  differing: number;
  /** Customers for whom the replay came to no end (see `max_instants`): left out of the work. */
  unfinished: number;
  /**
   * Messages, calls, tries to collect and other actions that the ledger says were done in the period, to hold the
   * first column against: it is near where the first playbook was in use.
   */
  done_in_truth: number;
  /** Work by kind, then level. */
  work: WorkEffect[];
  /** What comes in over the first playbook, by currency; empty where no choice was logged. */
  cash: ChoiceEffect[];
  /** Choices whose horizon is not over yet: left out. */
  too_recent: number;
  /** Choices for a customer with nothing overdue in the currency: left out. */
  nothing_overdue: number;
  /**
   * Choices within the horizon of an earlier one of the same customer and currency: left out, so that no money
   * counts twice.
   */
  overlapping: number;
  /** Why nothing at all can be told of money; empty where `cash` says more. */
  cannot_tell?: Reason[] | undefined;
}

/** What a change of policies would do. */
export interface PolicyDiff {
  /** The instant of the question. */
  now: Timestamp;
  /** The company's next day. */
  tomorrow: Date;
  /** How many cases run or lie ahead. */
  cases: number;
  /** How many of them run. */
  running: number;
  /**
   * Cases under another policy or version, with other steps tomorrow, or that would be elsewhere if moved; by
   * customer, then currency.
   */
  differences: CaseDiff[];
  /** What is asked for tomorrow, by kind. */
  counts: StepCount[];
  /** Expected effect by currency; only currencies in which steps differ. */
  cash: CashEffect[];
}

/** Which running cases move, and what is known of their answers. */
export interface PolicyDiffOptions {
  /** What is assumed where `responses` is empty: the shipped assumptions where not given, nothing where empty. */
  assumed?: AssumedResponse[] | undefined;
  /** Whether every running case moves to the second playbook. */
  move_all?: boolean | undefined;
  /** These running cases move. */
  move_cases?: CaseId[] | undefined;
  /** How much comes after which step. Each policy and step once. */
  responses?: StepResponse[] | undefined;
}

/** What a dunning policy brought back over all its levels. */
export interface PolicyMetrics {
  /** The currency. */
  currency: Currency;
  /** Failures it pursued. */
  failures: number;
  /** Their amount. */
  failed: Money;
  /** Amount recovered. */
  recovered: Money;
  /** Recovered of the amount that failed. */
  dunning_recovery: Measure;
  /** Failures recovered in full. */
  dunning_recovery_by_count: Measure;
  /** The policy; absent for failures without one. */
  policy_id?: PolicyId | undefined;
}

/** A version of a dunning policy to which a running case is moved. */
export interface PolicyMove {
  /** The policy. */
  policy_id: PolicyId;
  /** Its version; the one valid on the day of the decision where not given. */
  version?: number | undefined;
}

/** Which version of which policy. */
export interface PolicyVersion {
  /** The policy. */
  id: PolicyId;
  /** Its version. */
  version: number;
}

/** A movement as a ledger takes it. */
export interface PostableMovement {
  /** Digest of account, content and ordinal: 32 hexadecimal digits. */
  id: string;
  /** Day on which the money counts. */
  value_date: Date;
  /** Above zero when money came in. */
  amount: Money;
  /** What it is. */
  kind: MovementKind;
  /** Line of the file. */
  line: number;
  /** The account: its IBAN or number. */
  account?: string | undefined;
  /**
   * What was asked for, where the movement is of another amount in the same currency: a return with its charges
   * names the amount without them. Above zero.
   */
  asked_amount?: Money | undefined;
  /** Numbers of documents that the payer named. */
  documents?: string[] | undefined;
  /** End-to-end id. */
  end_to_end_id?: string | undefined;
  /** The id that the network, or else the bank, gave the movement itself, such as the trace number of a return. */
  network_reference?: string | undefined;
  /** Account of the other side. */
  payer_account?: string | undefined;
  /** Name of the other side. */
  payer_name?: string | undefined;
  /** Ids of the bank or of a provider. */
  provider_ids?: string[] | undefined;
  /** Why it came back, where it is a return. */
  return_reason?: ReturnReason | undefined;
  /** Structured creditor reference, where its check digits are right. */
  structured_reference?: string | undefined;
  /** What the payer wrote, and what the bank put around it. */
  text?: string | undefined;
}

/** What of a file goes to the ledger, and what does not and why. */
export interface PostableMovements {
  /** Movements for the ledger, in the order of the file. */
  movements: PostableMovement[];
  /** The others. */
  left_out: LeftOut[];
}

/** Which movements go to the ledger. */
export interface PostableOptions {
  /**
   * Whether reports and notifications count too. Give their ids as `known` when the statement comes, or they count
   * twice where the bank words them differently.
   */
  before_statement?: boolean | undefined;
  /** Whether a batch stays one movement even where its payments are listed and add up. */
  whole_batches?: boolean | undefined;
}

/** One line of a journal entry. */
export interface Posting {
  /** The part the account plays. */
  role: AccountRole;
  /** On which side. */
  side: Side;
  /** How much, zero or more, in the document's currency. Zero only for gains and losses of exchange. */
  amount: Money;
  /** Name of the account in the host's general ledger, where the settings give it. */
  account?: Name | undefined;
  /** The same in the currency of the books, where the ledger keeps them in one currency; zero or more. */
  functional?: Money | undefined;
}

/**
 * To how many decimals a measure is rounded, and how: half up to 2 unless stated.
 *
 * In JSON: `{"places":2,"rounding":"half_up"}`, each of which may be left out.
 */
export interface Precision {
  /** Decimals, 0 to 12. */
  places?: number | undefined;
  /** How a tie or a rest is rounded. */
  rounding?: Rounding | undefined;
}

/** A part of the debt that was paid. */
export interface PrincipalPayment {
  /** The day on which it was paid: it bears interest up to and with that day. */
  date: Date;
  /** How much, above zero. */
  amount: Money;
}

/**
 * A promise to pay. Kept when at least its amount comes for its invoices up to its date and the grace of the
 * policy, else broken.
 */
export interface Promise {
  /** The promise's id. */
  id: PromiseId;
  /** Who promised. */
  customer_id: CustomerId;
  /** How much, above zero. */
  amount: Money;
  /** By which day. */
  promised_date: Date;
  /** For which invoices; all open ones where empty. */
  invoice_ids?: InvoiceId[] | undefined;
}

/** A promise to pay, with what became of it. */
export interface PromiseActivity {
  /** The promise. */
  id: PromiseId;
  /** How much was promised, above zero. */
  amount: Money;
  /** What became of it up to the end of the period. */
  outcome: PromiseOutcome;
  /** The customer's segment. */
  segment?: Name | undefined;
}

/** How promises and plans turned out. */
export interface PromiseCounts {
  /** Those whose day has not passed. */
  active: number;
  /** Those that were kept. */
  kept: number;
  /** Those that were broken. */
  broken: number;
  /** Those that another took the place of. */
  replaced: number;
  /** Those of which a large part came. */
  partly_kept?: number | undefined;
}

/** The customer promised to pay. */
export interface PromiseMade {
  kind: "promise_made";
  /** Names the fact. */
  id: FactId;
  /** The day for which it counts. */
  effective: Date;
  /** The instant at which it became known. */
  recorded: Timestamp;
  /** The promise. */
  promise: Promise;
  /** Who or what did it. */
  actor?: ActorId | undefined;
  /** The instant at which it happened, where it differs from `recorded`. */
  at?: Timestamp | undefined;
}

/** A bucket of a provision matrix. */
export interface ProvisionBucket {
  /** Its name, such as `31-60`. */
  bucket: Name;
  /** Open in it, without what is provided for by itself. */
  gross: Money;
  /** What of the cohort reached it and was lost. */
  cohort: CohortStage;
  /** Gross amount times rate times factor, rounded half up; none without a rate. */
  allowance?: Money | undefined;
  /** The rate of the chosen method, own or borrowed, before the factor; none where there is none to borrow. */
  rate?: Ratio | undefined;
  /** Whose rate it is. */
  rate_from?: RateSource | undefined;
  /**
   * Share that rolls into the next bucket within a month; of the last one the share that is lost. None where nothing
   * was there to roll.
   */
  roll?: Ratio | undefined;
  /** Loss rate by rolls: the product of the rolls from here on. */
  roll_loss_rate?: Ratio | undefined;
}

/** The matrix of one currency, or of one group in it. */
export interface ProvisionGroup {
  /** The currency of every amount. */
  currency: Currency;
  /** The ends of months, earliest first; the last is the day of the question. */
  periods: PeriodEnd[];
  /** By bucket, youngest first. */
  buckets: ProvisionBucket[];
  /** Sum of the buckets. */
  general: Money;
  /** Sum of what is provided for by itself. */
  specific: Money;
  /** General and specific. */
  allowance: Money;
  /** Everything open that ages: what the ageing of the day calls `open`. */
  gross: Money;
  /** The part of it in buckets without a rate: nothing is provided for it. */
  without_rate: Money;
  /** What of the cohort is still open: neither paid nor lost. */
  cohort_open: Money;
  /** The segment or customer; none where the matrix is not grouped or none is known. */
  group?: Reference | undefined;
  /** What is provided for by itself, by customer. */
  specific_balances?: Outlier[] | undefined;
}

/** The provision matrix of a ledger. */
export interface ProvisionMatrix {
  /** The day of the question. */
  as_of: Date;
  /** First issue date of the cohort. */
  cohort_from: Date;
  /** Last issue date of the cohort. */
  cohort_until: Date;
  /** Which rates are applied. */
  method: LossRateMethod;
  /** By what rates are multiplied. */
  factor: Ratio;
  /** By currency, then group. */
  groups: ProvisionGroup[];
  /** What was known then, where the question says so. */
  known_at?: Timestamp | undefined;
}

/** How a provision matrix is built. */
export interface ProvisionOptions {
  /** Buckets, from which date items age, and groups of like risk. Roll rates suppose buckets about a month wide. */
  ageing?: AgeingOptions | undefined;
  /**
   * Months before the day of the question with which the cohort ends, so that it is known how its invoices ended:
   * 12 unless given, at most 120.
   */
  follow_months?: number | undefined;
  /** Which rates are applied; those of the cohort unless given. */
  method?: LossRateMethod | undefined;
  /**
   * Months back: as many ends of months are compared, and so many months of invoices are the cohort. 12 unless
   * given, 1 to 120.
   */
  periods?: number | undefined;
  /** Views of the future; none where the past is taken to go on. */
  scenarios?: OverlayScenario[] | undefined;
  /** Customers who are provided for by themselves, each once. */
  specific?: SpecificReserve[] | undefined;
}

/**
 * Dated exchange rates with the rule for days without a rate. Plain data; sorted by pair, kind and date.
 *
 * In JSON: `{"lookback_days":7,"pivot":"EUR","intermediate_places":3,"rates":[…]}`.
 */
export interface RateTable {
  /** How many days old the last earlier rate may be; 0 to 366. */
  lookback_days: number;
  /** The rates. */
  rates: ExchangeRate[];
  /** Decimals kept of the amount in the pivot currency; 3 to 12. */
  intermediate_places?: number | undefined;
  /** The currency to go through when a pair has no rate of its own. */
  pivot?: Currency | undefined;
}

/** What the settlement of a foreign item, or of a part of it, does to the books. */
export interface RealisedDifference {
  /** The cash in functional currency, at the settlement rate. */
  received: Money;
  /** The carrying amount of the part settled. */
  carrying: Money;
  /** Received less carrying amount: above zero is a gain on a receivable. */
  realised: Money;
  /** What stays open, at its old carrying amount. */
  remaining: Carrying;
}

/**
 * One reason of a decision: a stable code with its parameters.
 *
 * In JSON: `{"code":"days_past_due","parameters":{"days":"11"}}`. The codes of each engine are listed in its docs.
 */
export interface Reason {
  /** The stable code, snake_case. */
  code: Name;
  /** What the code speaks of: names to texts (amounts, dates, counts), sorted by name. */
  parameters?: Record<string, string> | undefined;
}

/** How much a reason weighs, and what is to be done about it. */
export interface ReasonWeight {
  /** Code of the reason. */
  code: Name;
  /** The weight. */
  weight: Weight;
  /** The next step suggested, in the host's words. */
  next_step: Name;
}

/** Receivables of one currency on one day. */
export interface ReceivablesBalance {
  /** Open items of invoices and debit memos, before any credit. */
  gross: Money;
  /** The part not yet due. */
  current: Money;
  /** The part past due. Current and past due add up to gross. */
  past_due: Money;
  /** Payments of known customers that belong to no item yet, zero or more. */
  unapplied: Money;
  /** Open credit memos and money kept on account on purpose, zero or more. */
  credits: Money;
  /** Open items by age, youngest bucket first, for roll rates; they add up to gross. */
  buckets?: BucketBalance[] | undefined;
  /** Payments of unknown payers, zero or more: no part of the receivables, but money that no one has matched. */
  unidentified?: Money | undefined;
}

/** Money came for something written off. */
export interface Recovered {
  kind: "recovered";
  /** Names the fact. */
  id: FactId;
  /** The day for which it counts. */
  effective: Date;
  /** The instant at which it became known. */
  recorded: Timestamp;
  /** The recovery. */
  recovery: Recovery;
  /** Who or what did it. */
  actor?: ActorId | undefined;
  /** The instant at which it happened, where it differs from `recorded`. */
  at?: Timestamp | undefined;
}

/** Money that came for something written off. The item stays closed; the money is income. */
export interface Recovery {
  /** The recovery's id. */
  id: RecoveryId;
  /** The write-off. */
  write_off_id: WriteOffId;
  /** The payment it comes out of. */
  payment_id: PaymentId;
  /** How much, above zero, in the currency of both. */
  amount: Money;
}

/** The share that is recovered when a group of actions is chosen. */
export interface RecoveryEstimate {
  /** The share, 0 to 1. */
  recovered: Ratio;
  /** Lower end of its interval. */
  low: Ratio;
  /** Upper end of its interval. */
  high: Ratio;
  /** Whether only the errors of a forecast were weighted. */
  doubly_robust: boolean;
}

/** What a scheme says of a reference. */
export interface ReferenceCheck {
  /** The scheme. */
  scheme: ReferenceScheme;
  /** Whether the reference is valid in it. */
  valid: boolean;
  /** What is wrong; only where it is not valid. */
  fault?: ReferenceFault | undefined;
  /** The reference as it is printed; only where it is valid. */
  printed?: string | undefined;
  /** The reference without separators; only where it is valid. */
  value?: string | undefined;
}

/** Money paid back to the customer, out of a payment or credit memo that is not used up. */
export interface Refund {
  /** The refund's id. */
  id: RefundId;
  /** How much, above zero. */
  amount: Money;
  /** The credit memo it comes out of. */
  credit_memo_id?: CreditMemoId | undefined;
  /** The payment it comes out of. */
  payment_id?: PaymentId | undefined;
  /** Why. */
  reason?: Note | undefined;
}

/** Money was paid back to the customer. */
export interface RefundPaid {
  kind: "refund_paid";
  /** Names the fact. */
  id: FactId;
  /** The day for which it counts. */
  effective: Date;
  /** The instant at which it became known. */
  recorded: Timestamp;
  /** The refund. */
  refund: Refund;
  /** Who or what did it. */
  actor?: ActorId | undefined;
  /** The instant at which it happened, where it differs from `recorded`. */
  at?: Timestamp | undefined;
}

/** Whether an entry may be presented again. */
export interface Reinitiation {
  /** Whether it may. */
  allowed: boolean;
  /** The last day on which it may. */
  last_day: Date;
  /** How many more times. */
  left: number;
  /** Why not; empty where it may. */
  reasons: Reason[];
}

/** How often and how long an entry may be presented again. */
export interface ReinitiationRule {
  /** How many times, at most, after the first. */
  most: number;
  /** Within how many days of the first settlement. */
  days: number;
}

/** When a customer is reliable. */
export interface ReliableRule {
  /** How many months are looked at. */
  months: number;
  /** Fewest items closed in them. */
  min_closed: number;
  /** Least share of these that was closed on or before the due date. */
  min_on_time_percent: Percent;
  /** Most days that any of these was late. */
  max_days_late: number;
}

/** What a month end does to an open foreign item. */
export interface Remeasurement {
  /** The open amount at the closing rate. */
  at_close: Money;
  /** At close less carrying amount: above zero is a gain on a receivable. */
  unrealised: Money;
  /** What is posted the next day, when differences are reversed: the unrealised difference with the other sign. */
  reversal: Money;
}

/** What the payment is for. */
export interface Remittance {
  /** Adjustments that belong to no document. */
  adjustments?: RemittanceAdjustment[] | undefined;
  /** Documents that are paid. */
  documents?: RemittedDocument[] | undefined;
  /** The lines as they stood, where there is more than one and no keys divide them. */
  lines?: string[] | undefined;
  /** Purpose code, such as `SALA`. */
  purpose?: string | undefined;
  /** Structured references. */
  references?: StructuredReference[] | undefined;
  /**
   * The free text in one piece. Lines that are filled to their last column go on in the next without a blank, so
   * that a number cut at the edge is whole again.
   */
  text?: string | undefined;
}

/** A deduction or addition to one document. */
export interface RemittanceAdjustment {
  /** What the payer deducted (below zero) or added. */
  amount: BankAmount;
  /** Code of the reason. */
  code?: string | undefined;
  /** The reason in words. */
  text?: string | undefined;
}

/** A word, or two words with a blank between, in ASCII capitals, and what it announces. */
export interface RemittanceWord {
  /** The word. */
  word: string;
  /** What it announces. */
  class: WordClass;
}

/** A document that the payer says is paid. */
export interface RemittedDocument {
  /** Its number. */
  number: string;
  /** Other adjustments. */
  adjustments?: RemittanceAdjustment[] | undefined;
  /** Credit note set off. */
  credit?: BankAmount | undefined;
  /** Its date. */
  date?: Date | undefined;
  /** Discount taken. */
  discount?: BankAmount | undefined;
  /** What was due. */
  due?: BankAmount | undefined;
  /** What it is in the words of the format: `CINV`, `CREN`, `IV`, `CM` … */
  kind?: string | undefined;
  /** What is paid. */
  remitted?: BankAmount | undefined;
}

/** Something the customer said. */
export interface Reply {
  /** Which customer. */
  customer_id: CustomerId;
  /** Through which channel. */
  channel: Channel;
  /** What it is about. */
  intent: ReplyIntent;
  /** Which contact. */
  contact_id?: ContactId | undefined;
  /** To which message it answers. */
  message_id?: MessageId | undefined;
  /** The words. */
  text?: Note | undefined;
}

/** The customer answered or wrote. */
export interface ReplyReceived {
  kind: "reply_received";
  /** Names the fact. */
  id: FactId;
  /** The day for which it counts. */
  effective: Date;
  /** The instant at which it became known. */
  recorded: Timestamp;
  /** The reply. */
  reply: Reply;
  /** Who or what did it. */
  actor?: ActorId | undefined;
  /** The instant at which it happened, where it differs from `recorded`. */
  at?: Timestamp | undefined;
}

/** What a snapshot holds. */
export interface Restored {
  /** The number of its facts. */
  facts: number;
  /** The digest of the ledger. */
  digest: string;
}

/** A try that was made, with what became of it. */
export interface RetryObservation {
  /** How the failure before it was taken. */
  class: FailureClass;
  /** When it first failed. */
  failed_at: Timestamp;
  /** When it was tried again. */
  tried_at: Timestamp;
  /** Number of the try after the failure, from 1. */
  attempt: number;
  /** Whether it succeeded. */
  succeeded: boolean;
  /** The code of the failure before it. */
  code?: Reference | undefined;
  /** The payer's time zone; UTC where not given. */
  time_zone?: TimeZone | undefined;
}

/** An attempt to collect that a level plans. */
export interface RetryPlan {
  /** By which methods, the preferred one first. Only a method with a usable card or mandate on file is tried. */
  methods: PaymentMethod[];
  /** Days after the level is reached, 0 for the same day. */
  after_days?: number | undefined;
}

/** How plans are made. */
export interface RetryPlanOptions {
  /** How many days ahead, 1 to 90. */
  horizon_days: number;
  /** Local hours at which one may try, 0 to 23. */
  hours: number[];
  /** Least hours between two tries. */
  min_gap_hours: number;
  /** The seed of the draw. */
  seed: Name;
  /** The share of instants that are drawn at random, to learn from. */
  explore_percent?: Percent | undefined;
  /** What a try costs, in the currency of the amount; nothing where not given. */
  fee?: Money | undefined;
  /** How many tries after the failure, at most, whatever the code allows. */
  most_tries?: number | undefined;
  /** What a day of waiting costs, percent of what is still at stake: payers who are lost meanwhile, and capital. */
  waiting_percent_a_day?: Percent | undefined;
}

/** What is taken for granted before anything was seen, and how hard it is to move. An assumption of ours: replace it. */
export interface RetryPriors {
  /** Chance of success of the first try after a failure, by class. */
  success_percent: Record<string, Percent>;
  /** By how much the chance changes with the number of the try: 1 for the first; the last one counts for all after. */
  by_attempt: Ratio[];
  /** The same with whole days since the failure, from 0. */
  by_days_since: Ratio[];
  /** How many expected successes a prior weighs. */
  weight: number;
  /** Days of the month on which accounts are fuller, and by how much the chance changes. */
  by_day_of_month?: Record<string, Ratio> | undefined;
}

/** How retries are planned after a failure. */
export interface RetryProgram {
  /** How plans are made. Their fee is not given here, but in `fees`. */
  options: RetryPlanOptions;
  /** The ceilings; those of the network where not given. */
  ach_ceilings?: ReturnCeilings | undefined;
  /**
   * The company's ACH debits and returns over the network's window. A debit is not presented again if its return
   * would bring a rate above its ceiling; without counts nothing is held back for the rates.
   */
  ach_returns?: ReturnCounts | undefined;
  /** What a try costs, one for each currency that has one; nothing in the others. */
  fees?: Money[] | undefined;
  /**
   * Whether attempts can go over another route, another acquirer or processor: then a technical failure is tried
   * there at once, where its code permits it. Once: if that fails too, the plan goes on.
   */
  other_route?: boolean | undefined;
  /** The chances of success, as learned; the standard priors where not given. */
  success?: RetrySuccess | undefined;
}

/** What is planned with an instrument after a failure, or after it was updated. */
export interface RetryProspect {
  /** The failure or update that it follows. There is one next try for each. */
  follows: Timestamp;
  /** What failed to be collected. */
  amount: Money;
  /** How many tries the plan has, the next one among them. */
  planned: number;
  /** Why it stops where it stops. */
  reasons: Reason[];
  /** The next try; none where nothing pays or nothing is permitted any more. */
  at?: Timestamp | undefined;
  /** Whether it goes at once over another route than the attempt that failed: another acquirer or processor. */
  elsewhere?: boolean | undefined;
  /** The invoices of the failed collection; all where empty. */
  invoice_ids?: InvoiceId[] | undefined;
  /** The next try as planned; none after an update, which is followed at once. */
  plan?: PlannedRetry | undefined;
}

/** A failure for which a plan is asked. */
export interface RetryQuestion {
  /** What names the failure: it seeds the draw, together with `seed`. */
  id: Name;
  /** What would be recovered, above zero. */
  amount: Money;
  /** How the last failure is taken. */
  class: FailureClass;
  /** When it first failed. */
  failed_at: Timestamp;
  /** Where given, tries fall on its business days only, by the payer's clock: for bank debits. */
  business_days?: HolidayCalendar | undefined;
  /** The code of the last failure, where chances were learned by code. */
  code?: Reference | undefined;
  /** The limits of the scheme that apply. */
  limits?: AttemptLimit[] | undefined;
  /** How many further tries its code allows, at most. */
  most_retries?: number | undefined;
  /** No try after this instant. */
  not_after?: Timestamp | undefined;
  /** No try before this instant. */
  not_before?: Timestamp | undefined;
  /** The payer's time zone; UTC where not given. */
  time_zone?: TimeZone | undefined;
  /** The tries after the failure, all in vain. Limits that count declines count the failure itself besides. */
  tried?: Timestamp[] | undefined;
}

/** When to try, and what is expected of it. */
export interface RetrySchedule {
  /** The tries, in order; none where none is worth it. */
  retries: PlannedRetry[];
  /** The amount × the chance that one of them succeeds, cut. */
  expected_recovered: Money;
  /** What the tries are expected to cost, cut: those after a success are not made. */
  expected_cost: Money;
  /** Why it stops where it stops. */
  reasons: Reason[];
  /** What waiting is expected to take of what is recovered, cut; left out where the options give it no cost. */
  expected_waiting_cost?: Money | undefined;
}

/** Chances of success, learned. A lift of 1,000,000 changes nothing; what is not listed was never seen. */
export interface RetrySuccess {
  /** What was taken for granted. */
  priors: RetryPriors;
  /** The lift of the number of the try, in millionths. */
  attempts?: Record<string, number> | undefined;
  /** The lift of each class besides, in millionths. */
  classes?: Record<string, number> | undefined;
  /** The lift of each code besides, in millionths. */
  codes?: Record<string, number> | undefined;
  /** The lift of each day of the month, in millionths. */
  days_of_month?: Record<string, number> | undefined;
  /** The lift of the whole days since the failure, in millionths. */
  days_since?: Record<string, number> | undefined;
  /** The lift of each local hour, in millionths. */
  hours?: Record<string, number> | undefined;
  /** The lift of all tries, in millionths. */
  overall?: number | undefined;
  /** How many of them succeeded. */
  successes?: number | undefined;
  /** From how many tries it was learned. */
  tries?: number | undefined;
  /** The lift of each weekday, 0 for Monday, in millionths. */
  weekdays?: Record<string, number> | undefined;
}

/** The highest return rates that the network tolerates. */
export interface ReturnCeilings {
  /** Unauthorised returns, percent of debits. */
  unauthorised_percent: Percent;
  /** Administrative returns, percent of debits. */
  administrative_percent: Percent;
  /** All returns, percent of debits. */
  overall_percent: Percent;
}

/** Debits and their returns over the window of the network: 60 days or two calendar months. */
export interface ReturnCounts {
  /** Debit entries originated. */
  debits: number;
  /** Of them returned as unauthorised. */
  unauthorised: number;
  /** Of them returned for administrative reasons. */
  administrative: number;
  /** Of them returned for any reason. */
  all_returns: number;
}

/** Why a payment came back. */
export interface ReturnReason {
  /** Code, such as `AM04`, `R01`, `914`. */
  code?: string | undefined;
  /** In words. */
  text?: string | undefined;
}

/** Something that came back, for a person. */
export interface ReturnReview {
  /** Why. */
  reason: ReturnReviewReason;
  /** The movement. */
  movement: PostableMovement;
  /** Payments that it may be about. */
  payment_ids?: PaymentId[] | undefined;
}

/** A payment, or an attempt to collect one, that a bank may send back. */
export interface ReturnablePayment {
  /** Whose money. */
  customer_id: CustomerId;
  /** What can still come back, above zero. */
  amount: Money;
  /** By which method. */
  method: PaymentMethod;
  /**
   * The ids under which it went to the bank: end-to-end id, trace number, id of the transaction. No mandates: one
   * mandate has many payments.
   */
  references: string[];
  /** The attempt. Without a payment it has failed. */
  attempt_id?: AttemptId | undefined;
  /** With which card or mandate on file. */
  instrument_id?: InstrumentId | undefined;
  /** For which invoices. */
  invoice_ids?: InvoiceId[] | undefined;
  /** The payment, where it was told as received: it is then returned. */
  payment_id?: PaymentId | undefined;
  /** On which rail. */
  rail?: Rail | undefined;
}

/** How a risk model is fitted. */
export interface RiskOptions {
  /** Days after which a payment counts half in a customer's habit. */
  half_life_days?: number | undefined;
  /**
   * Days on which banks are closed besides week-ends, in any order: such a day counts as the day of the week on
   * which least is paid. `crate::calendar::PublicCalendar` has ready-made ones.
   */
  holidays?: Date[] | undefined;
  /** Most examples the trees are grown on; of a longer history a fixed sample of invoices is taken. */
  max_examples?: number | undefined;
  /** Drives which examples and features each tree sees. The same seed gives the same model. */
  seed?: number | undefined;
  /** Number of trees; 0 leaves the habits alone. */
  trees?: number | undefined;
}

/** The chance behind an invoice's rank, as points that add up. */
export interface RiskScore {
  /** The chance that is scored. */
  chance: ScoredChance;
  /** The hundredfold natural logarithm of its odds: 0 is one in two, 110 three in four, -220 one in ten. */
  points: number;
  /** The points of an invoice of the same terms from a customer without history. */
  base_points: number;
  /** What leads from the one to the other: with the base they add up to the points. Strongest first. */
  contributions: Contribution[];
}

/** The risk models that have a say in decisions. */
export interface RiskView {
  /**
   * The models in force, as `fit_risk` gave them; fitted month by month to what the ledger knew then where none is
   * given.
   */
  models?: string[] | undefined;
  /** How decisions read them. */
  rules?: ForesightRules | undefined;
}

/** How much moved from one ageing bucket to the next older one. */
export interface RollRate {
  /** The bucket at the beginning. */
  from: Name;
  /** The next older bucket, at the end. */
  to: Name;
  /** The share. */
  rate: Measure;
}

/** How balances roll from bucket to bucket, and what that means for losses. */
export interface RollRates {
  /**
   * Share that rolls from each bucket into the next; the last into loss. At most 1; none where the bucket had
   * nothing to roll.
   */
  rolls: (Ratio | null)[];
  /** Loss rate of each bucket: the product of the rolls from it on; none where one of them is not known. */
  loss_rates: (Ratio | null)[];
}

export interface RoundedNumber {
  value: Figure;
}

/** The choice with its alternatives. */
export interface Route {
  /** Every method that may be used, cheapest first. */
  alternatives: MethodCost[];
  /** Why this method. */
  reasons: Reason[];
  /** Every method that was left out, in the order given. */
  excluded?: Excluded[] | undefined;
  /** The method to use; none where none may be. */
  method?: Name | undefined;
}

/** What the choice goes by, besides the offers. */
export interface RoutingOptions {
  /** Cost of capital, percent a year. */
  capital_percent?: Percent | undefined;
  /** Only methods that the payer cannot take back: for new or risky payers. */
  final_only?: boolean | undefined;
  /** The method that the contract or the payer asks for: it wins where it is allowed. */
  preferred?: Name | undefined;
}

/** Credit sales of one past period, usually a month. */
export interface SalesPeriod {
  /** Its calendar days, 1 or more. */
  days: number;
  /** What was billed on credit, less credit memos. Below zero when credits outweigh: it adds to what is left. */
  sales: Money;
}

/** Everyone pays later. */
export interface ScenarioAllLater {
  kind: "all_later";
  /** By so many days, 1 to 365. */
  days: number;
}

/** Certain customers never pay. */
export interface ScenarioCustomersDefault {
  kind: "customers_default";
  /** Which. */
  customer_ids: CustomerId[];
}

/** Certain customers pay later. */
export interface ScenarioCustomersLater {
  kind: "customers_later";
  /** Which. */
  customer_ids: CustomerId[];
  /** By so many days, 1 to 365. */
  days: number;
}

/** The customers who owe most, in each currency, pay later. */
export interface ScenarioLargestCustomersLater {
  kind: "largest_customers_later";
  /** How many customers of each currency. */
  customers: number;
  /** By so many days, 1 to 365. */
  days: number;
}

/** A segment pays later. */
export interface ScenarioSegmentLater {
  kind: "segment_later";
  /** Which. */
  segment: Name;
  /** By so many days, 1 to 365. */
  days: number;
}

/** A schedule whose amounts may be left open. */
export interface ScheduleResult {
  /** The instalments, by number. */
  instalments: InstalmentResult[];
  /** Days up to which a discount may be taken. */
  discounts?: DiscountDeadline[] | undefined;
}

/** An amount of a segment. */
export interface SegmentAmount {
  /** How much. */
  amount: Money;
  /** The segment. */
  segment?: Name | undefined;
}

/** The metrics of one segment in one currency. */
export interface SegmentMetrics {
  /** The currency. */
  currency: Currency;
  /** Its metrics. */
  metrics: MetricSet;
  /** The segment; absent for entries without one. */
  segment?: Name | undefined;
}

/** The last days on which a debit can come back. */
export interface SepaWindows {
  /** A return under the Core scheme. */
  core_return: Date;
  /** A return under the B2B scheme. */
  b2b_return: Date;
  /** A refund of an authorised debit under the Core scheme. */
  core_refund: Date;
  /** A refund of an unauthorised debit. */
  unauthorised_refund: Date;
}

/**
 * What a ledger is set up with. It does not change during the ledger's life: another setting is another ledger,
 * rebuilt from the same facts.
 */
export interface Settings {
  /** Names of accounts in the host's general ledger, by role. A role without a name keeps its own. */
  accounts?: Record<string, Name> | undefined;
  /**
   * The currency of the books. With it, documents in other currencies need an exchange rate, and gains and
   * losses are posted; without it every currency keeps its own books.
   */
  functional_currency?: Currency | undefined;
  /** Days on which nothing is due where the terms ask for business days; weekends only where not given. */
  holidays?: HolidayCalendar | undefined;
  /** Exchange rates by date, for documents that do not state theirs. */
  rates?: RateTable | undefined;
}

/** Money or another cause that settled part of an item on a day. */
export interface Settlement {
  /** The day from which it counts. */
  date: Date;
  /** How much was settled; below zero when a settlement was undone. */
  amount: Money;
  /**
   * The day on which the payment or credit memo was put on the item, where it is not `date`: where it was undone
   * later.
   */
  allocated_on?: Date | undefined;
  /** What settled it; a payment unless given. Only a payment is money paid. */
  kind?: SettlementKind | undefined;
  /** Value date of the payment, or date of the credit memo, where it is not `date`. */
  source_date?: Date | undefined;
}

/** A customer with something overdue for whom nothing is done now. */
export interface Skipped {
  /** The customer. */
  customer_id: CustomerId;
  /** The currency. */
  currency: Currency;
  /** The case. */
  case_id: CaseId;
  /** The policy and its version. */
  policy: PolicyVersion;
  /** Open amount past due. */
  overdue: Money;
  /** The same without credits and what is held back. */
  net_overdue: Money;
  /** Why nothing is done. */
  reasons: Reason[];
  /** The earliest instant after the question at which this can change without a new fact. */
  next_change?: Timestamp | undefined;
}

/** A percentage as the answer. */
export interface SlidingAnswer {
  /** Percent, half up to four decimals. */
  percent: Figure;
}

/** A customer whose balance is provided for by itself. */
export interface SpecificReserve {
  /** The customer. */
  customer_id: CustomerId;
  /** The share of everything the customer owes that is expected to be lost, 0 to 1. */
  rate: Ratio;
}

/** A customer's statement. */
export interface Statement {
  /** The customer. */
  customer_id: CustomerId;
  /** The first day. */
  from: Date;
  /** The last day. */
  to: Date;
  /** One section for each currency, by currency. */
  sections: StatementSection[];
}

/** What was checked. */
export interface StatementChecks {
  /** How many movements there are. */
  movements: number;
  /** Whether that is the closing balance; left out when there is nothing to compare. */
  balanced?: boolean | undefined;
  /** How many batches have details. */
  batches?: number | undefined;
  /** Opening balance and booked movements. */
  computed_closing?: BankAmount | undefined;
  /** Sum of what came in, of booked movements. */
  credits?: BankAmount | undefined;
  /** Sum of what went out, of booked movements; below zero. */
  debits?: BankAmount | undefined;
  /** What is odd. */
  findings?: Finding[] | undefined;
}

/** What statements tell a ledger. */
export interface StatementFacts {
  /**
   * Facts in the order of the file: `bank_movement_seen` for each movement, behind it `payment_returned` or
   * `payment_failed` where it is a return of a payment that is known.
   */
  facts: Fact[];
  /** What came back and could not be told. */
  review: ReturnReview[];
  /** Movements that a ledger does not take. */
  left_out: LeftOut[];
}

/** A file as it was read. */
export interface StatementFile {
  /** Its format. */
  format: StatementFormat;
  /** Its encoding, such as `UTF-8` or `windows-1252`. */
  encoding: string;
  /** The statements, in the order of the file. */
  statements: BankStatement[];
  /** When it was made, as written. */
  created?: string | undefined;
  /** How a table was read. */
  dialect?: CsvDialect | undefined;
  /** What is odd about the whole file. */
  findings?: Finding[] | undefined;
  /** Id of the message. */
  message_id?: string | undefined;
  /** Entries that were left out. */
  refused?: EntryRefusal[] | undefined;
  /** Version or name of the message, such as `camt.053.001.08`. */
  version?: string | undefined;
}

/**
 * How much a file may make its reader hold at once, so that memory stays flat however long the file is. What is
 * beyond is refused with its place, unless it says otherwise; a host that trusts its source may raise a limit.
 */
export interface StatementLimits {
  /** Addenda of one Nacha entry: 9,999 unless given, which is what the rules allow an entry of the class CTX. */
  addenda?: number | undefined;
  /** Balances of one statement: 10,000 unless given. */
  balances?: number | undefined;
  /** Codes of one movement: 100 unless given. */
  codes?: number | undefined;
  /** Payments of one batch: 100,000 unless given. */
  details?: number | undefined;
  /** Statements of one table that are open at once, one for each account and currency: 10,000 unless given. */
  open_statements?: number | undefined;
  /** Segments of one EDI transaction set: 100,000 unless given. Their text is at most 16 MiB. */
  segments?: number | undefined;
  /**
   * Transactions of one OFX file whose ids are kept to find one that stands twice: 100,000 unless given, which take
   * some 3 MB. Later ones are compared with these only, and a finding says so.
   */
  transactions?: number | undefined;
}

/** One line: a fact that changed the balance. */
export interface StatementLine {
  /** The day on which it counts. */
  date: Date;
  /** The kind of fact. */
  kind: Name;
  /** The fact. */
  fact_id: FactId;
  /** Change of the balance: above zero when the customer owes more. */
  amount: Money;
  /** The balance after it. */
  balance: Money;
  /** The document: number of the invoice, id of the credit memo, payment, refund or write-off. */
  document?: Reference | undefined;
}

/** How a file is read. Everything may be left out: format, encoding and dialect are then found in the file. */
export interface StatementOptions {
  /** Rows before the built-in table of bank codes. */
  codes?: BankCodeRule[] | undefined;
  /** How a table is written. */
  csv?: CsvDialect | undefined;
  /** The encoding by its usual label, such as `iso-8859-2`. */
  encoding?: string | undefined;
  /** The format. */
  format?: StatementFormat | undefined;
  /** Whether a bad entry is listed and left out, instead of refusing the file. */
  lenient?: boolean | undefined;
  /** How much one statement, movement or file may hold. */
  limits?: StatementLimits | undefined;
}

/** The statement in one currency. */
export interface StatementSection {
  /** The currency. */
  currency: Currency;
  /** What the customer owed, credits taken off, before the first day. */
  opening: Money;
  /** What changed, by day. */
  lines: StatementLine[];
  /** What the customer owes, credits taken off, at the end of the last day. */
  closing: Money;
  /** What is open at the end of the last day, by due date. */
  open_items: OpenItem[];
}

/** How often something is asked for tomorrow. */
export interface StepCount {
  /** The action's kind. */
  kind: Name;
  /** Under the first playbook. */
  before: number;
  /** Under the second. */
  after: number;
}

/** How much more is expected to come when a step is taken, as the caller knows it. */
export interface StepEffect {
  /** Share of the overdue amount in millionths, 0 to 1,000,000. */
  gain_millionths: number;
  /** For payers of this behaviour; for all where not given. */
  behaviour?: PayerBehaviour | undefined;
  /** From so many days past due of the oldest item on. */
  from_days?: number | undefined;
}

/** How much of what is asked for comes after a step, as the caller knows it. */
export interface StepResponse {
  /** The policy and its version. */
  policy: PolicyVersion;
  /** The share that comes within the time the caller thinks of, in millionths: 0 to 1,000,000. */
  paid_millionths: number;
  /** The step, such as `level-3`; where not given, when the policy does nothing. */
  step?: Name | undefined;
}

/** A reference in a form with check digits. */
export interface StructuredReference {
  /** The reference: normalised where the scheme is known and the check passes, else as written. */
  value: string;
  /** Whether the check digits are right; `false` also where no scheme is known. */
  valid: boolean;
  /** What the file calls it, such as `SCOR` or `QRR`. */
  declared?: string | undefined;
  /** Its scheme; left out where only the bank knows it. */
  scheme?: ReferenceScheme | undefined;
}

/** What a search found. */
export interface Subsets {
  /** Sets of places in the list, smallest first, at most as many as asked for. */
  sets: number[][];
  /** How many sets there are; cut at 2^63. */
  solutions: number;
  /** How many sets would hit the amount by chance, to three decimals. */
  expected_by_chance: Figure;
  /** Whether every set of every size was looked at. */
  is_complete: boolean;
}

/** A step that a higher one made needless. */
export interface Superseded {
  /** Number of its level. */
  level: number;
  /** The id it would have had. */
  action_id: ActionId;
}

/** The tax of one category and rate. */
export interface TaxCategory {
  /** The rate in percent. */
  rate_percent: Percent;
  /** Net amount of its lines. */
  net: Money;
  /** Its tax. */
  tax: Money;
  /** The category, if its lines have one. */
  category?: Name | undefined;
}

/** A number by which a tax office knows the customer. */
export interface TaxId {
  /** Kind of number, such as `vat`, `ein`, `gst`. */
  kind: Name;
  /** The number as printed. */
  value: Reference;
  /** Country that gave it (ISO 3166, two letters). */
  country?: Name | undefined;
}

/** A gross price taken apart. */
export interface TaxInclusive {
  /** The price with tax. */
  gross: Money;
  /** The price without tax: gross less tax. */
  net: Money;
  /** The tax inside the price, rounded. */
  tax: Money;
}

/** One taxed line: its net amount, with its rate and, if there is one, its tax category. */
export interface TaxLine {
  /** The amount without tax; below zero on a credit or a discount. */
  net: Money;
  /** The tax rate in percent: `19` is 19 %. */
  rate_percent: Percent;
  /** The tax category, such as `S`, `Z`, `E` or `AE` of UNTDID 5305. Lines of different categories are kept apart. */
  category?: Name | undefined;
}

/** The tax of a document. */
export interface TaxTotals {
  /** Net amount of all lines. */
  net: Money;
  /** Tax of all categories. */
  tax: Money;
  /** Net and tax together. */
  gross: Money;
  /** By category and rate, sorted. */
  categories: TaxCategory[];
  /** The tax shown on each line, in the order given. Adds up to the tax of the categories. */
  line_taxes: Money[];
}

/** What a template needs. */
export interface TemplateCheck {
  /** The fields it speaks of, its phrases taken apart; sorted. */
  fields: string[];
  /** Those that only the host can give, as `values`; sorted. */
  host_values: string[];
  /** Fields that a message may lack and without which this template cannot be written; sorted. */
  cannot_lack: string[];
}

export interface TermsResult {
  /** When an invoice is to be paid. */
  terms: PaymentTerms;
}

/** Words of a provider that stand for a code. */
export interface TextRule {
  /** The words, in any case. */
  contains: Name;
  /** Whose code they stand for. */
  source: FailureSource;
  /** The code. */
  code: Reference;
}

/** The threshold, with what it rests on. */
export interface ThresholdChoice {
  /** Matches at or above it; where there is none, of all. */
  applied: number;
  /** Wrong ones among them. */
  wrong: number;
  /** Upper bound of the share of wrong ones, to six decimals, rounded up. */
  wrong_bound: Figure;
  /** Labelled matches in all. */
  labelled: number;
  /** How many applications without a wrong one would be needed to prove any threshold. */
  needed: number;
  /** The smallest confidence from which matches may be applied; none where history does not prove any. */
  apply_confidence?: Figure | undefined;
}

/** How wrong applications may go, and how certain that has to be. */
export interface ThresholdOptions {
  /** How certain, in percent, above 0 and below 100; 95 where not given. */
  certainty_percent?: Percent | undefined;
  /** Most wrong ones among those applied, in percent; 0.1 where not given. */
  wrong_percent?: Percent | undefined;
}

/** When silence is enough for a person to take over. */
export interface Unanswered {
  /** How many messages in a row went without an answer, 1 or more. */
  messages: number;
  /** Days after the last of them. */
  after_days: number;
}

/** A code that the table does not know, with how often it came. */
export interface UnmappedCode {
  /** By which method. */
  method: PaymentMethod;
  /** The code. */
  code: Reference;
  /** How often. */
  count: number;
  /** The advice that came with it, where there was one. */
  advice?: Name | undefined;
  /** On which rail. */
  rail?: Rail | undefined;
}

/** An invoice that drives a change. */
export interface VelocityDriver {
  /** The invoice. */
  invoice_id: InvoiceId;
  /** Number of the instalment, from 1. */
  instalment: number;
  /** Its days late; where it is open, those up to now; where it was written off, those up to then. */
  days_late: number;
  /** Its departure in hundredths of a standard deviation. */
  departure: number;
  /** Whether it is still open. */
  is_open: boolean;
}

/** How a change is recognised. */
export interface VelocityOptions {
  /** Sum of departures at which the alarm is given, in standard deviations: 5 unless given. */
  alarm?: Ratio | undefined;
  /** Smallest standard deviation in days: 2 unless given, at least 1. */
  least_spread_days?: number | undefined;
  /**
   * Invoices of a customer that settle what is usual before anything is watched: 5 unless given, at least 3. Later
   * ones before a change go on telling it.
   */
  settled_after?: number | undefined;
  /**
   * Departure that is tolerated at each invoice, in standard deviations, beside the standard error of the mean: 0.5
   * unless given.
   */
  tolerated?: Ratio | undefined;
}

/** A match that a person, or a sure answer, confirmed or rejected. */
export interface Verdict {
  /** The movement. */
  movement: BankMovement;
  /** The customer for whom it was matched. */
  customer_id: CustomerId;
  /** Whether the match was right. */
  right: boolean;
}

/** A forecast with and without a change. */
export interface WhatIf {
  /** Without the change. */
  base: CashForecast;
  /** With it. */
  changed: CashForecast;
  /** What it changes. */
  difference: DifferenceRow[];
}

/** Work of one kind under both playbooks. */
export interface WorkEffect {
  /** The kind of action, or `worklist_days`: days on which a person had a customer on the worklist. */
  kind: Name;
  /** Under the first playbook. */
  before: number;
  /** Under the second. */
  after: number;
  /** How much more under the second; below zero where less. */
  more: number;
  /** Upper end of its interval. */
  high?: number | undefined;
  /** Number of the level, where a level is the cause. */
  level?: number | undefined;
  /** Lower end of its interval, from customers drawn again; none with too few of them. */
  low?: number | undefined;
}

/** A step with what it is expected to bring. */
export interface WorkOption {
  /** The step. */
  step: Name;
  /** How long it takes. */
  minutes: number;
  /** More money than without it, rounded down; none where it is not known. */
  expected?: Money | undefined;
}

/** A day's work. */
export interface WorkPlan {
  /** What is taken up, in order. */
  today: PlannedWork[];
  /** What is not, in the order in which it would be. */
  later: PlannedWork[];
  /** Minutes taken. Gates may take more than there are. */
  minutes: number;
}

/** How a day's work is planned. */
export interface WorkRules {
  /** Minutes that there are. */
  capacity_minutes: number;
  /** Minutes of a step that is not listed. */
  default_minutes: number;
  /** The steps. */
  steps: WorkStep[];
  /** Codes of reasons that are gates. */
  gates: Name[];
  /** Codes of reasons that put an entry at risk. */
  at_risk?: Name[] | undefined;
  /** How much a unit of each currency weighs; 1 where not listed. */
  currencies?: CurrencyWeight[] | undefined;
  /** Amounts up to which the program goes on without a person, one for each currency. */
  leave_up_to?: Money[] | undefined;
  /** Days without a person's step after which an entry comes before all but the gates; never where not given. */
  starve_after_days?: number | undefined;
}

/** A step that a person can take. */
export interface WorkStep {
  /** The step, such as `call`. */
  step: Name;
  /** How long it takes. */
  minutes: number;
  /** What it brings: of those that fit, the one for the behaviour before the one for all, the oldest class first. */
  effects?: StepEffect[] | undefined;
}

/** One entry of the worklist. */
export interface WorklistEntry {
  /** The currency. */
  currency: Currency;
  /** Overdue amount times weights; the highest comes first. Not rounded. */
  priority: Ratio;
  /** Open amount past due; for money to match, its amount without a sign. */
  overdue: Money;
  /** Why a person should look. */
  reasons: Reason[];
  /** What to do next: what the heaviest reason suggests. */
  next_step: Name;
  /** The action that hands it over, where there is one. */
  action_id?: ActionId | undefined;
  /** The case, where there is one. */
  case_id?: CaseId | undefined;
  /** The customer; none for money of an unknown payer. */
  customer_id?: CustomerId | undefined;
  /** Everything that is known of the customer; none for money of an unknown payer. */
  dossier?: Dossier | undefined;
}

/** The weights of the worklist. */
export interface WorklistOptions {
  /** Age classes in rising order; below the first the weight is 1. */
  ages: AgeClass[];
  /** Reasons; one that is not listed weighs 1. */
  reasons: ReasonWeight[];
  /** Next step where no reason suggests one. */
  next_step: Name;
  /** Currencies. */
  currencies?: CurrencyWeight[] | undefined;
  /** What a person looks at whatever the program does; nothing where not given. */
  gates?: GateRules | undefined;
}

/** An amount given up as lost. */
export interface WriteOff {
  /** The write-off's id. */
  id: WriteOffId;
  /** The invoice. */
  invoice_id: InvoiceId;
  /** How much, above zero. */
  amount: Money;
  /** Which instalment, from 1; may be left out where there is only one. */
  instalment?: number | undefined;
  /** Why. */
  reason?: Note | undefined;
}

/** An amount was given up as lost. */
export interface WrittenOff {
  kind: "written_off";
  /** Names the fact. */
  id: FactId;
  /** The day for which it counts. */
  effective: Date;
  /** The instant at which it became known. */
  recorded: Timestamp;
  /** The write-off. */
  write_off: WriteOff;
  /** Who or what did it. */
  actor?: ActorId | undefined;
  /** The instant at which it happened, where it differs from `recorded`. */
  at?: Timestamp | undefined;
}

/**
 * One thing that the host is asked to do.
 *
 * In JSON one flat object whose `kind` says which: `{"kind":"send_message","contact_id":…,"id":…}`. Asked again, the
 * same action comes with the same id until the host reports it done.
 */
export type Action =
  | ActionSendMessage
  | ActionResendToOtherContact
  | ActionRetryPayment
  | ActionRequestPaymentMethod
  | ActionEscalate
  | ActionAlertCustomerSuccess
  | ActionApplyCash
  | ActionReviewMatch;

/**
 * Until when a discount can be taken. The day itself still earns it.
 *
 * In JSON: `{"kind":"days","days":10}` or `{"kind":"day_of_following_month","day":10}`.
 */
export type DiscountUntil =
  | DiscountUntilDays
  | DiscountUntilDayOfFollowingMonth;

/**
 * How one due date follows from the base date (see `TermsBase`(super::TermsBase)).
 *
 * In JSON the `kind` says which rule it is: `{"kind":"net","days":30}`.
 */
export type DueRule =
  | DueRuleNet
  | DueRuleEndOfMonth
  | DueRuleEndOfFollowingMonth
  | DueRuleEndOfMonthPlusDays
  | DueRuleDaysThenEndOfMonth
  | DueRuleDayOfFollowingMonth
  | DueRuleEndOfPeriod
  | DueRuleOn
  | DueRulePrepaid
  | DueRuleCashOnDelivery
  | DueRuleCashBeforeNextDelivery;

/** A fact: one flat object whose `kind` says which. */
export type Fact =
  | CustomerRecorded
  | InvoiceIssued
  | CreditMemoIssued
  | PaymentMethodUpdated
  | PaymentStarted
  | PaymentReceived
  | PaymentFailed
  | CashUnallocated
  | CashAllocated
  | RefundPaid
  | WrittenOff
  | Recovered
  | InvoiceVoided
  | PaymentReturned
  | InvoiceDelivered
  | InvoiceViewed
  | MessageSent
  | MessageOpened
  | DeliveryFailed
  | ReplyReceived
  | CallLogged
  | PromiseMade
  | PlanAgreed
  | DisputeOpened
  | DisputeResolved
  | BlockPlaced
  | BlockLifted
  | AccountNoted
  | ActionDone
  | ActionFailed
  | HumanDecided
  | BankMovementSeen
  | MatchConfirmed
  | MatchRejected;

/**
 * A measured number, or why there is none.
 *
 * In JSON: `{"kind":"value","value":"33.75","unit":"days","rounding":"half_up"}`,
 * `{"kind":"more_than","value":"59","unit":"days"}` or
 * `{"kind":"not_available","reason":{"code":"denominator_zero","parameters":{"denominator":"credit_sales"}}}`.
 *
 * Reason codes: `denominator_zero` and `denominator_negative` (parameter `denominator`), `no_entries` (nothing to
 * weigh), `not_given` (parameter `input`), `receivables_negative`.
 */
export type Measure =
  | MeasureValue
  | MeasureMoreThan
  | MeasureNotAvailable;

/**
 * When an invoice is to be paid: the rule for the due date, the base date, discounts, business-day rules.
 *
 * There is no default: terms are agreed, not assumed. In JSON one flat object whose `kind` names the rule; what is
 * not given is the plain case (from the issue date, no discount, dates not moved):
 * `{"kind":"net","days":30,"discounts":[{"percent":"2","until":{"kind":"days","days":10}}]}`.
 */
export type PaymentTerms =
  | PaymentTermsInstalments
  | PaymentTermsNet
  | PaymentTermsEndOfMonth
  | PaymentTermsEndOfFollowingMonth
  | PaymentTermsEndOfMonthPlusDays
  | PaymentTermsDaysThenEndOfMonth
  | PaymentTermsDayOfFollowingMonth
  | PaymentTermsEndOfPeriod
  | PaymentTermsOn
  | PaymentTermsPrepaid
  | PaymentTermsCashOnDelivery
  | PaymentTermsCashBeforeNextDelivery;

/** A change of payment behaviour. */
export type Scenario =
  | ScenarioLargestCustomersLater
  | ScenarioCustomersLater
  | ScenarioSegmentLater
  | ScenarioAllLater
  | ScenarioCustomersDefault;

/** What `achReinitiation` takes. */
export interface AchReinitiationGiven {
  /** The return code. */
  code: Reference;
  /** The day on which the entry first settled. */
  original_settlement: Date;
  /** How many times it was presented again. */
  reinitiations: number;
  /** The day on which it would be presented. */
  on: Date;
  /** How often and how long; twice within 180 days where not given. */
  rule?: ReinitiationRule | undefined;
  /** The table of codes; the standard one where not given. */
  table?: FailureTable | undefined;
}

/** What `achReturnDeadline` takes. */
export interface AchReturnDeadlineGiven {
  /** The day on which the debit settled. */
  settlement: Date;
  /** Which window. */
  window: ReturnWindow;
  /** The banks' calendar. */
  calendar?: CalendarOrName | undefined;
}

/** What `achReturnRates` takes. */
export interface AchReturnRatesGiven {
  /** Debits and their returns. */
  counts: ReturnCounts;
  /** The ceilings; 0.5, 3 and 15 percent where not given. */
  ceilings?: ReturnCeilings | undefined;
}

/** What `adjustDate` takes. */
export interface AdjustDateGiven {
  /** A date. */
  date: Date;
  /** How the date moves. */
  rule: BusinessDayRule;
  /** Which days are closed; Saturday and Sunday where not given. */
  calendar?: CalendarOrName | undefined;
}

/** What `age` takes. */
export interface AgeGiven {
  /** The items. */
  items: OpenItem[];
  /** The day the question is about. */
  as_of: Date;
  /** The credits. */
  credits?: OpenCredit[] | undefined;
  /** Basis, buckets and groups. */
  options?: AgeingOptions | undefined;
}

/** What `allowanceMovement` takes. */
export interface AllowanceMovementGiven {
  /** At the beginning, zero or more. */
  opening: Money;
  /** Written off against the allowance, zero or more. */
  write_offs: Money;
  /** Recoveries that the policy books to the allowance, zero or more. */
  recoveries: Money;
  /** Difference of exchange, of any sign. */
  exchange: Money;
  /** At the end, zero or more. */
  closing: Money;
}

/** What `attemptLimit` takes. */
export interface AttemptLimitGiven {
  /** The limit. */
  limit: AttemptLimit;
  /** The tries so far that the limit counts. */
  tried: Timestamp[];
  /** When the next one would be. */
  at: Timestamp;
}

/** What `averageDaysDelinquent` takes. */
export interface AverageDaysDelinquentGiven {
  receivables: Money;
  current_receivables: Money;
  credit_sales: Money;
  days: number;
  precision?: Precision | undefined;
}

/** What `backtestForecast` takes. */
export interface BacktestForecastGiven {
  /** The invoices with their payments. */
  invoices: PastInvoice[];
  /** The days for which forecasts are made, 1 to 100; for each a model is fitted to what was known then. */
  origins: Date[];
  /** The last day whose payments are known. */
  known_until: Date;
  /** Periods, intervals, seed. */
  options?: ForecastOptions | undefined;
  /** How to fit. */
  risk?: RiskOptions | undefined;
}

/** What `badDebtToSales` takes. */
export interface BadDebtToSalesGiven {
  bad_debt: Money;
  credit_sales: Money;
  precision?: Precision | undefined;
}

/** What `bestPossibleDso` takes. */
export interface BestPossibleDsoGiven {
  current_receivables: Money;
  credit_sales: Money;
  days: number;
  precision?: Precision | undefined;
}

/** What `bookFunctional` takes. */
export interface BookFunctionalGiven {
  amount: Money;
  functional: Currency;
  rate: ExchangeRate;
  rounding?: Rounding | undefined;
}

/** What `caseloadChanges` takes. */
export interface CaseloadChangesGiven {
  /** The facts, in any order: each is told before the first instant that is not before it was recorded. */
  facts: Fact[];
  /** The instants, in the order in which they are looked at. */
  instants: Timestamp[];
  /** The policies; the standard playbook where not given. */
  playbook?: Playbook | undefined;
  /** The risk models that have a say; none where not given. */
  risk?: RiskView | undefined;
  /** What the ledger is set up with. */
  settings?: Settings | undefined;
}

/** What `cashRound` takes. */
export interface CashRoundGiven {
  amount: Money;
  increment: Money;
  rounding?: Rounding | undefined;
}

/** What `checkContinuity` takes. */
export interface CheckContinuityGiven {
  statements: BankStatement[];
}

/** What `checkPlaybook` takes. */
export interface CheckPlaybookGiven {
  /** Version of the playbook, for the record. */
  version: Name;
  /** The company. */
  company: Company;
  /** Dunning policies: each version of each. */
  policies: DunningPolicy[];
  /** The policy where nothing else decides. */
  default_policy: PolicyId;
  /** When a customer behaves how. */
  behaviour: BehaviourRules;
  /** The weights of the worklist. */
  worklist: WorklistOptions;
  /** The policy that a behaviour puts in the place of the default one. */
  by_behaviour?: Record<string, PolicyId> | undefined;
  /** The policy of a segment. */
  by_segment?: Record<string, PolicyId> | undefined;
  /** How bank movements are matched to items; they are left alone where not given. */
  cash?: CashPolicy | undefined;
  /** When customer success is told that a customer pays later than before; with the default rules where not given. */
  early_warning?: EarlyWarningRules | undefined;
  /** When a customer is told that a card or mandate expires; never where not given. */
  expiry?: ExpiryRule | undefined;
  /** What a failed payment permits; the standard table where not given. */
  failures?: FailureTable | undefined;
  /** Which scheme of late interest counts for whom; levels that ask for interest need it. */
  late_interest?: LateInterestRules | undefined;
  /** What the law of each country asks for; the shipped table where not given. */
  legal_steps?: LegalStep[] | undefined;
  /** How retries are planned after a failure; where not given, the levels of the policies fix them. */
  retries?: RetryProgram | undefined;
}

/** What `checkReference` takes. */
export interface CheckReferenceGiven {
  scheme: ReferenceScheme;
  text: string;
}

/** What `checkTemplate` takes. */
export interface CheckTemplateGiven {
  /** The template. */
  template: MessageTemplate;
  /** Languages of the caller. */
  options?: MessageOptions | undefined;
  /** The names of the texts that the host will give. */
  values?: string[] | undefined;
}

/** What `choiceEffects` takes. */
export interface ChoiceEffectsGiven {
  /** The choices. */
  choices: ComparedChoice[];
  /** How much has to be known. */
  options?: EffectOptions | undefined;
}

/** What `chooseThreshold` takes. */
export interface ChooseThresholdGiven {
  /** Matches of the past, in any order. */
  labelled: LabelledMatch[];
  /** How wrong applications may go, and how certain that has to be. */
  options?: ThresholdOptions | undefined;
}

/** What `collectionEffectiveness` takes. */
export interface CollectionEffectivenessGiven {
  beginning_receivables: Money;
  credit_sales: Money;
  ending_receivables: Money;
  ending_current_receivables: Money;
  precision?: Precision | undefined;
}

/** What `collectionPeriod` takes. */
export interface CollectionPeriodGiven {
  credit_sales: Money;
  beginning_receivables: Money;
  ending_receivables: Money;
  days: number;
  precision?: Precision | undefined;
}

/** What `collectionRate` takes. */
export interface CollectionRateGiven {
  collected: Money;
  invoiced: Money;
  precision?: Precision | undefined;
}

/** What `compareCash` takes. */
export interface CompareCashGiven {
  /** The chances of each open invoice. */
  before: PaymentChances[];
  /** The same, with whatever changes: invoices left out or added, others' amounts, other chances. */
  after: PaymentChances[];
  /** The first day of the forecast. */
  as_of: Date;
  /** Periods, intervals, seed. */
  options?: ForecastOptions | undefined;
}

/** What `convert` takes. */
export interface ConvertGiven {
  amount: Money;
  to: Currency;
  rate: ExchangeRate;
  rounding?: Rounding | undefined;
}

/** What `convertOn` takes. */
export interface ConvertOnGiven {
  amount: Money;
  to: Currency;
  on: Date;
  table: RateTable;
  kind?: RateKind | undefined;
  rounding?: Rounding | undefined;
}

/** What `costOfTerms` takes. */
export interface CostOfTermsGiven {
  /** The discount, percent. */
  discount_percent: Percent;
  /** Within how many days it can be taken. */
  discount_days: number;
  /** On which day the buyer pays otherwise. */
  net_days: number;
  /** Days of a year: 365 where not given. */
  basis_days?: number | undefined;
}

/** What `costPerInvoice` takes. */
export interface CostPerInvoiceGiven {
  cost: Money;
  invoices: number;
  precision?: Precision | undefined;
}

/** What `creditDecision` takes. */
export interface CreditDecisionGiven {
  /** The customer. */
  customer_id: CustomerId;
  /** The most all parts may be together, zero or more. */
  limit: Money;
  /** The parts, each once. */
  parts: ExposureParts[];
  /** What the customer has to its credit: unapplied cash and credit memos, zero or more. */
  credits: Money;
  /** The next order that asks to be released, zero or more. */
  next_order: Money;
  /** Days by which the oldest item is past due; 0 where none is. */
  oldest_days_past_due: number;
  /**
   * From so many days past due on, hold; with 0 as with 1 as soon as anything is past due. No such rule where not
   * given.
   */
  hold_days_past_due?: number | undefined;
  /** From this share of the limit in percent on, ask a person; 90 unless given. */
  review_from_percent?: number | undefined;
}

/** What `cycleTime` takes. */
export interface CycleTimeGiven {
  days: number[];
  precision?: Precision | undefined;
}

/** What `decide` takes. */
export interface DecideGiven {
  /** The facts, in any order. */
  facts: Fact[];
  /** The instant of the question. */
  now: Timestamp;
  /** The policies; the standard playbook where not given. */
  playbook?: Playbook | undefined;
  /** What the ledger is set up with. */
  settings?: Settings | undefined;
}

/** What `decideAccounts` takes. */
export interface DecideAccountsGiven {
  /** The accounts. */
  accounts: AccountHistory[];
  /** The instant of the question. */
  now: Timestamp;
  /** The policies; the standard playbook where not given. */
  playbook?: Playbook | undefined;
}

/** What `discountBenefit` takes. */
export interface DiscountBenefitGiven {
  /** The invoice, above zero. */
  invoice: Money;
  /** The discount, percent. */
  discount_percent: Percent;
  /** How many days earlier the money comes. */
  days_gained: number;
  /** What capital costs, percent a year. */
  cost_of_capital_percent: Percent;
  /** Days of a year: 365 where not given. */
  basis_days?: number | undefined;
}

/** What `disputeRate` takes. */
export interface DisputeRateGiven {
  disputed: number;
  issued: number;
  precision?: Precision | undefined;
}

/** What `disputeRateByAmount` takes. */
export interface DisputeRateByAmountGiven {
  disputed: Money;
  issued: Money;
  precision?: Precision | undefined;
}

/** What `dso` takes. */
export interface DsoGiven {
  receivables: Money;
  credit_sales: Money;
  days: number;
  precision?: Precision | undefined;
}

/** What `dsoAverage` takes. */
export interface DsoAverageGiven {
  beginning_receivables: Money;
  ending_receivables: Money;
  credit_sales: Money;
  days: number;
  precision?: Precision | undefined;
}

/** What `dsoCountBack` takes. */
export interface DsoCountBackGiven {
  receivables: Money;
  periods: SalesPeriod[];
  precision?: Precision | undefined;
}

/** What `dueDate` takes. */
export interface DueDateGiven {
  /** When an invoice is to be paid. */
  terms: PaymentTermsOrText;
  /** Date on the invoice. */
  issue_date: Date;
  /** Which days are closed; Saturday and Sunday where not given. */
  calendar?: CalendarOrName | undefined;
  /** Day of delivery, where the terms count from it. */
  delivery_date?: Date | undefined;
  /** Day on which the customer received the invoice, where the terms count from it. */
  receipt_date?: Date | undefined;
}

/** What `dunningRecovery` takes. */
export interface DunningRecoveryGiven {
  recovered: Money;
  failed: Money;
  precision?: Precision | undefined;
}

/** What `dunningRecoveryByCount` takes. */
export interface DunningRecoveryByCountGiven {
  recovered: number;
  failed: number;
  precision?: Precision | undefined;
}

/** What `dynamicDiscount` takes. */
export interface DynamicDiscountGiven {
  /** The invoice, above zero. */
  amount: Money;
  /** Percent a year. */
  yearly_percent: Percent;
  /** How many days before it is due it is paid. */
  days_early: number;
  /** Days of a year: 365 where not given. */
  basis_days?: number | undefined;
}

/** What `exchangeRate` takes. */
export interface ExchangeRateGiven {
  table: RateTable;
  from: Currency;
  to: Currency;
  on: Date;
  kind?: RateKind | undefined;
}

/** What `expectedCreditLoss` takes. */
export interface ExpectedCreditLossGiven {
  /** By bucket of age. */
  buckets: ExposureBucket[];
  /** Balances that are provided for one by one; they are not in the buckets. */
  outliers?: Outlier[] | undefined;
  /** Views of the future; none where the past is taken to go on. */
  scenarios?: OverlayScenario[] | undefined;
}

/** What `explainMiss` takes. */
export interface ExplainMissGiven {
  /** What was expected. */
  expected: ExpectedCash[];
  /** What came in. */
  actual: ActualCash[];
}

/** What `failureVerdict` takes. */
export interface FailureVerdictGiven {
  /** The failure. */
  failure: PaymentFailure;
  /** The instant at which it failed. */
  failed_at: Timestamp;
  /** The table of codes; the standard one where not given. */
  table?: FailureTable | undefined;
}

/** What `findReferences` takes. */
export interface FindReferencesGiven {
  text: string;
  schemes?: ReferenceScheme[] | undefined;
}

/** What `findSubsets` takes. */
export interface FindSubsetsGiven {
  /** Open amounts in the smallest unit; a credit is below zero. */
  amounts: number[];
  /** Smallest sum looked for. */
  least: number;
  /** Largest sum looked for. */
  most: number;
  /** Partial sums that may be made; 4,000,000 where not given: enough to look at every set of 40 items. */
  steps?: number | undefined;
  /** Most sets to give back, up to 1,000; 10 where not given. All are counted. */
  wanted?: number | undefined;
}

/** What `fitRisk` takes. */
export interface FitRiskGiven {
  /** The invoices with their payments. */
  invoices: PastInvoice[];
  /** The day of the question: what happened on it or later is not known. */
  as_of: Date;
  /** How to fit. */
  options?: RiskOptions | undefined;
}

/** What `fitTable` takes. */
export interface FitTableGiven {
  /** The invoices, each paid on one day or open. */
  invoices: InvoiceTable;
  /** The day of the question: what happened on it or later is not known. */
  as_of: Date;
  /** How to fit. */
  options?: RiskOptions | undefined;
}

/** What `flowLossRates` takes. */
export interface FlowLossRatesGiven {
  /** What of the cohort is open at the beginning of each stage, falling; the first is the sales. */
  reaching: Money[];
  /** What is never paid. */
  lost: Money;
}

/** What `forecastCash` takes. */
export interface ForecastCashGiven {
  /** The invoices of the customers in question, paid ones too. Those issued later are planned ones. */
  invoices: PastInvoice[];
  /** The first day of the forecast: what happened on it or later is not known. */
  as_of: Date;
  /** The model, as `fit_risk` gave it; where not given, the prior: nothing is known but the customers' own invoices. */
  model?: string | undefined;
  /** Periods, intervals, seed. */
  options?: ForecastOptions | undefined;
}

/** What `forecastChances` takes. */
export interface ForecastChancesGiven {
  /** The chances of each open invoice. */
  items: PaymentChances[];
  /** The first day of the forecast. */
  as_of: Date;
  /** Periods, intervals, seed. */
  options?: ForecastOptions | undefined;
}

/** What `forecastTable` takes. */
export interface ForecastTableGiven {
  /** The invoices of the customers in question, paid ones too. Those issued later are planned ones. */
  invoices: InvoiceTable;
  /** The first day of the forecast: what happened on it or later is not known. */
  as_of: Date;
  /** The model, as `fit_risk` gave it; where not given, the prior: nothing is known but the customers' own invoices. */
  model?: string | undefined;
  /** Periods, intervals, seed. */
  options?: ForecastOptions | undefined;
}

/** What `forecastWhatIf` takes. */
export interface ForecastWhatIfGiven {
  /** The chances of each open invoice. */
  items: PaymentChances[];
  /** What changes. */
  scenario: Scenario;
  /** The first day of the forecast. */
  as_of: Date;
  /** Periods, intervals, seed. */
  options?: ForecastOptions | undefined;
}

/** What `generateReference` takes. */
export interface GenerateReferenceGiven {
  scheme: ReferenceScheme;
  base: string;
  prefix?: string | undefined;
}

/** What `gradeCustomers` takes. */
export interface GradeCustomersGiven {
  /** The invoices of the customers in question, paid ones too: they are what a customer is known by. */
  invoices: PastInvoice[];
  /** The day of the question: what happened on it or later is not known. */
  as_of: Date;
  /** The model, as `fit_risk` gave it; where not given, the prior: nothing is known but the customers' own invoices. */
  model?: string | undefined;
  /** Horizons and grades. */
  options?: OutlookOptions | undefined;
}

/** What `gradeTable` takes. */
export interface GradeTableGiven {
  /** The invoices of the customers in question, paid ones too: they are what a customer is known by. */
  invoices: InvoiceTable;
  /** The day of the question: what happened on it or later is not known. */
  as_of: Date;
  /** The model, as `fit_risk` gave it; where not given, the prior: nothing is known but the customers' own invoices. */
  model?: string | undefined;
  /** Horizons, which may be the days of a curve one by one, and grades. A score never tells its reasons, and no curve. */
  options?: OutlookOptions | undefined;
}

/** What `holidayCalendar` takes. */
export interface HolidayCalendarGiven {
  /** The published calendar. */
  calendar: PublicCalendar;
  /** First year. */
  first_year: number;
  /** Last year. */
  last_year: number;
}

/** What `instrumentStandings` takes. */
export interface InstrumentStandingsGiven {
  /** The facts of one customer. */
  facts: Fact[];
  /** The instant of the question; facts recorded later do not count. */
  now: Timestamp;
  /** The table of codes; the standard one where not given. */
  table?: FailureTable | undefined;
}

/** What `invoicesPerHead` takes. */
export interface InvoicesPerHeadGiven {
  invoices: number;
  headcount: Quantity;
  precision?: Precision | undefined;
}

/** What `isBusinessDay` takes. */
export interface IsBusinessDayGiven {
  /** A date. */
  date: Date;
  /** Which days are closed; Saturday and Sunday where not given. */
  calendar?: CalendarOrName | undefined;
}

/** What `knownMovements` takes. */
export interface KnownMovementsGiven {
  /** Facts of a ledger, or those that were made of earlier files. */
  facts: Fact[];
}

/** What `lateInterest` takes. */
export interface LateInterestGiven {
  /** The debt, above zero. */
  principal: Money;
  /** The day on which it was due. */
  due_date: Date;
  /** The last day that counts: the day of payment, or today. */
  until: Date;
  /** The rules. */
  scheme: SchemeGiven;
  /** Parts that were paid before. */
  payments?: PrincipalPayment[] | undefined;
}

/** What `learnPayers` takes. */
export interface LearnPayersGiven {
  /** What was confirmed and rejected, in any order. */
  verdicts: Verdict[];
  /** What is known so far. */
  learned?: LearnedEvidence | undefined;
}

/** What `learnRetries` takes. */
export interface LearnRetriesGiven {
  /** Tries that were made before. */
  observations: RetryObservation[];
  /** What is taken for granted before anything was seen; the standard ones where not given. */
  priors?: RetryPriors | undefined;
}

/** What `learnWeights` takes. */
export interface LearnWeightsGiven {
  /** Matches of the past with what was right, in any order. */
  judged: JudgedMatch[];
  /** Where to start from, and how far learning may go. */
  options?: LearningOptions | undefined;
}

/** What `ledger` takes. */
export interface LedgerGiven {
  /** The facts, in any order. */
  facts: Fact[];
  /** The name of the question. */
  query: string;
  /** The arguments of the question. */
  arguments?: unknown | undefined;
  /** What the ledger is set up with. */
  settings?: Settings | undefined;
}

/** What `matchCash` takes. */
export interface MatchCashGiven {
  /** The movements, in any order. */
  movements: BankMovement[];
  /** Open items and open credit memos, in any order. */
  items: MatchItem[];
  /** The customers, in any order. */
  customers: Customer[];
  /** What earlier matches taught. */
  learned?: LearnedEvidence | undefined;
  /** Limits, rates and thresholds. */
  options?: MatchOptions | undefined;
}

/** What `matchFacts` takes. */
export interface MatchFactsGiven {
  /** The movement. */
  movement: BankMovement;
  /** What is to be posted for it. */
  outcome: MatchOutcome;
  /** The instant at which it becomes known. */
  recorded: Timestamp;
  /**
   * The day from which the allocations count, such as the day on which an item was opened again; the value date where
   * not given or earlier.
   */
  applied_on?: Date | undefined;
  /** How often it was posted before and taken back; 0 where not given. */
  occurrence?: number | undefined;
}

/** What `matchOutcomes` takes. */
export interface MatchOutcomesGiven {
  /** The movements, in any order. */
  movements: BankMovement[];
  /** Open items and open credit memos, in any order. */
  items: MatchItem[];
  /** The customers, in any order. */
  customers: Customer[];
  /** What earlier matches taught. */
  learned?: LearnedEvidence | undefined;
  /** Limits, rates and thresholds. */
  options?: MatchOptions | undefined;
}

/** What `matchShards` takes. */
export interface MatchShardsGiven {
  /** The movements, in any order. */
  movements: BankMovement[];
  /** Open items and open credit memos, in any order. */
  items: MatchItem[];
  /** The customers, in any order. */
  customers: Customer[];
  /** What earlier matches taught. */
  learned?: LearnedEvidence | undefined;
  /** Limits, rates and thresholds. */
  options?: MatchOptions | undefined;
}

/** What `measureActivity` takes. */
export interface MeasureActivityGiven {
  /** What happened in the period. */
  activity: Activity;
  /** Which metrics, and how they are rounded. */
  options?: MetricsOptions | undefined;
}

/** What `messageLanguages` takes. */
export interface MessageLanguagesGiven {
}

/** What `methodFee` takes. */
export interface MethodFeeGiven {
  /** The method with its price. */
  offer: MethodOffer;
  /** The payment. */
  amount: Money;
}

/** What `monthlyDates` takes. */
export interface MonthlyDatesGiven {
  /** The first date. */
  anchor: Date;
  /** How many dates. */
  count: number;
}

/** What `monthlyLateFee` takes. */
export interface MonthlyLateFeeGiven {
  /** The debt, above zero. */
  principal: Money;
  /** Percent for each month. */
  monthly_percent: Percent;
  /** Full months since the due date. */
  full_months: number;
  /** Whether interest bears interest; not, where not given. */
  compounding?: Compounding | undefined;
  /** How the fee is rounded, half up where not given. */
  rounding?: Rounding | undefined;
}

/** What `nextContactTime` takes. */
export interface NextContactTimeGiven {
  /** The instant from which to look. */
  now: Timestamp;
  /** Time zone of the person. */
  time_zone: TimeZone;
  /** Which days are closed; Saturday and Sunday where not given. */
  calendar?: CalendarOrName | undefined;
  /** When a person may be contacted. */
  hours?: ContactHours | undefined;
}

/** What `parseStatement` takes. */
export interface ParseStatementGiven {
  /** The file as base64. */
  base64?: string | undefined;
  options?: StatementOptions | undefined;
  /** The file as text; exactly one of `text` and `base64`. */
  text?: string | undefined;
}

/** What `parseTerms` takes. */
export interface ParseTermsGiven {
  /** The text. */
  text: string;
}

/** What `pastDueShare` takes. */
export interface PastDueShareGiven {
  past_due: Money;
  receivables: Money;
  precision?: Precision | undefined;
}

/** What `paymentSchedule` takes. */
export interface PaymentScheduleGiven {
  /** When an invoice is to be paid. */
  terms: PaymentTermsOrText;
  /** Date on the invoice. */
  issue_date: Date;
  /** Amount of the invoice. */
  amount?: Money | undefined;
  /** Which days are closed; Saturday and Sunday where not given. */
  calendar?: CalendarOrName | undefined;
  /** Day of delivery, where the terms count from it. */
  delivery_date?: Date | undefined;
  /** Day on which the customer received the invoice, where the terms count from it. */
  receipt_date?: Date | undefined;
}

/** What `paymentVelocity` takes. */
export interface PaymentVelocityGiven {
  /** The invoices with their payments. */
  invoices: PastInvoice[];
  /** The day of the question: what happened on it or later is not known. */
  as_of: Date;
  /** How a change is recognised. */
  options?: VelocityOptions | undefined;
}

/** What `planInstruments` takes. */
export interface PlanInstrumentsGiven {
  /** The facts of one customer. */
  facts: Fact[];
  /** The instant of the question; facts recorded later do not count. */
  now: Timestamp;
  /** The banks' calendar: bank debits are tried on its business days. */
  calendar?: CalendarOrName | undefined;
  /** The program of retries; the standard one where not given. */
  program?: RetryProgram | undefined;
  /** The table of codes; the standard one where not given. */
  table?: FailureTable | undefined;
  /** The customer's time zone; UTC where not given. */
  time_zone?: TimeZone | undefined;
}

/** What `planRetries` takes. */
export interface PlanRetriesGiven {
  /** The failure. */
  question: RetryQuestion;
  /** The instant of the question. */
  now: Timestamp;
  /** Tries that were made before, to learn from. */
  observations?: RetryObservation[] | undefined;
  /** How plans are made; the standard ones where not given. */
  options?: RetryPlanOptions | undefined;
  /** What is taken for granted before anything was seen; the standard one where not given. */
  priors?: RetryPriors | undefined;
  /** Chances learned before; learned from the observations where not given. */
  success?: RetrySuccess | undefined;
}

/** What `planWork` takes. */
export interface PlanWorkGiven {
  /** The worklist of `decide`, the most pressing first. */
  worklist: WorklistEntry[];
  /** The company's day. */
  today: Date;
  /** How it is planned; the standard rules where not given. */
  rules?: WorkRules | undefined;
}

/** What `plusBusinessDays` takes. */
export interface PlusBusinessDaysGiven {
  /** A date. */
  date: Date;
  /** How many business days; below zero goes back. */
  days: number;
  /** Which days are closed; Saturday and Sunday where not given. */
  calendar?: CalendarOrName | undefined;
}

/** What `postableMovements` takes. */
export interface PostableMovementsGiven {
  statements: BankStatement[];
  /** Ids that the ledger has. */
  known?: string[] | undefined;
  options?: PostableOptions | undefined;
}

/** What `promiseKeptRate` takes. */
export interface PromiseKeptRateGiven {
  kept: number;
  due: number;
  precision?: Precision | undefined;
}

/** What `realisedDifference` takes. */
export interface RealisedDifferenceGiven {
  item: Carrying;
  settled: Money;
  rate: ExchangeRate;
  rounding?: Rounding | undefined;
}

/** What `recoveryByGroup` takes. */
export interface RecoveryByGroupGiven {
  /** What was chosen, with its chance, and what came of it. */
  outcomes: LoggedOutcome[];
  /** How much has to be known. */
  options?: EffectOptions | undefined;
}

/** What `remeasure` takes. */
export interface RemeasureGiven {
  item: Carrying;
  rate: ExchangeRate;
  rounding?: Rounding | undefined;
}

/** What `renderAction` takes. */
export interface RenderActionGiven {
  /** The action: one that sends something. */
  action: Action;
  /** The day on which it is written. */
  as_of: Date;
  /** Templates and languages of the caller. */
  options?: MessageOptions | undefined;
  /** The host's link to pay, or to give other payment details. */
  payment_link?: string | undefined;
  /** The host's own texts by name, such as `company_name`. */
  values?: Record<string, string> | undefined;
}

/** What `renderMessage` takes. */
export interface RenderMessageGiven {
  /** What it is to say. */
  message: MessageInput;
  /** Templates and languages of the caller. */
  options?: MessageOptions | undefined;
}

/** What `restore` takes. */
export interface RestoreGiven {
  /** The bytes of `to_bytes`, two hexadecimal digits each. */
  snapshot: string;
}

/** What `retryObservations` takes. */
export interface RetryObservationsGiven {
  /** The facts, in any order. */
  facts: Fact[];
  /** Facts recorded later do not count. */
  now: Timestamp;
  /** The table of codes; the standard one where not given. */
  table?: FailureTable | undefined;
}

/** What `rightFirstTimeRate` takes. */
export interface RightFirstTimeRateGiven {
  faulty: number;
  issued: number;
  precision?: Precision | undefined;
}

/** What `rollLossRates` takes. */
export interface RollLossRatesGiven {
  /** For each period its balances by bucket, youngest bucket first. */
  balances: Money[][];
  /** The share of the last bucket that is lost, 0 to 1. */
  loss_roll: Ratio;
}

/** What `rollRate` takes. */
export interface RollRateGiven {
  rolled: Money;
  previous: Money;
  precision?: Precision | undefined;
}

/** What `roundAmount` takes. */
export interface RoundAmountGiven {
  value: Ratio;
  currency: Currency;
  rounding?: Rounding | undefined;
}

/** What `roundNumber` takes. */
export interface RoundNumberGiven {
  value: Ratio;
  places: number;
  rounding?: Rounding | undefined;
}

/** What `routePayment` takes. */
export interface RoutePaymentGiven {
  /** The payment. */
  amount: Money;
  /** The methods with their prices. */
  offers: MethodOffer[];
  /** What the choice goes by. */
  options?: RoutingOptions | undefined;
}

/** What `scoreInvoices` takes. */
export interface ScoreInvoicesGiven {
  /** The invoices of the customers in question, paid ones too: they are what a customer is known by. */
  invoices: PastInvoice[];
  /** The day of the question: what happened on it or later is not known. */
  as_of: Date;
  /** The model, as `fit_risk` gave it; where not given, the prior: nothing is known but the customers' own invoices. */
  model?: string | undefined;
  /** Horizons and grades. */
  options?: OutlookOptions | undefined;
}

/** What `scoreTable` takes. */
export interface ScoreTableGiven {
  /** The invoices of the customers in question, paid ones too: they are what a customer is known by. */
  invoices: InvoiceTable;
  /** The day of the question: what happened on it or later is not known. */
  as_of: Date;
  /** The model, as `fit_risk` gave it; where not given, the prior: nothing is known but the customers' own invoices. */
  model?: string | undefined;
  /** Horizons, which may be the days of a curve one by one, and grades. A score never tells its reasons, and no curve. */
  options?: OutlookOptions | undefined;
}

/** What `sepaWindows` takes. */
export interface SepaWindowsGiven {
  /** The day on which the debit settled. */
  settlement: Date;
  /** The calendar of TARGET days. */
  calendar?: CalendarOrName | undefined;
}

/** What `slidingDiscount` takes. */
export interface SlidingDiscountGiven {
  /** The whole discount, percent. */
  most_percent: Percent;
  /** The last day with all of it, counted from the base date. */
  full_until_day: number;
  /** The first day with nothing of it. */
  zero_at_day: number;
  /** The day of payment. */
  pay_day: number;
}

/** What `splitAmount` takes. */
export interface SplitAmountGiven {
  /** What to split. */
  total: Money;
  /** The weight of each part; not all zero. */
  weights: Weight[];
  /** Who gets the smallest units that are left over. */
  rest?: RestRule | undefined;
}

/** What `standardFailureTable` takes. */
export interface StandardFailureTableGiven {
}

/** What `standardMatchLists` takes. */
export interface StandardMatchListsGiven {
}

/** What `standardPlaybook` takes. */
export interface StandardPlaybookGiven {
}

/** What `standardRetryProgram` takes. */
export interface StandardRetryProgramGiven {
}

/** What `standardWorkRules` takes. */
export interface StandardWorkRulesGiven {
}

/** What `statementFacts` takes. */
export interface StatementFactsGiven {
  statements: BankStatement[];
  /** The instant at which the file was read. */
  recorded: Timestamp;
  /** Ids of movements that the ledger has. */
  known?: string[] | undefined;
  options?: PostableOptions | undefined;
  /** Payments and attempts that a bank may send back. */
  payments?: ReturnablePayment[] | undefined;
}

/** What `taxInclusive` takes. */
export interface TaxInclusiveGiven {
  gross: Money;
  rate_percent: Percent;
  rounding?: Rounding | undefined;
}

/** What `taxTotals` takes. */
export interface TaxTotalsGiven {
  lines: TaxLine[];
  method?: TaxMethod | undefined;
  rounding?: Rounding | undefined;
}

/** What `touchlessRate` takes. */
export interface TouchlessRateGiven {
  auto_posted: number;
  payments: number;
  precision?: Precision | undefined;
}

/** What `triangulate` takes. */
export interface TriangulateGiven {
  amount: Money;
  to: Currency;
  first: ExchangeRate;
  second: ExchangeRate;
  intermediate_places?: number | undefined;
  rounding?: Rounding | undefined;
}

/** What `turnover` takes. */
export interface TurnoverGiven {
  credit_sales: Money;
  beginning_receivables: Money;
  ending_receivables: Money;
  precision?: Precision | undefined;
}

/** What `unappliedShare` takes. */
export interface UnappliedShareGiven {
  unapplied: Money;
  receivables: Money;
  precision?: Precision | undefined;
}

/** What `unmappedFailureCodes` takes. */
export interface UnmappedFailureCodesGiven {
  /** The failures. */
  failures: PaymentFailure[];
  /** The table of codes; the standard one where not given. */
  table?: FailureTable | undefined;
}

/** What `weightedDaysLate` takes. */
export interface WeightedDaysLateGiven {
  payments: AmountDays[];
  early_payments?: EarlyPayment | undefined;
  precision?: Precision | undefined;
}

/** What `weightedDaysToPay` takes. */
export interface WeightedDaysToPayGiven {
  payments: AmountDays[];
  precision?: Precision | undefined;
}

/** What `weightedDaysToTerms` takes. */
export interface WeightedDaysToTermsGiven {
  invoices: AmountDays[];
  precision?: Precision | undefined;
}

/** What `writeOffRate` takes. */
export interface WriteOffRateGiven {
  written_off: Money;
  recovered: Money;
  beginning_receivables: Money;
  ending_receivables: Money;
  precision?: Precision | undefined;
}

/** What `account` takes. */
export interface AccountGiven {
  /** The customer. */
  customer_id: CustomerId;
  /** The day the question is about. */
  as_of: Date;
  /** Only facts recorded up to this instant; all where not given. */
  known_at?: Timestamp | undefined;
}

/** What `activity` takes. */
export interface ActivityGiven {
  /** First day of the period. */
  from: Date;
  /** Last day of the period. */
  as_of: Date;
  /** Only facts recorded up to this instant; all where not given. */
  known_at?: Timestamp | undefined;
  /** How the activity is gathered. */
  options?: ActivityOptions | undefined;
}

/** What `ageing` takes. */
export interface AgeingGiven {
  /** The day the question is about. */
  as_of: Date;
  /** From which date age is counted; the due date where not given. */
  basis?: AgeingBasis | undefined;
  /** Last day of each bucket but the open one, rising; 30, 60, 90 where not given. */
  bucket_days?: number[] | undefined;
  /** By what the totals are split. */
  group_by?: AgeingGroup | undefined;
  /** Only facts recorded up to this instant; all where not given. */
  known_at?: Timestamp | undefined;
}

/** What `answerTimes` takes. */
export interface AnswerTimesGiven {
  /** The instant of the question. */
  now: Timestamp;
  /** The policies; the standard playbook where not given. Its company has the clock of customers without one. */
  playbook?: Playbook | undefined;
}

/** What `balances` takes. */
export interface BalancesGiven {
  /** The day the question is about. */
  as_of: Date;
  /** Only facts recorded up to this instant; all where not given. */
  known_at?: Timestamp | undefined;
}

/** What `cashForecast` takes. */
export interface CashForecastGiven {
  /** The first day of the forecast: what happened on it or later is not known. */
  as_of: Date;
  /** Only facts recorded up to this instant; all where not given. */
  known_at?: Timestamp | undefined;
  /** The model, as `fit_risk` gave it; fitted to the ledger's own history where not given. */
  model?: string | undefined;
  /** Periods, intervals, seed. */
  options?: ForecastOptions | undefined;
  /** Invoices that are planned to be issued on that day or later. */
  planned?: PastInvoice[] | undefined;
}

/** What `creditStandings` takes. */
export interface CreditStandingsGiven {
  /** The day of the question. */
  as_of: Date;
  /** The customers with their terms, each once. */
  customers?: CustomerCredit[] | undefined;
  /** Only facts recorded up to this instant; all where not given. */
  known_at?: Timestamp | undefined;
  /** The terms of every other customer with something open; they are left out where not given. */
  others?: CreditTerms | undefined;
}

/** What `customerIds` takes. */
export interface CustomerIdsGiven {
}

/** What `decide` takes. */
export interface DecideGiven {
  /** The instant of the question. */
  now: Timestamp;
  /** The policies; the standard playbook where not given. */
  playbook?: Playbook | undefined;
}

/** What `decideWithRisk` takes. */
export interface DecideWithRiskGiven {
  /** The instant of the question. */
  now: Timestamp;
  /** The models in force, as `fit_risk` gave them; fitted to the ledger's own history where none is given. */
  models?: string[] | undefined;
  /** The policies; the standard playbook where not given. */
  playbook?: Playbook | undefined;
  /** How decisions read them. */
  rules?: ForesightRules | undefined;
}

/** What `earlyWarnings` takes. */
export interface EarlyWarningsGiven {
  /** What was noticed. */
  warnings: EarlyWarning[];
  /** The instant of the question. */
  now: Timestamp;
  /** The policies; the standard playbook where not given. */
  playbook?: Playbook | undefined;
}

/** What `fitRisk` takes. */
export interface FitRiskGiven {
  /** The day of the question: what happened on it or later is not known. */
  as_of: Date;
  /** Only facts recorded up to this instant; all where not given. */
  known_at?: Timestamp | undefined;
  /** How to fit. */
  options?: RiskOptions | undefined;
}

/** What `gradeCustomers` takes. */
export interface GradeCustomersGiven {
  /** The day of the question: what happened on it or later is not known. */
  as_of: Date;
  /** Only facts recorded up to this instant; all where not given. */
  known_at?: Timestamp | undefined;
  /** The model, as `fit_risk` gave it; fitted to the ledger's own history where not given. */
  model?: string | undefined;
  /** Horizons and grades. */
  options?: OutlookOptions | undefined;
}

/** What `journal` takes. */
export interface JournalGiven {
  /** The day the question is about. */
  as_of: Date;
  /** Only facts recorded up to this instant; all where not given. */
  known_at?: Timestamp | undefined;
}

/** What `matchInput` takes. */
export interface MatchInputGiven {
  /** The day the question is about. */
  as_of: Date;
  /** Only facts recorded up to this instant; all where not given. */
  known_at?: Timestamp | undefined;
}

/** What `matchMovements` takes. */
export interface MatchMovementsGiven {
  /** The day the question is about. */
  as_of: Date;
  /** Only facts recorded up to this instant; all where not given. */
  known_at?: Timestamp | undefined;
  /** Limits, rates and thresholds. */
  options?: MatchOptions | undefined;
}

/** What `metrics` takes. */
export interface MetricsGiven {
  /** First day of the period. */
  from: Date;
  /** Last day of the period. */
  as_of: Date;
  /** How the activity is gathered. */
  activity?: ActivityOptions | undefined;
  /** What the receivables function cost in the period. */
  cost?: Money | undefined;
  /** People in the receivables function, full-time equivalents. */
  headcount?: Quantity | undefined;
  /** Only facts recorded up to this instant; all where not given. */
  known_at?: Timestamp | undefined;
  /** How the metrics are measured. */
  options?: MetricsOptions | undefined;
}

/** What `modelledCreditLoss` takes. */
export interface ModelledCreditLossGiven {
  /** The day of the question: what happened on it or later is not known. */
  as_of: Date;
  /** Of what is in default, the share that is lost, 0 to 1. */
  loss_given_default: Ratio;
  /** What is unpaid so many days after its due date is in default: 90 where not given, at most 365. */
  default_days_past_due?: number | undefined;
  /** Only facts recorded up to this instant; all where not given. */
  known_at?: Timestamp | undefined;
  /** The model, as `fit_risk` gave it; fitted to the ledger's own history where not given. */
  model?: string | undefined;
}

/** What `openCredits` takes. */
export interface OpenCreditsGiven {
  /** The day the question is about. */
  as_of: Date;
  /** Only facts recorded up to this instant; all where not given. */
  known_at?: Timestamp | undefined;
}

/** What `openItems` takes. */
export interface OpenItemsGiven {
  /** The day the question is about. */
  as_of: Date;
  /** Only facts recorded up to this instant; all where not given. */
  known_at?: Timestamp | undefined;
}

/** What `policyBacktest` takes. */
export interface PolicyBacktestGiven {
  /** The playbook that is thought of. */
  after: Playbook;
  /** First day of the period. */
  from: Date;
  /** Last day of the period. */
  until: Date;
  /** The instant of the question: what was recorded later does not count. */
  now: Timestamp;
  /** The playbook in use; the standard one where not given. */
  before?: Playbook | undefined;
  /** Customers, logged choices, intervals. */
  options?: BacktestOptions | undefined;
  /** The risk models that have a say under both; none where not given. */
  risk?: RiskView | undefined;
}

/** What `policyDiff` takes. */
export interface PolicyDiffGiven {
  /** The playbook that is thought of. */
  after: Playbook;
  /** The instant of the question. */
  now: Timestamp;
  /** The playbook in use; the standard one where not given. */
  before?: Playbook | undefined;
  /** Which running cases move, and what is known of their answers. */
  options?: PolicyDiffOptions | undefined;
  /** The risk models that have a say under both; none where not given. */
  risk?: RiskView | undefined;
}

/** What `provisionMatrix` takes. */
export interface ProvisionMatrixGiven {
  /** The day of the question. */
  as_of: Date;
  /** Only facts recorded up to this instant; all where not given. */
  known_at?: Timestamp | undefined;
  /** Buckets, history, method, views of the future, single balances. */
  options?: ProvisionOptions | undefined;
}

/** What `recoveryByAction` takes. */
export interface RecoveryByActionGiven {
  /** The day up to which payments are looked at. */
  as_of: Date;
  /** The choices. Each customer, currency and instant once. */
  choices: LoggedChoice[];
  /** Within how many days after a choice payment counts as its outcome, 1 to 365; 30 where not given. */
  horizon_days?: number | undefined;
  /** Only facts recorded up to this instant; all where not given. */
  known_at?: Timestamp | undefined;
  /** How much has to be known. */
  options?: EffectOptions | undefined;
  /** The company's time zone, in which days begin and end; UTC where not given. */
  time_zone?: TimeZone | undefined;
}

/** What `retrySuccess` takes. */
export interface RetrySuccessGiven {
  /** The day of the question; what is effective later does not count. */
  as_of: Date;
  /** Only facts recorded up to this instant; all where not given. */
  known_at?: Timestamp | undefined;
  /** What is taken for granted before anything was seen; the standard ones where not given. */
  priors?: RetryPriors | undefined;
  /** The table of codes; the standard one where not given. */
  table?: FailureTable | undefined;
}

/** What `scoreInvoices` takes. */
export interface ScoreInvoicesGiven {
  /** The day of the question: what happened on it or later is not known. */
  as_of: Date;
  /** Only facts recorded up to this instant; all where not given. */
  known_at?: Timestamp | undefined;
  /** The model, as `fit_risk` gave it; fitted to the ledger's own history where not given. */
  model?: string | undefined;
  /** Horizons and grades. */
  options?: OutlookOptions | undefined;
}

/** What `slowdowns` takes. */
export interface SlowdownsGiven {
  /** The day of the question: what happened on it or later is not known. */
  as_of: Date;
  /** Only facts recorded up to this instant; all where not given. */
  known_at?: Timestamp | undefined;
  /** How a change is recognised. */
  options?: VelocityOptions | undefined;
}

/** What `statement` takes. */
export interface StatementGiven {
  /** The customer. */
  customer_id: CustomerId;
  /** First day of the statement. */
  from: Date;
  /** Last day of the statement. */
  as_of: Date;
  /** Only facts recorded up to this instant; all where not given. */
  known_at?: Timestamp | undefined;
}

/** What `trialBalance` takes. */
export interface TrialBalanceGiven {
  /** The day the question is about. */
  as_of: Date;
  /** Only facts recorded up to this instant; all where not given. */
  known_at?: Timestamp | undefined;
}

/** What `undoMatch` takes. */
export interface UndoMatchGiven {
  /** The movement whose match was wrong. */
  movement_id: MovementId;
  /** The day from which it does not count any more. */
  effective: Date;
  /** The instant at which that becomes known. */
  recorded: Timestamp;
  /** Why. */
  reason?: Note | undefined;
}

/** What `whatIf` takes. */
export interface WhatIfGiven {
  /** The first day of the forecast: what happened on it or later is not known. */
  as_of: Date;
  /**
   * Facts that would be told besides: invoices issued, paid, credited or voided, other terms. The ledger does not
   * keep them.
   */
  facts?: Fact[] | undefined;
  /** Only facts recorded up to this instant; all where not given. */
  known_at?: Timestamp | undefined;
  /** The model, as `fit_risk` gave it; fitted to the ledger's own history where not given. */
  model?: string | undefined;
  /** Periods, intervals, seed. */
  options?: ForecastOptions | undefined;
  /** Invoices that are planned to be issued on that day or later, under both. */
  planned?: PastInvoice[] | undefined;
  /** How payment changes; a scenario, facts or both are given. */
  scenario?: Scenario | undefined;
}

/** Whether a returned ACH entry may be presented again on a day. */
export declare function achReinitiation(given: AchReinitiationGiven): Reinitiation;

/** The day by whose opening a return of an ACH debit must have been made available. */
export declare function achReturnDeadline(given: AchReturnDeadlineGiven): Deadline;

/** Return rates of ACH debits against the network's ceilings. */
export declare function achReturnRates(given: AchReturnRatesGiven): AchReturnRates;

/** The day to which a rule moves a date that is not a business day. */
export declare function adjustDate(given: AdjustDateGiven): DateResult;

/** The open items given, by age, without a ledger. */
export declare function age(given: AgeGiven): AgeingReport;

/** The charge that leads from an opening allowance to a closing one. */
export declare function allowanceMovement(given: AllowanceMovementGiven): AllowanceMovement;

/** Whether one more try at an instant keeps a scheme's limit, and when the next one does. */
export declare function attemptLimit(given: AttemptLimitGiven): LimitVerdict;

/** Average days delinquent: `dso` less `best_possible_dso`, rounded once. */
export declare function averageDaysDelinquent(given: AverageDaysDelinquentGiven): Measure;

/** Forecasts made at earlier days of a history, each with what was known then, held against what came in. */
export declare function backtestForecast(given: BacktestForecastGiven): Backtest;

/** Bad debt expense of the period in percent of its credit sales. */
export declare function badDebtToSales(given: BadDebtToSalesGiven): Measure;

/** Best possible DSO: what it would be if nothing were past due. */
export declare function bestPossibleDso(given: BestPossibleDsoGiven): Measure;

/** What an amount is carried at in the currency of the books. */
export declare function bookFunctional(given: BookFunctionalGiven): Carrying;

/** What becomes different from look to look: a caseload over facts as they become known, at each instant in turn. */
export declare function caseloadChanges(given: CaseloadChangesGiven): CaseloadChange[];

/** An amount rounded to what can be paid in cash, with the difference. */
export declare function cashRound(given: CashRoundGiven): CashRounding;

/** Breaks in rows of statements: a closing balance that is not the next opening balance. */
export declare function checkContinuity(given: CheckContinuityGiven): ContinuityBreak[];

/** Checks a fact by itself, its shape and its documents, without a ledger; gives it back in its pinned form. */
export declare function checkFact(given: Fact): Fact;

/** Checks a playbook by itself; gives it back in its pinned form. */
export declare function checkPlaybook(given: CheckPlaybookGiven): Playbook;

/** What a scheme says of a reference: valid or not and why, without separators, and as it is printed. */
export declare function checkReference(given: CheckReferenceGiven): ReferenceCheck;

/** Checks a template without a message: what it needs, and that it comes out whole. */
export declare function checkTemplate(given: CheckTemplateGiven): TemplateCheck;

/** What the choices of a second policy would have brought in over those of a first, by currency. */
export declare function choiceEffects(given: ChoiceEffectsGiven): ChoiceEffect[];

/** The confidence from which matches may be applied without a person, chosen from labelled history. */
export declare function chooseThreshold(given: ChooseThresholdGiven): ThresholdChoice;

/** Collection effectiveness index: of what could have been collected in the period, how much was. */
export declare function collectionEffectiveness(given: CollectionEffectivenessGiven): Measure;

/** Collection period: the days of the period over the `turnover`, from the exact turnover. */
export declare function collectionPeriod(given: CollectionPeriodGiven): Measure;

/** Collection rate of a cohort: cash applied so far to the invoices of a period, over what they billed. */
export declare function collectionRate(given: CollectionRateGiven): Measure;

/** Cash before and after any change of what is open or of its chances, on the same draws, with the difference in pairs. */
export declare function compareCash(given: CompareCashGiven): WhatIf;

/** An amount in another currency at a given rate. */
export declare function convert(given: ConvertGiven): Money;

/** An amount in another currency at the rate of a day, with the rate that was used. */
export declare function convertOn(given: ConvertOnGiven): Conversion;

/** What it costs a year to let an early-payment discount go. */
export declare function costOfTerms(given: CostOfTermsGiven): CostOfTerms;

/** What one invoice costs: cost of the receivables function (people, systems, fees) over invoices handled. */
export declare function costPerInvoice(given: CostPerInvoiceGiven): Measure;

/** Whether the next order of a customer may be delivered. */
export declare function creditDecision(given: CreditDecisionGiven): CreditStanding;

/** Median and ninetieth percentile of a list of days, in any order. */
export declare function cycleTime(given: CycleTimeGiven): CycleTime;

/** What to do now, by facts: builds a ledger from them and asks it. */
export declare function decide(given: DecideGiven): Decisions;

/** What to do now, by accounts as of the company's day. */
export declare function decideAccounts(given: DecideAccountsGiven): Decisions;

/** What a discount costs the seller, what it is worth, and at which discount both are the same. */
export declare function discountBenefit(given: DiscountBenefitGiven): DiscountBenefit;

/** Disputed invoices in percent of the invoices issued, counted. */
export declare function disputeRate(given: DisputeRateGiven): Measure;

/** Amount of disputed invoices in percent of the amount invoiced. */
export declare function disputeRateByAmount(given: DisputeRateByAmountGiven): Measure;

/** Days sales outstanding of a period: receivables at its end, over credit sales of the period, times its days. */
export declare function dso(given: DsoGiven): Measure;

/** DSO on the mean of beginning and ending receivables. Another measure than `dso`: label it, never mix. */
export declare function dsoAverage(given: DsoAverageGiven): Measure;

/** DSO by count-back (exhaustion): `periods`, newest first, are taken whole while receivables last, the last pro rata. */
export declare function dsoCountBack(given: DsoCountBackGiven): Measure;

/** The day on which the last instalment is due. */
export declare function dueDate(given: DueDateGiven): DueDateResult;

/** Amount that dunning brought back in percent of the amount that had failed at first. */
export declare function dunningRecovery(given: DunningRecoveryGiven): Measure;

/** Failed payments that dunning brought back in full, in percent of those that failed, counted. */
export declare function dunningRecoveryByCount(given: DunningRecoveryByCountGiven): Measure;

/** The discount for paying so many days early, at a yearly rate. */
export declare function dynamicDiscount(given: DynamicDiscountGiven): DynamicDiscount;

/** The rate that a table has for two currencies on a day. */
export declare function exchangeRate(given: ExchangeRateGiven): ExchangeRate;

/** The allowance for expected credit losses of a provision matrix. */
export declare function expectedCreditLoss(given: ExpectedCreditLossGiven): CreditLossReport;

/** The miss of a period, split into causes that add up to it. */
export declare function explainMiss(given: ExplainMissGiven): Miss[];

/** What a failed payment permits: looked up by the network's advice, the code, the provider's words, the default. */
export declare function failureVerdict(given: FailureVerdictGiven): FailureVerdict;

/** Every valid reference in a free text. */
export declare function findReferences(given: FindReferencesGiven): FoundReference[];

/** Which items add up to an amount: the sets, how many there are, how many chance would give. */
export declare function findSubsets(given: FindSubsetsGiven): Subsets;

/** Fits a risk model to a history of invoices. The same history and options give the same model. */
export declare function fitRisk(given: FitRiskGiven): FittedRisk;

/** Fits a risk model, like `fit_risk`, to a history in columns: the same model. */
export declare function fitTable(given: FitTableGiven): FittedRisk;

/** Loss rates of a cohort of sales: what is never paid, over what reaches each stage. */
export declare function flowLossRates(given: FlowLossRatesGiven): Ratio[];

/** Cash expected from open invoices, by period, with intervals; by a fitted model. */
export declare function forecastCash(given: ForecastCashGiven): CashForecast;

/** Cash expected from chances of payment that the host gives. */
export declare function forecastChances(given: ForecastChancesGiven): CashForecast;

/** Cash expected from open invoices, like `forecast_cash`, from a history in columns: the same forecast. */
export declare function forecastTable(given: ForecastTableGiven): CashForecast;

/** A forecast with and without a change of payment behaviour, on the same draws. */
export declare function forecastWhatIf(given: ForecastWhatIfGiven): WhatIf;

/** A number with the check digits of a scheme. */
export declare function generateReference(given: GenerateReferenceGiven): ReferenceCheck;

/** The grade of every customer with an invoice before a day. */
export declare function gradeCustomers(given: GradeCustomersGiven): CustomerGrade[];

/** The grade of every customer, like `grade_customers`, from a history in columns. */
export declare function gradeTable(given: GradeTableGiven): CustomerGrade[];

/** The closed days of a published calendar, for some years. */
export declare function holidayCalendar(given: HolidayCalendarGiven): HolidayCalendar;

/** What the failures so far leave of each card or mandate on file: whether it may be tried, and from when. */
export declare function instrumentStandings(given: InstrumentStandingsGiven): InstrumentStanding[];

/** Invoices handled by one person of the receivables function, full-time equivalents. */
export declare function invoicesPerHead(given: InvoicesPerHeadGiven): Measure;

/** Whether a date is a business day. */
export declare function isBusinessDay(given: IsBusinessDayGiven): BusinessDayResult;

/** The ids of bank movements that facts already tell of, to be given as `known` when the next file is read. */
export declare function knownMovements(given: KnownMovementsGiven): string[];

/** Interest on a late debt day by day, with the fixed sum of the scheme. */
export declare function lateInterest(given: LateInterestGiven): LateInterest;

/** Evidence about payers after matches were confirmed and rejected. */
export declare function learnPayers(given: LearnPayersGiven): LearnedEvidence;

/** Chances of success, learned from tries: plain data for `plan_retries` and a program of retries. */
export declare function learnRetries(given: LearnRetriesGiven): RetrySuccess;

/** What evidence weighs, learned from matches of which the right answer is known. */
export declare function learnWeights(given: LearnWeightsGiven): LearnedWeights;

/** Builds a ledger from facts and asks it one question by name (or for its `digest`). */
export declare function ledger(given: LedgerGiven): unknown;

/** Matches bank movements to open items: who paid, what each movement settles, how sure that is, and why. */
export declare function matchCash(given: MatchCashGiven): MatchReport;

/** The facts that post a match of a movement: payment, allocations, confirmation. */
export declare function matchFacts(given: MatchFactsGiven): Fact[];

/** The same, with only what is to be posted: no figures, no runners-up. */
export declare function matchOutcomes(given: MatchOutcomesGiven): MatchOutcome[];

/** Which movements may want the same money: places in the list, to be matched apart from all others. */
export declare function matchShards(given: MatchShardsGiven): number[][];

/** All metrics of one period, for the whole and by segment. */
export declare function measureActivity(given: MeasureActivityGiven): MetricsReport;

/** The shipped languages with their templates, to look at or to start from. */
export declare function messageLanguages(given?: MessageLanguagesGiven): MessageLanguage[];

/** What a payment costs by a method: percent and fixed part within minimum and cap. */
export declare function methodFee(given: MethodFeeGiven): Money;

/** Dates one month apart, starting with the anchor; the day of the anchor, or the last of a shorter month. */
export declare function monthlyDates(given: MonthlyDatesGiven): DatesResult;

/** A contract's late fee of so much percent for each full month. */
export declare function monthlyLateFee(given: MonthlyLateFeeGiven): Money;

/** The first instant from `now` on at which a person may be contacted. */
export declare function nextContactTime(given: NextContactTimeGiven): InstantResult;

/** A bank statement file as data: statements with balances, movements and what was checked. */
export declare function parseStatement(given?: ParseStatementGiven): StatementFile;

/** Payment terms out of a text such as `2/10 net 30`. */
export declare function parseTerms(given: ParseTermsGiven): TermsResult;

/** Share of receivables that is past due. */
export declare function pastDueShare(given: PastDueShareGiven): Measure;

/**
 * Instalments of an invoice with their due dates, and the days up to which a discount may be taken.
 * Amounts are split when `amount` is given.
 */
export declare function paymentSchedule(given: PaymentScheduleGiven): ScheduleResult;

/** The customers whose pace of payment has changed on like terms. */
export declare function paymentVelocity(given: PaymentVelocityGiven): PaymentVelocity[];

/** What is planned with each card or mandate after the failures of one customer. */
export declare function planInstruments(given: PlanInstrumentsGiven): InstrumentStanding[];

/**
 * When to try a failed payment again: the instants with the highest expected money recovered less cost, within every
 * limit, and when to stop.
 */
export declare function planRetries(given: PlanRetriesGiven): RetrySchedule;

/** A day's work out of a worklist: gates first, then what waited too long, then by what it brings in a minute. */
export declare function planWork(given: PlanWorkGiven): WorkPlan;

/** The date that many business days after (above zero) or before (below zero) a date. */
export declare function plusBusinessDays(given: PlusBusinessDaysGiven): DateResult;

/** The movements of statements that a ledger takes, each with an id that is the same whenever it is read again. */
export declare function postableMovements(given: PostableMovementsGiven): PostableMovements;

/** Promises kept (paid in full by their date and grace) in percent of the promises that came due. */
export declare function promiseKeptRate(given: PromiseKeptRateGiven): Measure;

/** Gain or loss on exchange when an item is settled, whole or in part. */
export declare function realisedDifference(given: RealisedDifferenceGiven): RealisedDifference;

/**
 * How much is recovered after each group of actions, by choices whose chances were logged; says where the log
 * cannot tell.
 */
export declare function recoveryByGroup(given: RecoveryByGroupGiven): GroupRecovery[];

/** Gain or loss on exchange when an item is measured anew at the rate of a day. */
export declare function remeasure(given: RemeasureGiven): Remeasurement;

/** The draft of the message that an action asks for. */
export declare function renderAction(given: RenderActionGiven): MessageDraft;

/** The draft of a message, subject and text, in the customer's language. */
export declare function renderMessage(given: RenderMessageGiven): MessageDraft;

/** Reads a snapshot, as hexadecimal text, back; gives the number of its facts and its digest. */
export declare function restore(given: RestoreGiven): Restored;

/** The tries that followed a failure with the same card or mandate, with what became of them, read off facts. */
export declare function retryObservations(given: RetryObservationsGiven): RetryObservation[];

/** Invoices that were right the first time: neither disputed nor corrected by a credit memo, in percent. */
export declare function rightFirstTimeRate(given: RightFirstTimeRateGiven): Measure;

/** Roll rates and loss rates from balances by bucket at the end of consecutive periods. */
export declare function rollLossRates(given: RollLossRatesGiven): RollRates;

/** Roll rate: of what was in an ageing bucket one period ago, how much is in the next older bucket now. */
export declare function rollRate(given: RollRateGiven): Measure;

/** A number rounded to an amount of a currency by a named mode. */
export declare function roundAmount(given: RoundAmountGiven): Money;

/** A number rounded to decimals by a named mode. */
export declare function roundNumber(given: RoundNumberGiven): RoundedNumber;

/** The cheapest permitted method for a payment, with every alternative, what was left out and why. */
export declare function routePayment(given: RoutePaymentGiven): Route;

/** What is expected of every invoice that is open in the morning of a day: chances, dates, money by horizon, and why. */
export declare function scoreInvoices(given: ScoreInvoicesGiven): InvoiceOutlook[];

/** What is expected of every open invoice, like `score_invoices` without its reasons, from columns to columns. */
export declare function scoreTable(given: ScoreTableGiven): OutlookTable;

/** The last days on which a SEPA direct debit can come back. */
export declare function sepaWindows(given: SepaWindowsGiven): SepaWindows;

/** What percent of a discount is left on a day when it falls evenly to nothing. */
export declare function slidingDiscount(given: SlidingDiscountGiven): SlidingAnswer;

/** An amount split by weights without losing a smallest unit. */
export declare function splitAmount(given: SplitAmountGiven): PartsResult;

/** The table of failure codes to start from. */
export declare function standardFailureTable(given?: StandardFailureTableGiven): FailureTable;

/** The words of bank texts and the weights of evidence that come with the engine. */
export declare function standardMatchLists(given?: StandardMatchListsGiven): Lists;

/** A playbook to start from. */
export declare function standardPlaybook(given?: StandardPlaybookGiven): Playbook;

/** A program of retries to start from. */
export declare function standardRetryProgram(given?: StandardRetryProgramGiven): RetryProgram;

/** Rules of a day's work to start from. */
export declare function standardWorkRules(given?: StandardWorkRulesGiven): WorkRules;

/** What statements tell a ledger: a fact for each movement, and for each return of a payment that is known. */
export declare function statementFacts(given: StatementFactsGiven): StatementFacts;

/** Net and tax contained in a gross amount. */
export declare function taxInclusive(given: TaxInclusiveGiven): TaxInclusive;

/** Tax of an invoice by rate, computed by line or by total. */
export declare function taxTotals(given: TaxTotalsGiven): TaxTotals;

/** Payments posted without a person in percent of all payments. */
export declare function touchlessRate(given: TouchlessRateGiven): Measure;

/** An amount in another currency by way of a third one. */
export declare function triangulate(given: TriangulateGiven): Conversion;

/** Receivables turnover: credit sales over the mean of beginning and ending receivables. */
export declare function turnover(given: TurnoverGiven): Measure;

/** Unapplied cash in percent of gross receivables: money received that no one has matched yet. */
export declare function unappliedShare(given: UnappliedShareGiven): Measure;

/** The failure codes that a table does not know, with how often each came. */
export declare function unmappedFailureCodes(given: UnmappedFailureCodesGiven): UnmappedCode[];

/** Mean days late of what was paid, weighted by amount. */
export declare function weightedDaysLate(given: WeightedDaysLateGiven): Measure;

/** Mean days from issue to payment of what was paid, weighted by amount. */
export declare function weightedDaysToPay(given: WeightedDaysToPayGiven): Measure;

/** Mean days granted (due date less issue date) of what was invoiced, weighted by amount. */
export declare function weightedDaysToTerms(given: WeightedDaysToTermsGiven): Measure;

/** Written off less recovered in percent of mean receivables. */
export declare function writeOffRate(given: WriteOffRateGiven): Measure;

/** The questions that a ledger answers. */
export interface LedgerQueries {
  /** One customer with items, credits and facts. */
  account(given: AccountGiven): AccountHistory;
  /** What happened in a period, as the metrics read it. */
  activity(given: ActivityGiven): Activity;
  /** The open items by age, with credits beside the buckets. */
  ageing(given: AgeingGiven): AgeingReport;
  /** How often customers answered, by segment, weekday and hour: what `contact_times` of a policy reads. */
  answerTimes(given: AnswerTimesGiven): AnswerCount[];
  /** What is open and what is credit, for each currency. */
  balances(given: BalancesGiven): Balance[];
  /** Cash expected from what is open, by period, with intervals. */
  cashForecast(given: CashForecastGiven): CashForecast;
  /** What customers owe, part by part, and whether the next order of each may be delivered, with the reasons. */
  creditStandings(given: CreditStandingsGiven): CustomerExposure[];
  /** Every customer, by id. */
  customerIds(given?: CustomerIdsGiven): CustomerId[];
  /** What to do now: actions with their reasons, the worklist, what is skipped and why, and the next wake-up. */
  decide(given: DecideGiven): Decisions;
  /**
   * What to do now, with risk models: grades choose behaviour, the worklist is ordered by what will stay unpaid, and
   * customer success hears of who pays later than before.
   */
  decideWithRisk(given: DecideWithRiskGiven): Decisions;
  /** What becomes of early warnings: whom to tell, and what is held back and why. */
  earlyWarnings(given: EarlyWarningsGiven): EarlyWarnings;
  /** A risk model fitted to the ledger's own history. */
  fitRisk(given: FitRiskGiven): FittedRisk;
  /** The grade of every customer with an invoice before a day. */
  gradeCustomers(given: GradeCustomersGiven): CustomerGrade[];
  /** The double-entry postings of every fact. */
  journal(given: JournalGiven): JournalEntry[];
  /** What cash application reads: open movements, items with their numbers, customers, learned evidence. */
  matchInput(given: MatchInputGiven): MatchInput;
  /** Matches the open bank movements to what is open. */
  matchMovements(given: MatchMovementsGiven): MatchReport;
  /**
   * The metrics of a period: DSO and its family, effectiveness, rates; overall and by currency, segment, method and
   * dunning level.
   */
  metrics(given: MetricsGiven): MetricsReport;
  /** Expected credit losses of what is open, by the risk model. */
  modelledCreditLoss(given: ModelledCreditLossGiven): ModelledLoss[];
  /** Credits that are not used up, by date, then id. */
  openCredits(given: OpenCreditsGiven): OpenCredit[];
  /** Items with an open amount, by due date, then invoice and instalment. */
  openItems(given: OpenItemsGiven): OpenItem[];
  /**
   * What two playbooks would have done in a past period, each day with what was known then; money only where chances
   * were logged.
   */
  policyBacktest(given: PolicyBacktestGiven): PolicyBacktest;
  /** What another playbook would change: who moves, who is written to tomorrow, what it brings where that is known. */
  policyDiff(given: PolicyDiffGiven): PolicyDiff;
  /** The provision matrix of what is open, with loss rates and roll rates from the ledger's own history. */
  provisionMatrix(given: ProvisionMatrixGiven): ProvisionMatrix;
  /** How much is recovered after each group of actions, by choices whose chances were logged. */
  recoveryByAction(given: RecoveryByActionGiven): ActionRecovery;
  /** What the retries so far teach about the chances of the next ones, for the `success` of a program of retries. */
  retrySuccess(given: RetrySuccessGiven): RetrySuccess;
  /** What is expected of every invoice that is open in the morning of a day: chances, dates, money by horizon, and why. */
  scoreInvoices(given: ScoreInvoicesGiven): InvoiceOutlook[];
  /** The customers whose pace of payment has changed on like terms. */
  slowdowns(given: SlowdownsGiven): PaymentVelocity[];
  /** The account of one customer over a period: opening balance, movements, closing balance. */
  statement(given: StatementGiven): Statement;
  /** The balance of every account. */
  trialBalance(given: TrialBalanceGiven): AccountBalance[];
  /** The facts that take a confirmed match back: what was posted for it is unallocated, the movement is open again. */
  undoMatch(given: UndoMatchGiven): Fact[];
  /** A cash forecast with and without a change of payment behaviour, on the same draws. */
  whatIf(given: WhatIfGiven): WhatIf;
}

export type OperationName = "ach_reinitiation" | "ach_return_deadline" | "ach_return_rates" | "adjust_date" | "age" | "allowance_movement" | "attempt_limit" | "average_days_delinquent" | "backtest_forecast" | "bad_debt_to_sales" | "best_possible_dso" | "book_functional" | "caseload_changes" | "cash_round" | "check_continuity" | "check_fact" | "check_playbook" | "check_reference" | "check_template" | "choice_effects" | "choose_threshold" | "collection_effectiveness" | "collection_period" | "collection_rate" | "compare_cash" | "convert" | "convert_on" | "cost_of_terms" | "cost_per_invoice" | "credit_decision" | "cycle_time" | "decide" | "decide_accounts" | "discount_benefit" | "dispute_rate" | "dispute_rate_by_amount" | "dso" | "dso_average" | "dso_count_back" | "due_date" | "dunning_recovery" | "dunning_recovery_by_count" | "dynamic_discount" | "exchange_rate" | "expected_credit_loss" | "explain_miss" | "failure_verdict" | "find_references" | "find_subsets" | "fit_risk" | "fit_table" | "flow_loss_rates" | "forecast_cash" | "forecast_chances" | "forecast_table" | "forecast_what_if" | "generate_reference" | "grade_customers" | "grade_table" | "holiday_calendar" | "instrument_standings" | "invoices_per_head" | "is_business_day" | "known_movements" | "late_interest" | "learn_payers" | "learn_retries" | "learn_weights" | "ledger" | "match_cash" | "match_facts" | "match_outcomes" | "match_shards" | "measure_activity" | "message_languages" | "method_fee" | "monthly_dates" | "monthly_late_fee" | "next_contact_time" | "parse_statement" | "parse_terms" | "past_due_share" | "payment_schedule" | "payment_velocity" | "plan_instruments" | "plan_retries" | "plan_work" | "plus_business_days" | "postable_movements" | "promise_kept_rate" | "realised_difference" | "recovery_by_group" | "remeasure" | "render_action" | "render_message" | "restore" | "retry_observations" | "right_first_time_rate" | "roll_loss_rates" | "roll_rate" | "round_amount" | "round_number" | "route_payment" | "score_invoices" | "score_table" | "sepa_windows" | "sliding_discount" | "split_amount" | "standard_failure_table" | "standard_match_lists" | "standard_playbook" | "standard_retry_program" | "standard_work_rules" | "statement_facts" | "tax_inclusive" | "tax_totals" | "touchless_rate" | "triangulate" | "turnover" | "unapplied_share" | "unmapped_failure_codes" | "weighted_days_late" | "weighted_days_to_pay" | "weighted_days_to_terms" | "write_off_rate";

export type QueryName = "account" | "activity" | "ageing" | "answer_times" | "balances" | "cash_forecast" | "credit_standings" | "customer_ids" | "decide" | "decide_with_risk" | "early_warnings" | "fit_risk" | "grade_customers" | "journal" | "match_input" | "match_movements" | "metrics" | "modelled_credit_loss" | "open_credits" | "open_items" | "policy_backtest" | "policy_diff" | "provision_matrix" | "recovery_by_action" | "retry_success" | "score_invoices" | "slowdowns" | "statement" | "trial_balance" | "undo_match" | "what_if";
