//! Numbered steps with their time, so that a long build always says where it is.

use std::time::{Duration, Instant};

use anyhow::{Context, Result};

/// Counts and announces the steps of one command.
pub struct Steps {
    total: usize,
    begun: usize,
}

impl Steps {
    /// A command of `total` steps.
    pub fn new(total: usize) -> Self {
        Self { total, begun: 0 }
    }

    /// Announces a step, runs it, and prints how long it took.
    pub fn run<T>(&mut self, title: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
        self.begun += 1;
        let place = format!("[{}/{}]", self.begun, self.total);
        println!("{place} {title} …");
        let start = Instant::now();
        let result = work().with_context(|| format!("{title} failed"))?;
        println!("{place} {title}: {}", seconds(start.elapsed()));
        Ok(result)
    }
}

/// A duration for people: tenths of a second while it is short.
pub fn seconds(time: Duration) -> String {
    if time.as_secs() < 10 { format!("{:.1} s", time.as_secs_f64()) } else { format!("{} s", time.as_secs()) }
}

/// A number of bytes with thousands apart: `151,495`.
pub fn thousands(bytes: u64) -> String {
    let digits = bytes.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_set_apart() {
        assert_eq!(thousands(0), "0");
        assert_eq!(thousands(999), "999");
        assert_eq!(thousands(250_000), "250,000");
        assert_eq!(thousands(1_234_567), "1,234,567");
    }

    #[test]
    fn a_failed_step_names_itself() {
        let error = Steps::new(1).run("Packing", || -> Result<()> { anyhow::bail!("no space") }).expect_err("it fails");
        assert_eq!(format!("{error:#}"), "Packing failed: no space");
    }
}
