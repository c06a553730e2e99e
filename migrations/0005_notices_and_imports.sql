-- お知らせ: one row per event and recipient, over the channel that reaches them: mail, a call by the centre, or the screen.
-- 取り込み: an uploaded ledger, its rows as they stood, and what a person decided, before anything is written.
create table notices (
  id              uuid primary key,
  event_id        bigint not null references events (id),
  -- who hears: an organization, the centre (both null), or an address alone (an applicant without a seat)
  to_kind         text not null constraint notice_is_for_somebody check (to_kind in ('organization', 'staff', 'address')),
  organization_id uuid references organizations (id),
  channel         text not null constraint notice_channel_is_known check (channel in ('mail', 'phone', 'fax', 'post', 'line', 'screen')),
  address         text,
  says            text not null,
  subject         text not null,
  body            text not null,
  leads_to        text,
  created_at      timestamptz not null,
  read_at         timestamptz,
  delivered_at    timestamptz,
  told_by         uuid references accounts (id),
  told_note       text,
  failed_at       timestamptz,
  failure         text,
  constraint nobody_is_told_twice_of_one_event unique nulls not distinct (event_id, to_kind, organization_id, address, channel)
);
create index notices_by_organization on notices (organization_id, created_at desc);
create index notices_waiting_for_a_call on notices (created_at) where channel in ('phone', 'fax', 'post', 'line') and delivered_at is null;

create table ledger_imports (
  id           uuid primary key,
  kind         text not null constraint ledger_kind_is_known check (kind in ('supporters', 'associations')),
  file_name    text not null,
  content      bytea not null,
  encoding     text not null,
  sheet        text,
  header_row   integer not null,
  headers      text[] not null,
  columns      jsonb not null,
  status       text not null,
  uploaded_by  uuid references accounts (id),
  uploaded_at  timestamptz not null,
  confirmed_at timestamptz,
  version      integer not null default 1
);
create table ledger_import_rows (
  import_id       uuid not null references ledger_imports (id),
  row_no          integer not null,
  cells           text[] not null,
  name            text not null,
  verdict         text not null constraint verdict_is_known check (verdict in ('new', 'changed', 'same', 'needs-person', 'refused')),
  reasons         text[] not null,
  changes         jsonb not null,
  leftovers       jsonb not null,
  understood      jsonb,
  decision        text,
  organization_id uuid references organizations (id),
  primary key (import_id, row_no)
);
alter table ledger_leftovers add constraint leftover_comes_from_an_import foreign key (import_id) references ledger_imports (id);

insert into legal_steps (noun, from_state, to_state) values
  ('ledger_imports', 'previewed', 'confirmed'), ('ledger_imports', 'previewed', 'discarded');
create trigger ledger_imports_move_only_along_legal_steps before update of status on ledger_imports
  for each row execute function refuse_illegal_step('ledger_imports');
