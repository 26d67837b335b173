//! What outlives the reading of an article. In: what an earlier reading left. Out: the place it was at,
//! marks and folds again; and the same of this reading. Bytes of the article as it is now.

use std::collections::BTreeMap;

use super::App;
use super::flow::Anchor;
use super::marking::BEFORE;
use super::reading::Reading;
use crate::locale::Message;

/// What is remembered of reading an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Remembered {
    /// The top of the screen; `None` at the article's start.
    pub place: Option<Anchor>,
    /// The furthest byte shown.
    pub furthest: usize,
    /// Whether its end was shown.
    pub finished: bool,
    /// Whether folded blocks are shown.
    pub unfolded: bool,
    /// Marks by their letter.
    pub marks: BTreeMap<char, usize>,
}

impl App {
    /// Takes up the reading of an article where an earlier one left it.
    pub fn restore(&mut self, at: usize, earlier: Remembered) {
        let (Some(article), Some(reading)) = (self.articles.get(at), self.readings.get_mut(at))
        else {
            return;
        };
        let within = |byte: usize| article.boundary(byte.min(article.len()));
        reading.seen = true;
        reading.furthest = within(earlier.furthest);
        reading.finished = earlier.finished;
        reading.unfolded = earlier.unfolded;
        reading.marks =
            earlier.marks.into_iter().map(|(letter, byte)| (letter, within(byte))).collect();
        reading.anchor = match earlier.place {
            Some(place) => Anchor { byte: within(place.byte), ..place },
            None => Anchor { byte: 0, above: usize::MAX },
        };
        if at == self.at {
            self.refresh();
            self.take_up();
            self.mentions_changed();
            self.panel_changed();
        }
    }

    /// Says that an article is taken up in its middle. One that was left at its very end is begun again, and its
    /// end is a jump away.
    fn take_up(&mut self) {
        let started = |reading: &Reading| reading.anchor.byte > 0 || reading.anchor.above == 0;
        let Some(reading) = self.reading_mut().filter(|reading| started(reading)) else { return };
        if reading.page.starts {
            return;
        }
        if reading.page.ends {
            reading.marks.insert(BEFORE, reading.anchor.byte);
            reading.anchor = Anchor { byte: 0, above: usize::MAX };
            self.say(Message::ReadBefore);
        } else {
            let percent = self.percent();
            self.say(Message::Resumed(percent));
        }
        self.refresh();
    }

    /// What to remember of an article; `None` where it was not opened.
    #[must_use]
    pub fn remembered(&self, at: usize) -> Option<Remembered> {
        let reading = self.readings.get(at).filter(|reading| reading.seen)?;
        let started = reading.anchor.byte > 0 || reading.anchor.above == 0;
        Some(Remembered {
            place: started.then_some(reading.anchor),
            furthest: reading.furthest,
            finished: reading.finished,
            unfolded: reading.unfolded,
            marks: reading.marks.clone(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Anchor;
    use crate::app::{App, Input, Key, KeyCode, Remembered};
    use crate::article::Article;

    fn press(app: &mut App, keys: &str) {
        for c in keys.chars() {
            let key = Key { code: KeyCode::Char(c), control: false, alt: false, shift: false };
            app.handle(&Input::Key(key));
        }
    }

    fn app() -> App {
        let lines: Vec<_> = (0..200).map(|n| format!("Paragraph {n} of it.")).collect();
        App::new(vec![Article::plain(lines.join("\n"), false)], (60, 20))
    }

    #[test]
    fn a_reading_is_taken_up_where_it_was_left() {
        let mut left = app();
        press(&mut left, "  mj  ");
        let remembered = left.remembered(0).expect("an article that was opened");
        assert!(remembered.place.is_some() && remembered.marks.contains_key(&'j'));

        let mut again = app();
        again.restore(0, remembered.clone());
        assert_eq!(again.remembered(0), Some(remembered));
        let page = |app: &App| app.reading().map(|reading| reading.page.bytes());
        assert_eq!(page(&again), page(&left));
        press(&mut again, "'j");
        press(&mut left, "'j");
        assert_eq!(page(&again), page(&left));
    }

    #[test]
    fn an_article_left_at_its_start_opens_at_its_start() {
        let remembered = app().remembered(0).expect("an article that was opened");
        assert_eq!(remembered.place, None);
        assert!(!remembered.finished);
        let mut again = app();
        again.restore(0, remembered);
        assert_eq!(again.reading().map(|reading| reading.anchor.above), Some(usize::MAX));
    }

    #[test]
    fn the_end_is_remembered_as_read_and_nonsense_is_brought_within_the_article() {
        let mut app = app();
        press(&mut app, "G");
        assert!(app.remembered(0).is_some_and(|remembered| remembered.finished));
        let far = Remembered {
            place: Some(Anchor::at(usize::MAX)),
            furthest: usize::MAX,
            ..Remembered::default()
        };
        app.restore(0, far);
        press(&mut app, "kj");
    }
}
