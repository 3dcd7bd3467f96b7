# Generated from the types of the core by `make generate`. Do not edit.
"""The questions that a ledger answers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from receivables._native import Money, _Ledger
from receivables._types import (
    AccountBalance,
    AccountHistory,
    ActionRecovery,
    Activity,
    ActivityOptions,
    AgeingBasis,
    AgeingGroup,
    AgeingReport,
    AnswerCount,
    BacktestOptions,
    Balance,
    CashForecast,
    CreditTerms,
    CustomerCredit,
    CustomerExposure,
    CustomerGrade,
    Decisions,
    EarlyWarning,
    EarlyWarnings,
    EffectOptions,
    Fact,
    FailureTable,
    FittedRisk,
    ForecastOptions,
    ForesightRules,
    InvoiceOutlook,
    JournalEntry,
    LoggedChoice,
    MatchInput,
    MatchOptions,
    MatchReport,
    MetricsOptions,
    MetricsReport,
    ModelledLoss,
    OpenCredit,
    OpenItem,
    OutlookOptions,
    PastInvoice,
    PaymentVelocity,
    Playbook,
    PolicyBacktest,
    PolicyDiff,
    PolicyDiffOptions,
    ProvisionMatrix,
    ProvisionOptions,
    RetryPriors,
    RetrySuccess,
    RiskOptions,
    RiskView,
    Scenario,
    Statement,
    VelocityOptions,
    WhatIf,
)


class Queries:
    """The questions that a ledger answers, each with keyword arguments."""

    __slots__ = ("_native",)

    _native: _Ledger

    def account(
        self,
        *,
        customer_id: str,
        as_of: dt.date,
        known_at: dt.datetime | None = None,
    ) -> AccountHistory:
        """One customer with items, credits and facts.

        Args:
            customer_id: The customer.
            as_of: The day the question is about.
            known_at: Only facts recorded up to this instant; all where not given.
        """
        answer: AccountHistory = self._native.query("account", {"customer_id": customer_id, "as_of": as_of, "known_at": known_at})
        return answer

    def activity(
        self,
        *,
        from_: dt.date,
        as_of: dt.date,
        known_at: dt.datetime | None = None,
        options: ActivityOptions | None = None,
    ) -> Activity:
        """What happened in a period, as the metrics read it.

        Args:
            from_: First day of the period.
            as_of: Last day of the period.
            known_at: Only facts recorded up to this instant; all where not given.
            options: How the activity is gathered.
        """
        answer: Activity = self._native.query("activity", {"from": from_, "as_of": as_of, "known_at": known_at, "options": options})
        return answer

    def ageing(
        self,
        *,
        as_of: dt.date,
        basis: AgeingBasis | None = None,
        bucket_days: Sequence[int] | None = None,
        group_by: AgeingGroup | None = None,
        known_at: dt.datetime | None = None,
    ) -> AgeingReport:
        """The open items by age, with credits beside the buckets.

        Args:
            as_of: The day the question is about.
            basis: From which date age is counted; the due date where not given.
            bucket_days: Last day of each bucket but the open one, rising; 30, 60, 90 where not given.
            group_by: By what the totals are split.
            known_at: Only facts recorded up to this instant; all where not given.
        """
        answer: AgeingReport = self._native.query("ageing", {"as_of": as_of, "basis": basis, "bucket_days": bucket_days, "group_by": group_by, "known_at": known_at})
        return answer

    def answer_times(
        self,
        *,
        now: dt.datetime,
        playbook: Playbook | None = None,
    ) -> Sequence[AnswerCount]:
        """How often customers answered, by segment, weekday and hour: what `contact_times` of a policy reads.

        Args:
            now: The instant of the question.
            playbook: The policies; the standard playbook where not given. Its company has the clock of customers without one.
        """
        answer: Sequence[AnswerCount] = self._native.query("answer_times", {"now": now, "playbook": playbook})
        return answer

    def balances(
        self,
        *,
        as_of: dt.date,
        known_at: dt.datetime | None = None,
    ) -> Sequence[Balance]:
        """What is open and what is credit, for each currency.

        Args:
            as_of: The day the question is about.
            known_at: Only facts recorded up to this instant; all where not given.
        """
        answer: Sequence[Balance] = self._native.query("balances", {"as_of": as_of, "known_at": known_at})
        return answer

    def cash_forecast(
        self,
        *,
        as_of: dt.date,
        known_at: dt.datetime | None = None,
        model: str | None = None,
        options: ForecastOptions | None = None,
        planned: Sequence[PastInvoice] = (),
    ) -> CashForecast:
        """Cash expected from what is open, by period, with intervals.

        Args:
            as_of: The first day of the forecast: what happened on it or later is not known.
            known_at: Only facts recorded up to this instant; all where not given.
            model: The model, as `fit_risk` gave it; fitted to the ledger's own history where not given.
            options: Periods, intervals, seed.
            planned: Invoices that are planned to be issued on that day or later.
        """
        answer: CashForecast = self._native.query("cash_forecast", {"as_of": as_of, "known_at": known_at, "model": model, "options": options, "planned": planned})
        return answer

    def credit_standings(
        self,
        *,
        as_of: dt.date,
        customers: Sequence[CustomerCredit] = (),
        known_at: dt.datetime | None = None,
        others: CreditTerms | None = None,
    ) -> Sequence[CustomerExposure]:
        """What customers owe, part by part, and whether the next order of each may be delivered, with the reasons.

        Args:
            as_of: The day of the question.
            customers: The customers with their terms, each once.
            known_at: Only facts recorded up to this instant; all where not given.
            others: The terms of every other customer with something open; they are left out where not given.
        """
        answer: Sequence[CustomerExposure] = self._native.query("credit_standings", {"as_of": as_of, "customers": customers, "known_at": known_at, "others": others})
        return answer

    def customer_ids(
        self,
    ) -> Sequence[str]:
        """Every customer, by id."""
        answer: Sequence[str] = self._native.query("customer_ids", {})
        return answer

    def decide(
        self,
        *,
        now: dt.datetime,
        playbook: Playbook | None = None,
    ) -> Decisions:
        """What to do now: actions with their reasons, the worklist, what is skipped and why, and the next wake-up.

        Args:
            now: The instant of the question.
            playbook: The policies; the standard playbook where not given.
        """
        answer: Decisions = self._native.query("decide", {"now": now, "playbook": playbook})
        return answer

    def decide_with_risk(
        self,
        *,
        now: dt.datetime,
        models: Sequence[str] = (),
        playbook: Playbook | None = None,
        rules: ForesightRules | None = None,
    ) -> Decisions:
        """What to do now, with risk models: grades choose behaviour, the worklist is ordered by what will stay unpaid, and
        customer success hears of who pays later than before.

        Args:
            now: The instant of the question.
            models: The models in force, as `fit_risk` gave them; fitted to the ledger's own history where none is given.
            playbook: The policies; the standard playbook where not given.
            rules: How decisions read them.
        """
        answer: Decisions = self._native.query("decide_with_risk", {"now": now, "models": models, "playbook": playbook, "rules": rules})
        return answer

    def early_warnings(
        self,
        *,
        warnings: Sequence[EarlyWarning],
        now: dt.datetime,
        playbook: Playbook | None = None,
    ) -> EarlyWarnings:
        """What becomes of early warnings: whom to tell, and what is held back and why.

        Args:
            warnings: What was noticed.
            now: The instant of the question.
            playbook: The policies; the standard playbook where not given.
        """
        answer: EarlyWarnings = self._native.query("early_warnings", {"warnings": warnings, "now": now, "playbook": playbook})
        return answer

    def fit_risk(
        self,
        *,
        as_of: dt.date,
        known_at: dt.datetime | None = None,
        options: RiskOptions | None = None,
    ) -> FittedRisk:
        """A risk model fitted to the ledger's own history.

        Args:
            as_of: The day of the question: what happened on it or later is not known.
            known_at: Only facts recorded up to this instant; all where not given.
            options: How to fit.
        """
        answer: FittedRisk = self._native.query("fit_risk", {"as_of": as_of, "known_at": known_at, "options": options})
        return answer

    def grade_customers(
        self,
        *,
        as_of: dt.date,
        known_at: dt.datetime | None = None,
        model: str | None = None,
        options: OutlookOptions | None = None,
    ) -> Sequence[CustomerGrade]:
        """The grade of every customer with an invoice before a day.

        Args:
            as_of: The day of the question: what happened on it or later is not known.
            known_at: Only facts recorded up to this instant; all where not given.
            model: The model, as `fit_risk` gave it; fitted to the ledger's own history where not given.
            options: Horizons and grades.
        """
        answer: Sequence[CustomerGrade] = self._native.query("grade_customers", {"as_of": as_of, "known_at": known_at, "model": model, "options": options})
        return answer

    def journal(
        self,
        *,
        as_of: dt.date,
        known_at: dt.datetime | None = None,
    ) -> Sequence[JournalEntry]:
        """The double-entry postings of every fact.

        Args:
            as_of: The day the question is about.
            known_at: Only facts recorded up to this instant; all where not given.
        """
        answer: Sequence[JournalEntry] = self._native.query("journal", {"as_of": as_of, "known_at": known_at})
        return answer

    def match_input(
        self,
        *,
        as_of: dt.date,
        known_at: dt.datetime | None = None,
    ) -> MatchInput:
        """What cash application reads: open movements, items with their numbers, customers, learned evidence.

        Args:
            as_of: The day the question is about.
            known_at: Only facts recorded up to this instant; all where not given.
        """
        answer: MatchInput = self._native.query("match_input", {"as_of": as_of, "known_at": known_at})
        return answer

    def match_movements(
        self,
        *,
        as_of: dt.date,
        known_at: dt.datetime | None = None,
        options: MatchOptions | None = None,
    ) -> MatchReport:
        """Matches the open bank movements to what is open.

        Args:
            as_of: The day the question is about.
            known_at: Only facts recorded up to this instant; all where not given.
            options: Limits, rates and thresholds.
        """
        answer: MatchReport = self._native.query("match_movements", {"as_of": as_of, "known_at": known_at, "options": options})
        return answer

    def metrics(
        self,
        *,
        from_: dt.date,
        as_of: dt.date,
        activity: ActivityOptions | None = None,
        cost: Money | None = None,
        headcount: Decimal | None = None,
        known_at: dt.datetime | None = None,
        options: MetricsOptions | None = None,
    ) -> MetricsReport:
        """The metrics of a period: DSO and its family, effectiveness, rates; overall and by currency, segment, method and
        dunning level.

        Args:
            from_: First day of the period.
            as_of: Last day of the period.
            activity: How the activity is gathered.
            cost: What the receivables function cost in the period.
            headcount: People in the receivables function, full-time equivalents.
            known_at: Only facts recorded up to this instant; all where not given.
            options: How the metrics are measured.
        """
        answer: MetricsReport = self._native.query("metrics", {"from": from_, "as_of": as_of, "activity": activity, "cost": cost, "headcount": headcount, "known_at": known_at, "options": options})
        return answer

    def modelled_credit_loss(
        self,
        *,
        as_of: dt.date,
        loss_given_default: Decimal,
        default_days_past_due: int | None = None,
        known_at: dt.datetime | None = None,
        model: str | None = None,
    ) -> Sequence[ModelledLoss]:
        """Expected credit losses of what is open, by the risk model.

        Args:
            as_of: The day of the question: what happened on it or later is not known.
            loss_given_default: Of what is in default, the share that is lost, 0 to 1.
            default_days_past_due: What is unpaid so many days after its due date is in default: 90 where not given, at most 365.
            known_at: Only facts recorded up to this instant; all where not given.
            model: The model, as `fit_risk` gave it; fitted to the ledger's own history where not given.
        """
        answer: Sequence[ModelledLoss] = self._native.query("modelled_credit_loss", {"as_of": as_of, "loss_given_default": loss_given_default, "default_days_past_due": default_days_past_due, "known_at": known_at, "model": model})
        return answer

    def open_credits(
        self,
        *,
        as_of: dt.date,
        known_at: dt.datetime | None = None,
    ) -> Sequence[OpenCredit]:
        """Credits that are not used up, by date, then id.

        Args:
            as_of: The day the question is about.
            known_at: Only facts recorded up to this instant; all where not given.
        """
        answer: Sequence[OpenCredit] = self._native.query("open_credits", {"as_of": as_of, "known_at": known_at})
        return answer

    def open_items(
        self,
        *,
        as_of: dt.date,
        known_at: dt.datetime | None = None,
    ) -> Sequence[OpenItem]:
        """Items with an open amount, by due date, then invoice and instalment.

        Args:
            as_of: The day the question is about.
            known_at: Only facts recorded up to this instant; all where not given.
        """
        answer: Sequence[OpenItem] = self._native.query("open_items", {"as_of": as_of, "known_at": known_at})
        return answer

    def policy_backtest(
        self,
        *,
        after: Playbook,
        from_: dt.date,
        until: dt.date,
        now: dt.datetime,
        before: Playbook | None = None,
        options: BacktestOptions | None = None,
        risk: RiskView | None = None,
    ) -> PolicyBacktest:
        """What two playbooks would have done in a past period, each day with what was known then; money only where chances
        were logged.

        Args:
            after: The playbook that is thought of.
            from_: First day of the period.
            until: Last day of the period.
            now: The instant of the question: what was recorded later does not count.
            before: The playbook in use; the standard one where not given.
            options: Customers, logged choices, intervals.
            risk: The risk models that have a say under both; none where not given.
        """
        answer: PolicyBacktest = self._native.query("policy_backtest", {"after": after, "from": from_, "until": until, "now": now, "before": before, "options": options, "risk": risk})
        return answer

    def policy_diff(
        self,
        *,
        after: Playbook,
        now: dt.datetime,
        before: Playbook | None = None,
        options: PolicyDiffOptions | None = None,
        risk: RiskView | None = None,
    ) -> PolicyDiff:
        """What another playbook would change: who moves, who is written to tomorrow, what it brings where that is known.

        Args:
            after: The playbook that is thought of.
            now: The instant of the question.
            before: The playbook in use; the standard one where not given.
            options: Which running cases move, and what is known of their answers.
            risk: The risk models that have a say under both; none where not given.
        """
        answer: PolicyDiff = self._native.query("policy_diff", {"after": after, "now": now, "before": before, "options": options, "risk": risk})
        return answer

    def provision_matrix(
        self,
        *,
        as_of: dt.date,
        known_at: dt.datetime | None = None,
        options: ProvisionOptions | None = None,
    ) -> ProvisionMatrix:
        """The provision matrix of what is open, with loss rates and roll rates from the ledger's own history.

        Args:
            as_of: The day of the question.
            known_at: Only facts recorded up to this instant; all where not given.
            options: Buckets, history, method, views of the future, single balances.
        """
        answer: ProvisionMatrix = self._native.query("provision_matrix", {"as_of": as_of, "known_at": known_at, "options": options})
        return answer

    def recovery_by_action(
        self,
        *,
        as_of: dt.date,
        choices: Sequence[LoggedChoice],
        horizon_days: int | None = None,
        known_at: dt.datetime | None = None,
        options: EffectOptions | None = None,
        time_zone: str | None = None,
    ) -> ActionRecovery:
        """How much is recovered after each group of actions, by choices whose chances were logged.

        Args:
            as_of: The day up to which payments are looked at.
            choices: The choices. Each customer, currency and instant once.
            horizon_days: Within how many days after a choice payment counts as its outcome, 1 to 365; 30 where not given.
            known_at: Only facts recorded up to this instant; all where not given.
            options: How much has to be known.
            time_zone: The company's time zone, in which days begin and end; UTC where not given.
        """
        answer: ActionRecovery = self._native.query("recovery_by_action", {"as_of": as_of, "choices": choices, "horizon_days": horizon_days, "known_at": known_at, "options": options, "time_zone": time_zone})
        return answer

    def retry_success(
        self,
        *,
        as_of: dt.date,
        known_at: dt.datetime | None = None,
        priors: RetryPriors | None = None,
        table: FailureTable | None = None,
    ) -> RetrySuccess:
        """What the retries so far teach about the chances of the next ones, for the `success` of a program of retries.

        Args:
            as_of: The day of the question; what is effective later does not count.
            known_at: Only facts recorded up to this instant; all where not given.
            priors: What is taken for granted before anything was seen; the standard ones where not given.
            table: The table of codes; the standard one where not given.
        """
        answer: RetrySuccess = self._native.query("retry_success", {"as_of": as_of, "known_at": known_at, "priors": priors, "table": table})
        return answer

    def score_invoices(
        self,
        *,
        as_of: dt.date,
        known_at: dt.datetime | None = None,
        model: str | None = None,
        options: OutlookOptions | None = None,
    ) -> Sequence[InvoiceOutlook]:
        """What is expected of every invoice that is open in the morning of a day: chances, dates, money by horizon, and why.

        Args:
            as_of: The day of the question: what happened on it or later is not known.
            known_at: Only facts recorded up to this instant; all where not given.
            model: The model, as `fit_risk` gave it; fitted to the ledger's own history where not given.
            options: Horizons and grades.
        """
        answer: Sequence[InvoiceOutlook] = self._native.query("score_invoices", {"as_of": as_of, "known_at": known_at, "model": model, "options": options})
        return answer

    def slowdowns(
        self,
        *,
        as_of: dt.date,
        known_at: dt.datetime | None = None,
        options: VelocityOptions | None = None,
    ) -> Sequence[PaymentVelocity]:
        """The customers whose pace of payment has changed on like terms.

        Args:
            as_of: The day of the question: what happened on it or later is not known.
            known_at: Only facts recorded up to this instant; all where not given.
            options: How a change is recognised.
        """
        answer: Sequence[PaymentVelocity] = self._native.query("slowdowns", {"as_of": as_of, "known_at": known_at, "options": options})
        return answer

    def statement(
        self,
        *,
        customer_id: str,
        from_: dt.date,
        as_of: dt.date,
        known_at: dt.datetime | None = None,
    ) -> Statement:
        """The account of one customer over a period: opening balance, movements, closing balance.

        Args:
            customer_id: The customer.
            from_: First day of the statement.
            as_of: Last day of the statement.
            known_at: Only facts recorded up to this instant; all where not given.
        """
        answer: Statement = self._native.query("statement", {"customer_id": customer_id, "from": from_, "as_of": as_of, "known_at": known_at})
        return answer

    def trial_balance(
        self,
        *,
        as_of: dt.date,
        known_at: dt.datetime | None = None,
    ) -> Sequence[AccountBalance]:
        """The balance of every account.

        Args:
            as_of: The day the question is about.
            known_at: Only facts recorded up to this instant; all where not given.
        """
        answer: Sequence[AccountBalance] = self._native.query("trial_balance", {"as_of": as_of, "known_at": known_at})
        return answer

    def undo_match(
        self,
        *,
        movement_id: str,
        effective: dt.date,
        recorded: dt.datetime,
        reason: str | None = None,
    ) -> Sequence[Fact]:
        """The facts that take a confirmed match back: what was posted for it is unallocated, the movement is open again.

        Args:
            movement_id: The movement whose match was wrong.
            effective: The day from which it does not count any more.
            recorded: The instant at which that becomes known.
            reason: Why.
        """
        answer: Sequence[Fact] = self._native.query("undo_match", {"movement_id": movement_id, "effective": effective, "recorded": recorded, "reason": reason})
        return answer

    def what_if(
        self,
        *,
        as_of: dt.date,
        facts: Sequence[Fact] = (),
        known_at: dt.datetime | None = None,
        model: str | None = None,
        options: ForecastOptions | None = None,
        planned: Sequence[PastInvoice] = (),
        scenario: Scenario | None = None,
    ) -> WhatIf:
        """A cash forecast with and without a change of payment behaviour, on the same draws.

        Args:
            as_of: The first day of the forecast: what happened on it or later is not known.
            facts: Facts that would be told besides: invoices issued, paid, credited or voided, other terms. The ledger does not keep them.
            known_at: Only facts recorded up to this instant; all where not given.
            model: The model, as `fit_risk` gave it; fitted to the ledger's own history where not given.
            options: Periods, intervals, seed.
            planned: Invoices that are planned to be issued on that day or later, under both.
            scenario: How payment changes; a scenario, facts or both are given.
        """
        answer: WhatIf = self._native.query("what_if", {"as_of": as_of, "facts": facts, "known_at": known_at, "model": model, "options": options, "planned": planned, "scenario": scenario})
        return answer


__all__ = [
    "Queries",
]
