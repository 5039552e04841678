"""What stands around a name and is no part of it: "Mr.", "Shri", "Cllr" before it, "OBE", "MP", "PhD" behind it."""

from __future__ import annotations

import re

# Before a name; those that could be a name themselves ("Pan", "Er") count only with their full stop.
_TITLES = (
    r"Mr|Mrs|Ms|Miss|Mx|Dr|Drs|Messrs|Mesdames|Mmes|Prof|Professor|Sir|Dame|The|Rt\.?\s?Hon|Hon|Honou?rable|"
    r"Revd?|Reverend|Adv|PCSO|Sgt|Insp|PC(?=\s[A-Z][a-z]+\s[A-Z])|"
    r"Madam|Madame|Mme|Mlle|MM|Monsieur|Herrn?|Frau|Sra?|Shri|Shrimati|Smt|Sushri|Kumari|Thiru|Tmt|H\.\s?E|(?:(?:His|Her|Your)\s)?Excellency|"
    r"HE(?=\s(?:M|Dr|Sir|Prof))|"
    r"Datuk|Dato['’]|Datin|Tan\sSri|Sister|Father|Pastor|Rabbi|Imam|Canon|Dhr|Mevr|Mw|Doña|Dña|"
    r"(?:(?:District|County|Town|Ward|Borough|City|Parish|Unitary|Shire|Community|Metropolitan|"
    r"Island)\s)?(?:Cllrs?|Clr|Cr|Councill?ors?)"
)
_DOTTED = (
    r"Dr\.-Ing\.|Prof\.ssa|Adv\.|Er\.|Engr?\.|Fr\.|Sig\.(?:ra)?|Dott\.(?:ssa)?|Avv\.|Ing\.|Sh\.|"
    r"(?:(?:Rear|Vice) )?Adm\.|(?:(?:Maj|Lt|Brig)\. )?(?:Gen|Col|Cdr|Cmdr)\.|Sgt\. Maj\.|Capt\.|Maj\.|Lt\.|Sgt\.|"
    r"Sens?\.|Reps?\.|D\.ª|D[ªº]\.?|Dipl\.-Ing\."
)
TITLE_START = re.compile(
    rf"^(?:(?:{_TITLES})(?![\w'’-])\.?\s+|(?:{_DOTTED})\s+|[MD]\.\s+(?=[A-ZÀ-Þ][\w'’-]+\s))+(?=[A-ZÀ-Þa-z])",
    re.IGNORECASE,
)
# Behind a name: degrees, orders and seats, always in this spelling.
_LETTERS = (
    r"Jr\.?|Sr\.?|II|III|IV|Ph\.?D\.?|M\.?D\.?|M\.?A\.?|BSc|MSc|MBA|LLM|LLB|DPhil|Esq\.?|KC|QC|SC|MP|MEP|"
    r"MSP|MLA|MLC|MHA|TD|"
    r"JP|DL|FRS|FRCP|MBE|OBE|CBE|KBE|DBE|KCB|CB|CMG|KCMG|DCMG|GBE|KG|AM|AO|AC|OAM|PSM|CVO|LVO|MVO|QPM|CPA|"
    r"CFA|P\.?E\.?|"
    r"P\.?Eng\.?|RN|AICP|FAIA|AIA|CStJ|SBS|GBS|BBS|GBM|MH|"
    r"USMC|USN|USAF|USCG|DSO|DSC|FRSE|FCA|FCCA|ACCA|ACA|FCIPD|FRCGP|FRCN|CEng|FIA|MRTPI|RIBA|OM|CH"
)
# "Edith Rowntree DBE  Chair": between the name and what they are
_LETTERS_BETWEEN = re.compile(rf"(?:(?:{_LETTERS}),? )+(?=[A-ZÀ-Þ][a-z])")
LETTERS_BEHIND = re.compile(rf"(?:[,\s]+(?:{_LETTERS})(?=$|[,\s]))+(?=\s*$|\s*,|\s+[-–—(])")


def without_letters(text: str) -> str:
    """ "Jane Doe, PhD, Chair" -> "Jane Doe, Chair": the first run of letters behind a name left out."""
    return LETTERS_BEHIND.sub("", text, count=1)


def without_letters_before(role: str) -> str:
    """ "DBE Chair", what a list prints behind a name, without the letters: "Chair"."""
    between = _LETTERS_BETWEEN.match(role) if role[1:2].isupper() or role.startswith("Ph") else None
    return role[between.end() :] if between else role
