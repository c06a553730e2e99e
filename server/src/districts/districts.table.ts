import type { DistrictId } from '@app/shared/districts'
import type { Block } from '@app/shared/districts'
import { boolean, doublePrecision, integer, pgTable, text } from 'drizzle-orm/pg-core'

/** 地区: master data from districts.csv; an admin may correct it. `blockUnsure` is 要確認. */
export const districtsTable = pgTable('districts', {
  id: integer('id').$type<DistrictId>().primaryKey(),
  name: text('name').notNull(),
  kana: text('kana').notNull(),
  block: text('block').$type<Block>().notNull(),
  blockUnsure: boolean('block_unsure').notNull(),
  towns: text('towns').array().notNull().default([]),
  lat: doublePrecision('lat').notNull(),
  lon: doublePrecision('lon').notNull(),
  version: integer('version').notNull().default(1),
})
