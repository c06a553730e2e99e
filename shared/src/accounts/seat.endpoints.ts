import { z } from 'zod'
import { defineEndpoint } from '../kernel/endpoint.ts'
import { invitationId, organizationId, seatId } from '../kernel/ids.ts'
import { dayOrder, invited, mailAddress, pendingInvitation, seat, seatRights, seatTitle } from './account.ts'
import { staff } from './role.ts'
import * as at from './seat.paths.ts'

const bySeat = z.object({ organizationId, seatId })
const byInvitation = z.object({ invitationId })

const seatChange = z
  .strictObject({
    title: seatTitle,
    rights: seatRights,
    startsOn: z.iso.date('日を選んでください'),
    endsOn: z.iso.date('日を選んでください').nullable(),
  })
  .refine(dayOrder.check, dayOrder.says)
export type SeatChange = z.infer<typeof seatChange>

export const editSeat = defineEndpoint(at.editSeat, {
  summary: "Changes title, term and rights of somebody's seat; nobody changes its own rights",
  audience: 'signed-in',
  params: bySeat,
  body: seatChange,
  success: { status: 200, schema: seat },
  refuses: ['not-found', 'wrong-moment', 'step-up-needed'],
})
export const renewAccess = defineEndpoint(at.renewAccess, {
  summary:
    'The centre gives a seat holder who lost its way in a new link by mail, or a code for a letter; all that worked before is dead',
  audience: staff,
  params: bySeat,
  body: z.strictObject({ email: mailAddress.nullable() }),
  success: { status: 200, schema: invited },
  refuses: ['not-found', 'wrong-moment', 'mail-already-known', 'step-up-needed'],
})
export const printLetter = defineEndpoint(at.printLetter, {
  summary: 'The A4 letter of an invitation without mail address, with a square code and a code to type',
  audience: 'signed-in',
  rate: 'heavy',
  params: byInvitation,
  success: { status: 200, file: 'application/pdf' },
  refuses: ['not-found', 'step-up-needed'],
})
export const withdrawInvitation = defineEndpoint(at.withdrawInvitation, {
  summary: 'Takes an invitation back; its link and its code are dead at once',
  audience: 'signed-in',
  params: byInvitation,
  body: z.strictObject({}),
  success: { status: 200, schema: pendingInvitation },
  refuses: ['not-found'],
})
