import { z } from 'zod'
import { organizationId } from '../kernel/ids.ts'

/**
 * 順番に声をかける for a series: who comes next if those asked before leave sessions without enough heads. Nothing went
 * out to them yet.
 */
export const seriesTurns = z
  .object({
    waiting: z.array(
      z.object({
        id: z.uuid(),
        supporterId: organizationId,
        name: z.string(),
        /** Numbers of the sessions it was chosen for, in order. */
        sessions: z.array(z.int()),
      }),
    ),
    /** How many are asked together. */
    atOnce: z.int(),
    /** Until when the last of those asked before may answer; null: nobody is silent, the next hour of the office asks. */
    after: z.iso.datetime().nullable(),
    /** Some session that somebody in line was chosen for still misses heads: the next can be asked now. */
    isMissing: z.boolean(),
    /** Who was passed over, and why; who was asked or put in line again since is left out. */
    passed: z.array(z.object({ id: z.uuid(), name: z.string(), why: z.string() })),
  })
  .meta({ id: 'SeriesTurns' })
export type SeriesTurns = z.infer<typeof seriesTurns>
