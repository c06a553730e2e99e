/**
 * Every column that points at an organization, and what becomes of it when two are made one. A walk compares this page
 * with the database: whoever adds a table that belongs to organizations says here where its rows go.
 */
interface Pointer {
  table: string
  column: string
  /** SQL: rows `t` that go along; where both have one, theirs stay behind as history. */
  unless?: string
}

/** These rows go along with the organization; `$1` stays. */
export const moved: readonly Pointer[] = [
  { table: 'requests', column: 'association_id' },
  {
    table: 'matches',
    column: 'supporter_id',
    // both did the same request: two results, both history
    unless: `t.status = 'done' and exists (select from matches k where k.request_id = t.request_id and k.supporter_id = $1 and k.status = 'done')`,
  },
  {
    table: 'meeting_sign_ups',
    column: 'organization_id',
    // both came to a past meeting
    unless: `t.status <> 'cancelled' and exists (select from meeting_sign_ups k where k.meeting_id = t.meeting_id and k.organization_id = $1 and k.status <> 'cancelled')`,
  },
  { table: 'seats', column: 'organization_id' },
  { table: 'seat_invitations', column: 'organization_id' },
  {
    table: 'notices',
    column: 'organization_id',
    // both heard of the same event over the same channel
    unless: `exists (select from notices k where k.event_id = t.event_id and k.to_kind = t.to_kind and k.organization_id = $1 and k.address is not distinct from t.address and k.channel = t.channel)`,
  },
  {
    table: 'pledges',
    column: 'organization_id',
    // both gave the same pledge
    unless: `exists (select from pledges k where k.organization_id = $1 and k.code = t.code and k.version = t.version)`,
  },
  { table: 'ledger_leftovers', column: 'organization_id' },
  { table: 'ledger_import_rows', column: 'organization_id' },
  // who went into the one that goes has gone into the one that stays: the way is never longer than one step
  { table: 'organizations', column: 'merged_into' },
]

/** These stay with the row that goes: what it said of itself, so that one can look what was there. */
export const staying: Record<string, string> = {
  'associations.organization_id': 'its own facts',
  'contacts.organization_id': 'its own contact; the one that was chosen is copied',
  'supporters.organization_id': 'its own registration, which has ended',
  'supporter_items.organization_id': 'what it offered',
  'supporter_districts.organization_id': 'where it came',
  'application_links.organization_id': 'its mailed links, which have ended',
  'earlier_profiles.organization_id': 'what it said before',
  'review_ticks.organization_id': 'how its application was looked through',
  'told_apart.first_id': 'said of that row',
  'told_apart.second_id': 'said of that row',
}
