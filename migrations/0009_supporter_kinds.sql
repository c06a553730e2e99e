-- What a supporter is asked differs by its kind, and the city decides: name, order and fields are data.
create table supporter_kinds (
  kind     text primary key,
  name     text not null,
  position integer not null,
  active   boolean not null default true,
  asks     text[] not null default '{}',
  requires text[] not null default '{}',
  version  integer not null default 1,
  constraint what_is_required_is_asked check (requires <@ asks)
);
insert into supporter_kinds (kind, name, position, asks, requires) values
  ('company', '企業', 1, '{members,corporateNumber,participation,pastActivities,url,address,representative}', '{address,representative}'),
  ('sole-proprietor', '個人事業主', 2, '{members,participation,pastActivities,url,address,representative}', '{representative}'),
  ('students', '学生ボランティア団体', 3, '{students,termBreaks,members,pastActivities,url,address,representative}', '{students}'),
  ('school', '大学・学校', 4, '{students,termBreaks,members,corporateNumber,pastActivities,url,address,representative}', '{address}'),
  ('npo', 'NPO法人', 5, '{members,corporateNumber,pastActivities,url,address,representative}', '{address,representative}'),
  ('volunteers', 'ボランティア団体', 6, '{members,pastActivities,url,address,representative}', '{}'),
  ('other', 'その他', 7, '{members,corporateNumber,participation,pastActivities,url,address,representative}', '{}');

alter table supporters
  add column term_breaks jsonb not null default '[]',
  add column hidden_fields text[] not null default '{}',
  add constraint supporter_is_of_a_known_kind foreign key (kind) references supporter_kinds (kind);
