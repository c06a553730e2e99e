/** What somebody may have typed into the desk's search box. */
export interface Wanted {
  /** 「12」「#12」「12番」: a request's number. */
  number: number | null
  /** 「ABCD-2345」「abcd2345」: the short code on a request's paper. */
  code: string | null
  /** 「R8-12」: a supporter's registration number. */
  registration: string | null
  /** Words of a title. */
  words: string
}

/** Reads the box: width and case do not matter, nor the marks that people put around numbers. */
export function readSearch(typed: string): Wanted {
  const words = typed.normalize('NFKC').trim()
  const bare = words.toUpperCase().replace(/[^A-Z0-9]/g, '')
  const number = /^(?:#|№|No\.?|受付番号)?\s*(\d{1,7})\s*番?$/i.exec(words)?.[1]
  const registered = /^R\s*(\d{1,2})\s*[-‐−ー–—]\s*(\d{1,4})$/i.exec(words)
  const isCode = /^[A-Z0-9]{8}$/.test(bare) && /^[A-Za-z0-9\s\-‐−ー–—]+$/.test(words)
  return {
    number: number ? Number(number) : null,
    code: isCode ? `${bare.slice(0, 4)}-${bare.slice(4)}` : null,
    registration: registered ? `R${registered[1]}-${registered[2]!.padStart(3, '0')}` : null,
    words,
  }
}
