import { type RequestId, Refusal } from '@app/shared'

/** A session that can be answered behind the link. */
interface Open {
  requestId: RequestId
  number: number
  headsAsked: number
  headsFree: number
}
interface Said {
  requestId: RequestId
  answer: 'yes' | 'no'
  heads: number
}

/** What the plain form sent, as text by field. */
export type Fields = Readonly<Record<string, string>>

const detail = '人数を数字で入れてください'
/** A number as people type it: ６ and 6 are the same. */
function headsIn(fields: Fields, number: number): number {
  const heads = Number((fields[`heads-${number}`] ?? '').normalize('NFKC').trim())
  if (!Number.isInteger(heads) || heads < 1 || heads > 500)
    throw new Refusal('invalid-input', `第${number}回：${detail}`, [{ pointer: `/heads-${number}`, detail }])
  return heads
}

/** Which answer was pressed for which session: all of them, or as chosen; what was not chosen stays open. */
export function answersIn(fields: Fields, open: readonly Open[]): Said[] {
  const isAll = fields.all === 'yes'
  const said = open.flatMap(({ requestId, number, headsAsked, headsFree }): Said[] => {
    const asked = Math.max(1, Math.min(headsAsked, headsFree))
    const chosen = isAll ? 'yes' : fields[`answer-${number}`]
    const isGiven = !isAll || `heads-${number}` in fields
    if (chosen === 'yes') return [{ requestId, answer: 'yes', heads: isGiven ? headsIn(fields, number) : asked }]
    return chosen === 'no' ? [{ requestId, answer: 'no', heads: 0 }] : []
  })
  if (said.length === 0) throw new Refusal('invalid-input', '1回以上に、「行けます」か「行けません」を選んでください')
  return said
}
