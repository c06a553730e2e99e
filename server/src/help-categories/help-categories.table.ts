import type { CategoryId, ItemId } from '@app/shared/help-categories'
import type { Risk, Suitability } from '@app/shared/help-categories'
import { boolean, integer, pgTable, text } from 'drizzle-orm/pg-core'

/** 支援分野, in the order of the list. */
export const helpCategoriesTable = pgTable('help_categories', {
  id: text('id').$type<CategoryId>().primaryKey(),
  name: text('name').notNull(),
  position: integer('position').notNull(),
})

/** 支援内容. `risk` M or H asks for 「保険確認済み」 before agreement (rule 9). */
export const helpItemsTable = pgTable('help_items', {
  id: text('id').$type<ItemId>().primaryKey(),
  categoryId: text('category_id').$type<CategoryId>().notNull(),
  name: text('name').notNull(),
  season: text('season').notNull(),
  headcount: text('headcount').notNull(),
  equipment: text('equipment').array().notNull().default([]),
  risk: text('risk').$type<Risk>().notNull(),
  cover: text('cover').notNull(),
  students: text('students').$type<Suitability>().notNull(),
  companies: text('companies').$type<Suitability>().notNull(),
  position: integer('position').notNull(),
  active: boolean('active').notNull().default(true),
  version: integer('version').notNull().default(1),
})
