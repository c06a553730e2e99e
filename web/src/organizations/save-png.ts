const side = 2000

/** Saves a square drawing as a picture that every program opens, large enough for a window. */
export async function savePng(address: string, name: string): Promise<void> {
  const drawing = new Image(side, side)
  drawing.src = address
  await drawing.decode()
  const canvas = document.createElement('canvas')
  canvas.width = side
  canvas.height = side
  canvas.getContext('2d')?.drawImage(drawing, 0, 0, side, side)
  const link = document.createElement('a')
  link.href = canvas.toDataURL('image/png')
  link.download = name
  link.click()
}
