//! Arabic (العربية).

use super::isolate;
use super::message::{Message, Noun};
use super::plural::arabic as plural;

const MONTHS: [&str; 12] = [
    "يناير",
    "فبراير",
    "مارس",
    "أبريل",
    "مايو",
    "يونيو",
    "يوليو",
    "أغسطس",
    "سبتمبر",
    "أكتوبر",
    "نوفمبر",
    "ديسمبر",
];

pub(super) fn say(message: &Message) -> String {
    let fixed = match message {
        Message::Text(text) => return text.clone(),
        Message::Minutes(count) => {
            let forms = ["", "دقيقة واحدة", "دقيقتان", "{} دقائق", "{} دقيقة", "{} دقيقة"];
            return counted(*count, &forms);
        }
        Message::Day(year, month, day) => {
            let month = MONTHS.get(usize::from(*month).wrapping_sub(1)).copied().unwrap_or("؟");
            return format!("{day} {month} {year}");
        }
        Message::Folded(count) => {
            let forms = [
                "لا فقرات مطوية",
                "فقرة واحدة مطوية",
                "فقرتان مطويتان",
                "{} فقرات مطوية",
                "{} فقرة مطوية",
                "{} فقرة مطوية",
            ];
            return counted(*count, &forms);
        }
        Message::Percent(percent) => return format!("{percent}٪"),
        Message::One(noun) => one(*noun),
        Message::Many(noun) => many(*noun),
        Message::KindShown(noun) => return format!("أُظهرت: {}", isolate(many(*noun))),
        Message::KindHidden(noun) => return format!("أُخفيت: {}", isolate(many(*noun))),
        Message::NoEntities => "لا أسماء في هذا المقال",
        Message::NoneShown => "كل الأسماء من أنواع مخفية · f لاختيار الأنواع",
        Message::LastMention => "هذا آخر اسم · Shift-Tab للرجوع",
        Message::FirstMention => "هذا أول اسم · Tab للتقدم",
        Message::NothingOpen => "لا شيء للقراءة · q للخروج",
        Message::HelpLines => "سطر إلى أسفل أو أعلى",
        Message::HelpPages => "صفحة إلى الأمام أو الخلف",
        Message::HelpArrows => "صفحة، كما في الكتاب",
        Message::HelpHalves => "نصف صفحة",
        Message::HelpEnds => "البداية، النهاية",
        Message::HelpGoTo => "فقرة أو نسبة",
        Message::HelpMarks => "ضع علامة، اذهب إليها",
        Message::HelpArticles => "المقال التالي، السابق",
        Message::HelpMentions => "الاسم التالي، السابق",
        Message::HelpSame => "الاسم نفسه مرة أخرى",
        Message::HelpCard => "بطاقة الاسم",
        Message::HelpPanel => "قائمة الأسماء",
        Message::HelpKinds => "اختيار الأنواع",
        Message::HelpSearch => "بحث إلى الأمام، الخلف",
        Message::HelpHits => "النتيجة التالية، السابقة",
        Message::HelpOutline => "الفهرس",
        Message::HelpCopy => "نسخ",
        Message::HelpMeasure => "أعرض، أضيق",
        Message::HelpFolds => "طي، نشر",
        Message::HelpTashkeel => "التشكيل",
        Message::HelpSpacing => "تباعد الأسطر",
        Message::HelpThemes => "الألوان",
        Message::HelpList => "قائمة المقالات",
        Message::HelpHelp => "هذه المساعدة",
        Message::HelpReload => "اقرأ الملف من جديد",
        Message::HelpUndo => "تراجع عن تصحيح",
        Message::HelpClose => "إغلاق، رجوع",
        Message::HelpQuit => "خروج",
    };
    fixed.to_owned()
}

/// A count in its plural form; `{}` in the form is the number.
fn counted(count: usize, forms: &[&str; 6]) -> String {
    plural(count, forms).replace("{}", &count.to_string())
}

fn one(noun: Noun) -> &'static str {
    match noun {
        Noun::Person => "شخص",
        Noun::Organisation => "منظمة",
        Noun::Place => "مكان",
        Noun::Other => "متفرقات",
        Noun::Date => "تاريخ",
        Noun::Number => "عدد",
    }
}

fn many(noun: Noun) -> &'static str {
    match noun {
        Noun::Person => "أشخاص",
        Noun::Organisation => "منظمات",
        Noun::Place => "أماكن",
        Noun::Other => "متفرقات",
        Noun::Date => "تواريخ",
        Noun::Number => "أعداد",
    }
}
