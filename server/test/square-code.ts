import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import jsqr from 'jsqr'

/** Drawing a PDF as a picture needs poppler; where it is missing, the tests that read codes back are left out. */
export const canDrawPdf = spawnSync('pdftoppm', ['-v']).status === 0

/** Draws the first page of a PDF and reads the square code on it, as somebody's telephone would. */
export function codeOnPaper(pdf: Buffer): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'paper-'))
  try {
    writeFileSync(join(folder, 'paper.pdf'), pdf)
    execFileSync('pdftoppm', ['-r', '150', '-f', '1', '-singlefile', join(folder, 'paper.pdf'), join(folder, 'page')])
    const { pixels, width, height } = picture(readFileSync(join(folder, 'page.ppm')))
    return jsqr.default(pixels, width, height)?.data ?? null
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** A PPM file (three bytes a dot behind a short head) as dots of four bytes. */
function picture(ppm: Buffer) {
  const [head = '', width = '', height = ''] = /^P6\s(\d+) (\d+)\s\d+\s/.exec(ppm.toString('latin1', 0, 60)) ?? []
  const dots = ppm.subarray(head.length)
  const pixels = new Uint8ClampedArray(Number(width) * Number(height) * 4).fill(255)
  for (let i = 0; i < dots.length / 3; i++) pixels.set(dots.subarray(3 * i, 3 * i + 3), 4 * i)
  return { pixels, width: Number(width), height: Number(height) }
}
