import type { Participants } from '@app/shared/activities'
import { mostPersons } from '@app/shared/activities/participation.words'

type People = Participants['people']
export type NamesProblem = { code: 'none' } | { code: 'many'; count: number } | { code: 'name' | 'word'; line: number }

const longest = 40

/** Reads the names as typed: one a line, 「、」 before the word 「学校・学年」; empty lines do not count. */
export function peopleIn(typed: string, most = mostPersons): { people: People; problem: NamesProblem | null } {
  const read = typed
    .split('\n')
    .map((line, i) => ({ line: i + 1, ...personIn(line) }))
    .filter(({ name, word }) => name || word)
  const people = read.map(({ name, word }) => ({ name, word }))
  const noName = read.find(({ name }) => !name || [...name].length > longest)
  const longWord = read.find(({ word }) => [...word].length > longest)
  if (people.length === 0) return { people, problem: { code: 'none' } }
  if (people.length > most) return { people, problem: { code: 'many', count: people.length } }
  if (noName) return { people, problem: { code: 'name', line: noName.line } }
  return { people, problem: longWord ? { code: 'word', line: longWord.line } : null }
}

/** The names of the list for the day as somebody would type them, with what is said of it; an empty list leaves the form alone. */
export function filledFrom(
  names: readonly string[],
  most: number,
): { typed: string | null; says: 'noList' | 'filled' | 'filledTooMany' } {
  if (names.length === 0) return { typed: null, says: 'noList' }
  // what parts a name from a school parts no name of the list
  const typed = names.map((name) => name.replace(/[、,，\t\n]+/g, ' ')).join('\n')
  return { typed, says: names.length > most ? 'filledTooMany' : 'filled' }
}

function personIn(line: string): People[number] {
  const [name = '', ...words] = line.split(/[、,，\t]/)
  return { name: name.trim(), word: words.join('、').trim() }
}
