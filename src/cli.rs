//! The command line: flags, and the exit status of each outcome.
