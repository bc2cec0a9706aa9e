#include "export/md.h"

#include "export/sample.h"
#include "test.h"

TEST(text_never_becomes_markup) {
    struct book b = sample_book();
    struct out o = out_open(a);
    md_write(&o, &b);
    CHECK_STR(out_str(&o),
              S("## 任务分工台账\n\n共 4 项\n\n"
                "| 序号 | 类别 | 任务 | 牵头部门 | 时限 | 进度 |\n"
                "| ---: | --- | --- | --- | --- | --- |\n"
                "| 1 | 学习教育 | 开展读书活动 | 机关党委、办公室 | 2026-03 |  |\n"
                "| 2 | 学习教育 | =SUM(A1:A9) | 机关党委 | **时限待明确** | 进行中 |\n"
                "| 3 | 志愿服务 | &lt;b&gt;清扫&lt;/b&gt; a\\|b | **责任部门待明确** | "
                "**时限待明确** |  |\n"
                "| 4 |  | 他说\"好\",走了<br>回来 | 办公室 | 2026-12 |  |\n"));
}

SUITE(md_tests, CASE(text_never_becomes_markup))
