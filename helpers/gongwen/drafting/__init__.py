"""The draft checker: rules with a source, findings with a reason and a repair, mechanical fixes."""

from gongwen.drafting.engine import check, worst
from gongwen.drafting.fixing import fix, fixes
from gongwen.drafting.rules import Fixture, Rule, RuleError, rule, rules

__all__ = ["Fixture", "Rule", "RuleError", "check", "fix", "fixes", "rule", "rules", "worst"]
