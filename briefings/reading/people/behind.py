"""People with their office behind a comma: "Thea Brenn, Commissioner for Ports and Taro Kano, the Minister"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefings.reading.people.name_patterns import NAME, ROLE_NOUN, WHOLE_NAME
from briefings.reading.people.quoted import SAID
from briefings.reading.text.words import PORTFOLIOS

# "Conference on Trade and Development"; but "Minister of Trade on Monday".
_ON_BEHIND_BODY = "(?:(?<=Conference )|(?<=Committee )|(?<=Council )|(?<=Commission )|(?<=Group )|(?<=Panel ))on"
_BEHIND = re.compile(
    rf"(?P<name>{WHOLE_NAME})(?: (?:OBE|MBE|CBE|KBE|MP|MEP|KC|QC|AM|AO|PhD|MD|TD))?, "
    rf"(?P<role>(?:(?:the|a|an|its|their|[A-Z][\w.]*[’']s) )?(?:[\w.’'&-]+ "
    rf"){{0,9}}?(?:Vice-|Deputy-|Under-)?(?i:{ROLE_NOUN})(?![\w-])(?: (?:Vice[- ]|Deputy )?(?i:{ROLE_NOUN})(?![\w-]))*"
    rf"(?: (?:of|for)(?: [a-z][a-z-]+){{1,4}}(?= at (?:the )?[A-Z]))?"
    rf"(?: (?:of|for|at|and|in charge of|in|to(?= (?:the )?[A-Z])) "
    rf"(?:the )?(?:[A-Z](?:[\w’'&-]|\.(?=\w|(?<=\.[A-Z]\.) [A-Z]))*|of|and|"
    rf"for|the)(?: (?:[A-Z](?:[\w’'&-]|"
    rf"\.(?=\w|(?<=\.[A-Z]\.) [A-Z]))*|of|"
    rf"and|for|{_ON_BEHIND_BODY}|"
    rf"the))*)?(?:(?:, [A-Z][\w’'-]*(?: [A-Z][\w’'-]*)?){{1,4}} and [A-Z][\w’'-]*(?: [A-Z][\w’'-]*){{0,2}}"
    rf"(?: of (?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*)?|"
    rf"(?:, [A-Z][\w’'-]*){{1,3}}, and [A-Z][\w’'-]*(?! [A-Z])|"
    rf", (?:[A-Z](?:[\w’'&-]|\.(?=\w|(?<=\.[A-Z]\.) [A-Z]))*(?: (?:of|and|for|"
    rf"the|[A-Z](?:[\w’'&-]|\.(?=\w|(?<=\.[A-Z]\.) [A-Z]))*))*))?)"
)
_AND_ANOTHER = re.compile(
    rf" and (?:(?:Mr|Mrs|Ms|Dr)\.? )?(?P<name>{NAME})"
    rf"(?:$|(?=, (?:the )?(?:[A-Z][\w-]* ){{0,3}}(?:{ROLE_NOUN})(?![\w-])))"
)
# "Jan Albrecht, EU commissioner Vera Jourova"; "the Kyoto Protocol, President Costa said"
_NAME_AHEAD = re.compile(rf"(?<=[a-z]) (?:{NAME}\b|[A-Z][\w’'-]+ (?:{SAID})\b)")


def with_roles_behind(text: str) -> Iterator[tuple[re.Match[str], str]]:
    """ "Thea Brenn, Commissioner for Ports and Taro Kano, the Minister": each with their own, and not the other's."""
    place = 0
    while match := _BEHIND.search(text, place):
        other = _AND_ANOTHER.search(match["role"])
        cut = other is not None and not any(word.lower() in PORTFOLIOS for word in other["name"].split())
        role = match["role"][: other.start()] if other and cut else match["role"]
        place = match.start("role") + len(role) if role != match["role"] else match.end()
        if _NAME_AHEAD.match(text, match.end()):  # whose office it is
            place = match.start("role")
            continue
        yield match, role
