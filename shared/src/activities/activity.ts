import { z } from 'zod'
import { districtId } from '../districts/district.ts'
import { itemId } from '../help-categories/help-category.ts'
import { activityId, activityPictureId, organizationId, requestId } from '../kernel/ids.ts'

/** 活動実績: what was done; public once every side agreed to its story. */
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

/** A photograph of a story; its bytes have an address of their own. */
export const storyPicture = z.object({ id: activityPictureId, caption: z.string(), width: z.int(), height: z.int() })

/** One activity with everything its story tells: photographs with captions, and a word of each side. */
export const activityShown = activity
  .extend({
    pictures: z.array(storyPicture),
    comments: z.array(z.object({ by: z.string(), text: z.string() })),
  })
  .meta({ id: 'ActivityShown' })
export type ActivityShown = z.infer<typeof activityShown>
