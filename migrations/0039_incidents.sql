-- 事故・ヒヤリハットの報告: what went wrong or nearly so around an agreed activity. Read by its own side and the centre.
create table incidents (
  id          uuid primary key,
  match_id    uuid not null references matches (id),
  side        text not null constraint an_incident_is_told_by_a_side check (side in ('association', 'supporter')),
  kind        text not null constraint an_incident_is_of_a_known_kind check (kind in ('injury', 'damage', 'near-miss')),
  on_day      date not null,
  at_time     text constraint an_incident_has_a_time_on_the_clock check (at_time ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  what        text not null constraint an_incident_says_what_happened check (what <> ''),
  care        text not null constraint an_incident_says_whether_care_was_needed check (care in ('yes', 'no', 'unknown')),
  told        text,
  status      text not null default 'reported',
  open_since  timestamptz not null,
  outcome     text,
  may_tell    boolean not null default false,
  handled_at  timestamptz,
  reported_by uuid references accounts (id),
  channel     text not null,
  reported_at timestamptz not null,
  updated_at  timestamptz not null,
  is_demo     boolean not null default false,
  version     integer not null default 1,
  constraint an_incident_does_not_lie_ahead check (on_day <= (reported_at at time zone 'Asia/Tokyo')::date),
  constraint a_handled_incident_says_how_it_ended
    check ((status = 'handled') = (coalesce(outcome, '') <> '') and (status = 'handled') = (handled_at is not null)),
  constraint only_an_ending_may_be_told check (status = 'handled' or not may_tell)
);
create index incidents_by_match on incidents (match_id, id);
create index incidents_that_wait on incidents (open_since) where status = 'reported';
insert into legal_steps (noun, from_state, to_state) values
  ('incidents', 'reported', 'handled'), ('incidents', 'handled', 'reported');
create trigger incidents_move_only_along_legal_steps before update of status on incidents
  for each row execute function refuse_illegal_step('incidents');
comment on column incidents.side is 'whose report it is; the other side never reads it';
comment on column incidents.kind is 'injury けが・事故, damage 物をこわした, near-miss ヒヤリハット';
comment on column incidents.on_day is 'day on which it happened (Asia/Tokyo), at the earliest the day before the activity';
comment on column incidents.at_time is 'HH:MM on the clock (Asia/Tokyo); null: not known';
comment on column incidents.what is 'private: what happened, in the words of who reports';
comment on column incidents.care is 'whether somebody was hurt so that it needed care';
comment on column incidents.told is 'private: who was told already';
comment on column incidents.open_since is 'since when it waits for the centre: its report, or its taking up again';
comment on column incidents.outcome is 'private: how it ended, as the centre says it';
comment on column incidents.may_tell is 'whether its own side may read how it ended';
comment on column incidents.reported_by is 'whose hand it was: of its side, or of the centre by proxy';
comment on column incidents.channel is 'how the words came; web: by its own hand';

-- the points of the centre's checklist that are done (shared/src/incidents/incident-words.ts)
create table incident_checks (
  incident_id uuid not null references incidents (id),
  point       text not null constraint a_done_point_is_named check (point <> ''),
  done_at     timestamptz not null,
  done_by     uuid references accounts (id),
  primary key (incident_id, point)
);
comment on column incident_checks.point is 'name of the point, as insurance';
comment on column incident_checks.done_at is 'when it was ticked; taking the tick back takes the row away';
comment on column incident_checks.done_by is 'whose hand it was';

-- what the centre notes while it deals with a report; only added
create table incident_notes (
  id          uuid primary key,
  incident_id uuid not null references incidents (id),
  text        text not null constraint a_note_on_an_incident_says_something check (text <> ''),
  at          timestamptz not null,
  by          uuid references accounts (id)
);
create index incident_notes_by_incident on incident_notes (incident_id, at);
comment on column incident_notes.text is 'private: for the centre alone';
