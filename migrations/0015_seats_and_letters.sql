-- Invitations say what the seat may do, belong to a handover, or give lost access back to a seat that is held already.
alter table seat_invitations
  add column rights        text not null default 'answer' constraint invited_to_answer_or_read check (rights in ('answer', 'read')),
  -- access is given back to the holder of this seat; null: a new seat
  add column for_seat_id   uuid references seats (id),
  -- the fiscal year whose officers it is about; null: no handover
  add column handover_year integer;
create index seat_invitations_by_handover on seat_invitations (handover_year, organization_id) where handover_year is not null;

-- 役員の引継ぎ: one row per association and fiscal year, from the day it was asked
create table handovers (
  organization_id uuid not null references organizations (id),
  year            integer not null,
  asked_at        timestamptz not null,
  -- asked again from this day, unless it is done by then
  remind_on       date not null,
  reminded_at     timestamptz,
  answer          text constraint handover_stays_or_changes check (answer in ('stays', 'changes')),
  answered_at     timestamptz,
  -- how the answer reached us (rule 4)
  channel         text,
  -- nobody changes, or the first successor has come
  done_at         timestamptz,
  primary key (organization_id, year),
  constraint answer_has_its_moment check ((answer is null) = (answered_at is null) and (answer is null) = (channel is null)),
  constraint done_only_with_an_answer check (done_at is null or answer is not null)
);
create index handovers_to_remind on handovers (remind_on) where reminded_at is null and done_at is null;
