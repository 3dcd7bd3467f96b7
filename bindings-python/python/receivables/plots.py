"""Plots of receivables: `pip install receivables[plots]` brings matplotlib.

Each function returns a `matplotlib.figure.Figure` and touches nothing global: save it with `figure.savefig(path)`, show
it in a notebook by naming it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from receivables._ledger import Ledger
from receivables._operations import payment_velocity
from receivables._types import AgeingReport, CashForecast, PastInvoice, VelocityOptions

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

__all__ = ["ageing_over_time", "forecast_fan", "reliability", "velocity"]


def _figure(title: str) -> tuple[Figure, Axes]:
    try:
        from matplotlib.figure import Figure
    except ImportError as error:
        raise ImportError("plots need matplotlib: pip install receivables[plots]") from error
    figure = Figure(figsize=(8, 4.5), layout="constrained")
    axes = figure.subplots()
    axes.set_title(title)
    return figure, axes


def _days(days: Iterable[date]) -> Any:
    """Dates as an axis takes them; the types of matplotlib know numbers only."""
    return list(days)


def ageing_over_time(ledger: Ledger, days: Sequence[date], *, currency: str) -> Figure:
    """Open amounts by age on each of the days, stacked."""
    figure, axes = _figure(f"Open amounts by age, {currency}")
    names: list[str] = []
    heights: dict[str, list[float]] = {}
    for place, day in enumerate(days):
        report: AgeingReport = ledger.ageing(as_of=day)
        for name in report.columns:
            if name not in heights:
                names.append(name)
                heights[name] = [0.0] * len(days)
        for row in report.rows:
            if row.currency == currency:
                for name, amount in zip(report.columns, row.amounts, strict=True):
                    heights[name][place] = float(amount.amount)
    if names:
        axes.stackplot(_days(days), [heights[name] for name in names], labels=names)
        axes.legend(loc="upper left")
    axes.set_ylabel(currency)
    figure.autofmt_xdate()
    return figure


def forecast_fan(forecast: CashForecast, *, currency: str, so_far: bool = True) -> Figure:
    """Expected cash with its interval: summed up from the first day on, or period by period."""
    rows = [row for row in forecast.rows if row.currency == currency]
    if not rows:
        raise ValueError(f"the forecast has nothing in {currency}")
    figure, axes = _figure(f"Cash expected from what is open, {currency}")
    for row in rows:
        ends = _days(period.to for period in row.periods)
        if so_far:
            lines = [(p.expected_so_far, p.low_so_far, p.high_so_far) for p in row.periods]
        else:
            lines = [(p.expected, p.low, p.high) for p in row.periods]
        expected, low, high = ([float(line[part].amount) for line in lines] for part in range(3))
        axes.fill_between(ends, low, high, alpha=0.3)
        axes.plot(ends, expected, marker="o", label=row.segment or "expected")
    axes.legend(loc="upper left")
    axes.set_ylabel(currency)
    figure.autofmt_xdate()
    return figure


def reliability(chances: Iterable[float | Decimal], happened: Iterable[bool], *, bins: int = 10) -> Figure:
    """Chances against what happened: on the diagonal they keep their word. Each dot is as many forecasts as the others, give or take one."""
    pairs = sorted((float(chance), bool(real)) for chance, real in zip(chances, happened, strict=True))
    if not pairs or bins < 1:
        raise ValueError("a reliability diagram needs forecasts and bins")
    figure, axes = _figure("Chances against what happened")
    axes.plot([0, 1], [0, 1], linestyle="--", color="grey")
    bins = min(bins, len(pairs))
    parts = [pairs[len(pairs) * at // bins : len(pairs) * (at + 1) // bins] for at in range(bins)]
    mean = [sum(chance for chance, _ in part) / len(part) for part in parts]
    share = [sum(real for _, real in part) / len(part) for part in parts]
    axes.plot(mean, share, marker="o")
    axes.set_xlabel("chance")
    axes.set_ylabel("share that happened")
    return figure


def velocity(
    history: Iterable[PastInvoice],
    *,
    customer_id: str,
    as_of: date,
    options: VelocityOptions | None = None,
) -> Figure:
    """Days late of one customer by due date, and the change of pace that is noticed as of a day.

    `history` is that of all customers: what is usual for few invoices is drawn to the portfolio.
    """
    invoices = list(history)
    own = [one for one in invoices if one.customer_id == customer_id and one.due_date < as_of]
    figure, axes = _figure(f"Days late of {customer_id}")
    for label, paid, marker in (("paid", True, "o"), ("open", False, "^")):
        seen = [one for one in own if _is_paid(one, as_of) == paid]
        late = [((_ended_on(one) if paid else as_of) - one.due_date).days for one in seen]
        axes.plot(_days(one.due_date for one in seen), late, marker=marker, linestyle="", label=label)
    for change in payment_velocity(invoices=invoices, as_of=as_of, options=options):
        if change.customer_id == customer_id:
            axes.axvline(_days([change.since])[0], color="red", linestyle="--", label=f"{change.change} since {change.since}")
            axes.hlines(
                [change.days_late_before, change.days_late_since],
                _days([min(one.due_date for one in own), change.since]),
                _days([change.since, as_of]),
                color="black",
            )
    axes.axhline(0, color="grey", linewidth=0.5)
    axes.set_ylabel("days late")
    axes.legend(loc="upper left")
    figure.autofmt_xdate()
    return figure


def _is_paid(invoice: PastInvoice, as_of: date) -> bool:
    if invoice.paid_date is not None:
        return invoice.paid_date < as_of
    return sum(part.amount.amount for part in invoice.payments if part.date < as_of) >= invoice.amount.amount


def _ended_on(invoice: PastInvoice) -> date:
    return max([part.date for part in invoice.payments] + ([invoice.paid_date] if invoice.paid_date else []))
