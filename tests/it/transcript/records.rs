//! Tables and JSON.

use kefu::transcript::{Columns, Format, Options, columns, parse};

use super::{check, check_with, told};
use crate::support::units;

#[test]
fn tables_with_titles() {
    check(
        "\u{feff}会话ID,发送方,工号,时间,内容,技能组,消息ID\r\n1,客服,8001,2024-05-01 10:00:01,\"您好,\"\"亲\"\"\r\n请说\",售后,a\r\n\
         2,客户,,1714528801,在吗,售前,b\r\n1,客户,,2024/5/1 10:00:09,好,售后,c\r\n",
        "#1
         = 技能组: 售后
         A 8001 2024-05-01T10:00:01+08:00 您好,\"亲\"⏎请说
         U - 2024-05-01T10:00:09+08:00 好
         #2
         = 技能组: 售前
         = 消息ID: b
         U - 2024-05-01T10:00:01+08:00 在吗
         ! line 1 varying-field",
    );
    check(
        "date;time;from;message\n2024-05-01;10:00;agent;Hello\n2024-05-01;10:01;user;Hi; there",
        "#
         A - 2024-05-01T10:00:00+08:00 Hello
         U - 2024-05-01T10:01:00+08:00 Hi
         ! line 1 one-conversation
         ! line 3 extra-cells",
    );
}

#[test]
fn tables_without_titles_or_with_others() {
    check(
        "7\t客服\t您好，请问有什么可以帮您\t2024-05-01 10:00\n7\t客户\t我想问一下发货时间\t2024-05-01 10:01\n7\t客服\t今天下午发\t2024-05-01 10:02",
        "#
         = 1: 7
         A - 2024-05-01T10:00:00+08:00 您好，请问有什么可以帮您
         U - 2024-05-01T10:01:00+08:00 我想问一下发货时间
         A - 2024-05-01T10:02:00+08:00 今天下午发
         ! line 1 guessed-columns
         ! line 1 one-conversation",
    );
    let columns = Columns {
        conversation: Some("单".to_owned()),
        text: Some("说了啥".to_owned()),
        by: Some("谁".to_owned()),
        at: Some("几时".to_owned()),
        attributes: Some(vec!["店".to_owned()]),
        ..Columns::default()
    };
    let options = Options { format: Format::Csv, columns, ..Options::default() };
    check_with(
        &options,
        "单,谁,说了啥,店,废\n9,客户,在吗,一店,x\n,客服,在,一店,y\n",
        "#9
         = 店: 一店
         U - - 在吗
         A - - 在
         ! line 1 no-such-column
         ! lines 2-3 no-time",
    );
}

#[test]
fn a_quotation_mark_that_is_never_closed_costs_its_own_cell() {
    check(
        "role,text\nagent,\"您好\nuser,在吗\nagent,\"在\"x\n",
        "#
         A - - \"您好
         U - - 在吗
         A - - 在\"x
         ! line 1 one-conversation
         ! lines 2-4 no-time
         ! line 2 bad-quote
         ! line 4 bad-quote",
    );
}

#[test]
fn json_in_its_many_shapes() {
    check(
        r#"[{"id":"c1","turns":[{"role":"agent","text":"您好\n亲\ud83d\ude00","at":"2024-05-01T10:00:01Z","by":"8001"},{"from":"user","content":"在吗"}],"shop":"旺仔","vip":true}]"#,
        "#c1
         = shop: 旺仔
         = vip: json true
         A 8001 2024-05-01T10:00:01+00:00 您好⏎亲😀
         U - - 在吗
         ! line 1 no-time",
    );
    check(
        "{\"code\":0,\"data\":[\n{\"会话ID\":7,\"角色\":\"客服\",\"内容\":\"您好\",\"时间\":1714528801123},\n{\"会话ID\":7,\"角色\":\"机器人\",\"name\":\"小蜜\",\"内容\":\"嗨\",\"时间\":\"2024-05-01 10:00:02\"}]}",
        "#7
         A - 2024-05-01T10:00:01+08:00 您好
         A 机器人·小蜜 2024-05-01T10:00:02+08:00 嗨
         ! line 1 unused-field",
    );
    check(
        r#"{"messages":[{"role":"user","content":[{"type":"text","text":"hi"}]},{"role":"assistant","content":"hello"}]}"#,
        "#
         U - - hi
         A - - hello
         ! line 1 no-time",
    );
    check(
        r#"{"a":[{"role":"A","text":"1"}],"b":["U: 2","A：3"]}"#,
        "#a
         A - - 1
         #b
         U - - 2
         A - - 3
         ! line 1 no-time",
    );
}

#[test]
fn broken_json_keeps_what_is_whole_and_says_where_it_ends() {
    check(
        "[\n{\"role\":\"agent\",\"text\":\"您好\"},\n{\"role\":\"user\",\"te",
        "#
         A - - 您好
         ! line 2 no-time
         ! line 3 not-a-message
         ! line 3 bad-json",
    );
    check(
        "{\"id\":1,\"turns\":[{\"role\":\"agent\",\"text\":\"好\"}]}\n{\"id\":2,\n{\"conversation_id\":3,\"role\":\"user\",\"text\":\"嗯\"}\n",
        "#1
         A - - 好
         #3
         U - - 嗯
         ! line 1 no-time
         ! line 2 bad-json
         ! line 3 no-time",
    );
    let deep = "[".repeat(100_000) + "{";
    assert!(told(&parse(units(&deep), &Options::default())).contains("bad-json"));
}

#[test]
fn a_long_number_stays_as_it_is_written() {
    check(
        r#"{"id":20240501123456789012,"order":20240501123456789012,"turns":[]}"#,
        "#20240501123456789012
         = order: 20240501123456789012
         ! line 1 no-messages",
    );
}

#[test]
fn columns_are_proposed_with_samples() {
    let found = columns(&units("编号,发言,谁\n1,您好，请问,客服\n2,在吗,客户"), &Options::default());
    let told: Vec<String> =
        found.iter().map(|found| format!("{} {} {}", found.title, found.holds, found.samples.join("|"))).collect();
    assert_eq!(told, ["编号 attribute 1|2", "发言 text 您好，请问|在吗", "谁 role 客服|客户"]);
}
