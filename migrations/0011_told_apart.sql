-- Two organizations that look alike and are not the same: said once by a coordinator, remembered for good. A pair
-- stands once, the smaller id first, so that whoever says it in the other order says the same.
create table told_apart (
  first_id  uuid not null references organizations (id),
  second_id uuid not null references organizations (id),
  told_at   timestamptz not null,
  told_by   uuid references accounts (id),
  primary key (first_id, second_id),
  constraint a_pair_is_two_organizations_in_order check (first_id < second_id)
);
create index told_apart_by_second on told_apart (second_id);
