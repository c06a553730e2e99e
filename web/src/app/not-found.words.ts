import { addWords } from './i18n.ts'
import notFound from './locales/not-found.ja.json'

addWords('app', notFound)
