import { z } from 'zod'
import { staff } from '../accounts/role.ts'
import { defineEndpoint } from '../kernel/endpoint.ts'
import { organizationId } from '../kernel/ids.ts'
import * as at from './change.paths.ts'
import { profileFieldRow } from './change.ts'
import { reviewableFields } from './profile-fields.ts'
import { registration } from './registration.ts'

export const listProfileFields = defineEndpoint(at.listProfileFields, {
  summary: 'Which fields of a profile take effect at once when a supporter changes them, and which wait for the centre',
  audience: ['supporter', ...staff],
  success: { status: 200, schema: z.object({ items: z.array(profileFieldRow) }) },
  refuses: [],
})

export const editProfileField = defineEndpoint(at.editProfileField, {
  summary: 'An admin says whether changes of a field wait for the centre; what waits already goes on waiting',
  audience: ['admin'],
  params: z.object({ field: z.enum(reviewableFields) }),
  body: z.strictObject({ reviewed: z.boolean() }),
  success: { status: 200, schema: profileFieldRow },
  refuses: ['not-found', 'version-stale'],
  needsVersion: true,
})

const decided = {
  audience: staff,
  params: z.object({ organizationId }),
  body: z.strictObject({}),
  success: { status: 200, schema: registration },
  refuses: ['not-found', 'wrong-moment', 'version-stale'],
  needsVersion: true,
} as const

export const acceptChange = defineEndpoint(at.acceptChange, {
  summary: 'A coordinator accepts the change that waits; from now on everybody sees it',
  ...decided,
  refuses: ['not-found', 'wrong-moment', 'version-stale', 'already-registered'],
})

export const returnChange = defineEndpoint(at.returnChange, {
  summary: 'A coordinator returns the change that waits, with a reason; what was typed stays for the supporter',
  ...decided,
  body: z.strictObject({ reason: z.string().trim().min(1, '理由を入れてください').max(500) }),
})

export const takeBackChange = defineEndpoint(at.takeBackChange, {
  summary: 'A supporter takes back the change that waits or was returned',
  ...decided,
  audience: ['supporter'],
})
