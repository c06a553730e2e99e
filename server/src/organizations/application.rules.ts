import { Refusal } from '@app/shared'
import { type KindField, kindFieldFacts, pledgeCodes, type PledgeCode, type Said } from '@app/shared/organizations'

/** 誓約 (rule 10): each of the ten is ticked by itself, and all of them are needed. */
export function refuseMissingPledges(pledges: readonly PledgeCode[]): void {
  const errors = pledgeCodes
    .filter((code) => !pledges.includes(code))
    .map((code) => ({ pointer: `/pledges/${code}`, detail: 'この項目を確認してください' }))
  if (errors.length > 0) throw new Refusal('pledge-incomplete', undefined, errors)
}

/** What the centre decided about a kind of supporter. */
interface Asked {
  active: boolean
  requires: readonly KindField[]
}

const missingOf = (requires: readonly KindField[], said: Said) =>
  requires.map((field) => kindFieldFacts[field]).filter(({ isSaid }) => !isSaid(said))

/**
 * A registered supporter changes one half of what it says. What its kind requires and it has said must not get lost;
 * what it never said is asked for on the page and refused to nobody. A new kind asks for its own fields of the profile, and
 * of the contact, which has a form of its own and is filled in first.
 */
export function refuseLostFields(
  { requires }: Pick<Asked, 'requires'>,
  known: Said,
  said: Said,
  half: 'profile' | 'contact' = 'profile',
): void {
  const isNewKind = known.profile.kind !== said.profile.kind
  const errors = missingOf(requires, said)
    .filter(({ at, isSaid }) => at[0] === half && (isNewKind || isSaid(known)))
    .map(({ at, detail }) => ({ pointer: `/${at.join('/')}`, detail }))
  if (isNewKind && half === 'profile')
    for (const { at, detail } of missingOf(requires, said))
      if (at[0] === 'contact')
        errors.push({
          pointer: '/profile/kind',
          detail: `この種類では、連絡先にも要るものがあります。先に「連絡先」を直してください。${detail}`,
        })
  if (errors.length > 0) throw new Refusal('invalid-input', undefined, errors)
}

/** Who applies or corrects says what the centre requires of its kind; a kind that is no longer offered is not taken. */
export function refuseMissingFields({ active, requires }: Asked, said: Said): void {
  const errors = missingOf(requires, said).map(({ at, detail }) => ({ pointer: `/${at.join('/')}`, detail }))
  if (!active) errors.unshift({ pointer: '/profile/kind', detail: 'この種類は、いま受け付けていません' })
  if (errors.length > 0) throw new Refusal('invalid-input', undefined, errors)
}
