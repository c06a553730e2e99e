import type { OrganizationId, RequestId, SeriesId } from '@app/shared'
import type { PlannedRequest } from '@app/shared/plans'
import { expect, test } from 'vitest'
import { askedTogether } from './asked-together.rules.ts'

const planned = (id: string, supporters: Record<string, number>, session: [string, number] | null = null) =>
  ({
    request: { id: id as RequestId, title: id },
    session: session && { seriesId: session[0] as SeriesId, seriesTitle: session[0], number: session[1] },
    supporters: Object.entries(supporters).map(([name, heads]) => ({
      supporterId: name as OrganizationId,
      name,
      heads,
    })),
  }) as PlannedRequest
const told = (requests: PlannedRequest[]) =>
  askedTogether(requests).map(
    ({ name, parts }) => `${name}: ${parts.map(({ planned, heads }) => `${planned.request.id}×${heads}`).join(' ')}`,
  )

test('the sessions of a series go to one supporter in one asking, in their order, each with its own heads', () => {
  const plan = [
    planned('b', { ひなた: 8, みなも: 3 }, ['教室', 2]),
    planned('alone', { ひなた: 2 }),
    planned('a', { ひなた: 12 }, ['教室', 1]),
    planned('c', { ひなた: 1 }, ['花壇', 1]),
  ]
  expect(told(plan)).toEqual(['ひなた: a×12 b×8', 'みなも: b×3', 'ひなた: alone×2', 'ひなた: c×1'])
})

test('requests that stand alone are never put together, and nobody is lost', () => {
  const plan = [planned('x', { ひなた: 2, みなも: 2 }), planned('y', { ひなた: 2 }), planned('z', {})]
  expect(told(plan)).toEqual(['ひなた: x×2', 'みなも: x×2', 'ひなた: y×2'])
})
