"""Why a check did not decide, or did not apply: reasons that several kinds give."""

from lint_gov.model.wording import Text

NO_YEAR = Text("未能确定报告年度", "the report year is not known")
NO_DATE = Text("没有找到发布日期", "no date of publication was found")
NO_TABLE = Text("没有找到该表", "the table was not found")
OTHER_FORM = Text("报告所用格式没有对应的单元格", "the form in use has no such cells")
ALONE = Text("只检查了这一份报告", "the report was checked alone")
