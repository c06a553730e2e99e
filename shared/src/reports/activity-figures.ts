import { z } from 'zod'
import { perAge } from '../matches/match-result.ts'

const answered = z.object({
  /** How many of the reports answered this question: what every figure beside it is out of. */
  answers: z.int(),
})

/** 年度の数字: what the reports of one fiscal year (April to March) say. Only what was told; nothing is estimated. */
export const activityFigures = z
  .object({
    fiscalYear: z.int(),
    /** Fiscal years in which something was done, the newest first. */
    years: z.array(z.int()),
    /** Matches whose help was given in the year. */
    done: z.int(),
    /** Persons who came, as the association told it, else the supporter; added up over all that was done. */
    heads: z.int(),
    /** Reports of each side. */
    reports: z.object({ association: z.int(), supporter: z.int() }),
    /** `minutes`: how long the help took, added up; `personMinutes`: times the persons who came. One report per match. */
    time: answered.extend({ minutes: z.int(), personMinutes: z.int() }),
    /** `heads`: persons who came where the question was answered. */
    firstTimers: answered.extend({ persons: z.int(), heads: z.int() }),
    ages: answered.extend({ bands: perAge(z.int()) }),
    burden: answered.extend({ said: z.object({ 'much-less': z.int(), less: z.int(), same: z.int(), more: z.int() }) }),
    unaided: answered.extend({
      said: z.object({ cancelled: z.int(), smaller: z.int(), 'by-ourselves': z.int(), unknown: z.int() }),
    }),
  })
  .meta({ id: 'ActivityFigures' })
export type ActivityFigures = z.infer<typeof activityFigures>
