/**
 * What a column that can hold words knows about people (trust rule 14). Every such column of every table stands here;
 * `contact`, `address`, `private` and `secret` are never logged, and a walk proves who reads them.
 * - `secret`: opens doors; rests as a hash and is shown to nobody.
 * - `contact`: how to reach a person, or its name.
 * - `address`: where people live, meet or wait.
 * - `private`: what people write for few readers.
 * - `shown`: what may become public by the act of its owner.
 * - `plain`: words of the program, not of people.
 */
export type Holding = 'secret' | 'contact' | 'address' | 'private' | 'shown' | 'plain'

/** By table, then by holding: the columns, as the database names them. */
export const personalData: Record<string, Partial<Record<Holding, string>>> = {
  accounts: { contact: 'display_name email email_key', secret: 'password_hash' },
  activities: { shown: 'title story comments pictures', private: 'withdrawn_reason', plain: 'status' },
  activity_pictures: {
    shown: 'caption content',
    private: 'return_reason',
    plain: 'side status faces media_type sha256 channel',
  },
  asking_turns: { private: 'message', plain: 'passed_why' },
  associations: { private: 'standing_reason', plain: 'standing' },
  application_links: { secret: 'secret_hash' },
  audit: { plain: 'role channel act subject subject_id detail' },
  channel_codes: { contact: 'address', secret: 'code_hash', plain: 'channel' },
  channel_links: { contact: 'address', secret: 'push_key push_auth', plain: 'channel device ended_why' },
  closed_spans: { private: 'word', plain: 'kind channel' },
  consultations: {
    contact: 'caller call_back',
    private: 'about roughly_when outcome_note',
    plain: 'item_id channel status outcome',
  },
  consultation_talks: { private: 'text', plain: 'channel' },
  contacts: {
    contact:
      'representative_title representative_name representative_kana person_name person_kana person_department phone fax email reachable_when',
    address: 'postal_code address',
    plain: 'channel',
  },
  desk_notes: { private: 'text' },
  districts: { plain: 'name kana block towns' },
  documents: { private: 'content file_name', plain: 'kind media_type sha256 channel' },
  drafts: { private: 'body', plain: 'key' },
  earlier_contacts: { contact: 'contact' },
  earlier_profiles: { private: 'profile' },
  events: { plain: 'type payload role channel' },
  exchange_meetings: { shown: 'title place description status_reason', plain: 'from_time to_time status' },
  exports: { private: 'note', plain: 'kind purpose' },
  handovers: { plain: 'answer channel' },
  help_categories: { plain: 'id name' },
  help_items: { plain: 'id category_id name season headcount equipment risk cover students companies' },
  idempotency_answers: { private: 'answer', secret: 'key body_hash', plain: 'actor route' },
  incident_checks: { plain: 'point' },
  incident_notes: { private: 'text' },
  incident_wordings: { private: 'what told', plain: 'kind at_time care channel' },
  incidents: { private: 'what told outcome', plain: 'side kind at_time care status channel' },
  ledger_import_rows: { private: 'cells name changes leftovers understood', plain: 'verdict reasons decision news' },
  ledger_imports: { private: 'content file_name sheet headers columns', plain: 'kind encoding status' },
  ledger_leftovers: { private: 'kept', plain: 'column_name reason' },
  inbound_mails: { secret: 'message_key', plain: 'became' },
  legal_steps: { plain: 'noun from_state to_state' },
  mail_links: { secret: 'secret_hash' },
  match_answer_links: { secret: 'secret_hash', plain: 'used_for' },
  match_messages: { private: 'body author', plain: 'from_side channel' },
  match_reminders: { plain: 'kind' },
  match_results: { private: 'comment for_story', plain: 'side went again burden unaided channel' },
  matches: {
    private: 'message end_reason',
    plain: 'status started_by association_answer supporter_answer from_time to_time decline_reason',
  },
  meeting_quotas: { plain: 'side' },
  meeting_sign_ups: { private: 'card cancel_reason', plain: 'side status channel' },
  notices: {
    contact: 'address',
    private: 'subject body say on_paper heard told_note failure says reply',
    plain: 'to_kind channel leads_to asks',
  },
  organizations: { shown: 'name kana search_key search_grams', plain: 'kind' },
  participation_certificates: { shown: 'title', private: 'withdrawn_reason', plain: 'number kind' },
  paper_codes: { private: 'code', plain: 'kind' },
  picture_consents: { plain: 'channel' },
  pictures: { shown: 'alt content', private: 'return_reason new_alt', plain: 'kind status media_type sha256 channel' },
  pledges: { plain: 'code channel' },
  privacy_consents: { plain: 'channel' },
  profile_fields: { plain: 'field' },
  receiving_wishes: { plain: 'digest' },
  recovery_codes: { secret: 'code_hash' },
  refresh_tokens: { secret: 'token_hash replaced_by' },
  renewals: { private: 'changes_note', secret: 'secret_hash', plain: 'answer channel' },
  request_checks: { plain: 'point' },
  request_days: { plain: 'from_time to_time' },
  request_privates: {
    address: 'exact_place meeting_point parking toilet',
    contact: 'on_day_name on_day_phone',
  },
  requests: {
    shown: 'title description when_note place supporters_do residents_do we_bring they_bring session_title',
    private: 'status_reason code',
    plain: 'item_id status cancel_reason when_kind hazards thanks rain_plan answers channel',
  },
  saved_wishes: { private: 'words', plain: 'category_id cadence channel' },
  seat_invitations: { contact: 'name email', secret: 'secret_hash code_hash', plain: 'role title rights' },
  roster_links: { secret: 'secret_hash' },
  roster_names: { contact: 'name kana', private: 'remark', secret: 'secret_hash', plain: 'channel' },
  review_ticks: { plain: 'point' },
  seats: { plain: 'role title rights' },
  second_factors: { secret: 'sealed_secret sealed_offer' },
  sendings: { private: 'leads_to last_error', plain: 'channel state provider_id' },
  series: { shown: 'title', plain: 'kind rhythm' },
  series_askings: { private: 'message', secret: 'secret_hash' },
  series_turns: { private: 'message', plain: 'passed_why' },
  sessions: { plain: 'ended_by device' },
  story_asks: { contact: 'told_by', private: 'wish', secret: 'secret_hash', plain: 'answer channel' },
  setup_codes: { secret: 'code_hash' },
  supporter_kinds: { plain: 'kind name asks requires' },
  supporter_items: { plain: 'item_id' },
  suggestion_settings: { private: 'reason' },
  supporters: {
    shown: 'intro school url other_help past_activities availability_note',
    private: 'status_reason heard_from adviser insurance_name',
    plain:
      'term_breaks hidden_fields kind status number corporate_number lends cost insurance participation blocks times channel',
  },
  tap_links: { secret: 'code_hash' },
  taken_away: { private: 'alt reason', plain: 'kind' },
  waiting_changes: { private: 'profile return_reason', contact: 'contact', plain: 'fields status' },
  throttles: { secret: 'bucket' },
}
