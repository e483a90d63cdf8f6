"""The draft checker: rules with a source, findings with a reason and a repair, mechanical fixes."""

from gongwen.drafting.choosing import choices, choose
from gongwen.drafting.docx.repairing import fix_docx
from gongwen.drafting.docx.word_file import WordFile
from gongwen.drafting.docx.writing import to_docx
from gongwen.drafting.engine import check, worst
from gongwen.drafting.fixing import fix, fixes
from gongwen.drafting.rules import Fixture, Rule, RuleError, rule, rules
from gongwen.drafting.templates import template, template_fields, template_types

__all__ = [
    "Fixture",
    "Rule",
    "RuleError",
    "WordFile",
    "check",
    "choices",
    "choose",
    "fix",
    "fix_docx",
    "fixes",
    "rule",
    "rules",
    "template",
    "template_fields",
    "template_types",
    "to_docx",
    "worst",
]
