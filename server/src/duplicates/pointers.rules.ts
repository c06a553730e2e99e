/**
 * Every column that points at an organization, and what becomes of it when two are made one. A walk compares this page
 * with the database: whoever adds a table that belongs to organizations says here where its rows go.
 */
interface Pointer {
  table: string
  column: string
}

/** These rows go along with the organization; where both have one of which there can be one, see `bothHave` in the store. */
export const moved: readonly Pointer[] = [
  { table: 'requests', column: 'association_id' },
  { table: 'series', column: 'association_id' },
  { table: 'series_askings', column: 'supporter_id' },
  { table: 'matches', column: 'supporter_id' },
  { table: 'meeting_sign_ups', column: 'organization_id' },
  { table: 'seats', column: 'organization_id' },
  { table: 'seat_invitations', column: 'organization_id' },
  { table: 'notices', column: 'organization_id' },
  { table: 'paper_codes', column: 'organization_id' },
  { table: 'renewals', column: 'organization_id' },
  { table: 'handovers', column: 'organization_id' },
  { table: 'pledges', column: 'organization_id' },
  { table: 'ledger_leftovers', column: 'organization_id' },
  { table: 'consultations', column: 'organization_id' },
  { table: 'desk_notes', column: 'organization_id' },
  { table: 'participation_certificates', column: 'supporter_id' },
  { table: 'ledger_import_rows', column: 'organization_id' },
  // who went into the one that goes has gone into the one that stays: the way is never longer than one step
  { table: 'organizations', column: 'merged_into' },
]

/** These stay with the row that goes: what it said of itself, so that one can look what was there. */
export const staying: Record<string, string> = {
  'associations.organization_id': 'its own facts',
  'federations.organization_id': 'a federation is never made one with another (merging.ts)',
  'federations.district_id': 'the same',
  'contacts.organization_id': 'its own contact; the one that was chosen is copied',
  'supporters.organization_id': 'its own registration, which has ended',
  'supporter_items.organization_id': 'what it offered',
  'asking_turns.supporter_id': 'it is registered no more, so its turn passes',
  'series_turns.supporter_id': 'the same',
  'supporter_districts.organization_id': 'where it came',
  'supporter_postings.supporter_id':
    'where the suggestions look for it; the database takes it away with the registration',
  'closed_spans.organization_id': 'the days it had closed; the one that stays says its own',
  'saved_wishes.organization_id': 'of what it wanted to hear; the one that stays says its own',
  'wish_tellings.organization_id': 'of what it has heard',
  'application_links.organization_id': 'its mailed links, which have ended',
  'earlier_profiles.organization_id': 'what it said before',
  'earlier_contacts.organization_id': 'its contact before the latest change',
  'waiting_changes.organization_id': 'nothing waits there any more: a change is dropped with the registration',
  'pictures.organization_id': 'its pictures, which nobody sees any more and the sweep deletes',
  'picture_consents.organization_id': 'the consents for them',
  'documents.organization_id': 'its documents, which the sweep deletes',
  'taken_away.organization_id': 'what its people have still to be told of',
  'privacy_consents.organization_id': 'its consent to the use of what it said of people',
  'review_ticks.organization_id': 'how its application was looked through',
  'told_apart.first_id': 'said of that row',
  'told_apart.second_id': 'said of that row',
}
