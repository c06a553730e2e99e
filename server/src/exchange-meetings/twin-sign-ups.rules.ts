import type { SignUpStatus } from '@app/shared/exchange-meetings'

/** What decides between two sign-ups for one meeting when their organizations turn out to be one. */
export interface TwinSignUp {
  status: SignUpStatus
  queueNo: number
}

const running: readonly SignUpStatus[] = ['confirmed', 'waitlisted', 'offered']

/** The better placed one stays: a seat before a place in line, then who came first. What is over stays as it is. */
export function signUpThatEnds(stays: TwinSignUp, goes: TwinSignUp): 'none' | 'stays' | 'goes' {
  if (!running.includes(stays.status) || !running.includes(goes.status)) return 'none'
  const [one, other] = [stays.status === 'confirmed', goes.status === 'confirmed']
  if (one !== other) return one ? 'goes' : 'stays'
  return stays.queueNo < goes.queueNo ? 'goes' : 'stays'
}
