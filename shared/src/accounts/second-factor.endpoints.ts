import { z } from 'zod'
import { defineEndpoint } from '../kernel/endpoint.ts'
import { seatId } from '../kernel/ids.ts'
import { me } from './account.ts'
import { staff } from './role.ts'
import * as at from './second-factor.paths.ts'
import { offeredFactor, recoveryCodes, secondFactor, typedCode } from './second-factor.ts'

const showsCodes = { status: 200, schema: recoveryCodes } as const
const done = z.object({ done: z.literal(true) })

export const showSecondFactor = defineEndpoint(at.showSecondFactor, {
  summary: 'Shows the number of the authenticator app or a recovery code; each is accepted once',
  audience: 'signed-in',
  beforeSecondFactor: true,
  rate: 'sign-in',
  body: z.strictObject({ code: typedCode }),
  success: { status: 200, schema: me },
  refuses: ['wrong-code', 'wrong-moment', 'too-many-tries'],
})
export const lookAtSecondFactor = defineEndpoint(at.lookAtSecondFactor, {
  summary: 'How my own second factor stands',
  audience: staff,
  success: { status: 200, schema: secondFactor },
  refuses: [],
})
export const offerSecondFactor = defineEndpoint(at.offerSecondFactor, {
  summary: 'A new secret for my authenticator app; nothing changes until its first number confirms it',
  audience: staff,
  beforeSecondFactor: true,
  rate: 'sign-in',
  body: z.strictObject({}),
  success: { status: 200, schema: offeredFactor },
  refuses: ['step-up-needed', 'too-many-tries'],
})
export const confirmSecondFactor = defineEndpoint(at.confirmSecondFactor, {
  summary: 'The first number of the app: from now on it counts; answers the recovery codes, this once',
  audience: staff,
  beforeSecondFactor: true,
  rate: 'sign-in',
  body: z.strictObject({ code: typedCode }),
  success: showsCodes,
  refuses: ['wrong-code', 'wrong-moment', 'step-up-needed', 'too-many-tries'],
})
export const renewRecoveryCodes = defineEndpoint(at.renewRecoveryCodes, {
  summary: 'Ten new recovery codes, shown this once; the older ones are void',
  audience: staff,
  rate: 'sign-in',
  body: z.strictObject({}),
  success: showsCodes,
  refuses: ['wrong-moment', 'step-up-needed', 'too-many-tries'],
})
export const resetSecondFactor = defineEndpoint(at.resetSecondFactor, {
  summary: 'An admin takes away the second factor of a colleague who lost it; all its sessions end, it is told by mail',
  audience: ['admin'],
  params: z.object({ seatId }),
  body: z.strictObject({}),
  success: { status: 200, schema: done },
  refuses: ['not-found', 'wrong-moment', 'step-up-needed'],
})
