-- 今年も: eight weeks before the day comes round again, both sides of what went well are asked.
alter table match_reminders drop constraint a_reminder_is_of_a_known_kind;
alter table match_reminders add constraint a_reminder_is_of_a_known_kind
  check (kind in ('supporter-answer', 'association-answer', 'day-before', 'result', 'result-again', 'this-year'));
comment on column match_reminders.kind is 'supporter-answer, association-answer: an answer is still awaited the working day before its end; day-before: the eve of the day; result, result-again: how it went, the morning after and a week later; this-year: eight weeks before the day comes round again.';
