/** Objects in objects (trust rule 27): our deepest body has five. */
const deepest = 8
const unwritable = /\u0000|[\ud800-\udfff]/u

/** Whether PostgreSQL can keep it and every serializer can write it: no NUL, no half letters, not endlessly deep. */
export function isPlain(value: unknown, depth = deepest): boolean {
  if (typeof value === 'string') return !unwritable.test(value)
  if (typeof value !== 'object' || value === null) return true
  if (depth === 0) return false
  return Object.entries(value).every(([name, part]) => !unwritable.test(name) && isPlain(part, depth - 1))
}
