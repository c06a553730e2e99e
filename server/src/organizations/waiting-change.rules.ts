import {
  type Availability,
  type Contact,
  type ContactField,
  contactFields,
  type Offer,
  type ProfileField,
  profileFields,
  type ReviewableField,
  type SupporterProfile,
} from '@app/shared/organizations'

/** Takes one field out of what was said into what is known. */
type Take<Said> = (said: Said, known: Said) => Said

const ofOffer =
  (part: (said: Offer) => Partial<Offer>): Take<SupporterProfile> =>
  (said, known) => ({ ...known, offer: { ...known.offer, ...part(said.offer) } })
const ofAvailability =
  (part: (said: Availability) => Partial<Availability>): Take<SupporterProfile> =>
  (said, known) => ({ ...known, availability: { ...known.availability, ...part(said.availability) } })

const profileTakes: Record<ProfileField, Take<SupporterProfile>> = {
  kind: ({ kind }, known) => ({ ...known, kind }),
  name: ({ name }, known) => ({ ...known, name }),
  kana: ({ kana }, known) => ({ ...known, kana }),
  intro: ({ intro }, known) => ({ ...known, intro }),
  students: ({ students }, known) => ({ ...known, students }),
  members: ({ members }, known) => ({ ...known, members }),
  corporateNumber: ({ corporateNumber }, known) => ({ ...known, corporateNumber }),
  url: ({ url }, known) => ({ ...known, url }),
  hidden: ({ hidden }, known) => ({ ...known, hidden }),
  items: ofOffer(({ itemIds }) => ({ itemIds })),
  otherHelp: ofOffer(({ otherHelp }) => ({ otherHelp })),
  lends: ofOffer(({ lends }) => ({ lends })),
  cost: ofOffer(({ cost }) => ({ cost })),
  insurance: ofOffer(({ insurance, insuranceName }) => ({ insurance, insuranceName })),
  participation: ofOffer(({ participation }) => ({ participation })),
  pastActivities: ofOffer(({ pastActivities }) => ({ pastActivities })),
  area: ofAvailability(({ wholeCity, blocks, districtIds }) => ({ wholeCity, blocks, districtIds })),
  weekdays: ofAvailability(({ weekdays }) => ({ weekdays })),
  times: ofAvailability(({ times }) => ({ times })),
  months: ofAvailability(({ months }) => ({ months })),
  termBreaks: ofAvailability(({ termBreaks }) => ({ termBreaks })),
  leadDays: ofAvailability(({ leadDays }) => ({ leadDays })),
  maxHeads: ofAvailability(({ maxHeads }) => ({ maxHeads })),
  note: ofAvailability(({ note }) => ({ note })),
}

const contactTakes: Record<ContactField, Take<Contact>> = {
  representative: ({ representativeTitle, representativeName, representativeKana }, known) => ({
    ...known,
    representativeTitle,
    representativeName,
    representativeKana,
  }),
  address: ({ postalCode, address }, known) => ({ ...known, postalCode, address }),
  person: ({ personName, personKana, personDepartment }, known) => ({
    ...known,
    personName,
    personKana,
    personDepartment,
  }),
  phone: ({ phone }, known) => ({ ...known, phone }),
  fax: ({ fax }, known) => ({ ...known, fax }),
  email: ({ email }, known) => ({ ...known, email }),
  reach: ({ reachableWhen, channel }, known) => ({ ...known, reachableWhen, channel }),
}

/** Another kind of supporter brings and takes these with it: what belongs to the new kind waits together with it. */
const withTheKind: readonly ProfileField[] = ['students', 'corporateNumber', 'participation', 'termBreaks']

/** Words, numbers and lists without order are compared as people read them. */
const inOrder = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.every((one) => typeof one !== 'object')
      ? value.toSorted()
      : value.map(inOrder)
    : typeof value === 'object' && value !== null
      ? Object.fromEntries(
          Object.entries(value)
            .map(([key, one]) => [key, inOrder(one)] as const)
            .toSorted(([one], [other]) => (one < other ? -1 : 1)),
        )
      : value
/** The same, whatever order its lists are in. */
export const saysTheSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(inOrder(one)) === JSON.stringify(inOrder(other))

/** A change parted: what takes effect at once, and the fields of it that wait for the centre. */
export interface Parted<Said, Field> {
  atOnce: Said
  waits: Field[]
}

/** Parts what a supporter says anew of itself by what the city reviews. */
export function partProfile(
  known: SupporterProfile,
  said: SupporterProfile,
  reviewed: ReadonlySet<ReviewableField>,
): Parted<SupporterProfile, ProfileField> {
  const differs = (field: ProfileField) => !saysTheSame(profileTakes[field](said, known), known)
  const kindWaits = reviewed.has('kind') && differs('kind')
  const waits = profileFields.filter(
    (field) => differs(field) && (reviewed.has(field) || (kindWaits && withTheKind.includes(field))),
  )
  return { atOnce: waits.reduce((rest, field) => profileTakes[field](known, rest), said), waits }
}

/** The same for a contact. */
export function partContact(
  known: Contact,
  said: Contact,
  reviewed: ReadonlySet<ReviewableField>,
): Parted<Contact, ContactField> {
  const differs = (field: ContactField) => !saysTheSame(contactTakes[field](said, known), known)
  const waits = contactFields.filter((field) => reviewed.has(field) && differs(field))
  return { atOnce: waits.reduce((rest, field) => contactTakes[field](known, rest), said), waits }
}

/** What is known with the waiting fields taken into it. */
export const withProfileChange = (
  known: SupporterProfile,
  { fields, profile }: { fields: readonly ReviewableField[]; profile: SupporterProfile },
): SupporterProfile =>
  profileFields
    .filter((field) => fields.includes(field))
    .reduce((all, field) => profileTakes[field](profile, all), known)

export const withContactChange = (
  known: Contact,
  { fields, contact }: { fields: readonly ReviewableField[]; contact: Contact | null },
): Contact =>
  contact
    ? contactFields
        .filter((field) => fields.includes(field))
        .reduce((all, field) => contactTakes[field](contact, all), known)
    : known
