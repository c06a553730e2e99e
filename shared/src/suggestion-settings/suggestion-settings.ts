import { z } from 'zod'
import { requestId } from '../kernel/ids.ts'
import { mostLettersOfReason, settingKeys, settingOrder, settings, type SuggestionSettings } from './setting-words.ts'

const numberOf = ({ least, most }: { least: number; most: number }) =>
  z.int('数字を入れてください').min(least, `${least}以上にしてください`).max(most, `${most}以下にしてください`)

type Fields = { [K in keyof SuggestionSettings]: z.ZodInt }
const fields = Object.fromEntries(settingKeys.map((key) => [key, numberOf(settings[key])])) as Fields

/** Between two settings: whoever fits better is never ranked lower for it. */
function inOrder(said: SuggestionSettings, issues: z.core.$RefinementCtx): void {
  for (const { more, less, besides, than } of settingOrder) {
    const bar = said[less] + (besides ? said[besides] : 0)
    const message = `${than}（${bar}点）より少なくできません`
    if (said[more] < bar) issues.addIssue({ code: 'custom', path: [more], message })
  }
}

/** All settings at once, each within its bounds. */
export const suggestionSettings = z.strictObject(fields).superRefine(inOrder)

/** Why it is changed; whoever sits at the desk later reads it. */
export const whyChanged = z.strictObject({
  reason: z
    .string()
    .trim()
    .min(1, '変える理由を一言入れてください')
    .max(mostLettersOfReason, `${mostLettersOfReason}文字までで入れてください`),
})

/** A change, with the word why. */
export const settingsChange = z.strictObject({ ...fields, ...whyChanged.shape }).superRefine(inOrder)

const changedSetting = z.object({ key: z.enum(settingKeys), from: z.int(), to: z.int() })

/** 候補の選び方 as it stands, and how it came to be so. */
export const settingsSeen = z
  .object({
    settings: z.object(fields),
    /** Nought: as the product came. */
    version: z.int(),
    /** The latest first. */
    history: z.array(
      z.object({
        version: z.int(),
        at: z.iso.datetime({ offset: true }),
        /** Who changed it; null: the account is gone. */
        by: z.string().nullable(),
        reason: z.string(),
        changed: z.array(changedSetting),
      }),
    ),
  })
  .meta({ id: 'SuggestionSettings' })
export type SettingsSeen = z.infer<typeof settingsSeen>

const nowAndThen = z.object({ now: z.int(), then: z.int() })

/** What a change would have done with the requests of the last twelve months. Computed when asked, nothing is stored. */
export const settingsPreview = z
  .object({
    /** Requests that were tried, and the first and last day on which they were posted. */
    requests: z.int(),
    from: z.iso.date().nullable(),
    to: z.iso.date().nullable(),
    /** Requests that would have other three in front. */
    changed: z.int(),
    /** Supporters that did help, and how many of them stand among the first three. */
    helped: z.int(),
    helpedInFront: nowAndThen,
    /** Different supporters among all first threes, and how often the most frequent one stands there. */
    different: nowAndThen,
    mostOfOne: nowAndThen,
    /** Requests whose first three change, the latest first. */
    examples: z.array(
      z.object({
        requestId,
        title: z.string(),
        postedOn: z.iso.date(),
        now: z.array(z.string()),
        then: z.array(z.string()),
        /** Who helped in the end. */
        helped: z.array(z.string()),
      }),
    ),
  })
  .meta({ id: 'SettingsPreview' })
export type SettingsPreview = z.infer<typeof settingsPreview>
