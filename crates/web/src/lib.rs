//! Gaidao, room `web`.
