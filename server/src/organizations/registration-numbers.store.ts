import { fiscalYearOf } from '@app/shared'
import { sql } from 'drizzle-orm'
import type { Tx } from '../platform/db.ts'
import { registrationCountersTable as counters } from './organizations.table.ts'

/** 登録番号: `R8-012` is the twelfth of 令和8年度. Two registrations at once wait for each other at the year's row. */
export async function nextRegistrationNumber(tx: Tx, day: string): Promise<string> {
  const fiscalYear = fiscalYearOf(day)
  const [row] = await tx
    .insert(counters)
    .values({ fiscalYear, last: 1 })
    .onConflictDoUpdate({ target: counters.fiscalYear, set: { last: sql`${counters.last} + 1` } })
    .returning({ last: counters.last })
  return `R${fiscalYear - 2018}-${String(row!.last).padStart(3, '0')}`
}

/** Numbers that came from a ledger are given: new ones go on after the highest of each year. */
export async function raiseRegistrationNumbers(tx: Tx, numbers: readonly string[]): Promise<void> {
  const highest = new Map<number, number>()
  for (const number of numbers) {
    const [, year, serial] = /^R(\d{1,2})-(\d{3,4})$/.exec(number) ?? []
    const fiscalYear = Number(year) + 2018
    if (serial) highest.set(fiscalYear, Math.max(Number(serial), highest.get(fiscalYear) ?? 0))
  }
  for (const [fiscalYear, last] of [...highest].sort(([a], [b]) => a - b))
    await tx
      .insert(counters)
      .values({ fiscalYear, last })
      .onConflictDoUpdate({
        target: counters.fiscalYear,
        set: { last: sql`greatest(${counters.last}, excluded.last)` },
      })
}
