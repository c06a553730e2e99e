/** What everybody tries first, and what this city and this product suggest. */
const known = [
  ...[
    'password',
    'passwort',
    'passw0rd',
    'p@ssword',
    'qwertyuiop',
    'qwerty',
    'asdfghjkl',
    'asdfgh',
    'zxcvbnm',
    'zxcvbn',
  ],
  ...['letmein', 'welcome', 'iloveyou', 'monkey', 'dragon', 'sunshine', 'princess', 'football', 'baseball', 'admin'],
  ...['login', 'master', 'secret', 'changeme', 'default', 'test', 'guest', 'user', 'sakura', 'doraemon', 'pokemon'],
  ...['こんにちは', 'ありがとう', 'ぱすわーど', 'パスワード', 'あいうえお', '合言葉', 'いろはにほへと'],
  ...[
    'kofu',
    'koufu',
    'kohu',
    'こうふ',
    '甲府',
    'yamanashi',
    'やまなし',
    '山梨',
    'fujisan',
    '富士山',
    'takeda',
    'shingen',
    '武田',
    '信玄',
  ],
  ...[
    'atsukatsu',
    'あつ活',
    'あつかつ',
    'supporter',
    'support',
    'サポーター',
    'さぽーたー',
    'サポート',
    'volunteer',
    'ボランティア',
  ],
  ...[
    'jichikai',
    '自治会',
    '町内会',
    '会長',
    '副会長',
    '会計',
    '書記',
    '役員',
    'kaicho',
    'coordinator',
    '協働',
    '支援センター',
  ],
  ...[
    'example',
    'gmail',
    'yahoo',
    'docomo',
    'ezweb',
    'softbank',
    'outlook',
    'hotmail',
    'co.jp',
    'ne.jp',
    '.com',
    '.jp',
  ],
]
const runs = ['01234567890', '09876543210', 'abcdefghijklmnopqrstuvwxyz', 'あいうえおかきくけこさしすせそ']

/**
 * Whether too little is left of a password once the known words, its owner's own words, runs and repeats are taken out.
 * There is no rule about kinds of characters; length and surprise decide.
 */
export function isTooWeak(password: string, own: readonly string[] = []): boolean {
  const typed = fold(password)
  if ([...typed].length < 15 || new Set(typed).size < 6) return true
  const ownWords = own.flatMap((word) => fold(word).split(/[^\p{L}\p{N}]+/u)).filter((word) => word.length >= 3)
  const words = [...known.map(fold), ...ownWords].sort((a, b) => b.length - a.length)
  const rest = words.reduce((text, word) => text.replaceAll(word, ''), typed)
  const meat = withoutRuns(rest)
    .replace(/(.)\1+/gu, '$1')
    .replace(/[^\p{L}\p{N}]/gu, '')
  return [...meat].length < 6 || new Set(meat).size < 4
}

const fold = (text: string): string => text.normalize('NFKC').toLowerCase()

/** Takes out pieces of four and more that only count upwards or downwards. */
function withoutRuns(text: string): string {
  const pieces = runs.flatMap((run) => {
    const letters = [...run]
    return letters.slice(0, -3).map((_, i) => letters.slice(i, i + 4).join(''))
  })
  return pieces.reduce((rest, piece) => rest.replaceAll(piece, ''), text)
}
