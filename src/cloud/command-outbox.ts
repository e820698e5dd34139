import { canonicalJson, type Json } from '@shared/contract/canonical-json'

/** A command on its way: its id was made once for the intent and stays until an answer has come (decision 4). */
export interface PendingCommand {
  readonly commandId: string
  readonly at: string
}

/** Where pending commands are kept so that they survive the app being killed. */
export interface OutboxStorage {
  read(): Readonly<Record<string, PendingCommand>>
  write(pending: Readonly<Record<string, PendingCommand>>): void
}

/** How many unanswered intents are remembered; the oldest go first. */
const maximumPending = 200

/** The same action with the same input is the same intent as long as it is unanswered. */
export function intentOf(action: string, input: Json): string {
  return `${action}:${canonicalJson(input)}`
}

/**
 * Ids of commands that are not answered yet. Asking twice for the same unanswered intent gives the same id, so a tap after a lost reply
 * repeats the command instead of doing it again.
 */
export class CommandOutbox {
  constructor(private readonly storage: OutboxStorage, private readonly newId: () => string, private readonly now: () => string) {}

  /** The id under which to send this intent; stored before anything is sent. */
  open(intent: string): string {
    const pending = this.storage.read()
    const known = Object.hasOwn(pending, intent) ? pending[intent] : undefined
    if (known !== undefined) return known.commandId
    const fresh: PendingCommand = { commandId: this.newId(), at: this.now() }
    const entries = [...Object.entries(pending), [intent, fresh] as const].slice(-maximumPending)
    this.storage.write(Object.fromEntries(entries))
    return fresh.commandId
  }

  /** The server has answered: the intent is done, whatever the answer was. */
  settle(intent: string): void {
    const { [intent]: _done, ...others } = this.storage.read()
    this.storage.write(others)
  }
}

/** A version-4 UUID from whatever random source the platform has; it needs to be unique, not secret. */
export function newCommandId(random: () => number = Math.random): string {
  const digit = (choices: number, from = 0) => (Math.floor(random() * choices) + from).toString(16)
  const digits = (count: number) => Array.from({ length: count }, () => digit(16)).join('')
  return `${digits(8)}-${digits(4)}-4${digits(3)}-${digit(4, 8)}${digits(3)}-${digits(12)}`
}
