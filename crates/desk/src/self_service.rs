//! What customers may do by themselves: a setting of the merchant.

use gaidao_core::MerchantId;
use gaidao_store::{Change, Write};
use serde_json::{Value, json};

use crate::{
    actor::{Actor, Scope},
    desk::Desk,
    error::DeskError,
    intake::SelfServiceIn,
    view::SelfServiceView,
};

/// What customers may do by themselves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Mode {
    /// Look, not ask.
    Off,
    /// Ask; a person of the merchant confirms before anything is sent.
    #[default]
    Confirm,
    /// As `Confirm`, but what comes through a link the merchant gave goes out without a person.
    LinkSends,
}

impl Mode {
    const ALL: [Self; 3] = [Self::Off, Self::Confirm, Self::LinkSends];

    /// The name used in the API and the database.
    #[must_use]
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::Confirm => "confirm",
            Self::LinkSends => "link_sends",
        }
    }

    fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mode| mode.as_str() == text)
    }

    /// Reads it from a merchant's settings. A word that no program of this version wrote is the strictest.
    fn of(settings: &str) -> Self {
        let settings: Value = serde_json::from_str(settings).unwrap_or(Value::Null);
        match settings.get(KEY) {
            None | Some(Value::Null) => Self::default(),
            Some(word) => word.as_str().and_then(Self::parse).unwrap_or(Self::Off),
        }
    }
}

const KEY: &str = "self_service";

impl Desk {
    /// What customers may do by themselves.
    ///
    /// # Errors
    /// `Forbidden`.
    pub async fn self_service(&self, actor: &Actor) -> Result<SelfServiceView, DeskError> {
        actor.need(Scope::Read)?;
        Ok(view(self.self_service_mode(&actor.merchant).await?))
    }

    /// Sets it, from the next request on.
    ///
    /// # Errors
    /// `Invalid` for another word.
    pub async fn set_self_service(
        &self,
        actor: &Actor,
        given: &SelfServiceIn,
    ) -> Result<SelfServiceView, DeskError> {
        actor.need(Scope::Settings)?;
        let mode = Mode::parse(&given.mode)
            .ok_or_else(|| DeskError::invalid("mode", "one of off, confirm, link_sends"))?;
        if self.remembered(actor).await?.is_some() {
            return Ok(view(self.self_service_mode(&actor.merchant).await?));
        }
        let merchant = self.of(&actor.merchant).merchant().await?;
        let merchant = merchant.ok_or(DeskError::NotFound { what: "merchant" })?;
        let known: Value = serde_json::from_str(&merchant.settings).unwrap_or(Value::Null);
        let mut settings = known.as_object().cloned().unwrap_or_default();
        settings.insert(KEY.to_owned(), json!(mode.as_str()));
        let mut change = Change::new(actor.merchant.clone());
        self.remember(&mut change, actor, KEY);
        change.push(Write::Settings(Value::Object(settings).to_string()));
        change.push(self.noted(
            &actor.who,
            "settings.self_service",
            actor.merchant.as_str(),
            &json!({ "mode": mode.as_str() }),
        ));
        match self.commit_once(actor, change).await? {
            Some(_twin) => Ok(view(self.self_service_mode(&actor.merchant).await?)),
            None => Ok(view(mode)),
        }
    }

    pub(crate) async fn self_service_mode(&self, merchant: &MerchantId) -> Result<Mode, DeskError> {
        let merchant = self.of(merchant).merchant().await?;
        Ok(merchant.map_or(Mode::Off, |merchant| Mode::of(&merchant.settings)))
    }
}

fn view(mode: Mode) -> SelfServiceView {
    SelfServiceView { mode: mode.as_str().to_owned() }
}

#[cfg(test)]
mod tests {
    use super::Mode;

    #[test]
    fn what_is_not_understood_is_off() {
        for (settings, mode) in [
            ("{}", Mode::Confirm),
            ("", Mode::Confirm),
            (r#"{"self_service":null}"#, Mode::Confirm),
            (r#"{"self_service":"link_sends"}"#, Mode::LinkSends),
            (r#"{"self_service":"off"}"#, Mode::Off),
            (r#"{"self_service":"everything"}"#, Mode::Off),
            (r#"{"self_service":7}"#, Mode::Off),
        ] {
            assert_eq!(Mode::of(settings), mode, "{settings}");
        }
    }
}
