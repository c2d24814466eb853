//! What is known by its structure: questions, sums, telephones, places, persons, times, order numbers.
//!
//! Works on text folded in place. Meant for "did the agent give a telephone number", not for finding out whose it is; what
//! must not be given away is the business of the [leaks](crate::phrase::find_leaks).

use super::number::{is_digit, number_at};
use super::rubric::Entity;
use super::time_phrase::times;
use super::words::words;
use crate::text::Span;

words!(
    ASKING,
    [
        "吗",
        "么？",
        "呢？",
        "怎么",
        "怎样",
        "如何",
        "为什么",
        "为何",
        "什么",
        "多少",
        "多久",
        "几点",
        "几天",
        "哪里",
        "哪儿",
        "哪个",
        "哪些",
        "谁",
        "能不能",
        "可不可以",
        "可以吗",
        "是不是",
        "有没有",
        "行不行",
        "会不会",
        "要不要",
        "对不对",
        "好不好",
        "请问",
        "啥",
    ]
);
// Words that hold an asking word without asking.
words!(
    NOT_ASKING,
    ["没什么", "不怎么", "什么的", "怎么样都", "随便什么", "不管怎么", "无论如何", "谁都", "多少有点", "哪里哪里"]
);
words!(SUMS, ["元", "块", "圆", "rmb"]);
words!(PLACES, ["大道", "小区", "大厦", "广场", "花园", "号楼", "单元", "街道", "路", "街", "巷", "镇"]);
words!(COUNTED, ["元", "块", "件", "个", "人", "户", "%", "年", "米", "分"]);
// Common surnames; with a title or behind 联系 they make a person.
words!(
    SURNAMES,
    [
        "王", "李", "张", "刘", "陈", "杨", "黄", "赵", "吴", "周", "徐", "孙", "马", "朱", "胡", "郭", "何", "高",
        "林", "罗", "郑", "梁", "谢", "宋", "唐", "许", "韩", "冯", "邓", "曹", "彭", "曾", "肖", "田", "董", "袁",
        "潘", "于", "蒋", "蔡", "余", "杜", "叶", "程", "苏", "魏", "吕", "丁", "任", "沈", "姚", "卢", "姜", "崔",
        "钟", "谭", "陆", "汪", "范", "金", "石", "廖", "贾", "夏", "韦", "付", "方", "白", "邹", "孟", "熊", "秦",
        "邱", "江", "尹", "薛", "闫", "段", "雷", "侯", "龙", "史", "陶", "黎", "贺", "顾", "毛", "郝", "龚", "邵",
        "万", "钱", "严", "覃", "武", "戴", "莫", "孔", "向", "汤"
    ]
);
words!(
    TITLES,
    [
        "工", "经理", "主任", "师傅", "先生", "女士", "老师", "科长", "站长", "部长", "组长", "班长", "店长", "主管",
        "医生", "专员", "姐", "哥", "总", "队长",
    ]
);
words!(CALLING, ["联系人", "联系", "找", "请教", "咨询"]);

/// Everything of the kinds asked for in `text`, in no particular order. Linear in the text.
pub(super) fn entities(text: &[u16], wanted: impl Fn(Entity) -> bool, mut found: impl FnMut(Entity, Span)) {
    let span = |start: usize, end: usize| Span::new(start as u32, end as u32);
    if wanted(Entity::Question)
        && let Some((start, end)) = question(text)
    {
        found(Entity::Question, span(start, end));
    }
    if wanted(Entity::Time) {
        times(text).iter().for_each(|time| found(Entity::Time, span(time.start, time.end)));
    }
    let digits = [Entity::Phone, Entity::Order, Entity::Amount].into_iter().any(&wanted);
    let mut at = 0;
    while at < text.len() {
        let mut next = at + 1;
        if let Some((kind, start, end)) = figure(text, at).filter(|_| digits) {
            if wanted(kind) {
                found(kind, span(start, end));
            }
            next = end.max(next);
        }
        if wanted(Entity::Address)
            && let Some((_, end)) = PLACES.at(text, at).filter(|_| at > 0 && is_word(text[at - 1]))
        {
            found(Entity::Address, span(start_of_place(text, at), end));
        }
        if wanted(Entity::Person)
            && let Some(end) = person(text, at)
        {
            found(Entity::Person, span(at, end));
        }
        at = next;
    }
}

/// The first question of a message: a question mark, or words that ask.
fn question(text: &[u16]) -> Option<(usize, usize)> {
    let mut start = 0;
    let mut asks = false;
    for at in 0..=text.len() {
        let unit = text.get(at).copied();
        let mark = unit.is_some_and(|unit| unit == u16::from(b'?') || unit == 0xFF1F);
        let ends = unit.is_none_or(|unit| mark || matches!(unit, 0x3002 | 0xFF01 | 0x21 | 0x0A | 0xFF1B));
        if ends {
            if (asks || mark) && at > start {
                return Some((start, at + usize::from(mark)));
            }
            start = at + 1;
            asks = false;
        } else if !asks && ASKING.at(text, at).is_some() {
            asks = !(0..3).any(|back| at >= start + back && NOT_ASKING.at(text, at - back).is_some());
        }
    }
    None
}

/// A run of digits and what it is: a telephone, an order, or a sum.
fn figure(text: &[u16], at: usize) -> Option<(Entity, usize, usize)> {
    let sign = matches!(text.get(at), Some(0xA5 | 0xFFE5));
    let start = if sign { at + 1 } else { at };
    if let Some(number) = number_at(text, start).filter(|number| number.digits <= 8) {
        let unit = SUMS.at(text, number.end);
        if sign || unit.is_some() {
            return Some((Entity::Amount, at, unit.map_or(number.end, |(_, end)| end)));
        }
        if number.digits == 0 {
            return None;
        }
    }
    if !is_digit(*text.get(at)?) {
        return None;
    }
    let (digits, end, hyphens) = run(text, at);
    let first = (text[at] - 0x30) as u8;
    let second = text.get(at + 1).map_or(0, |unit| unit.saturating_sub(0x30) as u8);
    let phone = match digits {
        11 => first == 1 && second >= 3 || first == 0,
        10 => first == 0 && hyphens || first == 4 || first == 8,
        12 => first == 0,
        7 | 8 => hyphens || !is_hundredfold(text, at, end),
        5 | 6 => matches!(first, 9 | 1) && !is_counted(text, end),
        _ => false,
    };
    if phone {
        return Some((Entity::Phone, at, end));
    }
    Some((Entity::Order, at, end)).filter(|_| digits >= 9)
}

/// Digits from `at` on, hyphens and single spaces between them passed over: how many, where they end, whether hyphenated.
fn run(text: &[u16], at: usize) -> (usize, usize, bool) {
    let (mut digits, mut end, mut hyphens) = (0, at, false);
    let mut next = at;
    while let Some(&unit) = text.get(next) {
        let glue = matches!(unit, 0x2D | 0x20) && text.get(next + 1).is_some_and(|&unit| is_digit(unit)) && next > at;
        if is_digit(unit) {
            digits += 1;
            end = next + 1;
        } else if glue {
            hyphens |= unit == 0x2D;
        } else {
            break;
        }
        next += 1;
    }
    (digits, end, hyphens)
}

fn is_hundredfold(text: &[u16], start: usize, end: usize) -> bool {
    end - start >= 3 && text[end - 3..end].iter().all(|&unit| unit == 0x30)
}

/// Whether what follows counts things: 10000件, 96000人.
fn is_counted(text: &[u16], end: usize) -> bool {
    COUNTED.at(text, end).is_some()
}

fn is_word(unit: u16) -> bool {
    is_digit(unit) || matches!(unit, 0x4E00..=0x9FFF)
}

/// Up to four characters before a word of place belong to it.
fn start_of_place(text: &[u16], at: usize) -> usize {
    let word = text[..at].iter().rev().take(4).take_while(|&&unit| is_word(unit)).count();
    at - word
}

/// 王工, 李经理, 联系张三.
fn person(text: &[u16], at: usize) -> Option<usize> {
    SURNAMES.at(text, at)?;
    for given in 0..=2 {
        if let Some((_, end)) = TITLES.at(text, at + 1 + given) {
            return Some(end);
        }
    }
    let called = (1..=3).any(|back| at >= back && CALLING.at(text, at - back).is_some_and(|(_, end)| end == at));
    let given = text[at + 1..].iter().take_while(|&&unit| matches!(unit, 0x4E00..=0x9FFF)).count();
    (called && (1..=2).contains(&given)).then_some(at + 1 + given)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, kind: Entity) -> Vec<String> {
        let units: Vec<u16> = text.encode_utf16().collect();
        let mut all = Vec::new();
        entities(&units, |wanted| wanted == kind, |_, span| all.push(String::from_utf16_lossy(span.of(&units))));
        all
    }

    #[test]
    fn finds_what_it_is_asked_for() {
        for (text, kind, expected) in [
            ("请您联系王工 0919-1234567,地址新区路8号", Entity::Phone, "0919-1234567"),
            ("请您联系王工 0919-1234567,地址新区路8号", Entity::Person, "王工"),
            ("请您联系王工 0919-1234567,地址新区路8号", Entity::Address, "地址新区路"),
            ("咨询投诉请拨96766", Entity::Phone, "96766"),
            ("收您100元", Entity::Amount, "100元"),
            ("一共五十八块", Entity::Amount, "五十八块"),
            ("订单20240501123456789", Entity::Order, "20240501123456789"),
            ("怎么设置", Entity::Question, "怎么设置"),
            ("您好。多久能到？谢谢", Entity::Question, "多久能到？"),
            ("能便宜吗", Entity::Question, "能便宜吗"),
        ] {
            assert_eq!(found(text, kind).first().map(String::as_str), Some(expected), "{text}");
        }
    }

    #[test]
    fn leaves_the_rest() {
        for (text, kind) in [
            ("打电话问别人吧", Entity::Person),
            ("打电话问别人吧", Entity::Phone),
            ("买了10000件", Entity::Phone),
            ("没什么", Entity::Question),
            ("好的谢谢", Entity::Question),
            ("一路平安", Entity::Amount),
        ] {
            assert!(found(text, kind).is_empty(), "{text}: {:?}", found(text, kind));
        }
    }
}
