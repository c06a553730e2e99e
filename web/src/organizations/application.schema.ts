import {
  contactWritten,
  type KindField,
  kindFieldFacts,
  kindFields,
  pledgeCodes,
  profileWritten,
  type Said,
  supporterApplication,
  type SupporterKind,
} from '@app/shared/organizations'
import { z } from 'zod'

type Requires = (kind: SupporterKind, field: KindField) => boolean

/** Asks for what the centre requires of a kind, once everything else is right. */
const asking = <S extends z.ZodType<Said>>(schema: S, requires: Requires): S =>
  kindFields.reduce((checked, field) => {
    const { at, detail, isSaid } = kindFieldFacts[field]
    const isFine = (said: Said) => !requires(said.profile.kind, field) || isSaid(said)
    return checked.refine(isFine, { path: [...at], error: detail })
  }, schema)

/** The application as the server reads it, with every promise asked for before it is sent. */
export const wholeApplication = (requires: Requires) =>
  asking(
    supporterApplication.extend({
      pledges: supporterApplication.shape.pledges.refine((given) => pledgeCodes.every((code) => given.includes(code))),
    }),
    requires,
  )

/** What an applicant corrects. */
export const correction = (requires: Requires) =>
  asking(z.strictObject({ profile: profileWritten, contact: contactWritten }), requires)

/** What a registered supporter changes of itself; its contact has a form of its own. */
export const profileOnly = z.strictObject({ profile: profileWritten })

export const contactOnly = z.strictObject({ contact: contactWritten })
