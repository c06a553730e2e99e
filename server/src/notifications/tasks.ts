import { noticeId } from '@app/shared'
import { z } from 'zod'
import type { Config } from '../platform/config.ts'
import { systemContext } from '../platform/context.ts'
import type { Db } from '../platform/db.ts'
import type { Mailer } from '../platform/mail.ts'
import { deliver, deliverMail } from './channels/deliver.ts'
import { answerOnLine } from './channels/line-channel.ts'
import { lineSays, lineWords } from './channels/line-words.ts'
import { openChannels } from './channels/open-channels.ts'
import { openImap } from './inbound/imap-mailbox.ts'
import { pollMailbox } from './inbound/poll-mailbox.ts'
import { sendNumberCode } from './receiving/send-number-code.ts'

interface TaskTools {
  db: Db
  config: Config
  mailer: Mailer
  clock: () => Date
}

const mail = z.object({ noticeId })
const sending = z.object({ sendingId: z.uuid() })
const numberCode = z.object({ codeId: z.uuid() })
const lineAnswer = z.object({ replyToken: z.string(), says: z.enum(lineSays) })

/** What the worker does for notifications, by the names of the jobs: each may run twice, each tells once. */
export function notificationTasks({ db, config, mailer, clock }: TaskTools) {
  const channels = openChannels(config, mailer, clock)
  const context = () => systemContext({ db, config, now: clock() })
  const send = (payload: unknown) => deliver(context(), channels, sending.parse(payload).sendingId)
  return {
    'send-mail': (payload: unknown) => deliverMail(context(), channels, mail.parse(payload).noticeId),
    'send-line': send,
    'send-sms': send,
    'send-push': send,
    'send-sms-code': (payload: unknown) => sendNumberCode(context(), channels, numberCode.parse(payload).codeId),
    'poll-mailbox': async () => {
      const { imap } = config
      if (imap) await pollMailbox(context(), () => openImap(imap))
    },
    'answer-line': async (payload: unknown) => {
      const { replyToken, says } = lineAnswer.parse(payload)
      if (config.line) await answerOnLine(config.line, replyToken, lineWords[says])
    },
  }
}
