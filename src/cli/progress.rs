//! Progress: how far a long run is, on a terminal, and the troubles on the way.
//!
//! In: files as they are read, texts as they are done. Out: a line at the bottom of the terminal that goes away at the end;
//! what is wrong with what, on lines of their own. Where standard error is no terminal only the troubles are shown.

use std::fmt::Display;
use std::io::{IsTerminal, Read, stdout};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressBarIter, ProgressDrawTarget, ProgressStyle};

use super::complain;
use super::inputs::Input;
use super::inputs::records::Trouble;

/// How often the line is drawn anew though nothing came.
const BEAT: Duration = Duration::from_millis(200);

/// A run over inputs.
pub struct Progress {
    bar: ProgressBar,
    done: u64,
    unread: u64,
}

impl Progress {
    /// A run over these inputs. `prints`: its results go to standard output as they come, and would tear the line where
    /// that is the terminal too.
    pub fn new(inputs: &[Input], prints: bool) -> Self {
        let sizes: Option<u64> = inputs.iter().map(Input::size).sum();
        let bar = sizes.map_or_else(ProgressBar::no_length, ProgressBar::new);
        if prints && stdout().is_terminal() {
            bar.set_draw_target(ProgressDrawTarget::hidden());
        }
        let known = "{bar:30} {bytes} of {total_bytes}, {eta} left · {msg}";
        let style = ProgressStyle::with_template(if sizes.is_some() { known } else { "{spinner} {bytes} · {msg}" });
        bar.set_style(style.expect("the template is one"));
        if !bar.is_hidden() {
            bar.enable_steady_tick(BEAT);
        }
        Self { bar, done: 0, unread: 0 }
    }

    /// The same file, counted as it is read.
    pub fn reading<R: Read>(&self, file: R) -> ProgressBarIter<R> {
        self.bar.wrap_read(file)
    }

    /// The bar alone, for whoever reads.
    pub fn share(&self) -> Self {
        Self { bar: self.bar.clone(), done: 0, unread: 0 }
    }

    /// Counts a text; says what is wrong with one that could not be read, and gives the others.
    pub fn count<T>(&mut self, read: Option<Result<T, Trouble>>) -> Option<T> {
        self.done += 1;
        let read = read.unwrap_or_else(|| {
            let why = "the engine failed on it, which it never should; please report it".to_owned();
            Err(Trouble { shown: format!("text {}", self.done), why })
        });
        let read = read.map_err(|Trouble { shown, why }| self.complain(shown, &why)).ok();
        if !self.bar.is_hidden() {
            self.bar.set_message(format!("{} texts, {} unread", self.done, self.unread));
        }
        read
    }

    /// Says what is wrong with what.
    pub fn complain(&mut self, what: impl Display, why: &dyn Display) {
        self.unread += 1;
        self.bar.suspend(|| complain(what, why));
    }

    /// Ends the run: says how many could not be read; whether all could.
    pub fn end(self) -> bool {
        self.bar.finish_and_clear();
        if self.unread > 0 {
            complain(format!("{} of {} texts", self.unread, self.done), &"could not be read; see above");
        }
        self.unread == 0
    }
}
