const others: Record<string, readonly string[]> = {
  item: ['itemId'],
  district: ['districtId'],
  heads: ['headsMin', 'headsMax'],
  minors: ['minorsWelcome'],
  photos: ['photosWelcome'],
  rain: ['rainPlan'],
}
const plain: readonly string[] = [
  ...['title', 'description', 'whenNote', 'place', 'supportersDo', 'residentsDo', 'weBring', 'theyBring', 'thanks'],
  ...['hazards', 'published', 'showName', 'centreAnswers'],
]

/** Which fields of the form a labelled fact is read from: `private-parking` from `private.parking`, `beside` from `answers.beside`. */
export function fieldsOfFact(key: string): readonly string[] {
  if (key.startsWith('private-')) return [`private.${key.slice('private-'.length)}`]
  return others[key] ?? (plain.includes(key) ? [key] : [`answers.${key}`])
}
