/** How WeChat draws its own elements before any style of the app. */
const platformStyle = `
html, body { margin: 0; }
wx-page, wx-view, wx-scroll-view, wx-slider { display: block; }
wx-slider > input { width: 100%; }
wx-page { min-height: 100vh; }
wx-text { display: inline; white-space: pre-line; }
wx-image { display: inline-block; width: 320px; height: 240px; }
wx-button { position: relative; display: block; box-sizing: border-box; margin-left: auto; margin-right: auto; padding: 0 14px; font-size: 18px; line-height: 2.55; text-align: center; border-radius: 5px; color: #000; background-color: #f8f8f8; overflow: hidden; }
wx-button::after { content: ' '; position: absolute; top: 0; left: 0; width: 200%; height: 200%; box-sizing: border-box; border: 1px solid rgba(0, 0, 0, .2); border-radius: 10px; transform: scale(.5); transform-origin: 0 0; }
wx-input { display: block; height: 1.4rem; min-height: 1.4rem; overflow: hidden; white-space: nowrap; }
wx-textarea { display: block; width: 300px; height: 150px; position: relative; }
wx-input > input, wx-textarea > textarea { width: 100%; height: 100%; padding: 0; border: 0; outline: 0; background: none; color: inherit; font: inherit; resize: none; }
wx-scroll-view { overflow: auto; }
[hidden] { display: none !important; }`

/** The app's page in the browser. Like WeChat it lets no text become code. */
export const pageShell = `<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; img-src data:">
<style>${platformStyle}</style><body><script src="/weapp.js"></script><script src="/host.js"></script></body>`
