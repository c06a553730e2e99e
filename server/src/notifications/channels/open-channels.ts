import type { Config } from '../../platform/config.ts'
import type { Mailer } from '../../platform/mail.ts'
import type { Channels } from './channel.ts'
import { openLine } from './line-channel.ts'
import { openMail } from './mail-channel.ts'

/** The ways out of the house that the settings open. */
export const openChannels = ({ line }: Pick<Config, 'line'>, mailer: Mailer): Channels => ({
  mail: openMail(mailer),
  ...(line && { line: openLine(line) }),
})
