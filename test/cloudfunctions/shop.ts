import { actions, type ActionInput, type ActionName, type ActionOutput } from '@shared/contract/actions'
import type { CallReply } from '@shared/contract/call'
import { commonRefusals } from '@shared/contract/refusal'
import type { CollectionName, Collections } from '../../cloudfunctions/kit/collections'
import type { Person } from '@shared/people/person'
import type { LocalCloud, LocalCloudOptions } from '../../local'
import { databaseOf, dataOf, type SdkDatabase } from '../local/sdk-database'
import { startTestCloud } from '../local/test-cloud'
import databaseRules from '../../database/database-rules.json'
import { openidOf, people as everybody, settings, stores } from './company'

/** Every collection, from the rules that are deployed. */
const collectionNames = Object.keys(databaseRules)

export type Refused = Extract<CallReply, { ok: false }>['refusal']

// A cloud with its workers takes seconds to start where other tests keep the machine busy.
jest.setTimeout(120_000)

/** Whether docs/actions.md and the app's types know that the action may say this no. */
const declares = (action: ActionName, code: Refused['code']) => [...commonRefusals, ...actions[action].refusals].some((known) => known === code)

/** What a shop needs of its cloud; the process that is killed in test/proof offers just that. */
export type ShopCloud = Pick<LocalCloud, 'admin' | 'call' | 'setClockUnchecked' | 'close'>

/** The test company on a local cloud: people act through the real functions, the timer strikes by hand. */
export class Shop<Cloud extends ShopCloud = LocalCloud> {
  private commands = 0
  readonly database: SdkDatabase

  constructor(readonly cloud: Cloud, private readonly prefix = 'cmd') {
    this.database = databaseOf(cloud)
  }

  /** A cloud with the test company and nothing else, at that instant. */
  static async open(now: string, options: Partial<LocalCloudOptions> = {}, people: readonly Person[] = everybody): Promise<Shop> {
    const shop = new Shop(await startTestCloud({ warm: true, ...options }))
    await shop.begin(now, people)
    return shop
  }

  /** Everything anew on the same cloud: nothing but the test company, at that instant. */
  async begin(now: string, people: readonly Person[] = everybody): Promise<void> {
    this.at(now)
    const { command } = this.database
    await Promise.all(collectionNames.map((name) => this.database.collection(name).where({ _id: command.gt('') }).remove()))
    await this.employ(people)
    await this.database.collection('settings').add(settings)
    await this.database.collection('stores').add([...stores])
  }

  /** Puts people on the roster and binds each to a WeChat account. */
  async employ(people: readonly Person[]): Promise<void> {
    await this.database.collection('people').add([...people])
    await this.database.collection('bindings').add(people.map(({ _id }) => ({ _id: openidOf(_id), personId: _id, boundAt: '2026-01-01T00:00:00.000Z' })))
    await this.database.collection('signals').add(people.map(({ _id }) => ({ _id, openid: openidOf(_id), rev: 0 })))
  }

  /** Sets the demonstration clock; it goes on from there. */
  at(instant: string): void {
    this.cloud.setClockUnchecked(instant)
  }

  newCommandId(): string {
    this.commands += 1
    return `${this.prefix}-${String(this.commands).padStart(6, '0')}`
  }

  /** Calls an action as that person; whatever comes back. */
  async reply(personId: string, action: ActionName, input: unknown, commandId = this.newCommandId()): Promise<CallReply> {
    const reply = await this.cloud.call('api', { action, input, commandId }, { openid: openidOf(personId) }) as CallReply
    if (!reply.ok && !declares(action, reply.refusal.code)) throw new Error(`${action} gave the refusal ${reply.refusal.code} that it does not declare`)
    return reply
  }

  /** Does something that must succeed. */
  async act<Name extends ActionName>(personId: string, action: Name, input: ActionInput<Name>, commandId?: string): Promise<ActionOutput<Name>> {
    const reply = await this.reply(personId, action, input, commandId)
    if (!reply.ok) throw new Error(`${action} by ${personId}: ${reply.refusal.code} ${reply.refusal.message} ${reply.refusal.field ?? ''}`)
    return reply.output as ActionOutput<Name>
  }

  /** Does something that must be refused; the refusal's code. */
  async refused<Name extends ActionName>(personId: string, action: Name, input: ActionInput<Name>): Promise<Refused['code']> {
    const reply = await this.reply(personId, action, input)
    if (reply.ok) throw new Error(`${action} by ${personId} was not refused`)
    return reply.refusal.code
  }

  /** The close's timer strikes once. */
  async close(): Promise<{ ok: boolean; moved: number; isDone: boolean }> {
    return await this.cloud.call('close', { Type: 'Timer', TriggerName: 'close-tick' }, { source: 'wx_trigger' }) as { ok: boolean; moved: number; isDone: boolean }
  }

  /** The messages' timer strikes once. */
  async notify(): Promise<{ ok: boolean; moved: number; isDone: boolean }> {
    return await this.cloud.call('notify', { Type: 'Timer', TriggerName: 'notify-tick' }, { source: 'wx_trigger' }) as { ok: boolean; moved: number; isDone: boolean }
  }

  async read<Name extends CollectionName>(name: Name, id: string): Promise<Collections[Name]> {
    const [document] = dataOf(await this.database.collection(name).doc(id).get()) as Collections[Name][]
    if (document === undefined) throw new Error(`${name}/${id} is not there`)
    return document
  }

  /** All documents of a collection that match, up to a thousand. */
  async list<Name extends CollectionName>(name: Name, where: Record<string, unknown> = {}): Promise<Collections[Name][]> {
    return dataOf(await this.database.collection(name).where({ _id: this.database.command.gt(''), ...where }).limit(1000).get()) as Collections[Name][]
  }

  async put<Name extends CollectionName>(name: Name, document: Collections[Name]): Promise<void> {
    const { _id, ...fields } = document
    await this.database.collection(name).doc(_id).set(fields)
  }

  async stop(): Promise<void> {
    await this.cloud.close()
  }
}

/** The person's sheet of a month in the test company. */
export const sheetIdOf = (periodId: string, personId: string): string => `${periodId}:${personId}:install-service-card:1`

/** An instant of Beijing time: `at('2026-12-01 00:00')`. */
export function beijing(text: string): string {
  const instant = new Date(`${text.replace(' ', 'T')}${/:\d\d:/.test(text) ? '' : ':00'}+08:00`)
  return instant.toISOString()
}
