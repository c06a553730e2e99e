-- Who reviews a registration has it beside its earlier version and a check list; both are kept, so that a colleague
-- goes on where somebody else stopped.
create table earlier_profiles (
  id              uuid primary key,
  organization_id uuid not null references supporters (organization_id),
  profile         jsonb not null,
  said_until      timestamptz not null
);
create index earlier_profiles_of_supporter on earlier_profiles (organization_id, said_until desc);
create table review_ticks (
  organization_id uuid not null references supporters (organization_id),
  point           text not null,
  ticked_at       timestamptz not null,
  account_id      uuid references accounts (id),
  primary key (organization_id, point)
);
