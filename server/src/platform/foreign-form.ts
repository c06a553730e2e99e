import { Refusal } from '@app/shared'
import type { FastifyRequest } from 'fastify'

/** The form of our own page acts, nobody else's. Old browsers send neither header: there the secret of the page is the proof. */
export function refuseForeignForm({ headers, protocol, host }: FastifyRequest, publicUrl: string): void {
  const site = headers['sec-fetch-site']
  const { origin } = headers
  const ours = [new URL(publicUrl).origin, `${protocol}://${host}`]
  const isForeign = origin !== undefined && !ours.includes(origin)
  if (site === 'cross-site' || site === 'same-site' || isForeign) throw new Refusal('cross-site')
}
