import { createHash } from 'node:crypto'
import { type ActivityPictureId, addDays, type OrganizationId } from '@app/shared'
import { photoConsentVersion } from '@app/shared/activities'
import { activityPicturesTable } from '../activities/pictures/activity-pictures.table.ts'
import type { Tx } from '../platform/db.ts'
import { cleanPicture } from '../platform/files/picture.ts'
import { newId } from '../platform/ids.ts'
import type { CityRows } from './city.store.ts'
import { riverPhotographs } from './story-drawings.ts'

type Row = typeof activityPicturesTable.$inferInsert
const shownStory = '川沿いの清掃'

/** One story that everybody reads shows photographs, handed in by a supporter that helped and looked at by the centre. */
export function letStoryShow(rows: CityRows, company: OrganizationId): Row[] {
  const helped = rows.matches.filter((one) => one.supporterId === company && one.status === 'done')
  const [activity] = rows.activities
    .filter(({ title, requestId }) => title === shownStory && helped.some((one) => one.requestId === requestId))
    .toSorted((a, b) => b.happenedOn.localeCompare(a.happenedOn))
  const matchId = helped.find((one) => one.requestId === activity?.requestId)?.id
  if (!activity || !matchId) return []
  const at = (days: number) => new Date(`${addDays(activity.happenedOn, days)}T02:00:00Z`)
  const pictures = riverPhotographs().map(({ caption, content }): Row => {
    const { bytes, ...seen } = cleanPicture(content)
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    return {
      ...{ id: newId<ActivityPictureId>(), matchId, side: 'supporter', caption, ...seen, content: bytes, sha256 },
      ...{ status: 'shown', faces: 'none', consentVersion: photoConsentVersion, channel: 'web' },
      ...{ uploadedAt: at(1), checkedAt: at(2) },
    }
  })
  activity.pictures = pictures.map(({ id, caption }) => ({ id, caption }))
  return pictures
}

export async function insertStoryPictures(tx: Tx, pictures: Row[]): Promise<void> {
  if (pictures.length > 0) await tx.insert(activityPicturesTable).values(pictures)
}
