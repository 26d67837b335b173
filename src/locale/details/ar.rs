//! Arabic (العربية).

use super::{
    Detail, DetailLabel, FormName, Known, LayerName, ThingsName, UnitName, Why, size, tools,
};
use crate::locale::plural::arabic as plural;
use crate::locale::{Locale, isolate};

const TIMES: [&str; 6] = ["", "مرة واحدة", "مرتين", "{} مرات", "{} مرة", "{} مرة"];
const PLACES: [&str; 6] = ["لا مواضع", "موضع واحد", "موضعان", "{} مواضع", "{} موضعا", "{} موضع"];
const LINES: [&str; 6] = ["لا أسطر", "سطر واحد", "سطران", "{} أسطر", "{} سطرا", "{} سطر"];
const BLOCKS: [&str; 6] = [
    "لا فقرات مطوية",
    "فقرة واحدة مطوية",
    "فقرتان مطويتان",
    "{} فقرات مطوية",
    "{} فقرة مطوية",
    "{} فقرة مطوية",
];

pub(super) fn say(detail: &Detail, locale: Locale) -> String {
    let n = |number: usize| locale.number(number);
    let counted = |count: usize, forms: &[&str; 6]| plural(count, forms).replace("{}", &n(count));
    let fixed = match detail {
        Detail::Heading => "التفاصيل",
        Detail::Label(label) => self::label(*label),
        Detail::NotOpened => "لا يُعرف عنه شيء بعد · Enter لفتحه",
        Detail::Place(at, of, false) => return format!("{} من {}", n(*at), n(*of)),
        Detail::Place(at, of, true) => return format!("{} من {} حتى الآن", n(*at), n(*of)),
        Detail::Form(form) => return self::form(*form),
        Detail::Packed => "فُك ضغطه من gzip",
        Detail::Known(known) => return self::known(*known, locale),
        Detail::OtherEncoding => return format!("{} لقراءته بغيره", isolate("--encoding NAME")),
        Detail::Bytes(bytes) => return self::bytes(*bytes, locale),
        Detail::Words(count) => {
            let forms = ["لا كلمات", "كلمة واحدة", "كلمتان", "{} كلمات", "{} كلمة", "{} كلمة"];
            return counted(*count, &forms);
        }
        Detail::NotCounted => "يُقرأ عند الحاجة ولم يُعد",
        Detail::Language(tag) => return language(tag),
        Detail::Parts(tags) => {
            let names: Vec<String> = tags.iter().map(|tag| language(tag)).collect();
            return format!("ومنه أجزاء: {}", names.join("، "));
        }
        Detail::Unsaid => "لم تُذكر",
        Detail::FromTheRight(true) => "من اليمين إلى اليسار",
        Detail::FromTheRight(false) => "من اليسار إلى اليمين",
        Detail::InTheFile => "في ملف المقال",
        Detail::Beside(name) => return format!("بجانبه: {}", isolate(name)),
        Detail::Given(name) => return format!("{} ({})", isolate(name), isolate("--annotations")),
        Detail::Corrections => "كما صححتها، محفوظة بجانب الملف",
        Detail::Layer(layer) => return self::layer(*layer),
        Detail::Annotations(count) => {
            let forms = ["لا وسوم", "وسم واحد", "وسمان", "{} وسوم", "{} وسما", "{} وسم"];
            return counted(*count, &forms);
        }
        Detail::LeftOut(count) => return format!("تُرك منها {}", n(*count)),
        Detail::Why(why) => return self::why(why, locale),
        Detail::Unit(unit) => return self::unit(*unit),
        Detail::OtherUnit => return format!("{} لعدّها بغيرها", isolate("--offsets UNIT")),
        Detail::Places(count) => return counted(*count, &PLACES),
        Detail::Recognised => return format!("وجدها {}", isolate("qari")),
        Detail::RecognisedBy(command) => return format!("وجدها {}", isolate(command)),
        Detail::NotSought => return format!("لم يُبحث عنها ({})", isolate("--entities none")),
        Detail::SoughtOnceOpened => "يُبحث عنها حين يُفتح",
        Detail::Seeking(share) => return format!("يُبحث عنها، {}٪", n(*share)),
        Detail::PutRight(count) => return format!("صُححت {}", counted(*count, &TIMES)),
        Detail::InvalidBytes(count, encoding, first) => {
            let places = counted(*count, &PLACES);
            let (encoding, shown) = (isolate(encoding), isolate("U+FFFD"));
            let first = n(*first);
            return format!("{places} ليست من {encoding}، تظهر {shown}؛ أولها البايت {first}");
        }
        Detail::Folded(repeated, 0) => {
            return format!("{}: عنوان أو مقدمة تكررا", counted(*repeated, &BLOCKS));
        }
        Detail::Folded(0, site) => {
            return format!("{}: من كلام الموقع", counted(*site, &BLOCKS));
        }
        Detail::Folded(repeated, site) => {
            let blocks = counted(repeated + site, &BLOCKS);
            return format!("{blocks}: {} مكررة، و{} من كلام الموقع", n(*repeated), n(*site));
        }
        Detail::Rewrapped(lines) => {
            let (lines, raw) = (counted(*lines, &LINES), isolate("--raw"));
            return format!("{lines} قُطعت باليد وُصلت فقرات؛ {raw} لإبقائها");
        }
        Detail::Turned(lines) => {
            let (lines, option) = (counted(*lines, &LINES), isolate("--encoding iso-8859-8-i"));
            return format!("{lines} من العبرية على ترتيب النظر قُلبت؛ {option} لإبقائها");
        }
        Detail::OffsetBase(true, false) => {
            return format!("المواضع تعد {} واحدا", isolate("CR LF"));
        }
        Detail::OffsetBase(false, _) => "المواضع تعد علامة ترتيب البايتات",
        Detail::OffsetBase(true, true) => {
            return format!("المواضع تعد {} واحدا، وعلامة ترتيب البايتات", isolate("CR LF"));
        }
        Detail::Skipped(count, of, what, reason) => {
            let (count, of, reason) = (n(*count), n(*of), isolate(reason));
            return format!("تُرك من {}: {count} من {of}: {reason}", things(*what));
        }
        Detail::LongParagraph => "فقرة أكبر من 16 ميبيبايت تُعرض أجزاء بهذا القدر",
        Detail::PageUnparsed => "الصفحة كبيرة أو متداخلة أكثر مما يُحلل: تُركت وسومها",
        Detail::Damaged(behind, cause) => {
            let (gzip, cause) = (isolate("gzip"), isolate(cause));
            return format!("{gzip} تالف بعد {} بايت مفكوك: {cause}", n(*behind));
        }
        Detail::Unread(behind, why) => {
            let behind = locale.digits(&behind.to_string());
            return format!("لم يُقرأ ما بعد {behind} بايت مفكوك: {}", isolate(why));
        }
        Detail::Overrides(count) => {
            let (places, raw) = (counted(*count, &PLACES), isolate("--raw"));
            return format!("{places} فيها فرض اتجاه، تظهر ولا تُطاع؛ {raw} لطاعتها");
        }
    };
    fixed.to_owned()
}

fn label(label: DetailLabel) -> &'static str {
    match label {
        DetailLabel::Title => "العنوان",
        DetailLabel::Author => "الكاتب",
        DetailLabel::Publisher => "الناشر",
        DetailLabel::Date => "التاريخ",
        DetailLabel::Address => "الرابط",
        DetailLabel::Source => "المصدر",
        DetailLabel::Place => "المقال",
        DetailLabel::Form => "الصيغة",
        DetailLabel::Encoding => "الترميز",
        DetailLabel::Length => "الطول",
        DetailLabel::Language => "اللغة",
        DetailLabel::Direction => "الاتجاه",
        DetailLabel::Annotations => "الوسوم",
        DetailLabel::Offsets => "عدّ المواضع",
        DetailLabel::FirstSkipped => "أول متروك",
        DetailLabel::Names => "الأسماء",
        DetailLabel::Noted => "ملاحظات",
    }
}

fn form(form: FormName) -> String {
    let with = |name: &str, latin: &str| format!("{name} ({})", isolate(latin));
    match form {
        FormName::Plain => "نص عادي".to_owned(),
        FormName::Json => "JSON".to_owned(),
        FormName::JsonLines => with("مقال في كل سطر", "JSON Lines"),
        FormName::JsonFeed => with("خلاصة", "JSON Feed"),
        FormName::Html => with("صفحة ويب", "HTML"),
        FormName::SavedPage => with("صفحة ويب محفوظة في ملف واحد", "MHTML"),
        FormName::Markdown => "Markdown".to_owned(),
        FormName::Feed => format!("خلاصة ({} أو {})", isolate("RSS"), isolate("Atom")),
        FormName::Trec => with("مدونة نصوص", "TREC"),
        FormName::Annotated => "نص موسوم".to_owned(),
        FormName::Epub => with("كتاب", "EPUB"),
    }
}

fn known(known: Known, locale: Locale) -> String {
    let n = |number: usize| locale.number(number);
    let fixed = match known {
        Known::Asked(option) => return format!("كما طُلب ({})", isolate(option)),
        Known::Said => "كما يقول المصدر",
        Known::ByContent => "عُرفت من المحتوى",
        Known::ByName => "عُرفت من الاسم",
        Known::ByElimination => "لا يظهر فيه غيرها",
        Known::ByLetters => "عُرف من الحروف",
        Known::ByMark => "من علامة ترتيب البايتات",
        Known::ByHeader => "كما يقول من أرسله",
        Known::Valid => "كل بايت يوافقه",
        Known::Begins => "أوله يوافقه، ويُفحص الباقي عند قراءته",
        Known::Guessed => "مخمَّن",
        Known::Assumed => "مفترض وإن لم يوافقه كل بايت",
        Known::ByQuotes(found, of) if found == of => {
            let forms = [
                "",
                "وافقها النص المقتبس",
                "وافقها النصان المقتبسان",
                "وافقتها النصوص المقتبسة وهي {}",
                "وافقتها النصوص المقتبسة وهي {}",
                "وافقتها النصوص المقتبسة وهي {}",
            ];
            return plural(of, &forms).replace("{}", &n(of));
        }
        Known::ByQuotes(found, of) => {
            return format!("وافقها {} من {} من النصوص المقتبسة", n(found), n(of));
        }
        Known::ByWords => "لأنها هكذا لا تقطع كلمة",
        Known::Usual => "المعتادة في هذه الصيغة",
        Known::Untold => "مفترضة",
    };
    fixed.to_owned()
}

fn layer(layer: LayerName) -> String {
    let fixed = match layer {
        LayerName::Json(None) => "قائمة في JSON",
        LayerName::Json(Some(key)) => {
            let tools = tools(key).map(|tools| format!(" ({})", isolate(tools)));
            let (json, key) = (isolate("JSON"), isolate(key));
            return format!("{json} تحت «{key}»{}", tools.unwrap_or_default());
        }
        LayerName::Web => "Web Annotation",
        LayerName::Tokens => return format!("كلمات ووسومها ({})", isolate("CoNLL")),
        LayerName::Brat => "brat",
        LayerName::WebAnno => "WebAnno TSV",
        LayerName::Csv => "CSV",
        LayerName::Markup => "XML",
        LayerName::Nif => "NIF",
    };
    fixed.to_owned()
}

fn unit(unit: UnitName) -> String {
    match unit {
        UnitName::CodePoints => "محارف يونيكود".to_owned(),
        UnitName::Utf16 => format!("وحدات {}", isolate("UTF-16")),
        UnitName::Bytes => "بايتات".to_owned(),
    }
}

fn why(why: &Why, locale: Locale) -> String {
    let quoted = |text: &str| format!("«{}»", isolate(text));
    let n = |number: i64| isolate(&locale.digits(&number.to_string()));
    let fixed = match why {
        Why::Rejected => "رفضه من وسمه",
        Why::PassedOver => "تجاوزه من وسمه",
        Why::NoSuchLine(line) => return format!("لا سطر {line} في النص"),
        Why::Discarded => "تركه من وسمه",
        Why::Cancelled => "ألغاه من وسمه",
        Why::NoPlace => "لا بداية له أو لا نهاية",
        Why::Backwards(start, end) => {
            return format!("نهايته {} ليست بعد بدايته {}", n(*end), n(*start));
        }
        Why::Beyond(offset, length, unit) => {
            let (length, unit) = (locale.number(*length), self::unit(*unit));
            return format!("{} خارج النص، وطوله {length} بعدّ {unit}", n(*offset));
        }
        Why::Inside(offset) => return format!("{} داخل حرف", n(*offset)),
        Why::Another(start, Some(found), wanted) => {
            let (found, wanted) = (quoted(found), quoted(wanted));
            return format!("النص عند {} هو {found} لا {wanted}", n(*start));
        }
        Why::Another(start, None, wanted) => {
            return format!("النص عند {} ليس {}", n(*start), quoted(wanted));
        }
        Why::Absent(text, false) => return format!("{} ليس في النص", quoted(text)),
        Why::Absent(text, true) => return format!("{} ليس في النص مرة أخرى", quoted(text)),
        Why::NoPart(Some(name)) => return format!("ليس في المقالات جزء {}", quoted(name)),
        Why::NoPart(None) => "ليس في المقال جزء كهذا",
        Why::Overlaps(text) => return format!("{} يتداخل مع غيره", quoted(text)),
        Why::BeforeBody(text) => return format!("{} قبل بداية النص", quoted(text)),
    };
    fixed.to_owned()
}

fn things(things: ThingsName) -> &'static str {
    match things {
        ThingsName::Articles => "المقالات",
        ThingsName::Chapters => "الفصول",
        ThingsName::Files => "الملفات",
        ThingsName::Tags => "وسوم الكلمات",
        ThingsName::Tokens => "الكلمات الموسومة",
        ThingsName::AnnotatedTexts => "النصوص الموسومة",
        ThingsName::AnnotationFiles => "ملفات الوسوم",
        ThingsName::Corrections => "تصحيحات المقالات",
    }
}

fn bytes(bytes: u64, locale: Locale) -> String {
    let (number, unit) = size(bytes);
    let number = locale.digits(&number);
    let number = if locale == Locale::ArabicDigits { number.replace('.', "٫") } else { number };
    let forms = ["لا بايت", "بايت واحد", "بايتان", "{} بايتات", "{} بايتا", "{} بايت"];
    match unit {
        0 => plural(bytes as usize, &forms).replace("{}", &number),
        unit => format!("{number} {}", ["", "كيلوبايت", "ميغابايت", "غيغابايت"][unit]),
    }
}

/// A language's name and its tag; the tag alone of those that have no name here.
fn language(tag: &str) -> String {
    let name = match tag.split('-').next().unwrap_or_default() {
        "ar" => "العربية",
        "de" => "الألمانية",
        "en" => "الإنجليزية",
        "es" => "الإسبانية",
        "fa" => "الفارسية",
        "fr" => "الفرنسية",
        "he" => "العبرية",
        "ku" | "ckb" => "الكردية",
        "ps" => "البشتوية",
        "tr" => "التركية",
        "ur" => "الأردية",
        "yi" => "اليديشية",
        _ => return isolate(tag),
    };
    format!("{name} ({})", isolate(tag))
}
