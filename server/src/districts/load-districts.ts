import { readFileSync } from 'node:fs'
import { blocks, districtId } from '@app/shared/districts'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import type { Db } from '../platform/db.ts'
import { insertDistricts } from './districts.store.ts'

/** Beside the sources; what was built lies as deep as they do. */
const file = new URL('../../src/districts/districts.csv', import.meta.url)

const line = z.object({
  no: z.coerce.number().pipe(districtId),
  name: z.string().min(1),
  kana: z.string().min(1),
  block: z.enum(blocks),
  block_confidence: z.string(),
  lat: z.coerce.number(),
  lon: z.coerce.number(),
  towns: z.string(),
})

/** Fills an empty table with the city's districts. A block that the city's papers do not name is 要確認. */
export async function loadDistricts(db: Db): Promise<void> {
  const rows = z.array(line).parse(parse(readFileSync(file), { columns: true }))
  await insertDistricts(
    db,
    rows.map(({ no, name, kana, block, block_confidence: confidence, lat, lon, towns }) => ({
      ...{ id: no, name, kana, block, lat, lon },
      blockUnsure: confidence !== 'H',
      towns: towns.split('・').filter(Boolean),
    })),
  )
}
