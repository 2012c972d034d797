//! The human pages under `/problems`: what each problem code means and what to do, in the reader's language. Plain HTML
//! without scripts.

use std::fmt::Write as _;
use std::sync::LazyLock;

use actix_web::http::StatusCode;
use actix_web::http::header::{
    CACHE_CONTROL, CONTENT_LANGUAGE, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderValue, VARY,
};
use actix_web::{HttpRequest, HttpResponse, web};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use crate::platform::http::{Code, RequestInfo, Retry};
use crate::platform::values::Lang;
use crate::platform::words::Text;

const STYLE: &str = "\
:root{color-scheme:light dark;font:1.0625rem/1.55 system-ui,sans-serif}\
body{margin:0 auto;padding:1.25rem;max-width:38rem;overflow-wrap:anywhere}\
h1{font-size:1.6rem;line-height:1.25;margin:1rem 0}h2{font-size:1.1rem;margin:1.5rem 0 .25rem}p{margin:.25rem 0}\
dl{display:grid;grid-template-columns:auto 1fr;gap:.25rem 1rem;margin:1.5rem 0}dt{font-weight:600}dd{margin:0}\
ul{padding-left:1.25rem}li{padding:.3rem 0}footer{margin-top:2rem;padding-top:.75rem;border-top:1px solid currentColor}\
footer ul{display:flex;flex-wrap:wrap;gap:0 1.25rem;padding:0;list-style:none}a{color:LinkText}";

/// Nothing is loaded, run, framed or sent; the one style is named by its digest.
static POLICY: LazyLock<HeaderValue> = LazyLock::new(|| {
    let style = STANDARD.encode(Sha256::digest(STYLE));
    let policy = format!(
        "default-src 'none'; style-src 'sha256-{style}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    );
    HeaderValue::from_str(&policy).unwrap_or_else(|_| HeaderValue::from_static("default-src 'none'"))
});

#[derive(serde::Deserialize)]
pub struct Asked {
    lang: Option<String>,
}

/// `GET /problems`: all of them.
pub async fn list(request: HttpRequest, asked: web::Query<Asked>) -> HttpResponse {
    let lang = language(&request, &asked);
    answer(StatusCode::OK, lang, &page_of_all(lang, Text::new("page-intro")))
}

/// `GET /problems/{code}`: one, or all of them under a 404.
pub async fn one(request: HttpRequest, code: web::Path<String>, asked: web::Query<Asked>) -> HttpResponse {
    let lang = language(&request, &asked);
    match Code::parse(&code) {
        Some(code) => answer(StatusCode::OK, lang, &page_of(lang, code)),
        None => answer(StatusCode::NOT_FOUND, lang, &page_of_all(lang, Text::new("page-unknown"))),
    }
}

/// `?lang=` where it is one of ours, else the best by `Accept-Language`.
fn language(request: &HttpRequest, asked: &Asked) -> Lang {
    asked.lang.as_deref().and_then(Lang::parse).unwrap_or_else(|| RequestInfo::of(request).lang)
}

fn answer(status: StatusCode, lang: Lang, body: &str) -> HttpResponse {
    HttpResponse::build(status)
        .insert_header((CONTENT_TYPE, "text/html; charset=utf-8"))
        .insert_header((CONTENT_LANGUAGE, lang.code()))
        .insert_header((CONTENT_SECURITY_POLICY, POLICY.clone()))
        .insert_header((VARY, "Accept-Language"))
        .insert_header((CACHE_CONTROL, "public, max-age=3600"))
        .body(body.to_owned())
}

fn page_of(lang: Lang, code: Code) -> String {
    let say = |text: Text| escaped(&text.say(lang, None));
    let label = |id| say(Text::new(id));
    let retry = match code.retry() {
        Retry::Later => Text::new("page-retry-later"),
        Retry::AfterLookingAgain => Text::new("page-retry-look"),
        Retry::Changed => Text::new("page-retry-changed"),
    };
    let body = format!(
        "<h2>{}</h2><p>{}</p><h2>{}</h2><p>{}</p><h2>{}</h2><p>{}</p>\
         <dl><dt>{}</dt><dd><code>{}</code></dd><dt>{}</dt><dd>{}</dd></dl>\
         <p><a href=\"/problems?lang={}\">{}</a></p>",
        label("page-what"),
        say(code.what()),
        label("page-remedy"),
        say(code.remedy()),
        label("page-retry"),
        say(retry),
        label("page-code"),
        code.name(),
        label("page-status"),
        code.status(),
        lang.code(),
        label("page-all"),
    );
    whole(lang, &format!("/problems/{}", code.name()), &say(code.title()), &body)
}

fn page_of_all(lang: Lang, intro: Text) -> String {
    let say = |text: Text| escaped(&text.say(lang, None));
    let mut body = format!("<p>{}</p><ul>", say(intro));
    for code in Code::ALL {
        let (name, title) = (code.name(), say(code.title()));
        let _ = write!(body, "<li><a href=\"/problems/{name}?lang={}\">{title}</a> <code>{name}</code>", lang.code());
    }
    whole(lang, "/problems", &say(Text::new("page-all")), &(body + "</ul>"))
}

/// The page around a title and a body that are escaped already.
fn whole(lang: Lang, path: &str, title: &str, body: &str) -> String {
    let others = Lang::ALL.iter().filter(|other| **other != lang);
    let links: String = others
        .map(|other| {
            let (code, name) = (other.code(), name_of(*other));
            format!("<li><a href=\"{path}?lang={code}\" lang=\"{code}\" hreflang=\"{code}\">{name}</a>")
        })
        .collect();
    let label = escaped(&Text::new("page-languages").say(lang, None));
    format!(
        "<!doctype html><html lang=\"{}\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>{title}</title>\
         <style>{STYLE}</style></head><body><main><h1>{title}</h1>{body}</main>\
         <footer><nav aria-label=\"{label}\"><ul>{links}</ul></nav></footer></body></html>",
        lang.code()
    )
}

/// A language by its own name.
const fn name_of(lang: Lang) -> &'static str {
    match lang {
        Lang::Ky => "Кыргызча",
        Lang::Ru => "Русский",
        Lang::En => "English",
        Lang::Ko => "한국어",
    }
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            letter => out.push(letter),
        }
    }
    out
}
