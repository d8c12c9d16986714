//! Gaidao, room `engine`.
