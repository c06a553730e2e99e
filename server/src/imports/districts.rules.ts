import { isEmpty, keep, nothing, plain, type Understood } from './text.rules.ts'

/** What the rules must know of the city's districts. */
export interface DistrictFact {
  name: string
  block: string
}

/** Where a supporter can go: the whole city, some blocks, some districts. */
export interface Area {
  wholeCity: boolean
  blocks: string[]
  districts: string[]
}

const wholeCityWords = new Set([
  '全市',
  '全域',
  '市全域',
  '市内全域',
  '市内全地区',
  '全地区',
  '市内',
  '市内一円',
  '市内全部',
  '甲府市',
  '甲府市内',
  '甲府市全域',
  '甲府市内全域',
  'どこでも',
  '全ての地区',
  'すべての地区',
])

/** A remark in brackets: 「（北部山間部を除く）」. */
const aside = /[(（][^()（）]{1,200}[)）]/gu

const bareName = (word: string): string => word.replace(/(?:地区内|地区|内)$/u, '')

/** 地区: one district by its name, with or without 「地区」. */
export const districtFrom = (text: string, known: readonly DistrictFact[]): Understood<string> => {
  if (isEmpty(text)) return nothing
  const word = plain(text).replaceAll(' ', '')
  const found = known.find(({ name }) => name === word || name === bareName(word))
  return found ? { value: found.name } : keep(text, `地区「${word}」は地区の一覧にありません`)
}

/** 活動可能地区: districts, blocks or the whole city. Exceptions in brackets stay as text, for a person to honour. */
export const areaFrom = (text: string, known: readonly DistrictFact[]): Understood<Area> => {
  if (isEmpty(text)) return nothing
  const asides = text.match(aside) ?? []
  const pieces = text
    .replace(aside, ' ')
    .split(/[・、,，/／;；\s]/u)
    .filter(Boolean)
  const area: Area = { wholeCity: false, blocks: [], districts: [] }
  const unknown: string[] = []
  for (const typed of pieces) {
    const piece = plain(typed)
    const block = /^(.{1,10})ブロック(?:内|全域)?$/u.exec(piece)?.[1]
    const district = known.find(({ name }) => name === piece || name === bareName(piece))?.name
    if (wholeCityWords.has(piece)) area.wholeCity = true
    else if (block && known.some((each) => each.block === block)) area.blocks.push(block)
    else if (district) area.districts.push(district)
    else if (piece !== '地区' && piece !== '地区内') unknown.push(typed)
  }
  const understood = area.wholeCity || area.blocks.length > 0 || area.districts.length > 0
  const value = understood
    ? { ...area, blocks: [...new Set(area.blocks)], districts: [...new Set(area.districts)] }
    : null
  if (unknown.length > 0) return { value, kept: [...unknown, ...asides].join('、'), reason: '地区の一覧にない言葉です' }
  if (asides.length > 0) return { value, kept: asides.join('、'), reason: '但し書きは文字のまま残しました' }
  return value ? { value } : keep(text, '地区の一覧にない言葉です')
}
