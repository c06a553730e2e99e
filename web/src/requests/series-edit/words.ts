import { addWords } from '../../app/i18n.ts'
import seriesEdit from '../locales/series-edit.ja.json'
import '../words.ts'

addWords('requests', { seriesEdit })
