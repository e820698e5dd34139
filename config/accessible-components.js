// WeChat reads these attributes aloud, but Taro's templates leave them out. A component needs them in two places that must
// agree: in the template that is built, and in the runtime that numbers its properties (accessible-components-runtime.js).
const attributes = {
  'aria-role': '',
  'aria-label': '',
  'aria-hidden': '',
  'aria-disabled': '',
  'aria-checked': '',
  'aria-selected': '',
}

const names = ['View', 'Text', 'Image', 'Button', 'Input', 'Textarea', 'Picker', 'Switch', 'Checkbox', 'Radio', 'ScrollView']

exports.accessibleComponents = Object.fromEntries(names.map((name) => [name, attributes]))
