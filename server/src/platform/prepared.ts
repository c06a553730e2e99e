import { type SQL, sql } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'
import type { QueryResult } from 'pg'
import type { Db, Tx } from './db.ts'

/**
 * A statement that is built and planned once per connection, for what is asked most: building and planning cost several
 * times more than answering. Everything that names statements goes through here; a name belongs to one text alone.
 */
export function prepared<Statement>(build: (db: Db | Tx) => Statement): (db: Db | Tx) => Statement {
  const built = new WeakMap<object, Statement>()
  return (db) => {
    const { session } = db._
    const known = built.get(session)
    if (known) return known
    const statement = build(db)
    built.set(session, statement)
    return statement
  }
}

const dialect = new PgDialect()

/** The same for SQL that is written by hand, e.g. several inserts at once; its values are placeholders. */
export const preparedSql = <Row extends Record<string, unknown>>(name: string, text: SQL) =>
  prepared(({ _: { session } }) =>
    session.prepareQuery<{ execute: QueryResult<Row>; all: unknown; values: unknown }>(
      dialect.sqlToQuery(text),
      undefined,
      name,
      false,
    ),
  )

/** A row whose values are named by its columns and come when the statement runs, as the driver takes them (json as text). */
export const toCome = <Column extends string>(columns: readonly Column[]) =>
  Object.fromEntries(columns.map((column) => [column, sql`${sql.placeholder(column)}`])) as Record<Column, SQL>
