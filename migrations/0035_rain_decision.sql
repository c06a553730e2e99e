-- 雨のときの判断: that a day takes place in spite of the weather was told to everybody. Kept by day, so that it is told once.
alter table requests add column goes_ahead_on date;
comment on column requests.goes_ahead_on is
  'the day (Asia/Tokyo) for which 決行 was told; null: nobody decided. Goes away when new days are set';
