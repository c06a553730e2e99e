import { dayInWords, shortDayInWords } from '@app/shared'
import { timesInWords } from '../platform/japanese.ts'
import type { Award, Desk, Paper } from '../platform/paper.ts'
import type { DoneMatch } from './participation.queries.ts'

export interface CertificateFacts {
  number: string
  /** In words. */
  issuedOn: string
  issuer: string | null
  desk: Desk
  link: string
  demo: boolean
}

/** A person's part of a print: its name, 「学校・学年」 and its place among the persons (「01」). */
export interface PersonOnPaper {
  name: string
  word: string
  suffix: string
}

const title = '参加証明書'

/** One framed page, for the organization or for one of its people. */
export function awardOf(facts: CertificateFacts, done: DoneMatch, person?: PersonOnPaper): Award {
  const { number, issuedOn, issuer, link, demo } = facts
  const hours = done.from ? timesInWords(done.from, done.to) : ''
  return {
    title,
    number: `番号　${number}${person ? `-${person.suffix}` : ''}`,
    name: person ? `${person.name}　様` : done.supporterName,
    statement: '次の活動に参加されたことを証します',
    rows: [
      { label: '活動', value: done.title },
      { label: '手伝いの種類', value: done.itemName === done.title ? '' : done.itemName },
      { label: '活動の日', value: [dayInWords(done.day), hours].filter(Boolean).join('　') },
      { label: '手伝った先', value: done.associationLabel },
      person
        ? { label: '参加した団体', value: done.supporterName }
        : { label: '参加した人数', value: `${done.heads}人` },
      { label: '学校・学年', value: person?.word ?? '' },
    ].filter(({ value }) => value),
    issuedOn: `${issuedOn} 発行`,
    issuer,
    link: person ? `${link}/${person.suffix}` : link,
    linkSays: 'この証明書が有効かどうかは、\n左の四角い印をスマートフォンで読むと確かめられます。',
    demo,
  }
}

/** The list of a fiscal year, on as many pages as it needs; each page carries the number. */
export function yearPaper(facts: CertificateFacts, year: string, activities: readonly DoneMatch[]): Paper {
  const { number, issuedOn, issuer, desk, link, demo } = facts
  const heads = activities.reduce((sum, one) => sum + one.heads, 0)
  return {
    kind: title,
    title: `${title}（${year}）`,
    addressee: `${activities[0]?.supporterName ?? ''}　様`,
    lead: `${year}に、次の活動に参加されたことを証します。右の四角い印をスマートフォンで読むと、この証明書が有効かどうかを確かめられます。`,
    number,
    link,
    desk,
    demo,
    blocks: [
      {
        kind: 'facts',
        rows: [
          { label: '参加した回数', value: `${activities.length}回`, strong: true },
          { label: '参加した人数', value: `のべ${heads}人`, strong: true },
          { label: '発行日', value: issuedOn },
          { label: '発行', value: issuer },
        ],
      },
      { kind: 'heading', text: '参加した活動' },
      {
        kind: 'table',
        columns: [
          { label: '活動の日', chars: 9 },
          { label: '活動' },
          { label: '手伝った先', chars: 11 },
          { label: '人数', chars: 4, align: 'right' },
        ],
        rows: activities.map((one) => [
          [shortDayInWords(one.day), one.from ? timesInWords(one.from, one.to) : ''].filter(Boolean).join('\n'),
          one.itemName === one.title ? one.title : `${one.title}\n${one.itemName}`,
          one.associationLabel,
          `${one.heads}人`,
        ]),
      },
    ],
  }
}
