-- A step reads the one column that it guards: a row turned into JSON as a whole would bring megabytes of a picture along.
create or replace function refuse_illegal_step() returns trigger language plpgsql as $$
declare
  kept text := format('select ($1).%I::text', coalesce(tg_argv[1], 'status'));
  was  text;
  will text;
begin
  execute kept into was using old;
  execute kept into will using new;
  if was is distinct from will and not exists (
    select from legal_steps where noun = tg_argv[0] and from_state = was and to_state = will
  ) then
    raise exception '%: no step leads from % to %', tg_argv[0], was, will
      using errcode = 'check_violation', constraint = 'only_legal_steps';
  end if;
  return new;
end $$;

-- new words of a supporter are as public as its picture: with them it waits for the centre again
insert into legal_steps (noun, from_state, to_state) values ('pictures', 'shown', 'waiting');
