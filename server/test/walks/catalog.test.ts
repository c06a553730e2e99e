import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { is, sql } from 'drizzle-orm'
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core'
import { afterAll, expect, test } from 'vitest'
import { openTestDatabase } from '../test-database.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const database = await openTestDatabase()
afterAll(() => database.close())

/** A column in the words of the catalog; `given` means that the database fills it in by itself. */
type Column = {
  type: string
  required: boolean
  given: boolean
}
type Table = { columns: Record<string, Column>; key: string[] }

const described = await describedTables()
const migrated = await migratedTables()

/** Every table that a *.table.ts of the server exports. */
async function describedTables(): Promise<Record<string, Table>> {
  const files = readdirSync(`${root}server/src`, { recursive: true, encoding: 'utf8' })
  const tableFiles = files.filter((file) => file.endsWith('.table.ts'))
  const modules = await Promise.all(tableFiles.map((file) => import(pathToFileURL(`${root}server/src/${file}`).href)))
  const tables = modules.flatMap((module) => Object.values(module)).filter((one) => is(one, PgTable))
  return Object.fromEntries(tables.map((table) => [getTableConfig(table).name, inCatalogWords(table)]))
}

function inCatalogWords(table: PgTable): Table {
  const { columns, primaryKeys } = getTableConfig(table)
  const keyOfColumns = columns.filter(({ primary }) => primary)
  const key = (primaryKeys[0]?.columns ?? keyOfColumns).map(({ name }) => name)
  const described = columns.map((column) => {
    const given = column.hasDefault || column.generatedIdentity !== undefined
    return [column.name, { type: column.getSQLType(), required: column.notNull || key.includes(column.name), given }]
  })
  return { columns: Object.fromEntries(described), key }
}

/** What the migrations made, from zero. */
async function migratedTables(): Promise<Record<string, Table>> {
  const { rows } = await database.db.execute<Column & { table: string; name: string; place: number | null }>(sql`
    select c.relname as table, a.attname as name, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as required,
      a.atthasdef or a.attidentity <> '' as given, array_position(k.conkey, a.attnum) as place
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    left join pg_constraint k on k.conrelid = c.oid and k.contype = 'p'
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
    order by c.relname, place, a.attnum`)
  const tables: Record<string, Table> = {}
  for (const { table, name, place, ...column } of rows) {
    const { columns, key } = (tables[table] ??= { columns: {}, key: [] })
    columns[name] = column
    if (place !== null) key.push(name)
  }
  return tables
}

test('the database has exactly the tables that the code describes', () => {
  expect(Object.keys(migrated).toSorted()).toEqual(Object.keys(described).toSorted())
})

test.each(Object.keys(described))('%s has the columns, types, defaults and key that the code describes', (name) => {
  expect(migrated[name]).toEqual(described[name])
})

test('every migration is in the journal, in its order, and opens with why', () => {
  const folder = `${root}migrations/`
  const journal = JSON.parse(readFileSync(`${folder}meta/_journal.json`, 'utf8')) as {
    entries: { idx: number; when: number; tag: string }[]
  }
  const files = readdirSync(folder).filter((file) => file.endsWith('.sql'))
  const moments = journal.entries.map(({ when }) => when)

  expect(journal.entries.map(({ tag }) => `${tag}.sql`)).toEqual(files.toSorted())
  expect(journal.entries.map(({ idx }) => idx)).toEqual(files.map((_, place) => place))
  expect(moments).toEqual([...new Set(moments)].toSorted((a, b) => a - b))
  expect(files.filter((file) => !readFileSync(folder + file, 'utf8').startsWith('-- '))).toEqual([])
})
