import { Refusal } from '@app/shared'
import type { Context } from './context.ts'

/** Refuses a change by somebody who read an older version. Acts without `If-Match` (links, time) are not asked. */
export function requireVersion({ ifMatch }: Pick<Context, 'ifMatch'>, version: number): void {
  if (ifMatch !== null && ifMatch !== version) throw new Refusal('version-stale')
}
