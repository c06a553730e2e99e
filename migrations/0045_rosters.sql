-- 当日の名簿: a supporter promises heads, and names the people later. They put their own names in behind a private link of
-- the match, or their group or the centre does. Deleted 90 days after the day, and at once when the match falls out.
create table roster_links (
  id          uuid primary key,
  match_id    uuid not null references matches (id),
  secret_hash text not null constraint one_roster_link_per_secret unique,
  opened_at   timestamptz not null,
  opened_by   uuid references accounts (id),
  closed_at   timestamptz,
  constraint a_roster_link_opens_before_it_closes check (closed_at >= opened_at)
);
create unique index one_open_roster_link_per_match on roster_links (match_id) where closed_at is null;
comment on column roster_links.secret_hash is 'SHA-256 of the secret in the link; the secret itself is nowhere';
comment on column roster_links.opened_by is 'whose hand it was: of the group, or of the centre by proxy';
comment on column roster_links.closed_at is 'since when nobody can come in by it any more; null: open';

create table roster_names (
  id              uuid primary key,
  match_id        uuid not null references matches (id),
  name            text not null constraint somebody_who_comes_has_a_name check (name <> ''),
  kana            text not null constraint somebody_who_comes_has_a_reading check (kana <> ''),
  is_minor        boolean not null,
  guardian_agreed boolean not null,
  remark          text constraint a_remark_on_a_list_says_something check (remark <> ''),
  secret_hash     text constraint one_name_per_secret unique,
  channel         text not null,
  entered_by      uuid references accounts (id),
  entered_at      timestamptz not null,
  updated_at      timestamptz not null,
  is_demo         boolean not null default false,
  constraint a_minor_comes_with_a_guardians_consent check (guardian_agreed or not is_minor)
);
create index roster_names_by_match on roster_names (match_id);
comment on column roster_names.name is 'who comes, as typed';
comment on column roster_names.kana is 'its reading; the list stands in this order';
comment on column roster_names.is_minor is '18歳未満 on the day, as it was said';
comment on column roster_names.guardian_agreed is 'who named somebody under 18 said that a guardian agreed; false where nobody need agree';
comment on column roster_names.remark is 'private: 連絡事項 for the group and the centre; never on the list for the association';
comment on column roster_names.secret_hash is 'SHA-256 of what the browser keeps that put the name in by the link; null: by the group or the centre';
comment on column roster_names.channel is 'how the name came; link: by its own hand';
comment on column roster_names.entered_by is 'whose hand it was; null: behind the link';

-- never more names than the heads that the supporter pledged, whoever writes and however many at once
create function refuse_more_names_than_heads() returns trigger language plpgsql as $$
declare
  pledged integer;
begin
  select heads into pledged from matches where id = new.match_id for no key update;
  if (select count(*) from roster_names where match_id = new.match_id) >= coalesce(pledged, 0) then
    raise exception 'all % who were pledged are named', pledged
      using errcode = 'check_violation', constraint = 'no_more_names_than_heads';
  end if;
  return new;
end $$;
create trigger no_more_names_than_heads before insert on roster_names
  for each row execute function refuse_more_names_than_heads();
