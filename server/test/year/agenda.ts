/** What people have in mind to do, by day. */
export function agendaOf() {
  const days = new Map<number, (() => Promise<unknown>)[]>()
  let today = 0
  return {
    /** Does something so many days from now; today means later today. */
    in: (some: number, act: () => Promise<unknown>): void =>
      void days.set(today + some, [...(days.get(today + some) ?? []), act]),
    next: (): void => void (today += 1),
    /** Everything that is due today, also what comes up on the way. */
    async live(): Promise<void> {
      for (let due = days.get(today) ?? []; due.length > 0; due = days.get(today) ?? []) {
        days.delete(today)
        for (const act of due) await act()
      }
    },
  }
}
export type Agenda = ReturnType<typeof agendaOf>
