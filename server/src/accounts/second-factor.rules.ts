/** How long a shown second factor answers for acts that need it anew (trust rule 22). */
export const freshForMs = 10 * 60_000
/** How long the set-up page waits for the first number. */
export const offerMs = 30 * 60_000
/** 控えの番号 in one set. */
export const recoveryCodesInSet = 10

/** What somebody typed: the six digits of the app, or one of the codes kept on paper. */
export type TypedCode = { kind: 'app'; digits: string } | { kind: 'recovery'; typed: string }

/** Width, spaces and hyphens do not matter. */
export function readTypedCode(typed: string): TypedCode {
  const plain = typed.normalize('NFKC').replace(/[^0-9A-Za-z]/g, '')
  return /^\d{6}$/.test(plain) ? { kind: 'app', digits: plain } : { kind: 'recovery', typed: plain }
}
