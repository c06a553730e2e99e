import type { Audience } from '@app/shared'
import { type Role, roles } from '@app/shared/accounts/role'
import type { FastifyInstance } from 'fastify'

/** One way into the server, as its own contract describes it. */
export interface Operation {
  name: string
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  path: string
  audience: Audience
  /** Names of what stands in braces in the path. */
  params: string[]
  /** Wants the version that was read. */
  needsVersion: boolean
}

/** Every operation under /api. */
export async function operationsOf(app: FastifyInstance): Promise<Operation[]> {
  const { paths } = (await app.inject({ url: '/api/openapi.json' })).json() as {
    paths: Record<string, Record<string, { operationId: string; 'x-authz': Audience; 'x-if-match'?: string }>>
  }
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId, 'x-authz': audience, 'x-if-match': ifMatch }]) => ({
      name: operationId,
      method: method.toUpperCase() as Operation['method'],
      path,
      audience,
      params: [...path.matchAll(/\{(\w+)\}/g)].map(([, word]) => word!),
      needsVersion: ifMatch !== undefined,
    })),
  )
}

export const isUnsafe = ({ method }: Operation): boolean => method !== 'GET'

/** Whether the door opens for that role at all. */
export const isNamed = ({ audience }: Operation, role: Role): boolean =>
  audience === 'open' || audience === 'signed-in' || audience.includes(role)

export const namedRoles = (operation: Operation): Role[] => roles.filter((role) => isNamed(operation, role))
