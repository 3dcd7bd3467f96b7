//! How much memory the process holds.

/// Bytes of memory that are resident now; `None` where the system does not say so in `/proc`.
#[must_use]
pub fn resident_bytes() -> Option<u64> {
    said("VmRSS:")
}

/// The most bytes of memory that were resident at once so far; `None` where the system does not say so in `/proc`.
#[must_use]
pub fn peak_bytes() -> Option<u64> {
    said("VmHWM:")
}

fn said(name: &str) -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix(name))?;
    let kibibytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    kibibytes.checked_mul(1024)
}
