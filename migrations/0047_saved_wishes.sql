-- 希望の条件: of which new requests a supporter wants to hear, and how often. The search is that of the open requests' page.
create table saved_wishes (
  id              uuid primary key,
  organization_id uuid not null references supporters (organization_id),
  fits            boolean not null,
  category_id     text references help_categories (id),
  district_id     integer references districts (id),
  words           text constraint the_words_of_a_wish_are_short check (length(words) between 1 and 60),
  cadence         text not null constraint a_wish_is_told_at_a_known_pace check (cadence in ('at-once', 'daily', 'weekly')),
  saved_at        timestamptz not null,
  looked_at       timestamptz not null,
  channel         text not null,
  entered_by      uuid references accounts (id),
  constraint a_wish_is_looked_through_after_it_was_saved check (looked_at >= saved_at)
);
comment on column saved_wishes.fits is 'only what fits its registration and its calendar';
comment on column saved_wishes.category_id is 'a category of help; null: any';
comment on column saved_wishes.district_id is 'null: any district';
comment on column saved_wishes.words is 'words of the request that are looked for; null: any';
comment on column saved_wishes.cadence is 'at-once, daily (at eight), weekly (Mondays at eight), Asia/Tokyo';
comment on column saved_wishes.looked_at is 'openings up to this moment were looked through';
create unique index a_wish_is_kept_once on saved_wishes
  (organization_id, fits, coalesce(category_id, ''), coalesce(district_id, 0), coalesce(words, ''));

-- Each once, whatever wish it fits and however often it opens again.
create table wish_tellings (
  organization_id uuid not null references supporters (organization_id),
  request_id      uuid not null references requests (id),
  told_at         timestamptz not null,
  constraint a_supporter_hears_of_a_request_once primary key (organization_id, request_id)
);
comment on table wish_tellings is 'of which requests a supporter has heard by its wishes';
create index wish_tellings_by_request on wish_tellings (request_id);
create index requests_by_opening on requests (opened_at) where status = 'open';
