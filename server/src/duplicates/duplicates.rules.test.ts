import type { OrganizationId } from '@app/shared'
import type { DistrictId } from '@app/shared/districts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Compared, likenessOf } from './duplicates.rules.ts'

const one = (said: Partial<Compared>): Compared => ({
  id: 'a' as OrganizationId,
  kind: 'supporter',
  name: '',
  kana: '',
  districtId: null,
  corporateNumber: null,
  phone: null,
  fax: null,
  email: null,
  officers: [],
  ...said,
})
const other = (said: Partial<Compared>): Compared => one({ id: 'b' as OrganizationId, ...said })
const district = (id: number) => id as DistrictId
const maybe = <T>(...values: T[]) => fc.constantFrom<T | null>(null, ...values)

/** Few values, so that they meet often. */
const anybody: fc.Arbitrary<Compared> = fc.record({
  id: fc.constantFrom('a', 'b', 'c').map((id) => id as OrganizationId),
  kind: fc.constantFrom('association', 'supporter'),
  name: fc.constantFrom('㈱みどり', '株式会社みどり', '朝日三丁目自治会', '朝日３丁目町内会', '！', ''),
  kana: fc.constantFrom('みどり', 'ミドリ', ''),
  districtId: maybe(district(1), district(2)),
  corporateNumber: maybe('1234567890123', '9876543210987'),
  phone: maybe('055-000-0001', '０５５（０００）０００１', 'なし'),
  fax: maybe('055-000-0002', ''),
  email: maybe('a@example.jp', 'A@example.jp', ' '),
  officers: fc.subarray(['a@example.jp', 'c@example.jp']),
})

describe('for every two organizations', () => {
  test('the order of the two does not matter', () =>
    fc.assert(
      fc.property(anybody, anybody, (a, b) => {
        expect(likenessOf(a, b)).toEqual(likenessOf(b, a))
      }),
    ))

  test('nobody is its own twin, whatever else is known', () =>
    fc.assert(
      fc.property(anybody, anybody, (a, b) => {
        expect(likenessOf(a, a)).toBeNull()
        expect(likenessOf(a, { ...b, id: a.id })).toBeNull()
      }),
    ))

  test('an association is never a supporter; a pair has a reason that is more than its district', () =>
    fc.assert(
      fc.property(anybody, anybody, (a, b) => {
        const likeness = likenessOf(a, b)
        if (!likeness) return
        expect(a.kind).toBe(b.kind)
        expect(likeness.reasons.filter((reason) => reason !== 'district').length).toBeGreaterThan(0)
      }),
    ))

  test('what nobody has said is no sign', () =>
    fc.assert(
      fc.property(anybody, (a) => {
        expect(likenessOf({ ...a, id: one({}).id }, other({ kind: a.kind }))).toBeNull()
      }),
    ))

  test('one more sign never makes them less sure', () =>
    fc.assert(
      fc.property(anybody, anybody, (a, b) => {
        const before = likenessOf(a, b)?.weight ?? 0
        const phone = { phone: '055-000-0009' }
        expect(likenessOf({ ...a, ...phone }, { ...b, ...phone })?.weight ?? 0).toBeGreaterThanOrEqual(
          a.id === b.id ? 0 : before,
        )
      }),
    ))
})

describe('two supporters', () => {
  test('㈱ and 株式会社 with the same telephone are very surely one', () => {
    const found = likenessOf(
      one({ name: '㈱みどり建設', phone: '055-000-0001' }),
      other({ name: '株式会社みどり建設', phone: '０５５−０００−０００１' }),
    )

    expect(found).toMatchObject({ reasons: ['name', 'phone'], sure: 'very' })
  })

  test('the same name alone is rather sure, a telephone or a reading alone only perhaps', () => {
    expect(likenessOf(one({ name: 'みどり' }), other({ name: 'ミドリ' }))).toMatchObject({ sure: 'rather' })
    expect(likenessOf(one({ phone: '1' }), other({ phone: '1' }))).toMatchObject({ sure: 'perhaps' })
    expect(likenessOf(one({ kana: 'みどり' }), other({ kana: 'ミドリ' }))).toMatchObject({ sure: 'perhaps' })
    expect(likenessOf(one({ fax: '1' }), other({ fax: '1' }))).toBeNull()
  })

  test('companies with different corporate numbers are not one because of their name', () => {
    const [a, b] = [{ corporateNumber: '1234567890123' }, { corporateNumber: '9876543210987' }]

    expect(likenessOf(one({ name: 'みどり', ...a }), other({ name: 'みどり', ...b }))).toBeNull()
    expect(likenessOf(one({ name: 'みどり', ...a }), other({ name: 'あお', ...a }))).toMatchObject({
      reasons: ['corporate-number'],
    })
  })
})

describe('two associations', () => {
  const asahi = (name: string, id: number): Partial<Compared> => {
    return { kind: 'association', name, districtId: district(id) }
  }

  test('三丁目自治会 and 3丁目町内会 of one district are alike, of two districts not', () => {
    expect(likenessOf(one(asahi('朝日三丁目自治会', 1)), other(asahi('朝日３丁目町内会', 1)))).toMatchObject({
      reasons: ['name', 'district'],
      sure: 'rather',
    })
    expect(likenessOf(one(asahi('朝日三丁目自治会', 1)), other(asahi('朝日３丁目町内会', 2)))).toBeNull()
  })
})
