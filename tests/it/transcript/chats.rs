//! Pasted text: chats and e-mails.

use kefu::phrase::Role;
use kefu::transcript::Options;

use super::{check, check_with, may_day};

#[test]
fn heads_with_a_name_and_a_time() {
    check(
        "客服001 2024-05-01 10:00:01\n您好\n请问有什么可以帮您？\n\n客户 2024-05-01 10:00:20\r\n发货了吗\r\n订单号：778\r\n",
        "#
         A 客服001 2024-05-01T10:00:01+08:00 您好⏎请问有什么可以帮您？
         U - 2024-05-01T10:00:20+08:00 发货了吗⏎订单号：778",
    );
    check(
        "2024/5/1 9:05 客服小美\n在的\n2024/5/1 9:06 张三\n好",
        "#
         A 客服小美 2024-05-01T09:05:00+08:00 在的
         U 张三 2024-05-01T09:06:00+08:00 好
         ! line 3 guessed-customer",
    );
}

#[test]
fn shop_exports_with_the_time_in_brackets() {
    check(
        "tb_77(2024-05-01 10:00:01):\n有货吗\n旺仔小店:小美(2024-05-01 10:00:09): 有的亲\n旺仔小店:小美 （2024-05-01 10:00:10）：\n今天发",
        "#
         U tb_77 2024-05-01T10:00:01+08:00 有货吗
         A 旺仔小店:小美 2024-05-01T10:00:09+08:00 有的亲
         A 旺仔小店:小美 2024-05-01T10:00:10+08:00 今天发
         ! line 1 guessed-customer
         ! line 3 guessed-agent",
    );
    let roles = vec![("旺仔小店:小美".to_owned(), Role::Agent), ("tb_77".to_owned(), Role::Customer)];
    check_with(
        &Options { roles, ..Options::default() },
        "tb_77 2024-5-1 10:00:01\n有货吗\n旺仔小店:小美 2024-5-1 10:00:09\n有",
        "#
         U tb_77 2024-05-01T10:00:01+08:00 有货吗
         A 旺仔小店:小美 2024-05-01T10:00:09+08:00 有",
    );
}

#[test]
fn heads_with_a_time_in_front() {
    check_with(
        &may_day(),
        "[10:00] 客户：在吗\n[10:01] 客服：在的，您请说\n[10:01] 机器人：猜您想问\n【下午3:20】用户：好\n",
        "#
         U - 2024-05-01T10:00:00+08:00 在吗
         A - 2024-05-01T10:01:00+08:00 在的，您请说
         A 机器人 2024-05-01T10:01:00+08:00 猜您想问
         U - 2024-05-01T15:20:00+08:00 好",
    );
    check(
        "[10:00] 客户：在吗\n[10:01] 客服：在的",
        "#
         U - - 在吗
         A - - 在的
         ! lines 1-2 no-date",
    );
}

#[test]
fn heads_that_are_names_alone() {
    check(
        "客服：您好\n用户: 你好：我要退货\n地址：北京\nA：好的\nU：谢谢\n系统：会话结束",
        "#
         A - - 您好
         U - - 你好：我要退货⏎地址：北京
         A - - 好的
         U - - 谢谢
         S - - 会话结束
         ! lines 1-6 no-time",
    );
    check(
        "小王:\n你好\n\n阳光店小美:\n您好，在的\n\n小王:\n谢谢",
        "#
         U 小王 - 你好
         A 阳光店小美 - 您好，在的
         U 小王 - 谢谢
         ! lines 1-8 no-time
         ! line 1 guessed-customer
         ! line 4 guessed-agent",
    );
    check_with(
        &may_day(),
        "小王 5/1 10:00\n你好\n客服小美 5/1 10:02\n您好\n小王 5/1 10:03\n在 5/3 10:00 之前能到吗",
        "#
         U 小王 2024-05-01T10:00:00+08:00 你好
         A 客服小美 2024-05-01T10:02:00+08:00 您好
         U 小王 2024-05-01T10:03:00+08:00 在 5/3 10:00 之前能到吗
         ! line 1 guessed-customer",
    );
}

#[test]
fn what_looks_like_a_head_within_a_message_stays_in_it() {
    check(
        "客服001 2024-05-01 10:00:01\n您好\n客服电话：96766\n发货时间 2024-05-01 09:00:00\nhttps://a.cn/x\n几点：10:00\n----\n就这些\n\
         客户 2024-05-01 10:00:20\n10:00",
        "#
         A 客服001 2024-05-01T10:00:01+08:00 您好⏎客服电话：96766⏎发货时间 2024-05-01 09:00:00⏎https://a.cn/x⏎几点：10:00⏎----⏎就这些
         U - 2024-05-01T10:00:20+08:00 10:00",
    );
}

#[test]
fn several_conversations_in_one_text() {
    check(
        "会话ID: 7 店铺：旺仔\n订单号：88\n客服：您好\n客户：嗯\n\n--------\n客服：再见\n客户：再见\n==== 会话 9 ====\n客服：在\n客户：好",
        "#7
         = 店铺: 旺仔
         = 订单号: 88
         A - - 您好
         U - - 嗯
         #
         A - - 再见
         U - - 再见
         #9
         A - - 在
         U - - 好
         ! lines 3-11 no-time",
    );
    check(
        "聊天记录导出\n—————— 2024-05-02 ——————\n[10:00] 客服：您好\n2024年5月3日\n[11:00] 客户：嗯",
        "#
         A - 2024-05-02T10:00:00+08:00 您好
         U - 2024-05-03T11:00:00+08:00 嗯
         ! line 1 outside-message",
    );
}

#[test]
fn mails_and_what_they_quote() {
    check(
        "发件人：售后部 <help@shop.cn>\n发送时间：2024年5月2日 9:30\n主题：退款\n\n您好，已退款。\n\n2024年5月1日 10:00，李雷 <li@x.cn> 写道：\n> 退款呢？\n> 急\n",
        "#
         = 主题: 退款
         A 售后部 2024-05-02T09:30:00+08:00 您好，已退款。
         U 李雷 2024-05-01T10:00:00+08:00 退款呢？⏎急
         ! line 8 guessed-customer
         ! lines 8-9 time-order",
    );
    check(
        "Dear Li, it is on its way.\n\nOn Wed, May 1, 2024 at 3:05 PM, Li Lei <li@x.cn> wrote:\n> Where is it?\n>> On 30 Apr 2024 09:00 +0000, Support wrote:\n>> Sent.\n",
        "#
         U - - Dear Li, it is on its way.
         U Li Lei 2024-05-01T15:05:00+08:00 Where is it?
         A - 2024-04-30T09:00:00+00:00 Sent.
         ! line 1 no-time
         ! line 1 no-writer
         ! line 1 guessed-customer
         ! line 4 guessed-customer
         ! line 6 time-order",
    );
}
