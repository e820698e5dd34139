import type { glassEasel } from 'glass-easel-miniprogram-adapter'
import type { CodeSpace } from 'glass-easel-miniprogram-adapter'
import { journal } from './journal'
import { builtInTemplates, type BuiltInTag } from './built-in-templates'

/** An element of the browser as an event names it. */
interface FieldEvent {
  getOriginalEvent(): { readonly target: { readonly value: string }; readonly key?: string }
  stopPropagation(): void
}

type Node = glassEasel.GeneralComponent

/** What a built-in component is made of: its properties and what it does with events. */
interface BuiltIn {
  readonly properties: glassEasel.typeUtils.PropertyList
  readonly created?: (node: Node) => void
  readonly methods?: Record<string, (node: Node, event: FieldEvent) => void>
}

const ariaProperties = { ariaLabel: { type: null, value: '' } }
const fieldProperties = { ...ariaProperties, value: String, placeholder: String, disabled: Boolean, maxlength: { type: Number, value: 140 } }

/** A field is read aloud by its inner element; the others themselves. */
function readAloud(node: Node, label: unknown): void {
  const element: unknown = node.getBackendElement()
  if (element instanceof HTMLElement && !['wx-input', 'wx-textarea', 'wx-slider'].includes(element.localName) && typeof label === 'string' && label !== '') element.setAttribute('aria-label', label)
}

function tell(node: Node, name: string, value: string): void {
  const isInput = name === 'input'
  node.triggerEvent(name, { value, cursor: value.length, keyCode: 0 }, { bubbles: isInput, composed: isInput })
}

function tellSlide(node: Node, name: 'change' | 'changing', event: FieldEvent): void {
  event.stopPropagation()
  const value = Number(event.getOriginalEvent().target.value)
  node.setData({ value })
  node.triggerEvent(name, { value })
}

const fieldMethods: BuiltIn['methods'] = {
  onInput: (node, event) => {
    event.stopPropagation()
    const { value } = event.getOriginalEvent().target
    // What was typed is the field's value, whether or not the page sets it back.
    node.setData({ value })
    tell(node, 'input', value)
  },
  onFocus: (node, event) => { event.stopPropagation(); tell(node, 'focus', String(node.data['value'])) },
  onBlur: (node, event) => { event.stopPropagation(); tell(node, 'blur', String(node.data['value'])) },
  onKey: (node, event) => { if (event.getOriginalEvent().key === 'Enter') tell(node, 'confirm', String(node.data['value'])) },
}

const builtIns: Record<BuiltInTag, BuiltIn> = {
  button: {
    properties: { ...ariaProperties, disabled: Boolean },
    // A disabled button swallows the tap, before it reaches whoever listens.
    created: (node) => { node.addListener('tap', (event) => { if (node.data['disabled'] === true) event.stopPropagation() }, { capture: true }) },
  },
  // A tap opens WeChat's wheel, which the driver turns.
  picker: {
    properties: { ...ariaProperties, mode: { type: String, value: 'selector' }, value: { type: null, value: '' }, disabled: Boolean },
    created: (node) => {
      node.addListener('tap', () => {
        if (node.data['disabled'] === true) return
        journal.picker = {
          mode: String(node.data['mode']),
          choose: (value) => {
            journal.picker = null
            node.triggerEvent('change', { value })
          },
        }
      })
    },
  },
  slider: {
    properties: { ...ariaProperties, min: { type: Number, value: 0 }, max: { type: Number, value: 100 }, step: { type: Number, value: 1 }, value: { type: Number, value: 0 }, disabled: Boolean },
    methods: {
      onSlide: (node, event) => { tellSlide(node, 'changing', event) },
      onSlid: (node, event) => { tellSlide(node, 'change', event) },
    },
  },
  input: { properties: { ...fieldProperties, type: { type: null, value: 'text' }, password: Boolean }, methods: fieldMethods },
  textarea: { properties: fieldProperties, methods: fieldMethods },
}

/** Gives the components that WeChat itself brings to every page of the app. */
export function giveBuiltInComponents(space: CodeSpace, app: CodeSpace, templates: Readonly<Record<string, glassEasel.template.ComponentTemplate['content']>>): void {
  for (const [tag, builtIn] of Object.entries(builtIns)) {
    const path = `built-in/${tag}`
    const content = templates[path]
    if (content === undefined || !Object.hasOwn(builtInTemplates, tag)) throw new Error(`no template of ${tag}`)
    space.addComponentStaticConfig(path, { component: true })
    space.addCompiledTemplate(path, { groupList: templates, content })
    space.componentEnv(path, ({ Component }) => {
      Component({
        properties: builtIn.properties,
        observers: { ariaLabel(this: { _$: Node }, label: unknown) { readAloud(this._$, label) } },
        lifetimes: { created(this: { _$: Node }) { builtIn.created?.(this._$) } },
        methods: Object.fromEntries(Object.entries(builtIn.methods ?? {}).map(([name, method]) => [name, function (this: { _$: Node }, event: FieldEvent) { method(this._$, event) }])),
      })
    })
    const definition = space.getComponentSpace().getComponentByUrl(path, '')
    app.getComponentSpace().setGlobalUsingComponent(tag, definition)
  }
}
