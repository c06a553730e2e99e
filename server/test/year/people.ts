import type { MatchId, RequestId } from '@app/shared'
import { addDays, jstDay } from '@app/shared'
import type { Mail } from '../../src/platform/mail.ts'
import type { Agenda } from './agenda.ts'
import type { City, Member } from './city.ts'

/** What people do with what reaches them: they answer late, say no, call off, or do not read it at all. */
export function peopleOf(city: City, agenda: Agenda) {
  const { dice, call, press, clock } = city
  const byMail = new Map(city.members.flatMap((one) => (one.mail ? [[one.mail, one] as const] : [])))
  const today = () => jstDay(clock())

  /** A mail arrives; whoever reads it does something about it within some days. */
  function receive({ to, text, subject }: Mail): void {
    const who = byMail.get(to)
    if (!who || !dice.falls(who.answers)) return
    const path = /https?:\/\/[^/\s]+(\/[^\s)]*)/.exec(text)?.[1] ?? ''
    const inSomeDays = dice.between(0, 4)
    const match = /^\/matches\/([0-9a-f-]{36})/.exec(path)?.[1] as MatchId | undefined
    const request = /^\/requests\/([0-9a-f-]{36})/.exec(path)?.[1] as RequestId | undefined
    if (path.startsWith('/a/result-')) agenda.in(dice.between(0, 3), () => tellByLink(path))
    else if (path.startsWith('/a/accept/')) agenda.in(inSomeDays, () => answerOffer(path))
    else if (path.startsWith('/a/')) agenda.in(inSomeDays, () => answerLink(path))
    else if (subject.includes('相手が決まりました') && match) mayFallOut(who, match)
    else if (who.side === 'association' && request && /直して|戻し|補正/.test(subject))
      agenda.in(inSomeDays, () => resubmit(who, request))
  }

  async function answerLink(path: string): Promise<void> {
    const outcome = dice.below(100)
    if (outcome < 60) await press(path, { answer: 'yes', heads: String(dice.between(1, 6)) })
    else if (outcome < 85) await press(path, { answer: 'no', reason: dice.oneOf(['day', 'heads', 'far']), note: '' })
    else await press(path, { answer: 'talk', body: '時間を少しずらせますか。' })
  }

  async function answerOffer(path: string): Promise<void> {
    await press(path, dice.falls(0.88) ? { answer: 'yes' } : { answer: 'no', reason: 'heads', note: '' })
  }

  /** Some fall ill, some associations call the whole thing off, some are rained out. */
  function mayFallOut(who: Member, id: MatchId): void {
    if (dice.falls(0.06))
      agenda.in(dice.between(1, 6), async () => {
        const { version } = (await call(who, 'GET', `/api/matches/${id}`)).body as { version?: number }
        await call(
          who,
          'POST',
          `/api/matches/${id}/cancel`,
          { reason: '都合がつかなくなりました' },
          { version: version! },
        )
      })
    else if (who.side === 'association' && dice.falls(0.06))
      agenda.in(dice.between(1, 6), async () => {
        const { requestId } = (await call(who, 'GET', `/api/matches/${id}`)).body as { requestId?: RequestId }
        await actOnRequest(who, requestId!, dice.oneOf(['cancel', 'postpone'] as const))
      })
  }

  async function actOnRequest(who: Member, id: RequestId, act: 'cancel' | 'postpone'): Promise<void> {
    const { inside } = (await call(who, 'GET', `/api/requests/${id}`)).body as { inside?: { version: number } }
    const version = inside?.version
    const body =
      act === 'cancel' ? { kind: 'preparation', reason: '準備ができませんでした' } : { reason: '雨の予報です' }
    await call(who, 'POST', `/api/requests/${id}/${act}`, body, { version })
  }

  async function resubmit(who: Member, id: RequestId): Promise<void> {
    const { inside } = (await call(who, 'GET', `/api/requests/${id}`)).body as { inside?: { version: number } }
    const version = inside?.version
    await call(who, 'POST', `/api/requests/${id}/submit`, {}, { version })
  }

  async function tellByLink(path: string): Promise<void> {
    await press(path, { heads: '3', went: 'well', again: 'yes', comment: '' })
  }

  /** An association asks for help in some weeks; one without mail asks over the telephone. */
  async function ask(who: Member, title: string): Promise<void> {
    const first = addDays(today(), dice.between(20, 60))
    const days = [first, addDays(first, 7)]
      .slice(0, dice.between(1, 2))
      .map((day) => ({ day, from: '09:00', to: '11:00' }))
    const headsMin = dice.between(1, 6)
    const form = {
      itemId: dice.oneOf(city.helps),
      title,
      description: '手が足りません。',
      districtId: dice.between(1, 31),
      whenKind: days.length === 1 ? 'single' : 'candidates',
      days,
      whenNote: null,
      place: '地区の公園',
      private: { exactPlace: null, meetingPoint: null, parking: null, toilet: null, onDayName: null, onDayPhone: null },
      headsMin,
      headsMax: headsMin + dice.below(3),
      supportersDo: null,
      residentsDo: null,
      weBring: null,
      theyBring: null,
      thanks: ['drinks'],
      rainPlan: 'cancelled',
      centreAnswers: dice.falls(0.2),
    }
    const answer = who.mail
      ? await call(who, 'POST', '/api/requests', form)
      : await call('centre', 'POST', '/api/requests', form, {
          headers: { 'x-channel': 'phone', 'x-on-behalf-of': who.id },
        })
    if (answer.status !== 201) throw new Error(`nobody can ask for help: ${JSON.stringify(answer.body)}`)
  }

  return { receive, ask }
}
