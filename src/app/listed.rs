//! The list's place between two sessions. In: where it was left. Out: that; and the list opened there again, as soon as
//! the article is counted where the articles are counted still.

use super::App;
use super::choice::Choice;
use super::sheet::{List, Sheet};

/// An article of the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListPlace {
    /// Its index among those of the sources.
    pub at: usize,
    /// Its title, which finds it where others have come before it; empty where that is not known.
    pub title: String,
}

impl App {
    /// Where the list is: its chosen article, or the one being read; `None` where there is no list.
    #[must_use]
    pub fn list_place(&self) -> Option<ListPlace> {
        if self.articles.len() < 2 {
            return None;
        }
        let at = if let Some(Sheet::List(list)) = &self.sheet {
            list.rows.get(list.choice.at)?
        } else {
            let left = self.list_left.as_ref().filter(|(here, _)| *here == self.at());
            let chosen = left.and_then(|(_, list)| list.rows.get(list.choice.at));
            chosen.unwrap_or_else(|| self.at())
        };
        // Who leaves before the articles are counted that far has not moved.
        let at = self.list_waits.as_ref().map_or(at, |place| place.at);
        let title = self.articles.entry(at).map(|entry| entry.title).unwrap_or_default();
        Some(ListPlace { at, title })
    }

    /// Shows the list where it was left.
    pub fn browse_at(&mut self, place: ListPlace) {
        self.browse();
        let has_title = |at: usize| {
            place.title.is_empty()
                || self.articles.get(at).is_none_or(|article| article.title() == place.title)
        };
        let moved = || {
            let mut held = self.articles.iter();
            held.find(|(_, article)| article.title() == place.title).map(|(at, _)| at)
        };
        if place.at < self.articles.len() && has_title(place.at) {
            self.list_at(place.at);
        } else if let Some(at) = moved() {
            self.list_at(at);
        } else if self.articles.is_growing() {
            self.list_waits = Some(place);
        }
    }

    /// Goes to the place that was left, where it is counted now and nobody has moved meanwhile.
    pub(super) fn list_on(&mut self) {
        let untouched = |list: &List| list.choice.at == 0 && list.filter.is_empty();
        if !matches!(&self.sheet, Some(Sheet::List(list)) if untouched(list)) {
            self.list_waits = None;
        }
        let counted = self.articles.len();
        if let Some(place) = self.list_waits.take_if(|place| place.at < counted) {
            self.list_at(place.at);
        }
    }

    /// Chooses an article of the open list, and opens it behind it.
    fn list_at(&mut self, at: usize) {
        let Some(row) = self.order.position(at) else { return };
        if at != self.at() {
            self.want(at, None);
        }
        if let Some(Sheet::List(list)) = &mut self.sheet {
            list.choice = Choice::at(row);
            self.keep_sheet();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::shelf::Shelf;
    use crate::app::{Input, Key, KeyCode, Settings};
    use crate::article::Article;

    fn named(titles: &[&str]) -> App {
        let of = |title: &&str| Article::plain((*title).to_owned(), true);
        App::new(titles.iter().map(of).collect::<Vec<_>>(), (60, 20))
    }

    fn down() -> Input {
        Input::Key(Key { code: KeyCode::Down, control: false, alt: false, shift: false })
    }

    fn at(app: &App) -> Option<usize> {
        app.list_place().map(|place| place.at)
    }

    #[test]
    fn the_list_opens_where_it_was_left_though_articles_have_come_before() {
        let mut app = named(&["One", "Two", "Three"]);
        app.browse();
        app.handle(&down());
        let left = app.list_place().expect("a list");
        assert_eq!(left.at, 1);
        let mut again = named(&["Zero", "One", "Two", "Three"]);
        again.browse_at(left);
        assert_eq!(at(&again), Some(2));
        // What is gone is not looked for further.
        let mut other = named(&["Four", "Five", "Six"]);
        other.browse_at(ListPlace { at: 1, title: "Two".to_owned() });
        assert_eq!(at(&other), Some(0));
    }

    #[test]
    fn a_place_that_is_not_counted_yet_is_waited_for_until_somebody_moves() {
        for moves in [false, true] {
            let mut shelf = Shelf::default();
            shelf.grow(10, true);
            let mut app = App::with(shelf, (60, 20), Settings::default());
            app.browse_at(ListPlace { at: 500, title: String::new() });
            app.handle(&Input::Counted(100, true));
            if moves {
                app.handle(&down());
            }
            app.handle(&Input::Counted(1000, true));
            assert_eq!(at(&app), Some(if moves { 1 } else { 500 }));
        }
    }

    #[test]
    fn who_went_to_the_end_goes_on_to_it_while_articles_are_counted() {
        let mut shelf = Shelf::default();
        shelf.grow(10, true);
        let mut app = App::with(shelf, (60, 20), Settings::default());
        app.browse();
        app.handle(&Input::Counted(100, true));
        assert_eq!(at(&app), Some(0));
        app.handle(&Input::Key(Key {
            code: KeyCode::End,
            control: false,
            alt: false,
            shift: false,
        }));
        app.handle(&Input::Counted(1000, true));
        app.handle(&Input::Counted(2000, false));
        assert_eq!(at(&app), Some(1999));
    }
}
