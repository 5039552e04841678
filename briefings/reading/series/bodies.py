"""What bodies are called: the words that end their names, what a name looks like, and a name with a number."""

from __future__ import annotations

import re
from dataclasses import dataclass

BODIES = (
    "Working Group|WG|Committee|Council|Commission|Board|Panel|Task ?Force|Dialogue|Forum|Conference|Assembly|"
    "Group|SIG|TSC|TC|Exec|Sub-?committee|Round ?table|Round Table|"
    "Parliament|Senate|Summit|Workshop|Team|Cabinet|Authority|Congress|Consultations?|Convention|Symposium|"
    "Seminar|Steering|Community|Society|Association|"
    "Foundation|Trustees|Collective|Chapter|Guild|Network|Initiative|Consortium|IG|CG|RG|BoF|Inquiry|Tribunal|"
    "Senior Officials['’] Meeting|Ministerial Meeting|Ministers['’]? Meeting|"
    "Partnership|Alliance|Coalition|"
    "House of [A-Z][a-z]+|House|Sabha|Diet|Duma|Knesset|Riksdag|Folketing|Storting|Sejm|Cortes|Dáil|Seanad|Tynwald|"
    "Expert Meeting|Study Meeting|Study Session|Review Meeting|Liaison Meeting|Study Team|Review Team|Hearing|"
    "Conseil(?: municipal| régional| d.administration)?|Comité|Commission|Fachbeirat|Beirat|Ausschuss|"
    "Gemeinderat|Stadtrat|Bundestag|Landtag|Kommission|Vorstand|Arbeitsgruppe|Consejo|Comisión|Consiglio|"
    "Comitato|Gruppo"
)
BODY = re.compile(
    rf"\b(?:{BODIES}|{BODIES.upper().replace('[A-Z][A-Z]', '[A-Z]')})\b"
    r"|会議(?![室場所])|委員会|部会|審議会|検討会|研究会|ワーキンググループ|ワーキング・グループ|ワーキングチーム|"
    r"ＷＧ|WG|"
    r"分科会|懇談会|協議会|タスクフォース|議会(?!中継|だより|事務局)|理事会|総会|調査会|勉強会|幹事会|懇話会|"
    r"審査会|本部|"
    r"(?:(?<=外相)|(?<=首脳)|(?<=大臣)|(?<=閣僚))会談|"
    r"(?:政策|戦略|経済|サイバー|協力|人権|ハイレベル)対話|(?<=定例)[^\s、。]{0,6}会見|フォーラム|連絡会|チーム|会合|評議会|教授会|ラウンドテーブル|作業班"
)
NAME = (
    r"[“\"‘]?[A-Z][\w.&’'/–-]*(?: (?:of|on|the|for|and|in|to|with|&|de|at|[A-Z(][\w.&’'/()–-]*"
    r"|\d{1,4}-[A-Z][\w-]*"
    r"|(?:(?<=Committee )|(?<=Group )|(?<=Subgroup )|(?<=TC )|(?<=WG )|(?<=SC )|(?<=PC )|(?<=AG ))\d{1,3}"
    r"(?:/(?:SC|WG|TG|AG|JWG) \d{1,3})*\b))*"
)


@dataclass(frozen=True, slots=True)
class NamedSeries:
    """A body's name, with the number of its meeting where the text gives one."""

    name: str
    number: int | None
