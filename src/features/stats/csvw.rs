//! What the columns of the CSV mean, for programs and people: metadata by "CSV on the Web" (W3C), beside the CSV and not
//! in it, so that every reader of CSV can read that.

use serde_json::{Value, json};

use super::definitions;
use super::figures::Figures;
use super::table::{Column, Kind, columns};

/// Describes the CSV that `url` answers.
pub fn csvw(figures: &Figures, url: &str) -> Value {
    json!({
        "@context": ["http://www.w3.org/ns/csvw", { "@language": "en" }],
        "url": url,
        "dialect": { "encoding": "utf-8", "lineTerminators": ["\r\n"], "header": true },
        "dc:temporal": format!("{}/{}", figures.from, figures.until),
        "dc:description": definitions().get("period"),
        "schema:timeZone": figures.time_zone,
        "tableSchema": { "columns": columns().iter().map(column).collect::<Vec<_>>() },
    })
}

fn column(column: &Column) -> Value {
    let datatype = match column.kind {
        Kind::Text => json!("string"),
        Kind::Whole => json!({ "base": "integer", "minimum": 0 }),
        Kind::Ratio => json!({ "base": "double", "minimum": 0, "maximum": 1 }),
        Kind::Flag => json!({ "base": "boolean", "format": "true|false" }),
    };
    json!({
        "name": column.name,
        "titles": column.name,
        "datatype": datatype,
        "null": "",
        "dc:description": definitions().get(column.definition),
    })
}
