/** オープンデータ: which tables are published, free of zod so that screens may list them. */
export const datasetNames = [
  'supporters',
  'supporter-items',
  'supporter-areas',
  'supporter-times',
  'supporter-lendings',
  'activities',
  'activity-supporters',
  'requests',
  'request-days',
  'supporter-kinds',
  'districts',
  'help-items',
] as const
export type DatasetName = (typeof datasetNames)[number]

/** The forms of each table: UTF-8 with BOM, CP932 for older Excel, what CP932 could not hold, JSON. */
export const datasetForms = ['csv', 'cp932.csv', 'letters.csv', 'json'] as const
export type DatasetForm = (typeof datasetForms)[number]

/** Beside the tables: what the fields mean, and the codes in them. */
export const dictionaryFiles = ['dictionary.csv', 'codes.csv'] as const

/** What stands in a column. `code`: one of a list; `flag`: 1 or 0 in CSV, true or false in JSON. Blank is never zero. */
export const fieldTypes = ['text', 'integer', 'date', 'time', 'flag', 'code'] as const
export type FieldType = (typeof fieldTypes)[number]
