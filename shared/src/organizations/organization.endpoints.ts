import { z } from 'zod'
import { staff } from '../accounts/role.ts'
import { blocks } from '../districts/blocks.ts'
import { defineEndpoint } from '../kernel/endpoint.ts'
import { organizationId } from '../kernel/ids.ts'
import { pageOf, pageQuery } from '../kernel/page.ts'
import { contactShown, contactWritten, foundOrganization } from './organization.ts'
import * as at from './organization.paths.ts'
import { supporterKindChanges, supporterKindRow } from './supporter-kind.ts'
import { supporterKind } from './supporter-profile.ts'
import { districtReach, supporterCard, supporterPage } from './supporter.ts'

const byId = z.object({ organizationId })
/** What the directory is searched and narrowed by. */
const directoryQuery = {
  /** Any part of the name, its reading, or of what it can do. */
  q: z.string().trim().max(60).optional(),
  category: z.string().max(30).optional(),
  item: z.string().max(60).optional(),
  district: z.coerce.number().int().optional(),
  /** Comes somewhere in this block. */
  block: z.enum(blocks).optional(),
  /** Only those who come to the whole city. */
  wholeCity: z.stringbool().optional(),
  kind: supporterKind.optional(),
  /** A day on which it could come. */
  on: z.iso.date().optional(),
}

export const listSupporterKinds = defineEndpoint(at.listSupporterKinds, {
  summary: 'The kinds of supporters, with what each is asked for',
  audience: 'open',
  success: { status: 200, schema: z.object({ items: z.array(supporterKindRow) }) },
  refuses: [],
})

export const editSupporterKind = defineEndpoint(at.editSupporterKind, {
  summary: 'An admin names a kind of supporter, orders it, and says what it is asked for',
  audience: ['admin'],
  params: z.object({ kind: supporterKind }),
  body: supporterKindChanges,
  success: { status: 200, schema: supporterKindRow },
  refuses: ['not-found', 'version-stale'],
  needsVersion: true,
})

export const addSupporterKind = defineEndpoint(at.addSupporterKind, {
  summary: 'An admin adds a kind of supporter',
  audience: ['admin'],
  body: supporterKindChanges,
  success: { status: 201, schema: supporterKindRow },
  refuses: [],
})

export const removeSupporterKind = defineEndpoint(at.removeSupporterKind, {
  summary: 'An admin removes a kind of supporter that nobody has',
  audience: ['admin'],
  params: z.object({ kind: supporterKind }),
  success: { status: 200, schema: z.object({ kind: z.string() }) },
  refuses: ['not-found', 'version-stale', 'kind-in-use'],
  needsVersion: true,
})

export const listSupporters = defineEndpoint(at.listSupporters, {
  summary: 'The public directory of registered supporters, searched and filtered',
  audience: 'open',
  query: z.object({ ...pageQuery, ...directoryQuery }),
  success: { status: 200, schema: pageOf(supporterCard) },
  refuses: [],
})

export const countSupportersByDistrict = defineEndpoint(at.countSupportersByDistrict, {
  summary: 'How many listed supporters can come to each district, for the map of the directory',
  audience: 'open',
  query: z.object(directoryQuery),
  success: { status: 200, schema: z.object({ items: z.array(districtReach) }) },
  refuses: [],
})

export const compareSupporters = defineEndpoint(at.compareSupporters, {
  summary: 'Up to six listed supporters side by side, in the order asked; who is not listed is left out',
  audience: 'open',
  query: z.object({
    ids: z
      .string()
      .max(300)
      .transform((ids) => [...new Set(ids.split(','))])
      .pipe(z.array(organizationId).min(1).max(6)),
  }),
  success: { status: 200, schema: z.object({ items: z.array(supporterPage) }) },
  refuses: [],
})

export const showSupporter = defineEndpoint(at.showSupporter, {
  summary: 'The public page of one supporter',
  audience: 'open',
  params: byId,
  success: { status: 200, schema: supporterPage },
  refuses: ['not-found'],
})

export const printCertificate = defineEndpoint(at.printCertificate, {
  summary: 'The certificate of a registration as A4, with a square code that leads to the public verify page',
  audience: ['supporter', ...staff],
  rate: 'heavy',
  params: byId,
  success: { status: 200, file: 'application/pdf' },
  refuses: ['not-found', 'not-registered'],
})

export const drawSticker = defineEndpoint(at.drawSticker, {
  summary: 'The sticker of a registered supporter for windows and web pages, for the current fiscal year',
  audience: ['supporter', ...staff],
  params: byId,
  success: { status: 200, file: 'image/svg+xml' },
  refuses: ['not-found', 'not-registered'],
})

export const findOrganizations = defineEndpoint(at.findOrganizations, {
  summary:
    'Who is on the line: organizations by a part of the name, the reading or the telephone number, eight at most; or the one of this id',
  audience: staff,
  query: z.union([z.strictObject({ q: z.string().trim().min(1).max(60) }), z.strictObject({ id: organizationId })]),
  success: { status: 200, schema: z.object({ items: z.array(foundOrganization) }) },
  refuses: [],
})

export const showOrganizationContact = defineEndpoint(at.showOrganizationContact, {
  summary: 'Contacts of an organization, for its own members and the centre; each look by the centre is audited',
  audience: ['association', 'supporter', ...staff],
  rate: 'contacts',
  params: byId,
  success: { status: 200, schema: contactShown },
  refuses: ['not-found'],
})

export const editOrganizationContact = defineEndpoint(at.editOrganizationContact, {
  summary: 'Changes the contacts of an organization; what the city reviews of a supporter waits',
  audience: ['association', 'supporter', ...staff],
  params: byId,
  body: contactWritten,
  success: { status: 200, schema: contactShown },
  refuses: ['not-found', 'version-stale'],
  needsVersion: true,
})
