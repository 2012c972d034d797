use std::collections::HashMap;
use std::sync::Arc;

/// What is served outside the contract.
const OUTSIDE: [&str; 8] = [
    "/healthz",
    "/readyz",
    "/metrics",
    "/.well-known/jwks.json",
    "/api/openapi.json",
    "/api/docs",
    "/api/docs/{file}",
    "/problems/{code}",
];

/// The path templates of everything that is served, by how many parts they have.
pub struct Templates(HashMap<usize, Vec<Template>>);

pub struct Template {
    pub path: Arc<str>,
    parts: Vec<Option<String>>,
    /// The methods of a path of the contract, as `Allow` tells them.
    pub allow: Option<String>,
}

impl Template {
    fn new(path: &str, allow: Option<String>) -> Self {
        let part = |part: &str| (!part.starts_with('{')).then(|| part.to_owned());
        Self { path: path.into(), parts: path.split('/').map(part).collect(), allow }
    }

    /// The last parts are compared first: all begin alike.
    fn fits(&self, asked: &[&str]) -> bool {
        self.parts.iter().zip(asked).rev().all(|(part, asked)| part.as_ref().is_none_or(|part| part == asked))
    }
}

impl Templates {
    /// Those of an OpenAPI document, and what stands beside it.
    pub fn of(document: &serde_json::Value) -> Self {
        let paths = document.get("paths").and_then(serde_json::Value::as_object);
        let contract = paths.into_iter().flatten().map(|(path, operations)| {
            let operations = operations.as_object().into_iter().flatten();
            let mut names: Vec<_> = operations.map(|(name, _)| name.to_uppercase()).collect();
            names.sort();
            Template::new(path, Some(names.join(", ")))
        });
        let mut all: Vec<_> = contract.chain(OUTSIDE.map(|path| Template::new(path, None))).collect();
        // A literal part is asked before a parameter in its place.
        all.sort_by_key(|template| template.parts.iter().filter(|part| part.is_none()).count());
        let mut by_length: HashMap<usize, Vec<Template>> = HashMap::new();
        for template in all {
            by_length.entry(template.parts.len()).or_default().push(template);
        }
        Self(by_length)
    }

    pub fn find(&self, path: &str) -> Option<&Template> {
        let asked: Vec<_> = path.split('/').collect();
        self.0.get(&asked.len())?.iter().find(|template| template.fits(&asked))
    }
}
