# Generated from the types of the core by `make generate`. Do not edit.
"""The pure functions of the engine, each with keyword arguments."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from receivables._native import Money, _call
from receivables._types import (
    AccountHistory,
    AchReturnRates,
    Action,
    Activity,
    ActualCash,
    AgeingOptions,
    AgeingReport,
    AllowanceMovement,
    AmountDays,
    AttemptLimit,
    Backtest,
    BankMovement,
    BankStatement,
    BehaviourRules,
    BusinessDayResult,
    BusinessDayRule,
    Carrying,
    CaseloadChange,
    CashForecast,
    CashPolicy,
    CashRounding,
    ChoiceEffect,
    Company,
    ComparedChoice,
    Compounding,
    ContactHours,
    ContinuityBreak,
    Conversion,
    CostOfTerms,
    CreditLossReport,
    CreditStanding,
    Customer,
    CustomerGrade,
    CycleTime,
    DateResult,
    DatesResult,
    Deadline,
    Decisions,
    DiscountBenefit,
    DueDateResult,
    DunningPolicy,
    DynamicDiscount,
    EarlyPayment,
    EarlyWarningRules,
    EffectOptions,
    ExchangeRate,
    ExpectedCash,
    ExpiryRule,
    ExposureBucket,
    ExposureParts,
    Fact,
    FailureTable,
    FailureVerdict,
    FittedRisk,
    ForecastOptions,
    FoundReference,
    GroupRecovery,
    HolidayCalendar,
    InstantResult,
    InstrumentStanding,
    InvoiceOutlook,
    InvoiceTable,
    JudgedMatch,
    LabelledMatch,
    LateInterest,
    LateInterestRules,
    LateInterestScheme,
    LearnedEvidence,
    LearnedWeights,
    LearningOptions,
    LegalStep,
    LimitVerdict,
    Lists,
    LoggedOutcome,
    MatchItem,
    MatchOptions,
    MatchOutcome,
    MatchReport,
    Measure,
    MessageDraft,
    MessageInput,
    MessageLanguage,
    MessageOptions,
    MessageTemplate,
    MethodOffer,
    MetricsOptions,
    MetricsReport,
    Miss,
    OpenCredit,
    OpenItem,
    Outlier,
    OutlookOptions,
    OutlookTable,
    OverlayScenario,
    PartsResult,
    PastInvoice,
    PaymentChances,
    PaymentFailure,
    PaymentTerms,
    PaymentVelocity,
    Playbook,
    PostableMovements,
    PostableOptions,
    Precision,
    PrincipalPayment,
    PublicCalendar,
    RateKind,
    RateTable,
    RealisedDifference,
    ReferenceCheck,
    ReferenceScheme,
    Reinitiation,
    ReinitiationRule,
    Remeasurement,
    RestRule,
    Restored,
    RetryObservation,
    RetryPlanOptions,
    RetryPriors,
    RetryProgram,
    RetryQuestion,
    RetrySchedule,
    RetrySuccess,
    ReturnCeilings,
    ReturnCounts,
    ReturnWindow,
    ReturnablePayment,
    RiskOptions,
    RiskView,
    RollRates,
    RoundedNumber,
    Rounding,
    Route,
    RoutingOptions,
    SalesPeriod,
    Scenario,
    ScheduleResult,
    SepaWindows,
    Settings,
    SlidingAnswer,
    StatementFacts,
    StatementFile,
    StatementOptions,
    Subsets,
    TaxInclusive,
    TaxLine,
    TaxMethod,
    TaxTotals,
    TemplateCheck,
    TermsResult,
    ThresholdChoice,
    ThresholdOptions,
    UnmappedCode,
    VelocityOptions,
    Verdict,
    WhatIf,
    WorkPlan,
    WorkRules,
    WorklistEntry,
    WorklistOptions,
)


def ach_reinitiation(
    *,
    code: str,
    original_settlement: dt.date,
    reinitiations: int,
    on: dt.date,
    rule: ReinitiationRule | None = None,
    table: FailureTable | None = None,
) -> Reinitiation:
    """Whether a returned ACH entry may be presented again on a day.

    Args:
        code: The return code.
        original_settlement: The day on which the entry first settled.
        reinitiations: How many times it was presented again.
        on: The day on which it would be presented.
        rule: How often and how long; twice within 180 days where not given.
        table: The table of codes; the standard one where not given.
    """
    answer: Reinitiation = _call("ach_reinitiation", {"code": code, "original_settlement": original_settlement, "reinitiations": reinitiations, "on": on, "rule": rule, "table": table})
    return answer


def ach_return_deadline(
    *,
    settlement: dt.date,
    window: ReturnWindow,
    calendar: HolidayCalendar | PublicCalendar | None = None,
) -> Deadline:
    """The day by whose opening a return of an ACH debit must have been made available.

    Args:
        settlement: The day on which the debit settled.
        window: Which window.
        calendar: The banks' calendar.
    """
    answer: Deadline = _call("ach_return_deadline", {"settlement": settlement, "window": window, "calendar": calendar})
    return answer


def ach_return_rates(
    *,
    counts: ReturnCounts,
    ceilings: ReturnCeilings | None = None,
) -> AchReturnRates:
    """Return rates of ACH debits against the network's ceilings.

    Args:
        counts: Debits and their returns.
        ceilings: The ceilings; 0.5, 3 and 15 percent where not given.
    """
    answer: AchReturnRates = _call("ach_return_rates", {"counts": counts, "ceilings": ceilings})
    return answer


def adjust_date(
    *,
    date: dt.date,
    rule: BusinessDayRule,
    calendar: HolidayCalendar | PublicCalendar | None = None,
) -> DateResult:
    """The day to which a rule moves a date that is not a business day.

    Args:
        date: A date.
        rule: How the date moves.
        calendar: Which days are closed; Saturday and Sunday where not given.
    """
    answer: DateResult = _call("adjust_date", {"date": date, "rule": rule, "calendar": calendar})
    return answer


def age(
    *,
    items: Sequence[OpenItem],
    as_of: dt.date,
    credits: Sequence[OpenCredit] = (),
    options: AgeingOptions | None = None,
) -> AgeingReport:
    """The open items given, by age, without a ledger.

    Args:
        items: The items.
        as_of: The day the question is about.
        credits: The credits.
        options: Basis, buckets and groups.
    """
    answer: AgeingReport = _call("age", {"items": items, "as_of": as_of, "credits": credits, "options": options})
    return answer


def allowance_movement(
    *,
    opening: Money,
    write_offs: Money,
    recoveries: Money,
    exchange: Money,
    closing: Money,
) -> AllowanceMovement:
    """The charge that leads from an opening allowance to a closing one.

    Args:
        opening: At the beginning, zero or more.
        write_offs: Written off against the allowance, zero or more.
        recoveries: Recoveries that the policy books to the allowance, zero or more.
        exchange: Difference of exchange, of any sign.
        closing: At the end, zero or more.
    """
    answer: AllowanceMovement = _call("allowance_movement", {"opening": opening, "write_offs": write_offs, "recoveries": recoveries, "exchange": exchange, "closing": closing})
    return answer


def attempt_limit(
    *,
    limit: AttemptLimit,
    tried: Sequence[dt.datetime],
    at: dt.datetime,
) -> LimitVerdict:
    """Whether one more try at an instant keeps a scheme's limit, and when the next one does.

    Args:
        limit: The limit.
        tried: The tries so far that the limit counts.
        at: When the next one would be.
    """
    answer: LimitVerdict = _call("attempt_limit", {"limit": limit, "tried": tried, "at": at})
    return answer


def average_days_delinquent(
    *,
    receivables: Money,
    current_receivables: Money,
    credit_sales: Money,
    days: int,
    precision: Precision | None = None,
) -> Measure:
    """Average days delinquent: `dso` less `best_possible_dso`, rounded once."""
    answer: Measure = _call("average_days_delinquent", {"receivables": receivables, "current_receivables": current_receivables, "credit_sales": credit_sales, "days": days, "precision": precision})
    return answer


def backtest_forecast(
    *,
    invoices: Sequence[PastInvoice],
    origins: Sequence[dt.date],
    known_until: dt.date,
    options: ForecastOptions | None = None,
    risk: RiskOptions | None = None,
    progress: Callable[[int, int], object] | None = None,
) -> Backtest:
    """Forecasts made at earlier days of a history, each with what was known then, held against what came in.

    Args:
        invoices: The invoices with their payments.
        origins: The days for which forecasts are made, 1 to 100; for each a model is fitted to what was known then.
        known_until: The last day whose payments are known.
        options: Periods, intervals, seed.
        risk: How to fit.
        progress: Called now and then with the steps done and the steps in all; what it raises stops the work.
    """
    answer: Backtest = _call("backtest_forecast", {"invoices": invoices, "origins": origins, "known_until": known_until, "options": options, "risk": risk}, progress)
    return answer


def bad_debt_to_sales(
    *,
    bad_debt: Money,
    credit_sales: Money,
    precision: Precision | None = None,
) -> Measure:
    """Bad debt expense of the period in percent of its credit sales."""
    answer: Measure = _call("bad_debt_to_sales", {"bad_debt": bad_debt, "credit_sales": credit_sales, "precision": precision})
    return answer


def best_possible_dso(
    *,
    current_receivables: Money,
    credit_sales: Money,
    days: int,
    precision: Precision | None = None,
) -> Measure:
    """Best possible DSO: what it would be if nothing were past due."""
    answer: Measure = _call("best_possible_dso", {"current_receivables": current_receivables, "credit_sales": credit_sales, "days": days, "precision": precision})
    return answer


def book_functional(
    *,
    amount: Money,
    functional: str,
    rate: ExchangeRate,
    rounding: Rounding = "half_up",
) -> Carrying:
    """What an amount is carried at in the currency of the books."""
    answer: Carrying = _call("book_functional", {"amount": amount, "functional": functional, "rate": rate, "rounding": rounding})
    return answer


def caseload_changes(
    *,
    facts: Sequence[Fact],
    instants: Sequence[dt.datetime],
    playbook: Playbook | None = None,
    risk: RiskView | None = None,
    settings: Settings | None = None,
) -> Sequence[CaseloadChange]:
    """What becomes different from look to look: a caseload over facts as they become known, at each instant in turn.

    Args:
        facts: The facts, in any order: each is told before the first instant that is not before it was recorded.
        instants: The instants, in the order in which they are looked at.
        playbook: The policies; the standard playbook where not given.
        risk: The risk models that have a say; none where not given.
        settings: What the ledger is set up with.
    """
    answer: Sequence[CaseloadChange] = _call("caseload_changes", {"facts": facts, "instants": instants, "playbook": playbook, "risk": risk, "settings": settings})
    return answer


def cash_round(
    *,
    amount: Money,
    increment: Money,
    rounding: Rounding = "half_up",
) -> CashRounding:
    """An amount rounded to what can be paid in cash, with the difference."""
    answer: CashRounding = _call("cash_round", {"amount": amount, "increment": increment, "rounding": rounding})
    return answer


def check_continuity(
    *,
    statements: Sequence[BankStatement],
) -> Sequence[ContinuityBreak]:
    """Breaks in rows of statements: a closing balance that is not the next opening balance."""
    answer: Sequence[ContinuityBreak] = _call("check_continuity", {"statements": statements})
    return answer


def check_fact(
    given: Fact,
) -> Fact:
    """Checks a fact by itself, its shape and its documents, without a ledger; gives it back in its pinned form."""
    answer: Fact = _call("check_fact", given)
    return answer


def check_playbook(
    *,
    version: str,
    company: Company,
    policies: Sequence[DunningPolicy],
    default_policy: str,
    behaviour: BehaviourRules,
    worklist: WorklistOptions,
    by_behaviour: Mapping[str, str] | None = None,
    by_segment: Mapping[str, str] | None = None,
    cash: CashPolicy | None = None,
    early_warning: EarlyWarningRules | None = None,
    expiry: ExpiryRule | None = None,
    failures: FailureTable | None = None,
    late_interest: LateInterestRules | None = None,
    legal_steps: Sequence[LegalStep] | None = None,
    retries: RetryProgram | None = None,
) -> Playbook:
    """Checks a playbook by itself; gives it back in its pinned form.

    Args:
        version: Version of the playbook, for the record.
        company: The company.
        policies: Dunning policies: each version of each.
        default_policy: The policy where nothing else decides.
        behaviour: When a customer behaves how.
        worklist: The weights of the worklist.
        by_behaviour: The policy that a behaviour puts in the place of the default one.
        by_segment: The policy of a segment.
        cash: How bank movements are matched to items; they are left alone where not given.
        early_warning: When customer success is told that a customer pays later than before; with the default rules where not given.
        expiry: When a customer is told that a card or mandate expires; never where not given.
        failures: What a failed payment permits; the standard table where not given.
        late_interest: Which scheme of late interest counts for whom; levels that ask for interest need it.
        legal_steps: What the law of each country asks for; the shipped table where not given.
        retries: How retries are planned after a failure; where not given, the levels of the policies fix them.
    """
    answer: Playbook = _call("check_playbook", {"version": version, "company": company, "policies": policies, "default_policy": default_policy, "behaviour": behaviour, "worklist": worklist, "by_behaviour": by_behaviour, "by_segment": by_segment, "cash": cash, "early_warning": early_warning, "expiry": expiry, "failures": failures, "late_interest": late_interest, "legal_steps": legal_steps, "retries": retries})
    return answer


def check_reference(
    *,
    scheme: ReferenceScheme,
    text: str,
) -> ReferenceCheck:
    """What a scheme says of a reference: valid or not and why, without separators, and as it is printed."""
    answer: ReferenceCheck = _call("check_reference", {"scheme": scheme, "text": text})
    return answer


def check_template(
    *,
    template: MessageTemplate,
    options: MessageOptions | None = None,
    values: Sequence[str] = (),
) -> TemplateCheck:
    """Checks a template without a message: what it needs, and that it comes out whole.

    Args:
        template: The template.
        options: Languages of the caller.
        values: The names of the texts that the host will give.
    """
    answer: TemplateCheck = _call("check_template", {"template": template, "options": options, "values": values})
    return answer


def choice_effects(
    *,
    choices: Sequence[ComparedChoice],
    options: EffectOptions | None = None,
) -> Sequence[ChoiceEffect]:
    """What the choices of a second policy would have brought in over those of a first, by currency.

    Args:
        choices: The choices.
        options: How much has to be known.
    """
    answer: Sequence[ChoiceEffect] = _call("choice_effects", {"choices": choices, "options": options})
    return answer


def choose_threshold(
    *,
    labelled: Sequence[LabelledMatch],
    options: ThresholdOptions | None = None,
) -> ThresholdChoice:
    """The confidence from which matches may be applied without a person, chosen from labelled history.

    Args:
        labelled: Matches of the past, in any order.
        options: How wrong applications may go, and how certain that has to be.
    """
    answer: ThresholdChoice = _call("choose_threshold", {"labelled": labelled, "options": options})
    return answer


def collection_effectiveness(
    *,
    beginning_receivables: Money,
    credit_sales: Money,
    ending_receivables: Money,
    ending_current_receivables: Money,
    precision: Precision | None = None,
) -> Measure:
    """Collection effectiveness index: of what could have been collected in the period, how much was."""
    answer: Measure = _call("collection_effectiveness", {"beginning_receivables": beginning_receivables, "credit_sales": credit_sales, "ending_receivables": ending_receivables, "ending_current_receivables": ending_current_receivables, "precision": precision})
    return answer


def collection_period(
    *,
    credit_sales: Money,
    beginning_receivables: Money,
    ending_receivables: Money,
    days: int,
    precision: Precision | None = None,
) -> Measure:
    """Collection period: the days of the period over the `turnover`, from the exact turnover."""
    answer: Measure = _call("collection_period", {"credit_sales": credit_sales, "beginning_receivables": beginning_receivables, "ending_receivables": ending_receivables, "days": days, "precision": precision})
    return answer


def collection_rate(
    *,
    collected: Money,
    invoiced: Money,
    precision: Precision | None = None,
) -> Measure:
    """Collection rate of a cohort: cash applied so far to the invoices of a period, over what they billed."""
    answer: Measure = _call("collection_rate", {"collected": collected, "invoiced": invoiced, "precision": precision})
    return answer


def compare_cash(
    *,
    before: Sequence[PaymentChances],
    after: Sequence[PaymentChances],
    as_of: dt.date,
    options: ForecastOptions | None = None,
    progress: Callable[[int, int], object] | None = None,
) -> WhatIf:
    """Cash before and after any change of what is open or of its chances, on the same draws, with the difference in pairs.

    Args:
        before: The chances of each open invoice.
        after: The same, with whatever changes: invoices left out or added, others' amounts, other chances.
        as_of: The first day of the forecast.
        options: Periods, intervals, seed.
        progress: Called now and then with the steps done and the steps in all; what it raises stops the work.
    """
    answer: WhatIf = _call("compare_cash", {"before": before, "after": after, "as_of": as_of, "options": options}, progress)
    return answer


def convert(
    *,
    amount: Money,
    to: str,
    rate: ExchangeRate,
    rounding: Rounding = "half_up",
) -> Money:
    """An amount in another currency at a given rate."""
    answer: Money = _call("convert", {"amount": amount, "to": to, "rate": rate, "rounding": rounding})
    return answer


def convert_on(
    *,
    amount: Money,
    to: str,
    on: dt.date,
    table: RateTable,
    kind: RateKind = "spot",
    rounding: Rounding = "half_up",
) -> Conversion:
    """An amount in another currency at the rate of a day, with the rate that was used."""
    answer: Conversion = _call("convert_on", {"amount": amount, "to": to, "on": on, "table": table, "kind": kind, "rounding": rounding})
    return answer


def cost_of_terms(
    *,
    discount_percent: Decimal,
    discount_days: int,
    net_days: int,
    basis_days: int = 365,
) -> CostOfTerms:
    """What it costs a year to let an early-payment discount go.

    Args:
        discount_percent: The discount, percent.
        discount_days: Within how many days it can be taken.
        net_days: On which day the buyer pays otherwise.
        basis_days: Days of a year: 365 where not given.
    """
    answer: CostOfTerms = _call("cost_of_terms", {"discount_percent": discount_percent, "discount_days": discount_days, "net_days": net_days, "basis_days": basis_days})
    return answer


def cost_per_invoice(
    *,
    cost: Money,
    invoices: int,
    precision: Precision | None = None,
) -> Measure:
    """What one invoice costs: cost of the receivables function (people, systems, fees) over invoices handled."""
    answer: Measure = _call("cost_per_invoice", {"cost": cost, "invoices": invoices, "precision": precision})
    return answer


def credit_decision(
    *,
    customer_id: str,
    limit: Money,
    parts: Sequence[ExposureParts],
    credits: Money,
    next_order: Money,
    oldest_days_past_due: int,
    hold_days_past_due: int | None = None,
    review_from_percent: int = 90,
) -> CreditStanding:
    """Whether the next order of a customer may be delivered.

    Args:
        customer_id: The customer.
        limit: The most all parts may be together, zero or more.
        parts: The parts, each once.
        credits: What the customer has to its credit: unapplied cash and credit memos, zero or more.
        next_order: The next order that asks to be released, zero or more.
        oldest_days_past_due: Days by which the oldest item is past due; 0 where none is.
        hold_days_past_due: From so many days past due on, hold; with 0 as with 1 as soon as anything is past due. No such rule where not given.
        review_from_percent: From this share of the limit in percent on, ask a person; 90 unless given.
    """
    answer: CreditStanding = _call("credit_decision", {"customer_id": customer_id, "limit": limit, "parts": parts, "credits": credits, "next_order": next_order, "oldest_days_past_due": oldest_days_past_due, "hold_days_past_due": hold_days_past_due, "review_from_percent": review_from_percent})
    return answer


def cycle_time(
    *,
    days: Sequence[int],
    precision: Precision | None = None,
) -> CycleTime:
    """Median and ninetieth percentile of a list of days, in any order."""
    answer: CycleTime = _call("cycle_time", {"days": days, "precision": precision})
    return answer


def decide(
    *,
    facts: Sequence[Fact],
    now: dt.datetime,
    playbook: Playbook | None = None,
    settings: Settings | None = None,
) -> Decisions:
    """What to do now, by facts: builds a ledger from them and asks it.

    Args:
        facts: The facts, in any order.
        now: The instant of the question.
        playbook: The policies; the standard playbook where not given.
        settings: What the ledger is set up with.
    """
    answer: Decisions = _call("decide", {"facts": facts, "now": now, "playbook": playbook, "settings": settings})
    return answer


def decide_accounts(
    *,
    accounts: Sequence[AccountHistory],
    now: dt.datetime,
    playbook: Playbook | None = None,
) -> Decisions:
    """What to do now, by accounts as of the company's day.

    Args:
        accounts: The accounts.
        now: The instant of the question.
        playbook: The policies; the standard playbook where not given.
    """
    answer: Decisions = _call("decide_accounts", {"accounts": accounts, "now": now, "playbook": playbook})
    return answer


def discount_benefit(
    *,
    invoice: Money,
    discount_percent: Decimal,
    days_gained: int,
    cost_of_capital_percent: Decimal,
    basis_days: int = 365,
) -> DiscountBenefit:
    """What a discount costs the seller, what it is worth, and at which discount both are the same.

    Args:
        invoice: The invoice, above zero.
        discount_percent: The discount, percent.
        days_gained: How many days earlier the money comes.
        cost_of_capital_percent: What capital costs, percent a year.
        basis_days: Days of a year: 365 where not given.
    """
    answer: DiscountBenefit = _call("discount_benefit", {"invoice": invoice, "discount_percent": discount_percent, "days_gained": days_gained, "cost_of_capital_percent": cost_of_capital_percent, "basis_days": basis_days})
    return answer


def dispute_rate(
    *,
    disputed: int,
    issued: int,
    precision: Precision | None = None,
) -> Measure:
    """Disputed invoices in percent of the invoices issued, counted."""
    answer: Measure = _call("dispute_rate", {"disputed": disputed, "issued": issued, "precision": precision})
    return answer


def dispute_rate_by_amount(
    *,
    disputed: Money,
    issued: Money,
    precision: Precision | None = None,
) -> Measure:
    """Amount of disputed invoices in percent of the amount invoiced."""
    answer: Measure = _call("dispute_rate_by_amount", {"disputed": disputed, "issued": issued, "precision": precision})
    return answer


def dso(
    *,
    receivables: Money,
    credit_sales: Money,
    days: int,
    precision: Precision | None = None,
) -> Measure:
    """Days sales outstanding of a period: receivables at its end, over credit sales of the period, times its days."""
    answer: Measure = _call("dso", {"receivables": receivables, "credit_sales": credit_sales, "days": days, "precision": precision})
    return answer


def dso_average(
    *,
    beginning_receivables: Money,
    ending_receivables: Money,
    credit_sales: Money,
    days: int,
    precision: Precision | None = None,
) -> Measure:
    """DSO on the mean of beginning and ending receivables. Another measure than `dso`: label it, never mix."""
    answer: Measure = _call("dso_average", {"beginning_receivables": beginning_receivables, "ending_receivables": ending_receivables, "credit_sales": credit_sales, "days": days, "precision": precision})
    return answer


def dso_count_back(
    *,
    receivables: Money,
    periods: Sequence[SalesPeriod],
    precision: Precision | None = None,
) -> Measure:
    """DSO by count-back (exhaustion): `periods`, newest first, are taken whole while receivables last, the last pro rata."""
    answer: Measure = _call("dso_count_back", {"receivables": receivables, "periods": periods, "precision": precision})
    return answer


def due_date(
    *,
    terms: PaymentTerms | str,
    issue_date: dt.date,
    calendar: HolidayCalendar | PublicCalendar | None = None,
    delivery_date: dt.date | None = None,
    receipt_date: dt.date | None = None,
) -> DueDateResult:
    """The day on which the last instalment is due.

    Args:
        terms: When an invoice is to be paid.
        issue_date: Date on the invoice.
        calendar: Which days are closed; Saturday and Sunday where not given.
        delivery_date: Day of delivery, where the terms count from it.
        receipt_date: Day on which the customer received the invoice, where the terms count from it.
    """
    answer: DueDateResult = _call("due_date", {"terms": terms, "issue_date": issue_date, "calendar": calendar, "delivery_date": delivery_date, "receipt_date": receipt_date})
    return answer


def dunning_recovery(
    *,
    recovered: Money,
    failed: Money,
    precision: Precision | None = None,
) -> Measure:
    """Amount that dunning brought back in percent of the amount that had failed at first."""
    answer: Measure = _call("dunning_recovery", {"recovered": recovered, "failed": failed, "precision": precision})
    return answer


def dunning_recovery_by_count(
    *,
    recovered: int,
    failed: int,
    precision: Precision | None = None,
) -> Measure:
    """Failed payments that dunning brought back in full, in percent of those that failed, counted."""
    answer: Measure = _call("dunning_recovery_by_count", {"recovered": recovered, "failed": failed, "precision": precision})
    return answer


def dynamic_discount(
    *,
    amount: Money,
    yearly_percent: Decimal,
    days_early: int,
    basis_days: int = 365,
) -> DynamicDiscount:
    """The discount for paying so many days early, at a yearly rate.

    Args:
        amount: The invoice, above zero.
        yearly_percent: Percent a year.
        days_early: How many days before it is due it is paid.
        basis_days: Days of a year: 365 where not given.
    """
    answer: DynamicDiscount = _call("dynamic_discount", {"amount": amount, "yearly_percent": yearly_percent, "days_early": days_early, "basis_days": basis_days})
    return answer


def exchange_rate(
    *,
    table: RateTable,
    from_: str,
    to: str,
    on: dt.date,
    kind: RateKind = "spot",
) -> ExchangeRate:
    """The rate that a table has for two currencies on a day."""
    answer: ExchangeRate = _call("exchange_rate", {"table": table, "from": from_, "to": to, "on": on, "kind": kind})
    return answer


def expected_credit_loss(
    *,
    buckets: Sequence[ExposureBucket],
    outliers: Sequence[Outlier] = (),
    scenarios: Sequence[OverlayScenario] = (),
) -> CreditLossReport:
    """The allowance for expected credit losses of a provision matrix.

    Args:
        buckets: By bucket of age.
        outliers: Balances that are provided for one by one; they are not in the buckets.
        scenarios: Views of the future; none where the past is taken to go on.
    """
    answer: CreditLossReport = _call("expected_credit_loss", {"buckets": buckets, "outliers": outliers, "scenarios": scenarios})
    return answer


def explain_miss(
    *,
    expected: Sequence[ExpectedCash],
    actual: Sequence[ActualCash],
) -> Sequence[Miss]:
    """The miss of a period, split into causes that add up to it.

    Args:
        expected: What was expected.
        actual: What came in.
    """
    answer: Sequence[Miss] = _call("explain_miss", {"expected": expected, "actual": actual})
    return answer


def failure_verdict(
    *,
    failure: PaymentFailure,
    failed_at: dt.datetime,
    table: FailureTable | None = None,
) -> FailureVerdict:
    """What a failed payment permits: looked up by the network's advice, the code, the provider's words, the default.

    Args:
        failure: The failure.
        failed_at: The instant at which it failed.
        table: The table of codes; the standard one where not given.
    """
    answer: FailureVerdict = _call("failure_verdict", {"failure": failure, "failed_at": failed_at, "table": table})
    return answer


def find_references(
    *,
    text: str,
    schemes: Sequence[ReferenceScheme] | None = None,
) -> Sequence[FoundReference]:
    """Every valid reference in a free text."""
    answer: Sequence[FoundReference] = _call("find_references", {"text": text, "schemes": schemes})
    return answer


def find_subsets(
    *,
    amounts: Sequence[int],
    least: int,
    most: int,
    steps: int | None = None,
    wanted: int | None = None,
) -> Subsets:
    """Which items add up to an amount: the sets, how many there are, how many chance would give.

    Args:
        amounts: Open amounts in the smallest unit; a credit is below zero.
        least: Smallest sum looked for.
        most: Largest sum looked for.
        steps: Partial sums that may be made; 4,000,000 where not given: enough to look at every set of 40 items.
        wanted: Most sets to give back, up to 1,000; 10 where not given. All are counted.
    """
    answer: Subsets = _call("find_subsets", {"amounts": amounts, "least": least, "most": most, "steps": steps, "wanted": wanted})
    return answer


def fit_risk(
    *,
    invoices: Sequence[PastInvoice],
    as_of: dt.date,
    options: RiskOptions | None = None,
    progress: Callable[[int, int], object] | None = None,
) -> FittedRisk:
    """Fits a risk model to a history of invoices. The same history and options give the same model.

    Args:
        invoices: The invoices with their payments.
        as_of: The day of the question: what happened on it or later is not known.
        options: How to fit.
        progress: Called now and then with the steps done and the steps in all; what it raises stops the work.
    """
    answer: FittedRisk = _call("fit_risk", {"invoices": invoices, "as_of": as_of, "options": options}, progress)
    return answer


def fit_table(
    *,
    invoices: InvoiceTable,
    as_of: dt.date,
    options: RiskOptions | None = None,
    progress: Callable[[int, int], object] | None = None,
) -> FittedRisk:
    """Fits a risk model, like `fit_risk`, to a history in columns: the same model.

    Args:
        invoices: The invoices, each paid on one day or open.
        as_of: The day of the question: what happened on it or later is not known.
        options: How to fit.
        progress: Called now and then with the steps done and the steps in all; what it raises stops the work.
    """
    answer: FittedRisk = _call("fit_table", {"invoices": invoices, "as_of": as_of, "options": options}, progress)
    return answer


def flow_loss_rates(
    *,
    reaching: Sequence[Money],
    lost: Money,
) -> Sequence[Decimal]:
    """Loss rates of a cohort of sales: what is never paid, over what reaches each stage.

    Args:
        reaching: What of the cohort is open at the beginning of each stage, falling; the first is the sales.
        lost: What is never paid.
    """
    answer: Sequence[Decimal] = _call("flow_loss_rates", {"reaching": reaching, "lost": lost})
    return answer


def forecast_cash(
    *,
    invoices: Sequence[PastInvoice],
    as_of: dt.date,
    model: str | None = None,
    options: ForecastOptions | None = None,
    progress: Callable[[int, int], object] | None = None,
) -> CashForecast:
    """Cash expected from open invoices, by period, with intervals; by a fitted model.

    Args:
        invoices: The invoices of the customers in question, paid ones too. Those issued later are planned ones.
        as_of: The first day of the forecast: what happened on it or later is not known.
        model: The model, as `fit_risk` gave it; where not given, the prior: nothing is known but the customers' own invoices.
        options: Periods, intervals, seed.
        progress: Called now and then with the steps done and the steps in all; what it raises stops the work.
    """
    answer: CashForecast = _call("forecast_cash", {"invoices": invoices, "as_of": as_of, "model": model, "options": options}, progress)
    return answer


def forecast_chances(
    *,
    items: Sequence[PaymentChances],
    as_of: dt.date,
    options: ForecastOptions | None = None,
) -> CashForecast:
    """Cash expected from chances of payment that the host gives.

    Args:
        items: The chances of each open invoice.
        as_of: The first day of the forecast.
        options: Periods, intervals, seed.
    """
    answer: CashForecast = _call("forecast_chances", {"items": items, "as_of": as_of, "options": options})
    return answer


def forecast_table(
    *,
    invoices: InvoiceTable,
    as_of: dt.date,
    model: str | None = None,
    options: ForecastOptions | None = None,
    progress: Callable[[int, int], object] | None = None,
) -> CashForecast:
    """Cash expected from open invoices, like `forecast_cash`, from a history in columns: the same forecast.

    Args:
        invoices: The invoices of the customers in question, paid ones too. Those issued later are planned ones.
        as_of: The first day of the forecast: what happened on it or later is not known.
        model: The model, as `fit_risk` gave it; where not given, the prior: nothing is known but the customers' own invoices.
        options: Periods, intervals, seed.
        progress: Called now and then with the steps done and the steps in all; what it raises stops the work.
    """
    answer: CashForecast = _call("forecast_table", {"invoices": invoices, "as_of": as_of, "model": model, "options": options}, progress)
    return answer


def forecast_what_if(
    *,
    items: Sequence[PaymentChances],
    scenario: Scenario,
    as_of: dt.date,
    options: ForecastOptions | None = None,
    progress: Callable[[int, int], object] | None = None,
) -> WhatIf:
    """A forecast with and without a change of payment behaviour, on the same draws.

    Args:
        items: The chances of each open invoice.
        scenario: What changes.
        as_of: The first day of the forecast.
        options: Periods, intervals, seed.
        progress: Called now and then with the steps done and the steps in all; what it raises stops the work.
    """
    answer: WhatIf = _call("forecast_what_if", {"items": items, "scenario": scenario, "as_of": as_of, "options": options}, progress)
    return answer


def generate_reference(
    *,
    scheme: ReferenceScheme,
    base: str,
    prefix: str | None = None,
) -> ReferenceCheck:
    """A number with the check digits of a scheme."""
    answer: ReferenceCheck = _call("generate_reference", {"scheme": scheme, "base": base, "prefix": prefix})
    return answer


def grade_customers(
    *,
    invoices: Sequence[PastInvoice],
    as_of: dt.date,
    model: str | None = None,
    options: OutlookOptions | None = None,
    progress: Callable[[int, int], object] | None = None,
) -> Sequence[CustomerGrade]:
    """The grade of every customer with an invoice before a day.

    Args:
        invoices: The invoices of the customers in question, paid ones too: they are what a customer is known by.
        as_of: The day of the question: what happened on it or later is not known.
        model: The model, as `fit_risk` gave it; where not given, the prior: nothing is known but the customers' own invoices.
        options: Horizons and grades.
        progress: Called now and then with the steps done and the steps in all; what it raises stops the work.
    """
    answer: Sequence[CustomerGrade] = _call("grade_customers", {"invoices": invoices, "as_of": as_of, "model": model, "options": options}, progress)
    return answer


def grade_table(
    *,
    invoices: InvoiceTable,
    as_of: dt.date,
    model: str | None = None,
    options: OutlookOptions | None = None,
    progress: Callable[[int, int], object] | None = None,
) -> Sequence[CustomerGrade]:
    """The grade of every customer, like `grade_customers`, from a history in columns.

    Args:
        invoices: The invoices of the customers in question, paid ones too: they are what a customer is known by.
        as_of: The day of the question: what happened on it or later is not known.
        model: The model, as `fit_risk` gave it; where not given, the prior: nothing is known but the customers' own invoices.
        options: Horizons, which may be the days of a curve one by one, and grades. A score never tells its reasons, and no curve.
        progress: Called now and then with the steps done and the steps in all; what it raises stops the work.
    """
    answer: Sequence[CustomerGrade] = _call("grade_table", {"invoices": invoices, "as_of": as_of, "model": model, "options": options}, progress)
    return answer


def holiday_calendar(
    *,
    calendar: PublicCalendar,
    first_year: int,
    last_year: int,
) -> HolidayCalendar:
    """The closed days of a published calendar, for some years.

    Args:
        calendar: The published calendar.
        first_year: First year.
        last_year: Last year.
    """
    answer: HolidayCalendar = _call("holiday_calendar", {"calendar": calendar, "first_year": first_year, "last_year": last_year})
    return answer


def instrument_standings(
    *,
    facts: Sequence[Fact],
    now: dt.datetime,
    table: FailureTable | None = None,
) -> Sequence[InstrumentStanding]:
    """What the failures so far leave of each card or mandate on file: whether it may be tried, and from when.

    Args:
        facts: The facts of one customer.
        now: The instant of the question; facts recorded later do not count.
        table: The table of codes; the standard one where not given.
    """
    answer: Sequence[InstrumentStanding] = _call("instrument_standings", {"facts": facts, "now": now, "table": table})
    return answer


def invoices_per_head(
    *,
    invoices: int,
    headcount: Decimal,
    precision: Precision | None = None,
) -> Measure:
    """Invoices handled by one person of the receivables function, full-time equivalents."""
    answer: Measure = _call("invoices_per_head", {"invoices": invoices, "headcount": headcount, "precision": precision})
    return answer


def is_business_day(
    *,
    date: dt.date,
    calendar: HolidayCalendar | PublicCalendar | None = None,
) -> BusinessDayResult:
    """Whether a date is a business day.

    Args:
        date: A date.
        calendar: Which days are closed; Saturday and Sunday where not given.
    """
    answer: BusinessDayResult = _call("is_business_day", {"date": date, "calendar": calendar})
    return answer


def known_movements(
    *,
    facts: Sequence[Fact],
) -> Sequence[str]:
    """The ids of bank movements that facts already tell of, to be given as `known` when the next file is read.

    Args:
        facts: Facts of a ledger, or those that were made of earlier files.
    """
    answer: Sequence[str] = _call("known_movements", {"facts": facts})
    return answer


def late_interest(
    *,
    principal: Money,
    due_date: dt.date,
    until: dt.date,
    scheme: str | LateInterestScheme,
    payments: Sequence[PrincipalPayment] = (),
) -> LateInterest:
    """Interest on a late debt day by day, with the fixed sum of the scheme.

    Args:
        principal: The debt, above zero.
        due_date: The day on which it was due.
        until: The last day that counts: the day of payment, or today.
        scheme: The rules.
        payments: Parts that were paid before.
    """
    answer: LateInterest = _call("late_interest", {"principal": principal, "due_date": due_date, "until": until, "scheme": scheme, "payments": payments})
    return answer


def learn_payers(
    *,
    verdicts: Sequence[Verdict],
    learned: LearnedEvidence | None = None,
) -> LearnedEvidence:
    """Evidence about payers after matches were confirmed and rejected.

    Args:
        verdicts: What was confirmed and rejected, in any order.
        learned: What is known so far.
    """
    answer: LearnedEvidence = _call("learn_payers", {"verdicts": verdicts, "learned": learned})
    return answer


def learn_retries(
    *,
    observations: Sequence[RetryObservation],
    priors: RetryPriors | None = None,
) -> RetrySuccess:
    """Chances of success, learned from tries: plain data for `plan_retries` and a program of retries.

    Args:
        observations: Tries that were made before.
        priors: What is taken for granted before anything was seen; the standard ones where not given.
    """
    answer: RetrySuccess = _call("learn_retries", {"observations": observations, "priors": priors})
    return answer


def learn_weights(
    *,
    judged: Sequence[JudgedMatch],
    options: LearningOptions | None = None,
) -> LearnedWeights:
    """What evidence weighs, learned from matches of which the right answer is known.

    Args:
        judged: Matches of the past with what was right, in any order.
        options: Where to start from, and how far learning may go.
    """
    answer: LearnedWeights = _call("learn_weights", {"judged": judged, "options": options})
    return answer


def ledger(
    *,
    facts: Sequence[Fact],
    query: str,
    arguments: Any = None,
    settings: Settings | None = None,
) -> Any:
    """Builds a ledger from facts and asks it one question by name (or for its `digest`).

    Args:
        facts: The facts, in any order.
        query: The name of the question.
        arguments: The arguments of the question.
        settings: What the ledger is set up with.
    """
    answer: Any = _call("ledger", {"facts": facts, "query": query, "arguments": arguments, "settings": settings})
    return answer


def match_cash(
    *,
    movements: Sequence[BankMovement],
    items: Sequence[MatchItem],
    customers: Sequence[Customer],
    learned: LearnedEvidence | None = None,
    options: MatchOptions | None = None,
    progress: Callable[[int, int], object] | None = None,
) -> MatchReport:
    """Matches bank movements to open items: who paid, what each movement settles, how sure that is, and why.

    Args:
        movements: The movements, in any order.
        items: Open items and open credit memos, in any order.
        customers: The customers, in any order.
        learned: What earlier matches taught.
        options: Limits, rates and thresholds.
        progress: Called now and then with the steps done and the steps in all; what it raises stops the work.
    """
    answer: MatchReport = _call("match_cash", {"movements": movements, "items": items, "customers": customers, "learned": learned, "options": options}, progress)
    return answer


def match_facts(
    *,
    movement: BankMovement,
    outcome: MatchOutcome,
    recorded: dt.datetime,
    applied_on: dt.date | None = None,
    occurrence: int = 0,
) -> Sequence[Fact]:
    """The facts that post a match of a movement: payment, allocations, confirmation.

    Args:
        movement: The movement.
        outcome: What is to be posted for it.
        recorded: The instant at which it becomes known.
        applied_on: The day from which the allocations count, such as the day on which an item was opened again; the value date where not given or earlier.
        occurrence: How often it was posted before and taken back; 0 where not given.
    """
    answer: Sequence[Fact] = _call("match_facts", {"movement": movement, "outcome": outcome, "recorded": recorded, "applied_on": applied_on, "occurrence": occurrence})
    return answer


def match_outcomes(
    *,
    movements: Sequence[BankMovement],
    items: Sequence[MatchItem],
    customers: Sequence[Customer],
    learned: LearnedEvidence | None = None,
    options: MatchOptions | None = None,
    progress: Callable[[int, int], object] | None = None,
) -> Sequence[MatchOutcome]:
    """The same, with only what is to be posted: no figures, no runners-up.

    Args:
        movements: The movements, in any order.
        items: Open items and open credit memos, in any order.
        customers: The customers, in any order.
        learned: What earlier matches taught.
        options: Limits, rates and thresholds.
        progress: Called now and then with the steps done and the steps in all; what it raises stops the work.
    """
    answer: Sequence[MatchOutcome] = _call("match_outcomes", {"movements": movements, "items": items, "customers": customers, "learned": learned, "options": options}, progress)
    return answer


def match_shards(
    *,
    movements: Sequence[BankMovement],
    items: Sequence[MatchItem],
    customers: Sequence[Customer],
    learned: LearnedEvidence | None = None,
    options: MatchOptions | None = None,
) -> Sequence[Sequence[int]]:
    """Which movements may want the same money: places in the list, to be matched apart from all others.

    Args:
        movements: The movements, in any order.
        items: Open items and open credit memos, in any order.
        customers: The customers, in any order.
        learned: What earlier matches taught.
        options: Limits, rates and thresholds.
    """
    answer: Sequence[Sequence[int]] = _call("match_shards", {"movements": movements, "items": items, "customers": customers, "learned": learned, "options": options})
    return answer


def measure_activity(
    *,
    activity: Activity,
    options: MetricsOptions | None = None,
) -> MetricsReport:
    """All metrics of one period, for the whole and by segment.

    Args:
        activity: What happened in the period.
        options: Which metrics, and how they are rounded.
    """
    answer: MetricsReport = _call("measure_activity", {"activity": activity, "options": options})
    return answer


def message_languages(
) -> Sequence[MessageLanguage]:
    """The shipped languages with their templates, to look at or to start from."""
    answer: Sequence[MessageLanguage] = _call("message_languages", {})
    return answer


def method_fee(
    *,
    offer: MethodOffer,
    amount: Money,
) -> Money:
    """What a payment costs by a method: percent and fixed part within minimum and cap.

    Args:
        offer: The method with its price.
        amount: The payment.
    """
    answer: Money = _call("method_fee", {"offer": offer, "amount": amount})
    return answer


def monthly_dates(
    *,
    anchor: dt.date,
    count: int,
) -> DatesResult:
    """Dates one month apart, starting with the anchor; the day of the anchor, or the last of a shorter month.

    Args:
        anchor: The first date.
        count: How many dates.
    """
    answer: DatesResult = _call("monthly_dates", {"anchor": anchor, "count": count})
    return answer


def monthly_late_fee(
    *,
    principal: Money,
    monthly_percent: Decimal,
    full_months: int,
    compounding: Compounding = "none",
    rounding: Rounding = "half_up",
) -> Money:
    """A contract's late fee of so much percent for each full month.

    Args:
        principal: The debt, above zero.
        monthly_percent: Percent for each month.
        full_months: Full months since the due date.
        compounding: Whether interest bears interest; not, where not given.
        rounding: How the fee is rounded, half up where not given.
    """
    answer: Money = _call("monthly_late_fee", {"principal": principal, "monthly_percent": monthly_percent, "full_months": full_months, "compounding": compounding, "rounding": rounding})
    return answer


def next_contact_time(
    *,
    now: dt.datetime,
    time_zone: str,
    calendar: HolidayCalendar | PublicCalendar | None = None,
    hours: ContactHours | None = None,
) -> InstantResult:
    """The first instant from `now` on at which a person may be contacted.

    Args:
        now: The instant from which to look.
        time_zone: Time zone of the person.
        calendar: Which days are closed; Saturday and Sunday where not given.
        hours: When a person may be contacted.
    """
    answer: InstantResult = _call("next_contact_time", {"now": now, "time_zone": time_zone, "calendar": calendar, "hours": hours})
    return answer


def parse_statement(
    *,
    base64: str | None = None,
    options: StatementOptions | None = None,
    text: str | None = None,
) -> StatementFile:
    """A bank statement file as data: statements with balances, movements and what was checked.

    Args:
        base64: The file as base64.
        options:
        text: The file as text; exactly one of `text` and `base64`.
    """
    answer: StatementFile = _call("parse_statement", {"base64": base64, "options": options, "text": text})
    return answer


def parse_terms(
    *,
    text: str,
) -> TermsResult:
    """Payment terms out of a text such as `2/10 net 30`.

    Args:
        text: The text.
    """
    answer: TermsResult = _call("parse_terms", {"text": text})
    return answer


def past_due_share(
    *,
    past_due: Money,
    receivables: Money,
    precision: Precision | None = None,
) -> Measure:
    """Share of receivables that is past due."""
    answer: Measure = _call("past_due_share", {"past_due": past_due, "receivables": receivables, "precision": precision})
    return answer


def payment_schedule(
    *,
    terms: PaymentTerms | str,
    issue_date: dt.date,
    amount: Money | None = None,
    calendar: HolidayCalendar | PublicCalendar | None = None,
    delivery_date: dt.date | None = None,
    receipt_date: dt.date | None = None,
) -> ScheduleResult:
    """Instalments of an invoice with their due dates, and the days up to which a discount may be taken.
    Amounts are split when `amount` is given.

    Args:
        terms: When an invoice is to be paid.
        issue_date: Date on the invoice.
        amount: Amount of the invoice.
        calendar: Which days are closed; Saturday and Sunday where not given.
        delivery_date: Day of delivery, where the terms count from it.
        receipt_date: Day on which the customer received the invoice, where the terms count from it.
    """
    answer: ScheduleResult = _call("payment_schedule", {"terms": terms, "issue_date": issue_date, "amount": amount, "calendar": calendar, "delivery_date": delivery_date, "receipt_date": receipt_date})
    return answer


def payment_velocity(
    *,
    invoices: Sequence[PastInvoice],
    as_of: dt.date,
    options: VelocityOptions | None = None,
) -> Sequence[PaymentVelocity]:
    """The customers whose pace of payment has changed on like terms.

    Args:
        invoices: The invoices with their payments.
        as_of: The day of the question: what happened on it or later is not known.
        options: How a change is recognised.
    """
    answer: Sequence[PaymentVelocity] = _call("payment_velocity", {"invoices": invoices, "as_of": as_of, "options": options})
    return answer


def plan_instruments(
    *,
    facts: Sequence[Fact],
    now: dt.datetime,
    calendar: HolidayCalendar | PublicCalendar | None = None,
    program: RetryProgram | None = None,
    table: FailureTable | None = None,
    time_zone: str | None = None,
) -> Sequence[InstrumentStanding]:
    """What is planned with each card or mandate after the failures of one customer.

    Args:
        facts: The facts of one customer.
        now: The instant of the question; facts recorded later do not count.
        calendar: The banks' calendar: bank debits are tried on its business days.
        program: The program of retries; the standard one where not given.
        table: The table of codes; the standard one where not given.
        time_zone: The customer's time zone; UTC where not given.
    """
    answer: Sequence[InstrumentStanding] = _call("plan_instruments", {"facts": facts, "now": now, "calendar": calendar, "program": program, "table": table, "time_zone": time_zone})
    return answer


def plan_retries(
    *,
    question: RetryQuestion,
    now: dt.datetime,
    observations: Sequence[RetryObservation] = (),
    options: RetryPlanOptions | None = None,
    priors: RetryPriors | None = None,
    success: RetrySuccess | None = None,
) -> RetrySchedule:
    """When to try a failed payment again: the instants with the highest expected money recovered less cost, within every
    limit, and when to stop.

    Args:
        question: The failure.
        now: The instant of the question.
        observations: Tries that were made before, to learn from.
        options: How plans are made; the standard ones where not given.
        priors: What is taken for granted before anything was seen; the standard one where not given.
        success: Chances learned before; learned from the observations where not given.
    """
    answer: RetrySchedule = _call("plan_retries", {"question": question, "now": now, "observations": observations, "options": options, "priors": priors, "success": success})
    return answer


def plan_work(
    *,
    worklist: Sequence[WorklistEntry],
    today: dt.date,
    rules: WorkRules | None = None,
) -> WorkPlan:
    """A day's work out of a worklist: gates first, then what waited too long, then by what it brings in a minute.

    Args:
        worklist: The worklist of `decide`, the most pressing first.
        today: The company's day.
        rules: How it is planned; the standard rules where not given.
    """
    answer: WorkPlan = _call("plan_work", {"worklist": worklist, "today": today, "rules": rules})
    return answer


def plus_business_days(
    *,
    date: dt.date,
    days: int,
    calendar: HolidayCalendar | PublicCalendar | None = None,
) -> DateResult:
    """The date that many business days after (above zero) or before (below zero) a date.

    Args:
        date: A date.
        days: How many business days; below zero goes back.
        calendar: Which days are closed; Saturday and Sunday where not given.
    """
    answer: DateResult = _call("plus_business_days", {"date": date, "days": days, "calendar": calendar})
    return answer


def postable_movements(
    *,
    statements: Sequence[BankStatement],
    known: Sequence[str] = (),
    options: PostableOptions | None = None,
) -> PostableMovements:
    """The movements of statements that a ledger takes, each with an id that is the same whenever it is read again.

    Args:
        statements:
        known: Ids that the ledger has.
        options:
    """
    answer: PostableMovements = _call("postable_movements", {"statements": statements, "known": known, "options": options})
    return answer


def promise_kept_rate(
    *,
    kept: int,
    due: int,
    precision: Precision | None = None,
) -> Measure:
    """Promises kept (paid in full by their date and grace) in percent of the promises that came due."""
    answer: Measure = _call("promise_kept_rate", {"kept": kept, "due": due, "precision": precision})
    return answer


def realised_difference(
    *,
    item: Carrying,
    settled: Money,
    rate: ExchangeRate,
    rounding: Rounding = "half_up",
) -> RealisedDifference:
    """Gain or loss on exchange when an item is settled, whole or in part."""
    answer: RealisedDifference = _call("realised_difference", {"item": item, "settled": settled, "rate": rate, "rounding": rounding})
    return answer


def recovery_by_group(
    *,
    outcomes: Sequence[LoggedOutcome],
    options: EffectOptions | None = None,
) -> Sequence[GroupRecovery]:
    """How much is recovered after each group of actions, by choices whose chances were logged; says where the log
    cannot tell.

    Args:
        outcomes: What was chosen, with its chance, and what came of it.
        options: How much has to be known.
    """
    answer: Sequence[GroupRecovery] = _call("recovery_by_group", {"outcomes": outcomes, "options": options})
    return answer


def remeasure(
    *,
    item: Carrying,
    rate: ExchangeRate,
    rounding: Rounding = "half_up",
) -> Remeasurement:
    """Gain or loss on exchange when an item is measured anew at the rate of a day."""
    answer: Remeasurement = _call("remeasure", {"item": item, "rate": rate, "rounding": rounding})
    return answer


def render_action(
    *,
    action: Action,
    as_of: dt.date,
    options: MessageOptions | None = None,
    payment_link: str | None = None,
    values: Mapping[str, str] | None = None,
) -> MessageDraft:
    """The draft of the message that an action asks for.

    Args:
        action: The action: one that sends something.
        as_of: The day on which it is written.
        options: Templates and languages of the caller.
        payment_link: The host's link to pay, or to give other payment details.
        values: The host's own texts by name, such as `company_name`.
    """
    answer: MessageDraft = _call("render_action", {"action": action, "as_of": as_of, "options": options, "payment_link": payment_link, "values": values})
    return answer


def render_message(
    *,
    message: MessageInput,
    options: MessageOptions | None = None,
) -> MessageDraft:
    """The draft of a message, subject and text, in the customer's language.

    Args:
        message: What it is to say.
        options: Templates and languages of the caller.
    """
    answer: MessageDraft = _call("render_message", {"message": message, "options": options})
    return answer


def restore(
    *,
    snapshot: str,
) -> Restored:
    """Reads a snapshot, as hexadecimal text, back; gives the number of its facts and its digest.

    Args:
        snapshot: The bytes of `to_bytes`, two hexadecimal digits each.
    """
    answer: Restored = _call("restore", {"snapshot": snapshot})
    return answer


def retry_observations(
    *,
    facts: Sequence[Fact],
    now: dt.datetime,
    table: FailureTable | None = None,
) -> Sequence[RetryObservation]:
    """The tries that followed a failure with the same card or mandate, with what became of them, read off facts.

    Args:
        facts: The facts, in any order.
        now: Facts recorded later do not count.
        table: The table of codes; the standard one where not given.
    """
    answer: Sequence[RetryObservation] = _call("retry_observations", {"facts": facts, "now": now, "table": table})
    return answer


def right_first_time_rate(
    *,
    faulty: int,
    issued: int,
    precision: Precision | None = None,
) -> Measure:
    """Invoices that were right the first time: neither disputed nor corrected by a credit memo, in percent."""
    answer: Measure = _call("right_first_time_rate", {"faulty": faulty, "issued": issued, "precision": precision})
    return answer


def roll_loss_rates(
    *,
    balances: Sequence[Sequence[Money]],
    loss_roll: Decimal,
) -> RollRates:
    """Roll rates and loss rates from balances by bucket at the end of consecutive periods.

    Args:
        balances: For each period its balances by bucket, youngest bucket first.
        loss_roll: The share of the last bucket that is lost, 0 to 1.
    """
    answer: RollRates = _call("roll_loss_rates", {"balances": balances, "loss_roll": loss_roll})
    return answer


def roll_rate(
    *,
    rolled: Money,
    previous: Money,
    precision: Precision | None = None,
) -> Measure:
    """Roll rate: of what was in an ageing bucket one period ago, how much is in the next older bucket now."""
    answer: Measure = _call("roll_rate", {"rolled": rolled, "previous": previous, "precision": precision})
    return answer


def round_amount(
    *,
    value: Decimal,
    currency: str,
    rounding: Rounding = "half_up",
) -> Money:
    """A number rounded to an amount of a currency by a named mode."""
    answer: Money = _call("round_amount", {"value": value, "currency": currency, "rounding": rounding})
    return answer


def round_number(
    *,
    value: Decimal,
    places: int,
    rounding: Rounding = "half_up",
) -> RoundedNumber:
    """A number rounded to decimals by a named mode."""
    answer: RoundedNumber = _call("round_number", {"value": value, "places": places, "rounding": rounding})
    return answer


def route_payment(
    *,
    amount: Money,
    offers: Sequence[MethodOffer],
    options: RoutingOptions | None = None,
) -> Route:
    """The cheapest permitted method for a payment, with every alternative, what was left out and why.

    Args:
        amount: The payment.
        offers: The methods with their prices.
        options: What the choice goes by.
    """
    answer: Route = _call("route_payment", {"amount": amount, "offers": offers, "options": options})
    return answer


def score_invoices(
    *,
    invoices: Sequence[PastInvoice],
    as_of: dt.date,
    model: str | None = None,
    options: OutlookOptions | None = None,
    progress: Callable[[int, int], object] | None = None,
) -> Sequence[InvoiceOutlook]:
    """What is expected of every invoice that is open in the morning of a day: chances, dates, money by horizon, and why.

    Args:
        invoices: The invoices of the customers in question, paid ones too: they are what a customer is known by.
        as_of: The day of the question: what happened on it or later is not known.
        model: The model, as `fit_risk` gave it; where not given, the prior: nothing is known but the customers' own invoices.
        options: Horizons and grades.
        progress: Called now and then with the steps done and the steps in all; what it raises stops the work.
    """
    answer: Sequence[InvoiceOutlook] = _call("score_invoices", {"invoices": invoices, "as_of": as_of, "model": model, "options": options}, progress)
    return answer


def score_table(
    *,
    invoices: InvoiceTable,
    as_of: dt.date,
    model: str | None = None,
    options: OutlookOptions | None = None,
    progress: Callable[[int, int], object] | None = None,
) -> OutlookTable:
    """What is expected of every open invoice, like `score_invoices` without its reasons, from columns to columns.

    Args:
        invoices: The invoices of the customers in question, paid ones too: they are what a customer is known by.
        as_of: The day of the question: what happened on it or later is not known.
        model: The model, as `fit_risk` gave it; where not given, the prior: nothing is known but the customers' own invoices.
        options: Horizons, which may be the days of a curve one by one, and grades. A score never tells its reasons, and no curve.
        progress: Called now and then with the steps done and the steps in all; what it raises stops the work.
    """
    answer: OutlookTable = _call("score_table", {"invoices": invoices, "as_of": as_of, "model": model, "options": options}, progress)
    return answer


def sepa_windows(
    *,
    settlement: dt.date,
    calendar: HolidayCalendar | PublicCalendar | None = None,
) -> SepaWindows:
    """The last days on which a SEPA direct debit can come back.

    Args:
        settlement: The day on which the debit settled.
        calendar: The calendar of TARGET days.
    """
    answer: SepaWindows = _call("sepa_windows", {"settlement": settlement, "calendar": calendar})
    return answer


def sliding_discount(
    *,
    most_percent: Decimal,
    full_until_day: int,
    zero_at_day: int,
    pay_day: int,
) -> SlidingAnswer:
    """What percent of a discount is left on a day when it falls evenly to nothing.

    Args:
        most_percent: The whole discount, percent.
        full_until_day: The last day with all of it, counted from the base date.
        zero_at_day: The first day with nothing of it.
        pay_day: The day of payment.
    """
    answer: SlidingAnswer = _call("sliding_discount", {"most_percent": most_percent, "full_until_day": full_until_day, "zero_at_day": zero_at_day, "pay_day": pay_day})
    return answer


def split_amount(
    *,
    total: Money,
    weights: Sequence[Decimal],
    rest: RestRule = "largest_remainder",
) -> PartsResult:
    """An amount split by weights without losing a smallest unit.

    Args:
        total: What to split.
        weights: The weight of each part; not all zero.
        rest: Who gets the smallest units that are left over.
    """
    answer: PartsResult = _call("split_amount", {"total": total, "weights": weights, "rest": rest})
    return answer


def standard_failure_table(
) -> FailureTable:
    """The table of failure codes to start from."""
    answer: FailureTable = _call("standard_failure_table", {})
    return answer


def standard_match_lists(
) -> Lists:
    """The words of bank texts and the weights of evidence that come with the engine."""
    answer: Lists = _call("standard_match_lists", {})
    return answer


def standard_playbook(
) -> Playbook:
    """A playbook to start from."""
    answer: Playbook = _call("standard_playbook", {})
    return answer


def standard_retry_program(
) -> RetryProgram:
    """A program of retries to start from."""
    answer: RetryProgram = _call("standard_retry_program", {})
    return answer


def standard_work_rules(
) -> WorkRules:
    """Rules of a day's work to start from."""
    answer: WorkRules = _call("standard_work_rules", {})
    return answer


def statement_facts(
    *,
    statements: Sequence[BankStatement],
    recorded: dt.datetime,
    known: Sequence[str] = (),
    options: PostableOptions | None = None,
    payments: Sequence[ReturnablePayment] = (),
) -> StatementFacts:
    """What statements tell a ledger: a fact for each movement, and for each return of a payment that is known.

    Args:
        statements:
        recorded: The instant at which the file was read.
        known: Ids of movements that the ledger has.
        options:
        payments: Payments and attempts that a bank may send back.
    """
    answer: StatementFacts = _call("statement_facts", {"statements": statements, "recorded": recorded, "known": known, "options": options, "payments": payments})
    return answer


def tax_inclusive(
    *,
    gross: Money,
    rate_percent: Decimal,
    rounding: Rounding = "half_up",
) -> TaxInclusive:
    """Net and tax contained in a gross amount."""
    answer: TaxInclusive = _call("tax_inclusive", {"gross": gross, "rate_percent": rate_percent, "rounding": rounding})
    return answer


def tax_totals(
    *,
    lines: Sequence[TaxLine],
    method: TaxMethod = "per_category",
    rounding: Rounding = "half_up",
) -> TaxTotals:
    """Tax of an invoice by rate, computed by line or by total."""
    answer: TaxTotals = _call("tax_totals", {"lines": lines, "method": method, "rounding": rounding})
    return answer


def touchless_rate(
    *,
    auto_posted: int,
    payments: int,
    precision: Precision | None = None,
) -> Measure:
    """Payments posted without a person in percent of all payments."""
    answer: Measure = _call("touchless_rate", {"auto_posted": auto_posted, "payments": payments, "precision": precision})
    return answer


def triangulate(
    *,
    amount: Money,
    to: str,
    first: ExchangeRate,
    second: ExchangeRate,
    intermediate_places: int | None = None,
    rounding: Rounding = "half_up",
) -> Conversion:
    """An amount in another currency by way of a third one."""
    answer: Conversion = _call("triangulate", {"amount": amount, "to": to, "first": first, "second": second, "intermediate_places": intermediate_places, "rounding": rounding})
    return answer


def turnover(
    *,
    credit_sales: Money,
    beginning_receivables: Money,
    ending_receivables: Money,
    precision: Precision | None = None,
) -> Measure:
    """Receivables turnover: credit sales over the mean of beginning and ending receivables."""
    answer: Measure = _call("turnover", {"credit_sales": credit_sales, "beginning_receivables": beginning_receivables, "ending_receivables": ending_receivables, "precision": precision})
    return answer


def unapplied_share(
    *,
    unapplied: Money,
    receivables: Money,
    precision: Precision | None = None,
) -> Measure:
    """Unapplied cash in percent of gross receivables: money received that no one has matched yet."""
    answer: Measure = _call("unapplied_share", {"unapplied": unapplied, "receivables": receivables, "precision": precision})
    return answer


def unmapped_failure_codes(
    *,
    failures: Sequence[PaymentFailure],
    table: FailureTable | None = None,
) -> Sequence[UnmappedCode]:
    """The failure codes that a table does not know, with how often each came.

    Args:
        failures: The failures.
        table: The table of codes; the standard one where not given.
    """
    answer: Sequence[UnmappedCode] = _call("unmapped_failure_codes", {"failures": failures, "table": table})
    return answer


def weighted_days_late(
    *,
    payments: Sequence[AmountDays],
    early_payments: EarlyPayment = "as_zero",
    precision: Precision | None = None,
) -> Measure:
    """Mean days late of what was paid, weighted by amount."""
    answer: Measure = _call("weighted_days_late", {"payments": payments, "early_payments": early_payments, "precision": precision})
    return answer


def weighted_days_to_pay(
    *,
    payments: Sequence[AmountDays],
    precision: Precision | None = None,
) -> Measure:
    """Mean days from issue to payment of what was paid, weighted by amount."""
    answer: Measure = _call("weighted_days_to_pay", {"payments": payments, "precision": precision})
    return answer


def weighted_days_to_terms(
    *,
    invoices: Sequence[AmountDays],
    precision: Precision | None = None,
) -> Measure:
    """Mean days granted (due date less issue date) of what was invoiced, weighted by amount."""
    answer: Measure = _call("weighted_days_to_terms", {"invoices": invoices, "precision": precision})
    return answer


def write_off_rate(
    *,
    written_off: Money,
    recovered: Money,
    beginning_receivables: Money,
    ending_receivables: Money,
    precision: Precision | None = None,
) -> Measure:
    """Written off less recovered in percent of mean receivables."""
    answer: Measure = _call("write_off_rate", {"written_off": written_off, "recovered": recovered, "beginning_receivables": beginning_receivables, "ending_receivables": ending_receivables, "precision": precision})
    return answer


__all__ = [
    "ach_reinitiation",
    "ach_return_deadline",
    "ach_return_rates",
    "adjust_date",
    "age",
    "allowance_movement",
    "attempt_limit",
    "average_days_delinquent",
    "backtest_forecast",
    "bad_debt_to_sales",
    "best_possible_dso",
    "book_functional",
    "caseload_changes",
    "cash_round",
    "check_continuity",
    "check_fact",
    "check_playbook",
    "check_reference",
    "check_template",
    "choice_effects",
    "choose_threshold",
    "collection_effectiveness",
    "collection_period",
    "collection_rate",
    "compare_cash",
    "convert",
    "convert_on",
    "cost_of_terms",
    "cost_per_invoice",
    "credit_decision",
    "cycle_time",
    "decide",
    "decide_accounts",
    "discount_benefit",
    "dispute_rate",
    "dispute_rate_by_amount",
    "dso",
    "dso_average",
    "dso_count_back",
    "due_date",
    "dunning_recovery",
    "dunning_recovery_by_count",
    "dynamic_discount",
    "exchange_rate",
    "expected_credit_loss",
    "explain_miss",
    "failure_verdict",
    "find_references",
    "find_subsets",
    "fit_risk",
    "fit_table",
    "flow_loss_rates",
    "forecast_cash",
    "forecast_chances",
    "forecast_table",
    "forecast_what_if",
    "generate_reference",
    "grade_customers",
    "grade_table",
    "holiday_calendar",
    "instrument_standings",
    "invoices_per_head",
    "is_business_day",
    "known_movements",
    "late_interest",
    "learn_payers",
    "learn_retries",
    "learn_weights",
    "ledger",
    "match_cash",
    "match_facts",
    "match_outcomes",
    "match_shards",
    "measure_activity",
    "message_languages",
    "method_fee",
    "monthly_dates",
    "monthly_late_fee",
    "next_contact_time",
    "parse_statement",
    "parse_terms",
    "past_due_share",
    "payment_schedule",
    "payment_velocity",
    "plan_instruments",
    "plan_retries",
    "plan_work",
    "plus_business_days",
    "postable_movements",
    "promise_kept_rate",
    "realised_difference",
    "recovery_by_group",
    "remeasure",
    "render_action",
    "render_message",
    "restore",
    "retry_observations",
    "right_first_time_rate",
    "roll_loss_rates",
    "roll_rate",
    "round_amount",
    "round_number",
    "route_payment",
    "score_invoices",
    "score_table",
    "sepa_windows",
    "sliding_discount",
    "split_amount",
    "standard_failure_table",
    "standard_match_lists",
    "standard_playbook",
    "standard_retry_program",
    "standard_work_rules",
    "statement_facts",
    "tax_inclusive",
    "tax_totals",
    "touchless_rate",
    "triangulate",
    "turnover",
    "unapplied_share",
    "unmapped_failure_codes",
    "weighted_days_late",
    "weighted_days_to_pay",
    "weighted_days_to_terms",
    "write_off_rate",
]
