-- お知らせの受け取り方: each person says over which channels, when, and how often it hears. What leaves over a channel has a
-- row of its own with how far it is, so that nothing is sent twice and nothing that failed is forgotten.
create table receiving_wishes (
  account_id uuid primary key references accounts (id),
  mail       boolean not null,
  digest     text not null constraint a_digest_is_known check (digest in ('at-once', 'daily', 'weekly')),
  quiet_from smallint,
  quiet_to   smallint,
  updated_at timestamptz not null,
  constraint quiet_hours_begin_and_end check (
    (quiet_from is null) = (quiet_to is null)
    and coalesce(quiet_from between 0 and 23 and quiet_to between 0 and 23 and quiet_from <> quiet_to, true))
);
comment on table receiving_wishes is 'How a person wishes to hear; no row: mail, at once, quiet from 20 to 8.';
comment on column receiving_wishes.mail is 'false: no mail while LINE or SMS reaches it.';
comment on column receiving_wishes.digest is 'How news that can wait come: each by itself, once a day at eight, once a week on Monday.';
comment on column receiving_wishes.quiet_from is 'Hour of the day in Japan from which nothing that can wait until the morning is sent; null: at any hour.';
comment on column receiving_wishes.quiet_to is 'Hour of the day in Japan at which it is sent.';

create table channel_links (
  id         uuid primary key,
  account_id uuid not null references accounts (id),
  channel    text not null constraint a_linked_channel_is_known check (channel in ('line', 'sms', 'push')),
  address    text,
  push_key   text,
  push_auth  text,
  device     text not null default '',
  linked_at  timestamptz not null,
  ended_at   timestamptz,
  ended_why  text constraint why_a_link_ended_is_known check (ended_why in ('by-owner', 'moved', 'blocked', 'gone')),
  constraint a_link_that_ended_says_why check ((ended_at is null) = (ended_why is null)),
  constraint a_link_that_ended_keeps_no_address check ((ended_at is null) = (address is not null)),
  constraint only_a_browser_has_keys check (
    num_nonnulls(push_key, push_auth) = case when channel = 'push' and ended_at is null then 2 else 0 end)
);
create unique index one_account_per_linked_address on channel_links (channel, address) where ended_at is null;
create unique index one_line_and_one_number_per_account on channel_links (account_id, channel)
  where ended_at is null and channel in ('line', 'sms');
create index channel_links_by_account on channel_links (account_id);
comment on table channel_links is 'Where a person is reached besides mail: its LINE, its mobile telephone, a browser.';
comment on column channel_links.address is 'LINE user id, telephone number (+81…), or the address that the browser''s maker gave; gone when the link ends.';
comment on column channel_links.push_key is 'p256dh of the browser: only it can read what is sent.';
comment on column channel_links.push_auth is 'auth of the browser.';
comment on column channel_links.device is 'The browser in words, such as 「iPhone・Safari」.';
comment on column channel_links.ended_why is 'by-owner: it ended it; moved: linked to another account or address; blocked: LINE says so; gone: the address is dead.';

create table channel_codes (
  id          uuid primary key,
  account_id  uuid not null references accounts (id),
  channel     text not null constraint a_code_links_line_or_a_number check (channel in ('line', 'sms')),
  code_hash   text not null constraint one_open_link_per_code unique,
  address     text,
  wrong_tries smallint not null default 0 constraint a_code_bears_five_wrong_tries check (wrong_tries between 0 and 5),
  created_at  timestamptz not null,
  expires_at  timestamptz not null,
  constraint a_code_lives_ten_minutes check (expires_at <= created_at + interval '10 minutes'),
  constraint a_code_for_a_number_names_it check ((channel = 'sms') = (address is not null)),
  constraint one_code_per_account_and_channel unique (account_id, channel)
);
comment on table channel_codes is 'Codes with which a person proves that a LINE or a number is its own; gone once used.';
comment on column channel_codes.code_hash is 'Keyed hash; the code itself rests nowhere.';
comment on column channel_codes.address is 'The number that the code was sent to.';

create table sendings (
  id          uuid primary key,
  notice_id   uuid not null references notices (id),
  account_id  uuid references accounts (id),
  channel     text not null constraint a_sending_goes_over_a_known_channel check (channel in ('mail', 'line', 'sms', 'push')),
  link_id     uuid references channel_links (id),
  leads_to    text,
  state       text not null constraint a_sending_is_somewhere
                check (state in ('held', 'queued', 'sent', 'failed', 'given-up')),
  attempts    smallint not null default 0 constraint attempts_are_counted check (attempts >= 0),
  provider_id text,
  last_error  text,
  next_try_at timestamptz,
  taken_until timestamptz,
  gathered_in uuid references sendings (id),
  created_at  timestamptz not null,
  sent_at     timestamptz,
  constraint a_notice_leaves_once_over_each_channel unique nulls not distinct (notice_id, channel, link_id),
  constraint only_mail_needs_no_link check ((channel = 'mail') = (link_id is null)),
  constraint what_was_sent_says_when check ((state = 'sent') = (sent_at is not null)),
  constraint what_is_held_says_until_when check (state <> 'held' or next_try_at is not null),
  constraint what_failed_says_why check (state not in ('failed', 'given-up') or last_error is not null),
  constraint nothing_is_gathered_in_itself check (gathered_in <> id)
);
create unique index one_sending_per_provider_id on sendings (channel, provider_id) where provider_id is not null;
create index sendings_held on sendings (next_try_at) where state = 'held';
create index sendings_gathered on sendings (gathered_in) where gathered_in is not null;
create index sendings_by_link on sendings (link_id) where link_id is not null;
comment on table sendings is 'What leaves over a channel: one row per notice, person and channel. Mails hang on their own notice, everything else on the notice of the screen.';
comment on column sendings.account_id is 'Whose it is; null: an address on file without an account.';
comment on column sendings.leads_to is 'Where its link leads, secrets sealed (as notices.leads_to of a mail).';
comment on column sendings.state is 'held: waits for a digest; queued: on its way; sent; failed: refused for good; given-up: too many tries, or told by a person.';
comment on column sendings.provider_id is 'The number that the other side gave it.';
comment on column sendings.last_error is 'Code of what went wrong; no words and no addresses.';
comment on column sendings.next_try_at is 'When it is tried again, or when its digest is due.';
comment on column sendings.taken_until is 'A worker has it in hand until then; one that died gives it back so.';
comment on column sendings.gathered_in is 'The sending of the digest that tells it; that one carries it and its own notice.';
