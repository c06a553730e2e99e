-- 報告を直す: until the centre has dealt with it, the side that reported may correct or add to its report. What stood there
-- before stays, so that nobody wonders later what was said first.
create table incident_wordings (
  id          uuid primary key,
  incident_id uuid not null references incidents (id),
  kind        text not null,
  on_day      date not null,
  at_time     text,
  what        text not null constraint an_earlier_wording_says_what_happened check (what <> ''),
  care        text not null,
  told        text,
  until       timestamptz not null,
  changed_by  uuid references accounts (id),
  channel     text not null
);
create index incident_wordings_by_incident on incident_wordings (incident_id, until);
comment on table incident_wordings is 'what a report said before it was corrected, the oldest first; only added';
comment on column incident_wordings.what is 'private: what happened, as it was told before';
comment on column incident_wordings.told is 'private: who was told already, as it was said before';
comment on column incident_wordings.until is 'when the correction took its place';
comment on column incident_wordings.changed_by is 'whose hand corrected it: of its side, or of the centre by proxy';
comment on column incident_wordings.channel is 'how the correction came; web: by its own hand';
