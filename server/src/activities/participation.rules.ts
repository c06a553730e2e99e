import { fiscalYearOf } from '@app/shared'
import type { ParticipationCertificate } from '@app/shared/activities'

/** 「参R8-0012」: the twelfth certificate of participation that was issued in 令和8年度. */
export const certificateNumber = (issuedOn: string, serial: number): string =>
  `参R${fiscalYearOf(issuedOn) - 2018}-${String(serial).padStart(4, '0')}`

/** 「01」: the first of the persons on one print. */
export const personSuffix = (index: number): string => String(index + 1).padStart(2, '0')

/** Taken back is taken back, whatever was told since. */
export const holdingOf = (facts: { isWithdrawn: boolean; isChanged: boolean }): ParticipationCertificate['holds'] =>
  facts.isWithdrawn ? 'withdrawn' : facts.isChanged ? 'changed' : 'valid'

interface Counted {
  matchId: string
  heads: number
}

/** Whether a certificate issued earlier says exactly this, match by match. */
export function saysTheSame(earlier: readonly Counted[], now: readonly Counted[]): boolean {
  const heads = new Map(earlier.map((line) => [line.matchId, line.heads]))
  return earlier.length === now.length && now.every((line) => heads.get(line.matchId) === line.heads)
}
