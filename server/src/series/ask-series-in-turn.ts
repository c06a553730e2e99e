import { jstDay, Refusal, type SeriesId } from '@app/shared'
import type { SeriesTurns } from '@app/shared/series'
import { answerByOfTurn, dayAgainst, stepOfLine } from '../matches/index.ts'
import { standingOfSupporter } from '../organizations/index.ts'
import type { Context } from '../platform/context.ts'
import type { Tx } from '../platform/db.ts'
import { eachInTurn } from '../platform/each-in-turn.ts'
import { holidayOf } from '../platform/japanese.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import { lockSessions, type RequestRow } from '../requests/index.ts'
import { askSessions } from './ask-sessions.ts'
import { sessionFacts } from './series-facts.queries.ts'
import { type MatchInSeries, matchesInSeries } from './series-matches.queries.ts'
import { turnsOfSeries } from './series-turns.queries.ts'
import { isLooking, lineOf, missesHeads, reasonsInWords } from './series-turns.rules.ts'
import {
  saveTurnAsked,
  saveTurnsPassed,
  type SeriesTurn,
  seriesWithTurns,
  waitingInSeries,
} from './series-turns.store.ts'
import { seriesById } from './series.store.ts'

type Session = RequestRow & { day: string | null }

/** The line of a series with all that decides about it, held. */
interface Line {
  seriesId: SeriesId
  turns: SeriesTurn[]
  sessions: Session[]
  matches: MatchInSeries[]
}

/** The coordinator does not wait any longer for those who are silent: the next in line are asked now. */
export function askNextInSeries(ctx: Context, seriesId: SeriesId): Promise<SeriesTurns> {
  return transact(ctx, async (tx) => {
    const line = await holdLine(tx, seriesId)
    refuseIfNobodyWaits(line)
    const { ended, isEnough } = lineOf(chosenInLine(line), jstDay(ctx.now))
    if (ended !== null || isEnough) throw new Refusal('wrong-moment', '人数の足りない回は、いまはありません')
    await askThese(tx, ctx, line)
    return turnsOfSeries(tx, seriesId, ctx.now)
  })
}

/** Nobody more is asked in turn about this series. */
export function stopSeriesTurns(ctx: Context, seriesId: SeriesId): Promise<SeriesTurns> {
  return transact(ctx, async (tx) => {
    const line = await holdLine(tx, seriesId)
    refuseIfNobodyWaits(line)
    await stop(tx, ctx, line, 'センターが、順番に声をかけるのをやめました')
    return turnsOfSeries(tx, seriesId, ctx.now)
  })
}

/**
 * Asks whoever's turn has come: everybody before has answered for all sessions or run out of time, and a session that
 * somebody in line was chosen for still misses heads. The worker calls this with the system's context; each series is a
 * transaction of its own.
 */
export async function sweepSeriesTurns(ctx: Context): Promise<number> {
  return eachInTurn(ctx, await seriesWithTurns(ctx.db), (tx, seriesId) => takeTurn(tx, ctx, seriesId))
}

async function takeTurn(tx: Tx, ctx: Context, seriesId: SeriesId): Promise<boolean> {
  const line = await holdLine(tx, seriesId)
  if (line.turns.length === 0) return false
  const isSomebodySilent = line.matches.some(({ waits }) => waits)
  const facts = { ...lineOf(chosenInLine(line), jstDay(ctx.now)), isSomebodySilent }
  const step = stepOfLine(facts, ctx.now, holidayOf)
  if (step.does === 'stop') await stop(tx, ctx, line, step.why)
  if (step.does === 'ask') await askThese(tx, ctx, line)
  return step.does !== 'wait'
}

/** Holds all sessions first, then reads who waits: of two workers the second sees what the first has done. */
async function holdLine(tx: Tx, seriesId: SeriesId): Promise<Line> {
  await seriesById(tx, seriesId)
  const rows = await lockSessions(tx, seriesId)
  const days = new Map((await sessionFacts(tx, seriesId)).map(({ id, day }) => [id, day]))
  const sessions = rows
    .map((row) => ({ ...row, day: days.get(row.id) ?? null }))
    .toSorted((a, b) => a.seriesNumber! - b.seriesNumber!)
  const turns = await waitingInSeries(tx, seriesId)
  return { seriesId, turns, sessions, matches: await matchesInSeries(tx, { seriesId }) }
}

/** The sessions that anybody in line was chosen for. */
const chosenInLine = ({ turns, sessions }: Line): Session[] =>
  sessions.filter(({ id }) => turns.some(({ chosen }) => chosen.has(id)))

function refuseIfNobodyWaits({ turns }: Line): void {
  if (turns.length === 0) throw new Refusal('wrong-moment', '順番を待っている団体はありません')
}

async function stop(tx: Tx, ctx: Context, { seriesId, turns }: Line, why: string): Promise<void> {
  const ids = turns.map(({ id }) => id)
  await saveTurnsPassed(tx, ids, ctx.now, why)
  await record(tx, ctx, { type: 'series.turns-stopped', seriesId })
}

/**
 * Asks as many as belong together. Who cannot be asked about any of its sessions is passed over with the reason; whose
 * sessions have enough heads for now keeps its place.
 */
async function askThese(tx: Tx, ctx: Context, line: Line): Promise<void> {
  let left = line.turns[0]!.atOnce
  let passed = 0
  for (const turn of line.turns) {
    if (left === 0) return
    const outcome = await askOne(tx, ctx, line, turn)
    if (outcome === 'asked') left -= 1
    if (outcome === 'passed') passed += 1
  }
  if (passed === line.turns.length) await record(tx, ctx, { type: 'series.turns-stopped', seriesId: line.seriesId })
}

async function askOne(tx: Tx, ctx: Context, line: Line, turn: SeriesTurn): Promise<'asked' | 'passed' | 'kept'> {
  const today = jstDay(ctx.now)
  const looking = line.sessions.filter((one) => turn.chosen.has(one.id) && isLooking(one, today))
  const missing = looking.filter(missesHeads)
  if (looking.length > 0 && missing.length === 0) return 'kept'
  const { can, why } = await whatItCanDo(tx, line, turn, missing)
  if (can.length === 0) {
    await saveTurnsPassed(tx, [turn.id], ctx.now, why)
    return 'passed'
  }
  const first = can.flatMap(({ day }) => day ?? []).toSorted()[0] ?? null
  const answerBy = answerByOfTurn(ctx.now, turn.workingDays, first, holidayOf)
  const { supporterId, chosen: heads, message } = turn
  const asking = await askSessions(tx, ctx, line.seriesId, can, { supporterId, heads, message, answerBy })
  await saveTurnAsked(tx, turn.id, asking)
  return 'asked'
}

/** Which of these sessions it can be asked about; where none, why. */
async function whatItCanDo(tx: Tx, { matches }: Line, { supporterId }: SeriesTurn, missing: readonly Session[]) {
  if (missing.length === 0) return { can: [], why: 'この団体に頼む回は、募集が終わりました' }
  if ((await standingOfSupporter(tx, supporterId)) !== 'registered')
    return { can: [], why: '登録がお休みか、終わっています' }
  const can: Session[] = []
  const reasons: { number: number; why: string }[] = []
  for (const session of missing) {
    const isKnown = matches.some(
      (one) => one.requestId === session.id && one.supporterId === supporterId && one.status !== 'withdrawn',
    )
    const why = isKnown ? 'すでに話をしています' : session.day && (await dayAgainst(tx, supporterId, session.day))
    if (why) reasons.push({ number: session.seriesNumber!, why })
    else can.push(session)
  }
  return { can, why: reasonsInWords(reasons) }
}
