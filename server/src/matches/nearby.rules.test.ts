import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { district } from '../../test/suggestion-facts.ts'
import { type DistrictPoint, kmBetween, nearbyOf } from './nearby.rules.ts'

const rows = parse(readFileSync(new URL('../districts/districts.csv', import.meta.url)), { columns: true }) as {
  no: string
  name: string
  block: DistrictPoint['block']
  lat: string
  lon: string
}[]
const all: DistrictPoint[] = rows.map(({ no, name, block, lat, lon }) => ({
  ...{ id: district(Number(no)), name, block, lat: Number(lat), lon: Number(lon) },
}))
const namesNear = (id: number) => nearbyOf(all, district(id), 3).map(({ name }) => name)

describe('districts close by', () => {
  test('a kilometre is a kilometre', () => {
    expect(kmBetween({ lat: 35.66, lon: 138.57 }, { lat: 35.67, lon: 138.57 })).toBeCloseTo(1.112, 2)
    expect(kmBetween({ lat: 35.66, lon: 138.57 }, { lat: 35.66, lon: 138.57 })).toBe(0)
  })

  test('the nearest first, all within three kilometres, never the district itself', () => {
    const near = nearbyOf(all, district(12), 3)

    expect(near[0]).toMatchObject({ name: '伊勢', km: 1 })
    expect(near.every(({ km }) => km >= 1 && km <= 3)).toBe(true)
    expect(namesNear(12)).not.toContain('湯田')
  })

  test('close is mutual in the plain; in the mountains the nearest one alone is told', () => {
    expect(namesNear(13)).toContain('湯田')
    expect(nearbyOf(all, district(31), 3)).toEqual([expect.objectContaining({ name: '中道', km: 6 })])
    expect(nearbyOf(all, district(99), 3)).toEqual([])
  })
})
