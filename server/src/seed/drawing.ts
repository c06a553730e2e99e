import { crc32, deflateSync } from 'node:zlib'

/** A plain drawing of coloured shapes, for the photographs of the demo: nobody is in it, and it is nobody's. */
export interface Drawing {
  /** From one colour at the top to another at the bottom. */
  sky: (top: Colour, bottom: Colour) => void
  /** Its corners as `across,down across,down …`. */
  shape: (corners: string, colour: Colour) => void
  disc: (middle: Point, radius: Point, colour: Colour) => void
  line: (from: Point, to: Point, thick: number, colour: Colour) => void
}
type Colour = readonly [red: number, green: number, blue: number]
/** Across and down, in hundredths of the width. */
type Point = readonly [x: number, y: number]

const size = { width: 480, height: 320 } as const
/** Drawn twice as large and made smaller, so that edges are smooth. */
const fine = 2
const scale = (size.width * fine) / 100

/** A PNG of what was drawn, some kilobytes large. */
export function drawn(draw: (on: Drawing) => void): Buffer {
  const [width, height] = [size.width * fine, size.height * fine]
  const pixels = Buffer.alloc(width * height * 3)
  const row = (y: number, from: number, to: number, colour: Colour) => {
    const [left, right] = [Math.max(0, from), Math.min(width, to)]
    if (left < right) pixels.fill(Buffer.from(colour), (y * width + left) * 3, (y * width + right) * 3)
  }
  const fill = (corners: readonly Point[], colour: Colour) => {
    const points = corners.map(([x, y]): Point => [x * scale, y * scale])
    const heights = points.map(([, y]) => y)
    for (let y = Math.max(0, Math.floor(Math.min(...heights))); y < Math.min(height, Math.max(...heights)); y++) {
      const cuts = crossings(points, y + 0.5)
      for (let i = 0; i + 1 < cuts.length; i += 2) row(y, Math.round(cuts[i]!), Math.round(cuts[i + 1]!), colour)
    }
  }
  draw({
    shape: (corners, colour) => fill(pointsOf(corners), colour),
    sky: (top, bottom) => {
      for (let y = 0; y < height; y++) row(y, 0, width, mixed(top, bottom, y / height))
    },
    disc: ([x, y], [rx, ry], colour) =>
      fill(
        Array.from({ length: 48 }, (_, i): Point => {
          const turn = (i / 24) * Math.PI
          return [x + rx * Math.cos(turn), y + ry * Math.sin(turn)]
        }),
        colour,
      ),
    line: ([x1, y1], [x2, y2], thick, colour) => {
      const long = Math.hypot(x2 - x1, y2 - y1)
      const [dx, dy] = [((y2 - y1) / long) * (thick / 2), ((x1 - x2) / long) * (thick / 2)]
      const corners: Point[] = [
        [x1 + dx, y1 + dy],
        [x2 + dx, y2 + dy],
        [x2 - dx, y2 - dy],
        [x1 - dx, y1 - dy],
      ]
      fill(corners, colour)
    },
  })
  return png(smaller(pixels))
}

const pointsOf = (corners: string): Point[] =>
  corners.split(' ').map((corner) => corner.split(',').map(Number) as unknown as Point)

const mixed = (a: Colour, b: Colour, share: number): Colour =>
  [0, 1, 2].map((i) => Math.round(a[i]! + (b[i]! - a[i]!) * share)) as unknown as Colour

/** Where a level line meets the edges of a shape, from left to right. */
const crossings = (points: readonly Point[], y: number): number[] =>
  points
    .flatMap(([x1, y1], i) => {
      const [x2, y2] = points[(i + 1) % points.length]!
      return y1 <= y !== y2 <= y ? [x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)] : []
    })
    .toSorted((a, b) => a - b)

function smaller(pixels: Buffer): Buffer {
  const { width, height } = size
  const small = Buffer.alloc(width * height * 3)
  const line = width * fine * 3
  for (let y = 0, to = 0; y < height; y++)
    for (let x = 0, at = y * fine * line; x < width; x++, at += 6)
      for (let colour = at; colour < at + 3; colour++, to++)
        small[to] = (pixels[colour]! + pixels[colour + 3]! + pixels[colour + line]! + pixels[colour + line + 3]!) >> 2
  return small
}

function png(pixels: Buffer): Buffer {
  const { width, height } = size
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 2], 8)
  const line = width * 3
  // each line as its difference to the one above: level areas become noughts
  const lines = Buffer.alloc((line + 1) * height)
  for (let y = 0, at = 0, to = 0; y < height; y++) {
    lines[to++] = 2
    for (const end = at + line; at < end; at++, to++) lines[to] = pixels[at]! - (at < line ? 0 : pixels[at - line]!)
  }
  const signature = Buffer.from('89504e470d0a1a0a', 'hex')
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', deflateSync(lines)), chunk('IEND', Buffer.of())])
}

function chunk(name: string, data: Buffer): Buffer {
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data])
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}
