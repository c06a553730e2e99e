import { type DocumentId, type OrganizationId, type PictureId, Refusal } from '@app/shared'
import type { DocumentInput, Enclosures, PictureInput } from '@app/shared/enclosures'
import { organizationOfLink, standingOfSupporter } from '../organizations/index.ts'
import { type Context, withActor } from '../platform/context.ts'
import type { Tx } from '../platform/db.ts'
import { transact } from '../platform/transact.ts'
import { layBeforeCentre, takeDocumentAway, takePictureAway } from './change-enclosures.ts'
import { enclosuresOf, pictureOf } from './enclosures.queries.ts'
import { takeDocument, takePicture } from './take-enclosures.ts'

/** Whose link it is, while the application runs; from registration on its members come in by their seats. */
async function applicantOf(tx: Tx, ctx: Context, secret: string): Promise<OrganizationId> {
  const organizationId = await organizationOfLink(tx, secret, ctx.now)
  const status = await standingOfSupporter(tx, organizationId)
  if (status !== 'submitted' && status !== 'returned') throw new Refusal('link-spent')
  return organizationId
}

/** An act of an applicant by its mailed link. */
const act =
  <Said>(work: (tx: Tx, ctx: Context, organizationId: OrganizationId, said: Said) => Promise<Enclosures>) =>
  (ctx: Context, secret: string, said: Said): Promise<Enclosures> =>
    transact(ctx, async (tx) => work(tx, withActor(ctx, {}, 'link'), await applicantOf(tx, ctx, secret), said))

export const addApplicationPicture = act<PictureInput>(takePicture)
export const removeApplicationPicture = act<PictureId>(takePictureAway)
export const submitApplicationPicture = act<PictureId>(layBeforeCentre)
export const addApplicationDocument = act<DocumentInput>(takeDocument)
export const removeApplicationDocument = act<DocumentId>(takeDocumentAway)

/** What an applicant has enclosed so far. */
export const applicationEnclosures = (ctx: Context, secret: string): Promise<Enclosures> =>
  ctx.db.transaction(async (tx) => enclosuresOf(tx, await applicantOf(tx, ctx, secret)))

/** One of its pictures, in JSON: an address with the secret in it would stand in logs. */
export const applicationPicture = (ctx: Context, secret: string, id: PictureId) =>
  ctx.db.transaction(async (tx) => {
    const { mediaType, content } = await pictureOf(tx, await applicantOf(tx, ctx, secret), id)
    return { mediaType, content: content.toString('base64') }
  })
