//! Who asked, who acted, whose a case is, and what they are called. Only where somebody did: lists of what the machine
//! does by itself cost no further read.

use std::collections::BTreeMap;

use gaidao_core::MerchantId;
use gaidao_store::Clear;

use crate::{
    actor::{Actor, Reach},
    apply::Note,
    desk::Desk,
    error::DeskError,
    interceptions::interception_id,
    view::{InterceptionView, TimelineItem},
};

impl Desk {
    /// By the name the API gives for who acted: `user:usr_…`, `key:key_…`.
    pub(crate) async fn names(&self, merchant: &MerchantId) -> Result<BTreeMap<String, String>, DeskError> {
        let finder = self.of(merchant);
        let mut names = BTreeMap::new();
        for user in finder.users().await? {
            names.insert(format!("user:{}", user.id), user.name.text().unwrap_or_default().to_owned());
        }
        for key in finder.api_keys().await? {
            names.insert(format!("key:{}", key.id), key.name);
        }
        Ok(names)
    }

    /// Says whose the human cases are, and that nobody approves what they asked for themselves.
    pub(crate) async fn complete(
        &self,
        actor: &Actor,
        views: &mut [InterceptionView],
    ) -> Result<(), DeskError> {
        self.spare_own(actor, views).await?;
        let owned =
            |view: &InterceptionView| view.escalation.as_ref().is_some_and(|case| case.owner.is_some());
        if actor.reach != Reach::Merchant || !views.iter().any(owned) {
            return Ok(());
        }
        let names = self.names(&actor.merchant).await?;
        for case in views.iter_mut().filter_map(|view| view.escalation.as_mut()) {
            case.owner_name = case.owner.as_ref().and_then(|owner| names.get(owner)).cloned();
        }
        Ok(())
    }

    async fn spare_own(&self, actor: &Actor, views: &mut [InterceptionView]) -> Result<(), DeskError> {
        if !actor.who.starts_with("user:") {
            return Ok(());
        }
        for view in views.iter_mut().filter(|view| view.can.approve) {
            view.can.approve = self.asked_by(&actor.merchant, &view.id).await?.as_ref() != Some(&actor.who);
        }
        Ok(())
    }

    /// Who asked for an interception; it stands in the note of its first step.
    pub(crate) async fn asked_by(
        &self,
        merchant: &MerchantId,
        id: &str,
    ) -> Result<Option<String>, DeskError> {
        let journal = self.of(merchant).journal(&interception_id(id)?).await?;
        let note = journal.first().and_then(|line| line.note.as_ref());
        Ok(note.map(Clear::read::<Note>).transpose()?.map(|note| note.who))
    }

    /// Says who did what a person did.
    pub(crate) async fn name_actors(
        &self,
        actor: &Actor,
        items: &mut [TimelineItem],
    ) -> Result<(), DeskError> {
        if actor.reach != Reach::Merchant || items.iter().all(|item| item.who.is_none()) {
            return Ok(());
        }
        let names = self.names(&actor.merchant).await?;
        for item in items {
            item.who_name = item.who.as_ref().and_then(|who| names.get(who)).cloned();
        }
        Ok(())
    }
}
