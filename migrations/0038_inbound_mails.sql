-- Mails that came back: replies, bounces, robots. The words go into the thread; here stands only that they came, and what became of them.
create table inbound_mails (
  message_key text primary key,
  notice_id   uuid references notices (id),
  became      text not null constraint a_mail_that_came_became_something_known
                check (became in ('thread', 'reply', 'bounce', 'automatic', 'empty', 'unknown')),
  received_at timestamptz not null,
  constraint a_mail_that_was_placed_names_its_notice check (became in ('automatic', 'empty', 'unknown') or notice_id is not null)
);
create index inbound_mails_by_notice on inbound_mails (notice_id);
comment on table inbound_mails is 'Mails that came in, each taken once; no address and no word of them is kept here.';
comment on column inbound_mails.message_key is 'Hash of the Message-ID, else of the whole mail: handed in twice, it counts once.';
comment on column inbound_mails.notice_id is 'The notice it answers, read from the secret in the address it was sent to.';
comment on column inbound_mails.became is 'thread: words in the thread of a match; reply: words on the notice, told to the centre; bounce: the notice could not be delivered; automatic, empty, unknown: nothing.';
comment on column inbound_mails.received_at is 'When it was handed in.';

-- a paper asks for words; a mail may be answered whatever it says
alter table notices drop constraint a_reply_follows_a_question;
alter table notices add constraint a_reply_follows_a_question check (reply is null or asks in ('words', 'renewal') or channel = 'mail');
