import { z } from 'zod'
import { staff } from '../accounts/role.ts'
import { defineEndpoint } from '../kernel/endpoint.ts'
import { incidentId, matchId } from '../kernel/ids.ts'
import { pageOf, pageQuery } from '../kernel/page.ts'
import {
  incident,
  incidentCorrection,
  incidentEnd,
  incidentInput,
  incidentLine,
  incidentNote,
  incidentReport,
  incidentTick,
} from './incident.ts'
import { incidentStatuses } from './incident.lifecycle.ts'
import * as at from './incident.paths.ts'

const both = ['association', 'supporter', ...staff] as const
const byId = z.object({ incidentId })
const answer = { status: 200, schema: incident } as const
const act = {
  audience: staff,
  params: byId,
  success: answer,
  refuses: ['not-found', 'wrong-moment', 'version-stale'],
  needsVersion: true,
} as const

export const reportIncident = defineEndpoint(at.reportIncident, {
  summary:
    'An accident or a near miss, told by either side of an agreed or done match or written down by the centre, from the day before the activity on. The centre hears at once',
  audience: both,
  params: z.object({ matchId }),
  body: incidentInput,
  success: { status: 201, schema: incidentReport },
  refuses: ['not-found', 'wrong-moment', 'not-yours'],
})

export const listMatchIncidents = defineEndpoint(at.listMatchIncidents, {
  summary: 'What was reported about a match; each side reads its own, the centre both',
  audience: both,
  params: z.object({ matchId }),
  success: { status: 200, schema: z.object({ items: z.array(incidentReport) }) },
  refuses: ['not-found'],
})

export const listIncidents = defineEndpoint(at.listIncidents, {
  summary: 'All reports, the newest first',
  audience: staff,
  query: z.object({ ...pageQuery, status: z.enum(incidentStatuses).optional() }),
  success: { status: 200, schema: pageOf(incidentLine) },
  refuses: [],
})

export const showIncident = defineEndpoint(at.showIncident, {
  summary: 'One report with its checklist and notes',
  audience: staff,
  params: byId,
  success: answer,
  refuses: ['not-found'],
})

export const tickIncident = defineEndpoint(at.tickIncident, {
  ...act,
  summary: 'One point of the checklist is done, or not after all; who and when are kept',
  body: incidentTick,
})

export const noteIncident = defineEndpoint(at.noteIncident, {
  ...act,
  summary: 'The centre notes what was said and done',
  body: incidentNote,
})

export const handleIncident = defineEndpoint(at.handleIncident, {
  ...act,
  summary: 'The centre has dealt with it; its reporter hears so, and how it ended where that may be told',
  body: incidentEnd,
})

export const reopenIncident = defineEndpoint(at.reopenIncident, {
  ...act,
  summary: 'Something came up: it is dealt with again',
  body: z.strictObject({}),
})

export const correctIncident = defineEndpoint(at.correctIncident, {
  summary:
    'The side that reported corrects or adds to its report until it was dealt with; what stood there before is kept',
  audience: both,
  params: byId,
  body: incidentCorrection,
  success: { status: 200, schema: incidentReport },
  refuses: ['not-found', 'wrong-moment', 'not-yours'],
})
