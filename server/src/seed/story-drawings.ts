import { type Drawing, drawn } from './drawing.ts'

const colours = {
  morning: [255, 214, 170],
  blue: [126, 182, 222],
  pale: [222, 238, 247],
  far: [137, 158, 189],
  hill: [92, 134, 110],
  grass: [126, 168, 84],
  lush: [98, 145, 66],
  water: [86, 150, 190],
  glint: [160, 205, 228],
  path: [214, 198, 160],
  wood: [150, 108, 66],
  dark: [92, 66, 44],
  bag: [236, 240, 242],
  shade: [200, 208, 214],
  black: [52, 56, 60],
  white: [250, 250, 248],
  glass: [164, 200, 214],
  red: [196, 78, 60],
  straw: [206, 172, 96],
} as const

function outside(on: Drawing): void {
  on.sky(colours.blue, colours.pale)
  on.disc([82, 13], [5, 5], colours.morning)
  on.shape('0,34 14,22 26,29 42,15 55,27 70,20 100,33 100,45 0,45', colours.far)
  on.shape('0,42 22,33 46,41 72,34 100,43 100,50 0,50', colours.hill)
  on.shape('0,44 100,44 100,67 0,67', colours.grass)
}

function bag(on: Drawing, x: number, y: number, size: number): void {
  on.disc([x, y], [size, size * 0.95], colours.shade)
  on.disc([x - size * 0.12, y - size * 0.12], [size * 0.86, size * 0.82], colours.bag)
  on.shape(
    `${x - size * 0.4},${y - size * 1.3} ${x + size * 0.4},${y - size * 1.3} ${x},${y - size * 0.7}`,
    colours.bag,
  )
}

function branch(on: Drawing, x: number, y: number): void {
  on.line([x - 7, 41], [x, y], 1, colours.wood)
  on.line([x + 5, 41], [x - 2, y + 2], 0.8, colours.dark)
  on.disc([x, y + 2], [2.6, 2], colours.lush)
}

/** 作業した土手: the bank of the river with the bags along the path. */
const bank = (on: Drawing) => {
  outside(on)
  on.shape('0,47 100,44 100,52 52,57 0,67', colours.water)
  on.line([8, 54], [30, 51.5], 0.5, colours.glint)
  on.line([44, 52], [60, 50], 0.5, colours.glint)
  on.line([70, 48.5], [88, 47.2], 0.5, colours.glint)
  on.shape('18,67 46,60 100,54 100,67', colours.lush)
  on.shape('46,67 100,57 100,62 66,67', colours.path)
  bag(on, 58, 59, 3.2)
  bag(on, 66, 57.6, 2.9)
  bag(on, 73.5, 56.2, 2.6)
  bag(on, 80, 55.2, 2.3)
  bag(on, 86, 54.4, 2)
}

/** 使った道具: rakes and a bucket in front of a shed. */
const tools = (on: Drawing) => {
  on.sky(colours.wood, colours.dark)
  for (let x = 0; x <= 100; x += 10) on.line([x, 0], [x, 52], 0.5, colours.dark)
  on.shape('0,50 100,50 100,67 0,67', colours.path)
  for (const x of [22, 36, 50]) {
    on.line([x, 60], [x + 5, 8], 1.3, colours.straw)
    for (let tooth = -3; tooth <= 3; tooth++) on.line([x, 53], [x + tooth * 1.5, 61], 0.5, colours.straw)
    on.line([x - 3.4, 57.6], [x + 3.4, 57.6], 0.6, colours.dark)
  }
  on.shape('66,42 84,42 81.5,60 68.5,60', colours.glass)
  on.disc([75, 42], [9, 2], colours.far)
  for (const x of [71, 75.5, 79.5]) on.disc([x, 41], [2.6, 2.2], colours.white)
  on.line([66.4, 42], [70, 33], 0.6, colours.black)
  on.line([83.6, 42], [80, 33], 0.6, colours.black)
  on.line([70, 33.2], [80, 33.2], 0.6, colours.black)
}

/** 集まった枝とごみ: a small truck with its load. */
const load = (on: Drawing) => {
  outside(on)
  on.shape('0,58 100,58 100,67 0,67', colours.path)
  branch(on, 20, 28)
  branch(on, 27, 24)
  branch(on, 34, 29)
  branch(on, 41, 23)
  branch(on, 48, 27)
  bag(on, 20, 37, 4.2)
  bag(on, 30, 36, 4.8)
  bag(on, 41, 37, 4.3)
  bag(on, 51, 36.5, 4.5)
  on.shape('12,40 58,40 58,53 12,53', colours.white)
  on.line([12, 46], [58, 46], 0.5, colours.shade)
  on.shape('58,28 70,28 78,41 84,43 84,53 58,53', colours.white)
  on.shape('61,31 69,31 75,41 61,41', colours.glass)
  on.shape('81.5,45 84,45 84,48 81.5,48', colours.red)
  for (const x of [24, 72]) {
    on.disc([x, 54], [5.4, 5.4], colours.black)
    on.disc([x, 54], [2.2, 2.2], colours.shade)
  }
}

/** The photographs of 「川沿いの清掃」, each with what it shows. */
export const riverPhotographs = (): { caption: string; content: Buffer }[] => [
  { caption: 'みんなで歩いた土手（デモの絵）', content: drawn(bank) },
  { caption: '集まった枝とごみ。軽トラック1台分になりました（デモの絵）', content: drawn(load) },
  { caption: '使った道具（デモの絵）', content: drawn(tools) },
]
