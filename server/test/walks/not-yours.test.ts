import type { MatchId, OrganizationId, RosterNameId, SeriesId } from '@app/shared'
import { session } from '@app/shared/series'
import { beforeAll, expect, test } from 'vitest'
import { insertActivityPicture } from '../../src/activities/pictures/activity-pictures.store.ts'
import { closeDays } from '../../src/closed-days/close-days.ts'
import { saveWish } from '../../src/saved-wishes/save-wish.ts'
import { insertSignUp, lockSide, takeSeats } from '../../src/exchange-meetings/exchange-meetings.store.ts'
import { insertDocument, insertPicture } from '../../src/enclosures/enclosures.store.ts'
import { insertLink } from '../../src/notifications/receiving/links.store.ts'
import { cleanDocument } from '../../src/platform/files/document.ts'
import { cleanPicture } from '../../src/platform/files/picture.ts'
import { newId } from '../../src/platform/ids.ts'
import { rosterNamesTable } from '../../src/rosters/rosters.table.ts'
import { postSeries } from '../../src/series/post-series.ts'
import { buildTestApp } from '../build-test-app.ts'
import { fingerprint } from '../fingerprint.ts'
import { lineUser } from '../fakes/line.ts'
import { givenMatchesIn } from '../given-matches.ts'
import { givenMeetingsIn } from '../given-meetings.ts'
import { profile } from '../given-organizations.ts'
import type { Headers } from '../given.ts'
import { pdfOf, pngOf } from '../pictures.ts'
import { isNamed, isUnsafe, type Operation, operationsOf } from '../operations.ts'

const world = await buildTestApp()
const { app, db, given, pool } = world
const scene = givenMatchesIn(world)
const meetings = givenMeetingsIn(db)
const operations = await operationsOf(app)
const nobodys = '00000000-0000-7000-8000-000000000000'

type Member = 'association' | 'supporter'
type Ids = Record<string, string>
interface Party {
  headers: Headers
  own: Ids
  /** The same kind of things, of somebody else. */
  others: Ids
}
let parties: Record<Member, Party>

const reason = { reason: '都合がつかなくなりました。' }

const rosterPerson = { name: '髙橋 一郎', kana: 'たかはし', isMinor: false }

/** What a member writes to something that belongs to somebody: a well-formed body, so that only ownership can refuse. */
const bodies: Record<string, object> = {
  addActivityPicture: { caption: '作業のようす', consent: true, content: pngOf(2, 2).toString('base64') },
  answerStory: { edition: 1, answer: 'yes' },
  removeActivityPicture: {},
  withdrawStory: reason,
  addDocument: { kind: 'rules', fileName: '規約.pdf', content: pdfOf().toString('base64') },
  addPicture: { kind: 'picture', alt: '清掃', consent: true, content: pngOf(2, 2).toString('base64') },
  editPicture: { alt: '夏祭り' },
  removePicture: {},
  removeDocument: {},
  submitPicture: {},
  addRosterName: rosterPerson,
  editRosterName: rosterPerson,
  openRosterLink: {},
  closeRosterLink: {},
  removeRosterName: {},
  answerHandover: { leaving: [], next: [], startsOn: '2027-04-01' },
  answerRenewal: { answer: 'renew' },
  acceptMatch: { heads: 4 },
  cancelMatch: reason,
  cancelRequest: { kind: 'other', ...reason },
  cancelSignUp: reason,
  closeDays: { from: '2026-12-20' },
  openDays: {},
  limitMonth: { mostAMonth: 2 },
  saveWish: { q: '側溝', cadence: 'daily' },
  changeWish: { cadence: 'weekly' },
  removeWish: {},
  declineMatch: { reason: 'other' },
  editAssociation: { households: 99 },
  editOrganizationContact: { personName: '別の 人', channel: 'phone', phone: '055-000-0099' },
  editRequest: scene.requestInput(),
  editSupporter: { profile: profile() },
  editSeat: { title: '会計', rights: 'answer', startsOn: '2026-10-01', endsOn: null },
  endChannel: {},
  endDevice: {},
  endSeat: {},
  inviteSeat: { title: '会長' },
  nameSupporter: { supporterId: await scene.supporter('くれない商会'), headsAsked: 2, message: 'お願いします。' },
  agreeSeries: { supporterId: nobodys },
  answerSeries: { answers: [{ requestId: nobodys, answer: 'no' }] },
  cancelSeries: { kind: 'other', ...reason },
  editSeries: { read: [], changes: { place: '集会所' } },
  resubmitSeries: {},
  withdrawAsking: { supporterId: nobodys, ...reason },
  leaveSeries: { supporterId: nobodys, ...reason },
  answerLater: { answers: { parking: 'yes' } },
  decideRain: { decision: 'goes-ahead' },
  postponeRequest: reason,
  resumeRequest: { days: [{ day: '2026-12-06', from: null, to: null }] },
  printParticipants: { people: [{ name: '髙橋 一郎' }] },
  correctIncident: { kind: 'near-miss', day: '2026-10-05', what: 'つまずきました。', care: 'no' },
  reportIncident: { kind: 'near-miss', day: '2026-10-05', what: 'つまずきました。', care: 'no' },
  reportResult: { heads: 3, went: 'well', again: 'yes' },
  resubmitRequest: {},
  sendMessage: { body: 'こんにちは。' },
  takeBackChange: {},
  withdrawInvitation: {},
  withdrawMatch: reason,
  withdrawSupporter: reason,
}

/** Operations with an id in their address that belongs to nobody in particular, and why. */
const everybodys: Record<string, string> = {
  raiseHand: 'any open request may be offered help',
  showHands: 'any open series may be offered help',
  raiseHands: 'the same',
  signUpForMeeting: 'any open meeting may be signed up for',
  keepDraft: 'the key is chosen by its owner; the rows are kept by account',
  showDraft: 'the key is chosen by its owner; the rows are kept by account',
  discardDraft: 'the key is chosen by its owner; the rows are kept by account',
}

/** Operations that these organizations have no use for, and where their own is reached. */
const elsewhere: Record<string, string> = {
  answerSeries: 'names the sessions it answers: series.test.ts',
  withdrawAsking: 'nobody was asked about several days in this story: series-endings.test.ts',
  leaveSeries: 'the same',
  addActivityPicture: 'only from the day of the activity on: activity-pictures.test.ts',
  removeActivityPicture: 'takes away what the next doors look for: the same',
  showStory: 'nothing is done in this story: stories.test.ts',
  answerStory: 'the same',
  withdrawStory: 'the same',
  removePicture: 'takes away what the next doors look for: who-may-enclose.test.ts',
  removeDocument: 'the same',
  correctIncident: 'nothing was reported in this story: incidents.test.ts',
  reportIncident: 'only from the day before on: incidents.test.ts',
  printParticipationYear: 'nothing is done in this story: participation.test.ts',
  showFederationDistrict: 'federations alone have a district to look at: federations.test.ts',
}

async function signedUp(organizationId: OrganizationId, side: Member): Promise<Ids> {
  const meetingId = await meetings.openMeeting()
  const { id: signUpId } = await db.transaction(async (tx) => {
    await lockSide(tx, meetingId, side)
    await takeSeats(tx, meetingId, side, 1)
    return insertSignUp(tx, {
      ...{ meetingId, organizationId, side, heads: 1, status: 'confirmed', card: '', channel: 'web' },
      signedUpAt: world.clock(),
    })
  })
  return { meetingId, signUpId }
}

/** One organization of a kind with everything that can belong to it. */
async function somebody(side: Member, organizationId: OrganizationId, matchId: MatchId): Promise<Ids> {
  const { requestId } = await scene.matchRow(matchId)
  const { seatId } = await given.account(side, organizationId)
  const activityPictureId = await db.transaction((tx) =>
    insertActivityPicture(tx, world.systemContext(), cleanPicture(pngOf(2, 2)), { matchId, side, caption: '作業' }),
  )
  return { activityPictureId, organizationId, matchId, requestId, seatId, ...(await signedUp(organizationId, side)) }
}

/** One name on the list for the day. */
async function named(matchId: MatchId): Promise<Ids> {
  const rosterNameId = newId<RosterNameId>()
  const at = world.clock()
  await db.insert(rosterNamesTable).values({
    ...{ id: rosterNameId, matchId, name: '別の 人', kana: 'べつ', isMinor: false, guardianAgreed: false },
    ...{ channel: 'web', enteredAt: at, updatedAt: at },
  })
  return { rosterNameId }
}

/** 連続の依頼 of an association, looked at by the centre. */
async function aSeries(organizationId: OrganizationId): Promise<SeriesId> {
  const sessions = ['2026-11-14', '2026-12-12'].map((day) => session.parse({ day }))
  const series = { kind: 'repeating', rhythm: null, sessions } as const
  const input = { ...scene.requestInput({ itemId: scene.harmlessItem, whenKind: 'unsettled', days: [] }), series }
  return (await postSeries({ ...scene.by('coordinator', null, 'phone'), onBehalfOf: organizationId }, input)).id
}

/** A picture, a document, a closed day and a wish of a supporter. */
async function enclosed(organizationId: OrganizationId): Promise<Ids> {
  const ctx = world.systemContext()
  const christmas = { kind: 'own', from: '2026-12-25', to: null, word: null } as const
  const { span } = await closeDays(scene.by('coordinator'), organizationId, christmas)
  const wish = { fits: true, category: null, district: null, q: null, cadence: 'daily' } as const
  const { id: savedWishId } = await saveWish(scene.by('coordinator'), organizationId, wish)
  return db.transaction(async (tx) => {
    const said = { kind: 'picture', alt: '清掃', place: 1 } as const
    const pictureId = await insertPicture(tx, ctx, organizationId, said, cleanPicture(pngOf(2, 2)))
    const rules = { kind: 'rules', fileName: '規約.pdf', place: 1 } as const
    const documentId = await insertDocument(tx, ctx, organizationId, rules, cleanDocument(pdfOf()))
    return { pictureId, documentId, closedSpanId: span.id, savedWishId }
  })
}

let lines = 0
/** Somebody signed in on two devices: the headers of one, the id of the other. */
async function onTwoDevices(side: Member, organizationId: OrganizationId) {
  const account = await given.account(side, organizationId)
  const [{ headers }, { sessionId }] = [await given.sessionOf(account), await given.sessionOf(account)]
  let keys = 0
  const fresh = { enumerable: true, get: () => `a-key-of-mine-${++keys}` }
  const mine: Headers = Object.defineProperty({ ...headers }, 'idempotency-key', fresh)
  const url = `/api/organizations/${organizationId}/seats`
  const invited = await app.inject({ method: 'POST', url, headers: { ...mine }, payload: { title: '会計' } })
  const invitationId = invited.json<{ invitation: { id: string } }>().invitation.id
  const line = { accountId: account.accountId, channel: 'line', address: lineUser(++lines) } as const
  const channelLinkId = await db.transaction((tx) => insertLink(tx, line, world.clock()))
  return { headers: mine, ids: { sessionId, invitationId, channelLinkId } }
}

beforeAll(async () => {
  const [own, other] = [await scene.association('北口自治会'), await scene.association('南口自治会')]
  const [company, rival] = [await scene.supporter('あおぞら商会'), await scene.supporter('みどり商会')]
  const match = await scene.agreed(await scene.request(own), company)
  const [ownSeries, otherSeries] = [await aSeries(own), await aSeries(other)]
  const foreign = await scene.agreed(await scene.request(other, { published: false }), rival)
  const [officer, worker] = [await onTwoDevices('association', own), await onTwoDevices('supporter', company)]
  const strangers = await onTwoDevices('supporter', rival)
  parties = {
    association: {
      headers: officer.headers,
      own: { ...(await somebody('association', own, match)), seriesId: ownSeries, ...officer.ids },
      // its request is one that everybody may look at: reading it is not yet having it
      others: {
        ...(await somebody('association', other, foreign)),
        requestId: await scene.request(other),
        seriesId: otherSeries,
        ...strangers.ids,
      },
    },
    supporter: {
      headers: worker.headers,
      own: {
        ...(await somebody('supporter', company, match)),
        ...(await enclosed(company)),
        ...(await named(match)),
        ...worker.ids,
      },
      others: {
        ...(await somebody('supporter', rival, foreign)),
        ...(await enclosed(rival)),
        ...(await named(foreign)),
        seriesId: otherSeries,
        ...strangers.ids,
      },
    },
  }
})

const ask = ({ name, method, path, needsVersion }: Operation, headers: Headers, ids: Ids) =>
  app.inject({
    method,
    url: path.replaceAll(/\{(\w+)\}/g, (_, param: string) => ids[param] ?? nobodys),
    headers: { ...headers, ...(needsVersion && { 'if-match': '"1"' }) },
    ...(method !== 'GET' && method !== 'DELETE' && { payload: bodies[name] ?? {} }),
  })

/** Everything a member may call about one thing that somebody owns. */
const doors = operations.filter(
  (one) => one.audience !== 'open' && one.params.length > 0 && !(one.name in everybodys) && isMembers(one),
)
const doorsOf = (side: Member) => doors.filter((one) => isNamed(one, side))
function isMembers(one: Operation): boolean {
  return isNamed(one, 'association') || isNamed(one, 'supporter')
}

test('every way for a member to write to something that somebody owns has a body here', () => {
  const unknown = doors.filter((one) => isUnsafe(one) && !(one.name in bodies))

  expect(unknown.map(({ name }) => name)).toEqual([])
  expect(doors.length).toBeGreaterThan(25)
})

test.each(['association', 'supporter'] as const)(
  'what belongs to another %s is not there: the same answer as for no such id, and nothing is written',
  async (side) => {
    const { headers, own, others } = parties[side]
    const before = await fingerprint(pool)
    const wrong: string[] = []

    for (const door of doorsOf(side)) {
      const missing = await ask(door, headers, {})
      if (missing.statusCode !== 404) wrong.push(`${door.name}: no such id answers ${missing.statusCode}`)
      // another's id in every place, and in each place alone beside my own ids
      const mixtures = [others, ...door.params.map((param) => ({ ...own, [param]: others[param]! }))]
      for (const ids of mixtures) {
        const { statusCode, body } = await ask(door, headers, ids)
        if (statusCode !== 404 || body !== missing.body) wrong.push(`${door.name}: another's answers ${statusCode}`)
      }
    }

    expect(wrong).toEqual([])
    expect(await fingerprint(pool)).toEqual(before)
  },
)

test.each(['association', 'supporter'] as const)(
  'the same words reach what belongs to the %s itself: ownership alone refused them',
  async (side) => {
    const { headers, own } = parties[side]
    const wrong: string[] = []

    for (const door of doorsOf(side).filter(({ name }) => !(name in elsewhere))) {
      const { statusCode, body } = await ask(door, headers, own)
      const isReached = statusCode !== 404 && statusCode !== 422 && statusCode < 500
      if (!isReached) wrong.push(`${door.name}: my own answers ${statusCode} ${body}`)
    }

    expect(wrong).toEqual([])
  },
)
