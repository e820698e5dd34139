import type { Browser } from 'playwright-core'
import type { ActionInput, ActionName, ActionOutput } from '../../../shared/contract/actions'
import type { CallReply } from '../../../shared/contract/call'
import { openidOf } from '../../../local/demo/company'
import { seedDemo, seedFirstDay } from '../../../local/demo/seed-demo'
import type { LocalCloud } from '../../../local'
import { launchBrowser } from '../../browser/launch-browser.mjs'
import { buildIfStale, startTestCloud } from '../../local/test-cloud'
import { Phone } from './phone'

/** The demonstration company on a local cloud of its own, as `npm start` shows it, and a browser for its people's phones. */
export interface DemoCompany {
  readonly cloud: LocalCloud
  /** A phone on which nobody is signed in yet. */
  newPhone: () => Promise<Phone>
  /** A phone of its own for a person, signed in by hand as anybody would. */
  phoneOf: (name: string) => Promise<Phone>
  /** Asks the cloud as a person, past the app: to know what the app should show. */
  ask: <Name extends ActionName>(personId: string, action: Name, input: ActionInput<Name>) => Promise<ActionOutput<Name>>
  /** Sets the clock forward to a moment in Beijing, such as `2026-12-01T00:05`; the close's timer strikes by itself. */
  setClock: (beijing: string) => void
  /** What went wrong on any phone since it was last asked: console errors, failed requests, pages wider than the screen. */
  takeProblems: () => string[]
  close: () => Promise<void>
}

/** How long to wait for the app to be built when it is stale, the company to be seeded and the browser to be unpacked. */
export const openingMs = 300_000

const instantOf = (beijing: string): string => new Date(`${beijing}+08:00`).toISOString()

/** As the demonstration shows the company at this moment, with a closed month behind it and one running. */
export function openDemoCompany(beijingNow: string): Promise<DemoCompany> {
  return openCompany((cloud) => seedDemo(cloud, { now: new Date(instantOf(beijingNow)) }))
}

/** Some of its people on the company's first day with the product: no month was ever opened. */
export function openNewCompany(beijingNow: string, names: readonly string[]): Promise<DemoCompany> {
  return openCompany((cloud) => seedFirstDay(cloud, { now: new Date(instantOf(beijingNow)), names }))
}

async function openCompany(seed: (cloud: LocalCloud) => Promise<void>): Promise<DemoCompany> {
  buildIfStale('h5')
  const [cloud, browser] = await Promise.all([seededCloud(seed), launchBrowser()])
  const phones: Phone[] = []
  const newPhone = async (): Promise<Phone> => {
    const phone = await Phone.unbox(browser, cloud.url)
    phones.push(phone)
    return phone
  }
  return {
    cloud,
    newPhone,
    phoneOf: async (name) => {
      const phone = await newPhone()
      await phone.open('/')
      await phone.signIn(name)
      return phone
    },
    ask: (personId, action, input) => callAs(cloud, personId, { action, input }),
    setClock: (beijing) => { cloud.setClock(instantOf(beijing)) },
    takeProblems: () => phones.flatMap((phone) => phone.takeProblems()),
    close: () => closeAll(browser, cloud),
  }
}

async function callAs<Name extends ActionName>(cloud: LocalCloud, personId: string, request: { action: Name; input: ActionInput<Name> }): Promise<ActionOutput<Name>> {
  const reply = await cloud.call('api', request, { openid: openidOf(personId) }) as CallReply
  if (!reply.ok) throw new Error(`${request.action}: ${reply.refusal.message}`)
  return reply.output as ActionOutput<Name>
}

async function seededCloud(seed: (cloud: LocalCloud) => Promise<void>): Promise<LocalCloud> {
  const cloud = await startTestCloud()
  await seed(cloud)
  cloud.startTimers()
  return cloud
}

async function closeAll(browser: Browser, cloud: LocalCloud): Promise<void> {
  await browser.close()
  await cloud.close()
}
