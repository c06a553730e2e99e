import { associationInput } from '@app/shared/organizations'

/** A new association with whom to talk to. */
export const newAssociation = associationInput

/** The facts of an association; its contact has a form of its own, a federation is said once. */
export const associationFacts = associationInput.omit({ contact: true, isFederation: true })
