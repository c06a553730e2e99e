import type { SettingsSeen, SuggestionSettings } from '@app/shared/suggestion-settings'
import type { Context } from '../platform/context.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import { requireVersion } from '../platform/version.ts'
import { settingsSeen } from './suggestion-settings.queries.ts'
import { insertSettings } from './suggestion-settings.store.ts'

/** The centre says anew what counts how much. Nothing is sent by it: what is looked for next is ranked by it. */
export function changeSettings(
  ctx: Context,
  { reason, ...settings }: SuggestionSettings & { reason: string },
): Promise<SettingsSeen> {
  return transact(ctx, async (tx) => {
    const known = await settingsSeen(tx)
    requireVersion(ctx, known.version)
    const version = known.version + 1
    await insertSettings(tx, { ...settings, version, setAt: ctx.now, setBy: ctx.actor.accountId, reason })
    await record(tx, ctx, { type: 'suggestion-settings.changed', settingsVersion: version })
    return settingsSeen(tx)
  })
}
