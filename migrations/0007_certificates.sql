-- A registered supporter gets a certificate (登録証). Its square code leads to a public page that says whether the
-- registration stands and since when; the code is random, so that nobody walks through all registrations with it.
alter table supporters
  add column certificate_code uuid not null default gen_random_uuid(),
  add column standing_since timestamptz,
  add constraint one_supporter_per_certificate_code unique (certificate_code);
update supporters set standing_since = coalesce(registered_on::timestamp at time zone 'Asia/Tokyo', applied_at);
