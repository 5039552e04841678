"""Words that tell roles, honorifics, fields and page furniture from names. All lower case."""

from __future__ import annotations

HONORIFICS = frozenset(
    "mr mrs ms miss mx dr prof professor sir dame hon honourable honorable rt rev reverend "
    "madam madame mme m "
    "herr frau "
    "san sama sensei esq phd cllr cr councillor councilor".split()
)
ROLE_WORDS = frozenset(
    """
    extraordinary provisional examiner emeritus
    chair chairs chairman chairwoman chairperson co-chair cochair co-chairs vice-chair vice-chairman
    vice-chairperson deputy president vice-president vice secretary minister ministers member members councillor
    councilor councillors councilors counsellor counselor alderman alderperson commissioner director directors
    director-general secretary-general deputy-director general manager officer officers chief head professor prof
    doctor senator representative congressman congresswoman governor mayor judge justice ambassador clerk moderator
    facilitator speaker host interviewer interviewee presenter operator witness counsel attorney delegate delegation
    rapporteur scribe investigator special senior executive principal associate assistant adviser advisor analyst
    researcher fellow scholar engineer editor reporter staff secretariat observer observers mc cto ceo cfo coo cio
    cso cpo ciso founder co-founder lead leader coordinator administrator superintendent treasurer trustee acting
    interim lord lady baroness baron viscount bishop captain colonel major sergeant commander chancellor premier
    prime expert experts official counsellor inspector comptroller auditor actuary convenor convener guest
    participant attendee audience panelist panellist panelists applicant applicants planner planning legal technical
    student teacher spokesperson spokesman spokeswoman commissioner councilmember councilman councilwoman supervisor
    parliamentary undersecretary under-secretary permanent managing author minutes taker note-taker recorder mp mep
    mla msp md vp evp svp gm pm registrar provost dean rector
    maire adjoint adjointe présidente président secrétaire directeur directrice conseiller conseillère
    membre rapporteure
    vorsitzende vorsitzender stellvertretende stellvertretender leiter leiterin geschäftsführer geschäftsführerin
    ausschussvorsitzender ausschussvorsitzende ausschussmitglied gemeindevertreter gemeindevertreterin ratsherr
    ratsfrau ratsmitglied stadtvertreter stadtvertreterin kreistagsmitglied beisitzer beisitzerin kassenwart
    schatzmeister schatzmeisterin stellvertr stellv wählbarer wählbare bürger bürgerin
    bürgermeister bürgermeisterin protokollführer protokollführerin präsident präsidentin presidente
    presidenta secretaria
    secretario directora vocal alcalde alcaldesa concejal concejala consejero consejera sindaco segretario segretaria
    direttore direttrice assessore voorzitter secretaris burgemeester wethouder lid ordförande ledamot sekreterare
    cathaoirleach convener vorsitz schriftführer schriftführerin
    abg abgeordneter abgeordnete sachverständiger sachverständige zeuge zeugin staatssekretär staatssekretärin
    stadtrat stadträtin député députée rapporteur
    owner proprietor proprietress headteacher headmaster headmistress bursar vicar curate churchwarden steward
    economist statistician consultant accountant scientist architect surveyor ombudsman interpreter translator liaison
    appointee
    partner lawyer solicitor barrister archivist librarian warden ranger pastor nurse coach
    """.split()
)
GENERIC_SPEAKERS = frozenset(
    """
    unidentified unknown unnamed anonymous inaudible male female man woman men women voice voices person several all
    others another the an a no first second third q question questioner caller audience floor guest guests participant
    participants multiple various resident citizen student public honourable honorable member members speaker
    speakers delegate staff attendee frage zusatzfrage zuruf journaliste journalist
    """.split()
)
# Of those, the ones that stand for a person; the others only say which.
PERSON_WORDS = frozenset(
    """
    male female man woman men women voice voices person question questioner caller audience floor guest guests
    participant participants resident citizen student member members speaker speakers delegate staff attendee
    frage zusatzfrage zuruf journaliste journalist
    """.split()
)
PARTICLES = frozenset("van von der den de del della di da dos das du la le el al bin ibn ter ten y e st st. do".split())
FIELDS = frozenset(
    """
    ref refs
    date dates time times location place venue where when agenda present absent absence apologies regrets attendees
    attendance attending participants members note notes nb topic topics subject title action actions resolution
    resolved resolutions decision decisions conclusion conclusions summary slides slide link links recording
    recordings minutes transcript reference references source sources example examples important warning update
    updates status background context purpose goal goals objective objectives question questions answer answers
    issue issues problem problems proposal proposals motion vote votes result results next previous todo deadline
    due contact email phone fax tel url website web http https ftp file files image photo caption credit published
    posted by from to cc re subject duration start end begin call order adjournment adjourned meeting meetings
    session item items report reports discussion description details overview introduction welcome opening closing
    review remarks comments comment feedback other misc aob announcements announcement ps fyi tldr tl;dr version
    edition author authors editor editors keywords tags category categories type name names organization
    organisation role roles title company address city country state language currently today tomorrow yesterday
    however therefore moreover finally also including follows following namely thus is are was were be has have had
    option options step steps part section chapter figure table appendix annex article clause page pages line total
    number week month year day consensus poll ayes noes nays aye nay abstain abstentions yes no pros cons pro con
    contents inserts
    invited classifier classifiers maintainer dynamic usage deprecated traceback debug
    proposed proposer proposal seconder carried nominated
    risk risks benefits costs cost budget rationale reason reasons outcome outcomes takeaway takeaways highlights
    key points point recap logistics housekeeping zoom teams webex chat irc log irclog group wg issue pr prs github
    repo repository milestone blocker priority owner assigned assignee resolution approved carried seconded moved
    mover seconder quorum quiet media datum zeit ort lieu fecha hora lugar heure objet protokoll betreff
    water please gas electricity sewer sewage waste roads parks rates rent income expenditure weather parking heating
    lighting toilets drinks supper lunch
    themen thema thèmes thème sprecher sprecherin sprecherinnen teilnehmer teilnehmende intervenants intervenant média
    présents absents excusés anwesend entschuldigt top tagesordnung ordre delibération press inquiries
    enquiries hotline notice disclaimer copyright
    """.split()
)
# Words that begin or make headings and headed items ("Data Governance: ..."), never taken for names.
TOPIC_WORDS = frozenset(
    """
    submitted respectfully property not before after signature algorithm module modules upstream
    data digital public private security privacy policy policies governance government protection information
    technology technologies system systems service services development management strategy framework plan plans
    planning project projects program programme research education health healthcare cyber cybersecurity cloud
    network access content user users customer consumer consumers market business industry economic economy
    financial finance legal law laws act town village city county borough district parish municipal
    regulation regulations regulatory compliance standard standards
    international national local global regional cross-border border artificial intelligence ai machine learning
    ethics ethical rights human resources social community environment environmental energy climate infrastructure
    innovation quality performance testing design architecture implementation operations operational support
    training awareness communication communications collaboration cooperation core main first second third new old
    current future past recent early late short long term big small high low good best better use cases case role
    impact challenges challenge opportunities opportunity approach approaches process processes procedure procedures
    requirements requirement features feature changes change improvements release releases bug bugs fix fixes tests
    test build builds docs documentation api apis code web mobile platform software hardware device devices tools
    tool the a an and or of in on for with at by as this that these those what why how who which when where all any
    some each every both general specific open closed working group groups council ministry agency department office
    committee commission university institute association company january february march    july
    september october november december monday tuesday wednesday thursday friday saturday sunday spring summer
    autumn fall winter japan u.s us uk eu united states kingdom european union
    """.split()
)
# What ministries and commissions are for: a name may begin behind one of these.
PORTFOLIOS = frozenset(
    """
    affairs foreign interior home exchequer treasury finance economy economic trade industry commerce agriculture
    fisheries
    forestry food rural environment climate energy water health welfare social care labour labor employment work
    pensions
    education science research technology innovation culture media sport sports tourism arts heritage justice defence
    defense security state transport transportation infrastructure housing communities local government development
    international cooperation women equality family families youth children seniors digital transformation
    communications multimedia
    telecommunications information broadcasting business enterprise skills planning minerals resources natural land
    lands
    immigration citizenship veterans public safety preparedness administration reform market services competition
    consumer
    budget taxation revenue customs ports shipping oceans space indigenous relations provincial union parliament senate
    council commission states republic kingdom nations sea single market area zone credit industries works investment
    production productive innovative mass
    """.split()
)
# Words that bodies and companies are named by: never part of a person's name.
BODY_WORDS = frozenset(
    """
    universidad universidade université universität universiteit università universitet instituto institut guild
    union cooperative bank foundation trust league authority bureau office museum forum network networks hospital
    library archive archives polytechnic school college society federation laboratory gmbh ltd inc corp corporation
    llc ab ag plc co press news times post institute centre center club works shipping magazine utilities
    fund funds scheme street avenue boulevard division directorate headquarters subcommittee fisheries forestry
    board panel unit assembly parliament senate cabinet congress
    group constituency stakeholder stakeholders
    party alliance coalition movement watch neighbourhood neighborhood
    treasury airport railway railways prefecture republic suisan kabushiki
    """.split()
)
# Words of the sets above that are surnames, too: "Una Page", "Mark Price".
COMMON_SURNAMES = frozenset(
    """
    page day long short small good best law case price field fields major miles spring summer winter march post
    press new cross judge dean bishop baron warden provost pastor ranger marshal constable head english french german
    holland england cloud street power main old early bush drivers coach nurse archer key chance read low
    """.split()
)
NOUN_ENDINGS = (
    "tion",
    "tions",
    "ment",
    "ments",
    "ness",
    "ity",
    "ities",
    "ance",
    "ence",
    "ship",
    "ism",
    "ology",
    "ics",
    "ing",
    "ings",
    "sion",
    "sions",
)
JAPANESE_ROLES = (
    "部会員 分科会員 代表理事 業務執行理事 特別委員 専門委員 臨時委員 委員長代理 座長代理 議長代理 会長代理 部会長代理 "
    "分科会長代理 小委員長代理 委員代理 代理委員 構成員代理 部長代理 局長代理 室長代理 所長代理 "
    "会長職務代理者 委員長職務代理者 職務代理者 副委員長 副座長 副会長 副議長 委員長 "
    "分科会長 部会長 小委員長 座長 会長 議長 副主査 副査 主査 委員 構成員 "
    "オブザーバー オブザーバ 参考人 説明員 事務局長 事務局次長 事務局 統括官 審議官 参事官補佐 参事官 企画官 "
    "企画調整官 企画調整監 調整官 政策統括官 総括官 局長 次長 "
    "部長 課長補佐 課長代理 課長 室長補佐 室長 係長 主任 補佐 総裁 長官 大臣政務官 政務官 副大臣 内閣総理大臣 "
    "総理大臣 総理 大臣 国務大臣 知事 副知事 "
    "市長 副市長 町長 村長 区長 教育長 議員 理事長 副理事長 常務理事 専務理事 専務 常務 "
    "理事 監事 評議員 社長 代表取締役 "
    "取締役 代表 教授 准教授 助教 講師 先生 弁護士 研究員 "
    "上席研究員 主席研究員 主任研究員 所長 センター長 本部長 司会 進行 幹事 顧問 様 氏 君 さん 政府参考人 "
    "副参事 参事 消防長 会計管理者 仮議長 仮座長 仮委員長 参与 専門参与 パートナー 相談役 代表社員 所員 上席所員 "
    "補佐官 "
    "管理官 監 官 長 発表者 説明者 質問者 回答者 "
    "記者 記者団 幹事社 傍聴人 "
    "メンバー チームリーダー リーダー アドバイザー マネージャー マネジャー プレゼンター ディレクター "
    "コーディネーター ファシリテーター チーム長 グループ長 ユニット長 主任調査官 調査官 専門官 技監 "
    "首席 主幹 主事 書記 編集長 院長 館長 園長 校長 学長 総長 組合長 支部長 支店長 店長 管理者 審議役 執行役員 "
    "特任教授 名誉教授 客員教授 特任准教授 編集委員 論説委員 経営者 農業者 "
    "消費生活相談員 司法書士 行政書士 税理士 公認会計士 医師"
).split()
JAPANESE_FIELDS = frozenset(
    "日時 日程 開催日時 開催日 時間 場所 開催場所 会場 議題 議事 議事内容 議事次第 次第 出席者 出席委員 参加者  "
    " 欠席者 欠席 欠席委員 配布資料 配付資料 資料 注 "
    "参考 記録 記録者 作成 目的 概要 結論 備考 例 問合せ先 お問い合わせ先 連絡先 担当 電話 開会 閉会 次回 日 "
    "期間 対象 方法 "
    "形式 傍聴者 説明者 作成者 作成日 件名 照会先 論点 タイトル 出典 "
    "発言要旨 決定事項 アクション 宿題 メール 公開日 更新日 掲載日  事務局出席者 代理出席 陪席 "
    "陪席者 担当書記 署名委員 会議録署名委員 "
    "会議録署名議員 会議録署名人 議事録署名人 議事録署名委員 署名議員 出席した関係職員".split()
)
