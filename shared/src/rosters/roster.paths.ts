import { paths } from '../kernel/path.ts'

export const {
  showRoster,
  listRosterNames,
  addRosterName,
  editRosterName,
  removeRosterName,
  openRosterLink,
  closeRosterLink,
  printRoster,
  printRosterNotice,
  printRostersOfRequest,
} = paths({
  showRoster: 'GET /api/matches/:matchId/roster',
  listRosterNames: 'GET /api/matches/:matchId/roster/names',
  addRosterName: 'POST /api/matches/:matchId/roster/names',
  editRosterName: 'PATCH /api/matches/:matchId/roster/names/:rosterNameId',
  removeRosterName: 'DELETE /api/matches/:matchId/roster/names/:rosterNameId',
  openRosterLink: 'POST /api/matches/:matchId/roster/link',
  closeRosterLink: 'DELETE /api/matches/:matchId/roster/link',
  printRoster: 'GET /api/matches/:matchId/roster.pdf',
  printRosterNotice: 'GET /api/matches/:matchId/roster-notice.pdf',
  printRostersOfRequest: 'GET /api/requests/:requestId/rosters.pdf',
})
