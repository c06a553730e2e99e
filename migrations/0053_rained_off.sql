-- What rain called off: the two sides go on reaching each other until the end of that day.
-- And the eve of a day that falls on a rest day of the centre is told by telephone on the last working day before it.
alter table matches add column rained_off boolean not null default false;
alter table matches add constraint only_an_agreed_day_is_rained_off
  check (not rained_off or (status = 'cancelled' and agreed_at is not null and on_day is not null));
comment on column matches.rained_off is 'rain called it off (中止 or 延期 in 雨のときの判断): contacts stay open until the end of on_day in Japan';
alter table match_reminders drop constraint a_reminder_is_of_a_known_kind;
alter table match_reminders add constraint a_reminder_is_of_a_known_kind
  check (kind in ('supporter-answer', 'association-answer', 'day-nears', 'day-before', 'result', 'result-again', 'this-year'));
comment on column match_reminders.kind is 'supporter-answer, association-answer: an answer is still awaited the working day before its end; day-nears: the last working day before the day, for whoever is told by a person, where the eve is a rest day; day-before: the eve of the day; result, result-again: how it went, the morning after and a week later; this-year: eight weeks before the day comes round again.';
