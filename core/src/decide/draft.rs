//! From an action to what its message says.

use super::{Action, ActionKind};
use crate::calendar::Date;
use crate::dunning::{MethodRequest, Reminder, Resend};
use crate::error::Result;
use crate::ids::Name;
use crate::messages::MessageInput;
use std::collections::BTreeMap;

impl Action {
    /// What the message of this action says, written on a day; none where the action sends nothing.
    ///
    /// The link goes in where the policy wants one. An invoice that is sent again has the template `invoice_copy`, a
    /// request for a card or mandate `method_request`, or `method_expiring` where it still works.
    ///
    /// # Errors
    /// None in practice: names of customers and templates are sound.
    pub fn message_input(&self, as_of: Date, payment_link: Option<&str>) -> Result<Option<MessageInput>> {
        let input = match &self.kind {
            ActionKind::SendMessage(reminder) => of_reminder(reminder, as_of, payment_link)?,
            ActionKind::ResendToOtherContact(resend) => of_copy(resend, as_of, payment_link)?,
            ActionKind::RequestPaymentMethod(request) => of_request(request, as_of, payment_link)?,
            _ => return Ok(None),
        };
        Ok(Some(input))
    }
}

fn blank(
    template: Name,
    language: Option<&Name>,
    as_of: Date,
    data: &BTreeMap<String, String>,
) -> Result<MessageInput> {
    let name = |field: &str| data.get(field).map(|text| Name::new(text)).transpose();
    Ok(MessageInput {
        template,
        language: language.cloned(),
        tone: None,
        as_of,
        customer_name: name("customer_name")?,
        contact_name: name("contact_name")?,
        items: Vec::new(),
        total: None,
        charges: Vec::new(),
        pay_by: None,
        broken_promise: None,
        methods: Vec::new(),
        expires: None,
        payment_link: None,
        values: BTreeMap::new(),
    })
}

fn of_reminder(reminder: &Reminder, as_of: Date, link: Option<&str>) -> Result<MessageInput> {
    let blank = blank(reminder.template.clone(), reminder.language.as_ref(), as_of, &reminder.data)?;
    Ok(MessageInput {
        tone: Some(reminder.tone),
        items: reminder.items.clone(),
        total: Some(reminder.total),
        charges: reminder.charges.clone(),
        pay_by: reminder.pay_by,
        broken_promise: reminder.broken_promise.clone(),
        payment_link: link.filter(|_| reminder.payment_link).map(str::to_owned),
        ..blank
    })
}

fn of_copy(resend: &Resend, as_of: Date, link: Option<&str>) -> Result<MessageInput> {
    let template = resend.template.clone().map_or_else(|| Name::new("invoice_copy"), Ok)?;
    Ok(MessageInput {
        tone: resend.tone,
        items: resend.items.clone(),
        total: Some(resend.total),
        payment_link: link.map(str::to_owned),
        ..blank(template, resend.language.as_ref(), as_of, &resend.data)?
    })
}

fn of_request(request: &MethodRequest, as_of: Date, link: Option<&str>) -> Result<MessageInput> {
    let template = Name::new(if request.expires.is_some() { "method_expiring" } else { "method_request" })?;
    Ok(MessageInput {
        total: request.total,
        expires: request.expires,
        methods: request.methods.clone(),
        payment_link: link.map(str::to_owned),
        ..blank(template, request.language.as_ref(), as_of, &request.data)?
    })
}
