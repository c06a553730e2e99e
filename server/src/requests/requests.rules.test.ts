import { expect, test } from 'vitest'
import { associationLabelOf, insuranceNeeded, refusePastDays } from './requests.rules.ts'

const on = (day: string) => ({ day, from: null, to: null })

test('a day is past by Japan’s calendar, not by London’s', () => {
  const lateEvening = new Date('2026-10-04T15:30:00Z') // 0:30 on the 5th in Japan
  expect(() => refusePastDays([on('2026-10-05')], lateEvening)).not.toThrow()
  expect(() => refusePastDays([on('2026-10-04')], lateEvening)).toThrow(
    expect.objectContaining({
      code: 'day-is-past',
      errors: [{ pointer: '/days/0/day', detail: '過ぎた日は選べません' }],
    }),
  )
})

test('a day that was asked for before may stay when something else is changed', () => {
  const now = new Date('2026-10-05T01:00:00Z')
  expect(() => refusePastDays([on('2026-10-01'), on('2026-11-01')], now, [on('2026-10-01')])).not.toThrow()
  expect(() => refusePastDays([on('2026-10-02')], now, [on('2026-10-01')])).toThrow()
})

test.each([
  ['L', [], false],
  ['L', ['personal-data'], false],
  ['L', ['fire-food'], true],
  ['M', [], true],
  ['H', ['personal-data'], true],
] as const)('risk %s with %j needs insurance: %s', (risk, hazards, needed) => {
  expect(insuranceNeeded(risk, hazards)).toBe(needed)
})

test('the association is named by its district until it shows its name', () => {
  const facts = { associationName: '北口自治会', districtName: '富士川' }
  expect(associationLabelOf({ ...facts, showName: false })).toBe('富士川地区の自治会')
  expect(associationLabelOf({ ...facts, showName: true })).toBe('北口自治会')
})
