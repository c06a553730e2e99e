-- 活動の紹介: a story is drafted from what was reported, written by the centre, and shown to everybody only after every side
-- has said yes to exactly these words and pictures (product rule 1). A change after that asks both anew. Both sides may add
-- photographs; each is looked at by a person of the centre before it can stand in a story.
alter table activities
  add column status           text not null default 'draft',
  add column edition          integer not null default 1,
  add column comments         jsonb not null default '[]',
  add column pictures         jsonb not null default '[]',
  add column written_at       timestamptz,
  add column withdrawn_reason text;
update activities set status = 'published' where published_at is not null;
alter table activities
  add constraint a_story_is_in_a_known_state check (status in ('draft', 'asked', 'approved', 'published', 'withdrawn')),
  add constraint only_a_published_story_has_its_moment check ((status = 'published') = (published_at is not null)),
  add constraint a_withdrawn_story_says_why check ((status = 'withdrawn') = (withdrawn_reason is not null)),
  add constraint comments_and_pictures_are_lists
    check (jsonb_typeof(comments) = 'array' and jsonb_typeof(pictures) = 'array');
comment on column activities.status is
  'draft the centre writes; asked waits for every side; approved all said yes; published everybody reads; withdrawn taken back';
comment on column activities.edition is
  'counts up with every change of title, story, comments or pictures, and when it is taken back: a yes is to one edition';
comment on column activities.comments is
  'list of {matchId, text}: what a side says in the story; matchId null: the association. Shown once the story is';
comment on column activities.pictures is 'list of {id, caption}: photographs of the story in their order (activity_pictures)';
comment on column activities.written_at is 'when a person last wrote it; null: as it was drafted from the reports';
comment on column activities.withdrawn_reason is 'private: why it was taken back, told to both sides';

create table activity_pictures (
  id              uuid primary key,
  match_id        uuid not null references matches (id),
  side            text not null constraint a_photograph_comes_from_a_side check (side in ('association', 'supporter')),
  status          text not null default 'waiting',
  caption         text not null constraint a_photograph_says_what_is_seen check (caption <> ''),
  faces           text constraint a_look_at_faces_ends_in_known_words check (faces in ('none', 'blurred', 'recognisable')),
  consent_checked boolean not null default false,
  return_reason   text,
  media_type      text not null,
  sha256          text not null,
  width           integer not null,
  height          integer not null,
  content         bytea not null,
  consent_version integer not null,
  uploaded_at     timestamptz not null,
  account_id      uuid references accounts (id),
  channel         text not null,
  checked_at      timestamptz,
  checked_by      uuid references accounts (id),
  constraint a_photograph_is_shown_after_a_look_at_its_faces
    check (status <> 'shown' or (faces is not null and checked_at is not null)),
  constraint recognisable_faces_need_a_consent_that_was_checked
    check (status <> 'shown' or faces <> 'recognisable' or consent_checked),
  constraint a_returned_photograph_says_why check ((status = 'returned') = (return_reason is not null))
);
create index activity_pictures_by_match on activity_pictures (match_id, id);
create index activity_pictures_that_wait on activity_pictures (uploaded_at) where status = 'waiting';
insert into legal_steps (noun, from_state, to_state) values
  ('activity_pictures', 'waiting', 'shown'), ('activity_pictures', 'waiting', 'returned'),
  ('activity_pictures', 'shown', 'returned'), ('activity_pictures', 'returned', 'waiting');
create trigger activity_pictures_move_only_along_legal_steps before update of status on activity_pictures
  for each row execute function refuse_illegal_step('activity_pictures');
comment on column activity_pictures.side is 'who handed it in: its own people and the centre see it before it stands in a story';
comment on column activity_pictures.status is 'waiting for a look at the faces; shown: may stand in a story; returned';
comment on column activity_pictures.caption is 'what is seen, as the side says it; the story may say it anew';
comment on column activity_pictures.faces is
  'what a person of the centre saw: none 顔が分かる人はいない, blurred ぼかし済み, recognisable 顔が分かる人がいる';
comment on column activity_pictures.consent_checked is 'the centre made sure that everybody who can be recognised agrees';
comment on column activity_pictures.return_reason is 'private: why the centre returned it';
comment on column activity_pictures.width is 'pixels, as the photograph is to be seen';
comment on column activity_pictures.height is 'pixels, as the photograph is to be seen';
comment on column activity_pictures.content is 'pixels only: where and with what it was taken is cut out';
comment on column activity_pictures.consent_version is 'which words of 写っている人の了承 were ticked when it was handed in';

create table story_asks (
  id           uuid primary key,
  activity_id  uuid not null references activities (id),
  match_id     uuid references matches (id),
  edition      integer not null,
  secret_hash  text not null constraint one_story_link_per_secret unique,
  asked_at     timestamptz not null,
  answer_by    timestamptz not null,
  link_ends_at timestamptz not null,
  reminded_at  timestamptz,
  answer       text constraint a_story_is_answered_in_known_words check (answer in ('yes', 'change')),
  wish         text,
  answered_at  timestamptz,
  answered_by  uuid references accounts (id),
  channel      text,
  told_by      text,
  constraint one_ask_per_side_and_edition unique nulls not distinct (activity_id, match_id, edition),
  constraint an_answer_to_a_story_has_its_moment
    check ((answer is null) = (answered_at is null) and (answer is null) = (channel is null)),
  constraint a_wish_says_what_to_change check ((coalesce(answer, '') = 'change') = (coalesce(wish, '') <> '')),
  constraint an_answer_heard_by_the_centre_names_who_gave_it
    check (answer is null or channel in ('web', 'link') or coalesce(told_by, '') <> '')
);
create index story_asks_that_wait on story_asks (asked_at) where answer is null;
comment on table story_asks is 'each side is asked once for each edition of a story; the yes holds for that edition alone';
comment on column story_asks.match_id is 'of which match the supporter is asked; null: the association of the request';
comment on column story_asks.secret_hash is 'SHA-256 of the secret in the one-tap link; the secret rests nowhere';
comment on column story_asks.answer is 'yes この内容でよい, change 直してほしい; null: awaited';
comment on column story_asks.wish is 'private: what is to be changed, in the words of the side';
comment on column story_asks.channel is 'web or link by its own hand; else how the centre heard it';
comment on column story_asks.told_by is 'contact: who of the side said so, where the centre noted it';

-- what was published before said so with a tick of the centre for both sides; that word stands as theirs
insert into story_asks (id, activity_id, match_id, edition, secret_hash, asked_at, answer_by, link_ends_at, answer, answered_at, answered_by, channel)
  select gen_random_uuid(), a.id, side.match_id, 1, gen_random_uuid()::text, a.published_at, a.published_at, a.published_at,
    'yes', a.published_at, a.published_by, 'web'
  from activities a cross join lateral (
    select null::uuid as match_id union all select m.id from matches m where m.request_id = a.request_id and m.status = 'done') side
  where a.published_at is not null;

insert into legal_steps (noun, from_state, to_state) values
  ('activities', 'draft', 'asked'), ('activities', 'asked', 'draft'), ('activities', 'asked', 'approved'),
  ('activities', 'approved', 'asked'), ('activities', 'approved', 'draft'), ('activities', 'approved', 'published'),
  ('activities', 'published', 'withdrawn'), ('activities', 'withdrawn', 'draft');
create trigger activities_move_only_along_legal_steps before update of status on activities
  for each row execute function refuse_illegal_step('activities');

create function count_editions() returns trigger language plpgsql as $$
begin
  if (new.title, new.story, new.comments, new.pictures) is distinct from (old.title, old.story, old.comments, old.pictures) then
    if new.status not in ('draft', 'withdrawn') then
      raise exception 'the words of a story that is % do not change', new.status
        using errcode = '23514', constraint = 'a_changed_story_is_asked_anew', table = 'activities';
    end if;
    new.edition := old.edition + 1;
  elsif old.status = 'published' and new.status = 'withdrawn' then
    new.edition := old.edition + 1;
  else
    new.edition := old.edition;
  end if;
  return new;
end $$;
comment on function count_editions() is 'the database counts the editions, so that nobody publishes other words than those agreed to';
create trigger a_changed_story_is_asked_anew before update on activities for each row execute function count_editions();

create function refuse_unapproved_story() returns trigger language plpgsql as $$
declare
  row_changed jsonb := to_jsonb(coalesce(new, old)) - 'content';
  story activities;
begin
  for story in select * from activities a where a.status = 'published' and case tg_table_name
    when 'activities' then a.id = (row_changed ->> 'id')::uuid
    when 'story_asks' then a.id = (row_changed ->> 'activity_id')::uuid
    else a.pictures @> jsonb_build_array(jsonb_build_object('id', row_changed ->> 'id')) end
  loop
    if not exists (select from story_asks k where k.activity_id = story.id and k.match_id is null
        and k.edition = story.edition and k.answer = 'yes')
      or exists (select from matches m where m.request_id = story.request_id and m.status = 'done'
        and not exists (select from story_asks k where k.activity_id = story.id and k.match_id = m.id
          and k.edition = story.edition and k.answer = 'yes'))
    then
      raise exception 'a story is public only with the yes of every side to this edition'
        using errcode = '23514', constraint = 'a_story_is_public_only_with_every_yes', table = 'activities';
    end if;
    if exists (select from jsonb_array_elements(story.pictures) p where not exists (
        select from activity_pictures x where x.id = (p ->> 'id')::uuid and x.status = 'shown'))
    then
      raise exception 'a photograph is public only after a person looked at its faces'
        using errcode = '23514', constraint = 'a_public_story_shows_only_what_was_looked_at', table = 'activities';
    end if;
  end loop;
  return null;
end $$;
create constraint trigger a_story_is_public_only_with_every_yes after insert or update on activities
  deferrable initially deferred for each row when (new.status = 'published') execute function refuse_unapproved_story();
create constraint trigger a_yes_to_a_public_story_stands after update or delete on story_asks
  deferrable initially deferred for each row execute function refuse_unapproved_story();
create constraint trigger a_photograph_of_a_public_story_stays after update or delete on activity_pictures
  deferrable initially deferred for each row execute function refuse_unapproved_story();

alter table notices
  drop constraint what_a_notice_asks_is_known,
  add constraint what_a_notice_asks_is_known
    check (asks in ('come', 'accept', 'words', 'result', 'seats', 'renewal', 'story'));
