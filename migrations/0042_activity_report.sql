-- 活動の報告: beside how it went, each side may say a little more. The supporter: who came (ages, first-timers). The
-- association: whether its burden became lighter, and whether it would have taken place without help. All of it may be
-- left out; what is left out is null and never counted as zero.
alter table match_results
  add column minutes      integer,
  add column first_timers integer,
  add column age_child    integer,
  add column age_teen     integer,
  add column age_18_29    integer,
  add column age_30_49    integer,
  add column age_50_64    integer,
  add column age_65_plus  integer,
  add column burden       text,
  add column unaided      text,
  add column for_story    text not null default '',
  add constraint helping_takes_between_half_an_hour_and_a_day check (minutes between 30 and 1440 and minutes % 30 = 0),
  add constraint no_more_first_timers_than_came check (first_timers between 0 and heads),
  add constraint no_age_is_counted_below_zero
    check (least(age_child, age_teen, age_18_29, age_30_49, age_50_64, age_65_plus) >= 0),
  add constraint no_more_ages_than_came
    check (coalesce(age_child, 0) + coalesce(age_teen, 0) + coalesce(age_18_29, 0) + coalesce(age_30_49, 0)
      + coalesce(age_50_64, 0) + coalesce(age_65_plus, 0) <= heads),
  add constraint the_burden_is_said_in_known_words check (burden in ('much-less', 'less', 'same', 'more')),
  add constraint what_had_been_without_help_is_said_in_known_words
    check (unaided in ('cancelled', 'smaller', 'by-ourselves', 'unknown')),
  add constraint the_supporter_says_who_came
    check (side = 'supporter'
      or coalesce(first_timers, age_child, age_teen, age_18_29, age_30_49, age_50_64, age_65_plus) is null),
  add constraint the_association_says_what_help_changed check (side = 'association' or coalesce(burden, unaided) is null);
comment on column match_results.minutes is 'how long the help took, in minutes, in steps of half an hour; null: not said';
comment on column match_results.first_timers is 'はじめて参加した人: persons of those who came; null: not said';
comment on column match_results.age_child is '小学生以下: persons of those who came; null: not said';
comment on column match_results.age_teen is '中高生: persons of those who came; null: not said';
comment on column match_results.age_18_29 is '18–29歳: persons of those who came; null: not said';
comment on column match_results.age_30_49 is '30–49歳: persons of those who came; null: not said';
comment on column match_results.age_50_64 is '50–64歳: persons of those who came; null: not said';
comment on column match_results.age_65_plus is '65歳以上: persons of those who came; null: not said';
comment on column match_results.burden is '負担は減りましたか: much-less とても減った, less 少し減った, same 変わらない, more かえって増えた';
comment on column match_results.unaided is
  '支援がなければ: cancelled 中止だった, smaller 縮小していた, by-ourselves 自分たちだけでできた, unknown わからない';
comment on column match_results.for_story is 'what may stand in the story once its side has agreed to the whole; empty: nothing';
