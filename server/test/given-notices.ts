import type { MatchId, OrganizationId, RequestId } from '@app/shared'
import type { DistrictId } from '@app/shared/districts'
import type { CategoryId, ItemId } from '@app/shared/help-categories'
import { districtsTable } from '../src/districts/districts.table.ts'
import { helpCategoriesTable, helpItemsTable } from '../src/help-categories/help-categories.table.ts'
import { matchAnswerLinksTable, matchesTable } from '../src/matches/matches.table.ts'
import {
  associationsTable,
  contactsTable,
  organizationsTable,
  supportersTable,
} from '../src/organizations/organizations.table.ts'
import type { Config } from '../src/platform/config.ts'
import { systemContext } from '../src/platform/context.ts'
import type { Db, Tx } from '../src/platform/db.ts'
import type { DomainEvent } from '../src/platform/events.ts'
import { newId } from '../src/platform/ids.ts'
import { record } from '../src/platform/outbox.ts'
import { hashOf, newCode, signedSecret } from '../src/platform/secrets.ts'
import { requestDaysTable, requestPrivatesTable, requestsTable } from '../src/requests/requests.table.ts'

interface World {
  db: Db
  config: Config
  clock: () => Date
}
type Contact = Partial<typeof contactsTable.$inferInsert>

/** Sentences about who is there and how things stand, as rows: for whoever reads across the nouns. */
export const givenNoticesIn = ({ db, config, clock }: World) => {
  const district = 2 as DistrictId
  const item = 'clean.river' as ItemId

  const context = () => systemContext({ db, config, now: clock() })

  /** One district and one kind of help. */
  async function town() {
    const lies = { kana: 'おうぎ', block: '中央', blockUnsure: false, lat: 35.6, lon: 138.5 } as const
    await db
      .insert(districtsTable)
      .values({ id: district, name: '相生', ...lies })
      .onConflictDoNothing()
    const category = 'clean' as CategoryId
    const kinds = db.insert(helpCategoriesTable).values({ id: category, name: '環境美化', position: 1 })
    await kinds.onConflictDoNothing()
    const facts = { season: '', headcount: '', cover: '', position: 1 }
    const values = { id: item, categoryId: category, name: '川の清掃', ...facts }
    const items = db.insert(helpItemsTable).values({ ...values, risk: 'L', students: '○', companies: '○' })
    await items.onConflictDoNothing()
  }

  async function organization(kind: 'association' | 'supporter', name: string, contact: Contact) {
    await town()
    const id = newId<OrganizationId>()
    const at = { createdAt: clock(), updatedAt: clock() }
    const names = { id, kind, name, kana: 'かな', searchKey: name, districtId: district }
    await db.insert(organizationsTable).values({ ...names, ...at })
    const reach = { personName: '担当 太郎', channel: 'mail' as const, phone: '055-000-0001', updatedAt: clock() }
    await db.insert(contactsTable).values({ organizationId: id, ...reach, ...contact })
    return id
  }

  return {
    town,
    association: async (name = '緑町自治会', contact: Contact = { email: 'kaicho@example.jp' }) => {
      const organizationId = await organization('association', name, contact)
      await db.insert(associationsTable).values({ organizationId })
      return organizationId
    },
    supporter: async (
      name = 'あおぞら商会',
      contact: Contact = { email: 'company@example.jp' },
      state: Partial<typeof supportersTable.$inferInsert> = {},
    ) => {
      const organizationId = await organization('supporter', name, contact)
      await db.insert(supportersTable).values({
        organizationId,
        kind: 'company',
        status: 'registered',
        number: `R8-${organizationId.slice(-6)}`,
        intro: '',
        cost: 'free',
        insurance: 'own',
        wholeCity: true,
        leadDays: 7,
        maxHeads: 20,
        channel: 'web',
        ...state,
      })
      return organizationId
    },
    request: async (
      associationId: OrganizationId,
      state: Partial<typeof requestsTable.$inferInsert> = {},
      days: string[] = ['2026-11-08'],
    ) => {
      const id = newId<RequestId>()
      await db.insert(requestsTable).values({
        id,
        associationId,
        itemId: item,
        districtId: district,
        title: '川沿いの清掃',
        description: '草が伸びて困っています',
        status: 'open',
        whenKind: 'single',
        place: '川沿いの道',
        headsMin: 5,
        headsMax: 10,
        minorsWelcome: true,
        photosWelcome: true,
        centreAnswers: false,
        showName: false,
        published: true,
        code: newCode(),
        channel: 'web',
        postedAt: clock(),
        updatedAt: clock(),
        ...state,
      })
      await db.insert(requestPrivatesTable).values({ requestId: id })
      const rows = days.map((onDay, index) => ({ requestId: id, position: index + 1, onDay, fromTime: '09:00' }))
      if (rows.length > 0) await db.insert(requestDaysTable).values(rows)
      return id
    },
    match: async (
      requestId: RequestId,
      supporterId: OrganizationId,
      state: Partial<typeof matchesTable.$inferInsert> = {},
    ) => {
      const id = newId<MatchId>()
      await db.insert(matchesTable).values({
        id,
        requestId,
        supporterId,
        status: 'proposed',
        startedBy: 'coordinator',
        associationAnswer: 'pending',
        supporterAnswer: 'pending',
        headsAsked: 5,
        message: 'ぜひお力をお貸しください。',
        answerBy: new Date('2026-10-20T08:00:00Z'),
        proposedAt: clock(),
        ...state,
      })
      return id
    },
    /** The one-tap link of a match; answers with the secret that its mail carries. */
    answerLink: async (matchId: MatchId) => {
      const id = newId()
      const secret = signedSecret({ config }, 'answer', id)
      const expiresAt = new Date('2026-10-21T08:00:00Z')
      await db
        .insert(matchAnswerLinksTable)
        .values({ id, matchId, secretHash: hashOf(secret), createdAt: clock(), expiresAt })
      return secret
    },
    /** It happened, by time itself; or entered by the centre for somebody. Answers with the number of the event. */
    happened: (
      event: DomainEvent,
      onBehalfOf: OrganizationId | null = null,
      role: 'system' | 'association' = 'system',
    ) =>
      db.transaction((tx) => {
        const ctx = context()
        return record(tx, { ...ctx, onBehalfOf, actor: { ...ctx.actor, role } }, event)
      }),
    happenedIn: (tx: Tx, event: DomainEvent) => record(tx, context(), event),
  }
}
