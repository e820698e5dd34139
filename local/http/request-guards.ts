import type { IncomingMessage } from 'node:http'
import { HttpRefusal } from './http-refusal'

/**
 * Only pages of this server may talk to it. A foreign page in the same browser can reach 127.0.0.1, by its own origin
 * or by a name that it points there: the first shows in `Origin`, the second in `Host`.
 */
export function refuseForeign(request: IncomingMessage, port: number): void {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`]
  const { host, origin } = request.headers
  if (host === undefined || !hosts.includes(host)) {
    throw new HttpRefusal(403, 'foreign-host', '只能用 127.0.0.1 或 localhost 访问。')
  }
  if (origin !== undefined && !hosts.some((own) => origin === `http://${own}`)) {
    throw new HttpRefusal(403, 'foreign-origin', '不接受其他网站发来的请求。')
  }
}
