import type { Db } from './db.ts'

/**
 * A statement that is built once per database and planned once per connection, for what is asked most: building and
 * planning cost several times more than answering. Everything that names statements goes through here.
 */
export function prepared<Statement>(build: (db: Db) => Statement): (db: Db) => Statement {
  const built = new WeakMap<Db, Statement>()
  return (db) => {
    const known = built.get(db)
    if (known) return known
    const statement = build(db)
    built.set(db, statement)
    return statement
  }
}
