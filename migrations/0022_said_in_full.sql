-- The application asks for the reading of the representative's name and for the policy of an own insurance, and keeps the
-- consent to the use of personal data as a row of its own, like the pledges.
alter table contacts add column representative_kana text;
alter table supporters
  add column insurance_name text,
  add constraint a_policy_is_named_only_of_an_own_insurance check (insurance_name is null or insurance = 'own');
create table privacy_consents (
  organization_id uuid not null references supporters (organization_id),
  version         integer not null,
  agreed_at       timestamptz not null,
  account_id      uuid references accounts (id),
  channel         text not null,
  primary key (organization_id, version)
);
