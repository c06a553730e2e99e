import type { HelpItem, ItemId } from '@app/shared/help-categories'
import type { Context } from '../platform/context.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import { requireVersion } from '../platform/version.ts'
import { lockHelpItem, saveHelpItem } from './help-categories.store.ts'

/** What an admin may correct. */
interface Correction {
  name?: string | undefined
  active?: boolean | undefined
  cover?: string | undefined
}

/** An admin corrects a kind of help, or takes it out of the choices. */
export function editHelpItem(ctx: Context, id: ItemId, said: Correction): Promise<HelpItem> {
  return transact(ctx, async (tx) => {
    const known = await lockHelpItem(tx, id)
    requireVersion(ctx, known.version)

    const { name = known.name, active = known.active, cover = known.cover } = said
    const row = await saveHelpItem(tx, id, { name, active, cover })
    await record(tx, ctx, { type: 'help-item.edited', itemId: id })
    return row
  })
}
