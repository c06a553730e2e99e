import { groupedBy } from '../platform/grouped-by.rules.ts'
import type { WaitingFact } from './waiting.rules.ts'

/** Sessions of one series that wait for the same, from the same side, are one line that leads to the series; the longest wait counts. */
export function asLines(facts: readonly WaitingFact[]): WaitingFact[] {
  const key = ({ kind, id, session, waitsFor, title }: WaitingFact) =>
    session ? [kind, session.seriesId, waitsFor].join('|') : [kind, id, waitsFor, title].join('|')
  return [...groupedBy(facts, key).values()].flatMap((some) => {
    const [first] = some
    const numbers = [...new Set(some.flatMap(({ session }) => session?.number ?? []))].toSorted((a, b) => a - b)
    if (!first?.session || numbers.length < 2) return some
    const { seriesId, title } = first.session
    const promised = some.flatMap((one) => one.promised ?? [])
    return {
      ...first,
      id: seriesId,
      title: `${title} 第${inRuns(numbers)}回（${numbers.length}回）`,
      since: earliest(some.map(({ since }) => since)),
      promised: promised.length > 0 ? earliest(promised) : null,
      leadsTo: `/desk/series/${seriesId}`,
    }
  })
}

const earliest = (all: readonly Date[]): Date => new Date(Math.min(...all.map((one) => one.getTime())))

/** 「3〜12」「1・3〜5」: numbers in their order, those that follow each other as one. */
function inRuns(numbers: readonly number[]): string {
  const runs: [number, number][] = []
  for (const n of numbers) {
    const last = runs.at(-1)
    if (last && last[1] === n - 1) last[1] = n
    else runs.push([n, n])
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : `${from}〜${to}`)).join('・')
}
