/** What a profile is made of, as the city decides about it: who changes a field, and whether somebody looks first. */
export const profileFields = [
  'kind',
  'name',
  'kana',
  'intro',
  'students',
  'members',
  'corporateNumber',
  'url',
  'hidden',
  'items',
  'otherHelp',
  'lends',
  'cost',
  'insurance',
  'participation',
  'pastActivities',
  'area',
  'weekdays',
  'times',
  'months',
  'termBreaks',
  'leadDays',
  'maxHeads',
  'note',
] as const
export type ProfileField = (typeof profileFields)[number]

/** The same of a contact. */
export const contactFields = ['representative', 'address', 'person', 'phone', 'fax', 'email', 'reach'] as const
export type ContactField = (typeof contactFields)[number]

export const reviewableFields = [...profileFields, ...contactFields] as const
export type ReviewableField = (typeof reviewableFields)[number]
