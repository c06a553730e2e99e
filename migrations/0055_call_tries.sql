-- 「出なかった」: the centre has called and nobody answered. Each try is kept, so that whoever calls next knows how often and
-- when, and so that the list tells when to call again.
create table call_tries (
  id        uuid not null,
  notice_id uuid not null references notices (id) on delete cascade,
  at        timestamptz not null,
  by        uuid not null references accounts (id),
  again_at  timestamptz not null,
  primary key (id, notice_id),
  constraint a_try_is_repeated_later check (again_at > at)
);
create index call_tries_by_notice on call_tries (notice_id, at);
comment on table call_tries is 'one row for each notice that a call was about; rows of one call share their id. Deleted only when the call is taken back as a slip.';
comment on column call_tries.id is 'the call: one press of 「出なかった」';
comment on column call_tries.notice_id is 'what would have been told';
comment on column call_tries.at is 'when nobody answered';
comment on column call_tries.by is 'who of the centre called';
comment on column call_tries.again_at is 'from when it stands at the top of the list again (server/src/notifications/tries.rules.ts)';
