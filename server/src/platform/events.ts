import type { AccountEvent, HandoverEvent } from './account-events.ts'
import type { NounEvent } from './noun-events.ts'

/** Everything that can happen. An event names what it is about; how things stand now is read afresh. */
export type DomainEvent = AccountEvent | HandoverEvent | NounEvent

/** One event out of the union by its type. */
export type EventOf<T extends DomainEvent['type']> = Extract<DomainEvent, { type: T }>
