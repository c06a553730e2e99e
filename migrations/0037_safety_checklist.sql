-- 保険と安全の確認 (product rule 9): which points of a request's checklist the centre has ticked. Which points there are
-- follows from the request (shared/src/requests/safety-points.ts); insurance_checked_at is set while all of them are ticked.
create table request_checks (
  request_id uuid not null references requests (id),
  point      text not null constraint a_checked_point_is_named check (point <> ''),
  checked_at timestamptz not null,
  checked_by uuid references accounts (id),
  primary key (request_id, point)
);
comment on column request_checks.point is 'name of the point, as power-tools';
comment on column request_checks.checked_at is
  'when somebody of the centre had checked it; a change of what it was drawn from takes the row away';
comment on column request_checks.checked_by is 'whose hand it was';
