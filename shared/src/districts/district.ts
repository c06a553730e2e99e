import { z } from 'zod'
import { blocks } from './blocks.ts'

/** The district's number in the city's list, 1–31. */
export const districtId = z.int().min(1).max(99).brand<'DistrictId', 'inout'>()
export type DistrictId = z.infer<typeof districtId>

/** 地区: one of the city's districts. Master data that an admin may edit. */
export const district = z
  .object({
    id: districtId,
    name: z.string(),
    kana: z.string(),
    block: z.enum(blocks),
    /** 要確認: the block is a guess from the map. Told to coordinators and admins only; null for everybody else. */
    blockUnsure: z.boolean().nullable(),
    towns: z.array(z.string()),
    /** Centre point, for the map. */
    lat: z.number(),
    lon: z.number(),
    version: z.int(),
  })
  .meta({ id: 'District' })
export type District = z.infer<typeof district>
