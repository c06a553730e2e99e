import type { OrganizationId } from '@app/shared'
import { askOfNewOfficers } from '../accounts/index.ts'
import { sayStillThere, waitForCheck, wereFoundAgain } from '../organizations/index.ts'
import type { Context } from '../platform/context.ts'
import type { Tx } from '../platform/db.ts'
import { type Step } from './plan.rules.ts'

/**
 * What a later ledger means beyond its fields: who is left out waits for a person (解散・合併の確認待ち) or was said to be
 * still there; who is named again waits no longer; a new chair opens the handover. No seat ends by a ledger.
 */
export async function settleRefresh(tx: Tx, ctx: Context, steps: readonly Step[]): Promise<void> {
  const leftOut = (decision: 'take' | 'keep') =>
    steps.flatMap(({ row }) => (row.verdict === 'vanished' && row.decision === decision ? idOf(row) : []))
  await waitForCheck(tx, leftOut('take'))
  await sayStillThere(tx, leftOut('keep'), ctx.now)
  const named = steps.flatMap((step) => (step.row.verdict !== 'vanished' && 'id' in step ? [step.id] : []))
  await wereFoundAgain(tx, named)
  const newChairs = steps.flatMap((step) =>
    step.act === 'change' && step.row.changes.some(({ field }) => field === 'chair') ? [step.id] : [],
  )
  await askOfNewOfficers(tx, ctx, newChairs)
}

const idOf = ({ organizationId }: { organizationId: OrganizationId | null }) => (organizationId ? [organizationId] : [])
