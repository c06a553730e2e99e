import { Refusal } from '@app/shared'
import type { AskedSupporter, Plan, PlannedRequest, planWishes } from '@app/shared/plans'
import { perfectScore } from '@app/shared/suggestion-settings'
import type { z } from 'zod'
import { type BoardSupporter, openBoard, type OpenRequest } from '../matches/index.ts'
import type { Context } from '../platform/context.ts'
import { type BestPlan, bestPlan } from './best-plan.ts'
import { boardOf, headsAwaited, headsNeeded } from './board-of.rules.ts'
import type { Assignment, Board } from './board.rules.ts'
import { firstCome } from './first-come.rules.ts'
import { emptyBecause } from './plan-words.rules.ts'
import type { solveApart } from './solve-apart.ts'

type Wishes = z.output<typeof planWishes>
interface Means {
  stop: AbortSignal
  solve?: typeof solveApart
}

/**
 * 全体の組み合わせ案: a plan for all open requests at once. It reads, computes and answers; nothing is stored, and nothing is
 * sent before a person presses (rule 7).
 */
export async function planBoard({ db, now }: Context, wishes: Wishes, means: Means): Promise<Plan> {
  const begun = performance.now()
  const { requests: open, supporters, settings } = await openBoard(db, now)
  const perMonth = wishes.perMonth ?? settings.perMonth
  const wanting = open.filter((one) => headsNeeded(one) > 0)
  const board = boardOf(wanting, supporters, { ...wishes, perMonth, perfect: perfectScore(settings) + 2 })
  const best = await bestPlan(board, wishes.seconds * 1000, means)
  if (!best && means.stop.aborted) throw new Refusal('plan-under-way', '途中で取りやめました。もう一度お試しください')
  if (!best) throw new Refusal('plan-failed')
  return {
    requests: wanting.map((one, at) => plannedRequest(one, at, { board, best, supporters, wishes })),
    waiting: open.filter((one) => headsNeeded(one) <= 0).map((one) => ({ request: lineOf(one), asked: askedFor(one) })),
    figures: figuresOf(board, best),
    unkept: named(wishes.locked, open, supporters).filter(
      ({ requestId, supporterId }) => !isPlanned(best, wanting, supporters, requestId, supporterId),
    ),
    forbidden: named(wishes.forbidden, open, supporters),
    perMonth,
    took: Math.round(performance.now() - begun),
  }
}

/** The centre sees every association's name. */
const lineOf = ({ line, associationName }: OpenRequest) => ({ ...line, associationLabel: associationName })

/** Who was asked already, in that order: a plan never asks them again. */
const askedFor = ({ running }: OpenRequest): AskedSupporter[] =>
  running.map(({ supporterId, supporterName, heads, headsAsked }) => ({
    supporterId,
    name: supporterName,
    heads: heads ?? headsAsked,
    isComing: heads !== null,
  }))

interface Result {
  board: Board
  best: BestPlan
  supporters: readonly BoardSupporter[]
  wishes: Wishes
}

function plannedRequest(one: OpenRequest, at: number, { board, best, supporters, wishes }: Result): PlannedRequest {
  const own = best.assignments.filter(({ request }) => request === at)
  const isLocked = (id: string) => wishes.locked.some((w) => w.requestId === one.id && w.supporterId === id)
  const empty = own.length > 0 ? null : one.nobody ? { because: one.nobody, headsPossible: 0 } : emptyBecause(board, at)
  return {
    request: lineOf(one),
    session: one.session,
    labelForSupporters: one.showName ? one.associationName : `${one.facts.districtName}地区の自治会`,
    need: headsNeeded(one),
    headsAwaited: headsAwaited(one),
    asked: askedFor(one),
    candidates: new Set(one.candidates.map(({ supporterId }) => supporterId)).size,
    day: one.line.days.find(({ day }) => day === own[0]?.day) ?? null,
    supporters: own.map(({ supporter, day, heads }) => {
      const { id, name, kind, maxHeads, needsPhoneCheck } = supporters[supporter]!
      const { score, reasons, doubts } = one.candidates.find((c) => c.supporterId === id && c.day === day)!
      return {
        supporterId: id,
        name,
        kind,
        maxHeads,
        needsPhoneCheck,
        heads,
        score,
        reasons,
        doubts,
        isLocked: isLocked(id),
      }
    }),
    because: empty?.because ?? null,
    headsPossible: empty?.headsPossible ?? 0,
  }
}

function figuresOf(board: Board, { assignments, worth, bound, firstCome: before }: BestPlan): Plan['figures'] {
  const staffed = worth.locksKept === bound.locksKept && worth.staffed === bound.staffed
  const fit = staffed && worth.misfit === bound.misfit
  return {
    staffed: worth.staffed,
    bound: bound.staffed,
    firstCome: before.staffed,
    supporters: new Set(assignments.map(({ supporter }) => supporter)).size,
    pairs: assignments.length,
    mostOfOne: mostOfOne(assignments),
    firstComeMostOfOne: mostOfOne(firstCome(board)),
    proven: { staffed, fit, load: fit && worth.load === bound.load },
  }
}

function mostOfOne(assignments: readonly Assignment[]): number {
  const counts = new Map<number, number>()
  for (const { supporter } of assignments) counts.set(supporter, (counts.get(supporter) ?? 0) + 1)
  return Math.max(0, ...counts.values())
}

function named(pairs: Wishes['locked'], requests: readonly OpenRequest[], supporters: readonly BoardSupporter[]) {
  return pairs.map(({ requestId, supporterId }) => ({
    requestId,
    supporterId,
    title: requests.find(({ id }) => id === requestId)?.line.title ?? '',
    name: supporters.find(({ id }) => id === supporterId)?.name ?? '',
  }))
}

const isPlanned = (
  { assignments }: BestPlan,
  wanting: readonly OpenRequest[],
  supporters: readonly BoardSupporter[],
  requestId: string,
  supporterId: string,
): boolean =>
  assignments.some(
    ({ request, supporter }) => wanting[request]!.id === requestId && supporters[supporter]!.id === supporterId,
  )
