import QRCode from 'qrcode'

const errorCorrectionLevel = 'M'
const quietZone = 4

/** The square code as SVG with its quiet zone, for screens and papers; the label is what a screen reader says. */
export function qrSvg(text: string, label = 'QRコード'): string {
  const { modules } = QRCode.create(text, { errorCorrectionLevel })
  const size = modules.size + 2 * quietZone
  const dots = Array.from(modules.data, (dark, i) =>
    dark ? dot((i % modules.size) + quietZone, Math.floor(i / modules.size) + quietZone) : '',
  ).join('')

  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" role="img" aria-label="${escaped(label)}"`,
    ` shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path fill="#000" d="${dots}"/></svg>`,
  ].join('')
}

/** The same code as a PNG picture, for mail and for programs that cannot draw SVG. */
export const qrPng = (text: string, width = 320): Promise<Buffer> =>
  QRCode.toBuffer(text, { type: 'png', errorCorrectionLevel, margin: quietZone, width })

const dot = (x: number, y: number) => `M${x} ${y}h1v1h-1z`

const escaped = (text: string) =>
  text.replace(/[&<>"]/g, (char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[char] ?? char)
