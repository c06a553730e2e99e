import type { MeetingId } from '@app/shared'
import type { MeetingInput } from '@app/shared/exchange-meetings'
import { insertMeeting, saveMeetingStatus } from '../src/exchange-meetings/exchange-meetings.store.ts'
import type { Db } from '../src/platform/db.ts'

const meeting: MeetingInput = {
  title: '秋の交流会',
  heldOn: '2027-02-10',
  from: '14:00',
  to: '16:00',
  place: '市民センター 3階',
  description: '困りごとと、できることを持ちよります。',
  quotas: { association: 20, supporter: 20 },
  headsPerOrganization: 5,
  closesOn: '2027-02-03',
}

/** Sentences that set a scene for exchange meetings. */
export const givenMeetingsIn = (db: Db) => ({
  meetingInput: (changes: Partial<MeetingInput> = {}): MeetingInput => ({ ...meeting, ...changes }),
  draftMeeting: (changes: Partial<MeetingInput> = {}): Promise<MeetingId> =>
    db.transaction((tx) => insertMeeting(tx, { ...meeting, ...changes }, new Date('2026-11-01T00:00:00Z'))),
  openMeeting: (changes: Partial<MeetingInput> = {}): Promise<MeetingId> =>
    db.transaction(async (tx) => {
      const id = await insertMeeting(tx, { ...meeting, ...changes }, new Date('2026-11-01T00:00:00Z'))
      await saveMeetingStatus(tx, id, 'open', null)
      return id
    }),
})
