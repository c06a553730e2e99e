import { z } from 'zod'
import { defineEndpoint } from '../kernel/endpoint.ts'
import { activityId, organizationId } from '../kernel/ids.ts'
import { pageOf, pageQuery } from '../kernel/page.ts'
import * as at from './activity.paths.ts'
import { activity, activityShown } from './activity.ts'

export const listActivities = defineEndpoint(at.listActivities, {
  summary: 'Published activities; the centre may also ask for those not published yet',
  audience: 'open',
  query: z.object({
    ...pageQuery,
    supporter: organizationId.optional(),
    district: z.coerce.number().int().optional(),
    unpublished: z.stringbool().optional(),
  }),
  success: { status: 200, schema: pageOf(activity) },
  refuses: ['not-yours'],
})
export const showActivity = defineEndpoint(at.showActivity, {
  summary: 'One published activity with its story, photographs and the words of both sides',
  audience: 'open',
  params: z.object({ activityId }),
  success: { status: 200, schema: activityShown },
  refuses: ['not-found'],
})
