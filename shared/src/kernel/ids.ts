import { z } from 'zod'

/** UUIDv7 made by the app, branded per noun so that a RequestId cannot go where a MatchId belongs. */
const id = <const Name extends string>(_name: Name) => z.uuid().brand<Name, 'inout'>()

export const accountId = id('AccountId')
export const seatId = id('SeatId')
export const invitationId = id('InvitationId')
export const organizationId = id('OrganizationId')
export const requestId = id('RequestId')
export const matchId = id('MatchId')
export const messageId = id('MessageId')
export const activityId = id('ActivityId')
export const meetingId = id('MeetingId')
export const signUpId = id('SignUpId')
export const noticeId = id('NoticeId')
export const importId = id('ImportId')
export const paperCodeId = id('PaperCodeId')
export const exportId = id('ExportId')
export const deskNoteId = id('DeskNoteId')
export const pictureId = id('PictureId')
export const documentId = id('DocumentId')
export const consultationId = id('ConsultationId')
export const incidentId = id('IncidentId')
export const closedSpanId = id('ClosedSpanId')
export const certificateId = id('CertificateId')
export const rosterNameId = id('RosterNameId')
export const seriesId = id('SeriesId')
export const seriesAskingId = id('SeriesAskingId')
export const savedWishId = id('SavedWishId')
export const activityPictureId = id('ActivityPictureId')
export const storyAskId = id('StoryAskId')

export type AccountId = z.infer<typeof accountId>
export type SeatId = z.infer<typeof seatId>
export type InvitationId = z.infer<typeof invitationId>
export type OrganizationId = z.infer<typeof organizationId>
export type RequestId = z.infer<typeof requestId>
export type MatchId = z.infer<typeof matchId>
export type MessageId = z.infer<typeof messageId>
export type ActivityId = z.infer<typeof activityId>
export type MeetingId = z.infer<typeof meetingId>
export type SignUpId = z.infer<typeof signUpId>
export type NoticeId = z.infer<typeof noticeId>
export type ImportId = z.infer<typeof importId>
export type PaperCodeId = z.infer<typeof paperCodeId>
export type ExportId = z.infer<typeof exportId>
export type DeskNoteId = z.infer<typeof deskNoteId>
export type PictureId = z.infer<typeof pictureId>
export type DocumentId = z.infer<typeof documentId>
export type ConsultationId = z.infer<typeof consultationId>
export type IncidentId = z.infer<typeof incidentId>
export type ClosedSpanId = z.infer<typeof closedSpanId>
export type CertificateId = z.infer<typeof certificateId>
export type RosterNameId = z.infer<typeof rosterNameId>
export type SeriesId = z.infer<typeof seriesId>
export type SeriesAskingId = z.infer<typeof seriesAskingId>
export type SavedWishId = z.infer<typeof savedWishId>
export type ActivityPictureId = z.infer<typeof activityPictureId>
export type StoryAskId = z.infer<typeof storyAskId>
