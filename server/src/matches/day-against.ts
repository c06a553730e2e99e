import type { OrganizationId } from '@app/shared'
import { isClosedOn } from '../closed-days/index.ts'
import type { Tx } from '../platform/db.ts'
import { isBusyOn } from './matches.store.ts'

/** Why a supporter whose turn has come is not asked for a day, as the coordinator reads it; null: nothing speaks against it. */
export async function dayAgainst(tx: Tx, supporterId: OrganizationId, day: string): Promise<string | null> {
  if (await isClosedOn(tx, supporterId, day)) return 'その日は、活動できない日です'
  if (await isBusyOn(tx, supporterId, day, null)) return 'その日は、ほかの活動が決まっています'
  return null
}
