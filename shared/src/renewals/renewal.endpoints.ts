import { z } from 'zod'
import { staff } from '../accounts/role.ts'
import { defineEndpoint } from '../kernel/endpoint.ts'
import { organizationId } from '../kernel/ids.ts'
import { pageOf, pageQuery } from '../kernel/page.ts'
import { renewalStates } from './renewal-states.ts'
import { renewal, renewalAnswer, renewalCounts, renewalLine } from './renewal.ts'
import * as at from './renewal.paths.ts'

const byId = z.object({ organizationId })

export const listRenewals = defineEndpoint(at.listRenewals, {
  summary: 'The centre sees who has answered the yearly question, who has not, and how many',
  audience: staff,
  query: z.object({
    ...pageQuery,
    /** The fiscal year in question; left out, the present one. */
    year: z.coerce.number().int().min(2000).max(2200).optional(),
    state: z.enum(renewalStates).optional(),
  }),
  success: {
    status: 200,
    schema: pageOf(renewalLine).extend({ year: z.int(), years: z.array(z.int()), counts: renewalCounts }),
  },
  refuses: [],
})

export const showRenewal = defineEndpoint(at.showRenewal, {
  summary:
    'The latest yearly question to a supporter, for its own members and the centre; null when it was never asked',
  audience: ['supporter', ...staff],
  params: byId,
  success: { status: 200, schema: z.object({ renewal: renewal.nullable() }) },
  refuses: ['not-found'],
})

export const askRenewal = defineEndpoint(at.askRenewal, {
  summary: 'A coordinator asks one supporter now whether its registration goes on, outside the season or once more',
  audience: staff,
  params: byId,
  body: z.strictObject({}),
  success: { status: 200, schema: renewal },
  refuses: ['not-found', 'wrong-moment'],
})

export const answerRenewal = defineEndpoint(at.answerRenewal, {
  summary: 'A supporter (or the centre for it) answers the yearly question: unchanged, changed, or leaving',
  audience: ['supporter', ...staff],
  params: byId,
  body: renewalAnswer,
  success: { status: 200, schema: renewal },
  refuses: ['not-found', 'wrong-moment'],
})
