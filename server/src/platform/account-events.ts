import type { AccountId, InvitationId, OrganizationId, SeatId } from '@app/shared'

/** What happened to people and their seats. */
export type AccountEvent =
  | { type: 'account.invited'; invitationId: InvitationId; organizationId: OrganizationId | null }
  | { type: 'account.mail-link-asked'; mailLinkId: string }
  | { type: 'account.joined'; seatId: SeatId; organizationId: OrganizationId | null }
  | { type: 'account.seat-ended'; seatId: SeatId; organizationId: OrganizationId | null }
  | { type: 'account.family-killed'; accountId: AccountId; sessionId: string }
  | { type: 'account.looked-up-too-much'; seatId: SeatId }
  | { type: 'account.password-changed'; accountId: AccountId }
  | { type: 'account.second-factor-set'; accountId: AccountId }
  | { type: 'account.second-factor-reset'; accountId: AccountId }
  | { type: 'account.recovery-code-used'; accountId: AccountId }
  | { type: 'account.recovery-codes-renewed'; accountId: AccountId }
