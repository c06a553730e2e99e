import { Refusal } from '@app/shared'
import type { AgeBand, MatchResult, ResultTold } from '@app/shared/matches'
import type { MatchSide } from './answers.rules.ts'

type Count = number | null | undefined

type Column = 'ageChild' | 'ageTeen' | 'age18' | 'age30' | 'age50' | 'age65'

/** 年代 as the columns of a report. */
export const columnsOf = (ages: Partial<Record<AgeBand, Count>> = {}): Record<Column, number | null> => ({
  ageChild: ages.child ?? null,
  ageTeen: ages.teen ?? null,
  age18: ages.from18 ?? null,
  age30: ages.from30 ?? null,
  age50: ages.from50 ?? null,
  age65: ages.from65 ?? null,
})

/** The columns of a report as 年代. */
export const agesOf = (row: Record<Column, number | null>): MatchResult['ages'] => ({
  child: row.ageChild,
  teen: row.ageTeen,
  from18: row.age18,
  from30: row.age30,
  from50: row.age50,
  from65: row.age65,
})

/** Who came is the supporter's to say, what the help changed the association's; the database says the same. */
export function refuseOthersQuestions(side: MatchSide, { firstTimers, ages, burden, unaided }: ResultTold): void {
  if (side === 'supporter' && (burden ?? unaided))
    throw new Refusal('invalid-input', '負担についての答えは、自治会からの報告に入れてください')
  const whoCame = [firstTimers, ...Object.values(ages ?? {})].some((count) => typeof count === 'number')
  if (side === 'association' && whoCame)
    throw new Refusal('invalid-input', '来た人の年代とはじめての人は、団体からの報告に入れてください')
}
