import { paths } from '../kernel/path.ts'

export const {
  reportIncident,
  listMatchIncidents,
  listIncidents,
  showIncident,
  tickIncident,
  noteIncident,
  handleIncident,
  reopenIncident,
  correctIncident,
} = paths({
  reportIncident: 'POST /api/matches/:matchId/incidents',
  listMatchIncidents: 'GET /api/matches/:matchId/incidents',
  listIncidents: 'GET /api/incidents',
  showIncident: 'GET /api/incidents/:incidentId',
  tickIncident: 'POST /api/incidents/:incidentId/ticks',
  noteIncident: 'POST /api/incidents/:incidentId/notes',
  handleIncident: 'POST /api/incidents/:incidentId/handle',
  reopenIncident: 'POST /api/incidents/:incidentId/reopen',
  correctIncident: 'POST /api/incidents/:incidentId/correct',
})
