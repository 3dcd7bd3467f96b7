//! A bar on standard error while work goes on; nothing where nobody looks.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::{IsTerminal, Read};

/// A bar of so many steps.
pub(crate) fn bar(steps: u64, what: &'static str) -> ProgressBar {
    let target = if std::io::stderr().is_terminal() {
        ProgressDrawTarget::stderr()
    } else {
        ProgressDrawTarget::hidden()
    };
    let bar = ProgressBar::with_draw_target(Some(steps), target).with_message(what);
    match ProgressStyle::with_template("{msg:10} {bar:40} {percent:>3} %  {eta}") {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}

/// A reader that moves a bar on.
pub(crate) struct Counted<R> {
    inner: R,
    bar: ProgressBar,
}

impl<R> Counted<R> {
    pub(crate) fn new(inner: R, bytes: u64) -> Self {
        Self { inner, bar: bar(bytes, "reading") }
    }
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.inner.read(buffer)?;
        match read {
            0 => self.bar.finish_and_clear(),
            _ => self.bar.inc(u64::try_from(read).unwrap_or_default()),
        }
        Ok(read)
    }
}
