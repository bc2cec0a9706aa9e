/* The table of festivals, in the order of the year. To add one: a row at its place, with the paper
 * that sets it and the first day of one year, which a test computes. What is made known anew every
 * year gets no rule even where its days follow a habit: data/calendar/announced.csv has them. */
#include "calendar/festival.h"

#include "calendar/lunar.h"

#define FIXED(m, d) .rule = RULE_FIXED, .month = (m), .day = (d), .days = 1
#define FIXED_WEEK(m, d) .rule = RULE_FIXED, .month = (m), .day = (d), .days = 7
#define NTH(n, w, m) .rule = RULE_NTH, .nth = (n), .weekday = (w), .month = (m), .days = 1
#define LAST(w, m) .rule = RULE_LAST, .weekday = (w), .month = (m), .days = 1
#define LUNAR(m, d) .rule = RULE_LUNAR, .month = (m), .day = (d), .days = 1
#define EVE .rule = RULE_EVE, .days = 1
#define TERM(t) .rule = RULE_TERM, .term = (t), .days = 1
#define MONTH(m) .rule = RULE_MONTH, .month = (m)
#define ANNOUNCED .rule = RULE_ANNOUNCED

/* The week around a day and some days to report; what lasts is acted in while it lasts. */
#define AROUND .before_days = 7, .after_days = 3
#define WITHIN .before_days = 0, .after_days = 0
#define ALL_MARCH .before_days = 4, .after_days = 26 /* around 5 March */

#define FROM(text) .source = T(text)
#define LUNISOLAR FROM("GB/T 33661—2017 农历的编算和颁行")
#define HOLIDAYS FROM("全国年节及纪念日放假办法")

enum {
    MONDAY = 1,
    SUNDAY = 7,
};

/* clang-format off */
const struct festival festivals[] = {
    {T("yuandan"), T("元旦"), {T("新年")},
     FIXED(1, 1), AROUND, HOLIDAYS, .example = "2025-01-01"},
    {T("chuxi"), T("除夕"), {T("大年三十"), T("年三十")},
     EVE, AROUND, LUNISOLAR, .example = "2025-01-28"},
    {T("chunjie"), T("春节"), {T("农历新年"), T("新春")},
     LUNAR(1, 1), AROUND, LUNISOLAR, .example = "2027-02-06"},
    {T("yuanxiao"), T("元宵节"), {T("元宵"), T("正月十五")},
     LUNAR(1, 15), AROUND, LUNISOLAR, .example = "2026-03-03"},
    {T("xueleifeng"), T("学雷锋纪念日"), {T("学雷锋日"), T("学雷锋"), T("中国青年志愿者服务日")},
     FIXED(3, 5), ALL_MARCH, FROM("毛泽东题词发表于1963年3月5日；志愿者服务日由共青团中央2000年确定"),
     .example = "2025-03-05"},
    {T("funvjie"), T("妇女节"), {T("三八节"), T("三八妇女节"), T("国际妇女节")},
     FIXED(3, 8), AROUND, HOLIDAYS, .example = "2025-03-08"},
    {T("zhishujie"), T("植树节"), {T("全民义务植树日")},
     FIXED(3, 12), AROUND, FROM("森林法第十条"), .example = "2025-03-12"},
    {T("xiaofeizhe"), T("国际消费者权益日"), {T("消费者权益日"), T("三一五")},
     FIXED(3, 15), AROUND, FROM("国际消费者联盟组织1983年确定"), .example = "2025-03-15"},
    {T("shuiri"), T("世界水日"), {{0}},
     FIXED(3, 22), AROUND, FROM("联合国大会第47/193号决议"), .example = "2025-03-22"},
    {T("xuesheng-anquan"), T("全国中小学生安全教育日"), {T("中小学生安全教育日")},
     LAST(MONDAY, 3), AROUND, FROM("国家教委等1996年通知"), .example = "2025-03-31"},
    {T("aiwei-yue"), T("爱国卫生月"), {{0}},
     MONTH(4), WITHIN, FROM("全国爱国卫生运动委员会1989年确定"), .example = "2025-04-01"},
    {T("qingming"), T("清明节"), {T("清明")},
     TERM(TERM_QINGMING), AROUND, LUNISOLAR, .example = "2026-04-05"},
    {T("guojia-anquan"), T("全民国家安全教育日"), {T("国家安全教育日")},
     FIXED(4, 15), AROUND, .since = 2016, FROM("国家安全法第十四条"), .example = "2025-04-15"},
    {T("dushuri"), T("世界读书日"), {T("读书日"), T("世界图书与版权日")},
     FIXED(4, 23), AROUND, FROM("联合国教科文组织1995年大会"), .example = "2025-04-23"},
    {T("yuedu-zhou"), T("全民阅读活动周"), {T("全民阅读周")},
     ANNOUNCED, WITHIN, .since = 2026, FROM("全民阅读促进条例：四月第四周，如何起算每年通知"),
     .example = ""},
    {T("zhiyebing-zhou"), T("《职业病防治法》宣传周"), {T("职业病防治法宣传周"), T("职业病防治宣传周")},
     FIXED_WEEK(4, 25), WITHIN, FROM("国家卫生健康委等每年通知，历来为4月25日至5月1日"),
     .example = "2025-04-25"},
    {T("laodongjie"), T("劳动节"), {T("五一"), T("五一劳动节"), T("国际劳动节")},
     FIXED(5, 1), AROUND, HOLIDAYS, .example = "2025-05-01"},
    {T("minfadian-yue"), T("民法典宣传月"), {{0}},
     MONTH(5), WITHIN, .since = 2021, FROM("中央宣传部、司法部等每年通知，均在五月"),
     .example = "2025-05-01"},
    {T("qingnianjie"), T("青年节"), {T("五四"), T("五四青年节"), T("中国青年节")},
     FIXED(5, 4), AROUND, HOLIDAYS, .example = "2025-05-04"},
    {T("muqinjie"), T("母亲节"), {{0}},
     NTH(2, SUNDAY, 5), AROUND, FROM("通行习惯：五月第二个星期日"), .example = "2025-05-11"},
    {T("jiatingri"), T("国际家庭日"), {T("家庭日")},
     FIXED(5, 15), AROUND, FROM("联合国大会第47/237号决议"), .example = "2025-05-15"},
    {T("zhucanri"), T("全国助残日"), {T("助残日")},
     NTH(3, SUNDAY, 5), AROUND, FROM("残疾人保障法第十四条"), .example = "2025-05-18"},
    {T("wuyanri"), T("世界无烟日"), {T("无烟日")},
     FIXED(5, 31), AROUND, FROM("世界卫生组织第42.19号决议"), .example = "2025-05-31"},
    {T("ertongjie"), T("儿童节"), {T("六一"), T("六一儿童节"), T("国际儿童节")},
     FIXED(6, 1), AROUND, HOLIDAYS, .example = "2025-06-01"},
    {T("anquan-yue"), T("安全生产月"), {T("全国安全生产月")},
     MONTH(6), WITHIN, FROM("国务院安委会办公室每年通知，均在六月"), .example = "2025-06-01"},
    {T("huanjingri"), T("环境日"), {T("世界环境日"), T("六五环境日")},
     FIXED(6, 5), AROUND, FROM("环境保护法第十二条"), .example = "2025-06-05"},
    {T("duanwu"), T("端午节"), {T("端午")},
     LUNAR(5, 5), AROUND, LUNISOLAR, .example = "2025-05-31"},
    {T("jieneng-zhou"), T("全国节能宣传周"), {T("节能宣传周")},
     ANNOUNCED, WITHIN, FROM("国家发展改革委等每年通知"), .example = "2024-05-13"},
    {T("ditan-ri"), T("全国低碳日"), {T("低碳日")},
     ANNOUNCED, AROUND, .since = 2013, FROM("国家发展改革委等每年通知，历年均在节能宣传周内"),
     .example = "2025-06-25"},
    {T("jindu-ri"), T("国际禁毒日"), {T("禁毒日")},
     FIXED(6, 26), AROUND, FROM("联合国大会第42/112号决议"), .example = "2025-06-26"},
    {T("jiandangjie"), T("建党节"), {T("七一"), T("中国共产党成立纪念日"), T("党的生日")},
     FIXED(7, 1), AROUND, FROM("中共中央1941年确定"), .example = "2025-07-01"},
    {T("jianjunjie"), T("建军节"), {T("八一"), T("八一建军节")},
     FIXED(8, 1), AROUND, HOLIDAYS, .example = "2025-08-01"},
    {T("qixi"), T("七夕节"), {T("七夕")},
     LUNAR(7, 7), AROUND, LUNISOLAR, .example = "2025-08-29"},
    {T("jianshen-ri"), T("全民健身日"), {{0}},
     FIXED(8, 8), AROUND, .since = 2009, FROM("全民健身条例"), .example = "2025-08-08"},
    {T("shengtai-ri"), T("全国生态日"), {T("生态日")},
     FIXED(8, 15), AROUND, .since = 2023, FROM("全国人大常委会2023年6月28日决定"),
     .example = "2025-08-15"},
    {T("kepu-yue"), T("全国科普月"), {T("科普月")},
     MONTH(9), WITHIN, .since = 2025, FROM("科学技术普及法（2024年修订）"),
     .example = "2025-09-01"},
    {T("kangzhan"), T("抗战胜利纪念日"), {T("中国人民抗日战争胜利纪念日"), T("九三")},
     FIXED(9, 3), AROUND, FROM("全国人大常委会2014年2月27日决定"), .example = "2025-09-03"},
    {T("jiaoshijie"), T("教师节"), {{0}},
     FIXED(9, 10), AROUND, FROM("教师法第六条"), .example = "2025-09-10"},
    {T("wangan-zhou"), T("国家网络安全宣传周"), {T("网络安全宣传周"), T("网络安全周")},
     ANNOUNCED, WITHIN, FROM("中央网信办等每年通知，多在九月"), .example = ""},
    {T("daode-ri"), T("公民道德宣传日"), {T("道德宣传日")},
     FIXED(9, 20), AROUND, FROM("中央文明委2003年确定"), .example = "2025-09-20"},
    {T("fengshoujie"), T("中国农民丰收节"), {T("农民丰收节"), T("丰收节")},
     TERM(TERM_QIUFEN), AROUND, .since = 2018, FROM("国函〔2018〕80号：每年秋分"),
     .example = "2025-09-23"},
    {T("lieshi-ri"), T("烈士纪念日"), {{0}},
     FIXED(9, 30), AROUND, .since = 2014, FROM("全国人大常委会2014年8月31日决定"),
     .example = "2025-09-30"},
    {T("guoqing"), T("国庆节"), {T("国庆"), T("十一")},
     FIXED(10, 1), AROUND, HOLIDAYS, .example = "2025-10-01"},
    {T("zhongqiu"), T("中秋节"), {T("中秋"), T("八月十五")},
     LUNAR(8, 15), AROUND, LUNISOLAR, .example = "2025-10-06"},
    {T("liangshi-ri"), T("世界粮食日"), {T("粮食日")},
     FIXED(10, 16), AROUND, FROM("联合国粮农组织1979年大会"), .example = "2025-10-16"},
    {T("chongyang"), T("重阳节"), {T("重阳"), T("老年节"), T("九九重阳")},
     LUNAR(9, 9), AROUND, LUNISOLAR, .example = "2025-10-29"},
    {T("xiaofang-ri"), T("全国消防日"), {T("消防日"), T("全国消防安全宣传教育日"), T("消防宣传日")},
     FIXED(11, 9), AROUND, FROM("公安部1992年确定"), .example = "2025-11-09"},
    {T("jiaotong-ri"), T("全国交通安全日"), {T("交通安全日")},
     FIXED(12, 2), AROUND, .since = 2012, FROM("国务院2012年批复"), .example = "2025-12-02"},
    {T("xianfa-ri"), T("国家宪法日"), {T("宪法日"), T("全国法制宣传日")},
     FIXED(12, 4), AROUND, .since = 2014, FROM("全国人大常委会2014年11月1日决定"),
     .example = "2025-12-04"},
    {T("zhiyuanzhe-ri"), T("国际志愿者日"), {T("志愿者日"), T("志愿者服务日")},
     FIXED(12, 5), AROUND, FROM("联合国大会第40/212号决议"), .example = "2025-12-05"},
    {T("gongji-ri"), T("国家公祭日"), {T("公祭日"), T("南京大屠杀死难者国家公祭日")},
     FIXED(12, 13), AROUND, .since = 2014, FROM("全国人大常委会2014年2月27日决定"),
     .example = "2025-12-13"},
    {T("tuidong-zhou"), T("新时代文明实践推动周"), {T("文明实践推动周")},
     ANNOUNCED, WITHIN, FROM("各地自定，每年通知"), .example = ""},
};
/* clang-format on */
const size_t festivals_n = COUNT_OF(festivals);
