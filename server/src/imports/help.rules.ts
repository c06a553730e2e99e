import { isEmpty, nothing, plain, type Understood } from './text.rules.ts'

/** What the rules must know of the kinds of help. */
export interface HelpItemFact {
  category: string
  categoryName: string
  item: string
  itemName: string
}

/** What a supporter offers: kinds of help, and whole categories where the ledger says no more than that. */
export interface Help {
  items: string[]
  categories: string[]
}

/** Words offices use for a kind of help. The longest word found in the text wins. */
const itemWords: Record<string, string[]> = {
  'festival.stall': ['夜店', '模擬店', '屋台'],
  'festival.setup': ['会場設営', 'やぐら', 'テント設営', 'テント設置'],
  'festival.teardown': ['撤去', '片付け'],
  'festival.mikoshi': ['神輿', 'みこし', '山車'],
  'festival.traffic': ['交通整理'],
  'festival.stage': ['音響', '司会', '演奏', '出演'],
  'festival.dondo': ['どんど焼き', '道祖神'],
  'festival.mochi': ['餅つき', 'もちつき'],
  'clean.street': ['ごみ拾い', 'ゴミ拾い', '道路清掃', '公園清掃'],
  'clean.river': ['河川清掃', '川清掃', '水路清掃'],
  'clean.gutter': ['側溝', '泥上げ', '川ざらい'],
  'clean.mow': ['草刈', '除草', '草取り', '草むしり'],
  'clean.prune': ['枝払い', '剪定'],
  'clean.flower': ['花壇', 'プランター', '花植え'],
  'clean.hall': ['大掃除', '集会所の掃除', '集会所清掃'],
  'recycle.valuables': ['資源回収', '有価物', '廃品回収', '古紙回収'],
  'recycle.station': ['集積所の見守り', '分別指導'],
  'recycle.bulky': ['粗大ごみ', '粗大ゴミ'],
  'disaster.drill': ['防災訓練', '避難訓練'],
  'disaster.shelter': ['避難所運営', '避難所'],
  'disaster.cook': ['炊き出し', '炊出し'],
  'disaster.stock': ['備蓄', '消火器点検'],
  'disaster.map': ['防災マップ', 'まち歩き'],
  'disaster.snow': ['雪かき', '除雪', '雪掻き'],
  'safety.school': ['登下校', '通学路の見守り', '登校見守り'],
  'safety.patrol': ['パトロール', '夜回り', '夜警'],
  'safety.light': ['防犯灯', 'カーブミラー'],
  'safety.campaign': ['交通安全'],
  'elder.meeting': ['敬老会'],
  'elder.salon': ['サロン', '茶話会'],
  'elder.watch': ['高齢者の見守り', '高齢者見守り', '声かけ'],
  'elder.shopping': ['買い物', 'ごみ出し', 'ゴミ出し'],
  'elder.home': ['電球交換', '家具固定'],
  'child.event': ['子ども行事', '子供行事', '子どもクラブ', 'ラジオ体操'],
  'child.study': ['学習支援', '宿題'],
  'child.cafeteria': ['子ども食堂', '食材提供'],
  'child.job': ['職業体験', 'ものづくり'],
  'sports.day': ['運動会', 'スポーツ大会'],
  'sports.health': ['健康まつり', '健康測定', '健康講話'],
  'pr.flyer': ['チラシ', '回覧の作成', '会報'],
  'pr.web': ['ホームページ', 'sns'],
  'pr.phone': ['スマホ教室', 'line教室', 'スマートフォン教室'],
  'pr.online': ['オンライン会議', '電子回覧'],
  'pr.photo': ['写真', '撮影', '動画'],
  'pr.survey': ['アンケート'],
  'office.assembly': ['総会'],
  'office.docs': ['パソコン化', '名簿作成'],
  'office.delivery': ['広報紙', '仕分け', '配布'],
  'facility.repair': ['集会所の修繕', '網戸', '障子', '塗装'],
  'facility.board': ['掲示板', 'ベンチ', '看板'],
  'facility.park': ['遊具'],
  'facility.lend': ['テント貸', '会場提供', '会場貸', '車両提供', '車両貸', '駐車場', '椅子', '備品貸', '物品貸'],
  'plan.workshop': ['話し合いの進行', 'ファシリテ', 'ワークショップ'],
  'plan.field': ['フィールドワーク'],
  'plan.vacant': ['空き家', '古民家'],
  'plan.product': ['商品企画', '魅力発信'],
}

/** Words that name a category and no more. */
const categoryWords: Record<string, string[]> = {
  festival: ['祭り', '祭礼', 'まつり'],
  clean: ['清掃', '美化', '掃除'],
  recycle: ['リサイクル', 'ごみ分別'],
  disaster: ['防災'],
  safety: ['防犯'],
  elder: ['高齢者', '福祉'],
  child: ['子ども', '子供', '青少年'],
  sports: ['スポーツ', '健康'],
  pr: ['広報', 'デジタル'],
  office: ['役員事務', '事務'],
  facility: ['修繕', '貸出'],
  plan: ['企画'],
}

const longestHit = (text: string, words: Record<string, string[]>): string | null => {
  const hits = Object.entries(words).flatMap(([code, list]) =>
    list.filter((word) => text.includes(word)).map((word) => ({ code, word })),
  )
  return hits.sort((a, b) => b.word.length - a.word.length)[0]?.code ?? null
}

type Hit = { item: string } | { category: string } | null

const hitOf = (piece: string, known: readonly HelpItemFact[]): Hit => {
  const text = piece.toLowerCase()
  const exact = known.find(({ itemName }) => plain(itemName).toLowerCase() === text)
  if (exact) return { item: exact.item }
  const category = known.find(({ categoryName }) => plain(categoryName).toLowerCase() === text)
  if (category) return { category: category.category }
  const item = longestHit(text, itemWords)
  if (item && known.some((each) => each.item === item)) return { item }
  const broad = longestHit(text, categoryWords)
  return broad && known.some((each) => each.category === broad) ? { category: broad } : null
}

/** 支援できる内容: free words matched to the city's kinds of help; what fits no single one is kept, never forced. */
export const helpFrom = (text: string, known: readonly HelpItemFact[]): Understood<Help> => {
  if (isEmpty(text)) return nothing
  const isName = (piece: string) =>
    known.some(({ itemName, categoryName }) => [itemName, categoryName].some((name) => plain(name) === piece))
  const pieces = text
    .split(/[\n\r、，,；;／/]/u)
    .flatMap((piece) => (isName(plain(piece)) ? [piece] : piece.split('・')))
    .map((piece) => piece.trim())
    .filter((piece) => !isEmpty(piece))
  const hits = pieces.map((piece) => ({ piece, hit: hitOf(plain(piece), known) }))
  const items = [...new Set(hits.flatMap(({ hit }) => (hit && 'item' in hit ? [hit.item] : [])))]
  const categories = [...new Set(hits.flatMap(({ hit }) => (hit && 'category' in hit ? [hit.category] : [])))]
  const undecided = hits.flatMap(({ piece, hit }) => (hit && 'item' in hit ? [] : [piece]))
  const value = items.length + categories.length > 0 ? { items, categories } : null
  return undecided.length > 0
    ? { value, kept: undecided.join('、'), reason: '支援内容の一覧のどれにあたるか決められません' }
    : { value }
}
