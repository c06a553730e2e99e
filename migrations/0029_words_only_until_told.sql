-- Events are kept for ever, so they hold no words. What the centre took away, and why, is written down here until its
-- people have been told; then the row is deleted.
create table taken_away (
  subject_id      uuid primary key,
  organization_id uuid not null references supporters (organization_id),
  kind            text not null,
  alt             text,
  reason          text not null,
  taken_at        timestamptz not null,
  constraint what_was_taken_away_is_known check (kind in ('picture', 'logo', 'rules', 'members', 'leaflet', 'other'))
);
insert into taken_away (subject_id, organization_id, kind, alt, reason, taken_at)
  select distinct on (1) coalesce(payload ->> 'pictureId', payload ->> 'documentId')::uuid,
    (payload ->> 'organizationId')::uuid, payload ->> 'kind', payload ->> 'alt', payload ->> 'reason', at
  from events where type in ('picture.taken-away', 'document.taken-away') and handled_at is null order by 1, id;

alter table events disable trigger events_only_get_handled;
update events set payload = payload - array['kind', 'alt', 'reason'] where type in ('picture.taken-away', 'document.taken-away');
alter table events enable trigger events_only_get_handled;
alter table events add constraint events_hold_no_words check (not payload ?| array['alt', 'reason']);
