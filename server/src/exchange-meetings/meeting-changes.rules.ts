import type { MeetingInput } from '@app/shared/exchange-meetings'

interface Before {
  heldOn: string
  fromTime: string
  toTime: string
  place: string
  description: string
}

/** Another day, time or place, or another word on what it is about. Quotas, the closing day and a nicer title are not news. */
export const mattersToThoseWhoCome = (
  before: Before,
  { heldOn, from, to, place, description }: Omit<MeetingInput, 'quotas'>,
): boolean =>
  before.heldOn !== heldOn ||
  before.fromTime !== from ||
  before.toTime !== to ||
  before.place !== place ||
  before.description !== description
