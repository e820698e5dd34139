import type { Browser, BrowserContextOptions } from 'playwright-core'
import type { ActionInput, ActionName, ActionOutput } from '../../shared/contract/actions'
import type { CallReply } from '../../shared/contract/call'
import { Phone } from '../../test/e2e/driver/phone'

/** Gets each picture by its name: the page, the person, and what is special about it. */
export type TakePicture = (name: string, png: Buffer) => void

interface SignedIn {
  readonly token: string
}

/** The running demonstration as the tour uses it: phones to photograph, and what people do between two pictures. */
export class Studio {
  private phones: Phone[] = []
  private readonly noted: string[] = []
  private commands = 0

  constructor(private readonly browser: Browser, private readonly url: string, private readonly takePicture: TakePicture) {}

  /** A phone on which the person is signed in; without a name nobody is. */
  async phone(name: string | null, settings: BrowserContextOptions = {}): Promise<Phone> {
    const phone = await Phone.unbox(this.browser, this.url, { deviceScaleFactor: 2, ...settings })
    this.phones.push(phone)
    await phone.open('/')
    if (name !== null) await phone.signIn(name)
    return phone
  }

  /** What is on show; from the top, or from where `scrolledTo` comes to the middle. */
  async take(phone: Phone, name: string, scrolledTo?: string | RegExp): Promise<void> {
    if (scrolledTo !== undefined) await phone.page.getByText(scrolledTo).filter({ visible: true }).first().evaluate((element) => { element.scrollIntoView({ block: 'center' }) })
    await phone.page.evaluate(() => document.fonts.ready)
    this.takePicture(name, await phone.page.screenshot({ animations: 'disabled' }))
  }

  /** Does something as a person, past the app, to bring the story to the next picture. */
  async act<Name extends ActionName>(personId: string, action: Name, input: ActionInput<Name>): Promise<ActionOutput<Name>> {
    const { token } = await this.post<SignedIn>('/local/sign-in', { personId })
    this.commands += 1
    const { result } = await this.post<{ result: CallReply }>('/call/api', { data: { action, input, commandId: `tour-${String(this.commands).padStart(6, '0')}` } }, token)
    if (!result.ok) throw new Error(`${action} by ${personId}: ${result.refusal.message}`)
    return result.output as ActionOutput<Name>
  }

  /** Sets the clock forward to a moment in Beijing; the close follows by its timer. */
  async setClock(beijing: string): Promise<void> {
    await this.post('/local/clock', { now: `${beijing}+08:00` })
  }

  /** Puts all phones away: what they still show would only keep the cloud busy. */
  async putAway(): Promise<void> {
    for (const phone of this.phones) {
      this.noted.push(...phone.takeProblems())
      await phone.context.close()
    }
    this.phones = []
  }

  /** What a picture must not show: errors, and pages wider than the screen. */
  problems(): readonly string[] {
    return this.noted
  }

  private async post<Answer>(path: string, body: unknown, token?: string): Promise<Answer> {
    const response = await fetch(`${this.url}${path}`, {
      method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json', ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) },
    })
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
    return await response.json() as Answer
  }
}
