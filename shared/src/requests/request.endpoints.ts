import { z } from 'zod'
import { staff } from '../accounts/role.ts'
import { defineEndpoint } from '../kernel/endpoint.ts'
import { organizationId, requestId } from '../kernel/ids.ts'
import { pageOf, pageQuery } from '../kernel/page.ts'
import { rainDecisions } from './rain-decision.ts'
import { cancelReasons } from './request-words.ts'
import { safetyPoints } from './safety-points.ts'
import * as at from './request.paths.ts'
import { timelineEntry } from './request-timeline.ts'
import { toldLine } from './told-line.ts'
import {
  laterAnswers,
  requestInput,
  requestInputChecked,
  requestLine,
  requestPage,
  requestStatus,
  wishedDay,
} from './request.ts'

const byId = z.object({ requestId })
const answer = { status: 200, schema: requestPage } as const
const reason = z.string().trim().min(1, '理由を入れてください').max(500)

export const listRequests = defineEndpoint(at.listRequests, {
  summary: 'Requests that the reader may see: open ones for everybody, its own for an association, all for the centre',
  audience: 'open',
  query: z.object({
    ...pageQuery,
    /** `open` (default): published and open. `mine`: of my association. `desk`: everything, for the centre. */
    scope: z.enum(['open', 'mine', 'desk']).default('open'),
    status: requestStatus.optional(),
    category: z.string().max(30).optional(),
    item: z.string().max(60).optional(),
    district: z.coerce.number().int().optional(),
    /** Of one association, for the centre. */
    association: organizationId.optional(),
    q: z.string().trim().max(60).optional(),
  }),
  success: { status: 200, schema: pageOf(requestLine) },
  refuses: ['not-yours'],
})

export const showRequest = defineEndpoint(at.showRequest, {
  summary: 'One request, as much of it as the reader may see',
  audience: 'open',
  params: byId,
  success: answer,
  refuses: ['not-found'],
})

export const postRequest = defineEndpoint(at.postRequest, {
  summary: 'An association asks for help; a coordinator may enter it for one (proxy entry), which opens it at once',
  audience: ['association', ...staff],
  body: requestInputChecked,
  success: { status: 201, schema: requestPage },
  refuses: ['day-is-past', 'not-yours', 'not-found', 'wrong-moment'],
})

export const editRequest = defineEndpoint(at.editRequest, {
  summary: 'Changes a request that nobody has agreed to yet',
  audience: ['association', ...staff],
  params: byId,
  body: requestInputChecked,
  success: answer,
  refuses: ['not-found', 'wrong-moment', 'version-stale', 'day-is-past', 'day-is-asked', 'quota-below-taken'],
  needsVersion: true,
})

const act = {
  params: byId,
  success: answer,
  refuses: ['not-found', 'wrong-moment', 'version-stale'],
  needsVersion: true,
} as const
const byCentre = { ...act, audience: staff } as const
const byOwner = { ...act, audience: ['association', ...staff] } as const

export const openRequest = defineEndpoint(at.openRequest, {
  ...byCentre,
  summary: 'A coordinator opens a request for brokering',
  body: z.strictObject({}),
})
export const returnRequest = defineEndpoint(at.returnRequest, {
  ...byCentre,
  summary: 'A coordinator returns a request with a reason',
  body: z.strictObject({ reason }),
})
export const resubmitRequest = defineEndpoint(at.resubmitRequest, {
  ...byOwner,
  summary: 'A returned request is handed in again',
  body: z.strictObject({}),
})
export const giveUpRequest = defineEndpoint(at.giveUpRequest, {
  ...byCentre,
  summary: 'Nobody could: a coordinator ends the search with a reason',
  body: z.strictObject({ reason }),
})
export const closeRequest = defineEndpoint(at.closeRequest, {
  ...byCentre,
  summary: 'A coordinator closes a finished request',
  body: z.strictObject({}),
})
export const cancelRequest = defineEndpoint(at.cancelRequest, {
  ...byOwner,
  summary: 'A request is cancelled with a reason; everybody who was asked is told',
  body: z.strictObject({ kind: z.enum(cancelReasons, '理由を選んでください'), reason }),
})
export const postponeRequest = defineEndpoint(at.postponeRequest, {
  ...byOwner,
  summary: 'A request is put off with a reason; everybody who agreed is told',
  body: z.strictObject({ reason }),
})
export const answerLater = defineEndpoint(at.answerLater, {
  ...byOwner,
  summary: 'Fills what was not settled yet, also after somebody agreed; it changes nothing that was said',
  body: laterAnswers,
  refuses: [...act.refuses],
})
export const decideRain = defineEndpoint(at.decideRain, {
  ...byOwner,
  summary:
    'On the day or the day before: it goes ahead, is called off or put off for rain; everybody who agreed is told',
  body: z.strictObject({ decision: z.enum(rainDecisions, '決行・中止・延期から選んでください') }),
})
export const resumeRequest = defineEndpoint(at.resumeRequest, {
  ...byOwner,
  summary:
    'A postponed request gets new days and opens again; the association may name them too, and what the centre never looked at it looks at first',
  body: z.strictObject({ days: z.array(wishedDay).min(1, '日を選んでください').max(3) }),
  refuses: [...act.refuses, 'day-is-past'],
})
export const checkInsurance = defineEndpoint(at.checkInsurance, {
  ...byCentre,
  summary:
    'A coordinator ticks one point of the safety checklist, or all of them (「保険確認済み」), or takes it back (rule 9)',
  body: z.strictObject({
    checked: z.boolean(),
    /** Left out: the whole checklist. */
    point: z.enum(safetyPoints, '確かめることを選んでください').optional(),
  }),
})
export const printRequestConfirmation = defineEndpoint(at.printRequestConfirmation, {
  summary: 'The one-page confirmation to hand over or to fax (A4, QR, short code)',
  audience: ['association', ...staff],
  rate: 'heavy',
  params: byId,
  success: { status: 200, file: 'application/pdf' },
  refuses: ['not-found'],
})
export const copyRequest = defineEndpoint(at.copyRequest, {
  summary: 'Last time’s request as a fresh form; past days are moved to the same weekday of the same week a year later',
  audience: ['association', ...staff],
  params: byId,
  success: { status: 200, schema: requestInput },
  refuses: ['not-found'],
})
export const showTimeline = defineEndpoint(at.showTimeline, {
  summary:
    'What happened to a request, and (`told`) which notices went out and came back, the newest first: for its association and the centre; a supporter reads of its own match only, and each side of notices to itself only',
  audience: ['association', 'supporter', ...staff],
  params: byId,
  success: { status: 200, schema: z.object({ items: z.array(timelineEntry), told: z.array(toldLine) }) },
  refuses: ['not-found'],
})
