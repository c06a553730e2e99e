import type { SideLink } from '../matches/index.ts'
import type { Context } from '../platform/context.ts'
import { signedSecret } from '../platform/secrets.ts'

/** What a secret in a link is for; the same words as where its hash was made. */
export type Purpose =
  'accept-sessions' | 'answer' | 'application' | 'invitation' | 'mail-link' | 'renewal' | 'series' | 'story' | SideLink

/** A link whose secret rests nowhere: `/a/{answer:0199…}`. Only the mail itself carries the opened form. */
export const sealed = (before: string, purpose: Purpose, id: string): string => `${before}{${purpose}:${id}}`

/** Puts the secret into a sealed link, rebuilt from what it is about. */
export const opened = (ctx: { config: Pick<Context['config'], 'linkKey'> }, link: string): string =>
  link.replace(/\{([a-z-]+):([0-9a-f-]{36})\}/, (_, purpose: string, id: string) => signedSecret(ctx, purpose, id))
