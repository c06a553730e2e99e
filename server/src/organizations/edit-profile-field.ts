import type { ProfileFieldRow, ReviewableField } from '@app/shared/organizations'
import type { Context } from '../platform/context.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import { requireVersion } from '../platform/version.ts'
import { lockProfileField, saveProfileField } from './profile-fields.store.ts'

/** An admin says whether changes of a field wait for the centre. What waits already goes on waiting. */
export function editProfileField(ctx: Context, field: ReviewableField, reviewed: boolean): Promise<ProfileFieldRow> {
  return transact(ctx, async (tx) => {
    const known = await lockProfileField(tx, field)
    requireVersion(ctx, known.version)
    const row = await saveProfileField(tx, field, reviewed)
    await record(tx, ctx, { type: 'profile-field.edited', field })
    return row
  })
}
