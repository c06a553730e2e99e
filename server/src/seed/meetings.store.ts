import { addDays, type MeetingId, type OrganizationId, type SignUpId } from '@app/shared'
import {
  exchangeMeetingsTable,
  meetingQuotasTable,
  meetingSignUpsTable,
} from '../exchange-meetings/exchange-meetings.table.ts'
import type { Tx } from '../platform/db.ts'
import { newId } from '../platform/ids.ts'

interface Guests {
  associations: readonly OrganizationId[]
  supporters: readonly OrganizationId[]
}
const description =
  '困りごとカードと、できることカードを持ちよって、少人数で話します。はじめての方も、センターの職員がご案内します。'

/** One exchange meeting that was held and one that takes sign-ups, nearly full on the supporters' side. */
export async function insertMeetings(tx: Tx, today: string, guests: Guests): Promise<void> {
  await insertMeeting(tx, {
    today,
    inDays: -120,
    title: '夏の交流会',
    status: 'held',
    associations: guests.associations.slice(0, 22),
    supporters: guests.supporters.slice(0, 14),
    quota: [30, 30],
  })
  await insertMeeting(tx, {
    today,
    inDays: 75,
    title: '冬の交流会',
    status: 'open',
    associations: guests.associations.slice(40, 52),
    supporters: guests.supporters.slice(5, 14),
    quota: [30, 20],
  })
}

interface Meeting extends Guests {
  today: string
  inDays: number
  title: string
  status: 'held' | 'open'
  quota: readonly [association: number, supporter: number]
}

async function insertMeeting(
  tx: Tx,
  { today, inDays, title, status, associations, supporters, quota }: Meeting,
): Promise<void> {
  const id = newId<MeetingId>()
  const heldOn = addDays(today, inDays)
  const createdAt = new Date(`${addDays(heldOn, -100)}T01:00:00Z`)
  await tx.insert(exchangeMeetingsTable).values({
    id,
    title,
    heldOn,
    fromTime: '14:00',
    toTime: '16:00',
    place: '市民活動センター（架空） 3階',
    description,
    status,
    headsPerOrganization: 2,
    closesOn: addDays(heldOn, -7),
    isDemo: true,
    createdAt,
  })
  await tx.insert(meetingQuotasTable).values([
    { meetingId: id, side: 'association', quota: quota[0], taken: associations.length },
    { meetingId: id, side: 'supporter', quota: quota[1], taken: supporters.length * 2 },
  ])
  const signedUpAt = new Date(`${addDays(today, Math.min(-3, inDays - 20))}T02:00:00Z`)
  const signUp = (organizationId: OrganizationId, side: 'association' | 'supporter', heads: number) => ({
    id: newId<SignUpId>(),
    meetingId: id,
    organizationId,
    side,
    heads,
    signedUpAt,
    card: '',
    channel: 'phone' as const,
    status: status === 'held' ? ('attended' as const) : ('confirmed' as const),
  })
  await tx
    .insert(meetingSignUpsTable)
    .values([
      ...associations.map((one) => signUp(one, 'association', 1)),
      ...supporters.map((one) => signUp(one, 'supporter', 2)),
    ])
}
