/** How many records one instance works on at once: it waits for the database most of the time, and other people's calls must get through. */
const usualWidth = 4

/** As many where they share one transaction: nothing else of the instance is under way then. */
export const widthTogether = 8

/** Does the work on every item, a few at once, each as soon as one before it has ended; after a failure nothing more is begun. */
export async function atOnce<Item>(items: readonly Item[], work: (item: Item) => Promise<void>, width = usualWidth): Promise<void> {
  const queue = items[Symbol.iterator]()
  let hasFailed = false
  const lane = async (): Promise<void> => {
    for (let next = queue.next(); next.done !== true && !hasFailed; next = queue.next()) {
      await work(next.value).catch((failure: unknown) => {
        hasFailed = true
        throw failure
      })
    }
  }
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, lane))
}
