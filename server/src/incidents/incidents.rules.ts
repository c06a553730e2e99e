import { addDays, jstDay, Refusal } from '@app/shared'
import type { MatchStatus } from '@app/shared/matches'

export type ReportingSide = 'association' | 'supporter'

interface Speaker {
  standing: ReportingSide | 'coordinator'
  /** Whose words the centre writes down. */
  named: ReportingSide | undefined
  /** How they reached the centre. */
  channel: string
}

/** Whose report it is: a side tells its own; the centre says whose words it writes down, and where it heard them (rule 4). */
export function sideReporting({ standing, named, channel }: Speaker): ReportingSide {
  if (standing !== 'coordinator') {
    if (named && named !== standing) throw new Refusal('not-yours')
    return standing
  }
  if (named && channel !== 'web') return named
  if (named) throw new Refusal('not-yours', '報告をどこで聞いたか（電話・FAX・来所・会議）を選んでください')
  const detail = 'どちらの団体からの報告かを選んでください'
  throw new Refusal('invalid-input', detail, [{ pointer: '/side', detail }])
}

interface Activity {
  status: MatchStatus
  /** `YYYY-MM-DD`; null while no day was set. */
  onDay: string | null
}

/**
 * What happened around the activity: of a match that stands or is over, from the day before on (things are set up then),
 * and nothing that lies ahead. Without a day any day up to today.
 */
export function refuseOutOfTime({ status, onDay }: Activity, day: string, now: Date): void {
  const isStanding = status === 'agreed' || status === 'done'
  const from = onDay && addDays(onDay, -1)
  if (!isStanding || (from && jstDay(now) < from))
    throw new Refusal('wrong-moment', '報告は、活動の前の日（準備の日）から入れられます')
  if (day > jstDay(now)) throw refusedDay('起きた日は、きょうまでの日を選んでください')
  if (from && day < from) throw refusedDay('起きた日は、活動の前の日からあとの日を選んでください')
}

const refusedDay = (detail: string) => new Refusal('invalid-input', detail, [{ pointer: '/day', detail }])
