import type { RosterName } from '@app/shared/rosters'
import { inWords, timesInWords } from '../platform/japanese.ts'
import type { Desk, Paper } from '../platform/paper.ts'
import type { Activity } from './rosters.queries.ts'
import { deletesOn } from './rosters.rules.ts'

/** Blank lines beyond the heads pledged, for whoever comes along. */
const spareLines = 3

export interface RosterFacts {
  activity: Activity
  names: readonly Pick<RosterName, 'name' | 'kana' | 'isMinor'>[]
  desk: Desk
  /** In words. */
  printedOn: string
  demo: boolean
}

/** 当日の名簿 of one supporter: who comes in 五十音順, a box to tick at the reception, and blank lines to write on. */
export function rosterPaper({ activity, names, desk, printedOn, demo }: RosterFacts): Paper {
  const minors = names.filter(({ isMinor }) => isMinor).length
  const { title, day, from, to, place, associationLabel, supporterName, heads } = activity
  const blank = Math.max(0, heads - names.length) + spareLines
  return {
    kind: '当日の名簿',
    title: supporterName,
    lead: '受付で、来た方に印をつけてください。お名前のない方は、空いた行に書いてください。',
    desk,
    printedOn,
    demo,
    blocks: [
      {
        kind: 'facts',
        rows: [
          { label: '活動', value: title, strong: true },
          { label: 'いつ', value: day === null ? '相談して決めます' : whenInWords(day, from, to), strong: true },
          { label: 'どこで', value: place },
          { label: 'お手伝い先', value: associationLabel },
          {
            label: '人数',
            value: `${heads}人の約束　うちお名前のある方 ${names.length}人　18歳未満 ${minors}人`,
            strong: true,
          },
        ],
      },
      {
        kind: 'table',
        tall: true,
        columns: [
          { label: '受付', chars: 2.5, align: 'center' },
          { label: '氏名' },
          { label: 'ふりがな' },
          { label: '18歳未満', chars: 5, align: 'center' },
        ],
        rows: [
          ...names.map(({ name, kana, isMinor }) => [{ tick: true } as const, name, kana, isMinor ? 'はい' : '']),
          ...Array.from({ length: blank }, () => [{ tick: true } as const, '', '', '']),
        ],
      },
      { kind: 'text', text: keptUntil(day) },
    ],
  }
}

const whenInWords = (day: string, from: string | null, to: string | null): string =>
  [inWords(day, { holiday: true }), from ? timesInWords(from, to) : ''].filter(Boolean).join('　')

/** Until when the names rest, and what to do with the paper. */
const keptUntil = (day: string | null): string =>
  [
    day === null
      ? 'お名前は、活動の90日後に記録から消します。'
      : `お名前は、${inWords(deletesOn(day))}に記録から消します。`,
    'この紙は、この日のためだけに使い、終わったら細かく切って捨ててください。',
  ].join('')

interface NoticeFacts extends Omit<RosterFacts, 'names'> {
  url: string
}

/** 回覧用: a paper that a group passes round, with the square code of its private link. */
export function rosterNoticePaper({ activity, url, desk, printedOn, demo }: NoticeFacts): Paper {
  const { title, day, from, to, place, supporterName } = activity
  return {
    kind: 'お名前を入れてください',
    addressee: `${supporterName}のみなさま`,
    lead: 'いっしょに行く方は、右の四角い印をスマートフォンで読み、出てきたページにお名前を入れてください。',
    link: url,
    desk,
    printedOn,
    demo,
    blocks: [
      {
        kind: 'facts',
        rows: [
          { label: '活動', value: title, strong: true },
          { label: 'いつ', value: day === null ? '相談して決めます' : whenInWords(day, from, to), strong: true },
          { label: 'どこで', value: place },
          { label: '入れること', value: 'お名前、ふりがな、18歳未満かどうか（保護者の同意）' },
        ],
      },
      {
        kind: 'text',
        text: 'お名前は、団体の担当者・センター・受け入れる自治会だけが見ます。ほかの参加者には見えません。活動の90日後に消します。',
      },
      { kind: 'text', text: '印を読めない方は、団体の担当者にお名前をお伝えください。' },
      { kind: 'text', text: 'この紙は、団体の中だけで回してください。', strong: true },
    ],
  }
}
