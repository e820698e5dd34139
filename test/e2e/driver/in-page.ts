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

/**
 * Runs inside the page. Controls that a screen reader can't tell: those without a name, and fields or tabs of the page or of the small sheet over it that share one.
 * What a field is called stands on the field itself.
 */
export function untoldControls(): readonly string[] {
  const page = [...document.querySelectorAll('.taro_page')].filter((shown) => shown.getBoundingClientRect().width > 0).pop()
  const isSeen = (element: Element) => element.getBoundingClientRect().width > 0 && getComputedStyle(element).visibility !== 'hidden'
  const told = [...(page?.querySelectorAll('[role=button], [role=tab], [role=checkbox], [role=radio], [role=spinbutton], [role=dialog], [role=img], input, textarea') ?? [])].filter(isSeen).map((element) => {
    const isField = element.matches('input, textarea')
    return { kind: isField ? 'field' : element.getAttribute('role') ?? '', name: (element.getAttribute('aria-label') ?? '') || (isField ? '' : element.textContent.trim()), what: `${element.tagName.toLowerCase()}.${element.className}` }
  })
  const once = told.filter(({ kind }) => kind === 'field' || kind === 'tab').map(({ kind, name }) => `${kind} ${name}`)
  return [...told.filter(({ name }) => name === '').map(({ kind, what }) => `${kind} without a name: ${what}`), ...once.filter((each, index) => once.indexOf(each) !== index).map((each) => `twice: ${each}`)]
}

/** The pages that Taro has on show, for a message about what went wrong. */
export function pagesOnShow(): string {
  return [...document.querySelectorAll('.taro_page')].map((page) => {
    const { left, width } = page.getBoundingClientRect()
    return width === 0 ? '' : `${page.id.split('?')[0] ?? ''} at ${left}${page.querySelector('.skeleton') === null ? '' : ' loading'}`
  }).filter((text) => text !== '').join(', ')
}
