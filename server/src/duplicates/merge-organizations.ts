import { type OrganizationId, Refusal } from '@app/shared'
import type { Merging } from '@app/shared/duplicates'
import type { OrganizationKind } from '@app/shared/organizations'
import { endTwinSeats } from '../accounts/index.ts'
import { endTwinSignUps, holdSignUpsOf } from '../exchange-meetings/index.ts'
import { endTwinMatches, holdMatchesOf } from '../matches/index.ts'
import { holdTwins, makeOne } from '../organizations/index.ts'
import type { Context } from '../platform/context.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import { heldNow, movePointers } from './duplicates.store.ts'

/**
 * 「同じ団体です」: two organizations become one. Everything points to the one that stays; where both have something of
 * which there can be one, the written rule decides or the merge is refused. Nothing is deleted: the one that goes is kept
 * as a row that says where it went. Meetings, requests and matches are held before the organizations (docs/decisions/0002).
 */
export function mergeOrganizations(
  ctx: Context,
  { staysId, goesId, staysVersion, goesVersion, name, contact }: Merging,
): Promise<{ staysId: OrganizationId; kind: OrganizationKind }> {
  return transact(ctx, async (tx) => {
    if (staysId === goesId) throw new Refusal('invalid-input', '二つの違う団体を選んでください')
    const both = [staysId, goesId]
    const pair = { stays: staysId, goes: goesId }
    const signUps = await holdSignUpsOf(tx, both)
    const matches = await holdMatchesOf(tx, both)
    const before = await heldNow(tx, both)

    const twins = await holdTwins(tx, staysId, goesId)
    const isStale = twins.stays.version !== staysVersion || twins.goes.version !== goesVersion
    if (isStale || (await heldNow(tx, both)) !== before) throw new Refusal('version-stale')

    await endTwinMatches(tx, ctx, pair, matches)
    await endTwinSignUps(tx, ctx, pair, signUps)
    await endTwinSeats(tx, ctx, pair)
    await makeOne(tx, ctx, twins, { name, contact })
    await movePointers(tx, staysId, goesId)
    await record(tx, ctx, { type: 'organization.merged', organizationId: staysId, otherId: goesId })
    return { staysId, kind: twins.stays.kind }
  })
}
