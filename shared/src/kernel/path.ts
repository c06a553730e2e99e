export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'

/** Where an endpoint lives. Free of zod, so the browser's first load can name every endpoint without its schemas. */
export interface ApiPath<Name extends string = string, M extends Method = Method, P extends string = string> {
  name: Name
  method: M
  path: P
}

type Parsed<Name extends string, Line extends string> = Line extends `${infer M extends Method} ${infer P}`
  ? ApiPath<Name, M, P>
  : never

/** Reads `{ proposeMatch: 'POST /api/requests/:requestId/matches' }` into path objects that carry their own name. */
export function paths<const T extends Record<string, `${Method} /${string}`>>(
  table: T,
): { [Name in keyof T & string]: Parsed<Name, T[Name]> } {
  const entries = Object.entries(table).map(([name, line]) => {
    const [method, path] = line.split(' ')
    return [name, { name, method, path }]
  })
  return Object.fromEntries(entries) as { [Name in keyof T & string]: Parsed<Name, T[Name]> }
}
