//! The list of connectors, passed in by the binary so that no room but `connectors` knows them by name.

use crate::connector::Connector;

/// Every connector of this build.
#[derive(Clone, Copy)]
pub struct Registry(&'static [&'static dyn Connector]);

impl std::fmt::Debug for Registry {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.all().map(|connector| connector.card().id)).finish()
    }
}

impl Registry {
    /// Wraps the list.
    #[must_use]
    pub const fn new(list: &'static [&'static dyn Connector]) -> Self {
        Self(list)
    }

    /// All of them.
    pub fn all(&self) -> impl Iterator<Item = &'static dyn Connector> + use<> {
        self.0.iter().copied()
    }

    /// The connector `id`.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&'static dyn Connector> {
        self.all().find(|connector| connector.card().id == id)
    }

    /// The connectors that reach `courier`, direct ones first as listed.
    pub fn reaching<'a>(&self, courier: &'a str) -> impl Iterator<Item = &'static dyn Connector> + use<'a> {
        self.all().filter(move |connector| connector.card().reaches(courier))
    }
}
