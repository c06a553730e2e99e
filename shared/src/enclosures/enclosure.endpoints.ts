import { z } from 'zod'
import { staff } from '../accounts/role.ts'
import { defineEndpoint } from '../kernel/endpoint.ts'
import { documentId, organizationId, pictureId } from '../kernel/ids.ts'
import * as at from './enclosure.paths.ts'
import { documentInput, enclosures, pictureChanges, pictureInput } from './enclosure.ts'

const answer = { status: 200, schema: enclosures } as const
const added = { status: 201, schema: enclosures } as const
const own = { audience: ['supporter', ...staff], params: z.object({ organizationId }) } as const
const ownPicture = { ...own, params: z.object({ organizationId, pictureId }), success: answer } as const
const ownDocument = { ...own, params: z.object({ organizationId, documentId }) } as const
const withReason = z.strictObject({ reason: z.string().trim().min(1, '理由を入れてください').max(500) })
/** The words that were read, so that nobody lets others pass that were said meanwhile. */
const wordsRead = z.strictObject({ alt: z.string().max(120) })
const taking = ['wrong-moment', 'no-room-left', 'file-not-understood', 'body-too-large'] as const

export const listEnclosures = defineEndpoint(at.listEnclosures, {
  ...own,
  summary: 'The pictures and documents of a supporter, for its own members and the centre',
  success: answer,
  refuses: ['not-found'],
})
export const addPicture = defineEndpoint(at.addPicture, {
  ...own,
  summary: 'A supporter (or the centre for it) hands in a picture or its logo with the consent of those who are seen',
  rate: 'heavy',
  body: pictureInput,
  success: added,
  refuses: ['not-found', ...taking],
})
export const editPicture = defineEndpoint(at.editPicture, {
  ...ownPicture,
  summary: 'A supporter says the words of a picture anew, or moves it among the others',
  body: pictureChanges,
  refuses: ['not-found'],
})
export const removePicture = defineEndpoint(at.removePicture, {
  ...ownPicture,
  summary: 'A supporter takes a picture away and withdraws the consent for it; its bytes are deleted at once',
  audience: ['supporter'],
  refuses: ['not-found'],
})
export const takePictureAway = defineEndpoint(at.takePictureAway, {
  ...ownPicture,
  summary: 'The centre takes a picture away; its supporter or applicant hears the reason',
  audience: staff,
  body: withReason,
  refuses: ['not-found'],
})
export const submitPicture = defineEndpoint(at.submitPicture, {
  ...ownPicture,
  summary: 'A picture that was returned is laid before the centre again',
  body: z.strictObject({}),
  refuses: ['not-found', 'wrong-moment'],
})
export const acceptPicture = defineEndpoint(at.acceptPicture, {
  ...ownPicture,
  summary: 'A coordinator has looked at the faces and accepts a picture; it is public while its supporter is listed',
  audience: staff,
  body: wordsRead,
  refuses: ['not-found', 'wrong-moment', 'version-stale'],
})
export const returnPicture = defineEndpoint(at.returnPicture, {
  ...ownPicture,
  summary: 'A coordinator returns a picture with a reason, also one that is public already',
  audience: staff,
  body: withReason,
  refuses: ['not-found', 'wrong-moment'],
})
export const acceptPictureWords = defineEndpoint(at.acceptPictureWords, {
  ...ownPicture,
  summary: 'A coordinator accepts the new words of a public picture: from now on everybody reads them',
  audience: staff,
  body: wordsRead,
  refuses: ['not-found', 'wrong-moment', 'version-stale'],
})
export const returnPictureWords = defineEndpoint(at.returnPictureWords, {
  ...ownPicture,
  summary:
    'A coordinator returns the new words of a picture with a reason; the picture stays public with the earlier ones',
  audience: staff,
  body: withReason,
  refuses: ['not-found', 'wrong-moment'],
})
export const lookAtPicture = defineEndpoint(at.lookAtPicture, {
  ...ownPicture,
  summary: 'The picture itself, whatever its state, for its own members and the centre',
  success: { status: 200, file: 'image/jpeg, image/png or image/webp' },
  refuses: ['not-found'],
})
export const addDocument = defineEndpoint(at.addDocument, {
  ...own,
  summary: 'A supporter (or the centre for it) encloses a document (PDF or picture), which is never public',
  rate: 'heavy',
  body: documentInput,
  success: added,
  refuses: ['not-found', ...taking],
})
export const removeDocument = defineEndpoint(at.removeDocument, {
  ...ownDocument,
  summary: 'A supporter takes a document away; its bytes are deleted at once',
  audience: ['supporter'],
  success: answer,
  refuses: ['not-found'],
})
export const takeDocumentAway = defineEndpoint(at.takeDocumentAway, {
  ...ownDocument,
  summary: 'The centre takes a document away; its supporter or applicant hears the reason',
  audience: staff,
  body: withReason,
  success: answer,
  refuses: ['not-found'],
})
export const openDocument = defineEndpoint(at.openDocument, {
  ...ownDocument,
  summary: 'The document itself, for its own members and the centre; each look by the centre is audited',
  rate: 'heavy',
  success: { status: 200, file: 'application/pdf or a picture' },
  refuses: ['not-found', 'too-many-tries'],
})

export const showPicture = defineEndpoint(at.showPicture, {
  summary: 'A picture that the centre accepted, of a supporter that is listed, for everybody',
  audience: 'open',
  params: z.object({ pictureId }),
  success: { status: 200, file: 'image/jpeg, image/png or image/webp' },
  refuses: ['not-found'],
})

// -- an applicant with its mailed link
const secret = z.string().min(20).max(200)
const applicant = { audience: 'open', success: answer } as const

export const listApplicationEnclosures = defineEndpoint(at.listApplicationEnclosures, {
  ...applicant,
  summary: 'An applicant sees what it has enclosed, with the mailed link',
  body: z.strictObject({ secret }),
  refuses: ['link-spent'],
})
export const addApplicationPicture = defineEndpoint(at.addApplicationPicture, {
  ...applicant,
  summary: 'An applicant hands in a picture or its logo, with the mailed link',
  rate: 'heavy',
  body: pictureInput.extend({ secret }),
  success: added,
  refuses: ['link-spent', 'too-many-tries', ...taking],
})
export const removeApplicationPicture = defineEndpoint(at.removeApplicationPicture, {
  ...applicant,
  summary: 'An applicant takes a picture away',
  body: z.strictObject({ secret, pictureId }),
  refuses: ['link-spent', 'not-found'],
})
export const submitApplicationPicture = defineEndpoint(at.submitApplicationPicture, {
  ...applicant,
  summary: 'An applicant lays a picture that was returned before the centre again',
  body: z.strictObject({ secret, pictureId }),
  refuses: ['link-spent', 'not-found', 'wrong-moment'],
})
export const lookAtApplicationPicture = defineEndpoint(at.lookAtApplicationPicture, {
  ...applicant,
  summary: 'An applicant looks at a picture that it handed in',
  body: z.strictObject({ secret, pictureId }),
  success: { status: 200, schema: z.object({ mediaType: z.string(), content: z.string() }) },
  refuses: ['link-spent', 'not-found'],
})
export const addApplicationDocument = defineEndpoint(at.addApplicationDocument, {
  ...applicant,
  summary: 'An applicant encloses a document, with the mailed link',
  rate: 'heavy',
  body: documentInput.extend({ secret }),
  success: added,
  refuses: ['link-spent', 'too-many-tries', ...taking],
})
export const removeApplicationDocument = defineEndpoint(at.removeApplicationDocument, {
  ...applicant,
  summary: 'An applicant takes a document away',
  body: z.strictObject({ secret, documentId }),
  refuses: ['link-spent', 'not-found'],
})
