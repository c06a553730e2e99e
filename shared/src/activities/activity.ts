import { z } from 'zod'
import { districtId } from '../districts/district.ts'
import { itemId } from '../help-categories/help-category.ts'
import { activityId, organizationId, requestId } from '../kernel/ids.ts'

/** 活動実績: what was done; public once the centre published it with both sides' consent. */
export const activity = z
  .object({
    id: activityId,
    requestId,
    title: z.string(),
    story: z.string(),
    happenedOn: z.iso.date(),
    itemId,
    districtId,
    associationLabel: z.string(),
    supporters: z.array(z.object({ id: organizationId, name: z.string(), heads: z.int() })),
    heads: z.int(),
    publishedAt: z.iso.datetime().nullable(),
    version: z.int(),
  })
  .meta({ id: 'Activity' })
export type Activity = z.infer<typeof activity>
