import { storyLifecycle } from '@app/shared/activities'
import { consultationLifecycle } from '@app/shared/consultations'
import { meetingLifecycle, signUpLifecycle } from '@app/shared/exchange-meetings'
import { pictureLifecycle } from '@app/shared/enclosures'
import { incidentLifecycle } from '@app/shared/incidents'
import { matchLifecycle } from '@app/shared/matches'
import { registrationLifecycle } from '@app/shared/organizations'
import { type WaitingItem, waitingKinds } from '@app/shared/reports'
import { requestLifecycle } from '@app/shared/requests'
import { describe, expect, test } from 'vitest'
import { type EventType, nobody } from '../notifications/notice.ts'
import { writers } from '../notifications/notices.ts'
import { deadlines } from './waiting-kinds.rules.ts'
import { isStuck, sorted, type WaitingFact, waitingItem } from './waiting.rules.ts'

const fact = (changes: Partial<WaitingFact> = {}): WaitingFact => ({
  kind: 'request-to-open',
  id: 'x',
  title: '12番 清掃',
  waitsFor: 'センター',
  since: new Date('2026-10-01T03:00:00Z'),
  promised: null,
  ...changes,
})

test('every kind of waiting has a deadline and a next step', () => {
  expect(
    waitingKinds.filter((kind) => !(deadlines[kind].days > 0 && deadlines[kind].step('1').startsWith('/desk/'))),
  ).toEqual([])
})

test('the calendar tells only what somebody hears', () => {
  const reminds = Object.values(deadlines).flatMap((one) => one.reminds ?? [])

  expect(reminds.filter((event) => (writers[event as EventType] ?? nobody) === nobody)).toEqual([])
})

/** Every state that is not an end, and what keeps it from lying there unseen. */
const watched = {
  requests: {
    draft: 'typed, kept as a draft, not sent: it is its writer’s',
    submitted: ['request-to-open'],
    returned: ['request-returned'],
    open: ['request-without-asking', 'heads-missing', 'answer-of-supporter', 'answer-of-association'],
    staffed: ['result-missing', 'agreed-without-day'],
    postponed: ['request-postponed'],
    done: ['request-to-close', 'activity-to-publish'],
  },
  matches: {
    proposed: ['answer-of-supporter', 'answer-of-association', 'wants-to-talk'],
    agreed: ['result-missing', 'agreed-without-day', 'agreed-of-suspended'],
  },
  registrations: {
    draft: 'typed, kept as a draft, not sent: it is its writer’s',
    submitted: ['registration-to-review'],
    returned: ['registration-returned'],
    registered: ['renewal-waiting', 'seat-ending'],
    suspended: ['agreed-of-suspended', 'renewal-waiting'],
    expired: 'asked to come back at the next renewal',
  },
  consultations: { waiting: ['consultation-to-call', 'consultation-waiting'], ended: 'may be taken up again' },
  stories: {
    draft: ['activity-to-publish'],
    asked: ['story-to-approve', 'story-to-change'],
    approved: ['story-to-publish'],
    published: 'may be taken back',
    withdrawn: 'taken back; may be written anew',
  },
  photographs: {
    waiting: ['activity-pictures-to-check'],
    shown: 'may stand in a story',
    returned: 'went back with its reason',
  },
  incidents: { reported: ['incident-to-handle'], handled: 'may be taken up again' },
  meetings: {
    draft: 'seen by the centre alone, promised to nobody',
    open: ['meeting-to-close'],
    closed: ['meeting-to-tidy'],
    held: 'over; archived when the centre likes',
  },
  'sign-ups': {
    applied: 'a moment inside one transaction',
    waitlisted: 'ends with its meeting; moved up by itself',
    offered: 'not used yet: a freed seat goes straight to the first who waits',
    confirmed: 'ends with its meeting',
  },
} satisfies Record<string, Record<string, WaitingItem['kind'][] | string>>

test('no state of a lifecycle waits unwatched', () => {
  const lifecycles = {
    requests: requestLifecycle,
    matches: matchLifecycle,
    registrations: registrationLifecycle,
    consultations: consultationLifecycle,
    stories: storyLifecycle,
    photographs: pictureLifecycle,
    incidents: incidentLifecycle,
    meetings: meetingLifecycle,
    'sign-ups': signUpLifecycle,
  }
  for (const [noun, lifecycle] of Object.entries(lifecycles)) {
    const goesOn = Object.entries(lifecycle).filter(([, acts]) => Object.keys(acts).length > 0)
    const names = Object.keys(watched[noun as keyof typeof watched])
    expect(names.toSorted(), noun).toEqual(goesOn.map(([state]) => state).toSorted())
  }
})

test('docs/features/what-waits.md tells the same', async () => {
  const lines = Object.entries(deadlines).map(
    ([kind, { label, owner, days, urgentHours, reminds = [], next }]) =>
      `| ${label} | ${owner} | ${days}${urgentHours ? ` (至急: ${urgentHours} hours)` : ''} | ${reminds.map((one) => `\`${one}\``).join(', ') || '—'} | ${next} | \`${kind}\` |`,
  )
  const page = `# What waits, for whom, how long (rule 8)

Written by \`waiting.rules.test.ts\` out of \`server/src/reports/waiting-kinds.rules.ts\`. Each line stands on the coordinator's first
screen with its one next step. After its days (or a promised end before them) it is late, and stands in the mail of every
working morning; after twice its days it stands there first, as 「長く止まっているもの」. What the calendar tells the owner
meanwhile is in the fourth column; a reminder by telephone stands on the list 「電話する・送る」. Sessions of one
series without an asking, or waiting for one answer, are one line (「スマホ教室 第3〜12回（10回）」) by the longest wait; before
60 days ahead of its day a session that nobody was asked about is no delay. A call is 至急 when the day that it is about comes
before the next working day is over; its hours run from 8:00 to 20:00 of working days (our own numbers), and a call in vain waits
anew from the time when it is made again.

| waits | whose move | late after (days) | told by the calendar | next step | in code |
|---|---|---:|---|---|---|
${lines.join('\n')}
`
  await expect(page).toMatchFileSnapshot('../../../docs/features/what-waits.md')
})

test('what was moved by nobody for twice its time is stuck', () => {
  const at = (moment: string) => isStuck(waitingItem(fact(), new Date(moment)))

  expect(at('2026-10-04T14:00:00Z')).toBe(false)
  expect(at('2026-10-04T15:00:00Z')).toBe(true)
})

describe('a request to look at', () => {
  test('is on time at its last moment and late after it', () => {
    expect(waitingItem(fact(), new Date('2026-10-03T03:00:00Z')).late).toBe(false)
    expect(waitingItem(fact(), new Date('2026-10-03T03:00:01Z')).late).toBe(true)
  })

  test('waits in days of the calendar of Japan', () => {
    const { days } = waitingItem(fact({ since: new Date('2026-10-01T14:59:00Z') }), new Date('2026-10-01T15:01:00Z'))

    expect(days).toBe(1) // 23:59 and 0:01
  })
})

test('a promised end before the usual deadline counts', () => {
  const promised = new Date('2026-10-02T00:00:00Z')

  const item = waitingItem(fact({ kind: 'answer-of-supporter', promised }), new Date('2026-10-02T01:00:00Z'))

  expect(item).toMatchObject({ late: true, dueAt: promised.toISOString() })
})

test('each thing stands in one list, the most urgent first', () => {
  const now = new Date('2026-10-05T00:00:00Z')
  const facts = [
    fact({ title: 'new', since: new Date('2026-10-04T12:00:00Z') }),
    fact({ title: 'late' }),
    fact({ title: 'later', since: new Date('2026-09-20T00:00:00Z') }),
    fact({ title: 'theirs', kind: 'request-returned' }),
  ]

  const { late, cameIn, waiting } = sorted(facts, now)

  expect([late, cameIn, waiting].map((list) => list.map(({ title }) => title))).toEqual([
    ['later', 'late'],
    ['new'],
    ['theirs'],
  ])
})
