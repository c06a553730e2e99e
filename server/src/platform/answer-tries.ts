import type { FastifyRequest } from 'fastify'
import { countUse, networkOf } from './throttle.ts'

const most = { tries: 60, seconds: 300 }

/** Pages that are answered without signing in are opened and pressed sixty times in five minutes from one network, all of them together. */
export async function countAnswerTry(request: FastifyRequest): Promise<void> {
  const { db, now } = request.context()
  await countUse(db, `answer-link:${networkOf(request.ip)}`, most.tries, most.seconds, now)
}
