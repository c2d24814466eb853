//! Slips in sheets: those of texts and tables as they are pasted, and those of schemes.
//!
//! The texts are laid out as text copied out of a printed page is: columns fall apart, merged cells stand amid their rows.

use kefu::score::linter::{self, Slip};

use crate::score::read;
use crate::support::units;

fn codes(slips: &[Slip]) -> Vec<(&str, &str)> {
    slips.iter().map(|slip| (slip.problem.code, slip.quote.as_str())).collect()
}

fn hint(slip: &Slip) -> String {
    slip.problem.hint("zh-CN").unwrap_or_default()
}

const HALL: &str = "营业厅服务质量考核细则\n考核项目\n人员对办理业务流程熟悉\n5分\n业务办理流\n人员对办理业务流程较熟悉\n3分\n客户等待时间长扣2分(依\n程规范\n\
    人员对办理业务流程基本熟悉\n1分\n营业厅服务\n落实责任并定期回访,有记录\n5分\n职能\n(30分)\n明确责任但落实不到位\n无此项服务\n3分\n0分\n\
    满足客户需求\n5分\n因设备不足等原因受到客户抱怨\n1分\n无视客户需求\n0分\n营业厅坐席安排\n2分\n营业厅秩序\n2分\n工作区域没有闲人出入\n3分\n\
    主动向客户说明服务项目\n3分\n依据暗访,最低扣分为3分\n主动挽留客户\n3分\n营业厅管理\n主动推销业务\n3分\n(40分)\n统一着装、佩带工牌\n6分\n\
    礼貌笑迎客户、使用服务用语\n4分\n资料摆放、设备清洁\n3分\n客户体验室整洁\n4分\n营业时间正常\n2分\n客户满意度\n15分\n上0分\n满意度\n(30分)\n第三方暗访\n15分\n0分";

#[test]
fn items_of_a_printed_page_are_added_up_and_their_ways_of_scoring_are_not() {
    let slips = linter::of_text(HALL);
    assert_eq!(codes(&slips), [("sheet-sum", "30分"), ("sheet-bound", "最低扣分为3分")]);
    let message = slips[0].problem.message("zh-CN");
    assert!(message.contains("80") && message.contains("100"), "{message}");
    let mended = HALL.replace("客户体验室整洁\n4分", "客户体验室整洁\n24分").replace("最低扣分", "最高扣分");
    assert_eq!(codes(&linter::of_text(&mended)), []);
}

#[test]
fn a_place_is_where_it_stands_in_the_text() {
    let text = format!("😀 {HALL}");
    for slip in linter::of_text(&text) {
        let (start, end) = slip.place.expect("a text has places");
        let found = String::from_utf16_lossy(&units(&text)[start as usize..end as usize]);
        assert_eq!(found, slip.quote);
    }
}

#[test]
fn items_of_a_table_are_added_up_by_group() {
    let table = "考核项目,考核指标,考核要素,评分标准,扣分标准\n\
        服务职能(30分),业务办理,办理流程熟悉,5分,等待时间长扣2分\n,,办理流程较熟悉,3分,\n,大客户,定期回访,5分,\n,,无此项服务,0分,\n,售后,满足需求,5分,\n\
        满意度(30分),回访,客户满意,15分,\n,暗访,整体印象,15分,1次不满意扣20分";
    let slips = linter::of_text(table);
    assert_eq!(codes(&slips), [("sheet-sum", "30分"), ("sheet-deduction", "20分")]);
    assert_eq!(slips[0].problem.path, "rows[1][0]");
    assert!(slips[0].problem.message("en").contains("15"), "{}", slips[0].problem.message("en"));
    assert_eq!(slips[1].problem.path, "rows[7][4]");
}

#[test]
fn weights_and_points_of_tables() {
    let check =
        |table: &str, expected: &[(&str, &str)]| assert_eq!(codes(&linter::of_text(table)), expected, "{table}");
    check("指标\t权重\n满意度\t40%\n响应\t30%\n培训\t20%\n纪律\t10%", &[]);
    check("指标\t权重\n满意度\t40%\n响应\t30%\n培训\t20%\n纪律\t5%", &[("sheet-sum", "40%")]);
    check(
        "| 指标 | 分值 |\n| --- | --- |\n| 满意 | 40 |\n| 响应 | 30 |\n| 培训 | 20 |\n| 合计 | 100 |",
        &[("sheet-sum", "100")],
    );
    check("指标\t分值\n满意度\t40\n响应\t30\n\t20\n纪律\t10", &[("sheet-unnamed", "20")]);
    // The cell of what comes off was merged over three rows: it is meant for the largest.
    check("指标\t分值\t扣分标准\n坐席\t20\t一项不规范扣30分\n秩序\t30\t\n区域\t50\t", &[]);
}

#[test]
fn cells_that_never_were_a_text_have_paths_only() {
    let row = |cells: &[&str]| cells.iter().map(|&cell| cell.to_owned()).collect();
    let rows: Vec<Vec<String>> =
        vec![row(&["指标", "分值"]), row(&["甲", "40"]), row(&["乙", "30"]), row(&["丙", "20"]), row(&["丁", "20"])];
    let slips = linter::of_rows(&rows);
    assert_eq!(codes(&slips), [("sheet-sum", "40")]);
    assert_eq!((slips[0].place, slips[0].problem.path.as_str()), (None, "rows[1][1]"));
}

#[test]
fn a_weight_that_slipped_into_the_text_counts() {
    let text = "客服主管绩效考核表\n评分 说明\n8\n客户资料齐全,未达标每次扣3分\n6\n提升服务意识,遭投诉扣3分\n6\n确保环境整洁,未达标扣2分\n6\n\
        收银准确无误,每次扣5分\n10\n每月进行一次绩效面谈,扣2分\n10\n客户投诉2小时内响应,扣3分\n9\n每天拨打回访电话,及时 15 反馈给相关部门\n每月培训前台客服\n\
        客服主管绩效考核表\n姓名 类别 序号\n1 2\n3\n4\n5\n每月电话回访客户600人次\n6\n月度员工流失率";
    let slips = linter::of_text(text);
    assert_eq!(codes(&slips), [("sheet-sum", "8")]);
    assert!(slips[0].problem.message("zh-CN").contains("76"), "{}", slips[0].problem.message("zh-CN"));
}

#[test]
fn a_sheet_that_cannot_reach_its_maximum_says_how_far_it_goes() {
    let text = "客服中心主管绩效考核表\n1.重要任务完成情况\n40%\n行政部\n2.临时工作\n有时耽误工作正常进行30分\n影响部门整体工作0分\n10%\n部门经理\n\
        3.流失率\n20%\n4.效益\n10%\n5.团队管理\n10%\n财务部\n6.评价\n10%\n能够承担重任80分\n能保证工作正常进行60分";
    let slips = linter::of_text(text);
    assert_eq!(codes(&slips), [("sheet-reach", "80分")]);
    assert!(slips[0].problem.message("en").contains("98"), "{}", slips[0].problem.message("en"));
    assert_eq!(codes(&linter::of_text(&text.replace("重任80分", "重任100分"))), []);
}

#[test]
fn bounds_the_wrong_way_round() {
    let check = |text: &str, expected: &[(&str, &str)]| {
        let slips = linter::of_text(text);
        let bounds: Vec<_> = codes(&slips).into_iter().filter(|found| found.0 == "sheet-bound").collect();
        assert_eq!(bounds, expected, "{text}");
    };
    check("比目标值每降低1%,加2分,最低130分", &[("sheet-bound", "最低130分")]);
    check("每增加1%，减2分，最高70分", &[("sheet-bound", "最高70分")]);
    check("单项最低得分为0,最低扣分为3分", &[("sheet-bound", "最低扣分为3分")]);
    for right in
        ["每减少1%,加2分,最高 130 分", "每增加1%,减2分,最低 70 分", "出现1次,减5分,最低0分", "满分100分，最低60分及格"]
    {
        check(right, &[]);
    }
    assert_eq!(hint(&linter::of_text("每降低1%,加2分,最低130分")[0]), "改为“最高130分”");
}

#[test]
fn figures_left_blank() {
    let blanks = |text: &str| linter::of_text(text).iter().filter(|slip| slip.problem.code == "sheet-blank").count();
    assert_eq!(blanks("3)比目标值每降低 %,加 分,最高130分"), 2);
    assert_eq!(blanks("1)差额率在(± %)以内为 100 分 2)低于 %时,每减少 %,加 分 3)高于__%时"), 5);
    assert_eq!(blanks("2) 出现 次 ,减 分,最低0分"), 2);
    assert_eq!(blanks("加分项：每次加 3 分，扣分不超过5%，减分1次，未达标每 次扣2分，提高到 5 %"), 0);
}

#[test]
fn bands_with_gaps_and_overlaps() {
    let check = |text: &str, expected: &[(&str, &str)]| assert_eq!(codes(&linter::of_text(text)), expected, "{text}");
    let (gap, overlap) = ("sheet-gap", "sheet-overlap");
    check(
        "A 90~100 B 80~89 C 70~79 D 60~69 E 60以下",
        &[(gap, "80~89"), (gap, "70~79"), (gap, "60~69"), (overlap, "60以下")],
    );
    check("优 90-100分\n良 80-90分\n差 79分以下", &[(overlap, "80-90分"), (gap, "79分以下")]);
    check("超过目标 2-3\n达到目标 2\n未能达到目标 1-2", &[(overlap, "2")]);
    check("8:30-17:30 上班，每组8-10人，每班3-5名，2008-2023年", &[]);
    check("酌情奖励1--3分", &[]);
    let gaps = linter::of_text("A 90~100 B 80~89");
    assert!(gaps[0].problem.message("zh-CN").contains("89.5"));
}

#[test]
fn prose_has_no_slips() {
    for text in [
        "",
        "\n\n",
        "，",
        "3",
        "一、目的\n1、提升服务质量\n2、明确职责，满分100分，权重50%。",
        "a,b\nc,d",
        "\"未闭合,1\n2,3",
    ] {
        assert_eq!(codes(&linter::of_text(text)), [], "{text:?}");
    }
}

fn of_scheme(fields: &str, rest: &str) -> Vec<(String, String)> {
    let document = format!(
        r#"{{ "kind": "scheme", "id": "a/b", "title": {{ "zh-CN": "表" }}, "fields": {{ {fields} }}, {rest} }}"#
    );
    let (scheme, problems) = read(&document, &[]);
    assert!(problems.is_empty(), "{problems:?}");
    linter::of_scheme(&scheme).into_iter().map(|problem| (problem.code.to_owned(), problem.path)).collect()
}

#[test]
fn schemes_have_slips_too() {
    let check = |fields: &str, rest: &str, expected: &[(&str, &str)]| {
        let found = of_scheme(fields, rest);
        let found: Vec<(&str, &str)> = found.iter().map(|(code, path)| (code.as_str(), path.as_str())).collect();
        assert_eq!(found, expected, "{rest}");
    };
    let times = r#""n": { "type": "count" }"#;
    let line = |rest: &str| format!(r#""lines": [{{ "id": "l", {rest} }}]"#);
    check(times, &line(r#""method": "count", "of": "n", "each": -2, "max": 5, "min": 0"#), &[]);
    check(
        times,
        &line(r#""method": "count", "of": "n", "each": -9, "max": 5, "min": 0"#),
        &[("sheet-deduction", "lines.l.max")],
    );
    let level = r#""v": { "type": "level", "options": { "good": { "points": 80 }, "bad": { "points": 0 } } }"#;
    check(level, &line(r#""method": "rating", "of": "v", "max": 100"#), &[("sheet-reach", "lines.l.max")]);
    check(level, &line(r#""method": "rating", "of": "v", "max": 80"#), &[]);
    let sum = |to: u32| {
        line(&format!(
            r#""method": "sum", "scale": {{ "to": {to}, "from": 15 }}, "lines": [
            {{ "id": "a", "method": "count", "of": "n", "each": -2, "max": 5, "min": 0 }},
            {{ "id": "b", "method": "count", "of": "n", "each": -2, "max": 10, "min": 0 }}]"#
        ))
    };
    check(times, &sum(30), &[("sheet-sum", "lines.l.scale")]);
    let grades = |bands: &str| {
        format!(
            r#"{}, "grades": {{ "bands": [{bands}] }}"#,
            line(r#""method": "count", "of": "n", "each": -2, "max": 80, "min": 0"#)
        )
    };
    check(times, &grades(r#"{ "id": "A", "from": 70 }, { "id": "B", "from": 60 }, { "id": "C" }"#), &[]);
    check(
        times,
        &grades(r#"{ "id": "A", "from": 90 }, { "id": "B", "from": 60 }"#),
        &[("sheet-reach", "grades.bands[0]")],
    );
    let blank = r#""n": { "type": "count" }, "p": { "type": "number", "parameter": true }"#;
    check(blank, &line(r#""method": "count", "of": "n", "each": "p""#), &[("sheet-blank", "fields.p")]);
}

#[test]
fn the_packs_have_the_slips_of_their_sources_and_no_others() {
    let mut found = Vec::new();
    for (_, document) in crate::support::documents() {
        if document.text("kind") != Some("scheme") {
            continue;
        }
        let (scheme, _) = kefu::pack::scheme::read(&document, &[]);
        for problem in linter::of_scheme(&scheme) {
            found.push(format!("{} {} {}", scheme.id, problem.code, problem.path));
        }
    }
    for expected in [
        "cable/hall sheet-sum lines.duties.scale",
        "cable/hall sheet-sum lines.management.scale",
        "cable/customer-service sheet-deduction lines.escalations.max",
        "cable/customer-service sheet-deduction lines.reasons.max",
        "supervisor/kpi-lower-better sheet-blank fields.target",
    ] {
        assert!(found.iter().any(|slip| slip == expected), "{expected} in {found:#?}");
    }
}
