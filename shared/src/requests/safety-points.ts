import type { AnswerKey } from './request-questions.ts'
import type { Hazard } from './request-words.ts'
import { isOpenAir } from './work-places.ts'

interface Rule {
  /** What the centre checks, or whom it asks. */
  check: string
  /** Why. Never an amount, never advice: whoever insures knows (rule 9). */
  why: string
  /** Where this was found. */
  source: string
  /** The year of the source; null: it tells none, so whoever insures must be asked all the more. Left out for our own lists. */
  year?: string | null
  /** With any work that can hurt; with these dangers; with these kinds of help; outdoors in these months; with people under 18. */
  always?: true
  hazard?: Hazard
  items?: readonly string[]
  openAirIn?: readonly number[]
  minors?: true
  /** The answer that this point depends on; `nobody` means that the danger does not occur after all. */
  answer?: AnswerKey
}

const list = '支援内容の一覧（保険と届出の欄）'
const ourRules = 'この仕組みの決まり（保険と安全）'
const planA = 'ボランティア行事用保険の案内（fukushihoken.co.jp）'

/** 保険と安全の確認: one row per point of the centre's checklist, in the order in which one asks. */
export const safetyRules = {
  volunteer: {
    check: '来る人のボランティア活動保険',
    why: '社会福祉協議会での登録と、無償の活動であることが条件です。',
    source: '山梨県社会福祉協議会の案内（yamanashi-shakyo.jp）',
    year: null,
    always: true,
  },
  event: {
    check: '自治会の行事用保険',
    why: '行事ごとに、主催する側が入る保険です。参加する人の名簿があるかも聞きます。',
    source: list,
    items: [
      'festival.stall',
      'festival.setup',
      'festival.teardown',
      'festival.mikoshi',
      'clean.street',
      'clean.river',
      'disaster.drill',
      'sports.day',
    ],
  },
  company: {
    check: '会社の仕事として来る人の補償',
    why: '市民活動の補償は、会社の社会貢献活動を対象にしないことが多くあります。会社にも聞きます。',
    source: 'ほかの4市の市民活動補償の案内',
    year: '新しいものは令和6年7月',
    always: true,
  },
  'power-tools': {
    check: '草刈機やチェーンソーなどが、保険の対象になるか',
    why: '行事用保険のAプランは、機械や電動の道具を使う作業を対象にしていません。',
    source: planA,
    year: null,
    hazard: 'power-tools',
    items: ['clean.mow', 'clean.prune'],
    answer: 'powerTools',
  },
  patrol: {
    check: '見回りが、保険の対象になるか',
    why: '行事用保険のAプランは、防犯・防火の見回りを対象にしていません。',
    source: planA,
    year: null,
    hazard: 'night-patrol',
    items: ['safety.patrol'],
  },
  height: {
    check: '高いところの作業を、慣れない人に頼んでいないか',
    why: '高いところや木の枝を切る作業は、専門の人のほかには頼めません。',
    source: ourRules,
    hazard: 'height',
    items: ['festival.setup', 'clean.prune', 'facility.repair'],
    answer: 'height',
  },
  food: {
    check: '食べ物を出すことを、保健所に聞いたか',
    why: '届け出が要ることがあります。',
    source: list,
    hazard: 'fire-food',
    items: ['festival.stall', 'festival.mochi', 'child.cafeteria'],
    answer: 'fireFood',
  },
  fire: {
    check: '火を使うことを、消防署に聞いたか',
    why: '届け出が要ることがあります。',
    source: list,
    hazard: 'fire-food',
    items: ['festival.stall', 'festival.dondo'],
    answer: 'fireFood',
  },
  road: {
    check: '道路で人や車を止めることを、警察と地元の交通安全協会に聞いたか',
    why: '交通整理には、警備の資格が要ることがあります。',
    source: list,
    items: ['festival.traffic', 'safety.school', 'safety.campaign'],
  },
  driving: {
    check: '人を乗せる車の保険と、許可が要るか',
    why: '送り迎えには、自動車保険と許可の確認が要ります。',
    source: list,
    hazard: 'vehicles',
    items: ['elder.meeting', 'sports.trip'],
    answer: 'vehicles',
  },
  water: {
    check: '水辺では、手でする作業だけになっているか',
    why: '一覧では、行事用保険で行うのは手作業だけとしています。',
    source: list,
    hazard: 'water',
    items: ['clean.river'],
  },
  heavy: {
    check: '重い物の運び方と人数が決まっているか',
    why: '一覧で、気をつける作業になっています。',
    source: list,
    hazard: 'heavy',
    items: ['clean.gutter', 'recycle.valuables'],
  },
  heat: {
    check: '暑いときに早く始めるか、休憩とやめる目安が決まっているか',
    why: '6月から9月の外の作業では、始める前に決めておきます。',
    source: ourRules,
    openAirIn: [6, 7, 8, 9],
    answer: 'heat',
  },
  minors: {
    check: '18歳未満の人の保護者の同意と、頼まない作業',
    why: '高校生や子どもが加わるときは、保険と作業を分けて確かめます。',
    source: ourRules,
    hazard: 'minors',
    minors: true,
    answer: 'minors',
  },
  identity: {
    check: '子どもと接する人の身元',
    why: '見守りや子どもの行事では、だれが来るかを先に確かめます。',
    source: list,
    hazard: 'minors',
    items: ['safety.school', 'child.event', 'child.study'],
  },
  home: {
    check: '個人のお宅に入るときの約束',
    why: 'お宅に入ることとお金をあつかうことは、先に約束を決めておきます。',
    source: list,
    items: ['recycle.bulky', 'elder.shopping', 'elder.home'],
  },
  permit: {
    check: '公園などの管理者の許可',
    why: '遊具や施設にさわる作業には、管理者の同意が要ります。',
    source: list,
    items: ['facility.park'],
  },
} as const satisfies Record<string, Rule>

export type SafetyPoint = keyof typeof safetyRules
export const safetyPoints = Object.keys(safetyRules) as SafetyPoint[]
const rules: Record<SafetyPoint, Rule> = safetyRules
export const safetyRuleOf = (point: SafetyPoint): Rule => rules[point]

/** What of a request decides what is checked. */
export interface AboutSafety {
  itemId: string
  hazards: readonly Hazard[]
  answers: Partial<Record<AnswerKey, string | readonly string[] | undefined>>
  minorsWelcome: boolean
  days: readonly { day: string }[]
}

/** One point of the checklist of a request, and the facts it was drawn from: other facts, another look. */
export interface PointToCheck {
  point: SafetyPoint
  from: string
}

/** The checklist of a request whose work can hurt, in the order in which one asks. */
export const checklistOf = (about: AboutSafety): PointToCheck[] =>
  safetyPoints
    .filter((point) => applies(safetyRuleOf(point), about))
    .map((point) => ({ point, from: factsFor(safetyRuleOf(point), about) }))

/** Points that must be looked at (again) after a change: new ones, and those whose facts are others now. */
export const reopenedBy = (before: readonly PointToCheck[], after: readonly PointToCheck[]): SafetyPoint[] =>
  after.filter(({ point, from }) => !before.some((old) => old.point === point && old.from === from)).map((p) => p.point)

function applies(rule: Rule, about: AboutSafety): boolean {
  const { itemId, hazards, answers, minorsWelcome, days } = about
  if (rule.always || rule.items?.includes(itemId)) return true
  if (rule.minors && minorsWelcome) return true
  if (rule.openAirIn) return isOpenAir(itemId) && days.some(({ day }) => rule.openAirIn?.includes(monthOf(day)))
  return Boolean(rule.hazard && hazards.includes(rule.hazard)) && !(rule.answer && answers[rule.answer] === 'nobody')
}

function factsFor({ hazard, answer, minors, openAirIn }: Rule, about: AboutSafety): string {
  const { itemId, hazards, answers, minorsWelcome, days } = about
  return JSON.stringify([
    itemId,
    hazard ? hazards.includes(hazard) : null,
    answer ? (answers[answer] ?? null) : null,
    minors ? minorsWelcome : null,
    openAirIn ? [...new Set(days.map(({ day }) => monthOf(day)))].toSorted() : null,
  ])
}

const monthOf = (day: string): number => Number(day.slice(5, 7))
