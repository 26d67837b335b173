//! Arabic (العربية).

use super::Locale;
use super::isolate;
use super::message::{Message, Noun, Piece, Trouble};
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

const COPIED: [&str; 6] =
    ["لم يُنسخ شيء", "نُسخ حرف واحد", "نُسخ حرفان", "نُسخت {} أحرف", "نُسخ {} حرفا", "نُسخ {} حرف"];

#[allow(
    clippy::too_many_lines,
    clippy::match_same_arms,
    reason = "a catalogue: one arm a message, in the order of `Message`"
)]
pub(super) fn say(message: &Message, locale: Locale) -> String {
    let n = |number: usize| locale.number(number);
    let fixed = match message {
        Message::Text(text) => return text.clone(),
        Message::Detail(detail) => return detail.said(locale),
        Message::Minutes(count) => {
            let forms = ["", "دقيقة واحدة", "دقيقتان", "{} دقائق", "{} دقيقة", "{} دقيقة"];
            return counted(*count, &forms, locale);
        }
        Message::Day(year, month, day) => {
            let month = MONTHS.get(usize::from(*month).wrapping_sub(1)).copied().unwrap_or("؟");
            return format!("{} {month} {}", n((*day).into()), n((*year).into()));
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
            return counted(*count, &forms, locale);
        }
        Message::Naming(percent) => return format!("الأسماء {}٪", n(*percent)),
        Message::NamingStopped(percent) => return format!("الأسماء: توقف عند {}٪", n(*percent)),
        Message::MentionsKept(count) => {
            let forms = ["", "موضع واحد", "موضعين", "{} مواضع", "{} موضعا", "{} موضع"];
            let kept = counted(*count, &forms, locale);
            return format!("أسماء كثيرة جدا: يُحتفظ بنحو {kept} حول الصفحة");
        }
        Message::Percent(percent) => return format!("{}٪", n(*percent)),
        Message::One(noun) => one(*noun),
        Message::Many(noun) => many(*noun),
        Message::KindShown(noun) => return format!("أُظهرت: {}", isolate(many(*noun))),
        Message::KindHidden(noun) => return format!("أُخفيت: {}", isolate(many(*noun))),
        Message::NoEntities => "لا أسماء في هذا المقال",
        Message::NoneShown => "كل الأسماء من أنواع مخفية · ⟦f⟧ لاختيار الأنواع",
        Message::LastMention => "هذا آخر اسم · ⟦Shift-Tab⟧ للرجوع",
        Message::FirstMention => "هذا أول اسم · ⟦Tab⟧ للتقدم",
        Message::NothingOpen => "لا شيء للقراءة · ⟦q⟧ للخروج",
        Message::NoText(false) => "لا نص لهذا المقال · ⟦q⟧ للخروج",
        Message::NoText(true) => "لا نص لهذا المقال · ⟦J⟧ للتالي، ⟦q⟧ للخروج",
        Message::HelpLines => "سطر نزولا، صعودا",
        Message::HelpPages => "صفحة تالية، سابقة",
        Message::HelpArrows => "صفحة كما في الكتاب",
        Message::HelpHalves => "نصف صفحة نزولا، صعودا",
        Message::HelpEnds => "البداية، النهاية",
        Message::HelpGoTo => "فقرة أو نسبة",
        Message::HelpMarks => "وضع علامة، ذهاب إليها",
        Message::HelpArticles => "مقال تال، سابق",
        Message::HelpMentions => "اسم تال، سابق",
        Message::HelpSame => "الاسم نفسه مرة أخرى",
        Message::HelpCard => "بطاقة الاسم",
        Message::HelpPanel => "قائمة الأسماء",
        Message::HelpKinds => "اختيار الأنواع",
        Message::HelpSearch => "بحث أماما، خلفا",
        Message::HelpHits => "نتيجة تالية، سابقة",
        Message::HelpOutline => "الفهرس",
        Message::HelpCopy => "نسخ",
        Message::HelpMeasure => "أعرض، أضيق",
        Message::HelpFolds => "طي، بسط",
        Message::HelpTashkeel => "التشكيل",
        Message::HelpSpacing => "تباعد الأسطر، محاذاتها",
        Message::HelpThemes => "السمات",
        Message::HelpList => "قائمة المقالات",
        Message::HelpHelp => "هذه المساعدة",
        Message::HelpReload => "إعادة قراءة، تفاصيل",
        Message::HelpClose => "إغلاق، رجوع",
        Message::HelpQuit => "خروج",
        Message::Hidden => "مخفية",
        Message::HelpLinks => "الروابط: فتح، نسخ",
        Message::HelpAsides => "حاشية تالية، سابقة",
        Message::TitleLinks => "الروابط",
        Message::NoLinks => "لا روابط في هذا المقال",
        Message::LinkKeys => "Enter للفتح · y للنسخ · s للإظهار",
        Message::Opened(program) => return format!("فُتح ببرنامج {}", isolate(program)),
        Message::OpenFailed(program) => {
            return format!("لم يستطع {} فتحه \u{b7} y للنسخ", isolate(program));
        }
        Message::CommandStopped(name) => return format!("{}: أُوقف", isolate(name)),
        Message::CommandTooLong(name) => return format!("{}: أُوقف بعد دقيقة", isolate(name)),
        Message::CommandDone(name) => return format!("{}: انتهى", isolate(name)),
        Message::CommandFoundNothing(name) => return format!("{}: لم يُعثر على شيء", isolate(name)),
        Message::StateBroken(aside) => {
            return format!("ملف الذاكرة تالف: نُحّي باسم {}", isolate(aside));
        }
        Message::NotSaved(why, path) => {
            return format!("لا يُحفظ شيء: {} ({})", trouble(why), isolate(path));
        }
        Message::AndMore(first, more) => {
            return format!("{} (+{})", say(first, locale), n(*more));
        }
        Message::NotOpened => "لا برنامج هنا يفتح الروابط · y للنسخ",
        Message::NoAsides => "لا حواشي ولا تعليقات صور في هذا المقال",
        Message::LastAside => "هذه آخر حاشية · ⟦I⟧ للرجوع",
        Message::FirstAside => "هذه أول حاشية · ⟦i⟧ للتقدم",
        Message::CaptionAt(number, of) => {
            return format!("تعليق صورة، {} من {} من الحواشي · ⟦'⟧' للعودة", n(*number), n(*of));
        }
        Message::NoteAt(number, of) => {
            return format!("حاشية {} من {} · ⟦'⟧' للعودة", n(*number), n(*of));
        }
        Message::Resumed(percent) => {
            return format!("استؤنفت القراءة عند {}٪ · ⟦g⟧ للبداية", n(*percent));
        }
        Message::ReadBefore => "قرأته إلى نهايته من قبل · ⟦'⟧' للعودة إليها",
        Message::HintNames(next, help) => {
            return format!("{} للاسم التالي · {} للمساعدة", isolate(next), isolate(help));
        }
        Message::HintPages(next, help) => {
            return format!("{} للصفحة التالية · {} للمساعدة", isolate(next), isolate(help));
        }
        Message::LinearHelp => {
            "أسطر بسيطة لقارئ الشاشة. ⟦j⟧ و⟦k⟧ للفقرات، و⟦d⟧ و⟦u⟧ للجمل، و⟦Space⟧ لمتابعة القراءة، و⟦Tab⟧ للأسماء، \
             و⟦h⟧ للمفاتيح كلها، و⟦q⟧ للخروج."
        }
        Message::Paragraphs(count) => {
            let forms = ["لا فقرات", "فقرة واحدة", "فقرتان", "{} فقرات", "{} فقرة", "{} فقرة"];
            return counted(*count, &forms, locale);
        }
        Message::Names(count) => {
            let forms = ["لا أسماء", "اسم واحد", "اسمان", "{} أسماء", "{} اسما", "{} اسم"];
            return counted(*count, &forms, locale);
        }
        Message::NamesFound(count) => {
            let forms = [
                "لم يُعثر على أسماء",
                "وُجد اسم واحد",
                "وُجد اسمان",
                "وُجدت {} أسماء",
                "وُجد {} اسما",
                "وُجد {} اسم",
            ];
            return format!("{}. ⟦Tab⟧ للاسم التالي.", counted(*count, &forms, locale));
        }
        Message::Mentions(count) => {
            let forms = [
                "لم يُذكر",
                "ذُكر مرة واحدة",
                "ذُكر مرتين",
                "ذُكر {} مرات",
                "ذُكر {} مرة",
                "ذُكر {} مرة",
            ];
            return counted(*count, &forms, locale);
        }
        Message::PieceAt(kind, number, of) => {
            return format!("{} {} من {}.", piece(*kind, locale), n(*number), n(*of));
        }
        Message::PieceAtShare(kind, percent) => {
            return format!("{} عند {}٪.", piece(*kind, locale), n(*percent));
        }
        Message::MentionAt(noun, name, number, of) => {
            return format!("{}: {name}، {} من {}.", one(*noun), n(*number), n(*of));
        }
        Message::HitAt(number, of) => return format!("النتيجة {} من {}.", n(*number), n(*of)),
        Message::RowAt(number, of) => return format!("{} من {}:", n(*number), n(*of)),
        Message::Shown => "ظاهرة",
        Message::Read => "مقروء",
        Message::Unread => "غير مقروء",
        Message::BeforeStart => "يبدأ المقال هنا",
        Message::Going(percent) => return format!("يعدّ الفقرات: {}٪", n(*percent)),
        Message::GoingStopped(percent) => return format!("لم يُنتقل: توقف عند {}٪", n(*percent)),
        Message::SearchStopped(percent) => {
            return format!("توقف البحث عند {}٪ · ⟦n⟧ لما وُجد", n(*percent));
        }
        Message::SearchKeys => "C-e حرفيا · C-r نمط",
        Message::TopicCommands => "الأوامر",
        Message::StillSearching => "ما زال البحث جاريا: لا نتيجة أخرى حتى الآن",
        Message::NoSearch => "لم يُبحث عن شيء بعد · ⟦/⟧ للبحث",
        Message::NotFound(text) => return format!("لم يُعثر على {}", isolate(text)),
        Message::FromStart => "استؤنف البحث من البداية",
        Message::FromEnd => "استؤنف البحث من النهاية",
        Message::BadRegex(text) => return format!("ليس تعبيرا نمطيا: {}", regex_fault(text)),
        Message::RegexFault(text) => return regex_fault(text),
        Message::BadPlace(text) => {
            let (paragraph, share) = (isolate("⟦:⟧42"), isolate("⟦:⟧50%"));
            return format!("لا مكان كهذا: {} · مثلا {paragraph} أو {share}", isolate(text));
        }
        Message::PastEnd => "ينتهي المقال هنا",
        Message::NoDates => "لا تواريخ في هذا المقال",
        Message::NoThemes => "لا سمات أخرى",
        Message::NoHeadings => "لا عناوين في هذا المقال",
        Message::OneArticle => "لم يُفتح إلا مقال واحد",
        Message::LastArticle => "هذا آخر مقال · ⟦K⟧ للرجوع",
        Message::FirstArticle => "هذا أول مقال · ⟦J⟧ للتقدم",
        Message::NoTitlePasses => "لا مقال كهذا · Esc لعرض الكل",
        Message::FirstHits(count) => return format!("لا تُعرض إلا أول {} نتيجة", n(*count)),
        Message::OnlyRead => "ما قرأته حتى الآن فقط",
        Message::WholeArticle => "المقال كله",
        Message::MarkSet(c) => {
            let (mark, back) = (isolate(&c.to_string()), isolate(&format!("⟦'⟧{c}")));
            return format!("وُضعت العلامة {mark} · {back} للعودة إليها");
        }
        Message::NoMark(c) => {
            let (mark, set) = (isolate(&c.to_string()), isolate(&format!("⟦m⟧{c}")));
            return format!("لا علامة باسم {mark} · {set} لوضعها");
        }
        Message::NoJump => "لم تقفز من موضع بعد",
        Message::WaitSetMark => "علامة لهذا الموضع: أي حرف؟",
        Message::WaitToMark => "اذهب إلى العلامة: أي حرف؟",
        Message::NothingUnderCursor => "لم يُختر اسم · ⟦Tab⟧ للاسم التالي",
        Message::NothingToUndo => "لا شيء للتراجع عنه",
        Message::TashkeelShown => "أُظهر التشكيل",
        Message::TashkeelHidden => "أُخفي التشكيل",
        Message::Measure(columns) => return format!("عرض السطر: {}", n(*columns)),
        Message::MeasureKept(columns) => return format!("عرض السطر: {}، وهذا حده", n(*columns)),
        Message::LinesFlush => "الأسطر محاذية للبداية",
        Message::LinesCentred => "الأسطر موسطة",
        Message::LinesJustified => "الأسطر مضبوطة على الطرفين",
        Message::NothingFolded => "لا شيء مطوي هنا",
        Message::Reloaded => "أُعيدت قراءة الملف",
        Message::SourceGone => "لم يعد الملف موجودا؛ هذا ما قُرئ منه",
        Message::SourceGrown => "زاد الملف · ⟦r⟧ لإعادة قراءته",
        Message::SourceChanged => "تغيّر الملف · ⟦r⟧ لإعادة قراءته",
        Message::Outdated => "غير ما في الملف",
        Message::Filter => "تصفية",
        Message::NothingPasses => "لا اسم كهذا · Esc لعرض الكل",
        Message::ReadSoFar => "حتى الآن",
        Message::AlsoCalled => "أيضا",
        Message::With => "مع",
        Message::Back => "Esc للرجوع",
        Message::Go => "Enter للذهاب",
        Message::Toggle => "Space للتبديل · a للكل",
        Message::Keep => "Enter للاعتماد · Esc للرجوع",
        Message::TitleKinds => "الأنواع",
        Message::TitleThemes => "السمات",
        Message::TitleOutline => "الفهرس",
        Message::TitleTimeline => "التسلسل الزمني",
        Message::TitleNames => "الأسماء",
        Message::TitleArticles => "المقالات",
        Message::TopicMove => "التنقل",
        Message::TopicEntities => "الأسماء",
        Message::TopicSearch => "البحث",
        Message::TopicShow => "العرض",
        Message::TopicLeave => "الخروج",
        Message::Exact => "حرفيا",
        Message::Regex => "نمط",
        Message::Searching => "يبحث",
        Message::GoToAsk => "إلى فقرة أو نسبة",
        Message::HelpTimeline => "تسلسل التواريخ",
        Message::HelpAllHits => "نتائج كل المقالات",
        Message::Copied(count) => {
            return format!("{} عبر الطرفية", counted(*count, &COPIED, locale));
        }
        Message::CopiedBy(count, program) => {
            return format!("{} ببرنامج {}", counted(*count, &COPIED, locale), isolate(program));
        }
        Message::CopiedTo(count, file) => {
            return format!(
                "لا حافظة هنا: {} إلى {}",
                counted(*count, &COPIED, locale),
                isolate(file)
            );
        }
        Message::SharedWith(one, other) => {
            return format!(
                "الشاشة مرسومة لطرفية {}، وتعرضها {} في الجلسة نفسها على غير وجهها",
                isolate(one),
                isolate(other)
            );
        }
        Message::NotCopied(reason) => return format!("لم يُنسخ شيء: {}", trouble(reason)),
        Message::Unfolded(count) => {
            let forms = [
                "لا شيء",
                "بُسطت فقرة واحدة",
                "بُسطت فقرتان",
                "بُسطت {} فقرات",
                "بُسطت {} فقرة",
                "بُسطت {} فقرة",
            ];
            return counted(*count, &forms, locale);
        }
        Message::Hits(count) => {
            let forms = ["لا نتائج", "نتيجة واحدة", "نتيجتان", "{} نتائج", "{} نتيجة", "{} نتيجة"];
            return counted(*count, &forms, locale);
        }
        Message::HelpCorrect => "النوع، الاسم، الدمج",
        Message::HelpAdd => "إضافة، حذف، تراجع",
        Message::HelpExtent => "كلمة أكثر أو أقل",
        Message::WaitKind => "أي نوع؟ 1 شخص · 2 منظمة · 3 مكان · 4 متفرقات · 5 تاريخ · 6 عدد",
        Message::NoSuchKind => "لا نوع كهذا · من 1 إلى 6",
        Message::NothingSelected => "لم يُحدد نص · اسحب أو انقر كلمة نقرتين",
        Message::Dismissed(name) => return format!("ليس اسما: {} · ⟦U⟧ للتراجع", isolate(name)),
        Message::Renamed(name) => return format!("الاسم الآن {} · ⟦U⟧ للتراجع", isolate(name)),
        Message::Merged(name) => return format!("دُمج مع {} · ⟦U⟧ للتراجع", isolate(name)),
        Message::NowOfKind(noun) => return format!("{} · ⟦U⟧ للتراجع", one(*noun)),
        Message::Added(noun) => return format!("أُضيف: {} · ⟦U⟧ للتراجع", one(*noun)),
        Message::NotKept => "صُحح لهذه القراءة وحدها \u{b7} ⟦U⟧ للتراجع",
        Message::Undone => "أُلغي آخر تصحيح",
        Message::AskName => "الاسم الجديد",
        Message::AskMerge => "دمج مع أي اسم؟",
    };
    fixed.to_owned()
}

/// What is wrong with a regular expression, where it is one of the usual slips.
fn regex_fault(fault: &str) -> String {
    match fault {
        "unclosed group" => "قوس لم يُغلق",
        "unopened group" => "قوس إغلاق بلا قوس فتح",
        "unclosed character class" => "قوس مربع لم يُغلق",
        "unclosed counted repetition" => "قوس تكرار لم يُغلق",
        "repetition operator missing expression" => "علامة تكرار ليس قبلها ما يُكرر",
        "incomplete escape sequence, reached end of pattern prematurely" => "ليس بعد \\ شيء",
        "invalid character class range, the start must be <= the end" => "مدى محارف معكوس",
        "unrecognized escape sequence" => "لا معنى لهذا الحرف بعد \\",
        other => return isolate(other),
    }
    .to_owned()
}

/// A count in its plural form; `{}` in the form is the number.
fn counted(count: usize, forms: &[&str; 6], locale: Locale) -> String {
    plural(count, forms).replace("{}", &locale.number(count))
}

fn trouble(why: &Trouble) -> String {
    match why {
        Trouble::NoSpace => "لم تبق مساحة",
        Trouble::ReadOnly => "القرص للقراءة فقط",
        Trouble::NotAllowed => "لا إذن بالكتابة",
        Trouble::Other(said) => return isolate(said),
    }
    .to_owned()
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

fn piece(kind: Piece, locale: Locale) -> String {
    match kind {
        Piece::Title => "العنوان،",
        Piece::Subtitle => "العنوان الفرعي،",
        Piece::Summary => "المقدمة،",
        Piece::Paragraph => "الفقرة",
        Piece::Heading(level) => {
            return format!("عنوان من المستوى {}،", locale.number(level.into()));
        }
        Piece::Quote => "اقتباس،",
        Piece::Caption => "تعليق صورة،",
        Piece::ListItem => "بند،",
        Piece::TableRow => "صف من جدول،",
        Piece::Code => "نص برمجي،",
        Piece::Note => "حاشية،",
    }
    .to_owned()
}
