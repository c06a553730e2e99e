/** Where a kind of help is done. `apart`: each at its own desk, so nobody need gather. Free of zod. */
export type WorkPlace = 'outdoors' | 'indoors' | 'either' | 'apart'

/** 屋内外: one line per kind of help. `true`: the list names tools or materials that somebody must bring. */
export const workPlaces: Readonly<Record<string, readonly [place: WorkPlace, tools: boolean]>> = {
  'festival.stall': ['outdoors', true],
  'festival.setup': ['outdoors', true],
  'festival.teardown': ['outdoors', true],
  'festival.mikoshi': ['outdoors', true],
  'festival.traffic': ['outdoors', true],
  'festival.stage': ['either', true],
  'festival.dondo': ['outdoors', true],
  'festival.mochi': ['either', true],
  'clean.street': ['outdoors', true],
  'clean.river': ['outdoors', true],
  'clean.gutter': ['outdoors', true],
  'clean.mow': ['outdoors', true],
  'clean.prune': ['outdoors', true],
  'clean.flower': ['outdoors', true],
  'clean.hall': ['indoors', true],
  'recycle.valuables': ['outdoors', true],
  'recycle.station': ['outdoors', true],
  'recycle.net': ['outdoors', true],
  'recycle.bulky': ['either', true],
  'disaster.drill': ['outdoors', true],
  'disaster.shelter': ['indoors', true],
  'disaster.cook': ['either', true],
  'disaster.stock': ['indoors', true],
  'disaster.map': ['outdoors', true],
  'disaster.rosters': ['either', false],
  'disaster.snow': ['outdoors', true],
  'disaster.foreign': ['indoors', true],
  'safety.school': ['outdoors', true],
  'safety.patrol': ['outdoors', true],
  'safety.light': ['outdoors', true],
  'safety.campaign': ['outdoors', true],
  'elder.meeting': ['indoors', true],
  'elder.salon': ['indoors', false],
  'elder.watch': ['either', false],
  'elder.shopping': ['either', false],
  'elder.home': ['indoors', true],
  'child.event': ['either', true],
  'child.study': ['indoors', true],
  'child.cafeteria': ['indoors', true],
  'child.job': ['indoors', true],
  'sports.day': ['outdoors', true],
  'sports.players': ['either', false],
  'sports.health': ['indoors', true],
  'sports.trip': ['either', false],
  'pr.flyer': ['apart', true],
  'pr.web': ['apart', true],
  'pr.phone': ['indoors', true],
  'pr.online': ['indoors', true],
  'pr.photo': ['either', true],
  'pr.survey': ['apart', true],
  'office.assembly': ['indoors', true],
  'office.docs': ['apart', true],
  'office.delivery': ['either', true],
  'office.review': ['apart', false],
  'facility.repair': ['indoors', true],
  'facility.board': ['outdoors', true],
  'facility.park': ['outdoors', true],
  'facility.lend': ['either', true],
  'plan.workshop': ['indoors', true],
  'plan.field': ['either', false],
  'plan.vacant': ['either', true],
  'plan.product': ['apart', false],
}

/** A kind of help that the city's list got later is asked as one that may be anywhere. */
const unknown = ['either', true] as const

/** Where this help is done, and whether somebody must bring tools for it. */
export const workPlaceOf = (itemId: string): { place: WorkPlace; tools: boolean } => {
  const [place, tools] = workPlaces[itemId] ?? unknown
  return { place, tools }
}

/** Under the sky, at least perhaps: rain and heat matter. */
export const isOpenAir = (itemId: string): boolean => ['outdoors', 'either'].includes(workPlaceOf(itemId).place)
