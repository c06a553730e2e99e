import { z } from 'zod'
import { matchId } from '../kernel/ids.ts'

/** Over what a notice went out, an answer came back, or people talked. */
export const toldWays = ['mail', 'phone', 'fax', 'post', 'line', 'sms', 'push', 'visit', 'meeting'] as const

/**
 * What became of it. `not-reached`: called, and nobody answered. `answered`: the answer came before anybody had called. `in-thread`: a mail came back and stands in the
 * thread; `to-centre`: it came back to the centre alone; `noted`: a talk was written into the thread; `consulted`: before
 * the request was written, the centre was asked for advice.
 */
export const toldStates = [
  'waiting',
  'sent',
  'failed',
  'told',
  'not-reached',
  'answered',
  'in-thread',
  'to-centre',
  'noted',
  'consulted',
] as const

/** お知らせの記録: a mail, a call or a paper about a request, for the side it went to or came from, and the centre. No address or number stands in it (product rule 2). */
export const toldLine = z
  .object({
    id: z.string(),
    at: z.iso.datetime(),
    way: z.enum(toldWays),
    state: z.enum(toldStates),
    /** To whom it went or from whom it came: the organization; null: the centre. */
    name: z.string().nullable(),
    /** What the notice is about, in its own words; null for what came in. */
    subject: z.string().nullable(),
    /** When its paper was printed. */
    printedAt: z.iso.datetime().nullable(),
    /** A mail that did not arrive, and was told by a person instead. */
    afterFailure: z.boolean(),
    /** Who told it, for the centre only. */
    toldBy: z.string().nullable(),
    /** What was heard on the call, for the centre only. */
    note: z.string().nullable(),
    matchId: matchId.nullable(),
    /** How many addresses or devices of the same organization it went to. */
    times: z.int(),
  })
  .meta({ id: 'ToldLine' })
export type ToldLine = z.infer<typeof toldLine>
