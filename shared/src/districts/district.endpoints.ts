import { z } from 'zod'
import { defineEndpoint } from '../kernel/endpoint.ts'
import { blocks } from './blocks.ts'
import { district } from './district.ts'
import * as at from './district.paths.ts'

export const listDistricts = defineEndpoint(at.listDistricts, {
  summary: 'All districts, in the order of the blocks',
  audience: 'open',
  success: { status: 200, schema: z.object({ items: z.array(district) }) },
  refuses: [],
})

export const editDistrict = defineEndpoint(at.editDistrict, {
  summary: 'An admin corrects a district; saying the block settles its 要確認',
  audience: ['admin'],
  params: z.object({ districtId: z.coerce.number().pipe(z.int()) }),
  body: z.strictObject({
    name: z.string().trim().min(1, '地区の名前を入れてください').max(30).optional(),
    kana: z.string().trim().min(1, 'ふりがなを入れてください').max(60).optional(),
    block: z.enum(blocks).optional(),
    towns: z.array(z.string().trim().min(1).max(40)).max(80).optional(),
  }),
  success: { status: 200, schema: district },
  refuses: ['not-found', 'version-stale'],
  needsVersion: true,
})
