import { Refusal } from '@app/shared'
import { type DatasetForm, datasetForms, type DatasetName, datasetNames, type OpenData } from '@app/shared/reports'
import type { Context } from '../../platform/context.ts'
import { datasets, dictionaryHistory } from './datasets.rules.ts'
import { codesFile, dictionaryFile } from './dictionary-file.ts'
import { recordsOf } from './open-data.queries.ts'
import { cp932File, csvFile, lettersFile, missingLettersOf, type Table, withLabels } from './table-file.ts'

/** A file as it is sent: its bytes, their kind and its name. */
export interface SentFile {
  name: string
  type: string
  bytes: Buffer
}

const tableOf = async ({ db }: Context, name: DatasetName): Promise<Table> =>
  withLabels({ fields: datasets[name].fields, rows: await recordsOf(db, name) })

/** What is published, read anew: the tables with the number of their records, and the data dictionary. */
export async function showOpenData(ctx: Context): Promise<OpenData> {
  const listed: OpenData['datasets'] = []
  for (const name of datasetNames) {
    const table = await tableOf(ctx, name)
    const counts = { records: table.rows.length, missingLetters: missingLettersOf(table).length }
    listed.push({ name, ...datasets[name], ...counts })
  }
  return { ...termsOf(ctx), history: dictionaryHistory, datasets: listed }
}

const termsOf = ({ config, now }: Context) => ({
  licence: config.openDataLicence || null,
  demo: config.demo,
  readAt: now.toISOString(),
})

/** One published table as a file. In a demo its name says that everything is made up. */
export async function openDataFile(ctx: Context, file: string): Promise<SentFile> {
  const sent = await fileNamed(ctx, file)
  return { ...sent, name: ctx.config.demo ? `demo-${file}` : file }
}

async function fileNamed(ctx: Context, file: string): Promise<Omit<SentFile, 'name'>> {
  if (file === 'dictionary.csv') return { type: csvType, bytes: dictionaryFile(datasets, dictionaryHistory) }
  if (file === 'codes.csv') return { type: csvType, bytes: codesFile(datasets) }
  const name = datasetNames.find((one) => file.startsWith(`${one}.`))
  const form = datasetForms.find((one) => file === `${name}.${one}`)
  if (!name || !form) throw new Refusal('not-found')
  return inForm(form, ctx, name, await tableOf(ctx, name))
}

const csvType = 'text/csv; charset=utf-8'

function inForm(form: DatasetForm, ctx: Context, name: DatasetName, table: Table): Omit<SentFile, 'name'> {
  switch (form) {
    case 'csv':
      return { type: csvType, bytes: csvFile(table) }
    case 'cp932.csv':
      return { type: 'text/csv; charset=shift_jis', bytes: cp932File(table) }
    case 'letters.csv':
      return { type: csvType, bytes: lettersFile(table) }
    case 'json':
      return { type: 'application/json; charset=utf-8', bytes: jsonFile(ctx, name, table) }
  }
}

/** The same records with true, false and null, under the terms and the description of the table. */
function jsonFile(ctx: Context, name: DatasetName, { fields, rows }: Table): Buffer {
  const { title, about } = datasets[name]
  const items = rows.map((row) => Object.fromEntries(fields.map((field) => [field.name, row[field.name] ?? null])))
  return Buffer.from(JSON.stringify({ name, title, about, ...termsOf(ctx), records: items.length, fields, items }))
}
