import { addWords } from './i18n.ts'
import kit from './locales/kit.ja.json'

addWords('kit', kit)
