-- Papers that ask how it went open the short form for it; a paper that asks for words takes them on its page.
alter table paper_codes drop constraint paper_kind_is_known;
alter table paper_codes add constraint paper_kind_is_known
  check (kind in ('request', 'answer', 'sheet', 'result', 'sign-up', 'notice'));
alter table notices
  add column reply      text,
  add column replied_at timestamptz,
  add constraint a_reply_has_its_time check ((reply is null) = (replied_at is null)),
  add constraint a_reply_follows_a_question check (reply is null or asks = 'words');
