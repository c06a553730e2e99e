import { addWords } from '../app/i18n.ts'
import ja from './locales/open-data.ja.json'

addWords('open-data', ja)
