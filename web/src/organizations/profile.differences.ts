import type { Contact } from '@app/shared/organizations'
import type { ProfileInput } from './organizations.queries.ts'
import { type Fact, useProfileFacts } from './profile.facts.ts'

/** One line that is not the same any more, old beside new. */
export interface Difference {
  key: string
  label: string
  before: string | null
  after: string | null
}

/** What differs between two versions of a profile or a contact, line by line. Kinds of help are shown by name apart. */
export function useDifferences() {
  const { about, offer, availability, contact } = useProfileFacts()
  const between = (before: Fact[], after: Fact[]): Difference[] =>
    after.flatMap(({ key, label, value }, line) => {
      const earlier = before[line]?.value ?? null
      return earlier === value ? [] : [{ key, label, before: earlier, after: value }]
    })
  return {
    ofProfile: (before: ProfileInput, after: ProfileInput) =>
      [about, offer, availability].flatMap((facts) => between(facts(before), facts(after))),
    ofContact: (before: Contact, after: Contact) => between(contact(before), contact(after)),
  }
}
