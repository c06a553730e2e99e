/// <reference types="vite/client" />
import 'vue-router'
import type { Audience } from './app/audience.ts'

declare module 'vue-router' {
  interface RouteMeta {
    /** Message key of the page's name; becomes the document title. */
    title: string
    /** Who may open the page. Left out: everybody. */
    audience?: Audience
    /** Frame around the page. Left out: the public one. */
    layout?: 'public' | 'member' | 'desk'
  }
}
