import { z } from 'zod'
import { matchId, rosterNameId } from '../kernel/ids.ts'
import { toHiragana } from '../kernel/fold.ts'
import { readKana } from '../kernel/written/kana.ts'
import { written } from '../kernel/written/schema.ts'
import { words } from '../organizations/organization.ts'
import { mostOfRemark } from './roster-words.ts'

const { required, optionalText } = words
const hasHan = /\p{Script=Han}/u
const consentMissing = '18歳未満の方は、保護者の同意をもらってから入れてください'

/** ふりがな: the list stands in its order, so letters that say nothing of the sound are refused. Katakana is kept as hiragana. */
const kana = written(readKana, 80)
  .min(1, 'ふりがなを入れてください')
  .refine((value) => !hasHan.test(value), '漢字が入っています。ひらがなで入れてください')
  .overwrite(toHiragana)

/** One who comes on the day. Nothing about health is asked. */
export const rosterNameInput = z
  .strictObject({
    name: required(40, 'お名前を入れてください'),
    kana,
    /** 18歳未満. */
    isMinor: z.boolean('18歳未満かどうかを選んでください'),
    /** 保護者の同意: whoever names somebody under 18 says that a guardian agreed. */
    guardianAgreed: z.boolean().default(false),
    /** 連絡事項 to the organizer, such as 「車で来ます」; private. */
    remark: optionalText(mostOfRemark),
  })
  .refine(({ isMinor, guardianAgreed }) => !isMinor || guardianAgreed, {
    path: ['guardianAgreed'],
    message: consentMissing,
  })
export type RosterNameInput = z.infer<typeof rosterNameInput>

/** A name of the list, for its own group and the centre. */
export const rosterName = z
  .object({
    id: rosterNameId,
    name: z.string(),
    kana: z.string(),
    isMinor: z.boolean(),
    remark: z.string().nullable(),
    /** It put itself in behind the link. */
    byLink: z.boolean(),
  })
  .meta({ id: 'RosterName' })
export type RosterName = z.infer<typeof rosterName>

/** 当日の名簿 in numbers: how many of the heads are named. Holds no name. */
export const roster = z
  .object({
    matchId,
    /** Heads that the supporter pledged; never more names than these. */
    heads: z.int(),
    named: z.int(),
    /** Of these under 18. */
    minors: z.int(),
    /** The association welcomes people under 18 (高校生以下の参加). */
    minorsWelcome: z.boolean(),
    /** The day at whose beginning the names are deleted; null while the activity has no day. */
    deletesOn: z.iso.date().nullable(),
    /** From this day on the association may print the names; null while the activity has no day. */
    opensOn: z.iso.date().nullable(),
    /** The reader may print the names now. */
    mayPrint: z.boolean(),
    /** Names may be put in behind a link now: the day is not over. */
    mayOpenLink: z.boolean(),
    /** The private link, for its own group and the centre. */
    link: z
      .object({
        url: z.url(),
        /** The square code as SVG. */
        qr: z.string(),
        openedAt: z.iso.datetime(),
      })
      .nullable(),
  })
  .meta({ id: 'Roster' })
export type Roster = z.infer<typeof roster>
