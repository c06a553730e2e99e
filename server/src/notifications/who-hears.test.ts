import { readFile } from 'node:fs/promises'
import type {
  ActivityId,
  CertificateId,
  DocumentId,
  IncidentId,
  InvitationId,
  MatchId,
  OrganizationId,
  PictureId,
  RequestId,
  SeriesAskingId,
  SeriesId,
} from '@app/shared'
import type { Asks } from '@app/shared/notifications'
import { eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { buildTestApp } from '../../test/build-test-app.ts'
import { profile } from '../../test/given-organizations.ts'
import { givenMeetingsIn } from '../../test/given-meetings.ts'
import { givenNoticesIn } from '../../test/given-notices.ts'
import { pngOf } from '../../test/pictures.ts'
import { settle } from '../../test/settle.ts'
import { activitiesTable } from '../activities/activities.table.ts'
import { participationCertificatesTable } from '../activities/participation.table.ts'
import { insertActivityPicture } from '../activities/pictures/activity-pictures.store.ts'
import { activityPicturesTable } from '../activities/pictures/activity-pictures.table.ts'
import { storyAsksTable } from '../activities/stories/story-asks.table.ts'
import { inviteSeat } from '../accounts/index.ts'
import { insertPicture, keepUntilTold } from '../enclosures/enclosures.store.ts'
import { picturesTable } from '../enclosures/enclosures.table.ts'
import { insertSignUp } from '../exchange-meetings/index.ts'
import { incidentsTable } from '../incidents/incidents.table.ts'
import { matchMessagesTable, matchesTable } from '../matches/matches.table.ts'
import { waitingChangesTable } from '../organizations/waiting-changes.table.ts'
import { associationsTable, contactsTable } from '../organizations/organizations.table.ts'
import type { DomainEvent } from '../platform/events.ts'
import { cleanPicture } from '../platform/files/picture.ts'
import { newId } from '../platform/ids.ts'
import { paperCodesTable } from '../paper-codes/paper-codes.table.ts'
import { renewalsTable } from '../renewals/renewals.table.ts'
import { exportsTable } from '../reports/exports/exports.table.ts'
import { requestsTable } from '../requests/requests.table.ts'
import { seriesAskingMatchesTable, seriesAskingsTable, seriesTable } from '../series/series.table.ts'
import { writers } from './notices.ts'
import { noticesTable } from './notices.table.ts'

const t = await buildTestApp()
const given = { ...givenNoticesIn(t), ...givenMeetingsIn(t.db) }
let association: OrganizationId
let supporter: OrganizationId
const names = new Map<string, string>()

beforeAll(async () => {
  association = await given.association('緑町自治会', { email: 'kaicho@example.jp' })
  supporter = await given.supporter('あおぞら商会', { email: 'company@example.jp' })
  names.set(association, '自治会').set(supporter, '団体')
})

type RequestState = Partial<typeof requestsTable.$inferInsert>
type MatchState = Partial<typeof matchesTable.$inferInsert>
const aRequest = (state: RequestState = {}) => given.request(association, state)
const aMatch = async (state: MatchState = {}, request: RequestState = {}) =>
  given.match(await aRequest(request), supporter, state)
const aMeeting = () => given.openMeeting()
async function aSignUp(status: 'confirmed' | 'waitlisted' | 'cancelled', cancelReason: string | null = null) {
  const meetingId = await aMeeting()
  const values = { meetingId, organizationId: supporter, side: 'supporter', heads: 2, status, card: '' } as const
  const more = { channel: 'web', enteredBy: null, signedUpAt: t.clock(), cancelReason } as const
  const { id: signUpId } = await t.db.transaction((tx) => insertSignUp(tx, { ...values, ...more }))
  return { meetingId, signUpId }
}

async function standingEvent(act: 'dissolved' | 'revived'): Promise<DomainEvent> {
  const standing =
    act === 'dissolved'
      ? ({ standing: 'dissolved', standingReason: 'なり手がいないため' } as const)
      : ({ standing: 'active', standingReason: null } as const)
  await t.db.update(associationsTable).set(standing).where(eq(associationsTable.organizationId, association))
  return { type: `organization.${act}`, organizationId: association }
}

/** Lets it happen and be told; answers who was told, everything that was said, and the mails. */
async function told(event: DomainEvent, by: 'system' | 'association' = 'system') {
  const eventId = await given.happened(event, null, by)
  const mails = await settle(t)
  const rows = await t.db.select().from(noticesTable).where(eq(noticesTable.eventId, eventId))
  const who = (row: (typeof rows)[number]) =>
    row.toKind === 'organization' ? names.get(row.organizationId!)! : row.toKind === 'staff' ? 'センター' : row.address!
  return {
    who: [...new Set(rows.map(who))].sort(),
    said: rows.map(({ subject, body }) => `${subject}\n${body}`).join('\n'),
    mails,
    rows,
  }
}

const both = ['センター', '団体', '自治会']
const ended = { status: 'declined', endedAt: new Date('2026-10-05T01:00:00Z') } as const
const why = { endReason: '人数がそろいました' }
const takenBack = { status: 'withdrawn', ...why } as const
const yes = { supporterAnswer: 'yes', heads: 5 } as const
const hand = { ...yes, startedBy: 'supporter' } as const
const agreed = {
  ...yes,
  associationAnswer: 'yes',
  status: 'agreed',
  agreedAt: new Date('2026-10-04T01:00:00Z'),
} as const
const matchEvent = async (act: string, matchId: Promise<MatchId>, by?: 'association' | 'supporter' | 'coordinator') =>
  ({ type: `match.${act}`, matchId: await matchId, ...(by && { by }) }) as DomainEvent
const requestEvent = async (act: string, requestId: Promise<RequestId>) =>
  ({ type: `request.${act}`, requestId: await requestId }) as DomainEvent
/** Two sessions of a series, each with a match of the supporter where one is told of. */
async function seriesEvent(act: string, request: RequestState = {}, match?: MatchState): Promise<DomainEvent> {
  const seriesId = newId<SeriesId>()
  const rhythm = { kind: 'monthly-weekday' as const, nths: [2] }
  const own = { kind: 'repeating' as const, title: 'スマホ教室', rhythm, postedAt: t.clock() }
  await t.db.insert(seriesTable).values({ id: seriesId, associationId: association, ...own })
  const matchIds: MatchId[] = []
  for (const seriesNumber of [1, 2]) {
    const requestId = await aRequest({ ...request, seriesId, seriesNumber })
    if (match) matchIds.push(await given.match(requestId, supporter, { onDay: '2026-11-08', ...match }))
  }
  if (act !== 'proposed')
    return { type: `series.${act}`, seriesId, ...(match && { organizationId: supporter }) } as DomainEvent
  const askingId = newId<SeriesAskingId>()
  const asking = { id: askingId, seriesId, supporterId: supporter, message: 'ぜひお力をお貸しください。' }
  const times = { createdAt: t.clock(), expiresAt: new Date('2026-10-21T08:00:00Z') }
  await t.db.insert(seriesAskingsTable).values({ ...asking, secretHash: newId(), ...times })
  await t.db.insert(seriesAskingMatchesTable).values(matchIds.map((matchId) => ({ askingId, matchId })))
  return { type: 'series.proposed', seriesId, organizationId: supporter, askingId }
}
/** まとめて直す: what of its sessions was changed. */
async function seriesEdited(
  what: (
    ids: RequestId[],
  ) => Partial<{ edited: RequestId[]; struck: RequestId[]; added: RequestId[]; submitted: true }>,
  match?: MatchState,
): Promise<DomainEvent> {
  const { seriesId } = (await seriesEvent('posted', {}, match)) as DomainEvent & { seriesId: SeriesId }
  const rows = await t.db
    .select({ id: requestsTable.id })
    .from(requestsTable)
    .where(eq(requestsTable.seriesId, seriesId))
    .orderBy(requestsTable.seriesNumber)
  const none = { edited: [], struck: [], added: [], submitted: false }
  return { type: 'series.edited', seriesId, ...none, ...what(rows.map(({ id }) => id)) }
}
const registrationEvent = async (act: string, organizationId: Promise<OrganizationId>) =>
  ({ type: `registration.${act}`, organizationId: await organizationId }) as DomainEvent
async function applicant(status: 'submitted' | 'returned' | 'rejected' | 'withdrawn' | 'revoked', reason?: string) {
  const id = await given.supporter('たちばな会', {}, { status, number: null, statusReason: reason ?? null })
  names.set(id, '団体')
  return id
}
async function registered(status: 'registered' | 'suspended', statusReason?: string) {
  const id = await given.supporter('たちばな会', {}, { status, number: `R8-${newId().slice(-5)}`, statusReason })
  names.set(id, '団体')
  return id
}

/** The yearly question to a supporter, as it stands. */
async function renewalEvent(act: string, state: Partial<typeof renewalsTable.$inferInsert> = {}) {
  const organizationId = await given.supporter('たちばな会', { email: 'tachibana@example.jp' })
  names.set(organizationId, '団体')
  const asked = { fiscalYear: 2027, askedAt: t.clock(), answerBy: new Date('2027-03-31T15:00:00Z') }
  const link = { secretHash: newId(), linkEndsAt: new Date('2027-04-30T15:00:00Z') }
  await t.db.insert(renewalsTable).values({ id: newId(), organizationId, ...asked, ...link, ...state })
  return { type: `renewal.${act}`, organizationId } as DomainEvent
}
const pictureEvent = async (
  act: string,
  standing: Pick<typeof picturesTable.$inferInsert, 'status' | 'newAlt' | 'returnReason'>,
) => {
  const organizationId = await registered('registered')
  const said = { kind: 'picture', alt: '夏祭りのようす', place: 1 } as const
  const pictureId = await t.db.transaction((tx) =>
    insertPicture(tx, t.systemContext(), organizationId, said, cleanPicture(pngOf(2, 2))),
  )
  await t.db.update(picturesTable).set(standing).where(eq(picturesTable.id, pictureId))
  return { type: `picture.${act}`, pictureId, organizationId } as DomainEvent
}
async function incidentEvent(act: 'reported' | 'corrected' | 'handled', mayTell = false): Promise<DomainEvent> {
  const matchId = await aMatch({ ...agreed, status: 'done' })
  const id = newId<IncidentId>()
  const said = {
    side: 'supporter',
    kind: 'injury',
    onDay: '2026-10-01',
    what: '転んでひざをすりむいた',
    care: 'yes',
  } as const
  const at = { openSince: t.clock(), reportedAt: t.clock(), updatedAt: t.clock(), channel: 'web' }
  const handled = { status: 'handled', outcome: '軽いすり傷でした', mayTell, handledAt: t.clock() } as const
  await t.db.insert(incidentsTable).values({ id, matchId, ...said, ...at, ...(act === 'handled' && handled) })
  return { type: `incident.${act}`, incidentId: id }
}
/** A story of a done match, as far as it has come; its sides have said yes, or not yet. */
async function aStory(
  status: 'asked' | 'approved' | 'published' | 'withdrawn',
  said: Partial<typeof storyAsksTable.$inferInsert> = { answer: 'yes', answeredAt: t.clock(), channel: 'web' },
) {
  const matchId = await aMatch({ ...agreed, status: 'done' })
  const [match] = await t.db.select().from(matchesTable).where(eq(matchesTable.id, matchId))
  const activityId = newId<ActivityId>()
  await t.db.transaction(async (tx) => {
    await tx.insert(activitiesTable).values({
      ...{ id: activityId, requestId: match!.requestId, title: '川がきれいに', story: 'みんなで歩きました。', status },
      ...{ happenedOn: '2026-10-04', createdAt: t.clock() },
      publishedAt: status === 'published' ? t.clock() : null,
      withdrawnReason: status === 'withdrawn' ? '名前を出したくないため' : null,
    })
    for (const side of [null, matchId])
      await tx.insert(storyAsksTable).values({
        ...{ id: newId(), activityId, matchId: side, edition: 1, secretHash: newId(), ...said },
        ...{
          askedAt: t.clock(),
          answerBy: new Date('2026-10-20T08:00:00Z'),
          linkEndsAt: new Date('2026-12-20T08:00:00Z'),
        },
      })
  })
  return activityId
}
const storyEvent = async (act: string, activityId: Promise<ActivityId>) =>
  ({ type: `activity.${act}`, activityId: await activityId }) as DomainEvent
type TakenAway = Parameters<typeof keepUntilTold>[2]
const untilTold = (what: Omit<TakenAway, 'kind'> & Partial<TakenAway>) =>
  t.db.transaction((tx) => keepUntilTold(tx, t.systemContext(), { kind: 'picture', ...what }))
const changesSaid = { changesSaidAt: t.clock(), channel: 'web' } as const
const renewed = { answer: 'unchanged', answeredAt: t.clock(), channel: 'web' } as const

/** Who hears about what, and the words that must not be missing (the reason above all). */
const table: [name: string, event: () => Promise<DomainEvent>, who: string[], says?: string][] = [
  [
    'registration.applied',
    () => registrationEvent('applied', applicant('submitted')),
    ['センター', '団体'],
    '受け付けました',
  ],
  ['registration.resubmitted', () => registrationEvent('resubmitted', applicant('submitted')), ['センター', '団体']],
  [
    'registration.returned',
    () => registrationEvent('returned', applicant('returned', '住所が違います')),
    ['団体'],
    '理由：住所が違います',
  ],
  [
    'registration.rejected',
    () => registrationEvent('rejected', applicant('rejected', '営業のため')),
    ['団体'],
    '理由：営業のため',
  ],
  ['registration.change-waits', () => registrationEvent('change-waits', registered('registered')), ['センター']],
  ['registration.change-accepted', () => registrationEvent('change-accepted', registered('registered')), ['団体']],
  [
    'registration.change-returned',
    async () => {
      const id = await registered('registered')
      const change = { organizationId: id, fields: ['name' as const], profile: profile(), saidAt: t.clock() }
      const returned = { status: 'returned' as const, returnedAt: t.clock(), returnReason: '名前をお確かめください' }
      await t.db.insert(waitingChangesTable).values({ ...change, ...returned })
      return registrationEvent('change-returned', Promise.resolve(id))
    },
    ['団体'],
    '理由：名前をお確かめください',
  ],
  ['picture.words-accepted', () => pictureEvent('words-accepted', { status: 'shown' }), ['団体'], '新しいことば'],
  [
    'picture.words-returned',
    () => pictureEvent('words-returned', { status: 'shown', newAlt: '北町の夏祭り', returnReason: '町の名が違います' }),
    ['団体'],
    '理由：町の名が違います',
  ],
  ['picture.accepted', () => pictureEvent('accepted', { status: 'shown' }), ['団体']],
  [
    'picture.returned',
    () => pictureEvent('returned', { status: 'returned', returnReason: '顔の分かる子どもがいます' }),
    ['団体'],
    '理由：顔の分かる子どもがいます',
  ],
  [
    'picture.taken-away',
    async () => {
      const [pictureId, organizationId] = [newId<PictureId>(), await registered('registered')]
      await untilTold({ subjectId: pictureId, organizationId, alt: '夏祭りのようす', reason: 'ほかの団体の写真です' })
      return { type: 'picture.taken-away', pictureId, organizationId }
    },
    ['団体'],
    '理由：ほかの団体の写真です',
  ],
  [
    'document.taken-away',
    async () => {
      const [documentId, organizationId] = [newId<DocumentId>(), await registered('registered')]
      await untilTold({ subjectId: documentId, organizationId, kind: 'members', reason: '名簿はいりません' })
      return { type: 'document.taken-away', documentId, organizationId }
    },
    ['団体'],
    '理由：名簿はいりません',
  ],
  [
    'registration.registered',
    () => registrationEvent('registered', registered('registered')),
    ['団体'],
    '登録番号：R8-',
  ],
  [
    'registration.suspended',
    () => registrationEvent('suspended', registered('suspended', '連絡がとれない')),
    ['センター', '団体'],
    '理由：連絡がとれない',
  ],
  ['registration.resumed', () => registrationEvent('resumed', registered('registered')), ['センター', '団体']],
  [
    'registration.withdrawn',
    () => registrationEvent('withdrawn', applicant('withdrawn', '会社の都合')),
    ['センター', '団体'],
    '理由：会社の都合',
  ],
  [
    'registration.revoked',
    () => registrationEvent('revoked', applicant('revoked', '誓約に反した')),
    ['センター', '団体'],
    '理由：誓約に反した',
  ],
  ['organization.dissolved', () => standingEvent('dissolved'), ['センター', '自治会'], '理由：なり手がいないため'],
  ['organization.revived', () => standingEvent('revived'), ['自治会'], '活動中の自治会に戻しました'],
  [
    'organization.merged',
    async () => ({
      type: 'organization.merged',
      organizationId: supporter,
      otherId: await given.supporter('青空商会'),
    }),
    ['団体'],
    '「青空商会」を、「あおぞら商会」と一つにまとめました',
  ],
  ['renewal.asked', () => renewalEvent('asked'), ['団体'], '3月31日(水)まで'],
  ['renewal.reminded', () => renewalEvent('reminded'), ['団体'], 'お返事をお待ちしています'],
  ['renewal.lapsed', () => renewalEvent('lapsed', { lapsedAt: t.clock() }), ['団体'], '登録をお休みにしました'],
  ['renewal.changes-said', () => renewalEvent('changes-said', changesSaid), ['センター'], '変更あり'],
  [
    'request.posted',
    () => requestEvent('posted', aRequest({ status: 'submitted' })),
    ['センター', '自治会'],
    '受付番号',
  ],
  ['request.resubmitted', () => requestEvent('resubmitted', aRequest({ status: 'submitted' })), ['センター']],
  ['request.opened', () => requestEvent('opened', aRequest()), ['自治会']],
  [
    'request.returned',
    () => requestEvent('returned', aRequest({ status: 'returned', statusReason: '場所を教えてください' })),
    ['自治会'],
    '理由：場所を教えてください',
  ],
  ['request.staffed', () => requestEvent('staffed', aRequest({ status: 'staffed' })), ['センター']],
  ['request.reopened', () => requestEvent('reopened', aRequest()), ['センター']],
  [
    'request.unmet',
    () => requestEvent('unmet', aRequest({ status: 'unmet', statusReason: '重機が要ります' })),
    ['センター', '自治会'],
    '理由：重機が要ります',
  ],
  ['request.resumed', () => requestEvent('resumed', aRequest()), ['自治会']],
  ['request.done', () => requestEvent('done', aRequest({ status: 'done' })), ['センター']],
  ['series.posted', () => seriesEvent('posted', { status: 'submitted' }), ['センター', '自治会'], '第2回：11月8日(日)'],
  ['series.resubmitted', () => seriesEvent('resubmitted', { status: 'submitted' }), ['センター'], '直した'],
  [
    'series.edited (a session struck out)',
    () => seriesEdited((ids) => ({ struck: ids.slice(1) })),
    ['センター', '自治会'],
    'やめた回\n\n第2回',
  ],
  [
    'series.edited (handed in again in the same act)',
    () => seriesEdited((ids) => ({ added: ids.slice(1), submitted: true })),
    ['自治会'],
    '足した回\n\n第2回',
  ],
  ['series.edited (asked already)', () => seriesEdited((ids) => ({ edited: ids }), {}), ['団体'], '内容が変わりました'],
  ['series.opened', () => seriesEvent('opened'), ['自治会'], '毎月第2日曜日　全2回'],
  [
    'series.returned',
    () => seriesEvent('returned', { status: 'returned', statusReason: '場所を教えてください' }),
    ['自治会'],
    '理由：場所を教えてください',
  ],
  [
    'series.cancelled',
    async () => {
      const off = { status: 'cancelled', statusReason: '会場が使えません' } as const
      const { organizationId: _, ...event } = (await seriesEvent('cancelled', off, {
        ...agreed,
        status: 'cancelled',
        endedAt: t.clock(),
      })) as DomainEvent & { organizationId: OrganizationId }
      return event as DomainEvent
    },
    both,
    '理由：会場が使えません',
  ],
  ['series.proposed', () => seriesEvent('proposed', {}, {}), ['団体'], '第2回：11月8日(日)（5人）'],
  [
    'series.answered',
    () => seriesEvent('answered', {}, { ...yes, supporterAnsweredAt: t.clock() }),
    ['センター', '自治会'],
    '2回のうち2回「行けます」',
  ],
  [
    'series.answered (センターにおまかせ)',
    () => seriesEvent('answered', { centreAnswers: true }, { ...yes, supporterAnsweredAt: t.clock() }),
    ['センター'],
    '行ける回',
  ],
  [
    'series.agreed',
    () => seriesEvent('agreed', {}, { ...agreed, agreedAt: t.clock() }),
    both,
    '約束が、2回分決まりました',
  ],
  [
    'series.hand-raised',
    () => seriesEvent('hand-raised', {}, { ...hand, supporterAnsweredAt: t.clock(), proposedAt: t.clock() }),
    ['センター', '自治会'],
    '次の2回をお手伝いできると言っています',
  ],
  [
    'series.hand-raised (センターにおまかせ)',
    () => seriesEvent('hand-raised', { centreAnswers: true }, { ...hand, supporterAnsweredAt: t.clock() }),
    ['センター'],
    '手を挙げた団体があります',
  ],
  [
    'series.withdrawn',
    async () => ({ ...(await seriesEvent('withdrawn', {}, { ...takenBack, endedAt: t.clock() })), by: 'coordinator' }),
    ['センター', '団体'],
    'センターが、次の2回の話を取り下げました',
  ],
  [
    'series.withdrawn (a raised hand, by its own supporter)',
    async () => ({
      ...(await seriesEvent('withdrawn', {}, { ...takenBack, ...yes, startedBy: 'supporter', endedAt: t.clock() })),
      by: 'supporter',
    }),
    ['センター', '自治会'],
    'あおぞら商会が、次の2回の話を取り下げました',
  ],
  [
    'series.called-off',
    async () => ({
      ...(await seriesEvent('called-off', {}, { ...agreed, status: 'cancelled', ...why, endedAt: t.clock() })),
      by: 'supporter',
    }),
    both,
    'あおぞら商会の都合で、次の2回のお手伝いが取りやめになりました',
  ],
  ['match.proposed', () => matchEvent('proposed', aMatch()), ['団体'], 'ぜひお力をお貸しください。'],
  [
    'match.hand-raised',
    () => matchEvent('hand-raised', aMatch({ ...yes, startedBy: 'supporter' })),
    ['センター', '自治会'],
    '令和8年10月20日(火)午後5時まで',
  ],
  [
    'match.named',
    () => matchEvent('named', aMatch({ associationAnswer: 'yes', startedBy: 'association' })),
    ['センター', '団体'],
    '相生地区の自治会から',
  ],
  ['match.supporter-said-yes', () => matchEvent('supporter-said-yes', aMatch(yes)), ['センター', '自治会'], '行けます'],
  [
    'match.supporter-said-yes (センターにおまかせ)',
    () => matchEvent('supporter-said-yes', aMatch(yes, { centreAnswers: true })),
    ['センター'],
    '行けます',
  ],
  [
    'match.association-said-yes',
    () => matchEvent('association-said-yes', aMatch({ associationAnswer: 'yes' })),
    ['センター', '団体'],
  ],
  ['match.agreed', () => matchEvent('agreed', aMatch(agreed)), both, '緑町自治会'],
  [
    'match.declined by the supporter that was asked',
    () =>
      matchEvent(
        'declined',
        aMatch({ ...ended, supporterAnswer: 'no', endReason: '日にちが合わない', startedBy: 'association' }),
        'supporter',
      ),
    ['センター', '自治会'],
    '理由：日にちが合わない',
  ],
  [
    'match.declined of a proposal the association has not heard of',
    () => matchEvent('declined', aMatch({ ...ended, supporterAnswer: 'no', declineReason: 'far' }), 'supporter'),
    ['センター'],
    '理由：場所が遠い',
  ],
  [
    'match.declined by the association',
    () =>
      matchEvent(
        'declined',
        aMatch({ ...ended, ...yes, associationAnswer: 'no', endReason: '人数が多い' }),
        'association',
      ),
    ['センター', '団体'],
    '理由：人数が多い',
  ],
  [
    'match.withdrawn by the centre',
    () => matchEvent('withdrawn', aMatch({ ...ended, status: 'withdrawn', endReason: '間違えました' }), 'coordinator'),
    ['センター', '団体'],
    '理由：間違えました',
  ],
  [
    'match.withdrawn by the supporter',
    () =>
      matchEvent(
        'withdrawn',
        aMatch({ ...ended, ...yes, status: 'withdrawn', startedBy: 'supporter', endReason: '人が集まらない' }),
        'supporter',
      ),
    ['センター', '自治会'],
    '理由：人が集まらない',
  ],
  [
    'match.withdrawn by the association',
    () =>
      matchEvent(
        'withdrawn',
        aMatch({
          ...ended,
          associationAnswer: 'yes',
          status: 'withdrawn',
          startedBy: 'association',
          endReason: '日が変わった',
        }),
        'association',
      ),
    ['センター', '団体'],
    '理由：日が変わった',
  ],
  [
    'match.expired without the supporter’s answer',
    () => matchEvent('expired', aMatch({ ...ended, status: 'expired' })),
    ['センター', '団体'],
  ],
  [
    'match.expired without the association’s answer',
    () => matchEvent('expired', aMatch({ ...ended, ...yes, status: 'expired' })),
    both,
  ],
  [
    'match.cancelled',
    () => matchEvent('cancelled', aMatch({ ...agreed, status: 'cancelled', endReason: '熱が出ました' }), 'supporter'),
    both,
    '理由：熱が出ました',
  ],
  [
    'match.not-needed',
    () => matchEvent('not-needed', aMatch({ ...ended, status: 'withdrawn' })),
    ['団体'],
    '足りました。ありがとうございます',
  ],
  ['match.answer-reminded to the supporter', () => matchEvent('answer-reminded', aMatch()), ['団体'], '期限は'],
  [
    'match.answer-reminded to the association',
    () => matchEvent('answer-reminded', aMatch(yes)),
    ['自治会'],
    '行けます',
  ],
  [
    'match.answer-reminded (センターにおまかせ)',
    () => matchEvent('answer-reminded', aMatch(yes, { centreAnswers: true })),
    ['センター'],
    '行けます',
  ],
  ['match.day-nears', () => matchEvent('day-nears', aMatch({ ...agreed, onDay: '2026-11-08' })), []],
  ['match.day-before', () => matchEvent('day-before', aMatch(agreed)), ['団体', '自治会'], '【あした】'],
  ['match.result-asked', () => matchEvent('result-asked', aMatch(agreed)), ['団体', '自治会'], '30秒'],
  [
    'match.result-asked-again',
    () => matchEvent('result-asked-again', aMatch(agreed)),
    ['団体', '自治会'],
    'まだお聞きしていません',
  ],
  ['activity.asked', () => storyEvent('asked', aStory('asked', {})), ['団体', '自治会'], 'みんなで歩きました。'],
  ['activity.asked, and answered meanwhile', () => storyEvent('asked', aStory('asked')), []],
  [
    'activity.approval-reminded',
    () => storyEvent('approval-reminded', aStory('asked', {})),
    ['団体', '自治会'],
    'お返事をお待ちしています',
  ],
  [
    'activity.change-wished',
    () =>
      storyEvent(
        'change-wished',
        aStory('asked', { answer: 'change', wish: '題を短く', answeredAt: t.clock(), channel: 'web' }),
      ),
    ['センター'],
    '「題を短く」',
  ],
  ['activity.approved', () => storyEvent('approved', aStory('approved')), ['センター'], '公開できます'],
  ['activity.unpublished', () => storyEvent('unpublished', aStory('withdrawn')), both, '理由：名前を出したくないため'],
  [
    'activity-picture.returned',
    async () => {
      const matchId = await aMatch({ ...agreed, status: 'done' })
      const said = { matchId, side: 'supporter', caption: '作業のようす' } as const
      const activityPictureId = await t.db.transaction((tx) =>
        insertActivityPicture(tx, t.systemContext(), cleanPicture(pngOf(2, 2)), said),
      )
      const returned = { status: 'returned', returnReason: '車の番号が写っています' } as const
      await t.db.update(activityPicturesTable).set(returned).where(eq(activityPicturesTable.id, activityPictureId))
      return { type: 'activity-picture.returned', activityPictureId, matchId }
    },
    ['団体'],
    '理由：車の番号が写っています',
  ],
  ['incident.reported', () => incidentEvent('reported'), ['センター'], '」について報告がありました（けが・事故）'],
  ['incident.corrected', () => incidentEvent('corrected'), ['センター'], '報告を直しました'],
  [
    'participation.withdrawn',
    async () => {
      const matchId = await aMatch({ ...agreed, status: 'done' })
      const certificateId = newId<CertificateId>()
      await t.db.insert(participationCertificatesTable).values({
        ...{ id: certificateId, code: newId(), number: `参${newId()}`, kind: 'day', supporterId: supporter, matchId },
        ...{
          fiscalYear: 2026,
          title: '川沿いの清掃',
          happenedOn: '2026-10-04',
          times: 1,
          heads: 3,
          issuedAt: t.clock(),
        },
        ...{ withdrawnAt: t.clock(), withdrawnReason: '人数が違いました' },
      })
      return { type: 'participation.withdrawn', certificateId, organizationId: supporter }
    },
    ['団体'],
    '理由：人数が違いました',
  ],
  ['incident.handled, told how', () => incidentEvent('handled', true), ['団体'], '「軽いすり傷でした」'],
  ['incident.handled, not told how', () => incidentEvent('handled'), ['団体'], '対応を終えました'],
  [
    'match.this-year-asked',
    () => matchEvent('this-year-asked', aMatch({ ...agreed, status: 'done' })),
    ['団体', '自治会'],
    '今年も',
  ],
  ['match.wants-to-talk', () => matchEvent('wants-to-talk', aMatch({ wantsToTalk: true })), ['センター']],
  ['match.reported', () => matchEvent('reported', aMatch({ ...agreed, status: 'done' })), ['センター']],
  ['match.done', () => matchEvent('done', aMatch({ ...agreed, status: 'done' })), ['団体', '自治会'], '30秒'],
  [
    'meeting.signed-up with a seat',
    async () => ({ type: 'meeting.signed-up', ...(await aSignUp('confirmed')) }),
    ['センター', '団体'],
    '席をご用意しました',
  ],
  [
    'meeting.signed-up, waiting',
    async () => ({ type: 'meeting.signed-up', ...(await aSignUp('waitlisted')) }),
    ['センター', '団体'],
    'いま1番目',
  ],
  [
    'meeting.moved-up',
    async () => ({ type: 'meeting.moved-up', ...(await aSignUp('confirmed')) }),
    ['センター', '団体'],
    '席が空きました',
  ],
  [
    'meeting.sign-up-cancelled',
    async () => ({ type: 'meeting.sign-up-cancelled', ...(await aSignUp('cancelled', '都合が悪い')) }),
    ['センター', '団体'],
    '理由：都合が悪い',
  ],
  [
    'meeting.edited',
    async () => ({
      type: 'meeting.edited',
      meetingId: (await aSignUp('waitlisted')).meetingId,
      forThoseWhoCome: true,
    }),
    ['団体'],
    '変わりました',
  ],
  [
    'meeting.cancelled',
    async () => ({ type: 'meeting.cancelled', meetingId: (await aSignUp('confirmed')).meetingId }),
    ['団体'],
    '中止',
  ],
]

const withReason = { statusReason: '台風が来ます' }
table.push(
  [
    'account.looked-up-too-much',
    async () => {
      const { seatId } = await t.given.account('coordinator', null, { displayName: '鈴木 一郎', email: null })
      return { type: 'account.looked-up-too-much', seatId }
    },
    ['センター'],
    '鈴木 一郎',
  ],
  [
    'request.cancelled',
    () => requestEvent('cancelled', aRequest({ status: 'cancelled', cancelReason: 'rain', ...withReason })),
    ['センター', '自治会'],
    '理由：雨のため。台風が来ます',
  ],
  ['request.answered-later with nobody coming', () => requestEvent('answered-later', aRequest()), []],
  [
    'request.goes-ahead',
    () => requestEvent('goes-ahead', aRequest({ status: 'open', goesAheadOn: '2026-10-06' })),
    ['センター', '自治会'],
    '予定どおり行う',
  ],
  [
    'request.postponed',
    () => requestEvent('postponed', aRequest({ status: 'postponed', ...withReason })),
    ['センター', '自治会'],
    '理由：台風が来ます',
  ],
  [
    'paper-code.locked',
    async () => {
      const [paper] = await t.db
        .update(paperCodesTable)
        .set({ lockedAt: t.clock() })
        .where(eq(paperCodesTable.requestId, await aRequest()))
        .returning()
      return { type: 'paper-code.locked', paperCodeId: paper!.id }
    },
    ['センター'],
    '紙の番号を止めました',
  ],
  [
    'notice.answered',
    async () => {
      const returned = await aRequest({ status: 'returned', ...withReason })
      await told(await requestEvent('returned', Promise.resolve(returned)))
      const [notice] = await t.db
        .update(noticesTable)
        .set({ asks: 'words', reply: '朝9時からです', repliedAt: t.clock() })
        .where(eq(noticesTable.says, 'request.returned'))
        .returning()
      return { type: 'notice.answered', noticeId: notice!.id }
    },
    ['センター'],
    '朝9時からです',
  ],
  ['notice.mail-unreadable', async () => ({ type: 'notice.mail-unreadable', mails: 2 }), ['センター'], '2通'],
  [
    'paper-code.guessed',
    async () => ({ type: 'paper-code.guessed', network: 'a1b2c3d4' }),
    ['センター'],
    '目印 a1b2c3d4',
  ],
)

test.for(table)('%s', async ([, event, who, says]) => {
  const answer = await told(await event())

  expect(answer.who).toEqual([...who].sort())
  if (says) expect(answer.said).toContain(says)
})

/** How an organization without mail is told: the channel it wishes, and where that leads. */
const wishes = [
  ['phone', '055-000-0055'],
  ['fax', '055-000-0066'],
  ['post', '055-000-0055'],
  ['line', '055-000-0055'],
] as const
/** For the page in docs: event, who, what its form asks. */
const byPerson = new Map<string, Map<string, string>>()
const asksInWords: Record<Asks, string> = {
  come: '行けます／行けません／相談したい',
  accept: 'はい／いいえ／相談したい',
  words: '書いて返す',
  result: 'どうだったか',
  seats: '行きます／行けなくなりました',
  renewal: '変更なし／変更あり／やめます',
  story: 'この内容でよい／直してほしい',
  sessions: '回ごとに、行けます／行けません',
}

test.for(table)(
  '%s is told by a person over each channel, in words to say and on a form',
  async ([name, event, who]) => {
    for (const [channel, number] of wishes) {
      const happened = await event()
      const reach = { channel, email: null, phone: '055-000-0055', fax: '055-000-0066' }
      await t.db.update(contactsTable).set(reach)

      const { rows, mails } = await told(happened)

      const organizations = rows.filter(({ toKind, channel: over }) => toKind === 'organization' && over === 'screen')
      const calls = rows.filter(({ toKind, channel: over }) => toKind === 'organization' && over !== 'screen')
      expect(calls.map((call) => [call.organizationId, call.channel, call.address]).toSorted()).toEqual(
        organizations.map(({ organizationId }) => [organizationId, channel, number]).toSorted(),
      )
      expect(mails.map(({ to }) => to)).not.toContain('company@example.jp')
      for (const { say, onPaper, body, asks, organizationId } of calls) {
        expect(say).toMatch(/。」?$/)
        expect(say).not.toMatch(/[：【】\n]|ページの|ボタン|リンク|undefined|null/)
        expect(onPaper ?? body).not.toMatch(/ボタン|リンク|ページの「/)
        if (asks) expect(onPaper ?? body).toMatch(/FAX|電話/)
        const told = byPerson.get(name) ?? byPerson.set(name, new Map()).get(name)!
        told.set(names.get(organizationId!)!, asks ? asksInWords[asks] : '')
      }
      // whoever has mail does not hear it: its row of the table above is empty
      if (calls.length > 0 && name !== 'match.day-nears') expect(who.some((one) => one !== 'センター')).toBe(true)
    }
    const back = { channel: 'mail' as const }
    await t.db
      .update(contactsTable)
      .set({ ...back, email: 'kaicho@example.jp' })
      .where(eq(contactsTable.organizationId, association))
    await t.db
      .update(contactsTable)
      .set({ ...back, email: 'company@example.jp' })
      .where(eq(contactsTable.organizationId, supporter))
  },
)

test('docs/features/notices-by-person.md tells the same', async () => {
  const lines = [...byPerson].flatMap(([event, told]) =>
    [...told].toSorted().map(([whom, asks]) => `| \`${event}\` | ${whom} | ${asks || '返事はいらない'} |`),
  )
  const page = [
    '# What a person of the centre tells, and what its form asks back',
    '',
    'Written by `who-hears.test.ts`: every event that is told over telephone, FAX, post or LINE to whoever has no mail or wishes',
    'it so. Each has a sentence to say and an A4 form of 12 points or more; the last column is the reply section of the form.',
    '',
    '| event | 団体 (supporter) or 自治会 (association) | reply to tick and send back |',
    '|---|---|---|',
    ...lines,
    '',
  ].join('\n')

  await expect(page).toMatchFileSnapshot('../../../docs/features/notices-by-person.md')
})

test.for(['cancelled', 'postponed', 'unmet'] as const)(
  'request.%s reaches the association and every supporter once, with the reason',
  async (how) => {
    const requestId = await aRequest({ status: how, statusReason: '台風が来ます' })
    const status = how === 'unmet' ? 'withdrawn' : 'cancelled'
    const matchId = await given.match(requestId, supporter, { ...agreed, status, endedAt: t.clock() })

    const answer = await told({ type: `request.${how}`, requestId })
    const again = await told({ type: how === 'unmet' ? 'match.withdrawn' : 'match.cancelled', matchId, by: 'system' })

    expect(answer.who).toEqual([...both].sort())
    expect(answer.rows.every(({ body }) => body.includes('理由：台風が来ます'))).toBe(true)
    // whoever had agreed knows it by its name
    expect(answer.said).toContain('緑町自治会の「')
    expect(answer.said).not.toContain('地区の自治会')
    expect(again.rows).toEqual([])
  },
)

test('a new day that the association named itself is told to the centre too', async () => {
  const requestId = await aRequest({ status: 'open' })

  const answer = await told({ type: 'request.resumed', requestId }, 'association')

  expect(answer.who).toEqual(['センター', '自治会'])
  expect(answer.said).toContain('新しい日が決まりました')
})

test('what is settled later reaches who agreed, and the centre', async () => {
  const requestId = await aRequest({ status: 'staffed' })
  await given.match(requestId, supporter, agreed)

  const answer = await told({ type: 'request.answered-later', requestId })

  expect(answer.who).toEqual(['センター', '団体'].sort())
  expect(answer.said).toContain('まだ決まっていなかったことが決まりました')
})

test('how an accident ended is told only where it may be, and what happened never', async () => {
  const [open, kept] = [await told(await incidentEvent('handled', true)), await told(await incidentEvent('handled'))]
  expect(open.said).toContain('軽いすり傷')
  expect(kept.said).not.toContain('軽いすり傷')
  const reported = await told(await incidentEvent('reported'))
  expect(open.said + reported.said).not.toContain('すりむいた')
})

test('決行 reaches who agreed and nobody who was only asked; called off meanwhile, nobody hears it', async () => {
  const goesAhead = { goesAheadOn: '2026-10-06' }
  const requestId = await aRequest({ status: 'staffed', ...goesAhead })
  await given.match(requestId, supporter, agreed)
  const other = await given.supporter('しらさぎ会')
  names.set(other, 'ほかの団体')
  await given.match(requestId, other)
  const late = await aRequest({ status: 'cancelled', ...goesAhead })

  const answer = await told({ type: 'request.goes-ahead', requestId })

  expect(answer.who).toEqual([...both].sort())
  expect(answer.said).toContain('10月6日(火)に予定どおり行う')
  expect((await told({ type: 'request.goes-ahead', requestId: late })).rows).toEqual([])
})

test('a message reaches everybody in the thread but its writer, without its words', async () => {
  const matchId = await aMatch(agreed)
  const message = {
    id: newId(),
    matchId,
    author: '田中',
    body: '電話は055-000-0099です',
    channel: 'web',
    sentAt: t.clock(),
  }
  await t.db.insert(matchMessagesTable).values({ ...message, fromSide: 'supporter' } as never)

  const answer = await told({ type: 'match.message-sent', matchId, by: 'supporter' })

  expect(answer.who).toEqual(['センター', '自治会'])
  expect(answer.said).not.toContain('055-000-0099')
})

test('an opened meeting is announced to members with a seat, and to nobody by telephone', async () => {
  const member = await given.association('会員のいる自治会', { channel: 'phone' })
  names.set(member, '席のある自治会')
  await t.given.account('association', member, { email: 'seat@example.jp' })
  const noMail = await given.association('メールのない自治会', { channel: 'phone' })
  names.set(noMail, 'メールのない自治会')
  await t.given.account('association', noMail, { email: null })

  const answer = await told({ type: 'meeting.opened', meetingId: await aMeeting() })

  expect(answer.who).toEqual(['メールのない自治会', '席のある自治会'])
  expect(answer.rows.map(({ channel }) => channel).sort()).toEqual(['mail', 'screen', 'screen'])
})

test('who has renewed hears that it goes on, and nobody is called about it', async () => {
  const { rows, said } = await told(await renewalEvent('answered', renewed))

  expect(rows.map(({ channel }) => channel).toSorted()).toEqual(['mail', 'screen'])
  expect(said).toContain('令和9年度も続きます')
})

test('who said 変更あり is reminded in other words, by mail with the same link', async () => {
  const { mails, said } = await told(await renewalEvent('reminded', changesSaid))

  expect(said).toContain('直し終わりましたか')
  expect(mails[0]!.text).toMatch(/\/r\/[\w-]{43}/)
})

test('a published story reaches every side', async () => {
  const answer = await told(await storyEvent('published', aStory('published')))

  expect(answer.who).toEqual(['団体', '自治会'])
})

test('new requests that fit a wish reach the supporter by mail, and nobody by telephone', async () => {
  const requestIds = [
    await aRequest({ title: '側溝の泥上げ' }),
    await aRequest({ status: 'cancelled', cancelReason: 'other' }),
  ]

  const answer = await told({ type: 'saved-wish.found', organizationId: supporter, requestIds })

  expect(answer.who).toEqual(['団体'])
  expect(answer.rows.map(({ channel }) => channel).toSorted()).toEqual(['mail', 'screen'])
  expect(answer.mails[0]!.text).toContain(`/requests/${requestIds[0]}`)
})

test('an invitation is mailed with a link that opens it, and its secret rests nowhere', async () => {
  const invitation = {
    organizationId: association,
    role: 'association',
    name: '田中',
    email: 'tanaka@example.jp',
  } as const
  const invited = await t.db.transaction((tx) => inviteSeat(tx, t.systemContext(), invitation))

  const mails = await settle(t)

  const secret = /\/join#(\S+)/.exec(mails.find(({ to }) => to === 'tanaka@example.jp')!.text)![1]!
  const rows = await t.db.select().from(noticesTable).where(eq(noticesTable.says, 'account.invited'))
  expect(rows[0]!.leadsTo).toBe(`/join#{invitation:${invited.id satisfies InvitationId}}`)
  expect(JSON.stringify(rows)).not.toContain(secret)
})

test('who joins is announced to its colleagues and the centre, on the screen alone', async () => {
  const { seatId } = await t.given.account('association', association, { displayName: '鈴木 一郎' })

  const answer = await told({ type: 'account.joined', seatId, organizationId: association })

  expect(answer.who).toEqual(['センター', '自治会'])
  expect(answer.mails).toEqual([])
})

const toldToOwner = [
  'account.family-killed',
  'account.channel-linked',
  'account.password-changed',
  'account.second-factor-set',
  'account.second-factor-reset',
  'account.recovery-code-used',
  'account.recovery-codes-renewed',
] as const

test('an association in which somebody sits is asked who comes next, and the centre hears the answer', async () => {
  await t.given.account('association', association, { email: 'sits@example.jp' })

  const asked = await told({ type: 'handover.asked', organizationId: association, year: 2027 })
  const again = await told({ type: 'handover.reminded', organizationId: association, year: 2027 })
  const said = await told({ type: 'handover.answered', organizationId: association, year: 2027 })

  expect([asked.who, again.who, said.who]).toEqual([['自治会'], ['自治会'], ['センター', '自治会']])
  expect(asked.mails.map(({ to }) => to)).toContain('sits@example.jp')
  expect(said.mails).toEqual([])
})

test('whoever goes hears until when; whose way in was made anew hears it at the old address', async () => {
  const email = 'goes@example.jp'
  const { seatId } = await t.given.account('association', association, { email, endsOn: '2027-03-31' })

  const term = await told({ type: 'account.term-set', seatId, organizationId: association })
  const access = await told({ type: 'account.access-renewed', seatId, organizationId: association, isMoved: false })

  expect([term.who, access.who]).toEqual([[email], [email, '自治会']])
  expect(term.said).toContain('令和9年3月31日')
})

test.for(toldToOwner)('%s is mailed to its owner', async (type) => {
  const { accountId } = await t.given.account('association', association, { email: `${type}@example.jp` })

  const answer = await told({ type, accountId, sessionId: newId() })

  expect(answer.mails.map(({ to }) => to)).toEqual([`${type}@example.jp`])
})

test('on a working morning the centre hears by mail what is late and what the day holds', async () => {
  const day = '2026-10-05'
  await aMatch({ ...agreed, onDay: day }, { title: '朝の草刈り' })

  const answer = await told({ type: 'workbench.morning', day })

  expect(answer.who).toContain('センター')
  expect(answer.said).toContain('【きょうの仕事】きょうの活動 1件')
  expect(answer.said).toContain('・朝の草刈り（緑町自治会・あおぞら商会）')
})

test('the centre sees on its screen when somebody takes contacts out of the house', async () => {
  const { accountId } = await t.given.account('coordinator', null, { displayName: '深沢 結' })
  const made = { kind: 'associations', purpose: 'mailing', withContacts: true, rows: 516, at: t.clock() } as const
  const [row] = await t.db
    .insert(exportsTable)
    .values({ id: newId(), accountId, ...made })
    .returning()

  const answer = await told({ type: 'export.contacts-taken', exportId: row!.id })

  expect(answer.who).toEqual(['センター'])
  expect(answer.said).toContain('深沢 結さんが、連絡先の入った「自治会」のファイル（516件）を書き出しました')
  expect(answer.mails).toEqual([])
})

test('who asks for a link to come in gets it by mail', async () => {
  const { email } = await t.given.account('association', association)
  await t.app.inject({
    method: 'POST',
    url: '/api/session/mail-links',
    headers: t.given.stranger(),
    payload: { email },
  })

  const mails = await settle(t)

  expect(mails.map(({ to, subject }) => [to, subject])).toEqual([[email, '【会員ページに入るリンク】あつ活サポーター']])
})

test('every event that somebody hears is shown above', async () => {
  const rows = await t.db.selectDistinct({ says: noticesTable.says }).from(noticesTable)

  const shown = rows.map(({ says }) => says)
  const loud = Object.entries(writers).flatMap(([type, writer]) => (writer.name === 'nobody' ? [] : [type]))
  expect(loud.filter((type) => !shown.includes(type))).toEqual([])
})

test('every event has its row, and rows that tell nobody say so', () => {
  const silent = Object.entries(writers).flatMap(([type, writer]) => (writer.name === 'nobody' ? [type] : []))

  expect(silent).toMatchInlineSnapshot(`
    [
      "account.seat-edited",
      "account.seat-ended",
      "registration.edited",
      "registration.change-taken-back",
      "registration.consent-noted",
      "picture.added",
      "picture.resubmitted",
      "picture.edited",
      "picture.removed",
      "document.added",
      "document.removed",
      "request.edited",
      "request.closed",
      "request.turns-queued",
      "request.turns-stopped",
      "request.insurance-checked",
      "series.turns-queued",
      "series.turns-stopped",
      "activity.edited",
      "activity.yes-said",
      "activity.answered-again",
      "activity-picture.added",
      "activity-picture.checked",
      "activity-picture.removed",
      "incident.ticked",
      "incident.noted",
      "incident.reopened",
      "meeting.drafted",
      "meeting.closed",
      "meeting.reopened",
      "meeting.held",
      "saved-wish.saved",
      "saved-wish.changed",
      "saved-wish.removed",
      "closed-span.added",
      "closed-span.removed",
      "month-limit.changed",
      "consultation.logged",
      "consultation.edited",
      "consultation.talked",
      "consultation.ended",
      "consultation.reopened",
      "organization.added",
      "organization.edited",
      "organization.contact-edited",
      "organization.told-apart",
      "import.uploaded",
      "import.columns-corrected",
      "import.row-decided",
      "import.confirmed",
      "import.discarded",
      "district.edited",
      "help-item.edited",
      "supporter-kind.added",
      "supporter-kind.edited",
      "supporter-kind.removed",
      "profile-field.edited",
      "suggestion-settings.changed",
      "notice.told",
      "notice.told-taken-back",
      "notice.not-reached",
      "notice.try-taken-back",
      "notice.printed",
      "paper-code.renewed",
    ]
  `)
})

test('a person with mail is called all the same where its organization wishes the telephone', async () => {
  const wishes = await given.association('電話がよい自治会', { channel: 'phone', phone: '055-000-0044' })
  await t.given.account('association', wishes, { email: 'seat-holder@example.jp' })
  names.set(wishes, '電話がよい自治会')

  const { rows, mails } = await told({ type: 'request.opened', requestId: await given.request(wishes) })

  expect(mails.map(({ to }) => to)).toEqual(['seat-holder@example.jp'])
  expect(rows.map(({ channel }) => channel).toSorted()).toEqual(['mail', 'phone', 'screen'])
})

test('docs/features/notifications.md has a row for every event that somebody hears, and for no other', async () => {
  const page = await readFile(new URL('../../../docs/features/notifications.md', import.meta.url), 'utf8')
  const rows = page.split('\n').filter((line) => line.startsWith('| '))
  const written = rows.flatMap((row) => [...row.matchAll(/`([a-z-]+\.[a-z-]+)`/g)].map(([, type]) => type))

  const loud = Object.entries(writers).flatMap(([type, writer]) => (writer.name === 'nobody' ? [] : [type]))
  expect(written.toSorted()).toEqual(loud.toSorted())
})
