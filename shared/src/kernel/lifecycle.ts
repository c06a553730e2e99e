import { Refusal } from '../problems.ts'

/** Who does an act: one of the two sides, the centre, or the passing of time. */
export type Side = 'association' | 'supporter' | 'coordinator' | 'system'

/** state → act → where it leads and who may do it. Plain data: it can be drawn, tested and shown as buttons. */
export type Lifecycle<State extends string, Act extends string> = Record<
  State,
  Partial<Record<Act, { to: State; by: readonly Side[] }>>
>

/** Decides on the server where an act leads; refuses a wrong moment and a stranger's hand. */
export function advance<S extends string, A extends string>(
  lifecycle: Lifecycle<S, A>,
  state: S,
  act: A,
  side: Side,
): S {
  const step = lifecycle[state][act]
  if (!step) throw new Refusal('wrong-moment')
  if (!step.by.includes(side)) throw new Refusal('not-yours')
  return step.to
}

/** Shows on the screen whether an act is possible, from the same table. */
export const allows = <S extends string, A extends string>(
  lifecycle: Lifecycle<S, A>,
  state: S,
  act: A,
  side: Side,
): boolean => lifecycle[state][act]?.by.includes(side) ?? false

/** Every legal step as a sentence, for the snapshot test and the documentation. */
export const legalSteps = <S extends string, A extends string>(lifecycle: Lifecycle<S, A>): string[] =>
  (Object.keys(lifecycle) as S[]).flatMap((from) =>
    (Object.entries(lifecycle[from]) as [A, { to: S; by: readonly Side[] }][]).map(
      ([act, { to, by }]) => `${from} → ${to} (${act} by ${by.join(', ')})`,
    ),
  )

/** Every pair (from, to) the table allows; the database refuses all others. */
export const legalEdges = <S extends string, A extends string>(lifecycle: Lifecycle<S, A>): [S, S][] =>
  (Object.keys(lifecycle) as S[]).flatMap((from) =>
    (Object.values(lifecycle[from]) as { to: S }[]).map(({ to }): [S, S] => [from, to]),
  )
