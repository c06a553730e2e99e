import type { FastifyReply } from 'fastify'
import type { StoredPicture } from './activity-pictures.queries.ts'

/** Bytes of strangers: their type is the stored one, they never act as a page, and the browser guesses nothing. */
export const sendPicture = (reply: FastifyReply, { content, mediaType }: StoredPicture): FastifyReply =>
  reply
    .type(mediaType)
    .header('content-disposition', 'inline')
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('x-content-type-options', 'nosniff')
    .send(content)
