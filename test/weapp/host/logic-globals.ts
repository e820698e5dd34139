/** What a module of a mini-program finds in scope besides the language, in the order in which the host passes it. */
export const logicGlobals = ['require', 'module', 'exports', 'wx', 'App', 'Page', 'Component', 'Behavior', 'getApp', 'getCurrentPages', 'globalThis', 'global'] as const

/** What browsers have and WeChat's logic layer lacks, or doesn't have on every phone: a module that touches one finds undefined. */
export const hiddenGlobals = [
  'window', 'document', 'self', 'frames', 'parent', 'top', 'location', 'navigator', 'history', 'screen', 'localStorage', 'sessionStorage', 'indexedDB', 'caches',
  'alert', 'confirm', 'prompt', 'fetch', 'Request', 'Response', 'Headers', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'Worker', 'MutationObserver', 'ResizeObserver',
  'IntersectionObserver', 'requestAnimationFrame', 'cancelAnimationFrame', 'requestIdleCallback', 'getComputedStyle', 'matchMedia', 'Image', 'Event', 'CustomEvent', 'EventTarget',
  'Node', 'Element', 'HTMLElement', 'DOMParser', 'FormData', 'Blob', 'File', 'FileReader', 'URL', 'URLSearchParams', 'AbortController', 'AbortSignal', 'TextEncoder', 'TextDecoder',
  'crypto', 'structuredClone', 'queueMicrotask', 'performance', 'atob', 'btoa', 'CSS', 'customElements', 'WebAssembly', 'SharedArrayBuffer', 'Atomics', 'BroadcastChannel', 'MessageChannel',
] as const

/** The names of the language that WeChat's global object carries. */
export const languageGlobals = [
  'Object', 'Array', 'Promise', 'Map', 'Set', 'WeakMap', 'WeakSet', 'Symbol', 'Date', 'Math', 'JSON', 'RegExp', 'Error', 'TypeError', 'RangeError', 'Number', 'String', 'Boolean',
  'Function', 'Proxy', 'Reflect', 'ArrayBuffer', 'Uint8Array', 'Float64Array', 'DataView', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'console', 'parseInt', 'parseFloat',
  'isNaN', 'isFinite', 'encodeURIComponent', 'decodeURIComponent', 'encodeURI', 'decodeURI',
] as const
