-- The centre's people show a second factor (ASVS 6.3.3). A session knows whether it was shown, and on which device it runs.
alter table sessions
  -- when the second factor was last shown in this session; null: not yet
  add column verified_at timestamptz,
  -- roughly, as its owner would say it (iPhone・Safari); never the whole user agent
  add column device      text not null default '';

create table second_factors (
  account_id    uuid primary key references accounts (id),
  -- AES-256-GCM under a key that lies outside the database
  sealed_secret text,
  -- shown on the set-up page and not confirmed by a first number yet
  sealed_offer  text,
  offered_at    timestamptz,
  confirmed_at  timestamptz,
  -- the time step of the last number that was accepted: none is accepted twice
  last_step     bigint,
  constraint confirmed_factor_has_a_secret check ((sealed_secret is null) = (confirmed_at is null)),
  constraint offer_has_its_moment check ((sealed_offer is null) = (offered_at is null))
);
create table recovery_codes (
  -- keyed hash of account and code: a stolen dump alone cannot be guessed at
  code_hash  text primary key,
  account_id uuid not null references accounts (id),
  created_at timestamptz not null,
  used_at    timestamptz
);
create index recovery_codes_by_account on recovery_codes (account_id);
