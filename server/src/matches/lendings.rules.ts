import type { Lending } from '@app/shared/organizations'
import type { RequestFacts } from './suggestion-facts.rules.ts'

const lendingOf: readonly [RegExp, Lending][] = [
  // not a bicycle, a hand cart or a place to park
  [/(?<![台転駐])車|トラック|軽トラ/, 'vehicle'],
  [/テント/, 'tent'],
  [/発電機/, 'generator'],
  [/会議室|会場/, 'venue'],
  [/駐車場/, 'parking'],
  [/講師/, 'lecturer'],
]

/** What a supporter could bring along: what this kind of help is done with, and what the association wishes for. */
export const usefulLendings = ({ equipment, bring }: RequestFacts): Lending[] => lendingsIn([...equipment, bring])

/** What is named in these texts that a supporter can lend. */
export const lendingsIn = (texts: readonly string[]): Lending[] =>
  lendingOf.filter(([words]) => texts.some((one) => words.test(one))).map(([, lending]) => lending)
