"""How the starts of lines look that could be speakers: the patterns that `labels` tries."""

from __future__ import annotations

import re

MAX_LABEL = 90

_TIME = r"\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?(?: ?[AaPp]\.?[Mm]\.?)?"
_STAMP = rf"(?:[\[(]?{_TIME}(?:\s*-->\s*{_TIME})?[\])]?\s*+(?:[-–—]\s*+)?)?"
STAMP_AFTER = re.compile(r"\s*[\[(（]\d{1,2}:\d{2}(?::\d{2})?(?: ?[AaPp]\.?[Mm]\.?)?[\])）]$")
COLON = re.compile(
    rf"[ \t>]*(?:[-*+•][ \t]+){{0,2}}{_STAMP}(?P<open>(?:\*\*|__|\*|_|\[)?)"
    rf"(?P<label>(?:\[\d{{1,2}}:\d{{2}}(?::\d{{2}})?\]|[^:：()（）\n]|\((?:[^()\n]|\([^()\n]{{0,60}}\)){{0,80}}\)|（[^（）\n]{{0,80}}）){{1,{MAX_LABEL}}})"
    rf"[ \t]*[:：](?: (?=\*\*|__))?(?P<post>[*_\])]{{0,3}})"
    rf"(?:[ \t\u3000]+|$|(?=[^\s/\d])|(?=\d{{1,4}}[年月日点名人回番割件%％万]))"
)
# "Ada> We keep bees": in capitals and small letters, unlike "mysql> select".
CHATTED = re.compile(
    r"[ \t]*(?:\[?\d{1,2}:\d{2}(?::\d{2})?\]?[ \t]+)?(?P<label>[A-ZÀ-Þ][a-zß-ÿ][\w’'-]{0,23}"
    r"(?: [A-ZÀ-Þ][\w.’'-]{0,23}){0,2})>[ \t]+(?=\S)"
)
# "From Ada Roe to Everyone": as calls keep what was written beside them.
WRITTEN_TO = re.compile(
    r"From (?P<who>[^:\n]{2,60}?) {1,3}[Tt]o {1,3}(?:Everyone|Everybody|[Hh]osts?\b.{0,40}|[Aa]ll\b.{0,40})$"
)
# "4.2 RM: The build is slow": see `counted`.
COUNTED = re.compile(r"\d{1,3}(?:\.\d{1,2}){0,3}[.)]?[ \t]+(?=[A-Z])")
SAID_BY = re.compile(r"(?P<who>[A-Za-z][\w|`^-]{1,20}):[ \t]+(?=\S)")
CHEVRON = re.compile(r"[ \t]*(?:>>+|&gt;&gt;)\s*(?:(?P<label>[^:\n]{1,60}):)?\s*")
ANGLE = re.compile(
    r"[ \t]*(?:[\[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?\s+(?=[<{]))?(?:<[ @+%~&]?|(?<=[\])\d] )\{)"
    r"(?P<label>[A-Za-z_][\w|`^-]{0,24})[>}]\s+"
)
CIRCLE = re.compile(
    r"[ \t\u3000]*[○◯〇●◎◆◇][ \u3000]?(?P<label>(?:[^\s\u3000。、○◯()（）]|[(（][^()（）\n]{1,40}[)）]){1,24})"
    r"(?:[ \u3000：:]+|$)"
)
# ■山田座長：始めます。
SQUARE_MARK = re.compile(
    r"[ \t\u3000]*[■□◇◆▲△▼▽▪☆★][ \u3000]?(?P<label>(?:[^\x00-\x7f：。、■□（）]|（[^（）\n]{1,40}）){1,24})"
    r"[ \u3000]*[:：][ \t\u3000]*"
)
# ■山田座長　始めます。
SQUARE_SPACED = re.compile(
    r"[ \t\u3000]*[■□◆◇](?P<label>[\u4e00-\u9fff\ufa0e-\ufa6d々ヶァ-ヶー]{0,12}(?:座長|会長|委員長|"
    r"議長|委員|構成員|事務局|"
    r"[課部局室次]長|主査|教授|議員|大臣|審議官))[ \u3000]+(?=[^\n]{6,}。)"
)
# "○ Sengoku committee member: It hurts my ears": a colon ends what a translation writes in several words.
CIRCLE_LATIN = re.compile(
    r"[ \t\u3000]*[○◯〇●◎◆◇■][ \t\u3000]*(?P<label>[A-Z][A-Za-z .,’'()-]{1,60}?)[ ]?[:：][ \t\u3000]+"
)
CIRCLE_SPACED = re.compile(
    r"[ \t\u3000]*[○◯〇●◎](?P<label>[^\s\u3000。、○◯]{1,6}[ \u3000][^\s\u3000。、○◯]{1,12}(?:君|氏|委員|議員|"
    r"長|大臣))(?:[ "
    r"\u3000：:]+|$)"
)
# "◯ Chairman (Mr. Tatsuo Kurihara)  We will now open": an office, and who holds it.
CIRCLE_OFFICE = re.compile(
    r"[ \t\u3000]*[○◯〇●◎■◆◇・][ \t\u3000]*(?P<label>[A-Z][\w .,'’-]{2,60}"
    r"\((?:Mr|Mrs|Ms|Miss|Dr|Prof)\.? [^()\n]{3,50}\))[ \t:：]+(?=\S)"
)
# "○ [Director Satake] It is time": as translated records keep the circle and the brackets.
CIRCLE_BRACKET = re.compile(
    r"[ \t\u3000]*[○◯〇●◎■◆◇・][ \t\u3000]*[\[【［〔](?P<label>[^\[\]【】［］〔〕\n。、]{2,60})[\]】］〕]"
    r"[ \t\u3000：:]*(?=\S)"
)
# [山田座長] and <事務局>, with the brackets of a plain keyboard; [資料](https://...) is a link.
PLAIN_BRACKET = re.compile(
    r"[ \t\u3000]*[\[<](?P<label>[\u3040-\u30ff\u4e00-\u9fff々][\u3040-\u30ff\u4e00-\u9fff々・（）() \u3000]{1,30})"
    r"[\]>](?![(\[])[ \t\u3000：:]*"
)
BRACKET = re.compile(r"[ \t\u3000]*[【［\[〔＜〈](?P<label>[^】］\]〕＞〉\n]{1,40})[】］\]〕＞〉][ \t\u3000：:]*")
# "- (Member) Urchins are removed": an office, perhaps with a family name, as translated summaries have it.
OFFICE_IN_BRACKETS = re.compile(
    r"[ \t]*(?:[-*+•・○][ \t]*)?\((?P<label>(?:(?:Acting|Deputy|Vice|Sub)[- ])*(?:Committee |Subcommittee |"
    r"Expert |Special )?"
    r"(?:Members?|Chair(?:man|woman|person)?|Secretariat|Moderator|Observer|Expert|Office|Director|Counselor)"
    r"(?: [A-Z][\w’'-]{1,20})?)\)[ \t]+(?=[A-Z“\"])"
)
# "* (SM):" over what Stephen Mackay says
INITIALS_IN_BRACKETS = re.compile(r"[ \t]*(?:[-*+•][ \t]+)?\((?P<label>[A-Z]{2,4})\):[ \t]*")
SET_APART = re.compile(r"(?<=^[\u4e00-\u9fff])[ \u3000](?=[長員]$)")
OPENS_TERM = re.compile(r"[ \t]*[:：][ \t\u3000]+(?=\S)")
ASKED = re.compile(r"[ \t]*\((?P<label>[QA]|Question|Answer)\)[ \t]+(?=\S)")
# "Q.   Please state your name", but not "A. Smith: ..."
ASKED_BY_PERIOD = re.compile(r"[ \t]*(?P<label>[QA])\.[ \t]{1,12}(?=\S)(?!(?:[A-Z][\w’'.-]* ?){1,3}:)")
# "Q    Thank you. Will she resign?": as press offices print it, twice or more.
ASKED_BARE = re.compile(r"(?P<label>Q)[ \t]{1,8}(?!\([^()\n]{1,40}\) ?:)(?=\(|[“\"]?[A-Z][a-z’']|I |A )")
# "R.- Il y avait les deux.": a question or an answer in French.
ASKED_IN_FRENCH = re.compile(r"(?P<label>[QR])\.? ?[-–—][ \t]+(?=\S)")
PAREN = re.compile(
    r"[ \t\u3000]*(?:[→⇒][ \u3000]?)?[（(](?P<label>[^()（）\n。、]{1,24})[)）][ \t\u3000：:]*$|[ "
    r"\t\u3000]*（(?P<label2>[^()（）\n。、]{1,24})）[ \t\u3000]*|"
    r"[ \t\u3000]*(?:[→⇒][ \u3000]?)?[（(](?P<label3>[問答]|[^()（）\n。、\d]{2,20})[)）][ \t\u3000：:]*(?=[^\s）)])"
)
# 林座長 おはようございます。: a habit of some records, see `speakers`.
SPACED = re.compile(
    r"[ \t\u3000]*(?P<label>(?:委員|構成員|参加者)[A-ZＡ-Ｚ](?=[ \u3000])|"
    r"(?:[A-ZＡ-Ｚ]|[\u4e00-\u9fff\ufa0e-\ufa6d々ヶァ-ヶー]{0,12}?)(?:副?委員長|座長代理|副?座長|副?会長|"
    r"副?議長|部会長|"
    r"分科会長|[会議座][ \u3000]長|委[ \u3000]員|教育長|[係館園所校]長|委員|構成員|"
    r"専門官|課長補佐|課長|室長|局長|部長|次長|審議官|参事官|企画官|政務官|大臣|主査|教授|"
    r"議員|司会|事務局)|[問答](?=[ \u3000]))"
    r"[ \u3000]+(?=[^\s（(]{2,})"
)
# 山本委員長)ただ今から: a bracket that only closes.
CLOSED = re.compile(
    r"[ \t\u3000]*(?P<label>[\u4e00-\u9fff\ufa0e-\ufa6d々ヶァ-ヶー]{1,14}(?:長|委員|構成員|議員|主任|主査|参事|"
    r"補佐|監|官)|事務局|委員|座長|会長|構成員|議員|[問答])[)）]"
    r"(?=[^\s)）])"
)
LISTS = re.compile(
    r"(?:委員|構成員|長|顧問|官|教授|氏|幹事)(?:[(（][^()（）]{1,30}[)）])?(?:[、,]|(?:\s*(?:他|ほか))?$)"
)
ALONE = re.compile(
    r"(?:事務局)?[\u4e00-\u9fff\ufa0e-\ufa6d々ヶァ-ヶー]{1,14}(?:長|代理|委員|構成員|官|監|補佐|大臣|主査|主任|主幹|参事|理事|"
    r"幹事|教授|議員|弁護士|ディレクター|リーダー|オブザーバー|アドバイザー|メンバー|氏)(?:[(（][^()（）]{2,20}[)）])?|"
    r"事務局|座長|会長|委員長|議長|委員|副会長|副座長|司会|知事|記者団?|幹事社|質問者|回答者"
)
MARK_INSIDE = re.compile(r"^[○◯〇●■□◆◇][ \u3000]?[:：][ \u3000]?")  # (○:山本企画課長)
PARTING = (" - ", "–", "—", "\t", "   ")
ASKED_ALONE = frozenset(("Q", "A", "Q.", "A.", "Question", "Answer"))
SENTENCE_JAPANESE = re.compile(r"(?:です|ます|ました|ません|ください)$")
# MARIE DESCHAMPS, alone on its line above what she says.
CAPITALS = re.compile(r"[ \t]*(?P<label>[A-ZÀ-Þ][A-ZÀ-Þ'’-]+(?: [A-ZÀ-Þ][A-ZÀ-Þ'’-]+){1,3})[ \t]*$")
# CAROLINE ROUX Alors ça fait une semaine: before words that begin with a capital.
CAPITALS_BEFORE = re.compile(
    r"(?P<label>[A-ZÀ-Þ][A-ZÀ-Þ'’-]+(?: [A-ZÀ-Þ][A-ZÀ-Þ'’-]+){1,3}) (?=[A-ZÀ-Þ](?:['’]?[a-zß-ÿ]| [a-z]))"
)
# "○ Mr. Nomura", alone on its line.
MARKED_ALONE = re.compile(
    r"[ \t]*[○◯〇●◎■◆◇][ \t]*(?P<label>(?:(?:Mr|Mrs|Ms|Dr|Prof|Professor|Chair\w*|Vice[- ]Chair\w*|Member|"
    r"Director|Minister|"
    r"Councill?or|Commissioner|President)\.? )[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?(?:, [A-Z][^,.\n]{2,60})?|"
    r"(?:The )?(?:Chair(?:man|person|woman)?|Secretariat|Moderator))[ \t]*:?$"
)
PERIOD = re.compile(
    r"[ \t]*(?P<label>(?:(?:The|THE) (?:CHAIR(?:MAN|WOMAN|PERSON)?|PRESIDENT|SPEAKER|PRESIDING OFFICER|ACTING "
    r"PRESIDENT|WITNESS|CLERK)"
    r"|(?:Mr|Mrs|Ms|Dr|MR|MRS|MS|DR|Senator|SENATOR|Chairman|CHAIR(?:MAN|WOMAN|PERSON)?|VICE CHAIR(?:MAN|"
    r"WOMAN)?|PRESIDENT|GOVERNOR|JUSTICE)\.?"
    r" [A-Z][A-Za-z'’-]{0,3}[A-Z][A-Z'’-]*(?: [A-Z][A-Z'’-]+){0,2}(?: of [A-Z][a-z]+)?))\.[ \t]*(?:--|—)?[ "
    r"\t]*(?=[A-Z(\[“\"'‘.0-9]|$)"
)
# "    Chairwoman Pennington. The hearing will come to order.": a habit of some records, see `speakers`.
MIXED_PERIOD = re.compile(
    r"[ \t]{2,}(?P<label>(?:Mr|Mrs|Ms|Miss|Dr|Chairman|Chairwoman|Chairperson|Chair|Senator|Secretary|Representative|"
    r"Director|Commissioner|Governor|Mayor|Admiral|General|Colonel|Judge|Professor|Vice Chair(?:man|woman)?)\.? "
    r"[A-ZÀ-Þ][\w'’-]{1,24}(?: [A-ZÀ-Þ][\w'’-]{1,24})?(?: of [A-Z][a-z]{2,20})?)\.[ \t]+(?=[A-Z(\[“\"0-9])"
)
# "Mr Smith (Perth)—I thank the witness", "The CHAIR—Order": a habit of some records, too.
LONG_DASH = re.compile(
    r"[ \t]*(?P<label>(?:(?:The|THE) (?:(?:ACTING |DEPUTY |Acting |Deputy )?(?:CHAIR(?:MAN|WOMAN|PERSON)?|PRESIDENT|"
    r"SPEAKER|CLERK|Chair(?:man|woman|person)?|President|Speaker|Clerk))|"
    r"(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Dame|Senator|Councillor|Cllr|Hon|MR|MRS|MS|DR|SENATOR)\.? "
    r"[A-ZÀ-Þ][\w’'-]{1,24}(?: [A-ZÀ-Þ][\w’'-]{1,24}){0,2})(?: \([^()\n]{2,60}\)){0,2})[ ]?—(?=[^\s—])[ ]?"
)
# "§ Mr. Tony Benn (Chesterfield)On a point of order": as copies of old reports have it, without a blank.
PARAGRAPH_MARK = re.compile(
    r"§[ \t]*(?P<label>(?:Mr|Mrs|Madam)\.? (?:Deputy )?(?:Speaker|Chairman)|"
    r"(?:(?:The )?(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Dame|Lord|Lady|Viscount|Baroness|Earl|Hon)\b\.? )"
    r"(?:(?:Mc|Mac|O['’]|de |van |von )?[A-ZÀ-Þ][a-zß-ÿ'’-]*\.?[ -]?){1,4}(?<! )(?: ?\([^()\n]{2,60}\)){0,2})"
    r"[ \t]*:?[ \t]*(?=[A-Z“\"‘'(—])"
)
TITLED = re.compile(r"[ \t]*(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Dame|Senator|The|Lord|Lady|Baroness|Hon)\b")
# "* [paloma] eleven are in": a name in brackets opens an item; a link or a box to tick does not.
ITEM = re.compile(r"[ \t]*[-*+•][ \t]+\[(?P<label>[A-Za-zÀ-ÿ@][^\[\]\n:]{1,30})\](?!\(|\[|:)[ \t]+(?=\S)")
# "[Chairman Hoshino] Let's begin": not a link, a time or a mark that stands alone.
SQUARE = re.compile(
    r"[ \t]{0,3}\[(?P<label>[A-Z][^\[\]\n:\d]{2,40}(?:\([^()\n]{2,30}\))?|"
    r"(?:[a-z]{3,12} ){0,2}(?:member|chair|chairperson|secretariat|director|observer))\](?!\(|\[|:)[ \t]+(?=\S)"
)
# "[AL] I agree", "(AL) I agree": the initials of somebody on the list.
INITIALS_SET_OFF = re.compile(r"[ \t]{0,3}[\[(](?P<label>[A-Z]{2,3})[\])][ \t]+(?=[A-ZÀ-Þ“\"])")
DASH = re.compile(
    r"[ \t]*(?:[-*+•][ \t]+)?(?P<bold>\*\*|__)?"
    r"(?P<label>[A-ZÀ-Þ][^\s:;,.()*_–—]{1,24}(?: [A-ZÀ-Þ][^\s:;,.()*_–—]{1,24}){0,2}(?: \([^()\n]{2,40}\))?)"
    r"(?(bold)(?P=bold)) [-–—]{1,2} (?=\S)"
)
SHORTENED = re.compile(r"\b(?:[A-Z]|Jr|Sr|Esq|Ph\.?D)\.$")
STAMPED = re.compile(
    r"[ \t]*(?P<label>[^\d\n:(\[]{2,60}?)[ \t,]*[\[(]?\d{1,2}:\d{2}(?::\d{2})?(?:\s?[AP]M)?[\])]?[ \t]*$"
)
STAMPED_BEFORE = re.compile(
    r"[ \t]*[\[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?[ \t]+(?![AaPp]\.?[Mm]\b)"
    r"(?P<label>[^\d\n:]{2,60}(?: \d{1,2})?)$"
)
