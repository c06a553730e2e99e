import { Refusal } from '@app/shared'
import { addDays, allows, jstDay } from '@app/shared/kernel'
import { type Answer, type DeclineReason, type MatchAct, matchLifecycle, type MatchStatus } from '@app/shared/matches'

export type MatchSide = 'association' | 'supporter'
/** On which side somebody stands; the centre stands on both. */
export type Standing = MatchSide | 'coordinator'

interface Answers {
  associationAnswer: Answer
  supporterAnswer: Answer
}

/** The first yes keeps the match open, the second agrees it. Who already said yes need not say it again. */
export function stepOfYes(answers: Answers, side: MatchSide): Extract<MatchAct, 'say-yes' | 'agree'> {
  const [own, other] =
    side === 'association'
      ? [answers.associationAnswer, answers.supporterAnswer]
      : [answers.supporterAnswer, answers.associationAnswer]
  if (own === 'yes') throw new Refusal('wrong-moment', 'すでに「行けます」のお返事をいただいています')
  return other === 'yes' ? 'agree' : 'say-yes'
}

/** Whoever asked, or the centre, may take a proposal back while it runs. */
export const mayTakeBack = (
  { status, startedBy }: { status: MatchStatus; startedBy: Standing },
  standing: Standing,
): boolean =>
  allows(matchLifecycle, status, 'withdraw', standing) && (standing === 'coordinator' || standing === startedBy)

/** Whose answer is awaited. */
export const whoMustAnswer = ({ associationAnswer, supporterAnswer }: Answers): MatchSide[] => [
  ...(supporterAnswer === 'pending' ? (['supporter'] as const) : []),
  ...(associationAnswer === 'pending' ? (['association'] as const) : []),
]

interface Speaker {
  standing: Standing
  /** Whom the centre speaks for. */
  named: MatchSide | undefined
  /** How the answer reached the centre. */
  channel: string
  centreAnswers: boolean
}

/**
 * For which side an answer counts. A side answers for itself. The centre says whom it speaks for and how it heard the
 * answer (rule 1), unless the association left the answer to it (センターにおまかせ).
 */
export function sideAnswering(answers: Answers, { standing, named, channel, centreAnswers }: Speaker): MatchSide {
  if (standing !== 'coordinator') {
    if (named && named !== standing) throw new Refusal('not-yours')
    return standing
  }
  const awaited = whoMustAnswer(answers)
  const side = named ?? (awaited.length === 1 ? awaited[0] : undefined)
  if (!side) {
    const detail = 'どちらの団体の返事かを選んでください'
    throw new Refusal('invalid-input', detail, [{ pointer: '/side', detail }])
  }
  const mayDecide = side === 'association' && centreAnswers
  if (!mayDecide && channel === 'web')
    throw new Refusal('not-yours', '返事をどこで聞いたか（電話・FAX・来所・会議）を選んでください')
  return side
}

interface Pledging {
  said: number | undefined
  asked: number
  /** Heads that nobody holds yet. */
  free: number
  /** The most the request asks for. */
  most: number
}

/**
 * Heads a yes pledges: as said, else as asked; fewer are welcome, never more than are still free. Where nobody else holds
 * any, the number itself is too large: nobody is told of others who offered.
 */
export function headsPledged({ said, asked, free, most }: Pledging): number {
  if (free <= 0) throw new Refusal('heads-full')
  if (said !== undefined && said > free && free === most) throw tooMany(most)
  if (said !== undefined && said > free) throw new Refusal('heads-full', `あと${free}人で、必要な人数に達します`)
  return said ?? Math.min(asked, free)
}

function tooMany(most: number): Refusal {
  const detail = `${most}人までで入れてください`
  return new Refusal('invalid-input', detail, [{ pointer: '/heads', detail }])
}

/**
 * Answers to a raised hand or a naming are awaited for a week, but at the latest until eight in the evening before the
 * day. Where that evening is too near, until the end of today: 「23:59まで」, and at least for an hour.
 */
export function awaitedUntil(now: Date, day: string | null): Date {
  const hour = 3_600_000
  const inAWeek = now.getTime() + 7 * 24 * hour
  if (!day) return new Date(inAWeek)
  const eve = Date.parse(`${addDays(day, -1)}T20:00:00+09:00`)
  if (eve - now.getTime() >= 2 * hour) return new Date(Math.min(inAWeek, eve))
  const endOfToday = Date.parse(`${jstDay(now)}T23:59:00+09:00`)
  return new Date(Math.max(endOfToday, now.getTime() + hour))
}

const declineWords: Record<DeclineReason, string> = {
  day: '日や時間が合わない',
  heads: '人数が集まらない',
  far: '場所が遠い',
  skill: 'できる人がいない',
  insurance: '保険や安全が心配',
  other: 'そのほか',
}

/** 「日や時間が合わない（その日は社内行事です）」 */
export const declineInWords = (reason: DeclineReason, note: string): string =>
  note === '' ? declineWords[reason] : `${declineWords[reason]}（${note}）`

/** Reasons for a no, as a person chooses them. */
export const declineChoices = Object.entries(declineWords) as [DeclineReason, string][]
