import type { Hazard, RainPlan } from './request-words.ts'
import { isOpenAir, workPlaceOf } from './work-places.ts'

/** For which kinds of help something is asked; read from the table of places. */
const askedFor = {
  everybody: () => true,
  'who-gathers': (itemId: string) => workPlaceOf(itemId).place !== 'apart',
  'who-may-stay-apart': (itemId: string) => workPlaceOf(itemId).place === 'apart',
  'open-air': isOpenAir,
  'with-tools': (itemId: string) => workPlaceOf(itemId).tools,
} as const

/** The pages of the form on which something is asked. */
export type AskingPage = 'when' | 'work' | 'bring' | 'safety' | 'day'

interface RequestQuestion {
  /** On which page of the form. */
  page: AskingPage
  /** One of few, any number of few, a text of one's own, or a time. */
  kind: 'choice' | 'choices' | 'text' | 'time'
  /** `answers`: in the column of that name. Everything else had a column before: its name. */
  rests: 'answers' | 'days' | 'private' | 'rainPlan' | 'supportersDo'
  for: keyof typeof askedFor
  /** Asked only when this danger was ticked. */
  hazard?: Hazard
  /** Asked only when a wished day falls into one of these months, or no day is known yet. */
  months?: readonly number[]
  /** Asked only with one of these plans for rain. */
  rainPlans?: readonly RainPlan[]
  /** The question as it stands in the form. */
  ask: string
  /** Its name where answers are shown. */
  label: string
  /** Why it is asked: what a supporter does with the answer. No figures that nobody counted. */
  why: string
  /** By value: the short word to press, and the sentence that is read afterwards. */
  choices?: Readonly<Record<string, readonly [press: string, said: string]>>
}

const whoDoesIt = {
  association: ['自治会だけ', '自治会の人だけがします'],
  both: ['来た人にも', '来た人にもお願いします'],
  nobody: ['今回はない', '今回はありません'],
} as const
const dangerWhy = '保険の確かめ方が変わります。'

/**
 * 知っておきたいこと: what a supporter wants to know before it says yes, in the order of its weight. One row per question:
 * where it is asked, for which kinds of help, dangers and months, and why. Rain, heat, parking, toilet, who decides and
 * costs follow the request form of the plan's comparison (places of gathering, WBGT months June to September).
 */
export const requestQuestions = {
  endTime: {
    page: 'when',
    kind: 'time',
    rests: 'days',
    for: 'who-gathers',
    ask: '何時ごろ終わりますか',
    label: '終わりの時刻',
    why: '終わりの時刻が決まっていると、来る団体が予定を立てられます。',
  },
  meeting: {
    page: 'day',
    kind: 'text',
    rests: 'private',
    for: 'who-gathers',
    ask: 'どこに集まりますか',
    label: '集合場所',
    why: '集合場所が決まっていると、返事が早くなります。',
  },
  work: {
    page: 'work',
    kind: 'text',
    rests: 'supportersDo',
    for: 'everybody',
    ask: '手伝いに来た人に、何をしてほしいですか',
    label: 'してほしいこと',
    why: '何をするかがわかると、初めての団体も引き受けやすくなります。',
  },
  howToWork: {
    page: 'day',
    kind: 'choice',
    rests: 'answers',
    for: 'who-may-stay-apart',
    ask: 'どのように進めますか',
    label: '進め方',
    why: '集まらずにできる仕事なら、遠くの団体も引き受けられます。',
    choices: {
      gather: ['集まって', '集まって相談します'],
      online: ['インターネットで', 'インターネットで相談します'],
      each: ['おまかせ', '材料を渡しておまかせします'],
    },
  },
  rain: {
    page: 'day',
    kind: 'choice',
    rests: 'rainPlan',
    for: 'open-air',
    ask: '雨のときは、どうしますか',
    label: '雨のとき',
    why: 'わかっていると、予定に入れやすくなります。',
    choices: {
      'goes-on': ['行う', '雨でも行います'],
      cancelled: ['中止', '雨のときは中止します'],
      'next-candidate': ['次の希望日', '雨のときは、次の希望日にします'],
      indoors: ['屋内で', '雨のときは、屋内で行います'],
    },
  },
  rainDecision: {
    page: 'day',
    kind: 'choice',
    rests: 'answers',
    for: 'open-air',
    rainPlans: ['cancelled', 'next-candidate', 'indoors'],
    ask: '雨のときは、いつ決めますか',
    label: '雨の判断',
    why: 'いつ決まるかがわかると、朝に迷いません。',
    choices: {
      'evening-before': ['前の日の夕方', '前の日の夕方までに、自治会で決めます'],
      'same-morning': ['当日の朝', '当日の朝に、自治会で決めます'],
      together: ['来る団体と相談', '来る団体と相談して決めます'],
    },
  },
  heat: {
    page: 'day',
    kind: 'choices',
    rests: 'answers',
    for: 'open-air',
    months: [6, 7, 8, 9],
    ask: '暑さのために決めたこと',
    label: '暑さへの備え',
    why: '6〜9月は、休み方がわかると安心です。',
    choices: {
      early: ['朝9時より前に始める', '朝9時より前に始めます'],
      breaks: ['休憩の時間を決めた', '休憩の時間を決めています'],
      'stop-rule': ['やめる目安を決めた', 'やめる目安を決めています'],
    },
  },
  beside: {
    page: 'work',
    kind: 'choice',
    rests: 'answers',
    for: 'who-gathers',
    ask: '自治会の人も、いっしょに動きますか',
    label: 'いっしょに動く人',
    why: '自治会の人がいると、初めての人も安心です。',
    choices: {
      several: ['何人かで', '何人かがいっしょにします'],
      one: ['1人つく', '担当が1人つきます'],
      start: ['はじめだけ', 'はじめに案内して、あとはまかせます'],
    },
  },
  tools: {
    page: 'bring',
    kind: 'choice',
    rests: 'answers',
    for: 'with-tools',
    ask: '道具や材料は、だれが用意しますか',
    label: '道具・材料',
    why: '持って行くものがわかると、準備を始められます。',
    choices: {
      association: ['自治会', '自治会で用意します'],
      supporters: ['来る人', '持ってきてほしいです'],
      both: ['分けて', '分けて用意します'],
    },
  },
  costs: {
    page: 'bring',
    kind: 'choice',
    rests: 'answers',
    for: 'everybody',
    ask: '交通費や材料費は、自治会で払えますか',
    label: '実費',
    why: '先にわかると、団体の中で話が早く進みます。',
    choices: {
      paid: ['払える', '実費を自治会で払います'],
      'not-paid': ['払えない', '実費は払えません'],
      'talk-over': ['相談したい', '相談して決めます'],
    },
  },
  parking: {
    page: 'day',
    kind: 'choice',
    rests: 'answers',
    for: 'who-gathers',
    ask: '車をとめる所はありますか',
    label: '駐車場',
    why: '車で来られるかどうかがわかります。',
    choices: {
      yes: ['ある', 'とめられます'],
      few: ['少しある', '少しだけ、とめられます'],
      no: ['ない', 'とめられません'],
    },
  },
  toilet: {
    page: 'day',
    kind: 'choice',
    rests: 'answers',
    for: 'who-gathers',
    ask: 'トイレはありますか',
    label: 'トイレ',
    why: '長い時間でも安心して来られます。',
    choices: {
      here: ['その場にある', 'その場にあります'],
      near: ['近くにある', '近くにあります'],
      none: ['ない', 'ありません'],
    },
  },
  powerTools: {
    page: 'safety',
    kind: 'choice',
    rests: 'answers',
    for: 'everybody',
    hazard: 'power-tools',
    ask: '機械や電動の道具は、だれが使いますか',
    label: '機械を使う人',
    why: dangerWhy,
    choices: whoDoesIt,
  },
  height: {
    page: 'safety',
    kind: 'choice',
    rests: 'answers',
    for: 'everybody',
    hazard: 'height',
    ask: '高いところの作業は、だれがしますか',
    label: '高いところの作業',
    why: dangerWhy,
    choices: whoDoesIt,
  },
  fireFood: {
    page: 'safety',
    kind: 'choice',
    rests: 'answers',
    for: 'everybody',
    hazard: 'fire-food',
    ask: '火や食べ物は、だれがあつかいますか',
    label: '火・食べ物',
    why: dangerWhy,
    choices: whoDoesIt,
  },
  vehicles: {
    page: 'safety',
    kind: 'choice',
    rests: 'answers',
    for: 'everybody',
    hazard: 'vehicles',
    ask: '車の運転は、だれがしますか',
    label: '車の運転',
    why: dangerWhy,
    choices: whoDoesIt,
  },
  minors: {
    page: 'safety',
    kind: 'choice',
    rests: 'answers',
    for: 'everybody',
    hazard: 'minors',
    ask: '子どものそばに、大人はつきますか',
    label: '子どもにつく大人',
    why: '子どもにつく大人が決まっていると、安心して手伝えます。',
    choices: {
      parents: ['保護者', '保護者がつきます'],
      association: ['自治会の大人', '自治会の大人がつきます'],
      both: ['両方', '保護者と自治会の大人がつきます'],
    },
  },
} as const satisfies Record<string, RequestQuestion>

export type QuestionKey = keyof typeof requestQuestions
type Questions = typeof requestQuestions
/** A question whose answer rests in the column `answers`. */
export type AnswerKey = { [K in QuestionKey]: Questions[K]['rests'] extends 'answers' ? K : never }[QuestionKey]

const rows: Record<QuestionKey, RequestQuestion> = requestQuestions
export const questionOf = (key: QuestionKey): RequestQuestion => rows[key]
const keysOf = <T extends object>(of: T) => Object.keys(of) as (keyof T & string)[]
export const questionKeys = keysOf(requestQuestions)
/** The values of a choice, in their order. */
export const valuesOf = <K extends AnswerKey>(key: K) => keysOf<Questions[K]['choices']>(requestQuestions[key].choices)

/** What of a request decides which questions it is asked. */
export interface AboutRequest {
  itemId: string | null | undefined
  hazards?: readonly Hazard[] | undefined
  rainPlan?: RainPlan | null | undefined
  days: readonly { day?: string | null; to?: string | null | undefined }[]
}

/** Whether this kind of help, on these days and with these dangers, is asked this. */
export function isAsked(key: QuestionKey, { itemId, hazards = [], rainPlan, days }: AboutRequest): boolean {
  const { for: group, hazard, months, rainPlans, rests } = questionOf(key)
  if (!itemId || !askedFor[group](itemId)) return false
  if (hazard && !hazards.includes(hazard)) return false
  if (rainPlans && !(rainPlan && rainPlans.includes(rainPlan))) return false
  const known = days.flatMap(({ day }) => (day ? [Number(day.slice(5, 7))] : []))
  if (rests === 'days') return known.length > 0
  return !months || known.length === 0 || known.some((month) => months.includes(month))
}

/** What may still be answered when somebody has agreed: what others read but did not decide on by its place in the form. */
export const mayAnswerLater = (key: QuestionKey): boolean => ['answers', 'private'].includes(questionOf(key).rests)

/** The questions of one page of the form, in their order. */
export const askedOn = (page: AskingPage, about: AboutRequest): QuestionKey[] =>
  questionKeys.filter((key) => questionOf(key).page === page && isAsked(key, about))

/** Answers without those that nobody asks for any more, because the kind of help, its days or its dangers changed. */
export const onlyAsked = <T extends object>(answers: T, about: AboutRequest): T =>
  Object.fromEntries(
    Object.entries(answers).filter(([key, value]) => {
      const isKnown = questionKeys.find((one) => one === key)
      const isSaid = Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null
      return isKnown && isSaid && isAsked(isKnown, about)
    }),
  ) as T

/** Answers in words, in the order of their weight: what everybody may read who may read the request. */
export function answersInWords(
  answers: Partial<Record<AnswerKey, string | readonly string[] | undefined>>,
  rainPlan: RainPlan | null = null,
): { key: QuestionKey; label: string; value: string }[] {
  const said: Partial<Record<QuestionKey, string | readonly string[] | undefined>> = {
    ...answers,
    rain: rainPlan ?? undefined,
  }
  return questionKeys.flatMap((key) => {
    const { choices, label } = questionOf(key)
    const words = [said[key] ?? []].flat().flatMap((value) => choices?.[value]?.[1] ?? [])
    return words.length > 0 ? [{ key, label, value: words.join('、') }] : []
  })
}
