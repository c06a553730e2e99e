import type { DocumentId, OrganizationId, PictureId } from '@app/shared'
import type { Tx } from '../../platform/db.ts'
import { applicationLinkOf } from '../facts.queries.ts'
import { links } from '../links.rules.ts'
import { wordsToTell } from '../../enclosures/index.ts'
import { nobody, type Notice, type Spoken, type WritersOf } from '../notice.ts'
import { pictureFacts } from '../picture-facts.queries.ts'
import { sealed } from '../sealed-links.ts'
import { enclosureTexts as texts, nameOfTakenAway } from '../texts/enclosure-texts.ts'

/** Its own people on their page; who has only applied yet, by the link of its application. */
async function tell(tx: Tx, id: OrganizationId, now: Date, words: Spoken): Promise<Notice> {
  const link = await applicationLinkOf(tx, id, now)
  return {
    to: { kind: 'organization', id, prefersMail: true },
    words,
    leadsTo: links.myOrganization(),
    deskLeadsTo: links.deskRegistration(id),
    ...(link && { mailLeadsTo: sealed('/application#', 'application', link) }),
  }
}

/** Nothing is left to read afresh: what it was, and why it went, was kept for this one telling. */
async function tellTakenAway(
  tx: Tx,
  what: PictureId | DocumentId,
  organizationId: OrganizationId,
  now: Date,
): Promise<Notice[]> {
  const words = await wordsToTell(tx, what)
  return words ? [await tell(tx, organizationId, now, texts.takenAway(nameOfTakenAway(words), words.reason))] : []
}

/** Who hears about pictures and documents. What comes in waits in the queue and in きょうの仕事, without a mail for each. */
export const enclosureWriters: WritersOf<'picture'> & WritersOf<'document'> = {
  'picture.added': nobody,
  'picture.resubmitted': nobody,
  'picture.edited': nobody,
  'picture.removed': nobody,
  'picture.accepted': async (tx, { pictureId, organizationId }, { ctx }) => {
    const picture = await pictureFacts(tx, pictureId)
    // six pictures are one notice: it goes out with the last of them
    const isTold = picture?.status === 'shown' && !picture.othersWait
    return isTold ? [await tell(tx, organizationId, ctx.now, texts.accepted(picture))] : []
  },
  'picture.returned': async (tx, { pictureId, organizationId }, { ctx }) => {
    const picture = await pictureFacts(tx, pictureId)
    const reason = picture?.returnReason
    return picture && reason ? [await tell(tx, organizationId, ctx.now, texts.returned(picture, reason))] : []
  },
  'picture.words-accepted': async (tx, { pictureId, organizationId }, { ctx }) => {
    const picture = await pictureFacts(tx, pictureId)
    return picture?.status === 'shown' ? [await tell(tx, organizationId, ctx.now, texts.wordsAccepted(picture))] : []
  },
  'picture.words-returned': async (tx, { pictureId, organizationId }, { ctx }) => {
    const picture = await pictureFacts(tx, pictureId)
    const { newAlt, returnReason: reason } = picture ?? {}
    return picture && newAlt && reason
      ? [await tell(tx, organizationId, ctx.now, texts.wordsReturned(picture, newAlt, reason))]
      : []
  },
  'picture.taken-away': (tx, { pictureId, organizationId }, { ctx }) =>
    tellTakenAway(tx, pictureId, organizationId, ctx.now),
  'document.added': nobody,
  'document.removed': nobody,
  'document.taken-away': (tx, { documentId, organizationId }, { ctx }) =>
    tellTakenAway(tx, documentId, organizationId, ctx.now),
}
