/** 書き出し: which workbooks the centre can take out of the house, free of zod so that screens may list them. */
export const exportKinds = ['supporters', 'associations', 'requests', 'matches', 'seats'] as const
export type ExportKind = (typeof exportKinds)[number]
/** Which of them can carry contacts of people. */
export const exportKindsWithContacts: readonly ExportKind[] = ['supporters', 'associations', 'seats']

/** 目的: what a workbook is taken out for. `other` is said in words. */
export const exportPurposes = ['report', 'mailing', 'statistics', 'check', 'handover', 'other'] as const
export type ExportPurpose = (typeof exportPurposes)[number]

/** How long after its purpose was said a workbook can be fetched, in minutes. */
export const exportMinutes = 15
/** Workbooks with contacts that one person may take out in 24 hours (trust rule 18). */
export const mostExportsWithContacts = 10
