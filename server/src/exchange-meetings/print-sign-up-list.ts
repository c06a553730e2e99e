import { jstDay, type MeetingId } from '@app/shared'
import { audit } from '../platform/audit.ts'
import type { Context } from '../platform/context.ts'
import { renderPaper } from '../platform/paper.ts'
import { transact } from '../platform/transact.ts'
import { meetingSeen, receptionFacts } from './exchange-meetings.queries.ts'
import { signUpListPaper } from './sign-up-list.paper.ts'

const sides = [
  { side: 'association', name: '自治会' },
  { side: 'supporter', name: 'サポーター' },
] as const

/** The list for the reception desk. It shows contacts, so printing it leaves a line in the audit. */
export async function printSignUpList(ctx: Context, meetingId: MeetingId): Promise<Buffer> {
  const { meeting, people } = await transact(ctx, async (tx) => {
    const meeting = await meetingSeen(tx, ctx.actor, meetingId)
    await audit(tx, ctx, { act: 'meeting.sign-up-list-printed', subject: 'exchange-meeting', subjectId: meetingId })
    return { meeting, people: await receptionFacts(tx, meetingId) }
  })
  return renderPaper(
    signUpListPaper({
      meeting: meeting.title,
      day: meeting.heldOn,
      from: meeting.from,
      to: meeting.to,
      place: meeting.place,
      printedOn: jstDay(ctx.now),
      sides: sides.map(({ side, name }) => ({
        name,
        capacity: meeting.seats[side].quota,
        signUps: people.filter((p) => p.side === side && p.status !== 'waitlisted'),
        waiting: people.filter((p) => p.side === side && p.status === 'waitlisted'),
      })),
    }),
  )
}
