//! Gaidao, room `store`.
