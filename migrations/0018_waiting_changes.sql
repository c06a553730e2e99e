-- The city says for each field of a profile whether a change by the supporter takes effect at once or waits until the
-- centre has looked at it. At most one change waits per supporter; saying it anew replaces it.
create table profile_fields (
  field    text primary key,
  reviewed boolean not null,
  version  integer not null default 1
);
insert into profile_fields (field, reviewed) values
  ('kind', true), ('name', true), ('kana', true), ('corporateNumber', true), ('representative', true),
  ('intro', false), ('students', false), ('members', false), ('url', false), ('hidden', false),
  ('items', false), ('otherHelp', false), ('lends', false), ('cost', false), ('insurance', false),
  ('participation', false), ('pastActivities', false),
  ('area', false), ('weekdays', false), ('times', false), ('months', false), ('termBreaks', false),
  ('leadDays', false), ('maxHeads', false), ('note', false),
  ('address', false), ('person', false), ('phone', false), ('fax', false), ('email', false), ('reach', false);

create table waiting_changes (
  organization_id uuid primary key references supporters (organization_id),
  fields          text[] not null,
  profile         jsonb not null,
  contact         jsonb,
  said_at         timestamptz not null,
  account_id      uuid references accounts (id),
  returned_at     timestamptz,
  return_reason   text,
  constraint a_waiting_change_is_about_something check (cardinality(fields) > 0),
  constraint a_returned_change_says_why check ((returned_at is null) = (return_reason is null))
);
create index waiting_changes_by_age on waiting_changes (said_at) where returned_at is null;

-- Who reads a contact that changed sees what it was; and two who change it at once notice each other.
alter table contacts add column version integer not null default 1;
create table earlier_contacts (
  organization_id uuid primary key references organizations (id),
  contact         jsonb not null,
  said_until      timestamptz not null
);
