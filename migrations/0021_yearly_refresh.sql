-- 年に一度の台帳: what changed since last year is confirmed row by row or kind by kind; who is missing is never deleted.
alter table associations
  add column standing text not null default 'active'
    constraint association_is_active_to_check_or_dissolved check (standing in ('active', 'to-check', 'dissolved')),
  -- the day on which the centre last said that it is still there although the ledger leaves it out
  add column still_there_on date;
alter table ledger_import_rows
  -- which kind of news a row of a later ledger is; null: nobody is asked
  add column news text constraint news_is_known check (news in ('new', 'officer', 'contact', 'facts', 'vanished')),
  drop constraint verdict_is_known,
  add constraint verdict_is_known check (verdict in ('new', 'changed', 'same', 'needs-person', 'refused', 'vanished'));
