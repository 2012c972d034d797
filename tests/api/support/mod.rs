//! The app under test: a server of its own on a free port, with a database of its own and a clock that tests turn.
#![allow(dead_code, reason = "each room uses its part of the harness")]

mod client;
mod lab;
mod running;

#[allow(unused_imports, reason = "not each room names it")]
pub use client::{Client, Reply};
pub use lab::TestLab;
pub use running::{App, CHEAP, Engine, Options, PASSWORD, SECRET, run};

/// `both_engines! { a_sentence_that_is_true => |app| async move { … } }` makes one test for each engine. Options for the
/// app go in front: `both_engines! { [Options { rate_limits: true, ..Options::default() }] sentence => … }`.
macro_rules! both_engines {
    ($([$options:expr])? $name:ident => |$app:ident| async move $body:block) => {
        mod $name {
            #[allow(unused_imports, reason = "not each test uses all that its file does")]
            use super::*;

            async fn test($app: crate::app::App) $body

            #[allow(unused_mut, unused_assignments, reason = "most tests take the default")]
            fn options() -> crate::app::Options {
                let mut options = crate::app::Options::default();
                $(options = $options;)?
                options
            }

            #[test]
            fn on_sqlite() {
                crate::app::run(crate::app::Engine::Sqlite, options(), test);
            }

            #[test]
            fn on_postgresql() {
                crate::app::run(crate::app::Engine::Postgres, options(), test);
            }
        }
    };
}
