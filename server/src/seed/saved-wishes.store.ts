import type { OrganizationId, SavedWishId } from '@app/shared'
import type { Tx } from '../platform/db.ts'
import { newId } from '../platform/ids.ts'
import { savedWishesTable } from '../saved-wishes/saved-wishes.table.ts'

interface Whose {
  now: Date
  company: OrganizationId
  students: OrganizationId
}

/** 希望の条件 of the demo city: the company hears every morning of what fits it, the students on Mondays of festivals. */
export async function insertSavedWishes(tx: Tx, { now, company, students }: Whose): Promise<void> {
  const any = { category: null, district: null, q: null, savedAt: now, lookedAt: now, channel: 'web' as const }
  await tx.insert(savedWishesTable).values([
    { ...any, id: newId<SavedWishId>(), organizationId: company, fits: true, cadence: 'daily' },
    {
      ...any,
      id: newId<SavedWishId>(),
      organizationId: students,
      fits: false,
      category: 'festival',
      cadence: 'weekly',
    },
  ])
}
