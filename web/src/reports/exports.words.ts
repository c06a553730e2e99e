import { addWords } from '../app/i18n.ts'
import ja from './locales/exports.ja.json'

addWords('exports', ja)
