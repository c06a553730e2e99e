/** Signs that people type for a hyphen: long vowel mark, minus, dashes. */
const hyphens = /[ー−‐‑–—―－ｰ]/g

/** Numbers as they are kept: 「０５５ー０００ー０００１」 → 「055-000-0001」. Words such as 内線 stay. */
export const tidyNumber = (text: string): string => text.replace(hyphens, '-').normalize('NFKC').trim()
