import { addWords } from './i18n.ts'
import top from './locales/top.ja.json'

addWords('app', top)
