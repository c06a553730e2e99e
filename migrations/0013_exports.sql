-- Every workbook that leaves the house is written down: who took it, when, what for, how many records, with contacts or
-- not. The list only grows, like the audit.
create table exports (
  id            uuid primary key,
  account_id    uuid not null references accounts (id),
  kind          text not null constraint export_is_of_a_known_kind check (kind in ('supporters', 'associations', 'requests', 'matches', 'seats')),
  purpose       text not null constraint export_has_a_known_purpose check (purpose in ('report', 'mailing', 'statistics', 'check', 'handover', 'other')),
  note          text not null default '',
  with_contacts boolean not null,
  rows          integer not null constraint export_counts_its_rows check (rows >= 0),
  at            timestamptz not null,
  constraint another_purpose_is_said_in_words check (purpose <> 'other' or note <> ''),
  constraint only_people_and_organizations_have_contacts check (not with_contacts or kind in ('supporters', 'associations', 'seats'))
);
create index exports_by_account on exports (account_id, at);
create trigger exports_only_grow before update or delete on exports for each row execute function refuse_change();
create trigger exports_are_never_emptied before truncate on exports for each statement execute function refuse_change();
