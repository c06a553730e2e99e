import { addWords } from '../app/i18n.ts'
import ja from './locales/ja.json'

addWords('saved-wishes', ja)
