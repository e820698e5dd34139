import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import tcb from '@cloudbase/node-sdk'
import type { SdkDatabase } from '../sdk-database'

/** What the SDK sent: the fields of a request's body. */
export type SentRequest = Readonly<Record<string, unknown>>

/** The real SDK in front of a server that writes down what it sends and answers as told. */
export async function recordRequests(reply: (request: SentRequest) => object | 'reset') {
  const sent: SentRequest[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(chunks).toString()) as SentRequest
      sent.push(body)
      const answer = reply(body)
      if (answer === 'reset') request.socket.destroy()
      else response.end(JSON.stringify(answer))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  process.env['TENCENTCLOUD'] = 'true'
  // Its warning of slow requests would come after a lost answer, when the test is over.
  process.env['SILENCE'] = 'true'
  const app = tcb.init({ env: 'test', secretId: 'x', secretKey: 'x', serviceUrl: `http://127.0.0.1:${port}/admin` })
  const database: SdkDatabase = app.database()
  return {
    database,
    sent,
    close: () => new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    }),
  }
}
