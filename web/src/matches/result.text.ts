/** 「1時間30分」 */
export function lengthInWords(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  return `${hours ? `${hours}時間` : ''}${rest ? `${rest}分` : ''}`
}
