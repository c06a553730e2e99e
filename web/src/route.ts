import type { Component } from 'vue'
import type { RouteMeta, RouteRecordSingleView } from 'vue-router'
import type { Audience } from './app/audience.ts'

type Page = () => Promise<unknown>
/** A page with its words' title and who may open it. */
export const page = (
  path: string,
  title: string,
  component: Page,
  meta: Omit<RouteMeta, 'title'> = {},
): RouteRecordSingleView => ({
  path,
  component: component as () => Promise<Component>,
  meta: { ...meta, title },
})
/** A page of associations and supporters. */
export const member = (path: string, title: string, component: Page, audience: Audience = 'member') =>
  page(path, title, component, { audience, layout: 'member' })
/** A page of the centre's desk. */
export const desk = (path: string, title: string, component: Page) =>
  page(path, title, component, { audience: 'staff', layout: 'desk' })
