/** The letters that a telephone counts in seven bits; anything else makes the whole message sixteen (GSM 03.38). */
const sevenBits = /^[@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&'()*+,\-./0-9:;<=>?¡A-ZÄÖÑÜ§¿a-zäöñüà]*$/

/** How many messages a text costs: 160 letters in seven bits or 70 in sixteen, a little less each where it is cut. */
export function segmentsOf(text: string): number {
  const [one, each] = sevenBits.test(text) ? [160, 153] : [70, 67]
  return text.length <= one ? 1 : Math.ceil(text.length / each)
}
