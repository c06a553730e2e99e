import type { Block, DistrictId } from '@app/shared/districts'
import type { ItemId } from '@app/shared/help-categories'
import type { Lending, SupporterKind, TimeOfDay } from '@app/shared/organizations'
import { companies, companyTrades, companyWords, type Named } from './companies.ts'
import type { Dice } from './dice.ts'
import { others, students } from './groups.ts'
import { mailOf, personOf, phoneOf } from './people.ts'

export interface DemoSupporter {
  name: string
  kana: string
  kind: SupporterKind
  intro: string
  members: number
  itemIds: ItemId[]
  lends: Lending[]
  wholeCity: boolean
  blocks: Block[]
  districtIds: DistrictId[]
  weekdays: number[]
  times: TimeOfDay[]
  months: number[]
  leadDays: number
  maxHeads: number
  hasMinors: boolean
  school: string | null
  contact: { personName: string; personKana: string; phone: string; email: string }
}

interface City {
  items: readonly { id: ItemId; categoryId: string; students: string; companies: string }[]
  districts: readonly { id: DistrictId; block: Block }[]
}

/** 38 companies, 12 student groups and 10 others, all made up. */
export function demoSupporters(dice: Dice, city: City): DemoSupporter[] {
  const more: Named[] = companyWords.flatMap(([word, kana]) =>
    companyTrades.map(([trade, tradeKana, categories]): Named => [
      `株式会社${word}${trade}`,
      `${kana}${tradeKana}`,
      `${trade}を営む町の会社です。休日の地域活動に社員で参加します。`,
      categories,
    ]),
  )
  const kinds = [
    ...[...companies, ...more].slice(0, 38).map((named) => ['company', named] as const),
    ...students.map((named) => ['students', named] as const),
    ...others.map((named, i) => [i < 2 ? 'npo' : i < 6 ? 'volunteers' : 'school', named] as const),
  ]
  return kinds.map(([kind, named], i) => supporterOf(dice, city, kind, named, i))
}

function supporterOf(
  dice: Dice,
  { items, districts }: City,
  kind: SupporterKind,
  [name, kana, intro, categories]: Named,
  i: number,
): DemoSupporter {
  const young = kind === 'students' || kind === 'school'
  const able = items.filter(
    (item) => categories.includes(item.categoryId) && (young ? item.students : item.companies) !== '×',
  )
  const members = kind === 'company' ? Math.round(Math.min(400, Math.max(2, dice.around(22, 1)))) : dice.int(8, 60)
  const wholeCity = dice.chance(0.55)
  const home = dice.pick(districts)
  const person = personOf(dice, young ? 'young' : 'elder')
  return {
    name,
    kana,
    kind,
    intro,
    members,
    itemIds: dice.some(able, dice.int(3, 7)).map(({ id }) => id),
    lends: [
      'hands',
      ...dice.some<Lending>(
        ['vehicle', 'tent', 'generator', 'parking', 'venue', 'skill'],
        kind === 'company' ? dice.int(0, 2) : 0,
      ),
    ],
    wholeCity,
    blocks: wholeCity || dice.chance(0.4) ? [] : [home.block],
    districtIds: wholeCity ? [] : [home.id],
    weekdays: dice.chance(0.25)
      ? []
      : dice.weighted<number[]>([
          [[0, 6], 6],
          [[6], 2],
          [[1, 2, 3, 4, 5], 1],
          [[0, 3, 6], 1],
        ]),
    times: dice.chance(0.5) ? [] : ['morning', 'afternoon'],
    months: young ? [4, 5, 6, 7, 9, 10, 11, 12] : [],
    leadDays: dice.pick([7, 10, 14, 14, 21, 30]),
    maxHeads: Math.max(1, Math.min(members, young ? dice.int(4, 20) : dice.int(2, 12))),
    hasMinors: name.startsWith('高校生'),
    school: young ? '甲斐野大学（架空）' : null,
    contact: {
      personName: person.name,
      personKana: person.kana,
      phone: phoneOf(i + 20),
      email: mailOf(`supporter${i + 1}`),
    },
  }
}
