//! Holds the retry planner against fixed ladders and against the optimum that knows the true chances, on one made-up
//! population and the same draws.

use clap::Parser;
use receivables_benches::recovery::{
    Interval, Ladder, Made, Optimum, Planner, Policy, Population, Rules, Tally, interval,
};

/// Recovered money, tries and cost of retry policies on a simulated population with known chances.
#[derive(Parser)]
struct Arguments {
    /// How many failed payments.
    #[arg(long, default_value_t = 20_000)]
    failures: usize,
    /// Over how many days.
    #[arg(long, default_value_t = 360)]
    days: usize,
    /// Percent of the payers left that leave each day.
    #[arg(long, default_value_t = 1.5)]
    lost_percent_a_day: f64,
    /// What a try costs, in cents.
    #[arg(long, default_value_t = 10)]
    fee: i64,
    /// Days after which the planner learns anew.
    #[arg(long, default_value_t = 30)]
    learn_days: i64,
    /// Percent of the instants that the planner draws, to learn from.
    #[arg(long, default_value = "5")]
    explore: String,
    /// Resamples of the bootstrap.
    #[arg(long, default_value_t = 1_000)]
    resamples: usize,
    /// The seed of the population.
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

type Outcome = Result<(), Box<dyn std::error::Error>>;

fn run(population: &Population, policy: &mut impl Policy, fee: i64) -> Vec<Tally> {
    population
        .failed
        .iter()
        .map(|failed| Tally::of(failed, &Made::by(policy, population, failed), fee))
        .collect()
}

fn show(name: &str, tallies: &[Tally]) {
    let sum = Tally::sum(tallies);
    println!(
        "{name:<26} recovered {:>6.2} %  tries {:>5.3} a failure  cost {:>5.2} %  net {:>6.2} %",
        100.0 * sum.recovered / sum.amount,
        sum.tries / tallies.len() as f64,
        100.0 * sum.cost / sum.amount,
        100.0 * sum.net() / sum.amount,
    );
}

fn line(name: &str, found: Interval) {
    println!("{name:<58} {:>8.3}  [{:.3}, {:.3}]", found.value, found.low, found.high);
}

fn main() -> Outcome {
    let arguments = Arguments::parse();
    let lost = arguments.lost_percent_a_day / 100.0;
    let population = Population::new(arguments.failures, arguments.days, lost, arguments.seed);
    let days: Vec<i64> = vec![1, 3, 5, 7];
    let ladders = [
        ("days 1/3/5/7", 4, days.iter().map(|day| day * 24).collect::<Vec<i64>>()),
        ("8 tries in 14 days", 8, (1..=8).map(|number| number * 42).collect()),
    ];
    for (name, most, hours) in ladders {
        let rules = Rules { most, days: 14, gap: 24, fee: arguments.fee };
        let ladder = run(&population, &mut Ladder { after: hours.clone(), hour: None }, arguments.fee);
        let at_nine = run(&population, &mut Ladder { after: hours, hour: Some(9) }, arguments.fee);
        let priors = run(&population, &mut Planner::new(rules, None, "0")?, arguments.fee);
        let mut planner = Planner::new(rules, Some(arguments.learn_days), &arguments.explore)?;
        let learned = run(&population, &mut planner, arguments.fee);
        let best = run(&population, &mut Optimum { population: &population, rules }, arguments.fee);
        println!("\n{name}: at most {most} tries within 14 days, {} failures", population.failed.len());
        show(&format!("ladder {name}"), &ladder);
        show("the same, at nine", &at_nine);
        show("planner, priors only", &priors);
        show("planner, learning", &learned);
        show("optimum", &best);
        compare("planner, priors only, less ladder", &priors, &ladder, arguments.resamples);
        compare("planner, learning, less ladder", &learned, &ladder, arguments.resamples);
        compare("planner, learning, less ladder at nine", &learned, &at_nine, arguments.resamples);
        regret("all", &learned, &best, arguments.resamples);
        let third = population.failed.len() / 3;
        regret("first third", &learned[..third], &best[..third], arguments.resamples);
        regret("last third", &learned[2 * third..], &best[2 * third..], arguments.resamples);
        regret("ladder", &ladder, &best, arguments.resamples);
    }
    Ok(())
}

fn compare(name: &str, one: &[Tally], other: &[Tally], resamples: usize) {
    let pairs: Vec<(Tally, Tally)> = one.iter().copied().zip(other.iter().copied()).collect();
    let money = |a: &Tally, b: &Tally| 100.0 * (a.recovered - b.recovered) / a.amount;
    line(&format!("{name}: recovered, points"), interval(&pairs, resamples, money));
    let count = pairs.len() as f64;
    let tries = |a: &Tally, b: &Tally| (a.tries - b.tries) / count;
    line(&format!("{name}: tries"), interval(&pairs, resamples, tries));
}

fn regret(name: &str, one: &[Tally], best: &[Tally], resamples: usize) {
    let pairs: Vec<(Tally, Tally)> = one.iter().copied().zip(best.iter().copied()).collect();
    let share = |a: &Tally, b: &Tally| 100.0 * (b.net() - a.net()) / b.net();
    line(&format!("regret to the optimum, {name}: percent of its net"), interval(&pairs, resamples, share));
}
