import type { OrganizationId } from '@app/shared'
import { blocks, districtId } from '@app/shared/districts'
import { itemId } from '@app/shared/help-categories'
import type { Pool } from 'pg'
import { createAccountWithSeat } from '../server/src/accounts/index.ts'
import { beginSession } from '../server/src/accounts/sessions.store.ts'
import { loadMasterData } from '../server/src/master-data.ts'
import {
  organizationsTable,
  supporterDistrictsTable,
  supporterItemsTable,
  supportersTable,
} from '../server/src/organizations/organizations.table.ts'
import { searchGramsOf, searchKeyOf } from '../server/src/organizations/search.rules.ts'
import type { Db, Tx } from '../server/src/platform/db.ts'
import { newId } from '../server/src/platform/ids.ts'
import { seedDemoCity } from '../server/src/seed/index.ts'

const things = ['あおば', 'かえで', 'ひなた', 'みなも', 'さくら', 'こずえ', 'ふじみ', 'やまなみ', 'すずかぜ', 'いずみ']
const trades = ['商会', '建設', '印刷', '食品', '電機', '運輸', '福祉会', '製作所', '園芸', '学習会']
const chunk = 200

/** The demo city and `more` made-up supporters beside it, each with three kinds of help and, half of them, two districts. */
export async function buildCity(db: Db, more: number, now: Date): Promise<void> {
  await loadMasterData(db)
  await seedDemoCity(db, { demo: true, pepper: 'pepper of the measurement, 32 bytes' }, 'measured, never used', now)
  await addSupporters(db, { from: 0, to: more, now })
}

interface Added {
  from: number
  to: number
  now: Date
  /** Each says something of its own of days, times, tools and people; else all say the same. */
  varied?: boolean
}

/** More made-up supporters, by their serial numbers. */
export async function addSupporters(db: Db, { from, to, now, varied = false }: Added): Promise<void> {
  const { rows } = await db.$client.query<{ id: string }>('select id from help_items where active order by id')
  const items = rows.map(({ id }) => itemId.parse(id))
  for (let at = from; at < to; at += chunk)
    await db.transaction((tx) => insertSupporters(tx, items, { from: at, to: Math.min(to, at + chunk), now, varied }))
  await db.$client.query('vacuum analyze')
}

type Item = ReturnType<typeof itemId.parse>

async function insertSupporters(tx: Tx, items: Item[], { from, to, now, varied }: Added) {
  const serials = Array.from({ length: to - from }, (_, i) => from + i)
  const made = serials.map((n) => ({ n, id: newId<OrganizationId>(), wholeCity: n % 2 === 0 }))
  await tx.insert(organizationsTable).values(
    made.map(({ n, id }) => {
      const kana = `${things[n % 10]!}${things[(n * 7) % 10]!}${String(n).padStart(4, '0')}`
      const name = `株式会社${kana}${trades[Math.floor(n / 10) % 10]!}`
      const searchKey = searchKeyOf(name, kana)
      const search = { searchKey, searchGrams: searchGramsOf(searchKey) }
      return { id, kind: 'supporter' as const, name, kana, ...search, createdAt: now, updatedAt: now }
    }),
  )
  await tx.insert(supportersTable).values(
    made.map(({ n, id, wholeCity }) => ({
      organizationId: id,
      kind: n % 4 === 0 ? ('students' as const) : ('company' as const),
      status: 'registered' as const,
      number: `M${String(n).padStart(5, '0')}`,
      intro: '地域の行事の設営や片付け、清掃をお手伝いします。道具と車があります。',
      ...{ cost: 'free' as const, insurance: 'own' as const, channel: 'web' as const },
      ...{ wholeCity, blocks: wholeCity ? [] : [blocks[n % 5]!], leadDays: 7, maxHeads: 5 + (n % 20), isPublic: true },
      ...(varied ? sayingOf(n) : {}),
    })),
  )
  const helps = made.flatMap(({ n, id }) =>
    [n, n * 3 + 1, n * 7 + 2].map((i) => [id, items[i % items.length]!] as const),
  )
  await tx
    .insert(supporterItemsTable)
    .values(helps.map(([organizationId, itemId]) => ({ organizationId, itemId })))
    .onConflictDoNothing()
  const comes = made.filter(({ wholeCity }) => !wholeCity)
  const places = comes.flatMap(({ n, id }) => [n % 31, (n + 5) % 31].map((place) => [id, place + 1] as const))
  await tx
    .insert(supporterDistrictsTable)
    .values(places.map(([organizationId, place]) => ({ organizationId, districtId: districtId.parse(place) })))
}

/** What a supporter says of its days, times, tools and people: of its own for each, the same on every run. */
function sayingOf(n: number) {
  const dice = (sides: number, salt: number) =>
    Math.floor(((Math.imul(n + 1, 2654435761 + salt * 40503) >>> 0) / 2 ** 32) * sides)
  const weekdays = [[], [], [0, 6], [6], [0], [1, 2, 3, 4, 5], [0, 1, 2, 3, 4, 5, 6], [3, 5, 6]]
  const months = [[], [], [], [4, 5, 10, 11], [1, 2, 3, 11, 12], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]]
  const times = [[], [], ['morning'], ['morning', 'afternoon'], ['afternoon', 'evening'], ['evening']] as const
  const lends = [[], [], [], ['vehicle'], ['tent'], ['vehicle', 'tent', 'generator'], ['venue', 'parking']] as const
  return {
    weekdays: weekdays[dice(weekdays.length, 1)]!,
    months: months[dice(months.length, 2)]!,
    times: [...times[dice(times.length, 3)]!],
    lends: [...lends[dice(lends.length, 4)]!],
    insurance: (['own', 'volunteer', 'none', 'ask'] as const)[dice(4, 5)]!,
    hasMinors: dice(5, 6) === 0,
    needsPhoneCheck: dice(8, 7) === 0,
    leadDays: [3, 7, 14, 30][dice(4, 8)]!,
    maxHeads: 1 + dice(25, 9),
    mostAMonth: dice(6, 10) === 0 ? 1 : null,
  }
}

/** The association that posts. */
export async function someAssociation(pool: Pool): Promise<{ id: OrganizationId; district: number }> {
  const { rows } = await pool.query<{ id: OrganizationId; district: number }>(
    `select id, district_id as district from organizations where kind = 'association' order by id limit 1`,
  )
  return rows[0]!
}

/** An officer of that association, or somebody of the centre, with an open session. */
export async function somebody(db: Db, role: 'association' | 'coordinator', now: Date) {
  const organizationId = role === 'association' ? (await someAssociation(db.$client)).id : null
  return db.transaction(async (tx) => {
    const person = { displayName: '計測 太郎', email: null, passwordHash: null, role }
    const made = await createAccountWithSeat(tx, { ...person, organizationId, now })
    return beginSession(tx, { ...made, id: made.seatId, role }, { now, device: '', verifiedAt: now })
  })
}
