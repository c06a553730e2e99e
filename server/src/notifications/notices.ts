import type { Tx } from '../platform/db.ts'
import type { DomainEvent } from '../platform/events.ts'
import type { Circumstances, EventType, Notice, Writer, Writers } from './notice.ts'
import { accountWriters } from './writers/account-writers.ts'
import { enclosureWriters } from './writers/enclosure-writers.ts'
import { handoverWriters } from './writers/handover-writers.ts'
import { matchWriters } from './writers/match-writers.ts'
import { meetingWriters } from './writers/meeting-writers.ts'
import { activityPictureWriters, activityWriters, participationWriters } from './writers/activity-writers.ts'
import { deskWriters, exportWriters, incidentWriters } from './writers/other-writers.ts'
import { morningWriters } from './writers/morning-writers.ts'
import { paperWriters } from './writers/paper-writers.ts'
import { registrationWriters } from './writers/registration-writers.ts'
import { renewalWriters } from './writers/renewal-writers.ts'
import { savedWishWriters } from './writers/saved-wish-writers.ts'
import { requestWriters } from './writers/request-writers.ts'
import { toldOnceForSeries } from './writers/series-match-writers.ts'
import { seriesEndingWriters } from './writers/series-ending-writers.ts'
import { seriesWriters } from './writers/series-writers.ts'
import { isToldAsSeries } from './series-facts.queries.ts'

/** Who hears about what. A new event without a row does not compile. */
export const writers: Writers = {
  ...accountWriters,
  ...handoverWriters,
  ...registrationWriters,
  ...renewalWriters,
  ...enclosureWriters,
  ...requestWriters,
  ...matchWriters,
  ...seriesWriters,
  ...seriesEndingWriters,
  ...activityWriters,
  ...activityPictureWriters,
  ...participationWriters,
  ...incidentWriters,
  ...meetingWriters,
  ...savedWishWriters,
  ...deskWriters,
  ...paperWriters,
  ...exportWriters,
  ...morningWriters,
}

/**
 * What one event has to tell, and to whom. What happened to several sessions in one act is told once, by the event of
 * their series. An event of an older version of the program tells nobody.
 */
export async function noticesOf(tx: Tx, event: DomainEvent, told: Circumstances): Promise<Notice[]> {
  const write = writers[event.type] as Writer<EventType> | undefined
  if (!write || (await isToldAsSeries(tx, event, told.at))) return []
  return (await toldOnceForSeries(tx, event, told)) ?? write(tx, event, told)
}
