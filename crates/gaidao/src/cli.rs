//! The command line.

use std::{net::SocketAddr, path::PathBuf, process::ExitCode};

use anyhow::Result;
use clap::{Args, Parser, Subcommand};

use crate::{address, admin, backup, demo, doctor, import, output, serve, settings::Settings};

/// Gaidao 改道: the open command switch for parcels already on their way.
#[derive(Debug, Parser)]
#[command(version, propagate_version = true)]
pub(crate) struct Cli {
    #[command(subcommand)]
    command: Command,
}

/// Where settings come from; shared by every command that opens the database.
#[derive(Args, Clone, Debug)]
pub(crate) struct Place {
    /// Configuration file.
    #[arg(long)]
    pub(crate) config: Option<PathBuf>,
    /// `sqlite:PATH` or `postgres://…`.
    #[arg(long)]
    pub(crate) database: Option<String>,
    /// Master key file.
    #[arg(long)]
    pub(crate) key_file: Option<PathBuf>,
    /// Print JSON for programs instead of text for people.
    #[arg(long)]
    pub(crate) json: bool,
}

impl Place {
    /// The settings in force.
    pub(crate) fn settings(&self) -> Result<Settings> {
        let mut settings = Settings::read(self.config.as_ref())?;
        if let Some(database) = &self.database {
            settings.database.clone_from(database);
        }
        if let Some(key_file) = &self.key_file {
            settings.key_file.clone_from(key_file);
        }
        Ok(settings)
    }
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Run the server.
    Serve {
        #[command(flatten)]
        place: Place,
        /// Listen here instead.
        #[arg(long)]
        listen: Option<SocketAddr>,
    },
    /// Run server, courier simulator and sample orders in one process.
    Demo(demo::DemoArgs),
    /// Run the courier simulator alone.
    Sim {
        /// Control plane address.
        #[arg(long, default_value = "127.0.0.1:8788")]
        listen: SocketAddr,
        /// Data folder.
        #[arg(long, default_value = "data/sim")]
        data: PathBuf,
        /// Business seconds per real second.
        #[arg(long)]
        speed: Option<f64>,
    },
    /// Check configuration, database, clock, keys and courier credentials; says what to mend.
    Doctor {
        #[command(flatten)]
        place: Place,
    },
    /// Merchants.
    #[command(subcommand)]
    Merchant(admin::MerchantCommand),
    /// Administrators.
    #[command(subcommand)]
    Admin(admin::AdminCommand),
    /// API keys.
    #[command(subcommand)]
    Key(admin::KeyCommand),
    /// Import data.
    #[command(subcommand)]
    Import(import::ImportCommand),
    /// The audit log.
    #[command(subcommand)]
    Audit(admin::AuditCommand),
    /// Copy the SQLite database to a file while the server runs. The key file is not part of it.
    Backup {
        #[command(flatten)]
        place: Place,
        /// File to write; must not exist.
        #[arg(long)]
        to: PathBuf,
    },
    /// Address understanding.
    #[command(subcommand)]
    Address(address::AddressCommand),
    /// Print the OpenAPI document.
    Openapi,
}

impl Cli {
    /// Does what was asked.
    pub(crate) async fn run(self) -> Result<ExitCode> {
        match self.command {
            Command::Serve { place, listen } => {
                let mut settings = place.settings()?;
                settings.listen = listen.unwrap_or(settings.listen);
                serve::serve(settings).await?;
            }
            Command::Demo(args) => demo::demo(args).await?,
            Command::Sim { listen, data, speed } => serve::sim(listen, data, speed).await?,
            Command::Doctor { place } => return doctor::doctor(&place).await,
            Command::Merchant(command) => command.run().await?,
            Command::Admin(command) => command.run().await?,
            Command::Key(command) => command.run().await?,
            Command::Import(command) => return command.run().await,
            Command::Audit(command) => return command.run().await,
            Command::Backup { place, to } => backup::backup(&place, &to).await?,
            Command::Address(command) => command.run()?,
            Command::Openapi => output::print(&gaidao_web::openapi())?,
        }
        Ok(ExitCode::SUCCESS)
    }
}
