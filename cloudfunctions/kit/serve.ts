import * as z from 'zod/mini'
import type { Json } from '@shared/contract/canonical-json'
import type { ActionDeclaration } from '@shared/contract/action'
import type { CallReply } from '@shared/contract/call'
import { isRefusal, refuse, type Refusal } from '@shared/contract/refusal'
import { beijingDayOf } from '@shared/cycle/beijing-time'
import { isGranted } from '@shared/people/permission'
import type { Person } from '@shared/people/person'
import { inputRefusal } from './input-error'
import { hashOf } from './hash'
import { callerOf, type Caller, type FunctionContext } from './identity'
import { log, logBug } from './log'
import { readDocument } from './read'
import { signal } from './signal'
import { inTransaction, Rollback, TooBusyError, type Transaction } from './transaction'

/** A call's body may hold 100 KB of text on the platform; larger ones are refused before anything is read. */
const maximumBytes = 100_000

/** What every handler knows about its call. `now` is server time, taken once. */
export interface Call<Input> {
  readonly actor: Person
  readonly input: Input
  readonly now: string
  readonly requestId: string
}

/** A command's call besides: its transaction, its id, and whom to tell after the commit. */
export interface CommandCall<Input> extends Call<Input> {
  readonly transaction: Transaction
  readonly commandId: string
  readonly tell: (personIds: Iterable<string>) => void
  /** Work that follows the commit and may fail without undoing it; the close's timer catches up. */
  readonly afterCommit: (work: () => Promise<void>) => void
  /** A sentence for the audit trail; without it the action's title stands. */
  readonly summarise: (text: string) => void
}

/** A call by a WeChat account that is bound to nobody yet. */
export type GuestCall<Input> = Omit<CommandCall<Input>, 'actor'> & { readonly openid: string }

interface Prepared {
  readonly caller: Caller
  readonly now: string
  readonly rawInput: unknown
  readonly commandId: string | undefined
}

/** A handler as the function `api` keeps it in its list. */
export type Handler = (prepared: Prepared) => Promise<unknown>

type Answer<Declaration extends ActionDeclaration> = Promise<z.input<Declaration['output']> | Refusal>

function parseInput<Declaration extends ActionDeclaration>(declaration: Declaration, raw: unknown): { value: z.output<Declaration['input']> } | Refusal {
  const parsed = z.safeParse(declaration.input, raw, { reportInput: true })
  return parsed.success ? { value: parsed.data as z.output<Declaration['input']> } : inputRefusal(parsed.error.issues)
}

/** Roles alone settle it where no row reaches for a particular person; otherwise the handler checks the record's own subject. */
function refuseRole(declaration: ActionDeclaration, actor: Person): Refusal | null {
  const mayAtAll = declaration.may.map((grant) => ({ role: grant.role, reach: 'any' as const }))
  return isGranted(mayAtAll, actor, null) ? null : refuse('forbidden')
}

async function identify(caller: Caller): Promise<Person | Refusal> {
  if (caller.openid === null) return refuse('not-signed-in')
  const binding = await readDocument('bindings', caller.openid)
  if (binding === null) return refuse('not-signed-in')
  const person = await readDocument('people', binding.personId)
  if (person === null) return refuse('not-signed-in')
  return person.status === 'left' ? refuse('person-left') : person
}

/** Declares the handler of a query. Its answer is cut to the declared output, so that no field slips out. */
export function query<Declaration extends ActionDeclaration>(
  declaration: Declaration, run: (call: Call<z.output<Declaration['input']>>) => Answer<Declaration>,
): Handler {
  return async ({ caller, now, rawInput }) => {
    const input = parseInput(declaration, rawInput)
    if (isRefusal(input)) return input
    const actor = await identify(caller)
    if (isRefusal(actor)) return actor
    const refused = refuseRole(declaration, actor)
    if (refused !== null) return refused
    const answer = await run({ actor, input: input.value, now, requestId: caller.requestId })
    return isRefusal(answer) ? answer : z.parse(declaration.output, answer)
  }
}

/** What a command may do besides answering. */
type Effects = Pick<CommandCall<unknown>, 'transaction' | 'tell' | 'summarise' | 'afterCommit'>

const commandIdPattern = /^[A-Za-z0-9-]{8,64}$/

/** What is left of a command's record and audit entry where nothing may lead from a person to what they sent: the day, and that it was done. */
interface Traces {
  readonly at: string
  readonly inputHash: string
  readonly requestId: string
  readonly changed: Transaction['changes']
}

function tracesOf(declaration: ActionDeclaration, { now, caller }: Prepared, input: unknown, changed: Transaction['changes']): Traces {
  if (declaration.discretion !== 'anonymous') return { at: now, inputHash: hashOf({ action: declaration.name, input: input as Json }), requestId: caller.requestId, changed }
  return { at: `${beijingDayOf(now)}T00:00:00.000Z`, inputHash: hashOf({ action: declaration.name }), requestId: '', changed: [] }
}

/**
 * Answers a command once: the id made on the phone finds the first answer again, the same id with another body is refused, and what the
 * command changes is committed together with its audit entry and its answer (decision 4). A refusal leaves nothing behind.
 */
async function answerOnce(
  declaration: ActionDeclaration, prepared: Prepared, input: unknown, holder: string,
  run: (effects: Effects) => Promise<{ answer: unknown; actor: { id: string; name: string } } | Refusal>,
): Promise<unknown> {
  const { commandId, caller } = prepared
  if (commandId === undefined || !commandIdPattern.test(commandId)) return refuse('bad-input', '提交编号不对，请更新小程序后再试', 'commandId')
  const recordId = `${holder}:${commandId}`
  const { inputHash } = tracesOf(declaration, prepared, input, [])
  const isShownOnce = declaration.discretion === 'once'
  let audience: string[] = []
  let following: (() => Promise<void>)[] = []
  const attempt = async (): Promise<unknown> => inTransaction<unknown>(async (transaction) => {
    audience = []
    following = []
    let summary = declaration.title
    const earlier = await transaction.read('commands', recordId)
    if (earlier !== null) return new Rollback(earlier.inputHash !== inputHash ? refuse('command-reused') : isShownOnce ? refuse('shown-once') : earlier.output)
    const result = await run({
      transaction, tell: (ids) => { audience.push(...ids) }, summarise: (text) => { summary = text }, afterCommit: (work) => { following.push(work) },
    })
    if (isRefusal(result)) {
      // What came to nothing is told to nobody, however far it had got.
      audience = []
      following = []
      return new Rollback<unknown>(result)
    }
    const output = z.parse(declaration.output, result.answer)
    const traces = tracesOf(declaration, prepared, input, transaction.changes)
    await transaction.create('audit', {
      _id: `${traces.at}:${recordId}`, at: traces.at, action: declaration.name, actorId: result.actor.id, actorName: result.actor.name,
      changed: traces.changed, summary, requestId: traces.requestId,
    })
    await transaction.create('commands', { _id: recordId, action: declaration.name, inputHash, output: isShownOnce ? null : output, at: traces.at })
    transaction.actorId = result.actor.id
    return output
  }, (ids) => { audience.push(...ids) })
  const settle = async (): Promise<unknown> => {
    try {
      return await attempt()
    } catch (failure) {
      // A lost commit reply leaves the outcome unknown: the command's own record says what became of it.
      if (failure instanceof TooBusyError) throw failure
      const record = await readDocument('commands', recordId).catch(() => null)
      if (record !== null && record.inputHash === inputHash) return isShownOnce ? refuse('shown-once') : record.output
      throw failure
    }
  }
  const output = await settle()
  for (const work of following) await work().catch((failure: unknown) => { logBug(failure, { requestId: caller.requestId, action: declaration.name }) })
  await signal(audience, caller.requestId)
  return output
}

/** Declares the handler of a command; the actor is read again inside the transaction, so that a leaver's last tap is refused. */
export function command<Declaration extends ActionDeclaration>(
  declaration: Declaration, run: (call: CommandCall<z.output<Declaration['input']>>) => Answer<Declaration>,
): Handler {
  return async (prepared) => {
    const input = parseInput(declaration, prepared.rawInput)
    if (isRefusal(input)) return input
    const known = await identify(prepared.caller)
    if (isRefusal(known)) return known
    return answerOnce(declaration, prepared, input.value, known._id, async (effects) => {
      const { transaction } = effects
      const actor = await transaction.read('people', known._id)
      if (actor === null || actor.status === 'left') return refuse('person-left')
      const refused = refuseRole(declaration, actor)
      if (refused !== null) return refused
      const call = { actor, input: input.value, now: prepared.now, requestId: prepared.caller.requestId, commandId: prepared.commandId ?? '', ...effects }
      const answer = await run(call)
      return isRefusal(answer) ? answer : { answer, actor: { id: actor._id, name: actor.name } }
    })
  }
}

/** Declares the handler of a command for accounts that are bound to nobody yet. */
export function guestCommand<Declaration extends ActionDeclaration>(
  declaration: Declaration, run: (call: GuestCall<z.output<Declaration['input']>>) => Promise<{ answer: z.input<Declaration['output']>; actor: { id: string; name: string } } | Refusal>,
): Handler {
  return async (prepared) => {
    const input = parseInput(declaration, prepared.rawInput)
    if (isRefusal(input)) return input
    const { openid } = prepared.caller
    if (openid === null) return refuse('not-signed-in')
    // A guest of an anonymous form leaves not even the WeChat account behind.
    const holder = declaration.discretion === 'anonymous' ? hashOf(['guest', openid]) : openid
    return answerOnce(declaration, prepared, input.value, holder, (effects) => run({
      openid, input: input.value, now: prepared.now, requestId: prepared.caller.requestId, commandId: prepared.commandId ?? '', ...effects,
    }))
  }
}

/** Keys that the platform itself may add to an event; they are never read. */
const platformKeys = ['userInfo', 'tcbContext']

const envelope = z.strictObject({ action: z.string(), input: z.unknown(), commandId: z.optional(z.string()) })

/** How much text the event is; null where it is nested so deeply that it can't even be written out. */
function bytesOf(event: unknown): number | null {
  try {
    return Buffer.byteLength(JSON.stringify(event ?? null))
  } catch (failure) {
    if (failure instanceof RangeError) return null
    throw failure
  }
}

/** The function's entry: from the platform's event and context to a reply; expected refusals are answers, bugs are logged and shown by number. */
export function serve(handlers: Readonly<Record<string, Handler>>): (event: unknown, context: FunctionContext) => Promise<CallReply> {
  return async (event, context) => {
    const startedAt = Date.now()
    const now = new Date(startedAt).toISOString()
    const caller = callerOf(context)
    const { requestId } = caller
    const refused = (refusal: Refusal, action?: string): CallReply => {
      log('refused', { requestId, code: refusal.code, ms: Date.now() - startedAt, ...(action === undefined ? {} : { action }) })
      const { code, message, field } = refusal
      return { ok: false, refusal: field === undefined ? { code, message } : { code, message, field }, now, requestId }
    }
    const bytes = bytesOf(event)
    if (bytes === null) return refused(refuse('bad-input'))
    if (bytes > maximumBytes) return refused(refuse('too-large'))
    const own = typeof event === 'object' && event !== null && !Array.isArray(event)
      ? Object.fromEntries(Object.entries(event).filter(([key]) => !platformKeys.includes(key))) : event
    const parsed = z.safeParse(envelope, own, { reportInput: true })
    if (!parsed.success) return refused(inputRefusal(parsed.error.issues))
    const { action, input, commandId } = parsed.data
    const handler = Object.hasOwn(handlers, action) ? handlers[action] : undefined
    if (handler === undefined) return refused(refuse('unknown-action'))
    try {
      const answer = await handler({ caller, now, rawInput: input, commandId })
      if (isRefusal(answer)) return refused(answer, action)
      log('done', { requestId, action, ms: Date.now() - startedAt })
      return { ok: true, output: answer, now }
    } catch (failure) {
      if (failure instanceof TooBusyError) return refused(refuse('busy'), action)
      logBug(failure, { requestId, action })
      return refused(refuse('internal', `系统异常，请反馈编号 ${requestId}`), action)
    }
  }
}
