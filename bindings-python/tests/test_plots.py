"""Plots are drawn into files, from nothing but answers of the engine."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from receivables import ForecastOptions, Ledger, Money, PastInvoice, forecast_cash, frames

pytest.importorskip("matplotlib")
from receivables import plots  # noqa: E402

TODAY = dt.date(2026, 3, 1)


def past() -> list[PastInvoice]:
    """One customer who pays on the day, and one who pays thirty days late from the eleventh invoice on."""
    invoices = []
    for customer in ("ALDER", "BIRCH"):
        for number in range(18):
            issued = dt.date(2025, 3, 3) + dt.timedelta(days=14 * number)
            due = issued + dt.timedelta(days=30)
            paid = due + dt.timedelta(days=30 if customer == "BIRCH" and number >= 10 else 0)
            invoices.append(
                PastInvoice(
                    customer_id=customer,
                    invoice_id=f"{customer}-{number:02}",
                    issue_date=issued,
                    due_date=due,
                    amount=Money("250.00", "EUR"),
                    paid_date=paid if paid < TODAY else None,
                )
            )
    return invoices


def drawn(figure: object, path: Path) -> None:
    figure.savefig(path)  # type: ignore[attr-defined]
    assert path.read_bytes().startswith(b"\x89PNG") and path.stat().st_size > 5_000


def test_a_forecast_is_a_fan(tmp_path: Path) -> None:
    model = frames.fit(past(), as_of=TODAY)
    forecast = forecast_cash(
        model=model.model, invoices=past(), as_of=TODAY, options=ForecastOptions(paths=200, periods=4)
    )
    figure = plots.forecast_fan(forecast, currency="EUR")
    line = figure.axes[0].lines[0]
    assert list(line.get_ydata()) == [float(p.expected_so_far.amount) for p in forecast.rows[0].periods]
    drawn(figure, tmp_path / "fan.png")
    drawn(plots.forecast_fan(forecast, currency="EUR", so_far=False), tmp_path / "periods.png")
    with pytest.raises(ValueError, match="USD"):
        plots.forecast_fan(forecast, currency="USD")


def test_a_slowdown_is_marked(tmp_path: Path) -> None:
    figure = plots.velocity(past(), customer_id="BIRCH", as_of=TODAY)
    labels = [text.get_text() for text in figure.axes[0].get_legend().get_texts()]
    assert "slower since 2025-08-20" in labels
    drawn(figure, tmp_path / "velocity.png")
    calm = plots.velocity(past(), customer_id="ALDER", as_of=TODAY)
    assert not any("since" in text.get_text() for text in calm.axes[0].get_legend().get_texts())


def test_chances_that_keep_their_word_lie_on_the_diagonal(tmp_path: Path) -> None:
    chances = [step / 10 for step in range(10) for _ in range(10)]
    happened = [count < step for step in range(10) for count in range(10)]
    figure = plots.reliability(chances, happened, bins=10)
    line = figure.axes[0].lines[1]
    assert list(line.get_xdata()) == pytest.approx(list(line.get_ydata()))
    drawn(figure, tmp_path / "reliability.png")
    with pytest.raises(ValueError, match="forecasts"):
        plots.reliability([], [])


def test_ageing_is_stacked_over_days(tmp_path: Path) -> None:
    ledger = Ledger()
    ledger.apply_all(
        [
            {"kind": "customer_recorded", "id": "k", "effective": "2026-01-01", "recorded": "2026-01-01T08:00:00Z",
             "customer": {"id": "C", "name": "C"}},
            {"kind": "invoice_issued", "id": "i", "effective": "2026-01-05", "recorded": "2026-01-05T08:00:00Z",
             "invoice": {"id": "I", "customer_id": "C", "issue_date": "2026-01-05",
                         "amount": {"amount": "100.00", "currency": "EUR"}, "terms": {"kind": "net", "days": 10}}},
        ]
    )
    days = [dt.date(2026, 1, 10), dt.date(2026, 1, 20), dt.date(2026, 3, 20)]
    drawn(plots.ageing_over_time(ledger, days, currency="EUR"), tmp_path / "ageing.png")
