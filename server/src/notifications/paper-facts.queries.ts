import type { PaperCodeId } from '@app/shared'
import { eq } from 'drizzle-orm'
import { organizationsTable as organizations } from '../organizations/organizations.table.ts'
import { paperCodesTable as codes } from '../paper-codes/paper-codes.table.ts'
import type { Tx } from '../platform/db.ts'

/** Whose paper was locked, and its code; null when the code has been replaced since. */
export async function lockedPaperFacts(tx: Tx, id: PaperCodeId): Promise<{ code: string; name: string } | null> {
  const [row] = await tx
    .select({ code: codes.code, name: organizations.name, lockedAt: codes.lockedAt, retiredAt: codes.retiredAt })
    .from(codes)
    .innerJoin(organizations, eq(organizations.id, codes.organizationId))
    .where(eq(codes.id, id))
  return row?.lockedAt && !row.retiredAt ? row : null
}
