import { Refusal } from '@app/shared'
import { pledgeCodes, type PledgeCode, type SupporterProfile } from '@app/shared/organizations'

/** 誓約 (rule 10): each of the ten is ticked by itself, and all of them are needed. */
export function refuseMissingPledges(pledges: readonly PledgeCode[]): void {
  const errors = pledgeCodes
    .filter((code) => !pledges.includes(code))
    .map((code) => ({ pointer: `/pledges/${code}`, detail: 'この項目を確認してください' }))
  if (errors.length > 0) throw new Refusal('pledge-incomplete', undefined, errors)
}

/** A student group says its school and whether members are under age: who asks it must know. */
export function refuseMissingSchool({ kind, students }: SupporterProfile): void {
  if (kind !== 'students' || students) return
  const detail = '学校の名前を入れてください'
  throw new Refusal('invalid-input', undefined, [{ pointer: '/profile/students/school', detail }])
}
