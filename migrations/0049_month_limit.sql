-- ひと月に◯回まで: how often a supporter helps at most, as it said itself in its 予定表.
alter table supporters add column most_a_month integer
  constraint a_supporter_helps_one_to_ten_times_a_month check (most_a_month between 1 and 10);
comment on column supporters.most_a_month is 'most activities in one calendar month (Asia/Tokyo); null: it never said';
