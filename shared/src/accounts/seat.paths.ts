import { paths } from '../kernel/path.ts'

export const { editSeat, renewAccess, printLetter, withdrawInvitation } = paths({
  editSeat: 'PATCH /api/organizations/:organizationId/seats/:seatId',
  renewAccess: 'POST /api/organizations/:organizationId/seats/:seatId/renew-access',
  printLetter: 'GET /api/seat-invitations/:invitationId/letter',
  withdrawInvitation: 'POST /api/seat-invitations/:invitationId/withdraw',
})
