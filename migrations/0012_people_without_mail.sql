-- People without e-mail: what a person of the centre says on the telephone, what stands on paper, what it asks back.
-- 紙の番号: one table of short codes for every paper we hand out, so that a code opens exactly that paper's page.
alter table notices
  add column say        text,
  add column on_paper   text,
  add column asks       text constraint what_a_notice_asks_is_known check (asks in ('come', 'accept', 'words', 'result', 'seats')),
  add column printed_at timestamptz,
  add column printed_by uuid references accounts (id),
  -- the answer that made the call needless, or that was heard on it
  add column heard      text;

create table paper_codes (
  id              uuid primary key,
  code            text not null constraint one_paper_per_code unique,
  kind            text not null constraint paper_kind_is_known check (kind in ('request', 'answer', 'sheet', 'sign-up', 'notice')),
  -- for whom the paper is: the last digits of its telephone number open the page
  organization_id uuid not null references organizations (id),
  request_id      uuid references requests (id),
  match_id        uuid references matches (id),
  sign_up_id      uuid references meeting_sign_ups (id),
  notice_id       uuid references notices (id),
  issued_at       timestamptz not null,
  -- null: as long as what it is about can be read
  expires_at      timestamptz,
  -- wrong digits in a row
  wrong_digits    integer not null default 0 constraint wrong_digits_are_counted check (wrong_digits >= 0),
  locked_at       timestamptz,
  -- a newer code took its place
  retired_at      timestamptz,
  opened_at       timestamptz,
  constraint a_paper_is_about_one_thing check (num_nonnulls(request_id, match_id, sign_up_id, notice_id) = 1)
);
create unique index one_valid_code_per_paper on paper_codes
  (kind, organization_id, coalesce(request_id, match_id, sign_up_id, notice_id)) where retired_at is null;

-- A request carries its code from its first moment, whoever writes it; codes on papers handed out earlier go on working.
create function file_code_of_request() returns trigger language plpgsql as $$
begin
  insert into paper_codes (id, code, kind, organization_id, request_id, issued_at)
    values (gen_random_uuid(), new.code, 'request', new.association_id, new.id, new.posted_at);
  return new;
end $$;
create trigger requests_file_their_code after insert on requests
  for each row execute function file_code_of_request();
insert into paper_codes (id, code, kind, organization_id, request_id, issued_at)
  select gen_random_uuid(), code, 'request', association_id, id, posted_at from requests;
