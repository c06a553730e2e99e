import { type OrganizationId, Refusal } from '@app/shared'
import { isStaff } from '@app/shared/accounts/role'
import type { Actor } from '../platform/context.ts'

/** Its own members and the centre reach an organization; for everybody else it is not there. */
export function sideReaching({ role, organizationId }: Actor, id: OrganizationId): 'own' | 'coordinator' {
  if (role !== 'nobody' && role !== 'system') {
    if (isStaff(role)) return 'coordinator'
    if (organizationId === id) return 'own'
  }
  throw new Refusal('not-found')
}
