import { z } from 'zod'
import { matchId, organizationId, seriesId } from '../kernel/ids.ts'

/**
 * What a paper with a code opens: the request's confirmation, a question to answer, the sheet for the day, how it
 * went, seats at a meeting, or a notice to read.
 */
export const paperKinds = ['request', 'answer', 'sheet', 'result', 'sign-up', 'notice'] as const
export type PaperKind = (typeof paperKinds)[number]

/** 紙の番号 as the desk sees it: whose paper it is, whether it still opens, and how often somebody guessed. */
export const paperCode = z
  .object({
    code: z.string(),
    kind: z.enum(paperKinds),
    organizationId,
    organizationName: z.string(),
    /** What the paper is about, in a line. */
    title: z.string(),
    state: z.enum(['open', 'locked', 'expired', 'retired']),
    issuedAt: z.iso.datetime(),
    expiresAt: z.iso.datetime().nullable(),
    /** When it was last opened with the right digits. */
    openedAt: z.iso.datetime().nullable(),
    /** Wrong digits in a row. */
    wrongDigits: z.int(),
    /** Which number's last four digits open it; null when the registry has none, so that it cannot be opened. */
    opensWith: z.enum(['phone', 'fax']).nullable(),
    /** The match whose answer, sheet or result is on the paper, and the side that holds it. */
    matchId: matchId.nullable(),
    /** The series whose sessions are ticked on the paper, answered one by one. */
    seriesId: seriesId.nullable(),
    side: z.enum(['association', 'supporter']),
    /** The desk's page of what it is about. */
    leadsTo: z.string(),
  })
  .meta({ id: 'PaperCode' })
export type PaperCode = z.infer<typeof paperCode>
