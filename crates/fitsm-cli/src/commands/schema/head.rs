//! The schemas of the catalogue's files that belong to no single area.

use fitsm_core::schema::AREA;

use super::areas::five;
use super::shape::Schema;

/// Of `catalogue.toml`.
pub fn catalogue() -> Schema {
    let level = || {
        let keys = [
            ("label", Schema::text("The level's name.")),
            ("meaning", Schema::text("What it means, in a sentence or two.")),
        ];
        Schema::keys("A level of the scale.", keys).required(&["label", "meaning"])
    };
    let keys = [
        ("edition", Schema::text("The edition of FitSM-1 that the folder holds.")),
        ("credit", Schema::text("Whom the standard belongs to.")),
        ("scale", five("What a level means, whatever it is that is assessed.", level)),
        ("efforts", Schema::list("What the efforts from 1 upwards mean.", Schema::text(""))),
    ];
    Schema::keys("What belongs to the whole catalogue.", keys)
        .required(&["edition", "credit", "scale"])
        .document("Catalogue for fitsm: catalogue.toml")
}

/// Of `terms.toml`.
pub fn terms() -> Schema {
    let keys = [
        ("id", Schema::text("The name for links and commands, such as service-level-agreement.")),
        ("term", Schema::text("The term itself.")),
        ("abbreviation", Schema::text("Its abbreviation, if it has one.")),
        ("number", Schema::text("Its number in FitSM-0.")),
        ("definition", Schema::text("What it means.")),
        ("note", Schema::text("What helps to understand it.")),
        ("see-also", Schema::list("Ids of related terms.", Schema::text(""))),
    ];
    let term = Schema::keys("A term.", keys).required(&["id", "term", "number", "definition"]);
    let keys = [("terms", Schema::list("The terms in the order of FitSM-0.", term))];
    Schema::keys("The vocabulary of FitSM-0.", keys).document("Catalogue for fitsm: terms.toml")
}

/// Of `interfaces.toml`.
pub fn interfaces() -> Schema {
    let end = |description: &str| Schema::pattern(description, &format!("{AREA}|^\\*$"));
    let keys = [
        ("from", end("The area that hands it over; * for any process.")),
        ("to", end("The area that gets it; * for any process.")),
        ("what", Schema::text("What it is.")),
        ("use", Schema::text("What the receiver does with it.")),
    ];
    let flow = Schema::keys("Something that one area hands to another.", keys)
        .required(&["from", "to", "what", "use"]);
    let keys = [("flows", Schema::list("What areas hand to each other, each flow once.", flow))];
    Schema::keys("Who hands what to whom.", keys).document("Catalogue for fitsm: interfaces.toml")
}
