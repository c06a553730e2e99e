import { jstDay, type OrganizationId } from '@app/shared'
import type { Role } from '@app/shared/accounts/role'
import { createAccountWithSeat, hashPassword } from '../accounts/index.ts'
import type { Config } from '../platform/config.ts'
import type { Db, Tx } from '../platform/db.ts'
import { insertCity, isEmptyCity, masterData } from './city.store.ts'
import { insertClosedDays } from './closed-days.store.ts'
import { insertConsultations } from './consultations.store.ts'
import { demoCity } from './demo-city.ts'
import { insertPictures, insertWaitingChange } from './enclosures.store.ts'
import { tellHistory } from './events.store.ts'
import { insertIncidents } from './incidents.store.ts'
import { insertSavedWishes } from './saved-wishes.store.ts'
import { insertMeetings } from './meetings.store.ts'
import { insertRosters } from './rosters.store.ts'
import { insertStoryPictures, letStoryShow } from './story-pictures.store.ts'
import { agreeToStories, letStoriesSpeak } from './waiting-stories.store.ts'

/** The five people whom the demo's sign-in page has a button for (product section 8). */
export const demoPeople = [
  'admin@example.jp',
  'coordinator@example.jp',
  'kaicho@example.jp',
  'company@example.jp',
  'students@example.jp',
] as const

/**
 * Builds the demo city once, into an empty database only: made-up associations and supporters, two fiscal years of
 * requests and matches, one past and one coming meeting, and the people to sign in as. Answers false when there was
 * something already.
 */
export async function seedDemoCity(
  db: Db,
  config: Pick<Config, 'pepper' | 'demo'>,
  password: string,
  now: Date,
): Promise<boolean> {
  if (!config.demo || !(await isEmptyCity(db))) return false
  const today = jstDay(now)
  const city = demoCity(today, await masterData(db))
  letStoriesSpeak(city.rows, city)
  const photographs = letStoryShow(city.rows, city.company)
  const passwordHash = await hashPassword(password, config.pepper)
  await db.transaction(async (tx) => {
    await insertCity(tx, city.rows)
    await insertStoryPictures(tx, photographs)
    await agreeToStories(tx, today)
    await insertPictures(tx, city, now)
    await insertWaitingChange(tx, [city.company, city.students], now)
    await tellHistory(tx)
    await insertMeetings(tx, today, { associations: city.associations, supporters: city.supporters.slice(0, -3) })
    await insertClosedDays(tx, { today, now, ...city })
    await insertSavedWishes(tx, { now, ...city })
    await insertConsultations(tx, { today, now, associations: city.associations })
    await insertIncidents(tx, { now, company: city.company })
    await insertRosters(tx, { today, now, students: city.students })
    await seatPeople(tx, city, passwordHash, now)
  })
  return true
}

type Whom = Record<'kaicho' | 'company' | 'students' | 'federation', OrganizationId>

async function seatPeople(
  tx: Tx,
  { kaicho, company, students, federation }: Whom,
  passwordHash: string,
  now: Date,
): Promise<void> {
  const seat = (
    email: (typeof demoPeople)[number] | 'rengokai@example.jp',
    displayName: string,
    role: Role,
    organizationId: OrganizationId | null,
    title: string,
  ) => createAccountWithSeat(tx, { email, displayName, passwordHash, role, organizationId, title, now })
  await seat('admin@example.jp', '名取 管理（架空）', 'admin', null, '管理者')
  await seat('coordinator@example.jp', '深沢 結（架空）', 'coordinator', null, 'コーディネーター')
  await seat('kaicho@example.jp', '望月 茂（架空）', 'association', kaicho, '会長')
  // without a button of its own: comes in with the address and the demo's password
  await seat('rengokai@example.jp', '佐野 清（架空）', 'association', federation, '会長')
  await seat('company@example.jp', '三枝 陽子（架空）', 'supporter', company, '担当')
  await seat('students@example.jp', '雨宮 颯太（架空）', 'supporter', students, '代表')
}
