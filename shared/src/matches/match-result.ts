import { z } from 'zod'
import { entryChannels } from '../organizations/supporter-words.ts'
import { againAnswers, howItWent } from './match-words.ts'
import { ageBands, burdens, mostForStory, unaidedWays } from './result-words.ts'

const side = z.enum(['association', 'supporter'])
const count = z.int('人数を数字で入れてください').min(0).max(500).nullable().default(null)
/** Persons per age band; null where nobody counted. */
const ages = z.strictObject({ child: count, teen: count, from18: count, from30: count, from50: count, from65: count })

/** What both sides are asked; the last five may be left out. */
const fields = z.strictObject({
  heads: z.int('人数を数字で入れてください').min(0).max(500),
  went: z.enum(howItWent, 'どうだったかを選んでください'),
  again: z.enum(againAnswers, '選んでください'),
  /** センターにだけ伝える: read by the centre and its own side, never by the other. */
  comment: z.string().trim().max(500).default(''),
  /** How long the help took, in minutes. */
  minutes: z.int().min(30).max(1440).multipleOf(30, '30分ごとに選んでください').nullable().default(null),
  /** The supporter alone: who came. */
  firstTimers: count,
  ages: ages.prefault({}),
  /** The association alone: what the help changed. */
  burden: z.enum(burdens).nullable().default(null),
  unaided: z.enum(unaidedWays).nullable().default(null),
  /** May stand in the story once the whole of it is agreed to. */
  forStory: z.string().trim().max(mostForStory, `${mostForStory}字までで入れてください`).default(''),
})
type Fields = z.infer<typeof fields>

export const sumOfAges = (said: Fields['ages']): number => ageBands.reduce((sum, band) => sum + (said[band] ?? 0), 0)

/** No more of an age, and no more first-timers, than came. */
function fitsHeads({ heads, ages: said, firstTimers }: Fields, ctx: z.RefinementCtx): void {
  const sum = sumOfAges(said)
  if (sum > heads)
    ctx.addIssue({
      code: 'custom',
      path: ['ages'],
      message: `年代の合計（${sum}人）が、来た人数（${heads}人）より多くなっています`,
    })
  if (firstTimers !== null && firstTimers > heads)
    ctx.addIssue({ code: 'custom', path: ['firstTimers'], message: `来た人数（${heads}人）までで入れてください` })
}

export const resultFields = fields.shape
/** 30秒の報告 of one's own side. */
export const ownResult = fields.superRefine(fitsHeads)
/** 30秒の報告 of one side; `side`: whom the coordinator notes it for, left out by the sides themselves. */
export const resultInput = fields.extend({ side: side.optional() }).superRefine(fitsHeads)
type Told = z.infer<typeof resultInput>
/** What a side told; what it left out may be missing. */
export type ResultTold = Pick<Told, 'heads' | 'went' | 'again' | 'comment'> & Partial<Told>

/** One of the same for every age band. */
export const perAge = <T extends z.ZodType>(one: T) =>
  z.object({ child: one, teen: one, from18: one, from30: one, from50: one, from65: one })

export const matchResult = z
  .object({
    side,
    heads: z.int(),
    went: z.enum(howItWent),
    again: z.enum(againAnswers),
    comment: z.string(),
    minutes: z.int().nullable(),
    firstTimers: z.int().nullable(),
    ages: perAge(z.int().nullable()),
    burden: z.enum(burdens).nullable(),
    unaided: z.enum(unaidedWays).nullable(),
    forStory: z.string(),
    channel: z.enum(entryChannels),
    at: z.iso.datetime(),
  })
  .meta({ id: 'MatchResult' })
export type MatchResult = z.infer<typeof matchResult>
