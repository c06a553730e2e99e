import type { OrganizationId } from '@app/shared'
import { type Placeholder, type SQL, sql } from 'drizzle-orm'

/** The id under which an organization stands now: its own, or that of the one it was made one with (重なり). */
export const whereItWent = (id: OrganizationId | Placeholder): SQL =>
  sql`coalesce((select o.merged_into from organizations o where o.id = ${id}::uuid), ${id}::uuid)`
