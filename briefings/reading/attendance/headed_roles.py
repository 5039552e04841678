"""The roles that a part of a list gives to whom it names: "Chair: ...", "Observers", 事務局."""

from __future__ import annotations

import re

# Before a name they say who wrote the minutes; alone they head other parts of a record.
KEEPS_MINUTES = {
    **dict.fromkeys(("notes", "notes by", "note taking", "notetaker", "notetakers"), "Note taker"),
    **dict.fromkeys(("minutes", "minutes by", "minute taking", "minute-taker"), "Minute taker"),
}
HEADED_ROLES = {
    "chair": "Chair",
    "chairs": "Chair",
    "co-chair": "Co-chair",
    "co-chairs": "Co-chair",
    "chairman": "Chairman",
    "chairperson": "Chairperson",
    "chairwoman": "Chairwoman",
    "chaired by": "Chair",
    "session chair": "Session chair",
    "meeting chair": "Chair",
    "chair of the meeting": "Chair",
    "in the chair": "Chair",
    "vice-chair": "Vice-chair",
    "vice chair": "Vice-chair",
    "vice-chairman": "Vice-chairman",
    "secretary": "Secretary",
    "clerk": "Clerk",
    "scribe": "Scribe",
    "scribes": "Scribe",
    "note taker": "Note taker",
    "note takers": "Note taker",
    "note-taker": "Note taker",
    "notetaker": "Note taker",
    "notetakers": "Note taker",
    "minute taker": "Minute taker",
    "minutes taker": "Minute taker",
    **dict.fromkeys(("minute takers", "minutes takers", "minute-taker", "minute-takers"), "Minute taker"),
    "minutes by": "Minute taker",
    "keeper of the minutes": "Minute taker",
    "minutes": "Minute taker",
    "facilitator": "Facilitator",
    "moderator": "Moderator",
    "moderators": "Moderator",
    "hosts": "Host",
    "secrétaire de séance": "Secrétaire de séance",
    "interviewer": "Interviewer",
    "interviewee": "Interviewee",
    "host": "Host",
    "explainer": "Explainer",
    "explainers": "Explainer",
    "observer": "Observer",
    "observers": "Observer",
    "guest": "Guest",
    "guests": "Guest",
    "visitors": "Guest",
    "visitor": "Guest",
    **dict.fromkeys(("invited guest", "invited guests", "visitors and guests", "guests and visitors"), "Guest"),
    **dict.fromkeys(("gallery", "in the gallery", "public gallery", "in the public gallery", "media"), "Guest"),
    "staff": "Staff",
    "officers": "Officer",
    "secretariat": "Secretariat",
    "rapporteur": "Rapporteur",
    "cathaoirleach": "Cathaoirleach",
    "leas-chathaoirleach": "Leas-Chathaoirleach",
    "cadeirydd": "Cadeirydd",
    "voorzitter": "Voorzitter",
    "ordförande": "Ordförande",
    "presidente": "Presidente",
    "présidence": "Présidence",
    "président": "Président",
    "secrétaire": "Secrétaire",
    "vorsitz": "Vorsitz",
    "protokoll": "Protokoll",
    "専門委員": "専門委員",
    "部会員": "部会員",
    "臨時委員": "臨時委員",
    "特別委員": "特別委員",
    "座長": "座長",
    "議長": "議長",
    "議長氏名": "議長",
    "会長氏名": "会長",
    "委員長氏名": "委員長",
    "会長": "会長",
    "委員長": "委員長",
    "副委員長": "副委員長",
    "司会": "司会",
    "書記": "書記",
    "事務局": "事務局",
    "事務局職員": "事務局職員",
    "オブザーバー": "オブザーバー",
    "傍聴者": "傍聴者",
    "陪席者": "陪席者",
    "説明員": "説明員",
    "説明者": "説明者",
    "参考人": "参考人",
}
# Over a hearing's transcript: "Before Commissioner: Ms Margaret Cunneen SC", "Counsel Assisting: Ms Julia Long SC"
OF_A_HEARING = re.compile(
    r"(?:(?:led by|before|presided over by) (?:the )?)?(?P<role>(?:chief |assistant )?commissioner|chair|"
    r"(?:senior |junior )?counsel (?:assisting|for [\w .'’/&-]{2,40})|(?:crown )?solicitor(?:['’]s office)?)",
    re.IGNORECASE,
)
# "The Council met at 6.30 p.m. with the following in attendance:", "Staff attending, in addition to Dr Ode, were:"
_TOLD_WHO_CAME = re.compile(
    r"[A-Z](?:[^:]|(?<=\d):(?=\d)){0,240}\b(?:with the following (?:[\w-]+ ){0,3}(?:in attendance|present)|"
    r"(?<!not )(?:attending|in attendance|present),? (?:in addition to|besides|"
    r"as well as) [^:]{3,120},? (?:were|was|are)|"
    r"(?<!not )(?:attending|in attendance|present) (?:were|was|are)):"
)
_REPRESENTED = re.compile(r"(?:(?:The )?(?P<body>[A-Z][\w’'& -]{2,50}?) )?(?:was |is )?(?i:represented) by:")


def of_one(group: str) -> str | None:
    """What one of a group is: a treasurer of "Treasurers"; a seat that they all have ("Councillors") says nothing."""
    if re.search(r"(?:councill?ors|cllrs|members|senators|delegates|commissioners|trustees)$", group, re.IGNORECASE):
        return None
    return group[:-1] if group.endswith("s") and not group.endswith("ss") else group


def told_who_came(text: str) -> bool:
    """Whether a long line heads those who came: "The Council met with the following in attendance:"."""
    return len(text) > 60 and text.endswith(":") and _TOLD_WHO_CAME.fullmatch(text) is not None


def represented_by(text: str) -> str | None:
    """The body of "Commission represented by:" over its people, "" where the line names none; None for other lines."""
    found = _REPRESENTED.fullmatch(text) if text.endswith("by:") else None
    return (found["body"] or "") if found else None
