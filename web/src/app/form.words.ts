import { addWords } from './i18n.ts'
import form from './locales/form.ja.json'

addWords('app', form)
