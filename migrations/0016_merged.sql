-- Two rows that were one organization are made one. The row that goes is kept and says where it went; whatever still
-- arrives for it (a request on its way, a notice, an invitation that is taken up) arrives at the one that stays. The
-- trigger holds the organization, so that nothing slips through while two are being made one.
alter table organizations
  add column merged_into uuid references organizations (id),
  add constraint nobody_is_merged_into_itself check (merged_into <> id);
create index organizations_by_merged_into on organizations (merged_into) where merged_into is not null;

create function arrive_where_it_went() returns trigger language plpgsql as $$
declare
  meant uuid := (to_jsonb(new) ->> tg_argv[0])::uuid;
  went  uuid;
begin
  if meant is null then return new; end if;
  select merged_into into went from organizations where id = meant for key share;
  if went is not null then
    new := jsonb_populate_record(new, jsonb_build_object(tg_argv[0], went));
  end if;
  return new;
end $$;
create trigger requests_arrive_where_it_went before insert or update of association_id on requests
  for each row execute function arrive_where_it_went('association_id');
create trigger matches_arrive_where_it_went before insert or update of supporter_id on matches
  for each row execute function arrive_where_it_went('supporter_id');
create trigger sign_ups_arrive_where_it_went before insert or update of organization_id on meeting_sign_ups
  for each row execute function arrive_where_it_went('organization_id');
create trigger seats_arrive_where_it_went before insert or update of organization_id on seats
  for each row execute function arrive_where_it_went('organization_id');
create trigger invitations_arrive_where_it_went before insert or update of organization_id on seat_invitations
  for each row execute function arrive_where_it_went('organization_id');
create trigger notices_arrive_where_it_went before insert or update of organization_id on notices
  for each row execute function arrive_where_it_went('organization_id');
create trigger papers_arrive_where_it_went before insert or update of organization_id on paper_codes
  for each row execute function arrive_where_it_went('organization_id');
create trigger renewals_arrive_where_it_went before insert or update of organization_id on renewals
  for each row execute function arrive_where_it_went('organization_id');
create trigger handovers_arrive_where_it_went before insert or update of organization_id on handovers
  for each row execute function arrive_where_it_went('organization_id');
create trigger pledges_arrive_where_it_went before insert or update of organization_id on pledges
  for each row execute function arrive_where_it_went('organization_id');
create trigger leftovers_arrive_where_it_went before insert or update of organization_id on ledger_leftovers
  for each row execute function arrive_where_it_went('organization_id');
create trigger import_rows_arrive_where_it_went before insert or update of organization_id on ledger_import_rows
  for each row execute function arrive_where_it_went('organization_id');
create trigger merged_arrive_where_it_went before insert or update of merged_into on organizations
  for each row execute function arrive_where_it_went('merged_into');
