import { z } from 'zod'
import { staff } from '../accounts/role.ts'
import { defineEndpoint } from '../kernel/endpoint.ts'
import { consultationId, organizationId, requestId } from '../kernel/ids.ts'
import { pageOf, pageQuery } from '../kernel/page.ts'
import { requestInputChecked, requestPage } from '../requests/request.ts'
import {
  consultation,
  consultationEnd,
  consultationInputChecked,
  consultationLine,
  furtherTalk,
} from './consultation.ts'
import { consultationStatuses } from './consultation.lifecycle.ts'
import { seriesInput, seriesPage } from '../series/series.ts'
import * as at from './consultation.paths.ts'

const byId = z.object({ consultationId })
const answer = { status: 200, schema: consultation } as const
const act = {
  audience: staff,
  params: byId,
  success: answer,
  refuses: ['not-found', 'wrong-moment', 'version-stale'],
  needsVersion: true,
} as const

export const listConsultations = defineEndpoint(at.listConsultations, {
  summary: '相談記録: those that wait first by the day of the next contact, the others by when they were written',
  audience: staff,
  query: z.object({
    ...pageQuery,
    status: z.enum(consultationStatuses).optional(),
    organization: organizationId.optional(),
    request: requestId.optional(),
    q: z.string().trim().max(60).optional(),
  }),
  success: { status: 200, schema: pageOf(consultationLine) },
  refuses: [],
})

export const showConsultation = defineEndpoint(at.showConsultation, {
  summary: 'One consultation with every further talk',
  audience: staff,
  params: byId,
  success: answer,
  refuses: ['not-found'],
})

export const logConsultation = defineEndpoint(at.logConsultation, {
  summary: 'A coordinator writes down a call, a visit, a FAX or a talk while listening',
  audience: staff,
  body: consultationInputChecked,
  success: { status: 201, schema: consultation },
  refuses: ['not-found', 'day-is-past'],
})

export const editConsultation = defineEndpoint(at.editConsultation, {
  ...act,
  summary: 'A coordinator corrects what was written down',
  body: consultationInputChecked,
  refuses: [...act.refuses, 'day-is-past'],
})

export const addTalk = defineEndpoint(at.addTalk, {
  ...act,
  summary: 'A further talk about the same, and when to speak again',
  body: furtherTalk,
  refuses: [...act.refuses, 'day-is-past'],
})

export const endConsultation = defineEndpoint(at.endConsultation, {
  ...act,
  summary: 'It is over without a request: answered, passed on, or dropped',
  body: consultationEnd,
})

export const reopenConsultation = defineEndpoint(at.reopenConsultation, {
  ...act,
  summary: 'One that was over is taken up again',
  body: z.strictObject({}),
})

export const requestFromConsultation = defineEndpoint(at.requestFromConsultation, {
  ...act,
  summary: 'It becomes a request of its association, which opens at once; both keep the link',
  body: requestInputChecked,
  success: { status: 201, schema: requestPage },
  refuses: [...act.refuses, 'day-is-past'],
})

export const seriesFromConsultation = defineEndpoint(at.seriesFromConsultation, {
  ...act,
  summary: 'It becomes several requests of its association, tied by a series, which open at once; both keep the link',
  body: seriesInput,
  success: { status: 201, schema: seriesPage },
  refuses: [...act.refuses, 'day-is-past'],
})
