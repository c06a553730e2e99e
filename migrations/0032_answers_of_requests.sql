-- 当日のことなどの答え: each kind of help asks what its supporters want to know. Which questions there are stands in the
-- table of questions (shared/src/requests/request-questions.ts); here rests what was answered.
alter table requests add column answers jsonb not null default '{}'
  constraint answers_are_given_by_question check (jsonb_typeof(answers) = 'object');
comment on column requests.answers is
  'answers by question, as { "parking": "yes", "heat": ["early"] }; a question that is missing is not settled yet. Nothing private: the place of gathering rests in request_privates';
