import type { Side } from '../kernel/lifecycle.ts'

/** 役割: what a seat lets its holder do. Admins can do all that coordinators can, and edit master data. */
export const roles = ['association', 'supporter', 'coordinator', 'admin'] as const
export type Role = (typeof roles)[number]

/** The centre's own people. */
export const staff = ['coordinator', 'admin'] as const satisfies readonly Role[]

/** On which side of a lifecycle a role acts. */
export const sideOf = (role: Role): Side => (role === 'admin' ? 'coordinator' : role)

export const isStaff = (role: Role | null | undefined): boolean => role === 'coordinator' || role === 'admin'
