import type { MatchId, OrganizationId, RequestId } from '@app/shared'
import type { SeriesPage } from '@app/shared/series'
import { beforeAll, describe, expect, test } from 'vitest'
import { cancelMatch } from '../../src/matches/cancel-match.ts'
import { personalData } from '../../src/personal-data.ts'
import { buildTestApp } from '../build-test-app.ts'
import { canariesIn, type Canary, letCanariesIn } from '../canaries.ts'
import { givenImportsIn } from '../given-imports.ts'
import { givenMatchesIn } from '../given-matches.ts'
import { givenMeetingsIn } from '../given-meetings.ts'
import type { Headers } from '../given.ts'
import { operationsOf } from '../operations.ts'
import { settle } from '../settle.ts'

const log: string[] = []
const world = await buildTestApp({ env: { LOG_LEVEL: 'trace' }, logTo: { write: (line) => void log.push(line) } })
const { app, db, given, pool, travel } = world
const scene = givenMatchesIn(world)
const readings = (await operationsOf(app)).filter(({ method, path }) => method === 'GET' && !path.endsWith('.pdf'))

/** Somebody who looks around: as whom, and for which organization. `link` holds only a mailed link. */
interface Viewer {
  name: string
  headers: Headers
  role: 'stranger' | 'member' | 'centre' | 'link'
  organizationId: OrganizationId | null
  accountId: string | null
}
const viewers: Viewer[] = []
const ids: Record<string, string[]> = {}
const linkPages: Record<string, string> = {}
let canaries: Canary[]
let byWord: ReadonlyMap<string, Canary>
let agreedMatch: MatchId

async function member(name: string, side: 'association' | 'supporter', organizationId: OrganizationId): Promise<void> {
  const account = await given.account(side, organizationId, { displayName: name })
  const { headers } = await given.sessionOf(account)
  viewers.push({ name, headers, role: 'member', organizationId, accountId: account.accountId })
  const kept = { method: 'PUT', url: '/api/drafts/request:new', payload: { content: { title: 'まだ' } } } as const
  await app.inject({ ...kept, headers: { ...headers } })
}

let keys = 0
async function post(url: string, headers: Headers, payload: object) {
  const answer = await app.inject({
    method: 'POST',
    url,
    headers: { ...headers, 'idempotency-key': `a-key-no-${++keys}` },
    payload,
  })
  if (answer.statusCode >= 300) throw new Error(`${url}: ${answer.body}`)
  return answer
}

beforeAll(async () => {
  const [own, neighbour] = [await scene.association('北口自治会'), await scene.association('南口自治会')]
  const asked = await scene.supporter('声かけ中商会')
  const agreed = await scene.supporter('成立商会')
  const done = await scene.supporter('済んだ商会')
  const fallen = await scene.supporter('とりやめ商会')
  const nobodys = await scene.supporter('無関係商会')
  const requests = [
    await scene.request(own),
    await scene.request(own),
    await scene.request(own),
    await scene.request(own),
  ]
  const hidden = await scene.request(neighbour, { published: false }, 'submitted')
  const matches = [
    await scene.proposal(requests[0]!, asked),
    (agreedMatch = await scene.agreed(requests[1]!, agreed)),
    await scene.agreed(requests[2]!, fallen),
    await scene.agreed(requests[3]!, done),
  ]
  await cancelMatch(scene.by('coordinator'), matches[2]!, '急な都合です。')
  for (const [name, side, id] of [
    ['own', 'association', own],
    ['neighbour', 'association', neighbour],
    ['asked', 'supporter', asked],
    ['agreed', 'supporter', agreed],
    ['done', 'supporter', done],
    ['fallen', 'supporter', fallen],
    ['nobodys', 'supporter', nobodys],
  ] as const)
    await member(name, side, id)
  const headersOf = (name: string) => viewers.find((one) => one.name === name)!.headers
  const { headers: coordinator, accountId } = await given
    .account('coordinator')
    .then(async (account) => ({ ...(await given.sessionOf(account)), ...account }))
  viewers.push({ name: 'centre', headers: coordinator, role: 'centre', organizationId: null, accountId })
  viewers.push({ name: 'stranger', headers: given.stranger(), role: 'stranger', organizationId: null, accountId: null })

  for (const [i, name] of (['asked', 'agreed', undefined, 'done'] as const).entries())
    if (name) await post(`/api/matches/${matches[i]}/messages`, headersOf(name), { body: 'どうぞよろしく。' })
  // one was asked about a class of two days, the other waits in line and knows nothing of it
  const { days: _, ...form } = scene.requestInput({ itemId: scene.harmlessItem, title: 'スマホ教室', rainPlan: null })
  const sessions = ['2026-12-12', '2027-01-09'].map((day) => ({ day, from: null, to: null }))
  const inSeries = { ...form, whenKind: 'unsettled', days: [], series: { kind: 'repeating', rhythm: null, sessions } }
  const series = (await post('/api/series', headersOf('own'), inSeries)).json<SeriesPage>()
  await post(`/api/series/${series.id}/open`, coordinator, {})
  await post(`/api/series/${series.id}/matches`, coordinator, {
    asks: [asked, nobodys].map((supporterId) => ({ supporterId, requestIds: series.sessions.map(({ id }) => id) })),
    ...{ message: 'お願いします。', answerBy: '2026-12-01T08:00:00Z', atOnce: 1 },
  })
  const meeting = await givenMeetingsIn(db).openMeeting()
  for (const name of ['own', 'agreed', 'nobodys'])
    await post(`/api/exchange-meetings/${meeting}/sign-ups`, headersOf(name), { heads: 1, card: '得意なこと' })
  for (const organizationId of [own, agreed])
    await post(`/api/organizations/${organizationId}/desk-notes`, coordinator, { text: '電話は夕方に。' })
  const closed = { from: '2026-12-24', to: '2026-12-26', word: '棚卸し' }
  for (const id of [agreed, nobodys]) await post(`/api/supporters/${id}/closed-days`, coordinator, closed)
  const wished = { q: '手品のできる人', cadence: 'weekly' }
  for (const id of [agreed, nobodys]) await post(`/api/supporters/${id}/saved-wishes`, coordinator, wished)
  const call = {
    organizationId: own,
    caller: '会長',
    callBack: '昼は職場',
    about: '手が足りない',
    roughlyWhen: '秋',
    channel: 'phone',
  }
  const comes = { name: '望月 花子', kana: 'もちづき', isMinor: false, remark: '車で来ます' }
  for (const name of ['agreed', 'done'] as const)
    await post(`/api/matches/${matches[name === 'agreed' ? 1 : 3]}/roster/names`, headersOf(name), comes)
  await post(`/api/matches/${agreedMatch}/roster/link`, headersOf('agreed'), {})
  const consultation = (await post('/api/consultations', coordinator, call)).json<{ id: string }>().id
  const talk = { text: 'かけなおしました。', channel: 'phone' }
  await post(`/api/consultations/${consultation}/talks`, { ...coordinator, 'if-match': '"1"' }, talk)
  const ledger = await givenImportsIn(world).uploaded(
    { ...coordinator, 'idempotency-key': 'a-ledger-key' },
    'supporters-utf8-bom.csv',
  )
  travel('2026-11-02T01:00:00Z')
  await refreshEverybody()
  for (const { name, organizationId, headers, role } of viewers)
    if (role === 'member')
      await post(`/api/organizations/${organizationId}/seats`, headers, {
        name: '後任 候補',
        email: `${name}@example.jp`,
      })
  await post(`/api/matches/${matches[3]}/results`, headersOf('done'), {
    heads: 4,
    went: 'well',
    again: 'yes',
    comment: '楽しく',
  })
  await post(`/api/matches/${matches[3]}/results`, headersOf('own'), {
    heads: 4,
    went: 'well',
    again: 'yes',
    comment: '助かり',
  })
  const fell = { kind: 'injury', day: '2026-11-02', what: '段差で転んだ', care: 'yes', told: '会長' }
  await post(`/api/matches/${matches[3]}/incidents`, headersOf('own'), fell)
  const incident = (await post(`/api/matches/${matches[3]}/incidents`, headersOf('done'), fell)).json<{ id: string }>()
    .id
  const centre = () => viewers.find(({ role }) => role === 'centre')!.headers
  await post(`/api/incidents/${incident}/notes`, { ...centre(), 'if-match': '"1"' }, { text: '病院に行った。' })
  await post(
    `/api/incidents/${incident}/handle`,
    { ...centre(), 'if-match': '"2"' },
    { outcome: '軽傷', mayTell: false },
  )
  await settle(world)
  const { rows } = await pool.query<{ id: string }>('select id from activities')

  Object.assign(ids, {
    requestId: [...requests, hidden],
    matchId: matches,
    organizationId: [own, neighbour, agreed, nobodys],
    meetingId: [meeting],
    seriesId: [series.id],
    importId: [ledger.id],
    consultationId: [consultation],
    incidentId: (await pool.query<{ id: string }>('select id from incidents')).rows.map(({ id }) => id),
    activityId: rows.map(({ id }) => id),
    key: ['request:new'],
  })
  linkPages.asked = await scene.answerAddress(matches[0]!)
  linkPages.agreed = await scene.answerAddress(agreedMatch)
  for (const name of ['asked', 'agreed']) {
    const { organizationId } = viewers.find((one) => one.name === name)!
    viewers.push({ name: `link of ${name}`, headers: given.stranger(), role: 'link', organizationId, accountId: null })
  }
  // something to tell, told only when the canaries are in
  await post(`/api/matches/${agreedMatch}/messages`, headersOf('own'), { body: 'あさってですね。' })
  await post(
    `/api/requests/${hidden}/cancel`,
    { ...headersOf('neighbour'), 'if-match': '"1"' },
    { kind: 'other', reason: '中止です。' },
  )
  canaries = await letCanariesIn(pool)
  byWord = new Map(canaries.map((canary) => [canary.word, canary]))
}, 120_000)

/** Sessions of members outlive the jump in time; those of staff and the access tokens do not. */
async function refreshEverybody(): Promise<void> {
  for (const viewer of viewers.filter(({ accountId }) => accountId)) {
    const { rows } = await pool.query('select id, role from seats where account_id = $1', [viewer.accountId])
    viewer.headers = (
      await given.sessionOf({ accountId: viewer.accountId as never, seatId: rows[0].id, role: rows[0].role })
    ).headers
  }
}

interface Standing {
  matches: {
    id: MatchId
    requestId: RequestId
    supporterId: string
    associationId: string
    isOpen: boolean
    wasOpen: boolean
  }[]
  seats: { accountId: string; organizationId: string | null }[]
  owners: Map<unknown, string>
}
async function standingNow(): Promise<Standing> {
  const matches = await pool.query(`
    select m.id, request_id as "requestId", supporter_id as "supporterId", association_id as "associationId",
      m.status in ('agreed', 'done') as "isOpen", m.agreed_at is not null as "wasOpen"
    from matches m join requests r on r.id = m.request_id`)
  const seats = await pool.query('select account_id as "accountId", organization_id as "organizationId" from seats')
  const requests = await pool.query('select id, association_id as owner from requests')
  const owners = new Map<unknown, string>(requests.rows.map(({ id, owner }) => [id, owner]))
  return { matches: matches.rows, seats: seats.rows, owners }
}

/** Who may read that cell: organizations; `centre` and one account where said. Written from product rule 2 and trust rules 14 and 15. */
function readersOf({ table, column, row }: Canary, { matches, seats, owners }: Standing) {
  const openTo = (id: unknown) =>
    matches.flatMap((m) =>
      m.isOpen ? (m.supporterId === id ? [m.associationId] : m.associationId === id ? [m.supporterId] : []) : [],
    )
  const sides = matches.filter(({ id }) => id === row.match_id || (table === 'matches' && id === row.id))
  const bothSides = sides.flatMap((one) => [one.associationId, one.supporterId])
  const byRule: Record<string, unknown[]> = {
    accounts: seats.filter(({ accountId }) => accountId === row.id).map((one) => one.organizationId),
    contacts: [row.organization_id, ...openTo(row.organization_id)],
    // the centre and nobody else, not even whom it is about
    desk_notes: [],
    closed_spans: [row.organization_id],
    saved_wishes: [row.organization_id],
    consultations: [],
    consultation_talks: [],
    organizations: [row.id, ...openTo(row.id)],
    request_privates: [
      owners.get(row.request_id),
      ...matches.filter((one) => one.requestId === row.request_id && one.isOpen).map((one) => one.supporterId),
    ],
    requests: [row.association_id],
    matches: bothSides,
    match_messages: bothSides,
    // what waits in line is read by nobody, until it goes out
    series_turns: [],
    // its own side; how it ended only where that may be told
    incidents:
      column === 'outcome' && !row.may_tell
        ? []
        : sides.map((one) => (row.side === 'association' ? one.associationId : one.supporterId)),
    incident_notes: [],
    // its own group; the association prints them on paper alone, around the day
    roster_names: sides.map((one) => (one.isOpen ? one.supporterId : null)),
    match_results: sides.map((one) => (row.side === 'association' ? one.associationId : one.supporterId)),
    meeting_sign_ups: [row.organization_id],
    notices: [row.organization_id],
    paper_codes: [row.organization_id],
    renewals: [row.organization_id],
    exports: [],
    seat_invitations: [row.organization_id],
    supporters: [row.organization_id],
    ledger_imports: [],
    ledger_import_rows: [],
    ledger_leftovers: [],
  }
  return byRule[table]
}

function mayRead(viewer: Viewer, canary: Canary, standing: Standing): boolean {
  if (canary.holding === 'secret') return false
  if (canary.table === 'drafts') return canary.row.account_id === viewer.accountId
  if (canary.table === 'accounts' && canary.row.id === viewer.accountId) return true
  const readers = readersOf(canary, standing)
  return readers !== undefined && (viewer.role === 'centre' || readers.filter(Boolean).includes(viewer.organizationId))
}

interface Found {
  viewer: Viewer
  where: string
  canary: Canary
}
/** Everything that everybody can read, with everybody's ids, and the canaries in it. */
async function lookAround(who: Viewer[]): Promise<Found[]> {
  const found: Found[] = []
  const look = async (viewer: Viewer, where: string, url: string) => {
    const { statusCode, body, headers } = await app.inject({ url, headers: { ...viewer.headers } })
    if (statusCode >= 500) throw new Error(`${viewer.name} ${url} ${statusCode} ${body}`)
    for (const canary of canariesIn(body + JSON.stringify(headers), byWord)) found.push({ viewer, where, canary })
  }
  for (const viewer of who) {
    if (viewer.role === 'link') await look(viewer, 'answer page', linkPages[viewer.name.slice('link of '.length)]!)
    else
      for (const { name, path, params } of readings)
        for (const id of params.length === 0 ? [''] : (ids[params[0]!] ?? [])) {
          const url = path.replaceAll(/\{\w+\}/g, id)
          const variants =
            name === 'listRequests'
              ? ['?scope=mine', '?scope=desk', '']
              : [['findAnything', 'findOrganizations'].includes(name) ? '?q=自治会' : '']
          for (const variant of variants) await look(viewer, name, url + variant)
        }
  }
  return found
}

/** Tells what is untold; answers with what was mailed to somebody who may not know it. */
async function mailedAstray(): Promise<string[]> {
  const standing = await standingNow()
  const mails = await settle(world)
  if (mails.length === 0) throw new Error('nothing was mailed: this proves nothing')
  return distinct(
    mails.flatMap(({ to, ...mail }) => {
      const reader = readerAt(to, standing)
      const found = canariesIn(JSON.stringify(mail), byWord).map((canary) => ({
        viewer: reader,
        where: 'mail',
        canary,
      }))
      return strays(found, standing)
    }),
  )
}

/** Whose mail box it is. */
function readerAt(address: string, { seats }: Standing): Viewer {
  const { table, row } = byWord.get(address) ?? { table: '', row: {} as Record<string, unknown> }
  const seat = table === 'accounts' ? seats.find(({ accountId }) => accountId === row.id) : undefined
  const organizationId = (seat ? seat.organizationId : (row.organization_id ?? null)) as OrganizationId | null
  const role = seat && !organizationId ? 'centre' : 'member'
  return { name: `${table} ${organizationId}`, headers: {}, role, organizationId, accountId: seat?.accountId ?? null }
}

const inWords = ({ viewer, where, canary }: Found) =>
  `${viewer.name} reads ${canary.table}.${canary.column} in ${where}`
const distinct = (lines: string[]) => [...new Set(lines)].toSorted()
const strays = (found: Found[], standing: Standing) =>
  distinct(
    found.filter((one) => !mayRead(one.viewer, one.canary, standing) && !isOldLetter(one, standing)).map(inWords),
  )

/** Who once knew the name of an association still finds it in what it was told then, and in the news that it falls out. */
const isOldLetter = ({ viewer, where, canary }: Found, { matches }: Standing) =>
  canary.table === 'organizations' &&
  ['listNotices', 'mail'].includes(where) &&
  matches.some((m) => m.wasOpen && m.associationId === canary.row.id && m.supporterId === viewer.organizationId)

describe('what is known about people', () => {
  test('every column that can hold words says what it holds', async () => {
    const { rows } = await pool.query<{ table: string; column: string }>(`
      select c.relname as table, a.attname as column
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
        and format_type(a.atttypid, a.atttypmod) in ('text', 'text[]', 'json', 'jsonb', 'bytea')`)
    const said = ({ table }: { table: string }) =>
      Object.values(personalData[table] ?? {}).flatMap((one) => one.split(' '))
    const silent = rows.filter((one) => !said(one).includes(one.column))

    expect(silent).toEqual([])
    expect(rows.length).toBeGreaterThan(150)
  })

  test('is read by nobody but those whom the rules name, in whichever state a match is', async () => {
    const found = await lookAround(viewers)
    const lines = distinct(found.map(inWords))

    expect(strays(found, await standingNow())).toEqual([])
    // the walk has eyes: what the rules open is really seen
    expect(lines).toEqual(
      expect.arrayContaining([
        'agreed reads closed_spans.word in showCalendar',
        'centre reads closed_spans.word in showCalendar',
        'agreed reads contacts.phone in showMatchContacts',
        'agreed reads organizations.name in showMatch',
        'agreed reads request_privates.exact_place in showMatchSheet',
        'asked reads matches.message in listMatches',
        'done reads contacts.email in showMatchContacts',
        'own reads contacts.phone in showMatchContacts',
        'own reads drafts.body in showDraft',
        'own reads match_messages.body in listMessages',
        'own reads seat_invitations.email in listSeats',
        'centre reads desk_notes.text in listDeskNotes',
        'own reads incidents.what in listMatchIncidents',
        'done reads incidents.told in listMatchIncidents',
        'centre reads incidents.what in showIncident',
        'centre reads incidents.outcome in showIncident',
        'centre reads incident_notes.text in showIncident',
        'agreed reads roster_names.name in listRosterNames',
        'done reads roster_names.remark in listRosterNames',
        'centre reads roster_names.kana in listRosterNames',
        'centre reads consultations.about in listConsultations',
        'centre reads consultations.call_back in showConsultation',
        'centre reads consultation_talks.text in showConsultation',
        'centre reads ledger_import_rows.cells in listImportRows',
        'centre reads meeting_sign_ups.card in listSignUps',
        'centre reads match_results.comment in listResults',
      ]),
    )
    // numbers and addresses come only through doors that write a line of the audit, and to their owners
    const doors = found.filter(({ viewer, canary }) => viewer.role !== 'member' && canary.table === 'contacts')
    expect(distinct(doors.map(({ where }) => where))).toEqual([
      'listCalls',
      'showMatchContacts',
      'showMatchSheet',
      'showOrganizationContact',
    ])
  }, 120_000)

  test('travels in mails only to whom the rules name', async () => {
    expect(await mailedAstray()).toEqual([])
  })

  test('closes again when an agreed match falls out', async () => {
    await cancelMatch(scene.by('coordinator'), agreedMatch, '日が合わなくなりました。')
    const found = await lookAround(viewers.filter(({ name }) => /agreed|own/.test(name)))

    expect(strays(found, await standingNow())).toEqual([])
    expect(await mailedAstray()).toEqual([])
    expect(distinct(found.map(inWords)).filter((line) => /^agreed reads request_privates/.test(line))).toEqual([])
  }, 120_000)

  test('is in no line of the log, although it told everything', () => {
    const lines = log.join('')
    const cookies = viewers.flatMap(({ headers }) => headers.cookie?.slice('at='.length) ?? [])
    const leaked = [...canariesIn(lines, byWord), ...cookies.filter((cookie) => lines.includes(cookie))]

    expect(log.length).toBeGreaterThan(500)
    expect(leaked).toEqual([])
  })
})
