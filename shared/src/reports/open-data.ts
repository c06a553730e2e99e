import { z } from 'zod'
import { datasetNames, fieldTypes } from './open-data-words.ts'

/** A column of a published table, as the data dictionary tells it. */
export const datasetField = z.object({
  /** The name in the header row. */
  name: z.string(),
  label: z.string(),
  meaning: z.string(),
  type: z.enum(fieldTypes),
  unit: z.string().nullable(),
  codes: z.array(z.object({ code: z.string(), label: z.string() })),
})
export type DatasetField = z.infer<typeof datasetField>

/** オープンデータの案内: what is published, on which terms, and what every column means. */
export const openData = z
  .object({
    /** The city's terms of use; null while the city has not decided. */
    licence: z.string().nullable(),
    /** Everything is made up (デモデータ). */
    demo: z.boolean(),
    /** When the tables were read; they are read anew for each download. */
    readAt: z.iso.datetime(),
    /** Changes of the columns, the newest first. */
    history: z.array(z.object({ on: z.iso.date(), version: z.string(), change: z.string() })),
    datasets: z.array(
      z.object({
        name: z.enum(datasetNames),
        title: z.string(),
        about: z.string(),
        records: z.int(),
        /** Letters that CP932 cannot hold and that become 〓 there. */
        missingLetters: z.int(),
        fields: z.array(datasetField),
      }),
    ),
  })
  .meta({ id: 'OpenData' })
export type OpenData = z.infer<typeof openData>
