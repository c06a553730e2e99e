import type { Block, DistrictId } from '@app/shared/districts'
import type { ItemId } from '@app/shared/help-categories'
import type { Lending, SupporterKind, TimeOfDay } from '@app/shared/organizations'
import type { Dice } from './dice.ts'
import { mailOf, personOf, phoneOf } from './people.ts'

type Named = readonly [name: string, kana: string, intro: string, categories: readonly string[]]

const companies: readonly Named[] = [
  [
    '株式会社甲斐のもり建設',
    'かいのもりけんせつ',
    '土木と建築の会社です。重いものを運ぶことと、道具の扱いに慣れています。',
    ['clean', 'facility', 'disaster'],
  ],
  [
    '有限会社ふたば電気工事',
    'ふたばでんきこうじ',
    '電気工事の会社です。集会所の小さな修理や、行事の電源のお手伝いができます。',
    ['facility', 'festival', 'elder'],
  ],
  [
    '盆地ビルメンテナンス株式会社',
    'ぼんちびるめんてなんす',
    '清掃と設備の会社です。公園や集会所の清掃に社員で参加します。',
    ['clean', 'facility', 'recycle'],
  ],
  [
    '株式会社みずき印刷',
    'みずきいんさつ',
    '印刷の会社です。チラシや会報づくりの相談にのります。',
    ['pr', 'office', 'festival'],
  ],
  [
    'ぶどうの丘信用組合（架空）',
    'ぶどうのおかしんようくみあい',
    '地域の金融機関です。毎月の地域活動の日に、職員が参加しています。',
    ['clean', 'safety', 'office', 'festival'],
  ],
  ['株式会社ことり薬局', 'ことりやっきょく', '薬局です。健康の話や、測定の会をお手伝いします。', ['sports', 'elder']],
  ['山の手造園', 'やまのてぞうえん', '庭づくりの会社です。花壇や低い木の手入れを一緒にします。', ['clean']],
  [
    '株式会社南天フーズ',
    'なんてんふーず',
    '食品の会社です。炊き出しや夜店の段取りに慣れています。',
    ['festival', 'disaster', 'child'],
  ],
  [
    'しらかば自動車整備',
    'しらかばじどうしゃせいび',
    '自動車整備の工場です。軽トラックと人手を出せます。',
    ['recycle', 'clean', 'festival'],
  ],
  [
    '株式会社ひなた介護サービス',
    'ひなたかいごさーびす',
    '介護の会社です。サロンや敬老会のお手伝いをします。',
    ['elder', 'sports'],
  ],
  [
    '青柳運送株式会社',
    'あおやぎうんそう',
    '運送会社です。荷物の積み下ろしと車両の貸出しができます。',
    ['recycle', 'facility', 'disaster'],
  ],
  [
    '株式会社リンクやまびこ',
    'りんくやまびこ',
    'ITの会社です。スマホ教室やオンライン会議の導入を手伝います。',
    ['pr', 'office'],
  ],
  [
    '花みずき生花店',
    'はなみずきせいかてん',
    '花屋です。花壇の植替えや、行事の飾りつけを手伝います。',
    ['clean', 'festival'],
  ],
  [
    '株式会社つむぎ不動産',
    'つむぎふどうさん',
    '不動産の会社です。空き家の活用の話し合いに参加します。',
    ['plan', 'facility'],
  ],
  ['朝霧酒造（架空）', 'あさぎりしゅぞう', '酒蔵です。祭りの設営と片付けに社員で参加します。', ['festival', 'clean']],
  [
    '宝石加工のきらめき工房',
    'ほうせきかこうのきらめきこうぼう',
    'ものづくりの工房です。子どものものづくり教室を開けます。',
    ['child', 'plan'],
  ],
  [
    'ワイン醸造「七つの畝」',
    'わいんじょうぞうななつのうね',
    '小さな醸造所です。地域の催しの企画と運営を手伝います。',
    ['festival', 'plan'],
  ],
]
const companyWords = [
  ['みどり', 'みどり'],
  ['かえで', 'かえで'],
  ['あけぼの', 'あけぼの'],
  ['すみれ', 'すみれ'],
  ['いなほ', 'いなほ'],
  ['せせらぎ', 'せせらぎ'],
  ['ふもと', 'ふもと'],
] as const
const companyTrades = [
  ['設備', 'せつび', ['facility', 'clean']],
  ['商事', 'しょうじ', ['festival', 'safety', 'clean']],
  ['食堂', 'しょくどう', ['child', 'disaster', 'festival']],
] as const
const students: readonly Named[] = [
  ['まちつなぎ隊', 'まちつなぎたい', '町のお祭りと清掃に出かける学生の集まりです。', ['festival', 'clean', 'sports']],
  [
    'キャンパス防災サークル「そなえる」',
    'きゃんぱすぼうさいさーくるそなえる',
    '防災を学ぶ学生の集まりです。避難所の訓練を一緒にします。',
    ['disaster', 'safety'],
  ],
  ['子どもあそび研究会', 'こどもあそびけんきゅうかい', '子どもの行事と遊びを手伝います。', ['child', 'sports']],
  [
    '学生ボランティア「てとてと」',
    'がくせいぼらんてぃあてとてと',
    '高齢の方のサロンや見守りに参加しています。',
    ['elder', 'clean', 'recycle'],
  ],
  ['里山くらぶ', 'さとやまくらぶ', '草刈りと側溝の掃除が好きな学生の集まりです。手作業だけです。', ['clean', 'plan']],
  [
    '多文化ともだちの会',
    'たぶんかともだちのかい',
    '外国人住民の防災教室や交流を手伝います。',
    ['disaster', 'child', 'pr'],
  ],
  ['写真部まちかど班', 'しゃしんぶまちかどはん', '行事の写真と動画を撮ります。', ['pr', 'festival']],
  ['看護学生健康サポート', 'かんごがくせいけんこうさぽーと', '健康まつりの測定を手伝います。', ['sports', 'elder']],
  [
    '地域政策ゼミ（北山研究室）',
    'ちいきせいさくぜみ',
    '授業でアンケートやワークショップに取り組みます。',
    ['plan', 'pr', 'disaster'],
  ],
  [
    '高校生ボランティア「はちみつ」',
    'こうこうせいぼらんてぃあはちみつ',
    '高校生の集まりです。顧問の先生と参加します。',
    ['clean', 'festival', 'child'],
  ],
  ['まちあるき同好会', 'まちあるきどうこうかい', '危険箇所のまち歩きや地図づくりをします。', ['disaster', 'safety']],
  ['スマホ先生プロジェクト', 'すまほせんせいぷろじぇくと', 'スマホ教室を毎月開いています。', ['pr', 'elder']],
]
const others: readonly Named[] = [
  ['NPO法人ぬくもり広場', 'ぬくもりひろば', '子ども食堂とサロンを手伝うNPOです。', ['child', 'elder']],
  ['NPO法人川とあそぶ会', 'かわとあそぶかい', '川の清掃と観察会をしています。', ['clean', 'plan']],
  ['おそうじ仲間の会', 'おそうじなかまのかい', '月に一度、公園を掃除しています。', ['clean', 'recycle']],
  [
    '手しごとボランティアつくし',
    'てしごとぼらんてぃあつくし',
    '網戸や障子の張替えを手伝います。',
    ['facility', 'elder'],
  ],
  ['おはなし玉手箱', 'おはなしたまてばこ', '読み聞かせと余興をします。', ['child', 'elder', 'festival']],
  ['見守り隊かえで', 'みまもりたいかえで', '通学路の見守りをしています。', ['safety']],
  [
    '甲斐野大学 防災教育センター（架空）',
    'かいのだいがくぼうさいきょういくせんたー',
    '授業の一環で訓練に参加します。',
    ['disaster'],
  ],
  [
    '甲斐野大学 福祉学科（架空）',
    'かいのだいがくふくしがっか',
    '学科の実習として敬老会やサロンに参加します。',
    ['elder'],
  ],
  [
    '甲斐野短期大学 食物栄養科（架空）',
    'かいのたんきだいがくしょくもつえいようか',
    '炊き出しと健康まつりを手伝います。',
    ['disaster', 'sports'],
  ],
  [
    '甲斐野専門学校 建築科（架空）',
    'かいのせんもんがっこうけんちくか',
    '集会所の修繕や空き家の活用に取り組みます。',
    ['facility', 'plan'],
  ],
]

export interface DemoSupporter {
  name: string
  kana: string
  kind: SupporterKind
  intro: string
  members: number
  itemIds: ItemId[]
  lends: Lending[]
  wholeCity: boolean
  blocks: Block[]
  districtIds: DistrictId[]
  weekdays: number[]
  times: TimeOfDay[]
  months: number[]
  leadDays: number
  maxHeads: number
  hasMinors: boolean
  school: string | null
  contact: { personName: string; personKana: string; phone: string; email: string }
}

interface City {
  items: readonly { id: ItemId; categoryId: string; students: string; companies: string }[]
  districts: readonly { id: DistrictId; block: Block }[]
}

/** 38 companies, 12 student groups and 10 others, all made up. */
export function demoSupporters(dice: Dice, city: City): DemoSupporter[] {
  const more: Named[] = companyWords.flatMap(([word, kana]) =>
    companyTrades.map(([trade, tradeKana, categories]): Named => [
      `株式会社${word}${trade}`,
      `${kana}${tradeKana}`,
      `${trade}を営む町の会社です。休日の地域活動に社員で参加します。`,
      categories,
    ]),
  )
  const kinds = [
    ...[...companies, ...more].slice(0, 38).map((named) => ['company', named] as const),
    ...students.map((named) => ['students', named] as const),
    ...others.map((named, i) => [i < 2 ? 'npo' : i < 6 ? 'volunteers' : 'school', named] as const),
  ]
  return kinds.map(([kind, named], i) => supporterOf(dice, city, kind, named, i))
}

function supporterOf(
  dice: Dice,
  { items, districts }: City,
  kind: SupporterKind,
  [name, kana, intro, categories]: Named,
  i: number,
): DemoSupporter {
  const young = kind === 'students' || kind === 'school'
  const able = items.filter(
    (item) => categories.includes(item.categoryId) && (young ? item.students : item.companies) !== '×',
  )
  const members = kind === 'company' ? Math.round(Math.min(400, Math.max(2, dice.around(22, 1)))) : dice.int(8, 60)
  const wholeCity = dice.chance(0.55)
  const home = dice.pick(districts)
  const person = personOf(dice, young ? 'young' : 'elder')
  return {
    name,
    kana,
    kind,
    intro,
    members,
    itemIds: dice.some(able, dice.int(3, 7)).map(({ id }) => id),
    lends: [
      'hands',
      ...dice.some<Lending>(
        ['vehicle', 'tent', 'generator', 'parking', 'venue', 'skill'],
        kind === 'company' ? dice.int(0, 2) : 0,
      ),
    ],
    wholeCity,
    blocks: wholeCity || dice.chance(0.4) ? [] : [home.block],
    districtIds: wholeCity ? [] : [home.id],
    weekdays: dice.chance(0.25)
      ? []
      : dice.weighted<number[]>([
          [[0, 6], 6],
          [[6], 2],
          [[1, 2, 3, 4, 5], 1],
          [[0, 3, 6], 1],
        ]),
    times: dice.chance(0.5) ? [] : ['morning', 'afternoon'],
    months: young ? [4, 5, 6, 7, 9, 10, 11, 12] : [],
    leadDays: dice.pick([7, 10, 14, 14, 21, 30]),
    maxHeads: Math.max(1, Math.min(members, young ? dice.int(4, 20) : dice.int(2, 12))),
    hasMinors: name.startsWith('高校生'),
    school: young ? '甲斐野大学（架空）' : null,
    contact: {
      personName: person.name,
      personKana: person.kana,
      phone: phoneOf(i + 20),
      email: mailOf(`supporter${i + 1}`),
    },
  }
}
