import { beijingText } from '../clock'
import type { SentMessage } from '../wire/sent-messages'

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\'': '&#39;' }
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? '')

const STYLE = `
  :root { color-scheme: light dark; font: 16px/1.6 system-ui, "Noto Sans SC", "PingFang SC", sans-serif }
  body { margin: 0 auto; max-width: 640px; padding: 24px 16px 64px; background: #f3f6f6; color: #17302e }
  h1 { font-size: 22px; margin: 0 0 4px } p { margin: 0 0 20px; color: #5a6c6a }
  article { background: #fff; border-radius: 12px; padding: 14px 16px; margin-bottom: 12px; box-shadow: 0 1px 3px #0001 }
  h2 { font-size: 17px; margin: 0 } dl { margin: 4px 0 0; color: #5a6c6a; font-size: 14px } a { color: #0b7a75 }
  .no { color: #b3261e }
  @media (prefers-color-scheme: dark) { body { background: #101716; color: #e4eeec } article { background: #1a2422 } p, dl { color: #9fb2af } a { color: #4fc1b9 } .no { color: #f2b8b5 } }
`

/** What would have been sent through WeChat, for a person who demonstrates: a page that needs nothing but a browser. */
export function outboxPage(messages: readonly SentMessage[], nameOf: (openid: string) => string): string {
  const items = messages.map(({ at, openid, page, texts: [title = '', ...rest], errcode }) => `<article><h2>${escaped(title)}</h2>
    <div>${rest.map(escaped).join('<br>')}</div>
    <dl>给 ${escaped(nameOf(openid))}，${escaped(beijingText(new Date(at)))}${errcode === 0 ? '' : `，<span class="no">微信没收（${errcode}）</span>`} · <a href="/#/${escaped(page)}">打开的页面</a></dl></article>`)
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>微信提醒（演示）</title><style>${STYLE}</style>
<h1>微信提醒（演示）</h1><p>这些订阅消息本来会发到微信。演示环境什么也不发出去，最新的在上面。</p>${items.join('\n') || '<article>还没有。有人同意接收提醒，并且不在免打扰时间，才会发。</article>'}</html>`
}
