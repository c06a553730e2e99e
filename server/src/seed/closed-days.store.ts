import { addDays, type ClosedSpanId, type OrganizationId } from '@app/shared'
import type { ClosedKind } from '@app/shared/closed-days'
import { closedSpansTable } from '../closed-days/closed-days.table.ts'
import type { Tx } from '../platform/db.ts'
import { newId } from '../platform/ids.ts'

interface Said {
  kind: ClosedKind
  /** Days from today. */
  from: number
  to: number
  word: string | null
}
const examsAnd = (from: number): Said[] => [
  { kind: 'exams', from, to: from + 6, word: '中間試験' },
  { kind: 'own', from: from + 20, to: from + 21, word: '学園祭' },
]
const stockTaking: Said[] = [{ kind: 'own', from: 33, to: 34, word: '棚卸し' }]
const founded: Said[] = [{ kind: 'own', from: 26, to: 26, word: null }]

interface Whose {
  today: string
  now: Date
  /** The group of the demo's sign-in page, and all supporters: companies first, then students (38–49). */
  students: OrganizationId
  company: OrganizationId
  supporters: readonly OrganizationId[]
}

/** 活動できない日 of the demo city: examinations and festivals of students, stock-taking and other days of companies. */
export async function insertClosedDays(tx: Tx, { today, now, students, company, supporters }: Whose): Promise<void> {
  const others = supporters.filter((id) => id !== students && id !== company)
  const said: [OrganizationId, Said[]][] = [
    [students, examsAnd(68)],
    [company, [{ kind: 'own', from: 61, to: 62, word: '社員旅行' }]],
    [others[37]!, examsAnd(19)],
    [others[39]!, examsAnd(26)],
    [others[2]!, stockTaking],
    [others[7]!, founded],
  ]
  await tx.insert(closedSpansTable).values(
    said.flatMap(([organizationId, spans]) =>
      spans.map(({ from, to, ...span }) => ({
        ...{ id: newId<ClosedSpanId>(), organizationId, from: addDays(today, from), to: addDays(today, to), ...span },
        ...{ channel: 'web' as const, enteredAt: now },
      })),
    ),
  )
}
