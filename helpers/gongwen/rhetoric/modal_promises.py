"""将 and 会: whether they say what the own body will do, or what will come of itself."""

from __future__ import annotations

import re

from gongwen.rhetoric.modal_places import PLEDGING, SPEAKING, Place, is_own

_SPEAKER = re.compile(
    r"(?:^|[^们])(?:我们|我|本人|我[省市县区镇乡村局厅委院校厂会公]司?|"
    r"(?:[省市县区]委)?、?[省市县区镇乡]政府|[省市县区镇乡村校院厂局馆站]里|团?[市县区]委|本[局县市区院校厂站委会])(?:也|都|还|一定|每[年月]|今后|明年|[今明]年|继续)?$"
)
_OTHERS = re.compile(
    r"(?:省|上级|国家|中央|气象|专家|群众|他们|她们|企业|对方|天气|今[后年]|未来|预计|可能|现|兹|特|即|必|仍|势必|还)$|预计|可能|预测|如果|若|否则|一旦|不然"
)
_STATE = re.compile(
    r"(?:更加?|越来越|成为|变成|变得|面临|出现|带来|产生|给[^，。；]{1,12}(?:带来|造成)|有(?!序|效|计划|组织)|是|增[至加到]|减[至少到]|达到?|超过|偏|迎来|进入|影响|对[^，。；]{1,16}(?:起到|产生|造成|带来|发挥|有)|"
    r"无法|不(?!断|再|定期)|难以|没有|继续(?:存在|走|保持|下|上|增|扩)|持续(?:走|增|下|上)|以每|近\d|见底|毫无|直接影响|严重|大大|极大|失去|付出|丧失|受到|遭|使|让|导致|引发|一事无成|前功尽弃)"
)
_ORGAN = re.compile(r"([^，。；、]{2,}(?:局|政府|委员会|办公室|厅|指挥部|中心))$")
_DEED = re.compile(
    r"(?:[在于从按以]|坚持|继续|进一步|严格|严肃|认真|全力|根据|依法|依规|视|适时|及时|不断|逐步|陆续|分批|予以|一如|始终|会同|联合|组织|安排|开展|启动|举办|召开|出台|制定|建立|设立|投入|拿出|"
    r"采取|实行|推行|推出|重点|着力|集中|抓好|做好|加大|加强|加快|深入|定期|对|把|向|每|统一|公开|公布|通报|追究|严查|一律|全面|切实|优先|主动|积极|支持|协调|派|完成|实施|建设|提供|给予|倒排|一道|同|与|和|为)"
)


def is_promise(place: Place) -> bool:
    """Whether 将 or 会 tells what the own body will do; 将 as 把 and a mere forecast do not."""
    text, start, end = place.sentence.text, place.start, place.end
    offset = place.sentence.start
    if not place.words.stands_alone(offset + start, offset + end) or end >= len(text):
        return False
    if text[start:end] == "会":
        if (
            re.match(r"不会|[，。；？！的]", text[end:])
            or text[end + len(place.after) :][:1] == "？"
        ):
            return False
        return bool(re.search(r"我们(?:也|都|还|一定|始终)?$", place.before))
    if _OTHERS.search(place.before) or _STATE.match(text, end):
        return False
    if _SPEAKER.search(place.before) or _is_issuer(place):
        return bool(_DEED.match(text, end)) or not place.words.tag_at(offset + end).startswith(
            ("n", "m", "r", "t")
        )
    return _is_planned(place)


def _is_issuer(place: Place) -> bool:
    """Whether the subject is the body that issues the text, as a notice names itself."""
    named = _ORGAN.search(place.before)
    if named is None:
        return False
    if place.issuer:
        return place.issuer.endswith(named[1])
    return place.kind not in SPEAKING


def _is_planned(place: Place) -> bool:
    """Whether a deed without an owner is planned: by the own body, as far as the text goes."""
    text, end = place.sentence.text, place.end
    if not _DEED.match(text, end):
        return False
    if re.match(r"对|把|向|和|与|同|为", text[end:]):
        return not place.before and place.kind in PLEDGING
    return place.kind in PLEDGING or is_own(place.before, place) or not place.before
