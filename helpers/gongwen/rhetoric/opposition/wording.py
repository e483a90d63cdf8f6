"""What the wording of two neighbours says for and against their being opposed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from gongwen.rhetoric.subsequence import common

_NO = re.compile(r"[不没未无别莫]|难以|休想|谁也|毫无")
_NO_WORDS = re.compile(
    r"([一-龥])不\1|不断|不仅|不但|不少|不同|不久|不过|不管|不论|无论|不得不|未来|别人|特别|区别|无数|不妨|不时|不到|不只|差不多|对不起|了不起"
)
_DENIED = r"(?:没有?|不能|不会|不[可敢肯愿]?|未|无|别|不曾|不再)"
_DENIED_WORD = re.compile(rf"{_DENIED}(?=([一-龥]{{1,2}}))")
_DENIED_WHOLE = re.compile(rf"{_DENIED}[一-龥]{{1,2}}")
_BUT = re.compile(
    r"^[^，]{0,8}?(?:却|倒(?!下|了|在|水)|偏偏|反而|反倒|反(?=[一-龥])|唯独|愣是|仍|依然|依旧|照旧|还是|只剩|实际|其实|实则)"
    r"|^(?:但|可(?!以|能|靠|见|持)|而(?!且|是))"
)
_TURN = re.compile(r"^[^，]{0,6}?(?:才|还|又|只|再也|就)")
_ADDS = re.compile(
    r"^(?:也|都|并且?|还|更|同时|而且|再|又|便|以便?|从而|使得?|让|用以|且|及|以及|甚至|然后|接着|随后|进而)|^[^，]{1,6}?也(?=[^，])"
)
_LED = re.compile(
    r"^(?:如果|要是|因为|由于|为了|为|通过|只要|只有|当|既|不但|不仅|虽然|尽管|即使|无论|不管|凡是?|按照|根据|围绕|依托|对于|随着|经过|结合|面对|针对|作为|自从?|首先|先|希望|请|同志们|据)"
)
_OF = re.compile(r"^[^，]{1,12}的(?=[^，]*$)|^[^，]{1,12}的，|的[^，]?$")
_IS = re.compile(r"[是为叫像当]")
_WHAT = re.compile(r"^[^，]{1,6}的[都也]?是")
_SOME = re.compile(
    r"^(?:有的|有些|有人|一些|一个|一头|一边|一面|一方面|少数|多数|个别|某些|一种|一类|一手)"
)
_AMOUNT = re.compile(
    r"[一二两三四五六七八九十百千万半几\d]+[^，]?(?:年|月|天|夜|辈子|分|次|回|个|件|步|户|家|人|亩|斤|元|块|口|里|公里|倍|成|代|季|趟|句|张|条|双|届|世|滴|寸|尺|两|把|名|小时|分钟)"
)
_FIGURE = re.compile(r"\d+(?:\.\d+)?%|\d{2,}|百分之|[亿万]元|平方米|公里|立方米")
_DIGIT = re.compile(r"\d")
_ORDER = re.compile(
    r"^[^，]{0,6}?(?:要|必须|应当?|须|坚持|切实|进一步|着力|努力|确保|严格|不得|严禁|加强|加快|加大|强化|深化|完善|推进|推动|落实|抓好|做好|健全|提高|提升|把)"
)
_PAST = re.compile(r"[了过]$")
_ONLY = re.compile(r"只|才|仅|不过")
_GOT, _NOT_GOT = re.compile(r"[一-龥]得[一-龥]"), re.compile(r"[一-龥]不[一-龥]")
_SCENE = re.compile(
    r"^[在到][^，]{1,8}?[上里下中外内前后边面]"
    r"|^[^，在到的]{1,5}?(?:[上里下中外内前后头边面]|的?时候?|[那这]天|[那这]一刻)(?=[^，的去来午级]{2})"
    r"|^[^，]{1,8}?(?:的时候|[那这]天|[那这]一刻|时)(?=[^，])"
)
_SHORT, _LONG = 5, 18


def wording(one: str, other: str) -> dict[str, float]:
    """The signs of the words of two stretches, without those of opposed words."""
    no = [bool(denies(words)) for words in (one, other)]
    scenes = _scenes(one, other)
    orders = [bool(_ORDER.match(words)) for words in (one, other)]
    short, long = sorted((len(one), len(other)))
    found = {
        "no one": no[0] != no[1], "no both": all(no), "no shared": _denied_shared(one, other),
        "can": _can(one, other), "likeness": common(one, other) / short,
        "prefix": min(_alike(one, other), 3), "even": short == long, "ratio": long / short - 1,
        "but": bool(_BUT.match(other)), "turn": bool(_TURN.match(other)),
        "adds": bool(_ADDS.match(other)), "led": bool(_LED.match(other)),
        "modal": sum(orders), "verbs": all(orders),
        "only": bool(_ONLY.search(one)) != bool(_ONLY.search(other)),
        "scenes": scenes > 1, "one scene": scenes > 0, "topics": _topics(one, other),
        "slots": _slots(one, other), "short": short < _SHORT, "long": long > _LONG,
        "figures": bool(_FIGURE.search(one)) + bool(_FIGURE.search(other)),
        "what is": one[0] != other[0] and bool(_WHAT.match(one) and _WHAT.match(other)),
        "in": "在" in one and "在" in other,
    }  # fmt: skip
    both = {
        "of": _OF, "is": _IS, "some": _SOME, "numbers": _AMOUNT, "amounts": _DIGIT,
        "past": _PAST,
    }  # fmt: skip
    found |= {name: bool(p.search(one) and p.search(other)) for name, p in both.items()}
    return {name: float(value) for name, value in found.items()}


@lru_cache(maxsize=256)
def denies(text: str) -> bool:
    """Whether 不, 没 or the like stand in a text, and not only inside 不断, 未来 or 别人."""
    return bool(_NO.search(text) and _NO.search(_NO_WORDS.sub("…", text)))


def turns(text: str) -> bool:
    """Whether a stretch opens with 却, 偏偏 or the like."""
    return bool(_BUT.match(text))


def combined(found: Mapping[str, float]) -> dict[str, float]:
    """The signs that others make together."""
    opposed, even = found["any"] > 0, found["even"] > 0
    bare = not (opposed or found["apart"] or found["listed"]) and not any(
        found[name] for name in ("no shared", "no one", "can", "mood", "but")
    )
    pairs = {
        "any, run": opposed * found["run"],
        "no shared, like": found["no shared"] * found["likeness"],
        "but, any": found["but"] > 0 and (opposed or found["mood"] > 0 or found["no one"] > 0),
        "mood, even": found["mood"] > 0 and even,
        "scenes, even": found["scenes"] > 0 and even,
        "even, alone": even and not found["run"] and not found["short"],
        "bare": bare, "bare, even": bare and even,
    }  # fmt: skip
    return {name: float(value) for name, value in pairs.items()}


def _alike(one: str, other: str) -> int:
    """How many hanzi two stretches begin with alike."""
    places = range(min(len(one), len(other)))
    return next((k for k in places if one[k] != other[k]), len(places))


def _denied_shared(one: str, other: str) -> float:
    """Whether a word of one stretch is denied in the other: 2 for two hanzi, 1 for one."""
    best = 0.0
    for plain, denied in ((one, other), (other, one)):
        words = [match[1] for match in _DENIED_WORD.finditer(denied)]
        bare = _DENIED_WHOLE.sub("", plain) if words else ""
        for word in words:
            if len(word) > 1 and word in bare:
                return 2.0
            best = max(best, float(word[0] in bare))
    return best


def _can(one: str, other: str) -> bool:
    """Whether one says 得 and the other 不 of what can be done."""
    got, not_got = _GOT.search, _NOT_GOT.search
    if not_got(one) and not_got(other):
        return False
    return bool((got(one) and not_got(other)) or (not_got(one) and got(other)))


def _scenes(one: str, other: str) -> int:
    """Whether both open with a place or time: 2 if these differ, 1 if they are the same."""
    a, b = _SCENE.match(one), _SCENE.match(other)
    return (1 + (a[0] != b[0])) if a and b else 0


def _topics(one: str, other: str) -> bool:
    """Whether both begin with words that share a later hanzi but not the first (干渠／支渠)."""
    if one[0] == other[0]:
        return False
    return bool(one[1:4] and set(one[1:4]) & set(other[1:4]))


def _slots(one: str, other: str) -> bool:
    """Whether two stretches of one length differ in two places and agree between."""
    if len(one) != len(other) or len(one) < _SHORT:
        return False
    same = "".join(str(int(x == y)) for x, y in zip(one, other, strict=True))
    return len(re.findall("0+", same)) > 1 and same.count("1") > 1
