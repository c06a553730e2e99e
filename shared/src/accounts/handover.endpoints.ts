import { z } from 'zod'
import { defineEndpoint } from '../kernel/endpoint.ts'
import { organizationId } from '../kernel/ids.ts'
import * as at from './handover.paths.ts'
import { handover, handoverAnswer, handoverCounts, handoverList } from './handover.ts'
import { staff } from './role.ts'

const byOrganization = z.object({ organizationId })
const byDistrict = z.object({ districtId: z.coerce.number().pipe(z.int()) })
const officersAndStaff = ['association', ...staff] as const

export const showHandover = defineEndpoint(at.showHandover, {
  summary: "An association's handover: who sits there, who was named to come next",
  audience: officersAndStaff,
  params: byOrganization,
  success: { status: 200, schema: handover },
  refuses: ['not-found'],
})
export const answerHandover = defineEndpoint(at.answerHandover, {
  summary: 'Says who goes and who comes next; terms end, successors are invited by mail or get a letter with a code',
  audience: officersAndStaff,
  params: byOrganization,
  body: handoverAnswer,
  success: { status: 200, schema: handover },
  refuses: ['not-found', 'wrong-moment', 'step-up-needed'],
})
export const handoverOverview = defineEndpoint(at.handoverOverview, {
  summary: 'How many associations of each district have handed over',
  audience: staff,
  success: { status: 200, schema: handoverCounts },
  refuses: [],
})
export const handoversOfDistrict = defineEndpoint(at.handoversOfDistrict, {
  summary: 'The associations of a district, and how far the handover of each is',
  audience: staff,
  params: byDistrict,
  success: { status: 200, schema: handoverList },
  refuses: [],
})
export const prepareLetters = defineEndpoint(at.prepareLetters, {
  summary: 'Gives every association of a district that has not answered a letter for its next chair, or another seat',
  audience: staff,
  params: byDistrict,
  body: z.strictObject({
    /** To which seat the letters go. */
    title: z.string().trim().min(1, '役職を選んでください').max(30).default('会長'),
    /** The day on which it begins; left out: April 1, or today when that is past. */
    startsOn: z.iso.date('日にちを選んでください').optional(),
  }),
  success: { status: 200, schema: z.object({ prepared: z.int() }) },
  refuses: ['step-up-needed'],
})
export const printLetters = defineEndpoint(at.printLetters, {
  summary: 'All handover letters of a district in one PDF',
  audience: staff,
  rate: 'heavy',
  params: byDistrict,
  success: { status: 200, file: 'application/pdf' },
  refuses: ['not-found', 'step-up-needed'],
})
