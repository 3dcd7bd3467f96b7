//! What a class checks when it is constructed: the core's own rules for its type.

use crate::answer::set_attribute;
use crate::error::raise;
use crate::plan::{Known, Plan};
use crate::read::read;
use pyo3::prelude::*;
use pyo3::types::PyList;
use receivables::ageing::AgeingOptions;
use receivables::calendar::{ContactHours, HolidayCalendar};
use receivables::dunning::{BehaviourRules, DunningPolicy};
use receivables::money::{ExchangeRate, RateTable};
use receivables::worklist::WorklistOptions;
use receivables::{
    AccountNote, ActionOutcome, Adjustment, Allocation, Block, Call, Contact, CreditMemo, Customer, Dispute,
    Error, Fact, HumanDecision, Instrument, Invoice, InvoiceLine, Message, Payment, PaymentAttempt,
    PaymentFailure, PaymentPlan, PaymentReturn, PaymentTerms, PlanInstalment, Playbook, Promise, Recovery,
    Refund, Reply, Settings, TaxId, WriteOff,
};

/// Reads an object as its type of the core and checks it.
pub(crate) type Check = fn(&Bound<'_, PyAny>, &'static Plan) -> Result<(), Error>;

macro_rules! checks {
    (read { $($read:ident),* $(,)? } check { $($check:ident),* $(,)? }) => {
        /// The check of a type; none for what only comes back as an answer.
        pub(crate) fn of(name: &str) -> Option<Check> {
            match name {
                $(stringify!($read) => Some(|object, plan| read::<$read>(object, plan).map(drop)),)*
                $(stringify!($check) => Some(|object, plan| read::<$check>(object, plan)?.check()),)*
                "Fact" => Some(|object, plan| read::<Fact>(object, plan)?.body.check()),
                _ => None,
            }
        }
    };
}

checks! {
    read {
        AccountNote, ActionOutcome, Adjustment, Block, Call, Contact, ContactHours, Dispute, ExchangeRate,
        HolidayCalendar, HumanDecision, Instrument, InvoiceLine, Message, PaymentTerms, PlanInstalment, RateTable,
        Reply, Settings, TaxId,
    }
    check {
        AgeingOptions, Allocation, BehaviourRules, CreditMemo, Customer, DunningPolicy, Invoice, Payment,
        PaymentAttempt, PaymentFailure, PaymentPlan, PaymentReturn, Playbook, Promise, Recovery, Refund, WorklistOptions,
        WriteOff,
    }
}

/// Checks an object that is being constructed. Its lists become tuples: a frozen object has nothing that can change.
pub(crate) fn check(object: &Bound<'_, PyAny>) -> PyResult<()> {
    let py = object.py();
    let plan = Plan::of(py)?;
    let Some(Known::Class(at)) = plan.known(object) else { return Ok(()) };
    let Some(class) = plan.classes.get(at) else { return Ok(()) };
    for field in class.fields.iter().filter(|field| field.is_list) {
        let value = object.getattr(field.attribute.bind(py))?;
        if let Ok(list) = value.cast::<PyList>() {
            set_attribute(object, field.attribute.bind(py), list.to_tuple().as_any())?;
        }
    }
    match class.check {
        Some(check) => check(object, plan).map_err(|e| raise(py, &e)),
        None => Ok(()),
    }
}
