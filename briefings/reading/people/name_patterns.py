"""Patterns of names and offices in running text, shared by those who look for people there."""

from __future__ import annotations

ROLE_NOUN = (
    "Director-General|Secretary-General|Director General|Secretary General|"
    "Attorney-General|Attorney General|Solicitor-General|Solicitor General|Auditor General|"
    "Minister|President-elect|President|Director|Secretary|Chairman|Chairwoman|Chairperson|"
    "Chair|Professor|Governor|Mayor|Senator|"
    "Ambassador-[Dd]esignate|Ambassador|Commissioner|Officer|CEO|CTO|CIO|Chief|Judge|Justice|Chancellor|Representative|Congressman|"
    "Congresswoman|Spokesperson|Spokesman|"
    "Spokeswoman|Premier|Manager|Head|Founder|Analyst|Researcher|Economist|Lawyer|Councillor|Councilor|"
    "Councilman|Councilwoman|Councilmember|Alderman|Alderwoman|"
    "Superintendent|Administrator|Editor|Executive|"
    "Fellow|Engineer|Lead|Adviser|Advisor|Counsellor|Counselor|Treasurer|Clerk|Negotiator|Scientist|Archivist|"
    "Coordinator|Envoy|Delegate"
)
UPPER = "A-ZÀ-ÞĆČĎĐĒĖĘĚĞĢĪĮİĶĻŁŃŅŇŌŐŒŘŚŞŠŢŤŪŮŰŲŹŻŽȘȚ"
LOWER = "a-zß-ÿā-žșț’'-"
NAME_BEHIND_CAPITAL = (
    rf"(?:[{LOWER}]++(?:(?<=-)[{UPPER}][{LOWER}]++)?|"
    rf"(?<=[A-Z])[a-z]{{1,2}}[A-Z][a-z]+)(?: [A-Z]\.)?(?: (?:van|von|de|der|den|del|De|Del|Van|Von|Bin|da|"
    rf"di|Mac|Ní|Mc|Giolla))* (?:[{UPPER}][a-zß-ÿā-ž]{{0,2}}[A-Z]?[{LOWER}]+(?:(?<=[-’'])[{UPPER}][{LOWER}]+)?)"
)
NAME = rf"[{UPPER}]{NAME_BEHIND_CAPITAL}"
# As \b and a name, but begun by its capital: from that Python looks for capitals first, which is four times as fast.
WHOLE_NAME = rf"[{UPPER}](?<!\w[{UPPER}]){NAME_BEHIND_CAPITAL}"
