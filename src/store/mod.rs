//! The store: configuration, places, marks ↔ files, written atomically.
