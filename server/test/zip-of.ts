import { deflateRawSync } from 'node:zlib'

/** A file in a zip file. */
export interface Part {
  name: string
  content: Buffer | string
  /** What the table of contents says instead of the truth. */
  claims?: { inflated?: number; packed?: number; offset?: number; flags?: number }
}

const u16 = (value: number): Buffer => Buffer.from([value & 255, (value >> 8) & 255])
const u32 = (value: number): Buffer => Buffer.concat([u16(value & 0xffff), u16(value >>> 16)])
const signature = (mark: string): Buffer => Buffer.from(`PK${mark}`, 'latin1')

/** A zip file written by hand, so that it can lie. */
export const zipOf = (parts: readonly Part[]): Buffer => {
  const locals: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const { name, content, claims = {} } of parts) {
    const bytes = Buffer.from(content)
    const packed = deflateRawSync(bytes)
    const [packedSize, size] = [u32(claims.packed ?? packed.length), u32(claims.inflated ?? bytes.length)]
    const head = [u16(20), u16(claims.flags ?? 0), u16(8), u32(0), u32(0), packedSize, size, u16(name.length), u16(0)]
    const local = Buffer.concat([signature('\u0003\u0004'), ...head, Buffer.from(name), packed])
    const rest = [u16(0), u16(0), u16(0), u32(0), u32(claims.offset ?? offset), Buffer.from(name)]
    central.push(Buffer.concat([signature('\u0001\u0002'), u16(20), ...head, ...rest]))
    locals.push(local)
    offset += local.length
  }
  const directory = Buffer.concat(central)
  const end = [u16(0), u16(0), u16(parts.length), u16(parts.length), u32(directory.length), u32(offset), u16(0)]
  return Buffer.concat([...locals, directory, signature('\u0005\u0006'), ...end])
}
