//! Whom to call. Today the static directory of hotlines; outlets and couriers' men come from scans later, more
//! specific ones first.

use crate::{directory, view::ContactView};

/// Emergency contacts for a courier, most specific first.
#[must_use]
pub(crate) fn of(courier: &str) -> Vec<ContactView> {
    directory::find(courier)
        .and_then(|found| {
            let phone = found.hotline.clone()?;
            Some(ContactView {
                sort: "courier_hotline".to_owned(),
                name: format!("{}客服热线", found.name_zh),
                phone,
                source: "快递公司名录（静态）".to_owned(),
            })
        })
        .into_iter()
        .collect()
}
