# Generated from the types of the core by `make generate`. Do not edit.
"""The documents, policies and reports of the engine: frozen, with real decimals, dates and datetimes."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, Literal, Union

from receivables._native import Money, _check

AdjustmentKind = Literal[
    "discount",
    "bank_fee",
    "withholding",
    "small_difference",
]
"""Why an item is settled by more, or less, than the money that came.

- `discount`: Early-payment discount that the customer took.
- `bank_fee`: Charge that a bank took out of the payment.
- `withholding`: Tax that the customer withheld and will certify.
- `small_difference`: A small difference, written off by rule; below zero when the customer paid a little too much.
"""

BusinessDayRule = Literal[
    "unadjusted",
    "following",
    "modified_following",
    "preceding",
]
"""What to do with a date that falls on a closed day.

- `unadjusted`: Keep the date. The default: ageing and interest run from the plain date unless the contract says otherwise.
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

InvoiceKind = Literal[
    "invoice",
    "debit_memo",
]
"""What kind of claim it is.

- `invoice`: An invoice for goods or services.
- `debit_memo`: A debit memo: a fee, late interest or charge asked for apart from an invoice.
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
    text: str | None = None
    """What happened."""

    def __post_init__(self) -> None:
        _check(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Adjustment:
    """An amount that settles part of an item without money."""

    adjustment: AdjustmentKind
    """Why."""
    amount: Money
    """How much, in the item's currency; not zero, and above zero except for a small difference."""

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
    """What the host's CRM says."""
    parent: str | None = None
    """The customer above this one in its group, who may pay for it."""
    segment: str | None = None
    """Segment by which policies are chosen and figures are split, such as `enterprise`."""
    tax_ids: Sequence[TaxId] = ()
    """Tax numbers."""
    time_zone: str | None = None
    """Time zone of the customer; the company's where not given."""

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
class DateResult:
    """DateResult"""

    date: dt.date
    """A date."""

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
    document: InvoiceKind | None = None
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
    template: str | None = None
    """From which template."""
    tone: Tone | None = None
    """How it sounds."""

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
    document: InvoiceKind | None = None
    """Invoice or debit memo."""
    segment: str | None = None
    """The customer's segment on that day."""

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
class PaymentAttempt:
    """An attempt to collect money by card or bank debit. Until it is known to have succeeded or failed it is a
    barrier: nothing else is tried for its invoices.
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
    """The network's reference: the same failure told twice has the same one."""
    rail: Rail | None = None
    """On which rail."""
    text: str | None = None
    """The words of the network or processor."""

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
    allocated first, then the newest allocations. A payment can be returned more than once, up to its amount.
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
    """The network's reference."""

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
class PaymentTerms:
    """When an invoice is to be paid: the rule for the due date, the base date, discounts, business-day rules.

    There is no default: terms are agreed, not assumed. In JSON one flat object whose `kind` names the rule; what is
    not given is the plain case (from the issue date, no discount, dates not moved):
    `{"kind":"net","days":30,"discounts":[{"percent":"2","until":{"kind":"days","days":10}}]}`.
    """

    base: TermsBase | None = None
    """From which date the terms run; the issue date unless given."""
    business_day_rule: BusinessDayRule | None = None
    """What happens to a due date on a closed day; it is kept unless given."""
    discount_business_day_rule: BusinessDayRule | None = None
    """What happens to the last day of a discount when it is closed; it is kept unless given."""
    discounts: Sequence[DiscountStep] = ()
    """Discounts for early payment, the first that still runs applies; percentages fall from step to step."""

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
class ScheduleResult:
    """A schedule whose amounts may be left open."""

    instalments: Sequence[InstalmentResult]
    """The instalments, by number."""
    discounts: Sequence[DiscountDeadline]
    """Days up to which a discount may be taken."""

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
class TermsResult:
    """TermsResult"""

    terms: PaymentTerms
    """When an invoice is to be paid."""

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


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class instalments:
    """The shares of an amount in the order of their numbers, and who gets the smallest units left over.

    In JSON: `{"kind":"instalments","parts":[{"weight":"1","due":{"kind":"net","days":30}}, …]}`.
    """

    parts: Sequence[InstalmentShare]
    """The shares, at least one."""
    rest: RestRule | None = None
    """Who gets the smallest units left over; largest remainder unless given."""

    def __post_init__(self) -> None:
        _check(self)

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
    PaymentReturned,
    RefundPaid,
    WrittenOff,
    Recovered,
    InvoiceVoided,
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
]
"""A fact: one flat object whose `kind` says which."""


__all__ = [
    "AccountNote",
    "AccountNoted",
    "ActionDone",
    "ActionFailed",
    "ActionOutcome",
    "Adjustment",
    "AdjustmentKind",
    "Allocation",
    "Block",
    "BlockLifted",
    "BlockPlaced",
    "BusinessDayResult",
    "BusinessDayRule",
    "Call",
    "CallLogged",
    "CallOutcome",
    "CashAllocated",
    "CashUnallocated",
    "Channel",
    "Contact",
    "ContactHours",
    "ContactRole",
    "CreditMemo",
    "CreditMemoIssued",
    "CrmMark",
    "Customer",
    "CustomerRecorded",
    "DateResult",
    "DatesResult",
    "DeliveryFailed",
    "DiscountDeadline",
    "DiscountStep",
    "DiscountUntil",
    "DiscountUntilDayOfFollowingMonth",
    "DiscountUntilDays",
    "Dispute",
    "DisputeOpened",
    "DisputeOutcome",
    "DisputeResolved",
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
    "Fact",
    "HolidayCalendar",
    "HumanDecided",
    "HumanDecision",
    "InstalmentResult",
    "InstalmentShare",
    "InstantResult",
    "Instrument",
    "Invoice",
    "InvoiceDelivered",
    "InvoiceIssued",
    "InvoiceKind",
    "InvoiceLine",
    "InvoiceViewed",
    "InvoiceVoided",
    "Message",
    "MessageOpened",
    "MessageSent",
    "Money",
    "OpenItem",
    "PartsResult",
    "Payment",
    "PaymentAttempt",
    "PaymentFailed",
    "PaymentFailure",
    "PaymentMethod",
    "PaymentMethodUpdated",
    "PaymentPlan",
    "PaymentReceived",
    "PaymentReturn",
    "PaymentReturned",
    "PaymentStarted",
    "PaymentTerms",
    "Period",
    "PlanAgreed",
    "PlanInstalment",
    "PrepaymentForm",
    "Promise",
    "PromiseMade",
    "PublicCalendar",
    "Rail",
    "Recovered",
    "Recovery",
    "Refund",
    "RefundPaid",
    "Reply",
    "ReplyIntent",
    "ReplyReceived",
    "RestRule",
    "ScheduleResult",
    "TaxId",
    "TermsBase",
    "TermsResult",
    "Tone",
    "Weekday",
    "WriteOff",
    "WrittenOff",
    "instalments",
]
