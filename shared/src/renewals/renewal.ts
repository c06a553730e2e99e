import { z } from 'zod'
import { organizationId } from '../kernel/ids.ts'
import { entryChannels } from '../organizations/supporter-words.ts'
import { renewalStates } from './renewal-states.ts'

/** One year's question to a supporter whether its registration goes on, and how far it is. */
export const renewal = z
  .object({
    /** The fiscal year (its first calendar year) the registration goes on into. */
    fiscalYear: z.int(),
    state: z.enum(renewalStates),
    askedAt: z.iso.datetime(),
    /** From this moment on silence counts as no; 0:00 in Japan. */
    answerBy: z.iso.datetime(),
    remindedAt: z.iso.datetime().nullable(),
    /** What has changed, in the supporter's words. */
    changesNote: z.string().nullable(),
    answeredAt: z.iso.datetime().nullable(),
    /** How the answer, or 変更あり before it, reached us. */
    channel: z.enum(entryChannels).nullable(),
    lapsedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Renewal' })
export type Renewal = z.infer<typeof renewal>

/** A line of the season's list on the desk. */
export const renewalLine = renewal
  .extend({ id: organizationId, name: z.string(), number: z.string().nullable() })
  .meta({ id: 'RenewalLine' })
export type RenewalLine = z.infer<typeof renewalLine>

/** How many stand in each state. */
export const renewalCounts = z.record(z.enum(renewalStates), z.int()).meta({ id: 'RenewalCounts' })
export type RenewalCounts = z.infer<typeof renewalCounts>

/** The three answers: 変更なし (or: the changes are made), 変更あり, やめます. */
export const renewalAnswer = z.union([
  z.strictObject({ answer: z.literal('renew') }),
  z.strictObject({
    answer: z.literal('changes'),
    note: z.string().trim().max(1000, '1000文字までで入れてください').default(''),
  }),
  z.strictObject({
    answer: z.literal('leave'),
    reason: z.string().trim().max(500, '500文字までで入れてください').default(''),
  }),
])
export type RenewalAnswer = z.infer<typeof renewalAnswer>
