import { addWords } from './i18n.ts'
import guide from './locales/guide.ja.json'

addWords('guide', guide)
