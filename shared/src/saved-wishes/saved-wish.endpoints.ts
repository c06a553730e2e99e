import { z } from 'zod'
import { staff } from '../accounts/role.ts'
import { defineEndpoint } from '../kernel/endpoint.ts'
import { organizationId, savedWishId } from '../kernel/ids.ts'
import { cadenceInput, fittingRequest, savedWish, savedWishInput } from './saved-wish.ts'
import * as at from './saved-wish.paths.ts'

const own = ['supporter', ...staff] as const
const bySupporter = z.object({ organizationId })
const byWish = z.object({ organizationId, savedWishId })

export const listFittingRequests = defineEndpoint(at.listFittingRequests, {
  summary: 'うちに合う依頼: published open requests that fit what a supporter said of itself, best first, and why',
  audience: own,
  params: bySupporter,
  query: z.object({ perPage: z.coerce.number().int().min(1).max(50).default(20) }),
  success: { status: 200, schema: z.object({ items: z.array(fittingRequest), total: z.int() }) },
  refuses: ['not-found'],
})

export const listSavedWishes = defineEndpoint(at.listSavedWishes, {
  summary: '希望の条件: of which new requests a supporter wants to hear, and how often',
  audience: own,
  params: bySupporter,
  success: { status: 200, schema: z.object({ items: z.array(savedWish) }) },
  refuses: ['not-found'],
})

export const saveWish = defineEndpoint(at.saveWish, {
  summary:
    'A supporter, or the centre for it, keeps a search: from now on it hears of new requests that fit, each once',
  audience: own,
  params: bySupporter,
  body: savedWishInput,
  success: { status: 201, schema: savedWish },
  refuses: ['not-found', 'wrong-moment', 'no-room-left', 'wish-known'],
})

export const changeWish = defineEndpoint(at.changeWish, {
  summary: 'How often a supporter hears of a wish',
  audience: own,
  params: byWish,
  body: cadenceInput,
  success: { status: 200, schema: savedWish },
  refuses: ['not-found'],
})

export const removeWish = defineEndpoint(at.removeWish, {
  summary: 'A supporter no longer wants to hear of a wish',
  audience: own,
  params: byWish,
  success: { status: 200, schema: z.object({ id: savedWishId }) },
  refuses: ['not-found'],
})
