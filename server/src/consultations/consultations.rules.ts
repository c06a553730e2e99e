import { jstDay, Refusal } from '@app/shared'

/** 次に連絡する日: today or later (Asia/Tokyo). */
export function refusePastContact(day: string | null, now: Date): void {
  if (day === null || day >= jstDay(now)) return
  const detail = '次に連絡する日は、きょうからの日を選んでください'
  throw new Refusal('day-is-past', detail, [{ pointer: '/nextContactOn', detail }])
}
