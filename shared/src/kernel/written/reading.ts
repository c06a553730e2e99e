/**
 * What became of something that a person wrote by hand: the value we keep, always; and, where more is to be said, one
 * Japanese sentence. `note`: we changed something a person should see. `doubt`: it may well be so, a person confirms it.
 * `wrong`: it cannot be what was asked for.
 */
export interface Reading {
  value: string
  note?: string
  doubt?: string
  wrong?: string
}

/** Reads what was written into one field. Pure, so that the form and the server say the same. */
export type Reader = (typed: string) => Reading
