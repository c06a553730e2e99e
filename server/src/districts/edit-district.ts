import type { Block, District, DistrictId } from '@app/shared/districts'
import type { Context } from '../platform/context.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import { requireVersion } from '../platform/version.ts'
import { districtSeen } from './districts.queries.ts'
import { lockDistrict, saveDistrict } from './districts.store.ts'

/** What an admin may correct. */
interface Correction {
  name?: string | undefined
  kana?: string | undefined
  block?: Block | undefined
  towns?: string[] | undefined
}

/** An admin corrects a district. Whoever says its block, even the same again, has asked: 要確認 is settled. */
export function editDistrict(ctx: Context, id: DistrictId, said: Correction): Promise<District> {
  return transact(ctx, async (tx) => {
    const known = await lockDistrict(tx, id)
    requireVersion(ctx, known.version)

    const { name = known.name, kana = known.kana, block = known.block, towns = known.towns } = said
    const blockUnsure = said.block ? false : known.blockUnsure
    const row = await saveDistrict(tx, id, { name, kana, block, towns, blockUnsure })
    await record(tx, ctx, { type: 'district.edited', districtId: id })
    return districtSeen(ctx.actor, row)
  })
}
