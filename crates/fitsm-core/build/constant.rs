//! Values of the catalogue as Rust expressions that are constant.

use std::borrow::Cow;

use crate::catalogue::{
    Activity, Area, Catalogue, Dependency, ExpectedEvidence, Flow, Kpi, Phase, Question, Related,
    Requirement, Role, ScaleLevel, StepUp, Term,
};
use crate::evidence::EvidenceKind;
use crate::id::{AreaId, Group, RequirementId};
use crate::level::Level;
use crate::rating::QuestionKey;

/// The expression of a value.
pub(crate) fn of(value: &impl Constant) -> String {
    value.constant()
}

/// A value that can be written as a constant.
pub(crate) trait Constant {
    fn constant(&self) -> String;
}

/// Structs, field by field.
macro_rules! structs {
    ($($name:ident { $($field:ident)* })*) => {$(
        impl Constant for $name {
            fn constant(&self) -> String {
                let mut out = String::from(concat!(stringify!($name), " {"));
                $(
                    out.push_str(concat!(" ", stringify!($field), ": "));
                    out.push_str(&self.$field.constant());
                    out.push(',');
                )*
                out.push_str(" }\n");
                out
            }
        }
    )*};
}
structs! {
    Catalogue { edition credit scale efforts areas flows terms }
    ScaleLevel { label meaning }
    Area { id code name short_name phase objective source key_questions inputs outputs setup
           activities roles kpis requirements }
    Activity { name steps }
    Role { name tasks persons }
    Kpi { name why }
    Flow { from to what purpose }
    Requirement { id title statement aspects source levels questions evidence pitfalls depends_on
                  steps related }
    Question { key text ask_to_see aspect }
    ExpectedEvidence { kind what level }
    Dependency { id why }
    StepUp { to actions produces role effort }
    Related { outputs roles areas terms }
    Term { id name abbreviation number definition note see_also }
}

impl Constant for Cow<'static, str> {
    fn constant(&self) -> String {
        format!("Cow::Borrowed({:?})", &**self)
    }
}

impl<T: Constant + Clone> Constant for Cow<'static, [T]> {
    fn constant(&self) -> String {
        format!("Cow::Borrowed(&[{}])", join(self))
    }
}

impl<T: Constant> Constant for [T; 5] {
    fn constant(&self) -> String {
        format!("[{}]", join(self))
    }
}

impl<T: Constant> Constant for Option<T> {
    fn constant(&self) -> String {
        self.as_ref().map_or("None".to_owned(), |value| format!("Some({})", value.constant()))
    }
}

impl Constant for u8 {
    fn constant(&self) -> String {
        self.to_string()
    }
}

impl Constant for Phase {
    fn constant(&self) -> String {
        format!("Phase::{self:?}")
    }
}

impl Constant for EvidenceKind {
    fn constant(&self) -> String {
        format!("EvidenceKind::{self:?}")
    }
}

impl Constant for Level {
    fn constant(&self) -> String {
        format!("Level::ALL[{self}]")
    }
}

impl Constant for QuestionKey {
    fn constant(&self) -> String {
        format!("QuestionKey::new({}, {:?})", self.level().constant(), self.letter())
    }
}

impl Constant for AreaId {
    fn constant(&self) -> String {
        let group = match self.group() {
            Group::General => "General",
            Group::Process => "Process",
        };
        format!("AreaId::new(Group::{group}, {})", self.number())
    }
}

impl Constant for RequirementId {
    fn constant(&self) -> String {
        format!("RequirementId::new({}, {})", self.area().constant(), self.number())
    }
}

fn join<T: Constant>(items: &[T]) -> String {
    items.iter().map(Constant::constant).collect::<Vec<_>>().join(", ")
}
