use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use crate::platform::values::Lang;

type Bundle = FluentBundle<FluentResource>;

macro_rules! words {
    ($lang:literal) => {
        concat!(
            include_str!(concat!("../../../locales/", $lang, "/problems.ftl")),
            "\n",
            include_str!(concat!("../../../locales/", $lang, "/notify.ftl")),
        )
    };
}

/// The words of each language as they stand in the binary.
pub(super) const fn source(lang: Lang) -> &'static str {
    match lang {
        Lang::Ky => words!("ky"),
        Lang::Ru => words!("ru"),
        Lang::En => words!("en"),
        Lang::Ko => words!("ko"),
    }
}

/// Read at the first text that is said, once for all threads.
static BUNDLES: LazyLock<[(Lang, Bundle); 4]> = LazyLock::new(|| Lang::ALL.map(|lang| (lang, read(lang))));

fn read(lang: Lang) -> Bundle {
    let mut bundle = FluentBundle::new_concurrent(vec![lang.code().parse().unwrap_or_default()]);
    // The marks around arguments help where writing goes both ways; ours goes one.
    bundle.set_use_isolating(false);
    let resource = FluentResource::try_new(source(lang).to_owned()).unwrap_or_else(|(resource, errors)| {
        tracing::error!(lang = lang.code(), ?errors, "the texts of this language do not read");
        resource
    });
    if let Err(errors) = bundle.add_resource(resource) {
        tracing::error!(lang = lang.code(), ?errors, "texts of this language stand twice");
    }
    bundle
}

fn bundle(lang: Lang) -> Option<&'static Bundle> {
    BUNDLES.iter().find(|(of, _)| *of == lang).map(|(_, bundle)| bundle)
}

/// The message of that id, or an attribute of one (`id.attribute`). One that is missing or broken falls back to English, then to its id, and is logged.
pub fn spoken(lang: Lang, id: &str, args: impl Iterator<Item = (&'static str, FluentValue<'static>)>) -> String {
    let args: FluentArgs<'_> = args.collect();
    let said = [lang, Lang::En].into_iter().find_map(|lang| try_say(lang, id, &args).ok());
    said.unwrap_or_else(|| {
        tracing::error!(lang = lang.code(), id, "no language has this text whole");
        id.to_owned()
    })
}

/// # Errors
/// What is missing or does not fit.
pub(super) fn try_say(lang: Lang, id: &str, args: &FluentArgs<'_>) -> Result<String, String> {
    let bundle = bundle(lang).ok_or("no such language")?;
    let (name, attribute) = id.split_once('.').map_or((id, None), |(name, attribute)| (name, Some(attribute)));
    let message = bundle.get_message(name).ok_or("no such message")?;
    let pattern = match attribute {
        Some(attribute) => message.get_attribute(attribute).map(|attribute| attribute.value()),
        None => message.value(),
    };
    let pattern = pattern.ok_or("no such message")?;
    let mut errors = Vec::new();
    let said = bundle.format_pattern(pattern, Some(args), &mut errors).into_owned();
    if errors.is_empty() { Ok(said) } else { Err(format!("{errors:?}")) }
}
