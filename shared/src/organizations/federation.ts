import { z } from 'zod'
import { handoverStates } from '../accounts/handover.ts'
import { organizationId, requestId } from '../kernel/ids.ts'
import { requestStatuses, type RequestStatus } from '../requests/request.lifecycle.ts'

/**
 * What a federation sees of the requests of its associations: those that were let be published, while they run and how they
 * ended. Nothing that waits for the centre or was taken back.
 */
export const seenByFederation = [
  'open',
  'staffed',
  'done',
  'closed',
  'unmet',
] as const satisfies readonly RequestStatus[]

/** 地区のようす: the associations of a federation's district. No officer and no contact stands in it (rule 2). */
export const districtSeen = z
  .object({
    id: organizationId,
    name: z.string(),
    districtName: z.string(),
    /** The April whose handover is spoken of. */
    handoverYear: z.int(),
    associations: z.array(
      z.object({
        id: organizationId,
        name: z.string(),
        kana: z.string(),
        households: z.int().nullable(),
        hasSeat: z.boolean(),
        handover: z.enum(handoverStates),
        openRequests: z.int(),
      }),
    ),
    requests: z.array(
      z.object({
        id: requestId,
        title: z.string(),
        associationName: z.string(),
        status: z.enum(requestStatuses),
        /** The first wished day; null when it is to be talked over. */
        onDay: z.iso.date().nullable(),
        headsMin: z.int(),
        headsAgreed: z.int(),
        /** How many came, as the association told; null before it did. */
        headsCame: z.int().nullable(),
      }),
    ),
  })
  .meta({ id: 'DistrictSeen' })
export type DistrictSeen = z.infer<typeof districtSeen>
