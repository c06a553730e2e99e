import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { apart, distancesFromMiddle, type Label, projectionOf } from './map.rules.ts'

const csv = readFileSync(new URL('../../../server/src/districts/districts.csv', import.meta.url), 'utf8')
const [head = '', ...lines] = csv.trim().split('\n')
const at = (name: string) => head.split(',').indexOf(name)
const districts = lines
  .map((line) => line.split(','))
  .map((cells) => ({
    name: cells[at('name')]!,
    lat: Number(cells[at('lat')]),
    lon: Number(cells[at('lon')]),
  }))

const covers = (labels: readonly Label[], spots: readonly { x: number; y: number }[]) =>
  labels.flatMap((one, i) =>
    labels.slice(i + 1).filter((other, rest) => {
      const [a, b] = [spots[i]!, spots[i + 1 + rest]!]
      return (
        Math.abs(a.x - b.x) < (one.width + other.width) / 2 && Math.abs(a.y - b.y) < (one.height + other.height) / 2
      )
    }),
  )

describe('the map of the districts', () => {
  test('draws the middle of the city apart from the five districts that lie far out', () => {
    const far = districts.filter((_, i) => distancesFromMiddle(districts)[i]! > 0.06)

    expect(far.map(({ name }) => name)).toEqual(['千代田', '能泉', '宮本', '中道', '上九一色'])
  })

  test('no label of the middle covers another, and all stay on the sheet near their point', () => {
    const inner = districts.filter((_, i) => distancesFromMiddle(districts)[i]! <= 0.06)
    const sheet = { width: 356, height: 540 }
    const spotOf = projectionOf(inner, sheet, { width: 40, height: 80 })
    const labels = inner.map((place) => ({
      ...spotOf(place),
      width: Math.max(44, 16 * place.name.length + 8),
      height: 46,
    }))

    const spots = apart(labels, sheet)

    expect(covers(labels, spots)).toEqual([])
    spots.forEach(({ x, y }, i) => {
      expect(x - labels[i]!.width / 2).toBeGreaterThanOrEqual(0)
      expect(x + labels[i]!.width / 2).toBeLessThanOrEqual(sheet.width)
      expect(y).toBeGreaterThanOrEqual(23)
      expect(y).toBeLessThanOrEqual(sheet.height - 23)
      expect(Math.hypot(x - labels[i]!.x, y - labels[i]!.y)).toBeLessThan(80)
    })
  })

  test('labels that do not touch stay exactly where they belong', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), (n) => {
        const labels = Array.from({ length: n }, (_, i) => ({ x: 60 + i * 60, y: 60 + i * 60, width: 40, height: 40 }))
        const spots = apart(labels, { width: 500, height: 500 })
        spots.forEach((spot, i) => expect(Math.hypot(spot.x - labels[i]!.x, spot.y - labels[i]!.y)).toBeLessThan(0.5))
      }),
    )
  })

  test('keeps north up, east to the right and distances true', () => {
    const spotOf = projectionOf(
      [
        { lat: 35, lon: 138 },
        { lat: 36, lon: 139 },
      ],
      { width: 200, height: 1000 },
      { width: 0, height: 0 },
    )
    const [south, north] = [spotOf({ lat: 35, lon: 138 }), spotOf({ lat: 36, lon: 139 })]

    expect(north.y).toBeLessThan(south.y)
    expect(north.x).toBeGreaterThan(south.x)
    expect((south.y - north.y) / (north.x - south.x)).toBeCloseTo(1 / Math.cos((35.5 * Math.PI) / 180), 5)
  })
})
