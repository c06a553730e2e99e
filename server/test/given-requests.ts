import type { OrganizationId, RequestId } from '@app/shared'
import { districtId } from '@app/shared/districts'
import { categoryId, itemId } from '@app/shared/help-categories'
import { type RequestInput, requestInput, type RequestStatus } from '@app/shared/requests'
import { eq } from 'drizzle-orm'
import { districtsTable } from '../src/districts/districts.table.ts'
import { helpCategoriesTable, helpItemsTable } from '../src/help-categories/help-categories.table.ts'
import { associationsTable, organizationsTable } from '../src/organizations/organizations.table.ts'
import type { Db } from '../src/platform/db.ts'
import { newId } from '../src/platform/ids.ts'
import { insertRequest } from '../src/requests/requests.store.ts'
import { requestsTable } from '../src/requests/requests.table.ts'

/** What must never be seen before agreement: canaries of the exact place and the contact of the day. */
export const privateWords = {
  exactPlace: '宮前町12番地の集会所裏',
  onDayName: '髙﨑 𠮷之助',
  onDayPhone: '055-000-0042',
}

const input = requestInput.parse({
  itemId: 'festival.stall',
  title: '夜店の店番',
  description: '役員が高齢で、立ちっぱなしがむずかしくなりました。',
  districtId: 1,
  whenKind: 'candidates',
  days: [{ day: '2026-11-01', from: '15:00', to: '20:30' }, { day: '2026-11-08' }],
  place: '地区の公園',
  private: privateWords,
  headsMin: 4,
  headsMax: 6,
  thanks: ['drinks'],
  rainPlan: 'next-candidate',
})

const help = {
  categoryId: categoryId.parse('festival'),
  season: '7–10',
  headcount: '4–8',
  cover: '保険を確かめる',
  students: '◎',
  companies: '○',
  position: 1,
} as const

/** Sentences that set a scene for requests: a district, two kinds of help, an association and what it asks for. */
export const givenRequestsIn = (db: Db) => {
  async function masterData(): Promise<void> {
    const at = { block: '中央', blockUnsure: false, lat: 35.66, lon: 138.57 } as const
    await db
      .insert(districtsTable)
      .values({ id: districtId.parse(1), name: '富士川', kana: 'ふじかわ', ...at })
      .onConflictDoNothing()
    await db
      .insert(helpCategoriesTable)
      .values({ id: help.categoryId, name: '祭り・伝統行事', position: 1 })
      .onConflictDoNothing()
    await db
      .insert(helpItemsTable)
      .values([
        { id: itemId.parse('festival.stall'), name: '夜店・模擬店の運営', risk: 'M', ...help },
        { id: itemId.parse('festival.flyer'), name: 'チラシづくり', risk: 'L', ...help },
      ])
      .onConflictDoNothing()
  }

  async function association(name = '北口自治会'): Promise<OrganizationId> {
    await masterData()
    const id = newId<OrganizationId>()
    const at = new Date('2026-04-01T00:00:00Z')
    const words = { name, kana: 'きたぐちじちかい', searchKey: name, districtId: districtId.parse(1) }
    await db.insert(organizationsTable).values({ id, kind: 'association', ...words, createdAt: at, updatedAt: at })
    await db.insert(associationsTable).values({ organizationId: id })
    return id
  }

  async function request(
    associationId: OrganizationId,
    changes: Partial<RequestInput> = {},
    status: RequestStatus = 'open',
  ): Promise<RequestId> {
    const reception = { associationId, status, channel: 'web', postedAt: new Date('2026-10-01T00:00:00Z') } as const
    return db.transaction((tx) => insertRequest(tx, { ...input, ...changes }, reception))
  }

  return {
    masterData,
    association,
    /** A well-formed form. */
    requestInput: (changes: Partial<RequestInput> = {}): RequestInput => ({ ...input, ...changes }),
    /** A request of that association, open unless said otherwise. */
    request,
    /** A request as it stands in the database. */
    requestRow: async (id: RequestId) => (await db.select().from(requestsTable).where(eq(requestsTable.id, id)))[0]!,
    /** Dangerless kind of help. */
    harmlessItem: itemId.parse('festival.flyer'),
  }
}
