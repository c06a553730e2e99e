import type { MatchId, OrganizationId, RequestId } from '@app/shared'
import type { ItemId } from '@app/shared/help-categories'
import type { RequestInput, RequestStatus } from '@app/shared/requests'
import { desc, eq } from 'drizzle-orm'
import { acceptMatch } from '../src/matches/accept-match.ts'
import { matchAnswerLinksTable, matchesTable } from '../src/matches/matches.table.ts'
import { proposeMatches } from '../src/matches/propose-matches.ts'
import {
  contactsTable,
  organizationsTable,
  supporterItemsTable,
  supportersTable,
} from '../src/organizations/organizations.table.ts'
import { type Actor, type Context, nobody } from '../src/platform/context.ts'
import { newId } from '../src/platform/ids.ts'
import { auditTable, eventsTable } from '../src/platform/platform.table.ts'
import { signedSecret } from '../src/platform/secrets.ts'
import type { buildTestApp } from './build-test-app.ts'
import { givenRequestsIn } from './given-requests.ts'

type World = Awaited<ReturnType<typeof buildTestApp>>

/** Canaries: what nobody may read before both sides said yes, nor after a match fell out. */
export const canaries = {
  association: { personName: '雨宮 会長太郎', phone: '055-000-0011', email: 'canary-kaicho@example.jp' },
  supporter: { personName: '志村 担当花子', phone: '055-000-0022', email: 'canary-company@example.jp' },
}

let supporters = 0

/** Sentences that set a scene for matches: two sides with contacts, a request, and how far they have come. */
export const givenMatchesIn = ({ db, systemContext }: World) => {
  const requests = givenRequestsIn(db)

  const by = (
    role: Actor['role'],
    organizationId: OrganizationId | null = null,
    channel: Context['channel'] = 'web',
  ) => ({
    ...systemContext(),
    actor: { ...nobody, role, organizationId },
    channel,
  })

  async function contact(organizationId: OrganizationId, who: (typeof canaries)['association']) {
    const updatedAt = systemContext().now
    await db.insert(contactsTable).values({ organizationId, ...who, channel: 'phone', updatedAt })
  }

  async function association(name?: string): Promise<OrganizationId> {
    const id = await requests.association(name)
    await contact(id, canaries.association)
    return id
  }

  /** A registered supporter that can do what the given requests ask for, everywhere. */
  async function supporter(name = 'あおぞら商会', state: Partial<typeof supportersTable.$inferInsert> = {}) {
    await requests.masterData()
    const id = newId<OrganizationId>()
    const at = systemContext().now
    const words = { name, kana: 'かな', searchKey: name }
    await db.insert(organizationsTable).values({ id, kind: 'supporter', ...words, createdAt: at, updatedAt: at })
    await db.insert(supportersTable).values({
      organizationId: id,
      kind: 'company',
      status: 'registered',
      number: `R8-${String(++supporters).padStart(3, '0')}`,
      intro: 'まちの仕事を手伝います。',
      cost: 'free',
      insurance: 'own',
      wholeCity: true,
      leadDays: 7,
      maxHeads: 20,
      isPublic: true,
      channel: 'web',
      ...state,
    })
    const items = ['festival.stall', 'festival.flyer'] as ItemId[]
    await db.insert(supporterItemsTable).values(items.map((itemId) => ({ organizationId: id, itemId })))
    await contact(id, canaries.supporter)
    return id
  }

  /** An open request without danger, so that agreeing needs no word about insurance. */
  const request = (associationId: OrganizationId, changes: Partial<RequestInput> = {}, status?: RequestStatus) =>
    requests.request(associationId, { itemId: requests.harmlessItem, title: 'チラシづくり', ...changes }, status)

  /** The coordinator has asked. */
  async function proposal(requestId: RequestId, supporterId: OrganizationId, headsAsked = 4): Promise<MatchId> {
    const now = systemContext().now.getTime()
    const answerBy = new Date(now + 7 * 86_400_000).toISOString()
    const asked = { supporterIds: [supporterId], headsAsked, message: 'ぜひお力をお貸しください。', answerBy }
    const { items } = await proposeMatches(by('coordinator'), requestId, asked)
    return items[0]!.id
  }

  /** The supporter has said yes; its heads are held. */
  async function halfAgreed(requestId: RequestId, supporterId: OrganizationId, heads = 4): Promise<MatchId> {
    const id = await proposal(requestId, supporterId, heads)
    await acceptMatch(by('supporter', supporterId), id, { heads })
    return id
  }

  /** Both have said yes. */
  async function agreed(requestId: RequestId, supporterId: OrganizationId, heads = 4): Promise<MatchId> {
    const id = await halfAgreed(requestId, supporterId, heads)
    await acceptMatch(by('coordinator', null, 'phone'), id, { side: 'association' })
    return id
  }

  return {
    ...requests,
    association,
    supporter,
    request,
    proposal,
    halfAgreed,
    agreed,
    by,
    matchesOf: (id: RequestId) => db.select().from(matchesTable).where(eq(matchesTable.requestId, id)),
    matchRow: async (id: MatchId) => (await db.select().from(matchesTable).where(eq(matchesTable.id, id)))[0]!,
    /** Headers for an act on what was just read. */
    asRead: async (id: MatchId) => {
      const [row] = await db.select().from(matchesTable).where(eq(matchesTable.id, id))
      return { 'if-match': `"${row!.version}"` }
    },
    requestAsRead: async (id: RequestId) => ({ 'if-match': `"${(await requests.requestRow(id)).version}"` }),
    /** The address in the mail to the supporter. */
    answerAddress: async (id: MatchId) => {
      const [link] = await db.select().from(matchAnswerLinksTable).where(eq(matchAnswerLinksTable.matchId, id))
      return `/a/${signedSecret(systemContext(), 'answer', link!.id)}`
    },
    /** What was told about a match or a request, in the order it happened. */
    told: async (id: MatchId | RequestId) => {
      const rows = await db.select().from(eventsTable).orderBy(eventsTable.id)
      return rows.filter(({ payload }) => Object.values(payload).includes(id)).map(({ type }) => type)
    },
    lastAudit: async (act: string) =>
      (await db.select().from(auditTable).where(eq(auditTable.act, act)).orderBy(desc(auditTable.id)).limit(1))[0],
  }
}
