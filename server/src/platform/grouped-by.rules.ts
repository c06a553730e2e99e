/** Things in heaps, each in the order it had. */
export function groupedBy<T, K>(things: readonly T[], by: (thing: T) => K): Map<K, T[]> {
  const heaps = new Map<K, T[]>()
  for (const thing of things) {
    const heap = heaps.get(by(thing))
    if (heap) heap.push(thing)
    else heaps.set(by(thing), [thing])
  }
  return heaps
}
