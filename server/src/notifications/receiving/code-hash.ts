import type { Context } from '../../platform/context.ts'
import { signedSecret } from '../../platform/secrets.ts'

/** How a code rests: keyed, because eight letters could be tried through. */
export const codeHashOf = (ctx: Pick<Context, 'config'>, code: string): string =>
  signedSecret(ctx, 'channel-code', code)
