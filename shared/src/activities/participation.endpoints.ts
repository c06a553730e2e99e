import { z } from 'zod'
import { staff } from '../accounts/role.ts'
import { defineEndpoint } from '../kernel/endpoint.ts'
import { certificateId, matchId, organizationId } from '../kernel/ids.ts'
import * as at from './participation.paths.ts'
import { participants, participation, participationCertificate, participationYear } from './participation.ts'

const supporterAndCentre = ['supporter', ...staff] as const
const ofMatch = z.object({ matchId })
const ofSupporter = z.object({ organizationId })

export const showParticipation = defineEndpoint(at.showParticipation, {
  summary: 'What a certificate of participation in a done match will say, and which were issued',
  audience: supporterAndCentre,
  params: ofMatch,
  success: { status: 200, schema: participation },
  refuses: ['not-found', 'wrong-moment'],
})
export const printParticipation = defineEndpoint(at.printParticipation, {
  summary: 'The certificate of participation of an organization as A4; the first print gives it its number',
  audience: supporterAndCentre,
  rate: 'heavy',
  params: ofMatch,
  success: { status: 200, file: 'application/pdf' },
  refuses: ['not-found', 'wrong-moment'],
})
export const printParticipants = defineEndpoint(at.printParticipants, {
  summary: 'One certificate of participation per person in one file; the names are printed and not kept',
  audience: supporterAndCentre,
  rate: 'heavy',
  params: ofMatch,
  body: participants,
  success: { status: 200, file: 'application/pdf' },
  refuses: ['not-found', 'wrong-moment'],
})
export const listParticipationYears = defineEndpoint(at.listParticipationYears, {
  summary: 'The fiscal years in which a supporter helped, with the certificates issued for them',
  audience: supporterAndCentre,
  params: ofSupporter,
  success: { status: 200, schema: z.object({ items: z.array(participationYear) }) },
  refuses: ['not-found'],
})
export const printParticipationYear = defineEndpoint(at.printParticipationYear, {
  summary: 'The list of all done activities of one fiscal year as a certificate',
  audience: supporterAndCentre,
  rate: 'heavy',
  params: ofSupporter,
  /** The running fiscal year where none is named. */
  query: z.object({ fiscalYear: z.coerce.number().int().min(2000).max(2999).optional() }),
  success: { status: 200, file: 'application/pdf' },
  refuses: ['not-found', 'wrong-moment'],
})
export const withdrawParticipation = defineEndpoint(at.withdrawParticipation, {
  summary: 'The centre withdraws a certificate of participation, with its reason',
  audience: staff,
  params: z.object({ certificateId }),
  body: z.strictObject({ reason: z.string().trim().min(1, '理由を入れてください').max(500) }),
  success: { status: 200, schema: participationCertificate },
  refuses: ['not-found', 'wrong-moment'],
})
