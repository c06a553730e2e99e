import { addWords } from '../app/i18n.ts'
import ui from './locales/ja.json'

addWords('ui', ui)
