import { glassEasel } from 'glass-easel-miniprogram-adapter'

const Base = glassEasel.CurrentWindowBackendContext
type DomNode = ReturnType<InstanceType<typeof Base>['document']['createElement']>

/** Draws into the browser's document under WeChat's names of elements; remembers whose style sheets are whose. */
export class DomBackend extends Base {
  /** Where style sheets go that are added now: those of the page being made. */
  stylesOfPage: Element[] = []

  constructor() {
    super()
    const { document: dom } = window
    this.document = {
      createElement: (tag) => asNode(tag.startsWith('html-') ? fieldElement(tag.slice('html-'.length)) : dom.createElement(tag.startsWith('wx-') ? tag : `wx-${tag}`)),
      createTextNode: (text) => asNode(dom.createTextNode(text)),
      createDocumentFragment: () => asNode(dom.createDocumentFragment()),
    }
  }

  override appendStyleSheetPath(path: string, scope?: number): number {
    const before = window.document.head.lastElementChild
    const index = super.appendStyleSheetPath(path, scope)
    const added = window.document.head.lastElementChild
    if (added !== null && added !== before) this.stylesOfPage.push(added)
    return index
  }
}

function isDomNode(node: unknown): node is DomNode {
  return node instanceof Node
}

/** A node of the browser under the framework's type for it. */
export function asNode(node: Node): DomNode {
  const given: unknown = node
  if (!isDomNode(given)) throw new Error('not a node')
  return given
}

/** A field whose value, when the page sets it, is what it shows; as an attribute alone it would be its first value only. */
function fieldElement(tag: string): HTMLElement {
  const element = window.document.createElement(tag)
  if (!(element instanceof HTMLInputElement) && !(element instanceof HTMLTextAreaElement)) return element
  const set = element.setAttribute.bind(element)
  element.setAttribute = (name: string, value: string) => {
    if (name === 'value') {
      if (element.value !== value) element.value = value
      return
    }
    if (name === 'maxlength' && Number(value) < 0) return
    set(name, value)
  }
  return element
}
