import type { OrganizationId } from '@app/shared'
import type { Registration } from '@app/shared/organizations'
import type { FastifyInstance } from 'fastify'
import type { Headers } from './given.ts'

/** Registrations as the centre reads and moves them, over HTTP. */
export function registrationsThrough(app: FastifyInstance, coordinator: Headers) {
  const show = async (id: OrganizationId, headers: Headers = coordinator) =>
    app.inject({ url: `/api/supporters/${id}/registration`, headers })
  const seen = async (id: OrganizationId): Promise<Registration> => (await show(id)).json()

  /** Headers of somebody who has just read that registration. */
  const reading = async (id: OrganizationId, headers: Headers = coordinator): Promise<Headers> => {
    const { version } = await seen(id)
    const fresh = { enumerable: true, value: crypto.randomUUID() }
    return Object.defineProperty({ 'if-match': `"${version}"`, ...headers }, 'idempotency-key', fresh)
  }
  const act = async (id: OrganizationId, name: string, payload: object = {}, headers?: Headers) =>
    app.inject({
      method: 'POST',
      url: `/api/supporters/${id}/${name}`,
      headers: headers ?? (await reading(id)),
      payload,
    })

  return {
    show,
    seen,
    reading,
    act,
    /** What everybody can read in the directory. */
    directory: async () => (await app.inject({ url: '/api/supporters?perPage=100' })).body,
  }
}
