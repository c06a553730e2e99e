import { noticeId } from '@app/shared'
import { z } from 'zod'
import type { Config } from '../platform/config.ts'
import { systemContext } from '../platform/context.ts'
import type { Db } from '../platform/db.ts'
import type { Mailer } from '../platform/mail.ts'
import { sendMail } from './send-mail.ts'

interface TaskTools {
  db: Db
  config: Config
  mailer: Mailer
  clock: () => Date
}

const mail = z.object({ noticeId })

/** What the worker does for notifications, by the names of the jobs: each may run twice, each tells once. */
export const notificationTasks = ({ db, config, mailer, clock }: TaskTools) => ({
  'send-mail': (payload: unknown) =>
    sendMail(systemContext({ db, config, now: clock() }), mailer, mail.parse(payload).noticeId),
})
