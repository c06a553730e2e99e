-- An SMS has no room for a signed one-tap link: it carries a short code that leads to the very same page.
create table tap_links (
  sending_id uuid primary key references sendings (id) on delete cascade,
  code_hash text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  constraint a_tap_link_has_a_code_of_its_own unique (code_hash),
  constraint a_tap_link_ends_after_it_began check (expires_at > created_at)
);
create index tap_links_by_end on tap_links (expires_at);
comment on table tap_links is 'short codes of one-tap links that leave by SMS; what one opens and for whom stands on its sending, and whether anything is left to answer is known by what it opens';
comment on column tap_links.sending_id is 'the SMS that carries the code; it names the page (leads_to), the person and the number';
comment on column tap_links.code_hash is 'SHA-256 of the code (132 bits); the code itself rests nowhere, it is rebuilt when the SMS is sent';
comment on column tap_links.created_at is 'when the SMS was put on its way';
comment on column tap_links.expires_at is 'after this the code opens nothing; the row is swept';
