/** Where the labels of a map stand: pure geometry, so that any city's districts can be drawn from their points. */

/** A place on the earth, in degrees. */
export interface Place {
  lat: number
  lon: number
}
/** A point of a drawing, in its own units from the upper left corner. */
export interface Spot {
  x: number
  y: number
}
/** A label to be placed: the spot it belongs to and how large it is. */
export interface Label extends Spot {
  width: number
  height: number
}
/** The paper that is drawn on. */
export interface Sheet {
  width: number
  height: number
}

const middleOf = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0

/** Degrees from the middle of all places, east-west shortened as it is at this latitude. */
export function distancesFromMiddle(places: readonly Place[]): number[] {
  const [lat, lon] = [middleOf(places.map((place) => place.lat)), middleOf(places.map((place) => place.lon))]
  const shrink = Math.cos((lat * Math.PI) / 180)
  return places.map((place) => Math.hypot(place.lat - lat, (place.lon - lon) * shrink))
}

/** Lays places on a sheet, north up and without distortion, as large as they fit between its margins. */
export function projectionOf(places: readonly Place[], sheet: Sheet, margin: Sheet): (place: Place) => Spot {
  const [lats, lons] = [places.map((place) => place.lat), places.map((place) => place.lon)]
  const [north, south, west, east] = [Math.max(...lats), Math.min(...lats), Math.min(...lons), Math.max(...lons)]
  const shrink = Math.cos((((north + south) / 2) * Math.PI) / 180)
  const wide = (sheet.width - 2 * margin.width) / ((east - west) * shrink || 1)
  const tall = (sheet.height - 2 * margin.height) / (north - south || 1)
  const scale = Math.min(wide, tall)
  return ({ lat, lon }) => ({
    x: sheet.width / 2 + (lon - (west + east) / 2) * shrink * scale,
    y: sheet.height / 2 - (lat - (north + south) / 2) * scale,
  })
}

/**
 * Pushes labels apart until none covers another, as near to their spots as it goes. The same labels always come to
 * stand in the same way.
 */
export function apart(labels: readonly Label[], sheet: Sheet, gap = 3, rounds = 900): Spot[] {
  const spots = labels.map(({ x, y }, at) => ({ x: x + at * 1e-3, y }))
  for (let round = 0; round < rounds; round++) {
    const pull = round < rounds / 2 ? 0.02 : 0
    labels.forEach((label, at) => {
      const spot = spots[at]!
      spot.x += (label.x - spot.x) * pull
      spot.y += (label.y - spot.y) * pull
    })
    let isCrowded = false
    for (let one = 0; one < labels.length; one++)
      for (let other = one + 1; other < labels.length; other++)
        isCrowded = pushed(labels[one]!, spots[one]!, labels[other]!, spots[other]!, gap) || isCrowded
    labels.forEach((label, at) => keepOn(sheet, label, spots[at]!))
    if (!isCrowded && !pull) break
  }
  return spots
}

/** Moves two overlapping labels apart the shorter way; true if they overlapped. */
function pushed(a: Label, at: Spot, b: Label, bt: Spot, gap: number): boolean {
  const [dx, dy] = [bt.x - at.x, bt.y - at.y]
  const overX = (a.width + b.width) / 2 + gap - Math.abs(dx)
  const overY = (a.height + b.height) / 2 + gap - Math.abs(dy)
  if (overX <= 0.01 || overY <= 0.01) return false
  if (overX < overY) {
    at.x -= (Math.sign(dx || 1) * overX) / 2
    bt.x += (Math.sign(dx || 1) * overX) / 2
  } else {
    at.y -= (Math.sign(dy || 1) * overY) / 2
    bt.y += (Math.sign(dy || 1) * overY) / 2
  }
  return true
}

function keepOn({ width, height }: Sheet, label: Label, spot: Spot): void {
  spot.x = Math.min(Math.max(spot.x, label.width / 2 + 2), width - label.width / 2 - 2)
  spot.y = Math.min(Math.max(spot.y, label.height / 2 + 2), height - label.height / 2 - 2)
}
