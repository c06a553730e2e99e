/** The focused element and what stands around it, from inside outwards. */
let place: Element[] = []

/**
 * Whoever works with keys or listens must not be thrown back to the top of the page when what they pressed goes away
 * (a button whose work is done, a list read anew): they find themselves at the heading of what is left around it.
 */
export function keepPlace(): void {
  document.addEventListener('focusin', ({ target }) => {
    place = []
    for (let it = target instanceof Element ? target : null; it; it = it.parentElement) place.push(it)
  })
  document.addEventListener('pointerdown', () => (place = []))
  new MutationObserver(() => requestAnimationFrame(goToHeading)).observe(document.body, {
    childList: true,
    subtree: true,
  })
}

function goToHeading(): void {
  if (!place[0] || place[0].isConnected || document.activeElement !== document.body) return
  for (const around of place.filter((it) => it.isConnected)) {
    const heading = around.querySelector<HTMLElement>('h1, h2, h3')
    if (!heading?.checkVisibility()) continue
    heading.tabIndex = -1
    heading.focus({ preventScroll: true })
    if (heading.matches(':focus-visible')) heading.scrollIntoView({ block: 'nearest' })
    return
  }
}
