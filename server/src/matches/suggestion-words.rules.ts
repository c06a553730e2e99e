import { thisYearAnswers } from '@app/shared/matches/this-year'
import { dayInWords, shortDayInWords } from '@app/shared'
import type { DoubtCode, ReasonCode } from '@app/shared/matches'
import type { Lending, TimeOfDay } from '@app/shared/organizations'
import type { RequestFacts, SupporterFacts } from './suggestion-facts.rules.ts'

type Sentence = (request: RequestFacts, supporter: SupporterFacts, note: string) => string

/** Why it fits, as a sentence that a coordinator can read out loud on the telephone (rule 7). */
export const reasonWords = (code: ReasonCode, request: RequestFacts, supporter: SupporterFacts, note: string): string =>
  reasons[code](request, supporter, note)

/** What speaks against it or has to be asked first. */
export const doubtWords = (code: DoubtCode, request: RequestFacts, supporter: SupporterFacts, note: string): string =>
  doubts[code](request, supporter, note)

const reasons: Record<ReasonCode, Sentence> = {
  'can-do-item': ({ itemName }) => `「${itemName}」ができると登録しています。`,
  'can-do-category': ({ categoryName }) => `「${categoryName}」の分野の活動を登録しています。`,
  'same-district': ({ districtName }) => `${districtName}地区で活動できます。`,
  'same-block': ({ block }) => `${block}ブロックで活動できます。`,
  'whole-city': () => '市内のどこでも活動できます。',
  'near-district': ({ districtName }, _supporter, where) => nearInWords(districtName, where),
  'not-yet-this-year': (_request, { timesAskedThisYear }) =>
    timesAskedThisYear === 0
      ? '今年度は、まだ声をかけていません。'
      : `今年度は${timesAskedThisYear}回お願いして、まだ活動はありません。`,
  'weekday-fits': (_request, _supporter, day) => `${shortDayInWords(day)}は、活動できる曜日です。`,
  'time-fits': () => '希望の時間帯に活動できます。',
  'month-fits': (_request, _supporter, day) => `${Number(day.slice(5, 7))}月は、活動できる月です。`,
  'enough-heads': ({ headsMissing }, { maxHeads }) =>
    `いちどに${maxHeads}人まで出せるので、足りない${headsMissing}人を引き受けられます。`,
  'worked-together': ({ today }, { workedTogether: before }) => (before ? togetherInWords(before, today) : ''),
  'never-asked': () => 'まだ一度も声をかけていません。',
  'lends-useful': (_request, _supporter, lendings) => `${lendingsInWords(lendings)}を用意できます。`,
}

const doubts: Record<DoubtCode, Sentence> = {
  'item-unsaid': ({ itemName }) => `「${itemName}」そのものは登録にありません。できるか聞いてください。`,
  'area-unsure': () => '活動できる地区をまだ聞いていません。',
  'weekday-unsure': () => '活動できる曜日をまだ聞いていません。',
  'time-unsure': (_request, { times }, how) => timeDoubt(times, how),
  'other-months': ({ days }, { months }) =>
    days.length === 0
      ? `活動できるのは${monthsInWords(months)}です。時期を相談してください。`
      : `活動できるのは${monthsInWords(months)}なので、希望日の一部には来られません。`,
  'needs-more-notice': (_request, { leadDays }, day) =>
    `${leadDays}日前までに知らせてほしい団体です。${dayInWords(day)}では間に合わないかもしれません。`,
  'some-heads-only': ({ headsMissing }, { maxHeads }) =>
    `いちどに出せるのは${maxHeads}人までです（足りないのは${headsMissing}人）。`,
  'asked-often': (_request, { timesAskedLately }) => `この3か月で${timesAskedLately}回声をかけています。`,
  'asked-this-month': (_request, { timesAskedThisMonth, mostAMonth }, most) =>
    `今月はもう${timesAskedThisMonth}回声をかけています（${mostAMonth === null ? 'めやす' : 'この団体の希望'}は月${most}回まで）。`,
  'helped-often': (_request, { timesAskedThisYear, timesHelpedThisYear }) =>
    `今年度は${timesAskedThisYear}回お願いして、${timesHelpedThisYear}回活動しています。ほかの団体にも声をかけてください。`,
  'tools-unsaid': (_request, _supporter, lendings) => `${lendingsInWords(lendings)}を用意できるかは聞いていません。`,
  'needs-phone-check': () => '以前の名簿からの登録です。電話で意向を確認してください。',
  'own-insurance-missing': () => '団体としての保険がないか、相談中です。保険を確認してください。',
  'minors-in-group': ({ minorsWelcome }) =>
    minorsWelcome
      ? '18歳未満の人がいます。危険を伴う作業は大人だけで行えるか確認してください。'
      : '18歳未満の人がいます。大人だけで来られるか確認してください。',
  'asked-now': () => 'この依頼では、すでに声をかけています。',
  'exams-then': () => '希望日の一部は試験の期間なので、来られません。',
  'month-full': (_request, { mostAMonth }) =>
    `希望日の一部は、ひと月に${mostAMonth}回までというこの団体の活動が、もう決まっている月です。`,
  'closed-then': () => '希望日の一部は、この団体が活動できない日です。',
  'holidays-then': (_request, _supporter, day) =>
    `${shortDayInWords(day)}は、学校の長い休みの間です。人が集まるか聞いてください。`,
  'declined-this': () => 'この依頼には、一度お断りの返事がありました。',
}

/** Where it works besides; 「中心どうし」 because only the middles of districts are known. */
function nearInWords(districtName: string, where: string): string {
  if (where === 'here') return `${districtName}地区で活動したことがあります。`
  return `近くの${where}で活動する団体です。`
}

/** 「去年の「秋まつり」でも、この自治会を手伝いました。」 */
function togetherInWords(before: NonNullable<SupporterFacts['workedTogether']>, today: string): string {
  const years = Number(today.slice(0, 4)) - Number(before.lastDay.slice(0, 4))
  const when = years <= 0 ? '今年' : years === 1 ? '去年' : `${years}年前`
  const often = before.times > 1 ? `これまで${before.times}回、この自治会を手伝いました。` : ''
  return `${when}の「${before.lastTitle}」でも、この自治会を手伝いました。${often}${saidInWords(before)}`
}

/** Its own words stay in the thread; only what one press says is told here. */
function saidInWords({ saidSince: said, saidToCentre }: NonNullable<SupporterFacts['workedTogether']>): string {
  if (!said) return ''
  const pressed = Object.values(thisYearAnswers).find((one) => one === said)
  return pressed
    ? `「${pressed.replace('。', '')}」とお返事がありました${saidToCentre ? '（センターが電話・紙などで聞きました）' : ''}。`
    : '今年のことで、前のお手伝いに伝言があります。'
}

function timeDoubt(times: readonly TimeOfDay[], how: string): string {
  if (how === 'unsaid') return '活動できる時間帯をまだ聞いていません。'
  const said = times.map((one) => timeNames[one]).join('・')
  return how === 'partly'
    ? `活動できる時間帯は${said}なので、途中までになるかもしれません。`
    : `活動できる時間帯は${said}と登録しています。時間を相談してください。`
}

const monthsInWords = (months: readonly number[]) =>
  [...months]
    .sort((a, b) => a - b)
    .map((one) => `${one}月`)
    .join('・')

const timeNames: Record<TimeOfDay, string> = { morning: '午前', afternoon: '午後', evening: '夜' }
const lendingNames: Partial<Record<Lending, string>> = {
  vehicle: '車',
  tent: 'テント',
  generator: '発電機',
  venue: '会場',
  parking: '駐車場',
  lecturer: '講師',
}
/** 「車とテント」 */
const lendingsInWords = (lendings: string): string =>
  lendings
    .split(',')
    .map((one) => lendingNames[one as Lending] ?? '')
    .join('と')
