import { z } from 'zod'
import { staff } from '../accounts/role.ts'
import { defineEndpoint } from '../kernel/endpoint.ts'
import { organizationId } from '../kernel/ids.ts'
import { organizationKind } from '../organizations/organization.ts'
import * as at from './duplicate.paths.ts'
import { clash, compared, duplicate, merging } from './duplicate.ts'

export const listDuplicates = defineEndpoint(at.listDuplicates, {
  summary: 'Pairs of organizations that may be one, the surest first (at most 100), with reasons but without contacts',
  audience: staff,
  success: { status: 200, schema: z.object({ items: z.array(duplicate) }) },
  refuses: [],
})

export const tellApart = defineEndpoint(at.tellApart, {
  summary: 'A coordinator says that two organizations are different; the pair is not shown again',
  audience: staff,
  body: z.strictObject({ firstId: organizationId, secondId: organizationId }),
  success: { status: 200, schema: z.object({ firstId: organizationId, secondId: organizationId }) },
  refuses: ['not-found', 'invalid-input'],
})

export const compareDuplicates = defineEndpoint(at.compareDuplicates, {
  summary: 'Two organizations side by side with their contacts, before they are made one; each look is audited',
  audience: staff,
  rate: 'contacts',
  query: z.object({ firstId: organizationId, secondId: organizationId }),
  success: { status: 200, schema: z.object({ items: z.array(compared), clashes: z.array(clash) }) },
  refuses: ['not-found', 'invalid-input'],
})

export const mergeOrganizations = defineEndpoint(at.mergeOrganizations, {
  summary: 'A coordinator makes two organizations one; everything points to the one that stays, nothing is deleted',
  audience: staff,
  body: merging,
  success: { status: 200, schema: z.object({ staysId: organizationId, kind: organizationKind }) },
  refuses: ['not-found', 'invalid-input', 'wrong-moment', 'version-stale', 'already-registered', 'both-promised'],
})
