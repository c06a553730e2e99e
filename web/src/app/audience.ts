import type { Role } from '@app/shared/accounts/role'

/** Who may open a page: everybody, anybody with a seat, the centre's people, or these roles. */
export type Audience = 'open' | 'member' | 'staff' | readonly Role[]

/** Says whether a role (null: not signed in) may open a page. The server decides again; this only spares a dead end. */
export function admits(audience: Audience, role: Role | null): boolean {
  if (audience === 'open') return true
  if (!role) return false
  if (audience === 'member') return true
  if (audience === 'staff') return role === 'coordinator' || role === 'admin'
  return audience.includes(role)
}
