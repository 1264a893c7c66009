//! The API's document as a page to read: no script, nothing from outside.

use std::fmt::Write;

use actix_web::{HttpResponse, web};
use serde_json::Value;

use super::site::Site;
use crate::openapi;

/// The page.
pub async fn find_docs(site: web::Data<Site>) -> HttpResponse {
    let document = serde_json::to_value(openapi::document()).unwrap_or_default();
    HttpResponse::Ok().content_type("text/html; charset=utf-8").body(page(&document, &site.base))
}

fn page(document: &Value, base: &str) -> String {
    let mut html = String::from(
        "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>Linyi API</title>",
    );
    if !base.is_empty() {
        let _ = write!(html, "<link rel=\"stylesheet\" href=\"{}/style.css\">", escape(base));
    }
    html.push_str("</head><body><main><h1>Linyi API</h1><p><a href=\"/api/v1/openapi.json\">openapi.json</a></p>");
    for (path, item) in document["paths"].as_object().into_iter().flatten() {
        for (method, operation) in item.as_object().into_iter().flatten() {
            operation_section(&mut html, path, method, operation);
        }
    }
    html.push_str("<h2>Types</h2>");
    for (name, schema) in document["components"]["schemas"].as_object().into_iter().flatten() {
        let _ = write!(
            html,
            "<details id=\"type-{0}\"><summary><code>{0}</code> {1}</summary><pre>{2}</pre></details>",
            escape(name),
            escape(schema["description"].as_str().unwrap_or_default()),
            escape(&serde_json::to_string_pretty(schema).unwrap_or_default()),
        );
    }
    html.push_str("</main></body></html>");
    html
}

fn operation_section(html: &mut String, path: &str, method: &str, operation: &Value) {
    let said = [&operation["summary"], &operation["description"]];
    let said: Vec<_> = said.iter().filter_map(|text| text.as_str()).map(escape).collect();
    let _ = write!(
        html,
        "<details><summary><code>{} /api/v1{}</code> {}</summary>",
        escape(&method.to_uppercase()),
        escape(path),
        said.first().cloned().unwrap_or_default(),
    );
    for text in said.iter().skip(1) {
        let _ = write!(html, "<p>{text}</p>");
    }
    for (title, part) in [
        ("Parameters", &operation["parameters"]),
        ("Request", &operation["requestBody"]["content"]),
        ("Answers", &operation["responses"]),
    ] {
        if !part.is_null() {
            let text = serde_json::to_string_pretty(part).unwrap_or_default();
            let _ = write!(html, "<h3>{title}</h3><pre>{}</pre>", escape(&text));
        }
    }
    html.push_str("</details>");
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_path_of_the_document_is_on_the_page_and_nothing_is_loaded_from_outside() {
        let document = serde_json::to_value(openapi::document()).expect("json");
        let html = page(&document, "");
        for path in document["paths"].as_object().expect("paths").keys() {
            assert!(html.contains(&escape(path)), "{path}");
        }
        assert!(!html.contains("src=") && !html.contains("https://"));
    }
}
