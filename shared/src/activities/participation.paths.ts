import { paths } from '../kernel/path.ts'

export const {
  showParticipation,
  printParticipation,
  printParticipants,
  listParticipationYears,
  printParticipationYear,
  withdrawParticipation,
} = paths({
  showParticipation: 'GET /api/matches/:matchId/participation',
  printParticipation: 'GET /api/matches/:matchId/participation.pdf',
  printParticipants: 'POST /api/matches/:matchId/participants.pdf',
  listParticipationYears: 'GET /api/supporters/:organizationId/participation',
  printParticipationYear: 'GET /api/supporters/:organizationId/participation.pdf',
  withdrawParticipation: 'POST /api/participation-certificates/:certificateId/withdraw',
})
