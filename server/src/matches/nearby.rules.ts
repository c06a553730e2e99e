import type { Block, DistrictId } from '@app/shared/districts'

/** A district with the middle of its towns; its border is not known. */
export interface DistrictPoint {
  id: DistrictId
  name: string
  block: Block
  lat: number
  lon: number
}

/** Another district close by; `km`: whole kilometres from middle to middle, at least one. */
export interface Nearby {
  districtId: DistrictId
  name: string
  block: Block
  km: number
}

const earthRadius = 6371

/**
 * The other districts whose middles lie within so many kilometres, the nearest first; where none does (in the
 * mountains), the nearest alone.
 */
export function nearbyOf(all: readonly DistrictPoint[], id: DistrictId, closeByKm: number): Nearby[] {
  const here = all.find((one) => one.id === id)
  if (!here) return []
  const others = all
    .filter((one) => one.id !== id)
    .map((one) => ({ one, apart: kmBetween(here, one) }))
    .sort((a, b) => a.apart - b.apart || a.one.id - b.one.id)
  const close = others.filter(({ apart }) => apart <= closeByKm)
  return (close.length > 0 ? close : others.slice(0, 1)).map(({ one: { id, name, block }, apart }) => ({
    districtId: id,
    name,
    block,
    km: Math.max(1, Math.round(apart)),
  }))
}

type Point = Pick<DistrictPoint, 'lat' | 'lon'>
/** As the crow flies, in kilometres. */
export function kmBetween(from: Point, to: Point): number {
  const rad = (degrees: number) => (degrees * Math.PI) / 180
  const [lat, lon] = [rad(to.lat - from.lat), rad(to.lon - from.lon)]
  const chord = Math.sin(lat / 2) ** 2 + Math.cos(rad(from.lat)) * Math.cos(rad(to.lat)) * Math.sin(lon / 2) ** 2
  return 2 * earthRadius * Math.asin(Math.sqrt(chord))
}
