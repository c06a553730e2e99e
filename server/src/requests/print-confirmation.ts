import { jstDay, Refusal, type RequestId } from '@app/shared'
import { answersInWords } from '@app/shared/requests'
import { contactOf } from '../organizations/index.ts'
import { opensWith } from '../paper-codes/index.ts'
import type { Context } from '../platform/context.ts'
import { renderPaper } from '../platform/paper.ts'
import { requestConfirmationPaper } from './request-confirmation.paper.ts'
import { requestWithSight } from './request-seen.queries.ts'
import { channelInWords, thanksInWords } from './request-words.rules.ts'

/** お困りごとの受付票 for the association itself or the centre: what we understood, with the number to say on the phone. */
export async function printConfirmation({ db, actor, now, config }: Context, id: RequestId): Promise<Buffer> {
  const { facts, sight } = await requestWithSight(db, actor, id)
  if (!sight.inside) throw new Refusal('not-found')
  const { row, associationName } = facts
  return renderPaper(
    requestConfirmationPaper({
      organization: associationName,
      receivedOn: jstDay(row.postedAt),
      channel: channelInWords[row.channel],
      summary: row.title,
      detail: row.description,
      wishes: facts.days,
      whenNote: row.whenNote,
      place: row.place,
      heads: { least: row.headsMin, most: row.headsMax },
      bring: bringInWords(row),
      cost: thanksInWords(row.thanks),
      onTheDay: answersInWords(row.answers, row.rainPlan),
      askedNext: [],
      code: row.code,
      publicUrl: config.publicUrl,
      opensWith: opensWith(await db.transaction((tx) => contactOf(tx, row.associationId))),
      desk: { name: config.centreName, phone: config.centrePhone, fax: config.centreFax },
      printedOn: jstDay(now),
      demo: row.isDemo || config.demo,
    }),
  )
}

function bringInWords({ weBring, theyBring }: { weBring: string | null; theyBring: string | null }): string | null {
  const lines = [weBring && `自治会で用意：${weBring}`, theyBring && `持ってきてほしいもの：${theyBring}`]
  return lines.filter(Boolean).join('\n') || null
}
