import { addDays, type ActivityId, type OrganizationId, type SeriesId } from '@app/shared'
import type { DistrictId } from '@app/shared/districts'
import type { ItemId } from '@app/shared/help-categories'
import type { AgainAnswer, HowItWent, MatchStatus } from '@app/shared/matches'
import {
  type CancelReason,
  isOpenAir,
  onlyAsked,
  type RequestAnswers,
  type RequestStatus,
  type WhenKind,
} from '@app/shared/requests'
import { newId } from '../platform/ids.ts'
import { type CityRows, ids } from './city.store.ts'
import type { Need } from './need.ts'

const signs = '23456789ABCDEFGHJKMNPQRSTWXYZ'
/** Short codes of the demo: running, never drawn twice. */
const codeOf = (n: number): string => {
  const eight = Array.from(
    { length: 8 },
    (_, i) => signs[Math.floor(((n + 11) * 7919) / signs.length ** i) % signs.length],
  ).join('')
  return `${eight.slice(0, 4)}-${eight.slice(4)}`
}
const at = (day: string, clock = '01:00') => new Date(`${day}T${clock}:00Z`)

export interface PastRequest {
  need: Need
  associationId: OrganizationId
  districtId: DistrictId
  showName: boolean
  postedOn: string
  day: string
  status: RequestStatus
  channel: 'phone' | 'visit' | 'meeting' | 'web'
  reason?: string | undefined
  cancelReason?: CancelReason | undefined
  whenKind?: WhenKind | undefined
  whenNote?: string | undefined
  helpers: readonly { supporterId: OrganizationId; heads: number }[]
  /** How far its matches are. */
  matched: MatchStatus
  /** The supporters said yes and the association has not answered yet. */
  supportersSaidYes?: boolean | undefined
  story?: string | undefined
  went?: HowItWent
  /** One of several: which session of which series. */
  session?: { seriesId: SeriesId; seriesNumber: number; sessionTitle: string | null }
}

/** Some associations have settled much, others little; the nth of them. */
const answersGiven = (n: number): RequestAnswers => ({
  rainDecision: n % 2 ? 'evening-before' : 'same-morning',
  ...(n % 3 !== 0 && { beside: n % 2 ? 'several' : 'one', parking: 'few', toilet: 'here' }),
  ...(n % 3 === 1 && { heat: ['breaks'], tools: 'association', costs: 'talk-over' }),
})

/** Adds one request with its days, private words, matches, results and story, as they stand today. */
export function addRequest(rows: CityRows, past: PastRequest): void {
  const { need, postedOn, day, status, helpers, matched } = past
  const id = ids.request()
  const took = matched === 'agreed' || matched === 'done'
  const rainPlan = isOpenAir(need.itemId) ? 'cancelled' : null
  const isOver = ['done', 'closed', 'unmet', 'cancelled'].includes(status)
  rows.requests.push({
    id,
    associationId: past.associationId,
    itemId: need.itemId as ItemId,
    districtId: past.districtId,
    ...past.session,
    title: need.title,
    description: need.description,
    status,
    statusReason: past.reason ?? null,
    cancelReason: past.cancelReason ?? null,
    whenKind: past.whenKind ?? 'single',
    whenNote: past.whenNote ?? null,
    place: '地区の中（くわしい場所は、決まった方にお知らせします）',
    headsMin: need.heads[0],
    headsMax: Math.max(
      need.heads[1],
      helpers.reduce((sum, { heads }) => sum + heads, 0),
    ),
    headsHeld: past.supportersSaidYes ? helpers.reduce((sum, { heads }) => sum + heads, 0) : 0,
    headsAgreed: took ? helpers.reduce((sum, { heads }) => sum + heads, 0) : 0,
    supportersDo: need.supportersDo,
    weBring: need.weBring ?? null,
    theyBring: need.theyBring ?? null,
    thanks: need.thanks ?? ['drinks'],
    rainPlan,
    answers: onlyAsked(answersGiven(rows.requests.length), { itemId: need.itemId, rainPlan, days: [{ day }] }),
    minorsWelcome: true,
    photosWelcome: true,
    centreAnswers: false,
    showName: past.showName,
    published: true,
    code: codeOf(rows.requests.length),
    channel: past.channel,
    insuranceCheckedAt: took ? at(addDays(postedOn, 3)) : null,
    isDemo: true,
    postedAt: at(postedOn),
    openedAt: status === 'submitted' ? null : at(postedOn, '05:00'),
    endedAt: isOver ? at(day < postedOn ? postedOn : day, '06:00') : null,
    updatedAt: at(postedOn),
  })
  if (past.whenKind !== 'unsettled')
    rows.requestDays.push({ requestId: id, position: 1, onDay: day, fromTime: need.from, toTime: need.to })
  rows.requestPrivates.push({
    requestId: id,
    meetingPoint: '集会所の前（架空）',
    parking: '集会所に3台',
    toilet: '集会所にあります',
  })
  for (const helper of helpers) addMatch(rows, past, id, helper)
  if (matched === 'done' && past.story !== undefined)
    rows.activities.push({
      id: newId<ActivityId>(),
      requestId: id,
      title: need.title,
      story: past.story,
      happenedOn: day,
      publishedAt: at(addDays(day, 5)),
      status: 'published',
      writtenAt: at(addDays(day, 3)),
      createdAt: at(addDays(day, 1)),
    })
}

function addMatch(
  rows: CityRows,
  { need, postedOn, day, matched, supportersSaidYes = false, whenKind, went = 'well' }: PastRequest,
  requestId: ReturnType<typeof ids.request>,
  { supporterId, heads }: PastRequest['helpers'][number],
): void {
  const id = ids.match()
  const said = matched === 'agreed' || matched === 'done'
  const offered = said || supportersSaidYes
  const asked = addDays(postedOn, 2)
  rows.matches.push({
    id,
    requestId,
    supporterId,
    status: matched,
    startedBy: 'coordinator',
    associationAnswer: said ? 'yes' : 'pending',
    supporterAnswer: offered ? 'yes' : 'pending',
    headsAsked: heads,
    heads: offered ? heads : null,
    onDay: whenKind === 'unsettled' ? null : day,
    fromTime: need.from,
    toTime: need.to,
    message: `${need.title}について、お力を貸していただけませんか。`,
    answerBy: at(addDays(asked, 14)),
    proposedAt: at(asked),
    supporterAnsweredAt: offered ? at(addDays(asked, 2)) : null,
    associationAnsweredAt: said ? at(addDays(asked, 3)) : null,
    agreedAt: said ? at(addDays(asked, 3)) : null,
    endedAt: matched === 'done' ? at(day, '08:00') : null,
  })
  if (matched !== 'done') return
  const result = {
    matchId: id,
    heads,
    went,
    again: 'yes' as AgainAnswer,
    comment: '',
    channel: 'web' as const,
    at: at(addDays(day, 1)),
  }
  rows.results.push(
    { ...result, side: 'association', ...changed(rows.results.length) },
    { ...result, side: 'supporter', ...whoCame(rows.results.length, heads) },
  )
}

/** Two of three associations also say what the help changed. */
function changed(n: number): Partial<CityRows['results'][number]> {
  if (n % 3 === 0) return {}
  return {
    minutes: [120, 180, 150][Math.floor(n / 2) % 3]!,
    burden: (['much-less', 'less', 'less', 'same'] as const)[Math.floor(n / 2) % 4]!,
    unaided: (['smaller', 'cancelled', 'by-ourselves', 'unknown'] as const)[Math.floor(n / 4) % 4]!,
  }
}

/** Every other supporter also counts who came. */
function whoCame(n: number, heads: number): Partial<CityRows['results'][number]> {
  if (n % 4 === 0) return {}
  const young = Math.floor(heads / 3)
  return { minutes: 120, firstTimers: Math.floor(heads / 4), age18: young, age30: heads - young }
}
