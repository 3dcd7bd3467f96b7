//! What a risk model is not asked, and what a grade does not depend on.

use super::risk::{day, history, small};
use receivables::Date;
use receivables::documents::PastInvoice;
use receivables::risk::{OutlookOptions, RiskModel, RiskOptions};

#[test]
fn a_model_is_not_asked_about_a_day_before_its_own() {
    let past = history(2, 400);
    let model = RiskModel::fit(&past, day(250), &small()).unwrap();
    let refused = model.portfolio(&past, day(249)).unwrap_err();
    assert_eq!((refused.code(), refused.field()), ("before_reference", "as_of".to_owned()));
    assert!(model.portfolio(&past, day(250)).is_ok());
}

#[test]
fn a_day_centuries_from_the_history_is_refused_and_not_walked_to() {
    let past = history(2, 40);
    let far: Date = "2199-12-31".parse().unwrap();
    let refused = RiskModel::fit(&past, far, &small()).unwrap_err();
    assert_eq!((refused.code(), refused.field()), ("not_possible", "as_of".to_owned()));
    let model = RiskModel::fit(&past, day(250), &small()).unwrap();
    let refused = model.portfolio(&past, far).unwrap_err();
    assert_eq!((refused.code(), refused.field()), ("not_possible", "as_of".to_owned()));
}

#[test]
fn a_model_with_a_number_that_is_none_is_not_read() {
    let model = RiskModel::fit(&history(2, 400), day(250), &small()).unwrap();
    let bytes = model.to_bytes().unwrap();
    let (mut numbers, mut read) = (0, 0);
    // Wherever eight bytes are a number, they are made none: what is read all the same answers with numbers.
    for at in (8..bytes.len() - 8).step_by(4) {
        let number = f64::from_le_bytes(bytes[at..at + 8].try_into().unwrap());
        if !(1e-6..1e6).contains(&number.abs()) {
            continue;
        }
        numbers += 1;
        let mut damaged = bytes.clone();
        damaged[at..at + 8].copy_from_slice(&f64::NAN.to_le_bytes());
        read += usize::from(RiskModel::from_bytes(&damaged).is_ok());
    }
    assert!(numbers > 100, "{numbers}");
    // What is read are the whole numbers of steps that happened to look like one.
    assert!(read * 8 < numbers, "{read} of {numbers}");
}

#[test]
fn a_grade_stands_while_nothing_happens() {
    // Three customers on time, one three weeks late, on working days; after day 330 nothing is issued, due or paid.
    let mut past = Vec::new();
    for n in 0..60 {
        for (customer, late) in [("A", -2), ("B", -1), ("C", 0), ("D", 21)] {
            let issued = day(5 * n).plus_days(i64::from(n % 7 == 5)).unwrap();
            past.push(PastInvoice {
                customer_id: customer.parse().unwrap(),
                invoice_id: format!("{customer}-{n}").parse().unwrap(),
                issue_date: issued,
                due_date: issued.plus_days(14).unwrap(),
                paid_date: Some(issued.plus_days(14 + late).unwrap()),
                ..history(9, 1).remove(0)
            });
        }
    }
    let model = RiskModel::fit(&past, day(340), &RiskOptions::default()).unwrap();
    let weeks: Vec<Vec<u32>> = (340..354)
        .map(|now| {
            let grades = model.portfolio(&past, day(now)).unwrap().grades(&past, &OutlookOptions::default());
            grades.unwrap().into_iter().map(|grade| grade.health).collect()
        })
        .collect();
    for customer in 0..4 {
        let health = weeks.iter().map(|week| week[customer]);
        let (least, most) = (health.clone().min().unwrap(), health.max().unwrap());
        assert!(most - least <= 3, "customer {customer}: {least} to {most}");
    }
    assert!(weeks[0][0] >= 85 && weeks[0][3] < 70, "{:?}", weeks[0]);
}
