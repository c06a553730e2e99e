import type {
  ActivityId,
  ActivityPictureId,
  CertificateId,
  ClosedSpanId,
  ConsultationId,
  DocumentId,
  ExportId,
  ImportId,
  IncidentId,
  MatchId,
  MeetingId,
  NoticeId,
  OrganizationId,
  PaperCodeId,
  PictureId,
  RequestId,
  SeriesAskingId,
  SeriesId,
  SavedWishId,
  SignUpId,
} from '@app/shared'

/**
 * What happened to whom, per noun. An event tells that something happened; how things stand now is read afresh.
 * One member per act, so that each can be picked out by its type.
 */
type Of<Noun extends string, Act extends string, Facts> = Act extends string
  ? { type: `${Noun}.${Act}` } & Facts
  : never

export type RegistrationEvent = Of<
  'registration',
  | 'applied'
  | 'resubmitted'
  | 'returned'
  | 'rejected'
  | 'registered'
  | 'suspended'
  | 'resumed'
  | 'withdrawn'
  | 'revoked'
  | 'edited'
  | 'change-waits'
  | 'change-accepted'
  | 'change-returned'
  | 'change-taken-back'
  | 'consent-noted',
  { organizationId: OrganizationId }
>
/** The yearly question: `changes-said` keeps it open, `answered` renews, `lapsed` is the soft end by silence. */
export type RenewalEvent = Of<
  'renewal',
  'asked' | 'reminded' | 'changes-said' | 'answered' | 'lapsed',
  { organizationId: OrganizationId }
>
/** 写真・ロゴ: `removed` withdraws the consent; `taken-away`: by the centre, its words stand in `taken_away` until told. */
export type PictureEvent = Of<
  'picture',
  | 'added'
  | 'edited'
  | 'resubmitted'
  | 'accepted'
  | 'returned'
  | 'words-accepted'
  | 'words-returned'
  | 'removed'
  | 'taken-away',
  { pictureId: PictureId; organizationId: OrganizationId }
>
export type DocumentEvent = Of<
  'document',
  'added' | 'removed' | 'taken-away',
  { documentId: DocumentId; organizationId: OrganizationId }
>
export type OrganizationEvent = Of<
  'organization',
  'added' | 'edited' | 'contact-edited' | 'dissolved' | 'revived',
  { organizationId: OrganizationId }
>
/** Two that looked alike: said to be different, or made one (`otherId` went into `organizationId`). */
export type DuplicateEvent = Of<
  'organization',
  'told-apart' | 'merged',
  { organizationId: OrganizationId; otherId: OrganizationId }
>
/** 活動できない日, said by a supporter or by the centre for it. Ids only: the word of a span stays where it is. */
export type ClosedDayEvent = Of<
  'closed-span',
  'added' | 'removed',
  { closedSpanId: ClosedSpanId; organizationId: OrganizationId }
>
/** ひと月に◯回まで, said by a supporter or by the centre for it. */
export type MonthLimitEvent = { type: 'month-limit.changed'; organizationId: OrganizationId }
/** 相談記録: kept by the centre for itself. `ended` also when a request came of it. */
export type ConsultationEvent = Of<
  'consultation',
  'logged' | 'edited' | 'talked' | 'ended' | 'reopened',
  { consultationId: ConsultationId; organizationId: OrganizationId | null }
>
/** 事故・ヒヤリハットの報告. Ids only: what happened stays where it is, for its own side and the centre. */
export type IncidentEvent = Of<
  'incident',
  'reported' | 'corrected' | 'ticked' | 'noted' | 'handled' | 'reopened',
  { incidentId: IncidentId }
>
export type RequestEvent = Of<
  'request',
  | 'posted'
  | 'opened'
  | 'returned'
  | 'resubmitted'
  | 'edited'
  | 'staffed'
  | 'reopened'
  | 'unmet'
  | 'cancelled'
  | 'postponed'
  /** What was open is settled, perhaps after somebody agreed. */
  | 'answered-later'
  /** 決行: the weather was looked at, and it takes place. */
  | 'goes-ahead'
  | 'resumed'
  | 'done'
  | 'closed'
  /** 順番待ち: supporters wait for their turn to be asked; the order was stopped. */
  | 'turns-queued'
  | 'turns-stopped'
  | 'insurance-checked',
  { requestId: RequestId }
>
export type MatchEvent = Of<
  'match',
  | 'proposed'
  | 'hand-raised'
  | 'named'
  | 'supporter-said-yes'
  | 'association-said-yes'
  | 'agreed'
  | 'declined'
  | 'withdrawn'
  | 'expired'
  | 'cancelled'
  /** The heads were filled by others: 「足りました。ありがとうございます」 */
  | 'not-needed'
  | 'wants-to-talk'
  | 'message-sent'
  /** By the calendar: an answer is still awaited, the day is tomorrow, nobody has told how it went. */
  | 'answer-reminded'
  /** The eve is a rest day of the centre: whoever is told by a person is told before it. */
  | 'day-nears'
  | 'day-before'
  | 'result-asked'
  | 'result-asked-again'
  /** 今年も: eight weeks before the day comes round again. */
  | 'this-year-asked'
  | 'reported'
  | 'done',
  { matchId: MatchId; by?: 'association' | 'supporter' | 'coordinator' | 'system' }
>
/**
 * 連続の依頼: what happened to several sessions in one act. `proposed`, `answered`, `agreed`: with one supporter. `edited`: the
 * sessions of which something was changed that supporters read, those that were struck out and added, and whether all was
 * handed in again.
 */
export type SeriesEvent =
  | Of<'series', 'posted' | 'opened' | 'returned' | 'resubmitted' | 'cancelled', { seriesId: SeriesId }>
  | Of<
      'series',
      'edited',
      { seriesId: SeriesId; edited: RequestId[]; struck: RequestId[]; added: RequestId[]; submitted: boolean }
    >
  /** 順番待ち: supporters wait for their turn to be asked about a series; the order was stopped. */
  | Of<'series', 'turns-queued' | 'turns-stopped', { seriesId: SeriesId }>
  | Of<'series', 'proposed', { seriesId: SeriesId; organizationId: OrganizationId; askingId: SeriesAskingId }>
  | Of<'series', 'answered' | 'agreed' | 'hand-raised', { seriesId: SeriesId; organizationId: OrganizationId }>
  /** `withdrawn`: an asking or a raised hand about several was taken back; `called-off`: all that was left with one supporter. */
  | Of<
      'series',
      'withdrawn' | 'called-off',
      { seriesId: SeriesId; organizationId: OrganizationId; by: 'association' | 'supporter' | 'coordinator' }
    >
/** 紹介: `asked` and the answers are to one edition; `approved` once every side has said yes to it. */
export type ActivityEvent = Of<
  'activity',
  | 'edited'
  | 'asked'
  | 'approval-reminded'
  | 'yes-said'
  | 'change-wished'
  | 'answered-again'
  | 'approved'
  | 'published'
  | 'unpublished',
  { activityId: ActivityId }
>
/** 参加証明書 that the centre took back. */
export type ParticipationEvent = Of<
  'participation',
  'withdrawn',
  { certificateId: CertificateId; organizationId: OrganizationId }
>
/** 活動の写真. Ids only: caption and reason stay where they are. */
export type ActivityPictureEvent = Of<
  'activity-picture',
  'added' | 'checked' | 'returned' | 'removed',
  { activityPictureId: ActivityPictureId; matchId: MatchId }
>
export type MeetingEvent =
  | Of<'meeting', 'drafted' | 'opened' | 'closed' | 'reopened' | 'held' | 'cancelled', { meetingId: MeetingId }>
  /** `forThoseWhoCome`: something that they must know has changed (day, time, place, what it is about). */
  | Of<'meeting', 'edited', { meetingId: MeetingId; forThoseWhoCome: boolean }>
  | Of<'meeting', 'signed-up' | 'moved-up' | 'sign-up-cancelled', { meetingId: MeetingId; signUpId: SignUpId }>
export type ImportEvent = Of<
  'import',
  'uploaded' | 'columns-corrected' | 'row-decided' | 'confirmed' | 'discarded',
  { importId: ImportId }
>
export type MasterDataEvent =
  | { type: 'district.edited'; districtId: number }
  | { type: 'help-item.edited'; itemId: string }
  | Of<'supporter-kind', 'added' | 'edited' | 'removed', { kind: string }>
  | { type: 'profile-field.edited'; field: string }
/** 希望の条件 of a supporter; `found`: new requests that fit them, of which it has not heard. */
export type SavedWishEvent =
  | Of<'saved-wish', 'saved' | 'changed' | 'removed', { savedWishId: SavedWishId; organizationId: OrganizationId }>
  | { type: 'saved-wish.found'; organizationId: OrganizationId; requestIds: RequestId[] }
/** 候補の選び方: what counts how much when helpers are looked for. */
export type SuggestionSettingsEvent = { type: 'suggestion-settings.changed'; settingsVersion: number }
/** A working morning at the centre: what is late, and what the day holds. */
export type WorkbenchEvent = { type: 'workbench.morning'; day: string }
/** Bulk personal data left the house (trust rule 18). */
export type ExportEvent = Of<'export', 'contacts-taken', { exportId: ExportId }>
export type PaperCodeEvent =
  | Of<'paper-code', 'locked' | 'renewed', { paperCodeId: PaperCodeId }>
  /** Many wrong codes from one network, named by a mark that tells nothing else. */
  | { type: 'paper-code.guessed'; network: string }
/**
 * `answered`: whoever held a notice's paper wrote back on its page. `not-reached`: called, and nobody answered;
 * `try-taken-back`: that was a slip.
 */
export type NoticeEvent =
  | Of<
      'notice',
      'told' | 'told-taken-back' | 'not-reached' | 'try-taken-back' | 'printed' | 'answered',
      { noticeId: NoticeId }
    >
  /** So many mails came to the box for answers that no program can read. */
  | { type: 'notice.mail-unreadable'; mails: number }

export type NounEvent =
  | RegistrationEvent
  | RenewalEvent
  | PictureEvent
  | DocumentEvent
  | OrganizationEvent
  | DuplicateEvent
  | ClosedDayEvent
  | MonthLimitEvent
  | ConsultationEvent
  | IncidentEvent
  | RequestEvent
  | MatchEvent
  | SeriesEvent
  | ActivityEvent
  | ActivityPictureEvent
  | ParticipationEvent
  | MeetingEvent
  | ImportEvent
  | MasterDataEvent
  | SavedWishEvent
  | SuggestionSettingsEvent
  | WorkbenchEvent
  | ExportEvent
  | NoticeEvent
  | PaperCodeEvent
