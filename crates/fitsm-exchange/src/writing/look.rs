//! What looks are in both kinds of workbook: sizes, colours, and the rules that colour a result.
//!
//! Levels are shades of one colour, light to dark, so that they keep their order in grey; every
//! colour comes with a word or a number.

use super::page::Look;
use crate::layout::result;

/// The font of all cells.
pub(crate) const FONT: &str = "Arial";
/// The colour of text.
pub(crate) const INK: u32 = 0x0011_1827;
/// The colour of lines between cells.
pub(crate) const LINE: u32 = 0x00c9_ced6;

/// How a look is made.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a property that a cell has or has not")]
pub(crate) struct Style {
    /// The size of the text in points.
    pub(crate) size: u8,
    /// Whether the text is bold.
    pub(crate) bold: bool,
    /// Whether it wraps in its cell.
    pub(crate) wraps: bool,
    /// Whether it stands in the middle of its cell's width.
    pub(crate) centred: bool,
    /// Whether it stands in the middle of its cell's height.
    pub(crate) middle: bool,
    /// Whether the cell has lines around it.
    pub(crate) lined: bool,
    /// Whether numbers have two decimals.
    pub(crate) decimal: bool,
    /// The colour of the text.
    pub(crate) ink: u32,
    /// The colour of the cell.
    pub(crate) fill: Option<u32>,
}

const PLAIN: Style = Style {
    size: 9,
    bold: false,
    wraps: true,
    centred: false,
    middle: false,
    lined: true,
    decimal: false,
    ink: INK,
    fill: None,
};

/// What is filled in has this colour, so that one sees where.
const TO_FILL_IN: u32 = 0x00ff_fdf2;

impl Look {
    /// All looks.
    pub(crate) const ALL: [Self; 17] = [
        Self::Title,
        Self::Sentence,
        Self::Paragraph,
        Self::Heading,
        Self::Group,
        Self::Text,
        Self::Label,
        Self::Small,
        Self::Centre,
        Self::Strong,
        Self::Input,
        Self::Choice,
        Self::Score,
        Self::Result,
        Self::Decimal,
        Self::Figure,
        Self::FigureDecimal,
    ];

    /// How it is made.
    pub(crate) const fn style(self) -> Style {
        let centred = Style { centred: true, middle: true, ..PLAIN };
        match self {
            Self::Title => Style {
                size: 15,
                bold: true,
                wraps: false,
                lined: false,
                ink: 0x000b_5cab,
                ..PLAIN
            },
            Self::Sentence => Style { wraps: false, lined: false, ink: 0x004b_5563, ..PLAIN },
            Self::Paragraph => Style { size: 11, lined: false, ..PLAIN },
            Self::Heading => Style {
                bold: true,
                centred: true,
                middle: true,
                ink: 0x00ff_ffff,
                fill: Some(0x001f_3a5f),
                ..PLAIN
            },
            Self::Group => {
                Style { size: 10, bold: true, wraps: false, fill: Some(0x00dd_e6f0), ..PLAIN }
            }
            Self::Text => PLAIN,
            Self::Label => Style { middle: true, ..PLAIN },
            Self::Small => Style { size: 8, ..PLAIN },
            Self::Centre | Self::Result => centred,
            Self::Strong => Style { bold: true, ..centred },
            Self::Input => Style { fill: Some(TO_FILL_IN), ..PLAIN },
            Self::Choice => Style { fill: Some(TO_FILL_IN), ..centred },
            Self::Score => Style { size: 11, bold: true, fill: Some(TO_FILL_IN), ..centred },
            Self::Decimal => Style { decimal: true, ..centred },
            Self::Figure => Style { size: 12, bold: true, ..centred },
            Self::FigureDecimal => Style { size: 12, bold: true, decimal: true, ..centred },
        }
    }

    /// The rules that colour its cells by what they hold, the first that is true.
    pub(crate) fn rules(self) -> Vec<Rule> {
        let levels = [0x00fb_e3d6, 0x00fd_f1d0, 0x00dc_e9f6, 0x00a9_cbea, 0x005b_93c9];
        let levels = (0..).zip(levels).map(|(level, fill)| Rule {
            when: When::Number(level),
            ink: INK,
            fill,
        });
        let words = [
            (result::MET, 0x0006_5f46, 0x00d6_f0e2),
            (result::NOT_MET, 0x009a_3412, 0x00fc_e3d4),
            (result::NONE, 0x004b_5563, 0x00f1_f2f4),
            (result::NO_TARGET, 0x004b_5563, 0x00ff_ffff),
            (result::OUT_OF_SCOPE, 0x006b_7280, 0x00e5_e7eb),
            (result::NOT_APPLICABLE, 0x006b_7280, 0x00e5_e7eb),
            ("Goal met", 0x0006_5f46, 0x00d6_f0e2),
            ("Goal not met", 0x009a_3412, 0x00fc_e3d4),
            ("Certification goals met", 0x0006_5f46, 0x00d6_f0e2),
            ("Certification goals not met", 0x009a_3412, 0x00fc_e3d4),
        ];
        let words = words.map(|(word, ink, fill)| Rule { when: When::Text(word), ink, fill });
        match self {
            Self::Score => levels.collect(),
            Self::Result => levels.chain(words).collect(),
            _ => Vec::new(),
        }
    }
}

/// A colour for what a cell holds.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rule {
    /// When.
    pub(crate) when: When,
    /// The colour of the text.
    pub(crate) ink: u32,
    /// The colour of the cell.
    pub(crate) fill: u32,
}

/// What a cell holds.
#[derive(Clone, Copy, Debug)]
pub(crate) enum When {
    /// This number; an empty cell is no 0.
    Number(u32),
    /// This text.
    Text(&'static str),
}
