import * as at from '@app/shared/enclosures/enclosure.paths'
import type { DocumentInput, Enclosures, Picture, PictureInput } from '@app/shared/enclosures'
import type { OrganizationId } from '@app/shared'
import { call, hrefOf } from '../app/api.ts'

/** How somebody reaches the enclosures of one supporter: its people and the centre by their seat, an applicant by its link. */
export interface Door {
  /** Whose enclosures: what is typed for them is kept under it. */
  key: string
  list(): Promise<Enclosures>
  addPicture(picture: PictureInput): Promise<Enclosures>
  removePicture(id: Picture['id'], reason: string): Promise<Enclosures>
  submitPicture(id: Picture['id']): Promise<Enclosures>
  addDocument(document: DocumentInput): Promise<Enclosures>
  removeDocument(id: Enclosures['documents'][number]['id'], reason: string): Promise<Enclosures>
  /** Whoever takes something away says why, and its people hear it. */
  saysWhy?: boolean
  /** Where the picture itself comes from: an address, or the bytes. */
  sourceOf(id: Picture['id']): string | Promise<string>
  /** Only by a seat: words and order of pictures, documents to fetch. */
  editPicture?(id: Picture['id'], changes: { alt?: string; place?: number }): Promise<Enclosures>
  documentAt?(id: Enclosures['documents'][number]['id']): string
}

/** The door of its own people. */
export function ownDoor(id: string): Door {
  const own = { organizationId: id as OrganizationId }
  return {
    key: id,
    list: () => call(at.listEnclosures, { params: own }),
    addPicture: (body) => call(at.addPicture, { params: own, body }),
    removePicture: (pictureId) => call(at.removePicture, { params: { ...own, pictureId } }),
    submitPicture: (pictureId) => call(at.submitPicture, { params: { ...own, pictureId }, body: {} }),
    editPicture: (pictureId, body) => call(at.editPicture, { params: { ...own, pictureId }, body }),
    addDocument: (body) => call(at.addDocument, { params: own, body }),
    removeDocument: (documentId) => call(at.removeDocument, { params: { ...own, documentId } }),
    sourceOf: (pictureId) => hrefOf(at.lookAtPicture, { params: { ...own, pictureId } }),
    documentAt: (documentId) => hrefOf(at.openDocument, { params: { ...own, documentId } }),
  }
}

/** The door of the centre. */
export function deskDoor(id: string): Door {
  const own = { organizationId: id as OrganizationId }
  return {
    ...ownDoor(id),
    saysWhy: true,
    removePicture: (pictureId, reason) => call(at.takePictureAway, { params: { ...own, pictureId }, body: { reason } }),
    removeDocument: (documentId, reason) =>
      call(at.takeDocumentAway, { params: { ...own, documentId }, body: { reason } }),
  }
}

/** The door of an applicant. Its secret never stands in an address, so its pictures come as bytes. */
export function applicantsDoor(secret: string): Door {
  return {
    key: 'application',
    list: () => call(at.listApplicationEnclosures, { body: { secret } }),
    addPicture: (picture) => call(at.addApplicationPicture, { body: { secret, ...picture } }),
    removePicture: (pictureId) => call(at.removeApplicationPicture, { body: { secret, pictureId } }),
    submitPicture: (pictureId) => call(at.submitApplicationPicture, { body: { secret, pictureId } }),
    addDocument: (document) => call(at.addApplicationDocument, { body: { secret, ...document } }),
    removeDocument: (documentId) => call(at.removeApplicationDocument, { body: { secret, documentId } }),
    sourceOf: async (pictureId) => {
      const { mediaType, content } = await call(at.lookAtApplicationPicture, { body: { secret, pictureId } })
      return `data:${mediaType};base64,${content}`
    },
  }
}

/** The centre accepts a picture as it was looked at, or returns it with a reason. */
export function decidePicture(id: string, { id: pictureId, alt }: Picture, reason: string | null): Promise<Enclosures> {
  const params = { organizationId: id as OrganizationId, pictureId }
  return reason === null
    ? call(at.acceptPicture, { params, body: { alt } })
    : call(at.returnPicture, { params, body: { reason } })
}

/** The centre accepts the new words of a public picture as they were read, or returns them with a reason. */
export function decideWords(
  id: string,
  { id: pictureId, newAlt }: Picture,
  reason: string | null,
): Promise<Enclosures> {
  const params = { organizationId: id as OrganizationId, pictureId }
  return reason === null
    ? call(at.acceptPictureWords, { params, body: { alt: newAlt ?? '' } })
    : call(at.returnPictureWords, { params, body: { reason } })
}
