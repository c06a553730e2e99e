-- The paper that asks whether a registration goes on is ticked (変更なし, 変更あり, やめます), not written from nothing.
alter table notices
  drop constraint what_a_notice_asks_is_known,
  add constraint what_a_notice_asks_is_known
    check (asks in ('come', 'accept', 'words', 'result', 'seats', 'renewal')),
  drop constraint a_reply_follows_a_question,
  add constraint a_reply_follows_a_question check (reply is null or asks in ('words', 'renewal'));
