-- 地区自治会連合会: an organization on the association side that sees the associations of its own district, of each district one.
-- The pair (organization, district) is a key, so that what it sees can never be another district than the one it lies in.
alter table organizations add constraint organization_in_its_district unique (id, district_id);
create table federations (
  organization_id uuid primary key,
  district_id     integer not null constraint one_federation_per_district unique,
  constraint federation_lies_in_its_district foreign key (organization_id, district_id)
    references organizations (id, district_id) on update cascade
);
