import { Refusal } from '@app/shared'

/** Five megabytes of a file, written as base64 in JSON, on a slow line. Only routes that take files take so much. */
export const uploadLimit = { bodyLimit: 8 * 1024 * 1024, handlerTimeout: 20_000 }

/** The bytes of an uploaded file out of its base64; refused before anything is decoded when they are too many. */
export function bytesOf(content: string, largest: number): Buffer {
  const tooLarge = () => new Refusal('body-too-large', `ファイルが大きすぎます（${largest / 1024 / 1024}MBまで）`)
  if (content.length > (largest / 3 + 1) * 4) throw tooLarge()
  const bytes = Buffer.from(content, 'base64')
  if (bytes.length > largest) throw tooLarge()
  return bytes
}

/** Says no to a file, in a sentence that helps. */
export const refuseFile = (detail: string): never => {
  throw new Refusal('file-not-understood', detail)
}

/** What a reader of bytes says when they end too early or do not fit together. */
export const damaged = (): never =>
  refuseFile('ファイルが壊れているか、途中で切れています。もう一度、撮りなおすか選びなおしてください')
