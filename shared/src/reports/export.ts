import { z } from 'zod'
import { exportId } from '../kernel/ids.ts'
import { exportKinds, exportKindsWithContacts, exportPurposes } from './export-words.ts'

/** What a person says before taking a workbook out. */
export const exportInput = z
  .strictObject({
    kind: z.enum(exportKinds, '書き出すものを選んでください'),
    purpose: z.enum(exportPurposes, '何に使うかを選んでください'),
    note: z.string().trim().max(200, '200文字までで入れてください').default(''),
    withContacts: z.boolean().default(false),
  })
  .refine(({ purpose, note }) => purpose !== 'other' || note !== '', {
    path: ['note'],
    error: '何に使うかを入れてください',
  })
  .refine(({ kind, withContacts }) => !withContacts || exportKindsWithContacts.includes(kind), {
    path: ['withContacts'],
    error: 'この書き出しには連絡先がありません',
  })
export type ExportInput = z.infer<typeof exportInput>

/** 書き出しの記録: who took what out of the house, when and what for. It only grows. */
export const exportLine = z
  .object({
    id: exportId,
    kind: z.enum(exportKinds),
    purpose: z.enum(exportPurposes),
    note: z.string(),
    withContacts: z.boolean(),
    /** Records in it when it was asked for. */
    rows: z.int(),
    at: z.iso.datetime(),
    by: z.string(),
    /** Until when the one who asked may fetch the file. */
    fetchBy: z.iso.datetime(),
    isOwn: z.boolean(),
  })
  .meta({ id: 'Export' })
export type ExportLine = z.infer<typeof exportLine>
