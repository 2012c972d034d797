use std::process::ExitCode;

use super::serve;
use super::settings::Settings;
use crate::features::identity;
use crate::platform::values::Clock;
use crate::server;

#[derive(clap::Args)]
pub struct AdminCommand {
    #[command(subcommand)]
    action: Action,
}

#[derive(clap::Subcommand)]
enum Action {
    /// Make an administrator, or raise the person with that address; the password is read from standard input
    Create {
        #[arg(long, value_name = "ADDRESS")]
        email: String,
        #[arg(long, value_name = "NAME", default_value = "Administrator")]
        full_name: String,
    },
}

/// Runs against the database of the settings, while the service runs or not.
pub fn run(settings: &Settings, command: AdminCommand) -> Result<ExitCode, String> {
    let Action::Create { email, full_name } = command.action;
    if !email.contains('@') {
        return Err("--email: expected an e-mail address".to_owned());
    }
    eprintln!("Password for {email} (one line on standard input):");
    let mut password = String::new();
    std::io::stdin().read_line(&mut password).map_err(|cause| cause.to_string())?;
    let runtime = actix_web::rt::System::new();
    runtime.block_on(async {
        let service = server::service(serve::open(settings)?, Clock::system());
        let auth = serve::authentication(settings, &service, &settings.url()).await?;
        let password = password.trim_end_matches(['\r', '\n']);
        let id = identity::make_administrator(&service, &auth, email.clone(), full_name, password)
            .await
            .map_err(|error| error.to_string())?;
        println!("{email} is an administrator ({id}).");
        Ok(ExitCode::SUCCESS)
    })
}
