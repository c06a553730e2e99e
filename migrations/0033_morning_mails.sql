-- 朝の便り: the centre hears once on a working morning what is late and what the day holds (product rule 8).
create table morning_mails (
  day     date primary key,
  told_at timestamptz not null
);
comment on table morning_mails is 'Working mornings on which the centre was told; one row a day keeps it from being told twice.';
comment on column morning_mails.day is 'The day in Japan.';
comment on column morning_mails.told_at is 'When it was handed to the notices.';
