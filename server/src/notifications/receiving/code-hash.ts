import { createHmac } from 'node:crypto'
import type { Context } from '../../platform/context.ts'
import { signedSecret } from '../../platform/secrets.ts'

type Keys = Pick<Context, 'config'>

/** How a code rests: keyed, because eight letters could be tried through. */
export const codeHashOf = (ctx: Keys, code: string): string => signedSecret(ctx, 'channel-code', code)

/** The six digits that are sent to a number, rebuilt from the row they belong to: they rest nowhere. */
export function numberCode({ config }: Keys, id: string): string {
  const bytes = createHmac('sha256', config.linkKey).update(`number-code:${id}`).digest()
  return String(bytes.readUIntBE(0, 6) % 1_000_000).padStart(6, '0')
}
