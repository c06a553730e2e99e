import { ProblemError } from './api.ts'

/**
 * For the end of an act: `const said = await act.mutateAsync(…).catch(shownAbove)`. A refusal is an answer, and stands
 * on the page already (`ProblemNote` reads the act's own error); anything else is a bug and goes on to the console.
 */
export function shownAbove(error: unknown): undefined {
  if (!(error instanceof ProblemError)) throw error
}

/** Whether an act that answers nothing was done; a refusal stands on the page already. */
export async function isDone(act: Promise<unknown>): Promise<boolean> {
  const refused = await act.then(
    () => false,
    (error: unknown) => (shownAbove(error), true),
  )
  return !refused
}
