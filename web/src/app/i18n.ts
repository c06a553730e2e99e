import { createI18n } from 'vue-i18n'
import ui from '../ui/locales/shell.ja.json'
import app from './locales/ja.json'

/** Screen words, compiled at build time. The shell's and the building blocks' are here from the start. */
export const i18n = createI18n({
  legacy: false,
  locale: 'ja',
  fallbackLocale: 'ja',
  missingWarn: import.meta.env.DEV,
  messages: { ja: { app, ui } },
})

type Words = Record<string, unknown>

/** Adds a noun's words. Called once by `<noun>/words.ts`, which travels in the same chunk as the noun's pages. */
export function addWords(noun: string, ja: Words): void {
  i18n.global.mergeLocaleMessage('ja', { [noun]: ja })
}

/** A message outside of components. */
export const say = (key: string, named: Record<string, unknown> = {}): string => i18n.global.t(key, named)

/** The first of these messages that exists. */
export const sayFirst = (keys: readonly string[], named: Record<string, unknown> = {}): string | undefined => {
  const key = keys.find((candidate) => i18n.global.te(candidate))
  return key && say(key, named)
}
