"""The facts that can be read from prose, by the names that rules call them by."""

from collections.abc import Mapping

from lint_gov.model.wording import Text

FACTS: Mapping[str, Text] = {
    "received": Text("收到的申请", "requests received"),
    "taken_up": Text("收办的申请", "requests taken up"),
    "processed": Text("办理的申请", "requests dealt with"),
    "completed": Text("办结的申请", "requests completed"),
    "carried_in": Text("上年结转", "carried in from last year"),
    "carried_out": Text("结转下年", "carried forward to next year"),
    "granted": Text("予以公开", "granted"),
    "partial": Text("部分公开", "granted in part"),
    "denied": Text("不予公开", "refused"),
    "unavailable": Text("无法提供", "not available"),
    "declined": Text("不予处理", "declined"),
    "other": Text("其他处理", "other outcomes"),
    "natural": Text("自然人申请", "requests by natural persons"),
    "organisations": Text("法人或其他组织申请", "requests by organisations"),
    "companies": Text("商业企业申请", "requests by companies"),
    "research": Text("科研机构申请", "requests by research bodies"),
    "nonprofits": Text("社会公益组织申请", "requests by public-interest bodies"),
    "law_firms": Text("法律服务机构申请", "requests by legal service bodies"),
    "published": Text("主动公开政府信息", "information published"),
    "reviews": Text("行政复议", "administrative reviews"),
    "suits": Text("行政诉讼", "lawsuits"),
    "suits_direct": Text("未经复议直接起诉", "lawsuits without review"),
    "suits_after_review": Text("复议后起诉", "lawsuits after review"),
    "no_requests": Text("未收到申请", "no requests received"),
    "no_reviews": Text("未发生行政复议", "no administrative reviews"),
    "no_suits": Text("未发生行政诉讼", "no lawsuits"),
    "reviews_upheld": Text("行政复议均维持", "all upheld on review"),
    "suits_upheld": Text("行政诉讼均维持", "all upheld in court"),
    "reviews_uncorrected": Text("行政复议零纠错", "none corrected on review"),
    "suits_uncorrected": Text("行政诉讼零纠错", "none corrected in court"),
    "left_over": Text("全部办结", "all completed"),
    "rules_issued": Text("制发规章", "rules issued"),
    "normative_issued": Text("制发规范性文件", "normative documents issued"),
    "normative_repealed": Text("废止规范性文件", "normative documents repealed"),
    "normative_in_force": Text("现行有效规范性文件", "normative documents in force"),
    "licences": Text("行政许可决定", "licensing decisions"),
    "penalties": Text("行政处罚决定", "penalty decisions"),
    "coercions": Text("行政强制决定", "coercion decisions"),
}
"""What each fact is called in messages. A claim in words, such as no_requests, states the number 0."""
