import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the project, wherever the command was called from. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')

/** A path inside the project. */
export const at = (...parts) => path.join(root, ...parts)

/** A folder for what may be thrown away at any time. */
export function cache(...parts) {
  const folder = at('.cache', ...parts)
  fs.mkdirSync(folder, { recursive: true })
  return folder
}

/** The package.json of the project. */
export const project = JSON.parse(fs.readFileSync(at('package.json'), 'utf8'))
