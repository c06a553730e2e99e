import { z } from 'zod'
import { accountId, invitationId, organizationId, seatId } from '../kernel/ids.ts'
import { roles } from './role.ts'

/** A mail address as people type it; who is who is decided by its folded form. */
export const mailAddress = z.string().trim().max(254).pipe(z.email('メールアドレスの形を確認してください'))

/** 合言葉: any characters, long rather than complicated (NIST); folded to NFKC before it is checked. */
export const newPassword = z
  .string()
  .max(128, '128文字以内にしてください')
  .refine(
    (typed) => [...typed.normalize('NFKC')].length >= 15,
    '15文字以上にしてください（文章のように長いものが安全です）',
  )

/** The secret of a mailed or printed link, or the short code on paper. */
export const linkSecret = z.string().trim().min(8, 'コードをすべて入れてください').max(200)

export const displayName = z.string().trim().min(1, 'お名前を入れてください').max(60, '60文字以内で入れてください')
export const seatTitle = z.string().trim().max(30, '30文字以内で入れてください')
/** 役職: what people call the seat. */
export const seatTitles = ['会長', '副会長', '会計', '書記', '役員', '代表', '担当者'] as const

/** 席: from which organization, and as what, somebody acts. */
export const mySeat = z.object({
  id: seatId,
  role: z.enum(roles),
  title: z.string(),
  organizationId: organizationId.nullable(),
  organizationName: z.string().nullable(),
  /** `read`: the term is over, one may still look. */
  rights: z.enum(['answer', 'read']),
  endsOn: z.iso.date().nullable(),
})

/** もう一つの確認, as far as the active seat needs it: only the centre's people have to show it. */
export const secondFactorStates = ['not-needed', 'to-set-up', 'to-show', 'shown'] as const

/** Who is signed in. */
export const me = z
  .object({
    account: z.object({
      id: accountId,
      displayName: z.string(),
      email: z.string().nullable(),
      hasPassword: z.boolean(),
    }),
    seats: z.array(mySeat),
    activeSeatId: seatId,
    secondFactor: z.enum(secondFactorStates),
  })
  .meta({ id: 'Me' })
export type Me = z.infer<typeof me>

/** One person of an organization (or of the centre), as its own people and coordinators see it. */
export const seat = z
  .object({
    id: seatId,
    role: z.enum(roles),
    title: z.string(),
    displayName: z.string(),
    email: z.string().nullable(),
    rights: z.enum(['answer', 'read']),
    startsOn: z.iso.date(),
    endsOn: z.iso.date().nullable(),
    /** Until when whose term is over may still read. */
    readsUntil: z.iso.date().nullable(),
    isMine: z.boolean(),
  })
  .meta({ id: 'Seat' })
export type Seat = z.infer<typeof seat>

/** 「お返事もできる」 or 「見ることだけ」 */
export const seatRights = z.enum(['answer', 'read'])

/** A term ends on or after the day it begins. */
export const dayOrder = {
  check: ({ startsOn, endsOn }: { startsOn?: string | undefined; endsOn: string | null }) =>
    !startsOn || !endsOn || startsOn <= endsOn,
  says: { message: '終わりの日は、始まりの日より後にしてください', path: ['endsOn'] },
}

/** Somebody who was invited and has not come yet. */
export const pendingInvitation = z
  .object({
    id: invitationId,
    role: z.enum(roles),
    title: z.string(),
    name: z.string(),
    email: z.string().nullable(),
    rights: seatRights,
    startsOn: z.iso.date(),
    expiresAt: z.iso.datetime(),
  })
  .meta({ id: 'PendingInvitation' })
export type PendingInvitation = z.infer<typeof pendingInvitation>

export const people = z.object({ items: z.array(seat), invited: z.array(pendingInvitation) }).meta({ id: 'People' })
export type People = z.infer<typeof people>

/** The answer to an invitation. Without a mail address there is a code, and a letter to print that carries it. */
export const invited = z.object({ invitation: pendingInvitation, code: z.string().nullable() }).meta({ id: 'Invited' })
export type Invited = z.infer<typeof invited>

/** What an invitation says before it is accepted. */
export const invitationSeen = z
  .object({
    organizationName: z.string().nullable(),
    role: z.enum(roles),
    title: z.string(),
    name: z.string(),
    email: z.string().nullable(),
    expiresAt: z.iso.datetime(),
    startsOn: z.iso.date(),
    /** The centre gives access back to whoever holds the seat already. */
    isReturn: z.boolean(),
    /** The address belongs to somebody who is known already: the seat joins the others, no password is asked. */
    isKnown: z.boolean(),
  })
  .meta({ id: 'InvitationSeen' })
export type InvitationSeen = z.infer<typeof invitationSeen>

/** What was typed and not sent yet, kept as it is. */
export const draft = z
  .object({ content: z.record(z.string(), z.unknown()), savedAt: z.iso.datetime() })
  .meta({ id: 'Draft' })
export type Draft = z.infer<typeof draft>
