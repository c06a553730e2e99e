/** The machine, first that fits: an iPad calls itself a Mac, a phone's Chrome calls itself Safari as well. */
const machines: readonly (readonly [RegExp, string])[] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android.+Mobile/, 'スマートフォン（Android）'],
  [/Android/, 'タブレット（Android）'],
  [/Windows/, 'パソコン（Windows）'],
  [/Macintosh/, 'パソコン（Mac）'],
  [/CrOS/, 'パソコン（Chromebook）'],
  [/Linux/, 'パソコン（Linux）'],
]
const browsers: readonly (readonly [RegExp, string])[] = [
  [/\bLine\//i, 'LINE'],
  [/Edg(?:e|A|iOS)?\//, 'Edge'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/(?:Firefox|FxiOS)\//, 'Firefox'],
  [/(?:Chrome|CriOS|HeadlessChrome)\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]

const firstOf = (names: typeof machines, agent: string): string[] =>
  names
    .filter(([sign]) => sign.test(agent))
    .slice(0, 1)
    .map(([, name]) => name)

/** 「iPhone・Safari」: how people know their own device again. What the browser says exactly is kept nowhere. */
export const deviceInWords = (agent = ''): string =>
  [...firstOf(machines, agent), ...firstOf(browsers, agent)].join('・')
