/** What a page is found to be once it has come to rest. */
export interface SettledPage {
  /** What sticks out of the screen at the right or left, or null. */
  readonly overflow: string | null
}

/**
 * Runs inside the page. Null until the page of the address is on show alone, has come to rest, and has got what it asked and told the cloud.
 * What lies in a part that scrolls sideways, or is cut off, on purpose does not stick out.
 */
export function settledPage(): SettledPage | null {
  const shown = [...document.querySelectorAll('.taro_page')].filter((page) => page.getBoundingClientRect().width > 0)
  const [page] = shown
  const isMoving = document.getAnimations().some((animation) => animation instanceof CSSTransition)
  if (shown.length !== 1 || page === undefined || isMoving || page.querySelector('.skeleton') !== null || page.textContent.includes('请稍候…')) return null
  if (page.id.split('?')[0] !== window.location.hash.slice(1).split('?')[0] || page.getBoundingClientRect().left !== 0) return null

  const width = document.documentElement.clientWidth
  if (document.documentElement.scrollWidth > width) return { overflow: `the page is ${document.documentElement.scrollWidth} px wide` }
  const isCutOff = (element: Element): boolean => {
    for (let parent = element.parentElement; parent !== null && parent !== page; parent = parent.parentElement) {
      if (getComputedStyle(parent).overflowX !== 'visible') return true
    }
    return false
  }
  for (const element of page.querySelectorAll('*')) {
    const { left, right, width: own } = element.getBoundingClientRect()
    if (own > 0 && (right > width + 1 || left < -1) && !isCutOff(element)) {
      return { overflow: `${element.tagName.toLowerCase()}.${element.className} from ${left} to ${right}: ${element.textContent.slice(0, 40)}` }
    }
  }
  return { overflow: null }
}

/** The pages that Taro has on show, for a message about what went wrong. */
export function pagesOnShow(): string {
  return [...document.querySelectorAll('.taro_page')].map((page) => {
    const { left, width } = page.getBoundingClientRect()
    return width === 0 ? '' : `${page.id.split('?')[0] ?? ''} at ${left}${page.querySelector('.skeleton') === null ? '' : ' loading'}`
  }).filter((text) => text !== '').join(', ')
}
