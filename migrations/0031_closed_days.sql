-- 活動できない日: days on which a supporter cannot come, said by itself or by the centre for it. They keep new asking
-- away; what was promised stands. The word is read by its own people and the centre alone.
create table closed_spans (
  id              uuid primary key,
  organization_id uuid not null references supporters (organization_id),
  kind            text not null constraint a_closed_span_is_for_a_known_reason check (kind in ('own', 'exams')),
  from_day        date not null,
  to_day          date not null,
  word            text constraint the_word_of_a_closed_span_is_short check (length(word) between 1 and 30),
  channel         text not null,
  entered_by      uuid references accounts (id),
  entered_at      timestamptz not null,
  constraint a_closed_span_ends_after_it_begins check (from_day <= to_day),
  constraint a_closed_span_is_a_year_at_most check (to_day - from_day < 366),
  -- one number made of the id stands for the supporter: so this needs nothing that is not built in
  constraint closed_spans_of_one_supporter_never_overlap exclude using gist (
    int8range(hashtextextended(organization_id::text, 0), hashtextextended(organization_id::text, 0), '[]') with &&,
    daterange(from_day, to_day, '[]') with &&
  )
);
comment on column closed_spans.kind is 'own: its own affairs; exams: 試験期間 of students';
comment on column closed_spans.from_day is 'first closed day, Asia/Tokyo';
comment on column closed_spans.to_day is 'last closed day, itself closed too';
comment on column closed_spans.word is '学園祭, 棚卸し: for its own people and the centre';
create index closed_spans_by_organization on closed_spans (organization_id, to_day);
