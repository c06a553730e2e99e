-- 覚え書き: what the centre notes about an organization, for its own eyes only. No member, paper, export or open table reads it.
create table desk_notes (
  id              uuid primary key,
  organization_id uuid not null references organizations (id),
  text            text not null constraint desk_note_says_something check (text <> ''),
  written_by      uuid references accounts (id),
  written_at      timestamptz not null
);
create index desk_notes_by_organization on desk_notes (organization_id, written_at);
create trigger desk_notes_arrive_where_it_went before insert or update of organization_id on desk_notes
  for each row execute function arrive_where_it_went('organization_id');
-- the centre's list asks for the associations that wish to be reached in one way
create index contacts_by_channel on contacts (channel);
