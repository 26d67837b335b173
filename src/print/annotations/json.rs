//! JSON: an object an article, or an object a mention.

use std::io::{self, Write};

use serde::Serialize;

use super::Places;
use crate::article::{Entity, EntityId, Mention};
use crate::print::json_bytes;

#[derive(Serialize)]
struct Document<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a str>,
    text_length: usize,
    entities: Vec<OneEntity<'a>>,
}

#[derive(Serialize)]
struct OneEntity<'a> {
    id: &'a str,
    label: &'a str,
    name: &'a str,
    names: Vec<&'a str>,
    count: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    mentions: Vec<OneMention<'a>>,
}

#[derive(Serialize)]
struct OneMention<'a> {
    start: usize,
    end: usize,
    text: &'a str,
    score: Option<f32>,
    #[serde(rename = "in", skip_serializing_if = "Option::is_none")]
    part: Option<&'static str>,
}

#[derive(Serialize)]
struct MentionLine<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    article: Option<&'a str>,
    label: &'a str,
    entity: &'a str,
    name: &'a str,
    #[serde(flatten)]
    mention: OneMention<'a>,
}

/// Writes an article's entities as one object on one line.
pub(super) fn object(places: &Places<'_>, id: Option<&str>, out: &mut dyn Write) -> io::Result<()> {
    let mut of_entity: Vec<Vec<&Mention>> = vec![Vec::new(); places.article.entities.len()];
    for mention in &places.article.mentions {
        of_entity[mention.entity.0 as usize].push(mention);
    }
    let entities = places.article.entities.iter().zip(of_entity);
    let entities = entities.map(|(entity, mentions)| one_entity(places, entity, &mentions));
    let document = Document { id, text_length: places.text_length(), entities: entities.collect() };
    json_bytes::write(&document, out)?;
    out.write_all(b"\n")
}

/// Writes an article's mentions, a line each.
pub(super) fn lines(places: &Places<'_>, id: Option<&str>, out: &mut dyn Write) -> io::Result<()> {
    for mention in &places.article.mentions {
        let EntityId(index) = mention.entity;
        let entity = &places.article.entities[index as usize];
        let line = MentionLine {
            article: id,
            label: mention.label.as_str(),
            entity: &entity.id,
            name: &entity.name,
            mention: one_mention(places, mention),
        };
        json_bytes::write(&line, out)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

fn one_entity<'a>(
    places: &'a Places<'_>,
    entity: &'a Entity,
    mentions: &[&'a Mention],
) -> OneEntity<'a> {
    let mut names: Vec<&str> = Vec::new();
    for mention in mentions {
        let name = places.words(mention);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    OneEntity {
        id: &entity.id,
        label: entity.label.as_str(),
        name: &entity.name,
        names,
        count: mentions.len(),
        url: entity.url.as_deref(),
        mentions: mentions.iter().map(|mention| one_mention(places, mention)).collect(),
    }
}

fn one_mention<'a>(places: &'a Places<'_>, mention: &'a Mention) -> OneMention<'a> {
    let place = places.place(mention);
    OneMention {
        start: place.start,
        end: place.end,
        text: places.words(mention),
        score: mention.score,
        part: place.part,
    }
}
