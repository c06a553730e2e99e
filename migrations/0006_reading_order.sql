-- Lists of organizations go by reading, whichever kana it was typed in; a name without reading stands by itself.
-- Without this index every page of the directory would sort the whole city.
create index organizations_by_reading
  on organizations (kind, (coalesce(nullif(split_part(search_key, ' ', 2), ''), search_key) collate "C"), id);
