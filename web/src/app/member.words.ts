import { addWords } from './i18n.ts'
import member from './locales/member.ja.json'

addWords('app', member)
