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

/** An instant in UTC. As text such as `"2026-01-31T09:00:00Z"`. */
export type Timestamp = string;

/** A price for one unit, with as many decimals as it needs (up to 18). Rounded only when it becomes an amount. Exact, as text such as `"12.5"`. */
export type UnitPrice = string;

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
 * How a message sounds, from the softest to the hardest.
 *
 * - `helpful`: Before anything is due.
 * - `friendly`: Soon after the due date.
 * - `neutral`: Matter of fact.
 * - `firm`: With a date and a consequence.
 * - `formal`: Formal notice.
 */
export type Tone = "helpful" | "friendly" | "neutral" | "firm" | "formal";

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
  time_zone?: Name | undefined;
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

/** Net days. */
export interface PaymentTermsNet {
  kind: "net";
  /** Days. */
  days: number;
}

/** Fixed date. */
export interface PaymentTermsOn {
  kind: "on";
  /** Due. */
  due_date: Date;
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

/** A number by which a tax office knows the customer. */
export interface TaxId {
  /** Kind of number, such as `vat`, `ein`, `gst`. */
  kind: Name;
  /** The number as printed. */
  value: Reference;
  /** Country that gave it (ISO 3166, two letters). */
  country?: Name | undefined;
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

/** Terms. */
export type PaymentTerms =
  | PaymentTermsNet
  | PaymentTermsOn;

/** What `openItems` takes. */
export interface OpenItemsGiven {
  /** The day the question is about. */
  as_of: Date;
  /** Only facts recorded up to this instant; all where not given. */
  known_at?: Timestamp | undefined;
}

/** The questions that a ledger answers. */
export interface LedgerQueries {
  /** The items that are open on a day, by due date, then invoice and instalment. */
  openItems(given: OpenItemsGiven): OpenItem[];
}

export type OperationName = never;

export type QueryName = "open_items";
