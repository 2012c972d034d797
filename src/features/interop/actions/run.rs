use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest, Sha256};

use crate::features::interop::model::{Link, Quarantined, Report, Tally};
use crate::features::interop::nemo::{Dump, Record, Ref, Tool, User};
use crate::features::interop::store;
use crate::features::labs::Lab;
use crate::platform::db::{Db, DbResult};
use crate::platform::http::Problem;
use crate::platform::values::Id;
use crate::platform::words::{RowProblem, Text};
use crate::platform::write::{Failure, Write};

/// What became of a record.
pub enum Taken {
    Made {
        subject_type: &'static str,
        id: Id,
    },
    /// It was here already, by another way.
    Known {
        subject_type: &'static str,
        id: Id,
    },
    Not(RowProblem),
}

impl Taken {
    /// Quarantined, with a code and what to do.
    pub fn not(code: &'static str, field: Option<&str>, detail: Text) -> Self {
        Self::Not(RowProblem::new(code, field, detail))
    }
}

/// An import under way.
pub struct Run<'a> {
    pub lab: &'a Lab,
    dump: &'a Dump,
    links: BTreeMap<Vec<u8>, Id>,
    /// What the record at hand has linked so far.
    fresh: Vec<Vec<u8>>,
    /// Of people and tools, by the number they have in the dump.
    numbers: BTreeMap<(&'static str, i64), String>,
    report: Report,
}

impl<'a> Run<'a> {
    pub fn begin(c: &mut Db, lab: &'a Lab, dump: &'a Dump) -> DbResult<Self> {
        let links = store::links(c, lab.id)?;
        Ok(Self { lab, dump, links, fresh: Vec::new(), numbers: BTreeMap::new(), report: Report::default() })
    }

    pub fn report(self) -> Report {
        self.report
    }

    /// The person of that name or number, if they were taken over.
    pub fn person(&self, named: &Ref) -> Option<Id> {
        self.named(User::MODEL, named)
    }

    /// The machine of that name or number, if it was taken over.
    pub fn machine(&self, named: &Ref) -> Option<Id> {
        self.named(Tool::MODEL, named)
    }

    /// The qualification that stands for a tool's.
    pub fn qualification(&self, tool: &Ref) -> Option<Id> {
        self.named(TOOL_QUALIFICATION, tool)
    }

    fn named(&self, model: &'static str, named: &Ref) -> Option<Id> {
        let name = match named {
            Ref::Name([name]) => name,
            Ref::Number(number) => {
                let of = if model == TOOL_QUALIFICATION { Tool::MODEL } else { model };
                self.numbers.get(&(of, *number))?
            }
        };
        self.links.get(&key(model, name)).copied()
    }

    /// Keeps that a record became a thing of ours.
    pub fn link(&mut self, w: &mut Write<'_>, model: &str, name: &str, to: (&str, Id)) -> DbResult<()> {
        let (subject_type, subject) = to;
        let key = key(model, name);
        let link = Link {
            lab: self.lab.id,
            key: key.clone(),
            subject_type: subject_type.to_owned(),
            subject,
            taken_at: w.now,
        };
        store::insert(w.c, &link)?;
        self.fresh.push(key.clone());
        self.links.insert(key, subject);
        Ok(())
    }

    /// Takes over all records of a kind, each as a whole or not at all.
    pub fn each<R: Record>(
        &mut self,
        w: &mut Write<'_>,
        take: impl Fn(&mut Write<'_>, &mut Self, &R) -> Result<Taken, Problem>,
    ) -> Result<(), Problem> {
        let mut tally = Tally { model: R::MODEL.to_owned(), read: 0, created: 0, unchanged: 0, quarantined: 0 };
        let mut seen = BTreeSet::new();
        let dump = self.dump;
        for (index, object) in dump.objects.iter().enumerate().filter(|(_, object)| object.model == R::MODEL) {
            tally.read += 1;
            let number = object.pk.as_ref().and_then(serde_json::Value::as_i64);
            let (name, taken) = match R::deserialize(&object.fields) {
                Err(cause) => (None, unreadable(&cause)),
                Ok(record) => {
                    let name = record.name().map(str::to_owned).or_else(|| number.map(|number| number.to_string()));
                    let taken = match &name {
                        None => Taken::not("without_key", Some("pk"), Text::new("nemo-without-key")),
                        Some(name) if !seen.insert(name.clone()) => Taken::not("twice", None, Text::new("nemo-twice")),
                        Some(name) => self.one(w, &record, name, number, &take)?,
                    };
                    (name, taken)
                }
            };
            match taken {
                Taken::Made { .. } => tally.created += 1,
                Taken::Known { .. } => tally.unchanged += 1,
                Taken::Not(problem) => {
                    tally.quarantined += 1;
                    let model = R::MODEL.to_owned();
                    self.report.quarantined.push(Quarantined { record: index + 1, model, name, problem });
                }
            }
        }
        self.report.kinds.push(tally);
        Ok(())
    }

    fn one<R: Record>(
        &mut self,
        w: &mut Write<'_>,
        record: &R,
        name: &str,
        number: Option<i64>,
        take: &impl Fn(&mut Write<'_>, &mut Self, &R) -> Result<Taken, Problem>,
    ) -> Result<Taken, Problem> {
        if let Some(number) = number {
            self.numbers.insert((R::MODEL, number), name.to_owned());
        }
        if let Some(id) = self.links.get(&key(R::MODEL, name)).copied() {
            return Ok(Taken::Known { subject_type: R::MODEL, id });
        }
        self.fresh.clear();
        let tried: Result<Taken, Problem> = w.attempt(|w| {
            let taken = take(w, self, record)?;
            if let Taken::Made { subject_type, id } | Taken::Known { subject_type, id } = &taken {
                self.link(w, R::MODEL, name, (subject_type, *id))?;
            }
            Ok(taken)
        });
        match tried {
            Err(problem) if problem.fault().is_none() && problem.code().status() < 500 => {
                for key in self.fresh.drain(..) {
                    self.links.remove(&key);
                }
                Ok(Taken::Not(problem.line()))
            }
            other => other,
        }
    }

    /// Counts what has no place here.
    pub fn leave_out(&mut self, taken: &[&str]) {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for object in self.dump.objects.iter().filter(|object| !taken.contains(&object.model.as_str())) {
            *counts.entry(&object.model).or_default() += 1;
        }
        self.report.left_out = counts.into_iter().map(|(model, count)| (model.to_owned(), count)).collect();
    }
}

/// Every tool has a qualification of its own there, which nobody lists as a record.
pub const TOOL_QUALIFICATION: &str = "NEMO.tool qualification";

fn unreadable(cause: &serde_json::Error) -> Taken {
    Taken::not("unreadable", None, Text::new("nemo-unreadable").with("cause", cause.to_string()))
}

fn key(model: &str, name: &str) -> Vec<u8> {
    Sha256::digest(format!("{model}\n{name}")).to_vec()
}
