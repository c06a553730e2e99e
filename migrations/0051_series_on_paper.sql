-- An asking about several sessions of a series is ticked on paper session by session, not answered in words.
alter table notices
  drop constraint what_a_notice_asks_is_known,
  add constraint what_a_notice_asks_is_known
    check (asks in ('come', 'accept', 'words', 'result', 'seats', 'renewal', 'story', 'sessions'));
