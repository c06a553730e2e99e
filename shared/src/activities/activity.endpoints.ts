import { z } from 'zod'
import { staff } from '../accounts/role.ts'
import { defineEndpoint } from '../kernel/endpoint.ts'
import { activityId, organizationId } from '../kernel/ids.ts'
import { pageOf, pageQuery } from '../kernel/page.ts'
import * as at from './activity.paths.ts'
import { activity } from './activity.ts'

const byId = z.object({ activityId })

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
  summary: 'One activity',
  audience: 'open',
  params: byId,
  success: { status: 200, schema: activity },
  refuses: ['not-found'],
})
const byCentre = {
  audience: staff,
  params: byId,
  success: { status: 200, schema: activity },
  refuses: ['not-found', 'wrong-moment', 'version-stale'],
  needsVersion: true,
} as const
export const editActivity = defineEndpoint(at.editActivity, {
  ...byCentre,
  summary: 'A coordinator writes the story of an activity',
  body: z.strictObject({
    title: z.string().trim().min(1, '題名を入れてください').max(80),
    story: z.string().trim().max(2000),
  }),
})
export const publishActivity = defineEndpoint(at.publishActivity, {
  ...byCentre,
  summary: 'A coordinator publishes an activity after both sides agreed (rule 1)',
  body: z.strictObject({ bothAgreed: z.literal(true, '両方の団体の了承を確かめてください') }),
})
export const unpublishActivity = defineEndpoint(at.unpublishActivity, {
  ...byCentre,
  summary: 'A coordinator takes an activity back from the public',
  body: z.strictObject({}),
})
