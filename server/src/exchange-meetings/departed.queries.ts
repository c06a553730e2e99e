import type { MeetingId, OrganizationId, SignUpId } from '@app/shared'
import type { MeetingSide } from '@app/shared/exchange-meetings'
import { and, asc, eq, inArray, or } from 'drizzle-orm'
import {
  associationsTable as associations,
  supportersTable as supporters,
} from '../organizations/organizations.table.ts'
import type { Db } from '../platform/db.ts'
import { exchangeMeetingsTable as meetings, meetingSignUpsTable as signUps } from './exchange-meetings.table.ts'

/** Sign-ups for coming meetings of supporters that left and associations that were dissolved, or of one of them. */
export const signUpsOfDeparted = (
  db: Db,
  one: OrganizationId | null,
): Promise<{ meetingId: MeetingId; signUpId: SignUpId; side: MeetingSide; organizationId: OrganizationId }[]> =>
  db
    .select({
      meetingId: signUps.meetingId,
      signUpId: signUps.id,
      side: signUps.side,
      organizationId: signUps.organizationId,
    })
    .from(signUps)
    .innerJoin(meetings, eq(meetings.id, signUps.meetingId))
    .leftJoin(supporters, eq(supporters.organizationId, signUps.organizationId))
    .leftJoin(associations, eq(associations.organizationId, signUps.organizationId))
    .where(
      and(
        one ? eq(signUps.organizationId, one) : undefined,
        inArray(signUps.status, ['confirmed', 'waitlisted', 'offered']),
        inArray(meetings.status, ['open', 'closed']),
        or(inArray(supporters.status, ['withdrawn', 'revoked']), eq(associations.standing, 'dissolved')),
      ),
    )
    .orderBy(asc(signUps.queueNo))
    .limit(500)
