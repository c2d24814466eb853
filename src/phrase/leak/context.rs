//! The words and letters around a number: what makes it a code, an amount, a published number.
//!
//! Asked only about digits that already have the build of a leak. What stands before them is read folded, so the words
//! here are in simplified characters and lower case, without marks.

use std::ops::Range;

use super::glyph;
use crate::text::Reading;

/// How far back a word may speak of a number.
const REACH: usize = 16;

/// A number right behind one of these is a code or an amount, not a person's.
const CODES: &str = "订单 单号 运单 工单 保单 编号 工号 型号 流水 金额 价格 总价 合计 共计 货号 款号 批号 序列 条码 \
    条形 券码 验证 兑换 取件 发票 税号 合同 交易 案号 快递号 物流号 库存 数量 版本 第 no sn \
    imei isbn sku";

/// What may stand between such a word and the number.
const FILLERS: &str = "号码是为的";

/// Latin words that announce a number rather than being part of it.
const ANNOUNCERS: &str = "tel telephone phone mobile mob cell call t m v vx wx qq \
    id";

/// Words of two characters that announce the number of a counter, which is published by saying so.
const PUBLIC: &str = "客服 服务 监督 热线 投诉 举报 官方 前台 总机 咨询 报修 售后";

/// Whether the number at `range` is an order, an amount, a part of a word or of an address. `codes_end` is where the last
/// such number ended: an enumeration goes on as it began.
pub(super) fn is_code(text: &[u16], range: Range<usize>, codes_end: Option<usize>) -> bool {
    let listed = codes_end.is_some_and(|end| is_enumeration(&text[end.min(range.start)..range.start]));
    listed || is_inside_word(text, &range) || is_amount(text, &range) || {
        let said = said_before(text, range.start);
        ends_with_any(without_fillers(&said, CODES), CODES)
    }
}

/// Whether a landline number at `start` is announced as that of a counter.
pub(super) fn is_public(text: &[u16], start: usize) -> bool {
    let said = said_before(text, start);
    said.windows(2).any(|word| glyph::is_listed(word, PUBLIC))
}

/// Whether digits at `start` are called a telephone, and not that of a counter.
pub(super) fn is_telephone(text: &[u16], start: usize) -> bool {
    const NAMES: &str = "电话 座机 固话 tel";
    let said = said_before(text, start);
    ends_with_any(without_fillers(&said, NAMES), NAMES) && !is_public(text, start)
}

/// What the clause before `start` reads as.
fn said_before(text: &[u16], start: usize) -> Vec<u16> {
    let reach = &text[start.saturating_sub(REACH)..start];
    let clause = reach.iter().rposition(|&unit| is_clause_end(unit)).map_or(0, |mark| mark + 1);
    Reading::of(&reach[clause..]).tokens().to_vec()
}

const fn is_clause_end(unit: u16) -> bool {
    matches!(glyph::plain(unit), 0x0A | 0x21 | 0x2C | 0x3B | 0x3F | 0x3001 | 0x3002)
}

fn is_enumeration(between: &[u16]) -> bool {
    let joins = |&unit: &u16| glyph::is_blank(unit) || is_clause_end(unit) || matches!(unit, 0x2F | 0x548C | 0x53CA);
    between.len() <= 4 && between.iter().all(joins)
}

/// Takes fillers off the end until one of `words` ends there.
fn without_fillers<'a>(said: &'a [u16], words: &str) -> &'a [u16] {
    let mut rest = said;
    while !ends_with_any(rest, words)
        && let Some((&last, before)) = rest.split_last()
        && FILLERS.chars().any(|filler| filler as u16 == last)
    {
        rest = before;
    }
    rest
}

fn ends_with_any(said: &[u16], words: &str) -> bool {
    (1..=4.min(said.len())).any(|length| glyph::is_listed(&said[said.len() - length..], words))
}

/// Whether Latin letters make the digits part of a word (SF138…, …5678A, id=138…), or they go on as an address.
fn is_inside_word(text: &[u16], range: &Range<usize>) -> bool {
    let mut at = range.start;
    while at > 0 && glyph::is_invisible(text[at - 1]) {
        at -= 1;
    }
    // One mark may join a word and a number; an opening bracket or a colon announces instead.
    if at > 0 && matches!(glyph::plain(text[at - 1]), 0x23 | 0x26 | 0x2D | 0x2E | 0x2F | 0x3D | 0x5F) {
        at -= 1;
    }
    let letters = text[..at].iter().rev().take(REACH).take_while(|&&unit| glyph::is_letter(glyph::plain(unit))).count();
    if letters > 0 && !glyph::is_listed(&text[at - letters..at], ANNOUNCERS) {
        return true;
    }
    let Some(after) = (range.end..text.len()).find(|&at| !glyph::is_invisible(text[at])) else { return false };
    match glyph::plain(text[after]) {
        0x40 => true,
        0x2E => glyph::is_letter(glyph::plain_at(text, after + 1)),
        _ => {
            let rest = &text[after..text.len().min(after + REACH)];
            let letters = rest.iter().take_while(|&&unit| glyph::is_letter(glyph::plain(unit))).count();
            letters > 0 && !glyph::is_listed(&rest[..letters], ANNOUNCERS)
        }
    }
}

fn is_amount(text: &[u16], range: &Range<usize>) -> bool {
    let before = text[..range.start].iter().rev().find(|&&unit| !glyph::is_blank(unit));
    let after = text[range.end..].iter().find(|&&unit| !glyph::is_blank(unit));
    before.is_some_and(|unit| matches!(unit, 0x24 | 0xA3 | 0xA5 | 0x20AC | 0xFFE5 | 0xFF04))
        || after.is_some_and(|unit| matches!(unit, 0x5143 | 0x5757 | 0x584A | 0x25 | 0xFF05))
}
