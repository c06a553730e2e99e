import type { Reader } from './reading.ts'

/** Which reader reads which field of a form. */
export type Readers<Field extends string> = Readonly<Record<Field, Reader>>

/** Fields whose values are doubtful: to be confirmed by a person, or mended. */
export const doubtsIn = <Field extends string>(
  readers: Readers<Field>,
  values: Partial<Record<Field, unknown>>,
): { field: Field; doubt: string }[] =>
  (Object.keys(readers) as Field[]).flatMap((field) => {
    const value = values[field]
    const doubt = typeof value === 'string' && value ? readers[field](value).doubt : undefined
    return doubt ? [{ field, doubt }] : []
  })

/** What stands there already was confirmed once, or came out of a ledger: it is not asked again. */
export const confirmedAlready = <Field extends string, Values extends Partial<Record<Field, unknown>>>(
  readers: Readers<Field>,
  values: Values,
): Values & { confirmed: Field[] } => ({ ...values, confirmed: doubtsIn(readers, values).map(({ field }) => field) })
