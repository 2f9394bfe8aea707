//! Ordered: work on all cores whose results come in the order of the tasks.
//!
//! In: what feeds tasks, what is done to each, what takes the results. Out: nothing of its own. Tasks are fed only so far
//! ahead of the results, so that memory does not grow with their number. It does not know what the work is.

use std::collections::BTreeMap;
use std::io;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// Tasks for each core that are fed ahead of the results.
const AHEAD: usize = 16;

/// What is handed to whoever takes the results.
pub enum Given<R> {
    /// The result of the next task; nothing where the work panicked.
    Done(Option<R>),
    /// No result is ready: a good moment to hand on what was gathered.
    Idle,
}

/// Feeds tasks, works on them, hands the results on; an error of `take` ends it.
pub fn ordered<T: Send, R: Send>(
    feed: impl FnOnce(&mut dyn FnMut(T) -> ControlFlow<()>) + Send,
    work: impl Fn(T) -> R + Sync,
    take: impl FnMut(Given<R>) -> io::Result<()>,
) -> io::Result<()> {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let (permit, permits) = channel();
    let (task, tasks) = channel();
    let (result, results) = channel();
    let tasks = Mutex::new(tasks);
    for _ in 0..cores * AHEAD {
        let _ = permit.send(());
    }
    thread::scope(|scope| {
        scope.spawn(move || {
            let mut number = 0_usize;
            feed(&mut |next| {
                // Whoever takes the results has gone when there are no more permits.
                if permits.recv().is_err() || task.send((number, next)).is_err() {
                    return ControlFlow::Break(());
                }
                number += 1;
                ControlFlow::Continue(())
            });
        });
        for _ in 0..cores {
            let (result, tasks, work) = (result.clone(), &tasks, &work);
            scope.spawn(move || {
                while let Some((number, next)) = received(tasks) {
                    let done = catch_unwind(AssertUnwindSafe(|| work(next))).ok();
                    if result.send((number, done)).is_err() {
                        return;
                    }
                }
            });
        }
        drop(result);
        in_order(results, permit, take)
    })
}

fn received<T>(tasks: &Mutex<Receiver<T>>) -> Option<T> {
    tasks.lock().unwrap_or_else(PoisonError::into_inner).recv().ok()
}

/// Lets go of both ends when it is done, so that those who feed and work see that nobody waits for them.
#[expect(clippy::needless_pass_by_value, reason = "they are dropped here")]
fn in_order<R>(
    results: Receiver<(usize, Option<R>)>,
    permit: Sender<()>,
    mut take: impl FnMut(Given<R>) -> io::Result<()>,
) -> io::Result<()> {
    let mut waiting = BTreeMap::new();
    let mut next = 0;
    loop {
        let ready = results.try_recv();
        if ready.is_err() {
            take(Given::Idle)?;
        }
        let Ok((number, done)) = ready.or_else(|_| results.recv()) else {
            return Ok(());
        };
        waiting.insert(number, done);
        while let Some(done) = waiting.remove(&next) {
            take(Given::Done(done))?;
            next += 1;
            let _ = permit.send(());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_order_and_a_panic_is_one_result() {
        let feed = |give: &mut dyn FnMut(usize) -> ControlFlow<()>| {
            let _ = (0..1000).try_for_each(give);
        };
        let work = |number: usize| {
            assert_ne!(number, 500, "this one fails");
            number
        };
        let mut results = Vec::new();
        let take = |given| {
            if let Given::Done(done) = given {
                results.push(done);
            }
            Ok(())
        };
        ordered(feed, work, take).expect("taking does not fail");
        let right = (0..1000).map(|number| Some(number).filter(|number| *number != 500));
        assert!(results.into_iter().eq(right));
    }

    #[test]
    fn who_has_enough_ends_it() {
        let feed = |give: &mut dyn FnMut(usize) -> ControlFlow<()>| {
            let _ = (0..).try_for_each(give);
        };
        let take = |given| match given {
            Given::Done(Some(100)) => Err(io::Error::from(io::ErrorKind::BrokenPipe)),
            _ => Ok(()),
        };
        assert!(ordered(feed, |number| number, take).is_err());
    }
}
