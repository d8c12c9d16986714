//! Gaidao, room `desk`.
