import type { Config } from '../../platform/config.ts'
import type { Mailer } from '../../platform/mail.ts'
import type { Channels } from './channel.ts'
import { openLine } from './line-channel.ts'
import { openMail } from './mail-channel.ts'
import { openPush } from './push-channel.ts'
import { openSms } from './sms-channel.ts'

type Settings = Pick<Config, 'line' | 'sms' | 'push' | 'publicUrl'>

/** The ways out of the house that the settings open. */
export const openChannels = (
  { line, sms, push, publicUrl }: Settings,
  mailer: Mailer,
  clock: () => Date,
): Channels => ({
  mail: openMail(mailer),
  ...(line && { line: openLine(line) }),
  ...(sms && { sms: openSms(sms, publicUrl) }),
  ...(push && { push: openPush(push, clock) }),
})
