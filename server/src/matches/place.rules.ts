/** Public words about a place often promise the rest to whoever is chosen. */
const promise = /[（(]?くわしい場所は、決まった方にお知らせします。?[）)]?/u

/** Where, for the two sides that agreed: they are the ones whom the public words promise to tell. */
export const placeOnSheet = (place: string | null, exactPlace: string | null): string =>
  [place?.replace(promise, '').trim(), exactPlace || 'くわしい場所：相手に確かめてください'].filter(Boolean).join('\n')
