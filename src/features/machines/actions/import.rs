use std::collections::{BTreeMap, BTreeSet};

use super::class::{ClassAsk, create_class};
use super::create::{MachineAsk, create};
use crate::features::labs::Lab;
use crate::features::labs::policy::PolicyPatch;
use crate::features::machines::catalogue::{CatalogueMachine, Row};
use crate::features::machines::model::{Error, MachineStatus};
use crate::features::machines::store;
use crate::named_enum;
use crate::platform::db::{Db, DbResult};
use crate::platform::values::{Id, LocalText, fold};
use crate::platform::words::{RowProblem, Text};
use crate::platform::write::Write;

named_enum! {
    /// What became of a record: in a dry run, what would.
    pub enum RowOutcome { Created = "created", Unchanged = "unchanged", Failed = "failed" }
}

/// One record of the file.
#[derive(Clone, Debug)]
pub struct ImportRow {
    pub line: usize,
    pub outcome: RowOutcome,
    /// The machine; `None` for failed records and in a dry run for new ones.
    pub machine: Option<Id>,
    /// Make and model as the file has them; empty for failed records.
    pub label: String,
    pub problems: Vec<RowProblem>,
    pub warnings: Vec<RowProblem>,
}

/// What an import did.
#[derive(Clone, Debug, Default)]
pub struct ImportReport {
    pub rows: Vec<ImportRow>,
}

impl ImportReport {
    pub fn count(&self, outcome: RowOutcome) -> usize {
        self.rows.iter().filter(|row| row.outcome == outcome).count()
    }
}

/// What the lab has already.
struct Known {
    keys: BTreeMap<String, Id>,
    tags: BTreeSet<String>,
    classes: BTreeMap<String, Id>,
}

/// Takes in what a file describes: records that can be read in this one transaction, the others are listed. A machine
/// that came with the same file before is left as it is. A dry run writes nothing.
///
/// # Errors
/// The database's.
pub fn import(w: &mut Write<'_>, lab: &Lab, rows: &[Row], dry_run: bool) -> Result<ImportReport, Error> {
    let mut known = known(w.c, lab.id)?;
    let mut report = ImportReport::default();
    for row in rows {
        let (line, warnings) = (row.line, row.warnings.clone());
        let failed = |problems| ImportRow {
            line,
            outcome: RowOutcome::Failed,
            machine: None,
            label: String::new(),
            problems,
            warnings: Vec::new(),
        };
        let machine = match &row.outcome {
            Ok(machine) => machine,
            Err(problems) => {
                report.rows.push(failed(problems.clone()));
                continue;
            }
        };
        if let Some(id) = known.keys.get(&machine.import_key) {
            report.rows.push(done(line, RowOutcome::Unchanged, Some(*id), machine, Vec::new()));
        } else if let Some(tag) = machine.asset_tag.as_ref().filter(|tag| known.tags.contains(*tag)) {
            report.rows.push(failed(vec![tag_taken(tag)]));
        } else {
            let made = if dry_run { None } else { Some(take_in(w, lab, machine, &mut known)?) };
            report.rows.push(done(line, RowOutcome::Created, made, machine, warnings));
        }
    }
    Ok(report)
}

fn done(
    line: usize,
    outcome: RowOutcome,
    machine: Option<Id>,
    from: &CatalogueMachine,
    warnings: Vec<RowProblem>,
) -> ImportRow {
    ImportRow { line, outcome, machine, label: from.name.clone(), problems: Vec::new(), warnings }
}

fn tag_taken(tag: &str) -> RowProblem {
    RowProblem {
        code: "asset_tag_taken",
        column: Some("asset_tag".into()),
        detail: Text::new("row-tag-taken").with("tag", tag),
    }
}

fn known(c: &mut Db, lab: Id) -> DbResult<Known> {
    let (mut keys, mut tags, mut by_name) = (BTreeMap::new(), BTreeSet::new(), BTreeMap::new());
    for (id, key, tag) in store::identities(c, lab)? {
        keys.extend(key.map(|key| (key, id)));
        tags.extend(tag);
    }
    for class in store::classes::list(c, lab, None, i64::MAX)? {
        for name in class.name().map().values() {
            by_name.entry(fold(name.trim())).or_insert(class.id);
        }
    }
    Ok(Known { keys, tags, classes: by_name })
}

fn take_in(w: &mut Write<'_>, lab: &Lab, machine: &CatalogueMachine, known: &mut Known) -> Result<Id, Error> {
    let lang = w.call.lang;
    let class = match &machine.class {
        None => None,
        Some(name) => Some(match known.classes.get(&fold(name)) {
            Some(id) => *id,
            None => {
                let ask = ClassAsk { name: LocalText::plain(lang, name.as_str()), policy: PolicyPatch::default() };
                let made = create_class(w, lab, &ask)?.id;
                known.classes.insert(fold(name), made);
                made
            }
        }),
    };
    let volume = machine.build_volume_mm.map(|size| size.to_vec());
    let ask = MachineAsk {
        name: LocalText::plain(lang, machine.name.as_str()),
        description: None,
        class,
        make: machine.make.clone(),
        model: machine.model.clone(),
        asset_tag: machine.asset_tag.clone(),
        serial: machine.serial.clone(),
        location: machine.location.clone(),
        status: MachineStatus::InService,
        capabilities: machine.capabilities.clone(),
        size_mm: volume.or_else(|| machine.working_area_mm.map(|size| size.to_vec())),
        policy: PolicyPatch::default(),
        checklist: Vec::new(),
        grant: None,
        acquired_on: None,
        cost: None,
        import_key: Some(machine.import_key.clone()),
    };
    let made = create(w, lab, ask)?;
    known.keys.insert(machine.import_key.clone(), made.id);
    known.tags.extend(machine.asset_tag.clone());
    Ok(made.id)
}
