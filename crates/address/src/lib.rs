//! Gaidao, room `address`.
