import { addWords } from './i18n.ts'
import desk from './locales/desk.ja.json'

addWords('app', desk)
