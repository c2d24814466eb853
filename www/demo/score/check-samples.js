/** Two assessment sheets made up for trying the check: a table, and what is left of one that is copied out of a PDF. Each has slips. */

export const TABLE = `考核项目\t考核指标\t分值\t评分标准
服务质量（50分）\t接待规范\t20\t未起身迎接的，每次扣25分
\t首问负责\t15\t推诿一次扣5分，扣完为止
\t投诉处理\t10\t超过2小时未回复，每次扣2分
工作效率（30分）\t响应时间\t15\t平均响应每缩短1秒，加1分，最低120分
\t一次解决率\t15\t每降低 %，扣2分
团队协作（20分）\t周例会\t10\t缺席一次扣2分
\t交接班\t10\t漏交一项扣3分
合计\t\t100\t`;

export const PAGE = `客服专员月度考核表
考核项目
接听及时，三声之内应答
20分
服务用语规范
20分
登记完整，无漏项
15分
一次解决
25分
回访及时
10分
扣分标准
漏登一项扣2分，最低扣分为10分
等级划分
优秀 90~100分
良好 80~89分
合格 60~80分
不合格 60分以下`;
