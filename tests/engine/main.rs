//! The engine against cases worked out by hand, and against what must hold for every assessment.

mod generated;
mod indicated;
mod oracle;
mod properties;
