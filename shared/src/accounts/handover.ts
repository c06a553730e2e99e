import { z } from 'zod'
import { organizationId, seatId } from '../kernel/ids.ts'
import { displayName, mailAddress, pendingInvitation, seat, seatTitle } from './account.ts'

/**
 * How far an association's handover is. `not-asked`: the season has not begun. `asked`: no answer. `waiting`: somebody
 * follows and has not come yet. `done`: nobody changes, or the first successor has come.
 */
export const handoverStates = ['not-asked', 'asked', 'waiting', 'done'] as const
export type HandoverState = (typeof handoverStates)[number]

/** One who comes next. Without an address there is an A4 letter with a code. */
export const successor = z.strictObject({
  name: displayName,
  title: seatTitle.min(1, '役職を選んでください'),
  email: mailAddress.nullable().default(null),
})

/** Who goes and who comes. Nobody goes and nobody comes: all stay. */
export const handoverAnswer = z.strictObject({
  leaving: z.array(seatId).max(30),
  next: z.array(successor).max(12, '一度に12人までです'),
  /** The first day of the new officers; those who go may act until the day before. */
  startsOn: z.iso.date('日を選んでください'),
})

export type HandoverAnswer = z.input<typeof handoverAnswer>

/** 役員の引継ぎ of one association, as its own people and the centre see it. */
export const handover = z
  .object({
    /** The fiscal year that the coming officers begin. */
    year: z.int(),
    state: z.enum(handoverStates),
    /** April 1 of that year, unless it is past. */
    startsOn: z.iso.date(),
    answeredAt: z.iso.datetime().nullable(),
    people: z.array(seat),
    next: z.array(pendingInvitation),
  })
  .meta({ id: 'Handover' })
export type Handover = z.infer<typeof handover>

/** How many associations are how far, district by district. */
export const handoverCounts = z
  .object({
    year: z.int(),
    districts: z.array(
      z.object({
        id: z.int(),
        name: z.string(),
        counts: z.record(z.enum(handoverStates), z.int()),
      }),
    ),
  })
  .meta({ id: 'HandoverCounts' })
export type HandoverCounts = z.infer<typeof handoverCounts>

/** The associations of one district, for the centre's list. */
export const handoverList = z
  .object({
    year: z.int(),
    items: z.array(
      z.object({
        id: organizationId,
        name: z.string(),
        state: z.enum(handoverStates),
        /** Who sits there today: 「会長 山田 花子」 */
        officers: z.array(z.string()),
        /** Letters that can be printed for it. */
        letters: z.int(),
      }),
    ),
  })
  .meta({ id: 'HandoverList' })
export type HandoverList = z.infer<typeof handoverList>
