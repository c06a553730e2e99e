-- The registry: districts, kinds of help, the two sides (自治会 and あつ活サポーター団体) and how to reach them.
-- Contacts lie in a table of their own, so that no list or page can show them by accident (product rule 2).
create table districts (
  id           integer primary key,
  name         text not null,
  kana         text not null,
  block        text not null constraint district_lies_in_a_block check (block in ('東', '西', '南', '北', '中央')),
  block_unsure boolean not null,
  towns        text[] not null default '{}',
  lat          double precision not null,
  lon          double precision not null,
  version      integer not null default 1
);
create table help_categories (
  id       text primary key,
  name     text not null,
  position integer not null
);
create table help_items (
  id          text primary key,
  category_id text not null references help_categories (id),
  name        text not null,
  season      text not null,
  headcount   text not null,
  equipment   text[] not null default '{}',
  risk        text not null constraint risk_is_low_middle_or_high check (risk in ('L', 'M', 'H')),
  cover       text not null,
  students    text not null,
  companies   text not null,
  position    integer not null,
  active      boolean not null default true,
  version     integer not null default 1
);

create table organizations (
  id           uuid primary key,
  kind         text not null constraint organization_is_association_or_supporter check (kind in ('association', 'supporter')),
  name         text not null constraint organization_has_a_name check (name <> ''),
  kana         text not null,
  -- folded for search only (rule 15): NFKC, kana folded, company forms folded; what people typed stays in name
  search_key   text not null,
  search_grams text[] not null default '{}',
  district_id  integer references districts (id),
  is_demo      boolean not null default false,
  created_at   timestamptz not null,
  updated_at   timestamptz not null,
  version      integer not null default 1
);
create index organizations_by_search_grams on organizations using gin (search_grams);
create index organizations_by_kind_and_kana on organizations (kind, kana, id);
create index organizations_by_district on organizations (district_id, kind);

create table contacts (
  organization_id      uuid primary key references organizations (id),
  postal_code          text,
  address              text,
  representative_title text,
  representative_name  text,
  person_name          text not null,
  person_kana          text,
  person_department    text,
  phone                text,
  fax                  text,
  email                text,
  reachable_when       text,
  channel              text not null constraint channel_is_known check (channel in ('phone', 'fax', 'mail', 'line', 'post')),
  updated_at           timestamptz not null
);

create table associations (
  organization_id uuid primary key references organizations (id),
  households      integer constraint households_are_not_negative check (households >= 0),
  show_name       boolean not null default false
);
create table supporters (
  organization_id   uuid primary key references organizations (id),
  kind              text not null,
  status            text not null,
  status_reason     text,
  number            text,
  corporate_number  text,
  intro             text not null,
  members           integer,
  school            text,
  adviser           text,
  leader_term_ends  date,
  has_minors        boolean not null default false,
  url               text,
  other_help        text,
  lends             text[] not null default '{}',
  cost              text not null,
  insurance         text not null,
  participation     text,
  past_activities   text,
  whole_city        boolean not null,
  blocks            text[] not null default '{}',
  weekdays          integer[] not null default '{}',
  times             text[] not null default '{}',
  months            integer[] not null default '{}',
  lead_days         integer not null,
  max_heads         integer not null constraint supporter_sends_somebody check (max_heads > 0),
  availability_note text,
  is_public         boolean not null default false,
  needs_phone_check boolean not null default false,
  heard_from        text,
  channel           text not null,
  applied_at        timestamptz,
  registered_on     date,
  constraint one_supporter_per_number unique (number),
  constraint registered_supporter_has_a_number check (status not in ('registered', 'suspended', 'expired') or number is not null),
  constraint only_registered_supporters_are_public check (not is_public or status in ('registered', 'suspended', 'expired'))
);
create index supporters_by_status on supporters (status);
create table supporter_items (
  organization_id uuid not null references supporters (organization_id),
  item_id         text not null references help_items (id),
  primary key (organization_id, item_id)
);
create index supporter_items_by_item on supporter_items (item_id);
create table supporter_districts (
  organization_id uuid not null references supporters (organization_id),
  district_id     integer not null references districts (id),
  primary key (organization_id, district_id)
);
-- 誓約: each checkbox with the version of its text, the moment and the account (rule 10)
create table pledges (
  organization_id uuid not null references supporters (organization_id),
  code            text not null,
  version         integer not null,
  agreed_at       timestamptz not null,
  account_id      uuid references accounts (id),
  channel         text not null,
  primary key (organization_id, code, version)
);
-- the mailed link with which an applicant reads and corrects its application before it has a seat
create table application_links (
  id              uuid primary key,
  organization_id uuid not null references supporters (organization_id),
  secret_hash     text not null constraint one_application_link_per_secret unique,
  created_at      timestamptz not null,
  expires_at      timestamptz not null
);
-- R8-001, R8-002 …: one row per fiscal year, so that two registrations at once wait for each other
create table registration_counters (
  fiscal_year integer primary key,
  last        integer not null constraint counter_is_not_negative check (last >= 0)
);
-- texts of an old ledger that could not be understood, kept as they stood
create table ledger_leftovers (
  id              uuid primary key,
  organization_id uuid not null references organizations (id),
  import_id       uuid not null,
  column_name     text not null,
  kept            text not null,
  reason          text not null
);
create index ledger_leftovers_by_organization on ledger_leftovers (organization_id);

alter table seats add constraint seat_belongs_to_an_organization foreign key (organization_id) references organizations (id);
alter table seat_invitations add constraint invitation_belongs_to_an_organization foreign key (organization_id) references organizations (id);

insert into legal_steps (noun, from_state, to_state) values
  ('supporters', 'draft', 'submitted'),
  ('supporters', 'submitted', 'returned'), ('supporters', 'submitted', 'rejected'), ('supporters', 'submitted', 'registered'), ('supporters', 'submitted', 'withdrawn'),
  ('supporters', 'returned', 'submitted'), ('supporters', 'returned', 'withdrawn'),
  ('supporters', 'registered', 'suspended'), ('supporters', 'registered', 'expired'), ('supporters', 'registered', 'withdrawn'), ('supporters', 'registered', 'revoked'),
  ('supporters', 'suspended', 'registered'), ('supporters', 'suspended', 'withdrawn'), ('supporters', 'suspended', 'revoked'),
  ('supporters', 'expired', 'registered');
create trigger supporters_move_only_along_legal_steps before update of status on supporters
  for each row execute function refuse_illegal_step('supporters');
