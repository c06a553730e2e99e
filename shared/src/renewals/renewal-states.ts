/**
 * How a year's question stands: not answered; 変更あり said and not finished; goes on; leaves; expired softly because
 * nobody answered; set aside because the registration rested or had ended.
 */
export const renewalStates = ['waiting', 'changes', 'renewed', 'left', 'lapsed', 'set-aside'] as const
export type RenewalState = (typeof renewalStates)[number]
/** States in which an answer still counts. */
export const openRenewalStates: readonly RenewalState[] = ['waiting', 'changes', 'lapsed']
