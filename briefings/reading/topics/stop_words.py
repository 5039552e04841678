"""Words that never stand inside a topic: function words, verbs and adverbs of speech, courtesies, numbers."""

from __future__ import annotations

STOP_WORDS = frozenset(
    """
    a about above according across actually additional additionally addition after afterwards again against ago all
    almost alone along already also although always am among amid an and another any anyone anything appropriate are
    around as ask asked asking at away back basic basically be became because become becomes been before began begin
    being believe below best better between beyond both briefly bring but by call called came can cannot carefully
    carry carried   certain certainly clear clearly come comes coming comment comments concerning conducted
    consider consideration considered considering continue continued could course current currently deal
    did different difficult direct do does doing done down due during each earlier easily easy effective either else
    end enough ensure etc even event every everyone everything exactly example examples except explain explained
    extent extremely fact far feel felt few final finally find first firmly firstly five follow following follows
    for  former forward found four from full fully further furthermore future gave general generally get give
    given go goes going good got great had half hand happen hard has have having he hear held help her here herself
    him himself his hold how however i if important improve in include included includes including increase indeed
    initial instead interesting into is it item items its itself just keep kind kinds know known large largest last
    lastly lately later latest latter  least led less let level like likely listen little long look looking lot
    lots made main mainly major make makes making many matter matters may maybe me mean means meanwhile mention
    mentioned met might moment month months more moreover most mostly much must my myself  naturally near
    necessary need needed needs neither never nevertheless new next nice no none nor not note noted nothing now
      of off often ok okay old on once one ones ongoing only onto  opinion opinions or  other
    others otherwise ought our ourselves out over overall own page pages part particular particularly parts people
    per perhaps person place please point pointed points possible possibly present present presented previous
    previously probably problem proceed properly provide provided provides put question questions quickly quite
    rather real really reason recent recently regard regarding regardless related relation respect respective right
    said same saw say saying says second secondly section see seem seems seen sense several shall she should show
    showed shown side significant similar simply since situation six small so some someone something sometimes soon
    sorry sort sorts specific specifically spoke  started state stated steadily still strongly such suggest
    suggested sure take taken takes taking talk talked tell ten term terms than thank thanks that the their them
    themselves then there thereby therefore these they thing things think third this those though thought thoughts
    three through throughout thus time times to today together told tomorrow too took toward towards tried try
    trying turn two   under unless until up upon us use used uses using usually various very via view want
    wanted was way ways we well went were what whatever when where whether which while who whole whom
    whose why widely will wish with within without won work worked  would year years yes yesterday yet you
    your yours yourself zero seven eight nine eleven twelve twenty thirty forty fifty hundred thousand million
    billion percent yen dollars january february march april may june july august september october november
    december monday tuesday wednesday thursday friday saturday sunday jan feb mar apr jun jul aug sep sept oct nov
    dec am pm mr mrs ms dr prof sir madam thank-you hello hi welcome agree agreed agrees
    discuss discussed discussing discussion discussions   remark remarks   participant
    participants attendee attendees emphasized stressed highlighted proposed requested recommended confirmed
    reported noting stating according announced added warned argued become becoming carrying creating create created
    developed developing established establish establishing expand expanded expanding improving increasing
    increasingly promote promoting realize realized realizing reduce reducing review reviewed strengthen
    strengthening support supporting understand understanding update updated can't couldn't didn't doesn't don't
    hadn't hasn't haven't he'd he'll he's i'd i'll i'm i've isn't it's let's she's shouldn't that's there's they're
    they've wasn't we'd we'll we're we've weren't what's won't wouldn't you'd you'll you're you've yeah um uh oh le
    la les des et est dans pour que une sur par avec qui au du ne pas nous der die das und ist nicht den von zu mit
    für auf ein eine wird im dem sich wir el los las y en una con se del al lo como più il di che per del non sono
    della gli o os as de em uma para com não do da
    """.split()
)
FILLER = frozenset(
    """
    name names open order form forms number numbers type types case cases lead late start meeting meetings
    working member members set party
    session sessions calendar consent closed regular special hearing speech call calls chairman councillor
    councilor director
    issue issues secretariat agenda minutes conclusion introduction background context overview summary resolution
    action actions log note notes date location place opening adjournment proceedings reference references thank you
    day days week weeks morning afternoon evening speaker chair moderator document documents materials item
    section
    appendix table
    figure yes no twenty website
    slide slides link links presentation next steps welcome apologies attendance any other business aob q&a article
    law act bill mr councillor road ahead japan united states government ministry agency department committee
    council commission working group wg meeting public private good example
    """.split()
)
JAPANESE_FILLER = frozenset(
    """
    敬称略 可能性 必要性 具体的 基本的 積極的 委員 座長 会長 委員長 副委員長 副会長 部会長 関係者 担当者 参加者 傍聴者
    出席委員 事務局長 会議録 議事概要 次回会議 ホームページ 令和元年 議長 事務局 資料 説明 意見 質問 議論 検討
    開催場所 開催日時 開催日 会議場所 今回 前回 次回 本日 今後 以上 場合 必要 関係 内容 問題
    課題 状況 対応 実施 部分 方向 方法 自分 皆様 皆様方 先生 ページ 説明資料 質疑応答 意見交換 事務局説明 議事録
    議事要旨 議事 議題 出席者 欠席者 参考資料 添付書類 配布資料 配付資料 開会 閉会 日時 場所 令和 平成 午前 午後
    資料番号
    議事次第 審議事項 報告事項 協議事項 議事メモ 配付資料一覧 資料一覧 利用者 マニュアル 自己紹介 挨拶 閉会挨拶 開会挨拶
    ポイント テーマ ケース 構成員 オブザーバー 発言 委員会 部会 会議 本会議
    非公開 公開 出席状況 代理出席 開会前 閉会中 閉会後 御異議 異議 在り方 考え方 進め方 取り組み 取組み 同じ方向
    審議内容 傍聴希望者 事務局側
    開催要項 議事次第等 委員名簿 配席表 時間 年度 会議室 定刻 途中退席 御出席 御欠席 御参加 御議論 皆様方 次第 事項
    資料番号 参考 別紙 決定事項
    質問者 回答者 提案 確認 了承 承認 報告 承知 指摘 理解 認識 観点 視点 位置付け 位置づけ 具体例 一つ 二つ 三つ
    最後 最初 冒頭 途中
    """.split()
)
