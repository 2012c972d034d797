use std::collections::HashMap;

use super::CatalogueMachine;

/// The identities given out for one file.
///
/// A machine is known again by its asset tag, else by make, model and serial, else by make, model and its own name
/// where it has one. Several like machines without tag or serial are told apart by their count, so that the same file
/// gives the same keys again. Case and blanks do not count.
#[derive(Debug, Default)]
pub(super) struct Keys {
    tags: HashMap<String, usize>,
    serials: HashMap<String, usize>,
    likes: HashMap<String, (usize, usize)>,
}

/// How a record stands to those before it.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Known {
    New,
    /// Like the machine of that line, and taken as another one.
    Like(usize),
    /// The very machine of that line, by its asset tag.
    SameTag(usize),
    /// The very machine of that line, by its serial.
    SameSerial(usize),
}

impl Keys {
    /// Gives the machine its key; the identities of a refused record are not kept.
    pub fn give(&mut self, machine: &mut CatalogueMachine, line: usize) -> Known {
        let tag = machine.asset_tag.as_deref().map(|tag| key("tag", &[tag]));
        let serial = machine.serial.as_deref().map(|serial| key("serial", &[&machine.make, &machine.model, serial]));
        if let Some(first) = tag.as_ref().and_then(|tag| self.tags.get(tag)) {
            return Known::SameTag(*first);
        }
        if let Some(first) = serial.as_ref().and_then(|serial| self.serials.get(serial)) {
            return Known::SameSerial(*first);
        }
        if let Some(tag) = &tag {
            self.tags.insert(tag.clone(), line);
        }
        if let Some(serial) = &serial {
            self.serials.insert(serial.clone(), line);
        }
        let (import_key, known) = match tag.or(serial) {
            Some(import_key) => (import_key, Known::New),
            None => self.give_count(machine, line),
        };
        machine.import_key = import_key;
        known
    }

    fn give_count(&mut self, machine: &CatalogueMachine, line: usize) -> (String, Known) {
        let own_name = if folded(&machine.name) == folded(&default_name(&machine.make, &machine.model)) {
            ""
        } else {
            &machine.name
        };
        let like = key("model", &[&machine.make, &machine.model, own_name]);
        let (first, count) = self.likes.entry(like.clone()).or_insert((line, 0));
        *count += 1;
        let known = if *count == 1 { Known::New } else { Known::Like(*first) };
        (format!("{like}|{count}"), known)
    }
}

/// Make and model, without the make twice where the model begins with it.
pub(super) fn default_name(make: &str, model: &str) -> String {
    let (make_words, model_words) = (folded(make), folded(model));
    let begins = model_words.strip_prefix(&make_words).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
    if make.is_empty() || begins { model.to_owned() } else { format!("{make} {model}") }
}

fn key(kind: &str, parts: &[&str]) -> String {
    let parts: Vec<String> = parts.iter().map(|part| folded(part).replace('\\', "\\\\").replace('|', "\\|")).collect();
    format!("{kind}:{}", parts.join("|"))
}

fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
