import type { RequestAnswers } from './request-answers.ts'
import type { Hazard, ThanksKind } from './request-words.ts'

/** What a template writes into the form. The trouble itself, the days and the place are the association's own words. */
export interface RequestTemplate {
  /** On the button. */
  name: string
  itemId: string
  title: string
  supportersDo: string
  residentsDo: string
  /** As the list of kinds of help has it for this kind. */
  heads: readonly [least: number, most: number]
  hazards?: readonly Hazard[]
  weBring?: string
  theyBring?: string
  thanks?: readonly ThanksKind[]
  answers?: Readonly<RequestAnswers>
}

/** よくあるお願い: the most usual requests, ready to be changed. */
export const requestTemplates: readonly RequestTemplate[] = [
  {
    name: '夏祭りの設営',
    itemId: 'festival.setup',
    title: '夏祭りのテント・やぐらの設営',
    supportersDo: 'テントや机を倉庫から運び、組み立てます。',
    residentsDo: '場所の割りふりと、電気・火の準備をします。',
    heads: [6, 15],
    hazards: ['height', 'heavy'],
    weBring: '軍手、飲み物',
    theyBring: '動きやすい服、タオル',
    thanks: ['drinks'],
    answers: { beside: 'several', tools: 'association', height: 'association' },
  },
  {
    name: '夜店の店番',
    itemId: 'festival.stall',
    title: '夜店の店番',
    supportersDo: '売り子と片付けをお願いします。',
    residentsDo: '火を使う調理と会計をします。',
    heads: [4, 8],
    hazards: ['fire-food'],
    weBring: 'エプロン、材料、飲み物',
    thanks: ['drinks'],
    answers: { beside: 'several', tools: 'association', fireFood: 'association' },
  },
  {
    name: '防災訓練',
    itemId: 'disaster.drill',
    title: '防災訓練の手伝い',
    supportersDo: '受付と、訓練の道具を運ぶ手伝いをします。',
    residentsDo: '訓練の進行と、消火器などのあつかいをします。',
    heads: [5, 20],
    weBring: '訓練の道具、飲み物',
    theyBring: '動きやすい服',
    answers: { beside: 'several', tools: 'association' },
  },
  {
    name: '公園・道路の清掃',
    itemId: 'clean.street',
    title: '公園と道路のごみ拾い',
    supportersDo: 'ごみを拾い、袋に分けて集めます。',
    residentsDo: '道の案内と、集めたごみの片付けをします。',
    heads: [5, 30],
    weBring: 'ごみ袋、トング、飲み物',
    theyBring: '軍手、動きやすい服',
    answers: { beside: 'several', tools: 'both' },
  },
  {
    name: '落ち葉はき',
    itemId: 'clean.street',
    title: '公園の落ち葉はき',
    supportersDo: '落ち葉をはいて集め、袋に入れます。',
    residentsDo: '袋を集積所へ運びます。',
    heads: [5, 30],
    weBring: 'ほうき、袋',
    theyBring: '軍手、動きやすい服',
    answers: { beside: 'several', tools: 'both' },
  },
  {
    name: '雪かき',
    itemId: 'disaster.snow',
    title: '通学路と高齢のお宅の雪かき',
    supportersDo: '通学路と、お年寄りのお宅の前の雪をよけます。',
    residentsDo: '場所の案内と、お宅への声かけをします。',
    heads: [5, 15],
    hazards: ['heavy'],
    weBring: 'スコップ、温かい飲み物',
    theyBring: '長靴、手袋',
    answers: { beside: 'several', tools: 'both' },
  },
  {
    name: 'スマホ教室',
    itemId: 'pr.phone',
    title: 'スマホ教室の先生役',
    supportersDo: '参加する人のとなりで、スマホの使い方を教えます。',
    residentsDo: '会場の準備と、受付をします。',
    heads: [3, 6],
    weBring: '会場、机、飲み物',
    answers: { beside: 'one', tools: 'both' },
  },
  {
    name: '敬老会',
    itemId: 'elder.meeting',
    title: '敬老会の手伝い',
    supportersDo: '会場の案内と、席までの付きそいをします。',
    residentsDo: '会の進行と、お弁当の準備をします。',
    heads: [4, 10],
    weBring: '会場、お弁当',
    thanks: ['lunch'],
    answers: { beside: 'several' },
  },
]
