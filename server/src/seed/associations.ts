import type { District } from '@app/shared/districts'
import type { ContactChannel } from '@app/shared/organizations'
import type { Dice } from './dice.ts'
import { mailOf, personOf, phoneOf } from './people.ts'

/** How many associations the larger districts have, more than the others. */
const weights: Record<string, number> = {
  山城: 3,
  国母: 3,
  大里: 3,
  住吉: 3,
  千代田: 0.35,
  能泉: 0.35,
  宮本: 0.35,
  上九一色: 0.35,
}
export const associationCount = 516

const parts = [
  ['さくら台', 'さくらだい'],
  ['七曲', 'ななまがり'],
  ['宮の前東', 'みやのまえひがし'],
  ['柳小路', 'やなぎこうじ'],
  ['新屋敷', 'あらやしき'],
  ['下川原第二', 'しもかわらだいに'],
  ['緑ケ原団地', 'みどりがはらだんち'],
  ['天神下', 'てんじんした'],
  ['三本松', 'さんぼんまつ'],
  ['鐘撞', 'かねつき'],
  ['水車', 'すいしゃ'],
  ['桐の木', 'きりのき'],
  ['北新屋', 'きたあらや'],
  ['御堂前', 'みどうまえ'],
  ['西組', 'にしぐみ'],
  ['東組', 'ひがしぐみ'],
  ['中組', 'なかぐみ'],
  ['第一', 'だいいち'],
  ['第二', 'だいに'],
  ['第三', 'だいさん'],
  ['第四', 'だいよん'],
  ['第五', 'だいご'],
  ['南組', 'みなみぐみ'],
  ['上組', 'かみぐみ'],
  ['下組', 'しもぐみ'],
  ['新田前', 'しんでんまえ'],
  ['橋詰', 'はしづめ'],
  ['梅の里', 'うめのさと'],
  ['陽だまり', 'ひだまり'],
  ['大榎', 'おおえのき'],
  ['第六', 'だいろく'],
  ['第七', 'だいなな'],
  ['松風', 'まつかぜ'],
  ['小鳥', 'ことり'],
  ['石橋', 'いしばし'],
  ['泉', 'いずみ'],
  ['本郷', 'ほんごう'],
  ['竹の内', 'たけのうち'],
] as const

export interface DemoAssociation {
  name: string
  kana: string
  districtId: District['id']
  households: number
  showName: boolean
  contact: {
    personName: string
    personKana: string
    phone: string
    fax: string | null
    email: string | null
    channel: ContactChannel
  }
}

/** 516 made-up associations in the real districts; households log-normal, three in ten without mail. */
export function demoAssociations(
  dice: Dice,
  districts: readonly Pick<District, 'id' | 'name' | 'kana'>[],
): DemoAssociation[] {
  const shares = spread(districts.map(({ name }) => weights[name] ?? 1))
  return districts.flatMap((district, d) =>
    dice.some(parts, shares[d]!).map(([part, kana], i) => {
      const channel = dice.weighted<ContactChannel>([
        ['phone', 45],
        ['fax', 20],
        ['mail', 20],
        ['line', 10],
        ['post', 5],
      ])
      const person = personOf(dice, 'elder')
      const n = d * 40 + i
      const hasMail = channel === 'mail' || dice.chance(0.6)
      return {
        name: `${district.name}${part}自治会`,
        kana: `${district.kana}${kana}じちかい`,
        districtId: district.id,
        households: Math.round(Math.min(900, Math.max(15, dice.around(130, 0.65)))),
        showName: dice.chance(0.4),
        contact: {
          personName: person.name,
          personKana: person.kana,
          phone: phoneOf(n),
          fax: channel === 'fax' ? phoneOf(n + 50) : null,
          email: hasMail ? mailOf(`jichikai${n + 1}`) : null,
          channel,
        },
      }
    }),
  )
}

/** Shares 516 out by weight, at most as many as there are names, every one of them given. */
function spread(weights: number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0)
  const shares = weights.map((weight) => Math.min(parts.length, Math.round((weight / sum) * associationCount)))
  for (
    let i = 0, left = associationCount - shares.reduce((a, b) => a + b, 0);
    left !== 0;
    i = (i + 1) % shares.length
  ) {
    const step = Math.sign(left)
    if (shares[i]! + step > parts.length || shares[i]! + step < 3) continue
    shares[i] = shares[i]! + step
    left -= step
  }
  return shares
}
