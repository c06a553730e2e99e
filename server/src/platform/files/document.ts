import { type CleanPicture, cleanPictureOrNull } from './picture.ts'
import { damaged, refuseFile } from './upload.ts'

export interface CleanDocument {
  bytes: Buffer
  mediaType: 'application/pdf' | CleanPicture['mediaType']
}

/** What lets a PDF act by itself or carry other files. Compressed it may hide; that is why nobody opens it on our pages. */
const acts = /\/(?:JavaScript|Launch|EmbeddedFile)\b/

/** 書類の検査: a PDF from its first byte to its end, or a picture without its hidden words. */
export function cleanDocument(file: Buffer): CleanDocument {
  const picture = cleanPictureOrNull(file)
  if (picture) return { bytes: picture.bytes, mediaType: picture.mediaType }
  if (!/^%PDF-[12]\.\d/.test(file.toString('latin1', 0, 8)))
    return refuseFile('使えるのは、PDFか画像（JPEG・PNG・WebP）です。PDFで保存しなおしてください')
  if (!/%%EOF[\s\0]*$/.test(file.toString('latin1', Math.max(0, file.length - 1024)))) return damaged()
  if (acts.test(file.toString('latin1')))
    return refuseFile('動くしかけや別のファイルが入ったPDFは使えません。印刷用のPDFで保存しなおしてください')
  return { bytes: file, mediaType: 'application/pdf' }
}
