import type { OrganizationId } from '@app/shared'
import type { Asks } from '@app/shared/notifications'
import type { Context } from '../platform/context.ts'
import type { Tx } from '../platform/db.ts'
import type { DomainEvent, EventOf } from '../platform/events.ts'

/** What a person reads or hears: one subject, a few short paragraphs. */
export interface Words {
  subject: string
  body: string
}

/** What an organization hears: it may have to be told by a person's mouth, or on paper. */
export interface Spoken extends Words {
  /** What the centre says on the telephone, to be read out loud as it stands: whole sentences, no labels, no buttons. */
  say: string
  /** The body on paper, where the mail's own speaks of buttons and pages. */
  onPaper?: string
  /** What the paper asks to tick and send back; left out where nothing is asked. */
  asks?: Asks
}

/** Who hears. Staff always see it on the screen; a mail goes to them only for the few things that cannot wait. */
export type Recipient = ToOrganization | ToStaff | { kind: 'address'; email: string }
export interface ToOrganization {
  kind: 'organization'
  id: OrganizationId
  /** An applicant's link works by mail only, so a mail goes out although it prefers the telephone. */
  prefersMail?: boolean
  /** Invitations to everybody are worth a mail, but not five hundred telephone calls. */
  neverByPhone?: boolean
  /** Said by a person alone: whoever is reached otherwise hears it later, by itself. */
  onlyByPerson?: boolean
  /** Nice to know: seen when somebody looks, no mail and no call. */
  screenOnly?: boolean
}
interface ToStaff {
  kind: 'staff'
  byMail?: boolean
}

/** One thing to tell one recipient, and where it leads: on the member's screen, in the mail, on the centre's desk. */
export type Notice = NoticeTo<ToOrganization, Spoken> | NoticeTo<Exclude<Recipient, ToOrganization>, Words>
interface NoticeTo<To extends Recipient, Said extends Words> {
  to: To
  words: Said
  /** Path inside the site. */
  leadsTo: string | null
  /** Where the mail leads, if elsewhere: may hold a sealed secret (`sealed-links.ts`). */
  mailLeadsTo?: string
  /** Where the centre looks when it has to call. */
  deskLeadsTo?: string
}

/** The circumstances: when it happened, and the moment and settings of telling it. */
export interface Circumstances {
  at: Date
  ctx: Context
}

export type EventType = DomainEvent['type']
/** Writes the notices of one kind of event. Facts are read fresh: the event only says what happened. */
export type Writer<T extends EventType> = (tx: Tx, event: EventOf<T>, told: Circumstances) => Promise<Notice[]>
/** One row per event: who hears about it. An event without a row does not compile. */
export type Writers = { [T in EventType]: Writer<T> }
/** The rows of one noun. */
export type WritersOf<Noun extends string> = Pick<Writers, Extract<EventType, `${Noun}.${string}`>>

/** The row of an event that concerns nobody outside the room where it happened. */
export const nobody = (): Promise<Notice[]> => Promise.resolve([])

export const toOrganization = (id: OrganizationId): ToOrganization => ({ kind: 'organization', id })
export const toStaff: ToStaff = { kind: 'staff' }
/** For what waits for the centre and should not wait until somebody opens the desk. */
export const toStaffByMail: ToStaff = { kind: 'staff', byMail: true }
