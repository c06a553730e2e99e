import { z } from 'zod'
import { certificateId, organizationId } from '../kernel/ids.ts'
import { mostPersons } from './participation.words.ts'

/**
 * Whether a certificate holds. `changed`: another number of heads was told since it was issued; `withdrawn`: taken back,
 * by the centre or because a new one took its place.
 */
export const holdings = ['valid', 'changed', 'withdrawn'] as const

/** 参加証明書: one that was issued, as its own people and the centre see it. */
export const participationCertificate = z
  .object({
    id: certificateId,
    number: z.string(),
    issuedOn: z.iso.date(),
    holds: z.enum(holdings),
    withdrawnReason: z.string().nullable(),
  })
  .meta({ id: 'ParticipationCertificate' })
export type ParticipationCertificate = z.infer<typeof participationCertificate>

/** What a certificate of one day will say. */
export const participation = z
  .object({
    supporterId: organizationId,
    supporterName: z.string(),
    title: z.string(),
    itemName: z.string(),
    day: z.iso.date(),
    from: z.string().nullable(),
    to: z.string().nullable(),
    /** As the association told it, else as the supporter did. */
    heads: z.int(),
    associationLabel: z.string(),
    certificates: z.array(participationCertificate),
  })
  .meta({ id: 'Participation' })
export type Participation = z.infer<typeof participation>

/** All done activities of one fiscal year (April to March), added up. */
export const participationYear = z
  .object({
    fiscalYear: z.int(),
    times: z.int(),
    heads: z.int(),
    certificates: z.array(participationCertificate),
  })
  .meta({ id: 'ParticipationYear' })
export type ParticipationYear = z.infer<typeof participationYear>

/** Who gets a certificate of its own; typed, printed and forgotten. */
export const participants = z.strictObject({
  people: z
    .array(
      z.strictObject({
        name: z.string().trim().min(1, 'お名前を入れてください').max(40, 'お名前は40字までです'),
        /** 学校・学年 or the like. */
        word: z.string().trim().max(40, '学校・学年は40字までです').default(''),
      }),
    )
    .min(1, 'お名前を1人以上入れてください')
    .max(mostPersons, `一度に印刷できるのは${mostPersons}人までです`),
})
export type Participants = z.infer<typeof participants>
