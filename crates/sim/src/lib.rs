//! Gaidao, room `sim`.
