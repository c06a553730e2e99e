-- What the calendar has already said again about a match: each reminder once, whatever runs twice (product rule 8).
create table match_reminders (
  match_id uuid not null references matches (id),
  kind     text not null constraint a_reminder_is_of_a_known_kind
             check (kind in ('supporter-answer', 'association-answer', 'day-before', 'result', 'result-again')),
  told_at  timestamptz not null,
  constraint each_reminder_of_a_match_goes_out_once primary key (match_id, kind)
);
comment on table match_reminders is 'Reminders that went out about a match; the words and whom they reached stand in notices.';
comment on column match_reminders.match_id is 'The match somebody was reminded of.';
comment on column match_reminders.kind is 'supporter-answer, association-answer: an answer is still awaited the working day before its end; day-before: the eve of the day; result, result-again: how it went, the morning after and a week later.';
comment on column match_reminders.told_at is 'When it was handed to the notices.';
