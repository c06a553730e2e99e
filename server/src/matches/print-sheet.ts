import { jstDay, type MatchId, type OrganizationId } from '@app/shared'
import type { MatchSheet } from '@app/shared/matches'
import { answersInWords, type ThanksKind } from '@app/shared/requests'
import { codeFor } from '../paper-codes/index.ts'
import type { Context } from '../platform/context.ts'
import type { Tx } from '../platform/db.ts'
import { type Paper, renderPaper } from '../platform/paper.ts'
import { transact } from '../platform/transact.ts'
import { matchSheetPaper, type MatchSide } from './match-sheet.paper.ts'
import { placeOnSheet } from './place.rules.ts'
import { sheetSeen } from './read-sheet.ts'

const thanksWords: Record<ThanksKind, string> = {
  none: 'ありません',
  drinks: '飲み物を用意します',
  lunch: '食事を用意します',
  transport: '交通費を自治会が払います',
  gift: 'お礼の品を用意します',
}

/** The confirmation sheet as A4: with telephone numbers, so reading it is audited. A member's carries the code of its side. */
export async function printSheet(ctx: Context, id: MatchId): Promise<Buffer> {
  const { organizationId } = ctx.actor
  const paper = await transact(ctx, (tx) => sheetPaper(tx, ctx, id, organizationId))
  return renderPaper(paper)
}

/** The sheet for one side, or for the file of the centre (null), which carries no code. */
export async function sheetPaper(tx: Tx, ctx: Context, id: MatchId, holder: OrganizationId | null): Promise<Paper> {
  const sheet = await sheetSeen(tx, ctx, id)
  const code = holder && (await codeFor(tx, { kind: 'sheet', organizationId: holder, about: { matchId: id } }, ctx.now))
  const { match, place, theyBring, weBring, thanks, rainPlan, answers, insuranceChecked } = sheet
  const { exactPlace, meetingPoint, parking, toilet } = sheet.private
  return matchSheetPaper({
    summary: match.requestTitle,
    day: match.day,
    from: match.from,
    to: match.to,
    place: placeOnSheet(place, exactPlace),
    meetingPoint,
    sides: sidesOf(sheet),
    bringing: [
      ...(weBring ? [{ who: '自治会', what: weBring }] : []),
      ...(theyBring ? [{ who: '手伝う側', what: theyBring }] : []),
    ],
    cost: thanks.flatMap((one) => thanksWords[one as ThanksKind] ?? []).join('・'),
    onTheDay: answersInWords(answers, rainPlan).map(({ key, label, value }) => ({
      label,
      value: [value, key === 'parking' ? parking : key === 'toilet' ? toilet : null].filter(Boolean).join('　'),
    })),
    note: [parking && !answers.parking && `駐車場：${parking}`, toilet && !answers.toilet && `トイレ：${toilet}`]
      .filter(Boolean)
      .join('\n'),
    insurance: insuranceChecked ? 'confirmed' : 'unconfirmed',
    code,
    publicUrl: ctx.config.publicUrl,
    desk: { name: sheet.centre.name, phone: sheet.centre.phone, fax: ctx.config.centreFax },
    printedOn: jstDay(ctx.now),
    demo: ctx.config.demo,
  })
}

/** Whoever asked, whom to call on the day, whoever comes, and who else helps. */
function sidesOf({
  match,
  association,
  supporter,
  others,
  private: { onDayName, onDayPhone },
}: MatchSheet): MatchSide[] {
  const onDay = {
    contactPerson: onDayName ?? association.contact.personName,
    phone: onDayPhone ?? association.contact.phone,
  }
  const { personName, phone } = supporter.contact
  return [
    { role: 'お願いする側', organization: association.name, ...onDay },
    { role: '手伝う側', organization: supporter.name, heads: match.heads, contactPerson: personName, phone },
    ...others.map(({ name, heads }) => ({ role: '手伝う側', organization: name, heads })),
  ]
}
