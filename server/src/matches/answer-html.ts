/** Markup that is safe to send: everything put into it was escaped. */
export interface Html {
  readonly markup: string
}

type Part = Html | string | number | null | undefined | false | readonly Html[]

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[char]!)

/** A template whose every value is escaped, except markup made by this very function. */
export const html = (words: TemplateStringsArray, ...parts: Part[]): Html => ({
  markup: words.map((word, i) => word + (i < parts.length ? markupOf(parts[i]) : '')).join(''),
})

function markupOf(part: Part): string {
  if (part === null || part === undefined || part === false) return ''
  if (typeof part === 'string' || typeof part === 'number') return escaped(String(part))
  return 'markup' in part ? part.markup : part.map(({ markup }) => markup).join('')
}

/** What people typed, with its line breaks. */
export const lines = (text: string): Html[] =>
  text.split(/\r?\n/).map((line, i) => (i === 0 ? html`${line}` : html`<br />${line}`))
