import { z } from 'zod'
import { staff } from '../accounts/role.ts'
import { defineEndpoint } from '../kernel/endpoint.ts'
import { activityPictureId, matchId } from '../kernel/ids.ts'
import { activityPicture, activityPictureInput, faceCheck, pictureToCheck } from './activity-picture.ts'
import * as at from './activity-picture.paths.ts'

const both = ['association', 'supporter', ...staff] as const
const ofMatch = z.object({ matchId })
const byId = z.object({ activityPictureId })
const file = { status: 200, file: 'image/jpeg, image/png or image/webp' } as const
const all = z.object({ items: z.array(activityPicture) })

export const listActivityPictures = defineEndpoint(at.listActivityPictures, {
  summary: 'Photographs of an activity; each side sees its own, the centre all',
  audience: both,
  params: ofMatch,
  success: { status: 200, schema: all },
  refuses: ['not-found'],
})
export const addActivityPicture = defineEndpoint(at.addActivityPicture, {
  summary: 'A side (or the centre for it) adds a photograph with a caption and the consent of those who are seen',
  audience: both,
  rate: 'heavy',
  params: ofMatch,
  body: activityPictureInput,
  success: { status: 201, schema: all },
  refuses: ['not-found', 'wrong-moment', 'no-room-left', 'file-not-understood', 'body-too-large'],
})
export const removeActivityPicture = defineEndpoint(at.removeActivityPicture, {
  summary: 'A side takes its photograph back; it is deleted, and a story that shows it is asked anew',
  audience: both,
  params: byId,
  body: z.strictObject({}),
  success: { status: 200, schema: all },
  refuses: ['not-found'],
})
export const checkActivityPicture = defineEndpoint(at.checkActivityPicture, {
  summary: 'A person of the centre has looked at the faces: the photograph may stand in a story',
  audience: staff,
  params: byId,
  body: faceCheck,
  success: { status: 200, schema: all },
  refuses: ['not-found', 'wrong-moment'],
})
export const returnActivityPicture = defineEndpoint(at.returnActivityPicture, {
  summary:
    'The centre returns a photograph with a reason; one that stands in a story cannot be returned before it is taken out',
  audience: staff,
  params: byId,
  body: z.strictObject({ reason: z.string().trim().min(1, '理由を入れてください').max(500) }),
  success: { status: 200, schema: all },
  refuses: ['not-found', 'wrong-moment'],
})
export const listPicturesToCheck = defineEndpoint(at.listPicturesToCheck, {
  summary: 'Photographs whose faces nobody has looked at yet, the one that waits longest first',
  audience: staff,
  success: { status: 200, schema: z.object({ items: z.array(pictureToCheck) }) },
  refuses: [],
})
export const lookAtActivityPicture = defineEndpoint(at.lookAtActivityPicture, {
  summary: 'A photograph for its own side, the centre, and for the sides of a story that shows it',
  audience: both,
  params: byId,
  success: file,
  refuses: ['not-found'],
})
export const showActivityPicture = defineEndpoint(at.showActivityPicture, {
  summary: 'A photograph of a published story, for everybody',
  audience: 'open',
  params: byId,
  success: file,
  refuses: ['not-found'],
})
