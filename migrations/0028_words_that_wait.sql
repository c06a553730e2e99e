-- New words for a public picture wait beside it: the picture stays public with the words that were accepted until the new
-- ones are, as with every other change of a profile. Returned, they stay with their reason; the picture stays as well.
alter table pictures add column new_alt text;
alter table pictures drop constraint a_returned_picture_says_why;
alter table pictures
  add constraint a_returned_picture_says_why check (status <> 'returned' or return_reason is not null),
  add constraint only_what_was_returned_has_a_reason check (return_reason is null or status = 'returned' or new_alt is not null),
  add constraint new_words_stand_beside_a_public_picture check (new_alt is null or (status = 'shown' and new_alt <> alt));
drop index pictures_that_wait;
create index pictures_that_wait on pictures (organization_id)
  where return_reason is null and (status = 'waiting' or new_alt is not null);

-- what everybody reads below a picture comes only out of the words that waited
create function refuse_unread_words() returns trigger language plpgsql as $$
begin
  raise exception 'the words of a public picture change only by accepting those that wait'
    using errcode = 'check_violation', constraint = 'public_words_waited_first';
end $$;
create trigger public_words_waited_first before update of alt on pictures
  for each row when (old.status = 'shown' and new.status = 'shown' and new.alt <> old.alt
    and new.alt is distinct from old.new_alt)
  execute function refuse_unread_words();

-- and so a public picture never goes back to waiting
delete from legal_steps where noun = 'pictures' and from_state = 'shown' and to_state = 'waiting';
