import { describe, expect, test } from 'vitest'
import { awaitedUntil, declineInWords, headsPledged, sideAnswering, stepOfYes, whoMustAnswer } from './answers.rules.ts'
import { dayOfMatch } from './day-choice.rules.ts'

const nobodyYet = { associationAnswer: 'pending', supporterAnswer: 'pending' } as const
const supporterSaidYes = { associationAnswer: 'pending', supporterAnswer: 'yes' } as const
const refusal = (code: string) => expect.objectContaining({ code }) as unknown

describe('two answers', () => {
  test('the first yes waits, the second agrees, whichever side comes first', () => {
    expect(stepOfYes(nobodyYet, 'supporter')).toBe('say-yes')
    expect(stepOfYes(nobodyYet, 'association')).toBe('say-yes')
    expect(stepOfYes(supporterSaidYes, 'association')).toBe('agree')
    expect(stepOfYes({ associationAnswer: 'yes', supporterAnswer: 'pending' }, 'supporter')).toBe('agree')
  })

  test('a yes is said once', () => {
    expect(() => stepOfYes(supporterSaidYes, 'supporter')).toThrow(refusal('wrong-moment'))
  })

  test('the supporter is asked first', () => {
    expect(whoMustAnswer(nobodyYet)).toEqual(['supporter', 'association'])
    expect(whoMustAnswer(supporterSaidYes)).toEqual(['association'])
  })
})

describe('who may answer for whom (rule 1)', () => {
  const centre = { standing: 'coordinator', named: undefined, channel: 'web', centreAnswers: false } as const

  test('a side answers for itself only', () => {
    expect(sideAnswering(nobodyYet, { ...centre, standing: 'supporter' })).toBe('supporter')
    expect(() => sideAnswering(nobodyYet, { ...centre, standing: 'supporter', named: 'association' })).toThrow(
      refusal('not-yours'),
    )
  })

  test('the centre notes a yes it heard, and says where', () => {
    expect(sideAnswering(nobodyYet, { ...centre, named: 'supporter', channel: 'phone' })).toBe('supporter')
    expect(() => sideAnswering(nobodyYet, { ...centre, named: 'supporter' })).toThrow(refusal('not-yours'))
  })

  test('センターにおまかせ lets the centre answer for the association, never for the supporter', () => {
    const entrusted = { ...centre, centreAnswers: true }

    expect(sideAnswering(supporterSaidYes, { ...entrusted, named: 'association' })).toBe('association')
    expect(() => sideAnswering(nobodyYet, { ...entrusted, named: 'supporter' })).toThrow(refusal('not-yours'))
  })

  test('without a name the one awaited side is meant; with two the centre has to say', () => {
    expect(sideAnswering(supporterSaidYes, { ...centre, channel: 'phone' })).toBe('association')
    expect(() => sideAnswering(nobodyYet, { ...centre, channel: 'phone' })).toThrow(refusal('invalid-input'))
  })
})

describe('heads', () => {
  test('as asked, fewer, or as many as are still free', () => {
    expect(headsPledged({ said: undefined, asked: 6, free: 10, most: 12 })).toBe(6)
    expect(headsPledged({ said: undefined, asked: 6, free: 4, most: 12 })).toBe(4)
    expect(headsPledged({ said: 2, asked: 6, free: 10, most: 12 })).toBe(2)
    expect(headsPledged({ said: 8, asked: 6, free: 10, most: 12 })).toBe(8)
  })

  test('more than anybody may bring is a number to correct, not the doing of others', () => {
    expect(() => headsPledged({ said: 13, asked: 6, free: 12, most: 12 })).toThrow(refusal('invalid-input'))
    expect(() => headsPledged({ said: 13, asked: 6, free: 11, most: 12 })).toThrow(refusal('heads-full'))
  })

  test('never more than are free', () => {
    expect(() => headsPledged({ said: 11, asked: 6, free: 10, most: 12 })).toThrow(refusal('heads-full'))
    expect(() => headsPledged({ said: undefined, asked: 6, free: 0, most: 12 })).toThrow(refusal('heads-full'))
  })
})

test('an answer is awaited for a week, at the latest until the evening before the day, never 「0:00まで」', () => {
  const now = new Date('2026-10-05T01:00:00Z')

  expect(awaitedUntil(now, null).toISOString()).toBe('2026-10-12T01:00:00.000Z')
  expect(awaitedUntil(now, '2026-11-01').toISOString()).toBe('2026-10-12T01:00:00.000Z')
  expect(awaitedUntil(now, '2026-10-08').toISOString()).toBe('2026-10-07T11:00:00.000Z')
  expect(awaitedUntil(now, '2026-10-06').toISOString()).toBe('2026-10-05T11:00:00.000Z')
  expect(awaitedUntil(now, '2026-10-05').toISOString()).toBe('2026-10-05T14:59:00.000Z')
  const lateInTheEvening = new Date('2026-10-05T10:30:00Z')
  expect(awaitedUntil(lateInTheEvening, '2026-10-06').toISOString()).toBe('2026-10-05T14:59:00.000Z')
  const atMidnight = new Date('2026-10-05T14:50:00Z')
  expect(awaitedUntil(atMidnight, '2026-10-06').toISOString()).toBe('2026-10-05T15:50:00.000Z')
})

test('a no is told with its reason', () => {
  expect(declineInWords('day', '')).toBe('日や時間が合わない')
  expect(declineInWords('day', 'その日は社内行事です')).toBe('日や時間が合わない（その日は社内行事です）')
})

describe('the day of a match', () => {
  const wishes = ['2026-10-04', '2026-11-01', '2026-11-08'].map((day) => ({ day, from: null, to: null }))
  const asked = { said: undefined, agreed: null, today: '2026-10-05' }

  test('is the first wish still to come, or the one others agreed on', () => {
    expect(dayOfMatch(wishes, asked)?.day).toBe('2026-11-01')
    expect(dayOfMatch(wishes, { ...asked, agreed: '2026-11-08' })?.day).toBe('2026-11-08')
    expect(dayOfMatch(wishes, { ...asked, said: '2026-11-08' })?.day).toBe('2026-11-08')
    expect(dayOfMatch([], asked)).toBeNull()
  })

  test('is one of the wishes, and not past', () => {
    expect(() => dayOfMatch(wishes, { ...asked, said: '2026-12-24' })).toThrow(refusal('invalid-input'))
    expect(() => dayOfMatch(wishes, { ...asked, said: '2026-10-04' })).toThrow(refusal('day-is-past'))
    expect(() => dayOfMatch(wishes, { ...asked, today: '2026-12-01' })).toThrow(refusal('day-is-past'))
  })
})
