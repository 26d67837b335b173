//! What stands above a block: air, the front matter's row and rule, the count of folded blocks.

use super::Flow;
use super::row::RowKind;
use crate::article::{Article, Block, BlockKind};
use crate::layout::Tabs;

/// Whether a block is part of the front matter.
fn is_front(kind: BlockKind) -> bool {
    matches!(kind, BlockKind::Title | BlockKind::Subtitle | BlockKind::Summary)
}

/// Adds the rows above a block (`None`: behind the last one). `tabs` are those of its row.
pub(super) fn rows_above(
    flow: &Flow,
    article: &Article,
    (block, tabs): (Option<&Block>, Tabs),
    rows: &mut Vec<RowKind>,
) {
    let start = block.map_or(article.len() + 1, |block| block.range.start);
    let before = flow.visible_before(article, start);
    let folded = !flow.manner.unfolded
        && flow.folds.first().is_some_and(|fold| {
            fold.start < start && before.as_ref().is_none_or(|block| block.range.start < fold.start)
        });
    let Some(before) = before else {
        if flow.manner.roomy {
            rows.push(RowKind::Air);
        }
        if block.is_some_and(|block| is_front(block.kind)) || flow.dated {
            rows.push(RowKind::Meta);
        }
        if folded {
            rows.push(RowKind::Folded(flow.folds.len()));
        }
        if block.is_some_and(|block| !is_front(block.kind)) && rows.len() > 1 {
            rows.push(RowKind::Air);
        }
        return;
    };
    let ruled = is_front(before.kind) && block.is_none_or(|block| !is_front(block.kind));
    if ruled && block.is_some() {
        if flow.manner.roomy {
            rows.push(RowKind::Air);
        }
        rows.push(RowKind::Rule);
    }
    if folded {
        if block.is_none() {
            rows.push(RowKind::Air);
        }
        rows.push(RowKind::Folded(flow.folds.len()));
    }
    let Some(block) = block else { return };
    let is_tight =
        (block.kind.is_tight() && tabs == Tabs::Blank) || block.kind == BlockKind::ListItem;
    let tight = is_tight && before.kind == block.kind;
    let air = match block.kind {
        BlockKind::Heading(_) if flow.manner.roomy && !ruled => 2,
        _ if tight || (ruled && !flow.manner.roomy) => 0,
        _ => 1,
    };
    rows.extend((0..air).map(|_| RowKind::Air));
}
