/** Tags that are drawn as plain elements, because nothing of what WeChat does for them matters to this app. */
export const plainTags: ReadonlySet<string> = new Set(['view', 'text', 'image', 'scroll-view', 'block', 'template', 'import', 'include', 'slot', 'wxs'])

/** The templates of the components that WeChat itself brings and that do something; `html-x` is the browser's element `x`. */
export const builtInTemplates = {
  button: '<slot/>',
  picker: '<slot/>',
  slider: '<html-input type="range" aria-label="{{ariaLabel}}" min="{{min}}" max="{{max}}" step="{{step}}" value="{{value}}" disabled="{{disabled}}" bind:input="onSlide" bind:change="onSlid"/>',
  input: '<html-input aria-label="{{ariaLabel}}" value="{{value}}" type="{{password ? \'password\' : \'text\'}}" inputmode="{{type === \'digit\' ? \'decimal\' : \'text\'}}" placeholder="{{placeholder}}" disabled="{{disabled}}" maxlength="{{maxlength}}" bind:input="onInput" bind:focus="onFocus" bind:blur="onBlur" bind:keydown="onKey"/>',
  textarea: '<html-textarea aria-label="{{ariaLabel}}" value="{{value}}" placeholder="{{placeholder}}" disabled="{{disabled}}" maxlength="{{maxlength}}" bind:input="onInput" bind:focus="onFocus" bind:blur="onBlur"/>',
} as const

export type BuiltInTag = keyof typeof builtInTemplates
