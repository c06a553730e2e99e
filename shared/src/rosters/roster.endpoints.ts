import { z } from 'zod'
import { staff } from '../accounts/role.ts'
import { defineEndpoint } from '../kernel/endpoint.ts'
import { matchId, requestId, rosterNameId } from '../kernel/ids.ts'
import { roster, rosterName, rosterNameInput } from './roster.ts'
import * as at from './roster.paths.ts'

const own = ['supporter', ...staff] as const
const both = ['association', ...own] as const
const ofMatch = z.object({ matchId })
const ofName = z.object({ matchId, rosterNameId })
const numbers = { status: 200, schema: roster } as const
const file = { status: 200, file: 'application/pdf' } as const

export const showRoster = defineEndpoint(at.showRoster, {
  summary:
    'How many of the heads of an agreed match are named, how many are under 18, and the private link of its own group; no names',
  audience: both,
  params: ofMatch,
  success: numbers,
  refuses: ['not-found', 'wrong-moment'],
})

export const listRosterNames = defineEndpoint(at.listRosterNames, {
  summary:
    'Who comes on the day, in the order of the reading; for the group itself and the centre, whose looks are audited',
  audience: own,
  params: ofMatch,
  success: { status: 200, schema: z.object({ items: z.array(rosterName) }) },
  refuses: ['not-found', 'wrong-moment'],
})

export const addRosterName = defineEndpoint(at.addRosterName, {
  summary: 'The group, or the centre for it, names one who comes; never more than the heads pledged',
  audience: own,
  params: ofMatch,
  body: rosterNameInput,
  success: { status: 201, schema: roster },
  refuses: ['not-found', 'wrong-moment', 'heads-full'],
})

export const editRosterName = defineEndpoint(at.editRosterName, {
  summary: 'A name on the list is corrected',
  audience: own,
  params: ofName,
  body: rosterNameInput,
  success: numbers,
  refuses: ['not-found', 'wrong-moment'],
})

export const removeRosterName = defineEndpoint(at.removeRosterName, {
  summary: 'A name is taken off the list, and forgotten',
  audience: own,
  params: ofName,
  success: numbers,
  refuses: ['not-found', 'wrong-moment'],
})

export const openRosterLink = defineEndpoint(at.openRosterLink, {
  summary:
    'Opens the private link behind which the people of the group put in their names; one that is open already stops working',
  audience: own,
  params: ofMatch,
  body: z.strictObject({}),
  success: { status: 201, schema: roster },
  refuses: ['not-found', 'wrong-moment'],
})

export const closeRosterLink = defineEndpoint(at.closeRosterLink, {
  summary: 'Closes the private link; the names stay',
  audience: own,
  params: ofMatch,
  success: numbers,
  refuses: ['not-found', 'wrong-moment'],
})

export const printRoster = defineEndpoint(at.printRoster, {
  summary:
    'The list for the day as A4 with blank lines; for the group, the centre and, from seven days before up to the day, the association. Audited',
  audience: both,
  rate: 'heavy',
  params: ofMatch,
  success: file,
  refuses: ['not-found', 'wrong-moment'],
})

export const printRosterNotice = defineEndpoint(at.printRosterNotice, {
  summary: 'A paper with the square code of the private link, for a group that passes paper round',
  audience: own,
  rate: 'heavy',
  params: ofMatch,
  success: file,
  refuses: ['not-found', 'wrong-moment'],
})

export const printRostersOfRequest = defineEndpoint(at.printRostersOfRequest, {
  summary: 'The lists of all groups that come to one request, each on pages of its own. Audited',
  audience: ['association', ...staff],
  rate: 'heavy',
  params: z.object({ requestId }),
  success: file,
  refuses: ['not-found', 'wrong-moment'],
})
