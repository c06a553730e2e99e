import { type OrganizationId, Refusal } from '@app/shared'
import { advance } from '@app/shared/kernel'
import { matchLifecycle } from '@app/shared/matches'
import type { Context } from '../platform/context.ts'
import type { Tx } from '../platform/db.ts'
import { record } from '../platform/outbox.ts'
import { lockRequest } from '../requests/index.ts'
import { lockMatch, type MatchRow, matchesOfSupporters, saveMatch } from './matches.store.ts'
import { freeHeads } from './settle-request.ts'
import { twinEnding } from './twin-matches.rules.ts'

const reason = '同じ団体への声かけが二つあったため、一つにまとめました'

/** Holds all matches of two supporters: their requests in order, then the matches in order (docs/decisions/0002). */
export async function holdMatchesOf(tx: Tx, supporterIds: OrganizationId[]): Promise<MatchRow[]> {
  const seen = await matchesOfSupporters(tx, supporterIds)
  for (const requestId of [...new Set(seen.map((one) => one.requestId))].toSorted()) await lockRequest(tx, requestId)
  const held: MatchRow[] = []
  for (const { id } of seen) held.push(await lockMatch(tx, id))
  return held
}

/** Two supporters turn out to be one: where both are in one request, the proposal that has come less far ends. */
export async function endTwinMatches(
  tx: Tx,
  ctx: Context,
  { stays, goes }: { stays: OrganizationId; goes: OrganizationId },
  held: readonly MatchRow[],
): Promise<void> {
  const ended = new Set<MatchRow>()
  for (const one of held.filter(({ supporterId }) => supporterId === stays))
    for (const other of held.filter(
      ({ supporterId, requestId }) => supporterId === goes && requestId === one.requestId,
    )) {
      const ending = twinEnding(one, other)
      if (ending === 'refuse') throw new Refusal('both-promised')
      const less = ending === 'stays' ? one : other
      if (ending === 'none' || ended.has(less)) continue
      ended.add(less)
      await freeHeads(tx, less)
      const status = advance(matchLifecycle, less.status, 'withdraw', 'system')
      await saveMatch(tx, less.id, { status, endReason: reason, endedAt: ctx.now })
      await record(tx, ctx, { type: 'match.withdrawn', matchId: less.id, by: 'system' })
    }
}
