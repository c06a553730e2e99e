-- A supporter encloses pictures and a logo, which everybody sees once the centre has looked at the faces, and documents,
-- which only its own people and the centre read. No picture without the consent of those who are seen: the consent is a
-- row of its own with version, moment, account and channel, and stays after the picture is gone.
create table picture_consents (
  id              uuid primary key,
  organization_id uuid not null references supporters (organization_id),
  version         integer not null,
  agreed_at       timestamptz not null,
  account_id      uuid references accounts (id),
  channel         text not null,
  withdrawn_at    timestamptz
);
create index picture_consents_of_organization on picture_consents (organization_id);

create table pictures (
  id              uuid primary key,
  organization_id uuid not null references supporters (organization_id),
  consent_id      uuid not null,
  kind            text not null,
  place           integer not null,
  status          text not null,
  return_reason   text,
  alt             text not null,
  media_type      text not null,
  sha256          text not null,
  width           integer not null,
  height          integer not null,
  content         bytea not null,
  uploaded_at     timestamptz not null,
  account_id      uuid references accounts (id),
  channel         text not null,
  decided_at      timestamptz,
  constraint every_picture_has_a_consent foreign key (consent_id) references picture_consents (id),
  constraint each_consent_is_for_one_picture unique (consent_id),
  constraint a_picture_is_a_picture_or_a_logo check (kind in ('picture', 'logo')),
  constraint at_most_six_pictures_and_one_logo check (place between 1 and case kind when 'logo' then 1 else 6 end),
  constraint one_picture_per_place unique (organization_id, kind, place) deferrable,
  constraint a_picture_waits_is_shown_or_was_returned check (status in ('waiting', 'shown', 'returned')),
  constraint a_returned_picture_says_why check ((status = 'returned') = (return_reason is not null)),
  constraint a_picture_is_of_a_known_type check (media_type in ('image/jpeg', 'image/png', 'image/webp')),
  constraint a_picture_weighs_at_most_five_megabytes check (octet_length(content) <= 5242880),
  constraint a_picture_has_a_size check (width > 0 and height > 0)
);
create index pictures_that_wait on pictures (organization_id) where status = 'waiting';

create table documents (
  id              uuid primary key,
  organization_id uuid not null references supporters (organization_id),
  kind            text not null,
  place           integer not null,
  file_name       text not null,
  media_type      text not null,
  sha256          text not null,
  content         bytea not null,
  uploaded_at     timestamptz not null,
  account_id      uuid references accounts (id),
  channel         text not null,
  constraint document_kind_is_known check (kind in ('rules', 'members', 'leaflet', 'other')),
  constraint at_most_five_documents check (place between 1 and 5),
  constraint one_document_per_place unique (organization_id, place),
  constraint a_document_is_of_a_known_type check (media_type in ('application/pdf', 'image/jpeg', 'image/png', 'image/webp')),
  constraint a_document_weighs_at_most_five_megabytes check (octet_length(content) <= 5242880)
);

insert into legal_steps (noun, from_state, to_state) values
  ('pictures', 'waiting', 'shown'), ('pictures', 'waiting', 'returned'),
  ('pictures', 'shown', 'returned'), ('pictures', 'returned', 'waiting');
create trigger pictures_move_only_along_legal_steps before update of status on pictures
  for each row execute function refuse_illegal_step('pictures');
