import type { ThanksKind } from '@app/shared/requests'

/** What associations ask for in the demo city: item, title, what troubles them, what helpers do, heads, month of the year it falls in. */
export interface Need {
  itemId: string
  title: string
  description: string
  supportersDo: string
  heads: readonly [least: number, most: number]
  months: readonly number[]
  from: string
  to: string
  weBring?: string
  theyBring?: string
  thanks?: ThanksKind[]
}
