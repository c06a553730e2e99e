import type { MatchId, OrganizationId, RequestId } from '@app/shared'
import { addDays, jstDay } from '@app/shared'
import type { CallToMake } from '@app/shared/notifications'
import type { WaitingItem, Workbench } from '@app/shared/reports'
import type { City } from './city.ts'

interface Matched {
  id: MatchId
  version: number
  status: string
  supporterAnswer: string
  associationAnswer: string
  wantsToTalk: boolean
  headsAsked: number
}

/** One coordinator who works off the first screen, line by line, and the list of calls. Knows nothing that they do not show. */
export function coordinatorOf(city: City) {
  const { call, dice, clock } = city
  const idOf = (item: WaitingItem) => item.leadsTo.split('/').at(-1)!
  const centre = (method: 'GET' | 'POST' | 'PATCH', url: string, body?: object, more = {}) =>
    call('centre', method, url, body, more)
  const byPhone = { headers: { 'x-channel': 'phone' } }

  async function workbench(): Promise<Workbench> {
    return (await centre('GET', '/api/workbench')).body as unknown as Workbench
  }

  async function onRequest(id: string, act: string, body: object = {}): Promise<number> {
    const { inside } = (await centre('GET', `/api/requests/${id}`)).body as { inside?: { version: number } }
    const version = inside?.version
    return (await centre('POST', `/api/requests/${id}/${act}`, body, { version })).status
  }
  const matchesOf = async (id: string): Promise<Matched[]> =>
    ((await centre('GET', `/api/matches?request=${id}`)).body as unknown as { items: Matched[] }).items

  async function findHelp(id: string): Promise<void> {
    const {
      status,
      days,
      headsMin = 1,
      headsAgreed = 0,
      headsHeld = 0,
    } = (await centre('GET', `/api/requests/${id}`)).body as {
      status?: string
      days?: { day: string }[]
      headsMin?: number
      headsAgreed?: number
      headsHeld?: number
    }
    if (status !== 'open') return
    const isOver = days!.every(({ day }) => day <= jstDay(clock()))
    const found = (await centre('GET', `/api/requests/${id}/suggestions`)).body as unknown as {
      items: { supporterId: OrganizationId; matchStatus: string | null }[]
    }
    const asked = await matchesOf(id)
    const ids = found.items.filter(({ matchStatus }) => !matchStatus).map(({ supporterId }) => supporterId)
    if (isOver || ids.length === 0 || asked.length > 8) {
      await onRequest(id, 'give-up', { reason: 'お手伝いできる団体が見つかりませんでした' })
      return
    }
    const missing = Math.max(1, headsMin - headsAgreed - headsHeld)
    await onRequest(id, 'check-insurance', { checked: true })
    const answerBy = new Date(`${addDays(jstDay(clock()), 6)}T17:00:00+09:00`).toISOString()
    const body = { supporterIds: ids.slice(0, 5), headsAsked: missing, message: 'お願いできますか。', answerBy }
    const answer = await centre('POST', `/api/requests/${id}/matches`, { ...body, atOnce: 2 })
    if (answer.status !== 201)
      await centre('POST', `/api/requests/${id}/matches`, { ...body, supporterIds: ids.slice(0, 1) })
  }

  /** Calls whoever owes an answer. Some say yes, some no, some are not in. */
  async function hearAnswers(id: string): Promise<void> {
    for (const match of await matchesOf(id)) {
      if (match.status !== 'proposed' || dice.falls(0.3)) continue
      const side = match.supporterAnswer === 'pending' ? 'supporter' : 'association'
      if (side === 'association' && match.supporterAnswer !== 'yes') continue
      await say(match, side)
    }
  }
  async function say({ id, version, headsAsked }: Matched, side: 'supporter' | 'association'): Promise<void> {
    const heads = side === 'supporter' ? { heads: Math.max(1, headsAsked - dice.below(2)) } : {}
    const answer = dice.falls(0.65)
      ? await centre('POST', `/api/matches/${id}/accept`, { side, ...heads }, { version, ...byPhone })
      : null
    if (answer?.status !== 200)
      await centre('POST', `/api/matches/${id}/decline`, { side, reason: 'day', note: '' }, { version, ...byPhone })
  }

  async function hearResults(id: string): Promise<void> {
    const said = { heads: 3, went: 'well', again: 'perhaps', comment: '電話で聞きました' }
    for (const { id: match, status } of await matchesOf(id))
      if (status === 'agreed')
        await centre('POST', `/api/matches/${match}/results`, { ...said, side: 'association' }, byPhone)
  }

  /** Asks both sides about the story, or hears on the telephone what they say, or publishes what they agreed to. */
  async function onStory(id: string, act: 'ask' | 'publish'): Promise<void> {
    const { version } = (await centre('GET', `/api/activities/${id}/story`)).body as { version?: number }
    await centre('POST', `/api/activities/${id}/${act}`, {}, { version })
  }
  async function hearAboutStory(id: string): Promise<void> {
    const { edition, asks } = (await centre('GET', `/api/activities/${id}/story`)).body as unknown as {
      edition: number
      asks: { matchId: string | null; answer: string | null }[]
    }
    for (const { matchId: of, answer } of asks)
      if (answer !== 'yes')
        await centre(
          'POST',
          `/api/activities/${id}/answers`,
          { edition, of, answer: 'yes', toldBy: '担当の方' },
          byPhone,
        )
  }

  async function resume(id: string): Promise<void> {
    if (dice.falls(0.5))
      await onRequest(id, 'resume', { days: [{ day: addDays(jstDay(clock()), 21), from: null, to: null }] })
    else await onRequest(id, 'cancel', { kind: 'other', reason: '今年は見送ります' })
  }

  /** What each kind of line asks for; a kind that is not here has no business in this year. */
  const steps: Partial<Record<WaitingItem['kind'], (id: string, item: WaitingItem) => Promise<unknown>>> = {
    'request-to-open': (id) =>
      dice.falls(0.9) ? onRequest(id, 'open') : onRequest(id, 'return', { reason: '時間を教えてください' }),
    'request-returned': (id, { late }) =>
      late ? onRequest(id, 'cancel', { kind: 'taken-back', reason: 'お返事がありませんでした' }) : Promise.resolve(),
    'request-without-asking': (id) => findHelp(id),
    'heads-missing': (id) => findHelp(id),
    'wants-to-talk': (id) => hearAnswers(id),
    'answer-of-supporter': (id, { late }) => (late ? hearAnswers(id) : Promise.resolve()),
    'answer-of-association': (id, { late, waitsFor }) =>
      late || waitsFor === 'センター' ? hearAnswers(id) : Promise.resolve(),
    'request-postponed': (id) => (dice.falls(0.3) ? resume(id) : Promise.resolve()),
    'rain-to-decide': (id) => onRequest(id, 'decide-rain', { decision: dice.falls(0.85) ? 'goes-ahead' : 'cancel' }),
    'result-missing': (id, { late }) => (late ? hearResults(id) : Promise.resolve()),
    'request-to-close': (id, { late }) => (late ? onRequest(id, 'close') : Promise.resolve()),
    'activity-to-publish': (id, { late }) => (late || dice.falls(0.3) ? onStory(id, 'ask') : Promise.resolve()),
    'story-to-approve': (id, { late }) => (late || dice.falls(0.2) ? hearAboutStory(id) : Promise.resolve()),
    'story-to-publish': (id) => onStory(id, 'publish'),
    // the yearly questions have lists and walks of their own
    'renewal-waiting': () => Promise.resolve(),
    'handover-waiting': () => Promise.resolve(),
  }

  /** The list 「電話する・送る」: tells it, and notes the answer if one is given right away. */
  async function makeCalls(): Promise<void> {
    const { items } = (await centre('GET', '/api/calls?perPage=100')).body as unknown as { items: CallToMake[] }
    for (const { id, asks, matchId, side } of items) {
      const isAnswered = matchId && side && dice.falls(0.5)
      if (isAnswered && (asks === 'come' || asks === 'accept')) {
        const match = (await centre('GET', `/api/matches/${matchId}`)).body as unknown as Matched
        if (match.status === 'proposed') await say(match, side)
      }
      if (isAnswered && asks === 'result')
        await centre(
          'POST',
          `/api/matches/${matchId}/results`,
          { heads: 2, went: 'well', again: 'yes', comment: '', side },
          byPhone,
        )
      await centre('POST', `/api/calls/${id}/told`, { note: '' })
    }
  }

  /** A working day: the calls first, then every line of the first screen. */
  async function work(): Promise<void> {
    await makeCalls()
    const { late, cameIn, waiting } = await workbench()
    for (const item of [...late, ...cameIn, ...waiting]) {
      if (item.kind === 'call-to-make') continue
      const step = steps[item.kind]
      if (!step) throw new Error(`nobody knows what to do about ${item.kind}`)
      await step(idOf(item) as RequestId, item)
    }
  }

  return { work, workbench }
}
