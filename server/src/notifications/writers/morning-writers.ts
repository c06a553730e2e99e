import { morningOf } from '../../reports/index.ts'
import { links } from '../links.rules.ts'
import { toStaffByMail, type WritersOf } from '../notice.ts'
import { morningText } from '../texts/morning-texts.ts'

/** 朝の便り to the centre; a morning on which nothing presses brings no mail. */
export const morningWriters: WritersOf<'workbench'> = {
  'workbench.morning': async (tx, { day }, { at }) => {
    const morning = await morningOf(tx, at)
    const { today, tomorrow, stuck, late, cameIn, calls } = morning
    const isQuiet = [today, tomorrow, stuck, late].every(({ length }) => length === 0) && cameIn + calls === 0
    return isQuiet ? [] : [{ to: toStaffByMail, words: morningText(day, morning), leadsTo: links.desk() }]
  },
}
