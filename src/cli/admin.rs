use std::process::ExitCode;

use super::serve;
use super::settings::Settings;
use crate::features::identity;
use crate::platform::values::Clock;
use crate::platform::write::Call;
use crate::server;

#[derive(clap::Args)]
pub struct AdminCommand {
    #[command(subcommand)]
    action: Action,
}

#[derive(clap::Subcommand)]
enum Action {
    /// Make an administrator; the password is read from standard input
    Create {
        #[arg(long, value_name = "ADDRESS")]
        email: String,
        #[arg(long, value_name = "NAME", default_value = "Administrator")]
        full_name: String,
        /// Raise the person who has that address already, and give them this password in place of their own
        #[arg(long)]
        replace_password: bool,
    },
    /// Print a one-time code with which the person with that address sets a new password
    ResetPassword {
        #[arg(long, value_name = "ADDRESS")]
        email: String,
    },
    /// Make a new key that signs access tokens; those signed before hold until they end
    RotateKeys,
}

/// Runs against the database of the settings, while the service runs or not.
pub fn run(settings: &Settings, command: AdminCommand) -> Result<ExitCode, String> {
    let runtime = actix_web::rt::System::new();
    runtime.block_on(async {
        match command.action {
            Action::Create { email, full_name, replace_password } => {
                create(settings, email, full_name, replace_password).await
            }
            Action::ResetPassword { email } => reset_password(settings, email).await,
            Action::RotateKeys => rotate_keys(settings).await,
        }
    })
}

async fn create(
    settings: &Settings,
    email: String,
    full_name: String,
    replace_password: bool,
) -> Result<ExitCode, String> {
    if !email.contains('@') {
        return Err("--email: expected an e-mail address".to_owned());
    }
    eprintln!("Password for {email} (one line on standard input):");
    let mut password = String::new();
    std::io::stdin().read_line(&mut password).map_err(|cause| cause.to_string())?;
    let service = server::service(serve::open(settings)?, Clock::system());
    let auth = serve::authentication(settings, &service, &settings.url()).await?;
    let password = password.trim_end_matches(['\r', '\n']);
    let made = if replace_password {
        identity::make_administrator(&service, &auth, email.clone(), full_name, password).await
    } else {
        identity::add_administrator(&service, &auth, email.clone(), full_name, password).await
    };
    let id = made.map_err(|error| refusal(&error, &email, replace_password))?;
    println!("{email} is an administrator ({id}).");
    Ok(ExitCode::SUCCESS)
}

fn refusal(error: &identity::Error, email: &str, replace_password: bool) -> String {
    match error {
        identity::Error::EmailTaken if !replace_password => format!(
            "{email} has an account, and its password stays. For a new one: ustakana admin reset-password --email \
             {email}. To make its person an administrator, with the password you gave: the same again with \
             --replace-password"
        ),
        other => other.to_string(),
    }
}

/// Prints a one-time code for whoever lost their password, also the administrator.
async fn reset_password(settings: &Settings, email: String) -> Result<ExitCode, String> {
    let service = server::service(serve::open(settings)?, Clock::system());
    let auth = serve::authentication(settings, &service, &settings.url()).await?;
    let asked = email.clone();
    let (code, expires_at) = service
        .write(Call::service("admin"), move |w| identity::reset_code_for(w, &auth, &asked))
        .await
        .map_err(|error| error.to_string())?;
    let url = settings.url();
    println!(
        "The code for {email} is {code}. It works once, until {expires_at}:\n  {url}/reset#code={code}\nor\n  curl -H \
         'Content-Type: application/json' {url}/api/v1/auth/password/reset \\\n    -d \
         '{{\"email\":\"{email}\",\"code\":\"{code}\",\"new_password\":\"…\"}}'"
    );
    Ok(ExitCode::SUCCESS)
}

async fn rotate_keys(settings: &Settings) -> Result<ExitCode, String> {
    let service = server::service(serve::open(settings)?, Clock::system());
    let auth = serve::authentication(settings, &service, &settings.url()).await?;
    let kid = auth.rotate_keys(&service).await?;
    println!("New access tokens are signed by the key {kid}. Running nodes take it up within a minute.");
    Ok(ExitCode::SUCCESS)
}
