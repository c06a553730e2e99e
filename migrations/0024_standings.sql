-- Two lives that were not guarded yet: an association's standing and a change that waits for the centre. Where a life is
-- not kept in a column named status, its trigger says in which.
create or replace function refuse_illegal_step() returns trigger language plpgsql as $$
declare
  kept text := coalesce(tg_argv[1], 'status');
  was  text := to_jsonb(old) ->> kept;
  will text := to_jsonb(new) ->> kept;
begin
  if was is distinct from will and not exists (
    select from legal_steps where noun = tg_argv[0] and from_state = was and to_state = will
  ) then
    raise exception '%: no step leads from % to %', tg_argv[0], was, will
      using errcode = 'check_violation', constraint = 'only_legal_steps';
  end if;
  return new;
end $$;

-- an association that has ended says why, for all who read of it later
alter table associations add column standing_reason text;
update associations set standing_reason = '解散' where standing = 'dissolved';
alter table associations add constraint a_dissolved_association_says_why
  check ((standing = 'dissolved') = (standing_reason is not null));
insert into legal_steps (noun, from_state, to_state) values
  ('associations', 'active', 'to-check'), ('associations', 'active', 'dissolved'),
  ('associations', 'to-check', 'active'), ('associations', 'to-check', 'dissolved'),
  ('associations', 'dissolved', 'active');
create trigger associations_move_only_along_legal_steps before update of standing on associations
  for each row execute function refuse_illegal_step('associations', 'standing');

alter table waiting_changes add column status text not null default 'waiting';
update waiting_changes set status = 'returned' where returned_at is not null;
alter table waiting_changes
  add constraint a_change_waits_or_was_returned check (status in ('waiting', 'returned')),
  add constraint a_returned_change_has_its_day check ((status = 'returned') = (returned_at is not null));
-- `over` is the row's end: accepted, taken back or dropped
insert into legal_steps (noun, from_state, to_state) values
  ('waiting_changes', 'waiting', 'returned'), ('waiting_changes', 'returned', 'waiting'),
  ('waiting_changes', 'waiting', 'over'), ('waiting_changes', 'returned', 'over');
create trigger waiting_changes_move_only_along_legal_steps before update of status on waiting_changes
  for each row execute function refuse_illegal_step('waiting_changes');
