import type { AccountId, InvitationId, OrganizationId, SeatId } from '@app/shared'

/** 役員の引継ぎ of an association; `year` is the fiscal year that the coming officers begin. */
export type HandoverEvent =
  | { type: 'handover.asked'; organizationId: OrganizationId; year: number }
  | { type: 'handover.reminded'; organizationId: OrganizationId; year: number }
  | { type: 'handover.answered'; organizationId: OrganizationId; year: number }

/** What happened to people and their seats. */
export type AccountEvent =
  | { type: 'account.invited'; invitationId: InvitationId; organizationId: OrganizationId | null }
  | { type: 'account.mail-link-asked'; mailLinkId: string }
  | { type: 'account.joined'; seatId: SeatId; organizationId: OrganizationId | null }
  | { type: 'account.seat-ended'; seatId: SeatId; organizationId: OrganizationId | null }
  | { type: 'account.seat-edited'; seatId: SeatId; organizationId: OrganizationId | null }
  /** `isMoved`: the new link goes to another mailbox than before. */
  | { type: 'account.access-renewed'; seatId: SeatId; organizationId: OrganizationId; isMoved: boolean }
  /** The last day of a term was set, because somebody follows. */
  | { type: 'account.term-set'; seatId: SeatId; organizationId: OrganizationId | null }
  | { type: 'account.family-killed'; accountId: AccountId; sessionId: string }
  | { type: 'account.looked-up-too-much'; seatId: SeatId }
  | { type: 'account.password-changed'; accountId: AccountId }
  /** A LINE or a mobile telephone was linked: notices go there from now on. */
  | { type: 'account.channel-linked'; accountId: AccountId }
  | { type: 'account.second-factor-set'; accountId: AccountId }
  | { type: 'account.second-factor-reset'; accountId: AccountId }
  | { type: 'account.recovery-code-used'; accountId: AccountId }
  | { type: 'account.recovery-codes-renewed'; accountId: AccountId }
