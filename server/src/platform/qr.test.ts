import { expect, test } from 'vitest'
import { qrPng, qrSvg } from './qr.ts'

test('the square code keeps its quiet zone and says what it is', () => {
  const svg = qrSvg('https://example.jp/c/ABCD-2345', '"この依頼"のページ')

  expect(svg).toMatch(/viewBox="0 0 (\d+) \1"/)
  expect(svg).toContain('aria-label="&quot;この依頼&quot;のページ"')
  expect(svg).toContain('d="M4 4h1v1h-1z')
  expect(svg).not.toContain('style')
})

test('the picture is a PNG', async () => {
  const png = await qrPng('https://example.jp/c/ABCD-2345')

  expect(png.subarray(1, 4).toString('latin1')).toBe('PNG')
})
