import { afterAll, expect, test } from 'vitest'
import { moved, staying } from '../../src/duplicates/pointers.rules.ts'
import { openTestDatabase } from '../test-database.ts'

/** Whoever adds a table that belongs to organizations says what becomes of its rows when two are made one. */
const database = await openTestDatabase()
afterAll(() => database.close())
const going = moved.map(({ table, column }) => `${table}.${column}`)

test('every column that points at an organization goes along or stays, as is written', async () => {
  const { rows } = await database.pool.query<{ at: string }>(`
    select c.conrelid::regclass || '.' || a.attname as at from pg_constraint c
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any(c.conkey)
    where c.contype = 'f' and c.confrelid in ('organizations'::regclass, 'supporters'::regclass, 'associations'::regclass)`)

  expect(rows.map(({ at }) => at).toSorted()).toEqual([...going, ...Object.keys(staying)].toSorted())
})

test('whatever goes along arrives where it went also later: each such column has its trigger', async () => {
  const { rows } = await database.pool.query<{ at: string }>(`
    select t.tgrelid::regclass || '.' || split_part(encode(t.tgargs, 'escape'), '\\000', 1) as at from pg_trigger t
    where t.tgfoid = 'arrive_where_it_went'::regproc and t.tgenabled <> 'D'`)

  expect(rows.map(({ at }) => at).toSorted()).toEqual(going.toSorted())
})
