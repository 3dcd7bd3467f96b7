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

/** Names a card, mandate or account on file by the host's token; never a number of a card or account. */
export type InstrumentId = string;

/** Names an invoice or a debit memo. */
export type InvoiceId = string;

/** Names a message that was sent. */
export type MessageId = string;

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

/** Names a recovery of money that was written off. */
export type RecoveryId = string;

/** A reference that another document may quote: an order number, a bank text, an account, a tax number. */
export type Reference = string;

/** Names a refund. */
export type RefundId = string;

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
 * Why an item is settled by more, or less, than the money that came.
 *
 * - `discount`: Early-payment discount that the customer took.
 * - `bank_fee`: Charge that a bank took out of the payment.
 * - `withholding`: Tax that the customer withheld and will certify.
 * - `small_difference`: A small difference, written off by rule; below zero when the customer paid a little too much.
 */
export type AdjustmentKind = "discount" | "bank_fee" | "withholding" | "small_difference";

/**
 * What to do with a date that falls on a closed day.
 *
 * - `unadjusted`: Keep the date. The default: ageing and interest run from the plain date unless the contract says otherwise.
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
 * What kind of claim it is.
 *
 * - `invoice`: An invoice for goods or services.
 * - `debit_memo`: A debit memo: a fee, late interest or charge asked for apart from an invoice.
 */
export type InvoiceKind = "invoice" | "debit_memo";

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
 * What a payment before delivery is called.
 *
 * - `cash_in_advance`: Cash in advance (CIA).
 * - `cash_with_order`: Cash with order (CWO).
 * - `payment_in_advance`: Payment in advance (PIA).
 */
export type PrepaymentForm = "cash_in_advance" | "cash_with_order" | "payment_in_advance";

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
  /** What happened. */
  text?: Note | undefined;
}

/** An amount that settles part of an item without money. */
export interface Adjustment {
  /** Why. */
  adjustment: AdjustmentKind;
  /** How much, in the item's currency; not zero, and above zero except for a small difference. */
  amount: Money;
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
  /** What the host's CRM says. */
  marks?: CrmMark[] | undefined;
  /** The customer above this one in its group, who may pay for it. */
  parent?: CustomerId | undefined;
  /** Segment by which policies are chosen and figures are split, such as `enterprise`. */
  segment?: Name | undefined;
  /** Tax numbers. */
  tax_ids?: TaxId[] | undefined;
  /** Time zone of the customer; the company's where not given. */
  time_zone?: TimeZone | undefined;
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

export interface DateResult {
  /** A date. */
  date: Date;
}

export interface DatesResult {
  /** The dates. */
  dates: Date[];
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
  /** From which template. */
  template?: Name | undefined;
  /** How it sounds. */
  tone?: Tone | undefined;
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
  /** The customer's segment on that day. */
  segment?: Name | undefined;
}

export interface PartsResult {
  /** The parts, in the order of the weights. */
  parts: Money[];
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

/**
 * An attempt to collect money by card or bank debit. Until it is known to have succeeded or failed it is a
 * barrier: nothing else is tried for its invoices.
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
  /** The network's reference: the same failure told twice has the same one. */
  network_reference?: Reference | undefined;
  /** On which rail. */
  rail?: Rail | undefined;
  /** The words of the network or processor. */
  text?: Note | undefined;
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
 * allocated first, then the newest allocations. A payment can be returned more than once, up to its amount.
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
  /** The network's reference. */
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

/**
 * When an invoice is to be paid: the rule for the due date, the base date, discounts, business-day rules.
 *
 * There is no default: terms are agreed, not assumed. In JSON one flat object whose `kind` names the rule; what is
 * not given is the plain case (from the issue date, no discount, dates not moved):
 * `{"kind":"net","days":30,"discounts":[{"percent":"2","until":{"kind":"days","days":10}}]}`.
 */
export interface PaymentTerms {
  /** From which date the terms run; the issue date unless given. */
  base?: TermsBase | undefined;
  /** What happens to a due date on a closed day; it is kept unless given. */
  business_day_rule?: BusinessDayRule | undefined;
  /** What happens to the last day of a discount when it is closed; it is kept unless given. */
  discount_business_day_rule?: BusinessDayRule | undefined;
  /** Discounts for early payment, the first that still runs applies; percentages fall from step to step. */
  discounts?: DiscountStep[] | undefined;
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

/** A schedule whose amounts may be left open. */
export interface ScheduleResult {
  /** The instalments, by number. */
  instalments: InstalmentResult[];
  /** Days up to which a discount may be taken. */
  discounts: DiscountDeadline[];
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

export interface TermsResult {
  /** When an invoice is to be paid. */
  terms: PaymentTerms;
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
 * The shares of an amount in the order of their numbers, and who gets the smallest units left over.
 *
 * In JSON: `{"kind":"instalments","parts":[{"weight":"1","due":{"kind":"net","days":30}}, …]}`.
 */
export interface instalments {
  /** The shares, at least one. */
  parts: InstalmentShare[];
  /** Who gets the smallest units left over; largest remainder unless given. */
  rest?: RestRule | undefined;
}

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
  | PaymentReturned
  | RefundPaid
  | WrittenOff
  | Recovered
  | InvoiceVoided
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
  | HumanDecided;

/** What `adjustDate` takes. */
export interface AdjustDateGiven {
  /** A date. */
  date: Date;
  /** How the date moves. */
  rule: BusinessDayRule;
  /** Which days are closed; Saturday and Sunday where not given. */
  calendar?: CalendarOrName | undefined;
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

/** What `holidayCalendar` takes. */
export interface HolidayCalendarGiven {
  /** The published calendar. */
  calendar: PublicCalendar;
  /** First year. */
  first_year: number;
  /** Last year. */
  last_year: number;
}

/** What `isBusinessDay` takes. */
export interface IsBusinessDayGiven {
  /** A date. */
  date: Date;
  /** Which days are closed; Saturday and Sunday where not given. */
  calendar?: CalendarOrName | undefined;
}

/** What `monthlyDates` takes. */
export interface MonthlyDatesGiven {
  /** The first date. */
  anchor: Date;
  /** How many dates. */
  count: number;
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

/** What `parseTerms` takes. */
export interface ParseTermsGiven {
  /** The text. */
  text: string;
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

/** What `plusBusinessDays` takes. */
export interface PlusBusinessDaysGiven {
  /** A date. */
  date: Date;
  /** How many business days; below zero goes back. */
  days: number;
  /** Which days are closed; Saturday and Sunday where not given. */
  calendar?: CalendarOrName | undefined;
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

/** What `openItems` takes. */
export interface OpenItemsGiven {
  /** The day the question is about. */
  as_of: Date;
  /** Only facts recorded up to this instant; all where not given. */
  known_at?: Timestamp | undefined;
}

/** The day to which a rule moves a date that is not a business day. */
export declare function adjustDate(given: AdjustDateGiven): DateResult;

/** The day on which the last instalment is due. */
export declare function dueDate(given: DueDateGiven): DueDateResult;

/** The closed days of a published calendar, for some years. */
export declare function holidayCalendar(given: HolidayCalendarGiven): HolidayCalendar;

/** Whether a date is a business day. */
export declare function isBusinessDay(given: IsBusinessDayGiven): BusinessDayResult;

/** Dates one month apart, starting with the anchor; the day of the anchor, or the last of a shorter month. */
export declare function monthlyDates(given: MonthlyDatesGiven): DatesResult;

/** The first instant from `now` on at which a person may be contacted. */
export declare function nextContactTime(given: NextContactTimeGiven): InstantResult;

/** Payment terms out of a text such as `2/10 net 30`. */
export declare function parseTerms(given: ParseTermsGiven): TermsResult;

/**
 * Instalments of an invoice with their due dates, and the days up to which a discount may be taken.
 * Amounts are split when `amount` is given.
 */
export declare function paymentSchedule(given: PaymentScheduleGiven): ScheduleResult;

/** The date that many business days after (above zero) or before (below zero) a date. */
export declare function plusBusinessDays(given: PlusBusinessDaysGiven): DateResult;

/** An amount split by weights without losing a smallest unit. */
export declare function splitAmount(given: SplitAmountGiven): PartsResult;

/** The questions that a ledger answers. */
export interface LedgerQueries {
  /** The items that are open on a day, by due date, then invoice and instalment. */
  openItems(given: OpenItemsGiven): OpenItem[];
}

export type OperationName = "adjust_date" | "due_date" | "holiday_calendar" | "is_business_day" | "monthly_dates" | "next_contact_time" | "parse_terms" | "payment_schedule" | "plus_business_days" | "split_amount";

export type QueryName = "open_items";
