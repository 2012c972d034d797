use std::process::ExitCode;

/// Prints the OpenAPI document, as it is checked in under `openapi/`.
pub fn print() -> Result<ExitCode, String> {
    let text = serde_json::to_string_pretty(&crate::server::document()).map_err(|cause| cause.to_string())?;
    println!("{text}");
    Ok(ExitCode::SUCCESS)
}
