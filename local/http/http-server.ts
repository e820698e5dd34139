import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { sendJson } from './http-body'
import { HttpRefusal } from './http-refusal'
import { refuseForeign } from './request-guards'

/** One request with its parsed address. */
export interface HttpExchange {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly url: URL
}

export type HttpHandler = (exchange: HttpExchange) => Promise<void> | void

const reasons: Readonly<Partial<Record<string, string>>> = { EADDRINUSE: '已被占用', EACCES: '没有权限使用' }

/** Another program listens on the port, or it is not for everybody. */
export class PortTakenError extends Error {
  override readonly name = 'PortTakenError'
}

/** The HTTP server on 127.0.0.1. Every request passes the guards; what a handler refuses or breaks is answered as JSON. */
export class HttpServer {
  /** Where it listens; 0 until it does. */
  port = 0
  private readonly server: Server

  constructor(
    private readonly handle: HttpHandler,
    private readonly logBug: (error: unknown) => void,
  ) {
    this.server = createServer((request, response) => {
      void this.serve(request, response)
    })
    this.server.keepAliveTimeout = 5000
  }

  /** Port 0 takes a free one. Resolves with the port taken. */
  listen(port: number): Promise<number> {
    return new Promise((resolve, reject) => {
      this.server.once('error', (error: NodeJS.ErrnoException) => {
        const why = reasons[error.code ?? '']
        reject(why === undefined ? error : new PortTakenError(`端口 ${port} ${why}，请用 --port 换一个。`))
      })
      this.server.listen(port, '127.0.0.1', () => {
        this.port = (this.server.address() as AddressInfo).port
        resolve(this.port)
      })
    })
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.server.close(() => {
        resolve()
      })
      this.server.closeAllConnections()
    })
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      refuseForeign(request, this.port)
      await this.handle({ request, response, url: addressOf(request) })
    } catch (error) {
      if (!request.complete && !response.headersSent) {
        // What is left of the body would be taken for the next request: the connection ends with this answer.
        response.setHeader('connection', 'close')
        response.once('finish', () => request.destroy())
      }
      this.fail(error, response)
    }
  }

  private fail(error: unknown, response: ServerResponse): void {
    if (!(error instanceof HttpRefusal)) this.logBug(error)
    if (response.headersSent) {
      response.destroy()
      return
    }
    const refusal = error instanceof HttpRefusal ? error : new HttpRefusal(500, 'internal', '本地云出错了，详情见终端。')
    sendJson(response, refusal.status, { code: refusal.code, message: refusal.message })
  }
}

function addressOf(request: IncomingMessage): URL {
  const path = request.url ?? ''
  if (!URL.canParse(path, 'http://local')) throw new HttpRefusal(400, 'bad-address', '地址不对。')
  return new URL(path, 'http://local')
}
