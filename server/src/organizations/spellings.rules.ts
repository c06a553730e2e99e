const kanjiDigits = Array.from('〇一二三四五六七八九')

/** 12 as 十二: two letters of a number are enough for a 区 or a 常会. */
function inKanji(n: number): string {
  const [tens, ones] = [Math.floor(n / 10), n % 10]
  return `${tens > 1 ? kanjiDigits[tens] : ''}${tens > 0 ? '十' : ''}${ones > 0 ? kanjiDigits[ones] : ''}`
}

/** 十二 as 12; null: these letters are no number under a hundred. */
function fromKanji(letters: string): number | null {
  const numbers = Array.from({ length: 99 }, (_, at) => at + 1)
  return numbers.find((n) => inKanji(n) === letters) ?? null
}

/** What an association calls itself behind its own name. */
const forms = ['自治会', '町内会', '常会', '区']
const asForm = new RegExp(`^(.{2,})(${[...forms, '区会'].join('|')})$`, 'u')
/** A number of a name. In kanji only behind 第 or before what is counted: 三本松, 千塚 and 七曲 are no numbers. */
const counted = ['丁目', '組', '班', ...forms, '区会'].join('|')
const asNumber = new RegExp(
  `第([1-9][0-9]?|[一二三四五六七八九十]{1,3})(?![0-9])|([1-9][0-9]?)(?![0-9])|([一二三四五六七八九十]{1,3})(?=${counted})`,
  'u',
)

/**
 * The ways in which a folded word may be written in the registry: 「下川原第二」「下川原2」, 「二区」「第二自治会」「2常会」.
 * The word itself comes first; a form is changed for another one and never left out, so that no other name is found by it.
 */
export function spellingsOf(word: string): string[] {
  const form = asForm.exec(word)?.[2] ?? ''
  const endings = form ? forms : ['']
  const whole = numbered(word).flatMap((one) =>
    endings.map((ending) => one.slice(0, one.length - form.length) + ending),
  )
  return [...new Set([word, ...whole])]
}

function numbered(word: string): string[] {
  const found = asNumber.exec(word)
  if (!found) return [word]
  const [all] = found
  const letters = found[1] ?? found[2] ?? found[3]!
  const n = /^[0-9]/.test(letters) ? Number(letters) : fromKanji(letters)
  if (n === null) return [word]
  const [before, after] = [word.slice(0, found.index), word.slice(found.index + all.length)]
  const plain = [`${n}`, inKanji(n)]
  // 「第二」 alone is never 「二」 alone, which lies in many names
  if (before === '') return all.startsWith('第') ? plain.map((way) => `第${way}${after}`) : [word]
  const ways = after.startsWith('丁目') ? plain : [...plain, ...plain.map((way) => `第${way}`)]
  return ways.map((way) => `${before}${way}${after}`)
}
