/** How often a supporter hears of new requests that fit a wish: at once, at eight every morning, at eight on Mondays. Free of zod, for screens. */
export const cadences = ['at-once', 'daily', 'weekly'] as const
export type Cadence = (typeof cadences)[number]

/** Wishes that one supporter may keep. */
export const mostWishes = 5
/** Letters of the words that are looked for. */
export const mostLettersOfWords = 60
