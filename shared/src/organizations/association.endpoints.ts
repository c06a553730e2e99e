import { z } from 'zod'
import { staff } from '../accounts/role.ts'
import { defineEndpoint } from '../kernel/endpoint.ts'
import { deskNoteId, organizationId } from '../kernel/ids.ts'
import { pageOf, pageQuery } from '../kernel/page.ts'
import { associationLine, deskNote, deskNoteInput, districtOfAssociations } from './association-desk.ts'
import { districtSeen } from './federation.ts'
import { associationStandings } from './association.lifecycle.ts'
import { association, associationChanges, associationInput } from './organization.ts'
import * as at from './organization.paths.ts'
import { contactChannels } from './supporter-words.ts'

const byId = z.object({ organizationId })

export const listAssociations = defineEndpoint(at.listAssociations, {
  summary: 'The centre finds an association by name, kana or district, or those for whom something is missing',
  audience: staff,
  query: z.object({
    ...pageQuery,
    q: z.string().trim().max(60).optional(),
    district: z.coerce.number().int().optional(),
    /** How it wishes to be reached. */
    channel: z.enum(contactChannels).optional(),
    /** Only those of whom neither telephone, FAX nor mail is known. */
    withoutContact: z.stringbool().optional(),
    /** Only those whose officers have not handed over into the April that is spoken of. */
    notHandedOver: z.stringbool().optional(),
    /** Only those that stand so; without it all but the dissolved. */
    standing: z.enum(associationStandings).optional(),
  }),
  success: { status: 200, schema: pageOf(associationLine) },
  refuses: [],
})

export const countAssociationsByDistrict = defineEndpoint(at.countAssociationsByDistrict, {
  summary: 'The associations of each district, counted for the centre',
  audience: staff,
  success: { status: 200, schema: z.object({ items: z.array(districtOfAssociations) }) },
  refuses: [],
})

export const showAssociation = defineEndpoint(at.showAssociation, {
  summary: 'One association, for its own officers and the centre',
  audience: ['association', ...staff],
  params: byId,
  success: { status: 200, schema: association },
  refuses: ['not-found'],
})

export const addAssociation = defineEndpoint(at.addAssociation, {
  summary: 'A coordinator adds an association',
  audience: staff,
  body: associationInput,
  success: { status: 201, schema: association },
  refuses: ['already-registered'],
})

export const editAssociation = defineEndpoint(at.editAssociation, {
  summary: 'An association (or the centre for it) changes its own facts',
  audience: ['association', ...staff],
  params: byId,
  body: associationChanges,
  success: { status: 200, schema: association },
  refuses: ['not-found', 'not-yours', 'version-stale', 'already-registered'],
  needsVersion: true,
})

export const settleAssociation = defineEndpoint(at.settleAssociation, {
  summary: 'A coordinator says whether an association that a ledger left out is still there, or has ended (解散)',
  audience: staff,
  params: byId,
  body: z.discriminatedUnion('standing', [
    z.strictObject({ standing: z.literal('active') }),
    z.strictObject({
      standing: z.literal('dissolved'),
      reason: z.string().trim().min(1, '理由を入れてください').max(500),
    }),
  ]),
  success: { status: 200, schema: association },
  refuses: ['not-found', 'wrong-moment', 'version-stale'],
  needsVersion: true,
})

export const showFederationDistrict = defineEndpoint(at.showFederationDistrict, {
  summary: "The associations of a federation's district, for its own people and the centre; no officer, no contact",
  audience: ['association', ...staff],
  params: byId,
  success: { status: 200, schema: districtSeen },
  refuses: ['not-found'],
})

const notes = z.object({ items: z.array(deskNote) })

export const listDeskNotes = defineEndpoint(at.listDeskNotes, {
  summary: 'What the centre has noted about an organization; nobody else ever reads it',
  audience: staff,
  params: byId,
  success: { status: 200, schema: notes },
  refuses: ['not-found'],
})

export const addDeskNote = defineEndpoint(at.addDeskNote, {
  summary: 'A coordinator notes something about an organization, for the centre only',
  audience: staff,
  params: byId,
  body: deskNoteInput,
  success: { status: 201, schema: notes },
  refuses: ['not-found'],
})

export const removeDeskNote = defineEndpoint(at.removeDeskNote, {
  summary: 'A coordinator takes a note away that is no longer true; its words are erased',
  audience: staff,
  params: z.object({ organizationId, noteId: deskNoteId }),
  success: { status: 200, schema: notes },
  refuses: ['not-found'],
})
