import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import * as z from 'zod/mini'
import { messageOf } from '../failure'
import { allows } from '../rules/security-rule'
import type { RuleSubject, SecurityRule } from '../rules/security-rule'
import type { StorageRules } from '../storage/file-storage'
import type { IndexDefinition } from '../store/collection-index'
import { ProjectError } from './project-error'

/** A function as cloudbaserc.json declares it for the deployment. */
export interface FunctionDeclaration {
  readonly name: string
  readonly timeoutMs: number
  readonly memoryMb: number
  readonly environment: Readonly<Record<string, string>>
  readonly timers: readonly TimerDeclaration[]
}

export interface TimerDeclaration {
  readonly name: string
  /** Seven fields, Beijing time: second minute hour day month weekday year. */
  readonly cron: string
}

/** What the deployment files say; the local cloud enforces the same. */
export interface ProjectFiles {
  /** Folder of the built functions. */
  readonly functionsDir: string
  readonly functions: readonly FunctionDeclaration[]
  /** Every collection with its indexes. A collection exists because a rule names it. */
  readonly indexes: ReadonlyMap<string, readonly IndexDefinition[]>
  readonly databaseRules: ReadonlyMap<string, { readonly read: SecurityRule; readonly write: SecurityRule }>
  readonly functionRules: ReadonlyMap<string, SecurityRule>
  readonly storageRules: StorageRules
}

/** The rule of functions that have none of their own. */
export const EVERY_OTHER = '*'

const Rule = z.union([z.boolean(), z.string()])

const CloudbaseRc = z.object({
  functionRoot: z.string(),
  functions: z.array(
    z.object({
      name: z.string(),
      timeout: z.number(),
      memorySize: z.number(),
      envVariables: z.optional(z.record(z.string(), z.string())),
      triggers: z.optional(z.array(z.object({ name: z.string(), type: z.literal('timer'), config: z.string() }))),
    }),
  ),
})

const DatabaseRules = z.record(z.string(), z.strictObject({ read: Rule, write: Rule }))
/** The platform knows these three rules for functions only. */
const FunctionRules = z.record(z.string(), z.strictObject({ invoke: z.union([z.boolean(), z.literal('auth != null')]) }))
const StorageRulesFile = z.strictObject({ read: Rule, write: Rule })
const Indexes = z.record(
  z.string(),
  z.array(
    z.strictObject({
      name: z.string(),
      keys: z.record(z.string(), z.union([z.literal(1), z.literal(-1)])),
      unique: z.optional(z.boolean()),
    }),
  ),
)

export function readProjectFiles(projectDir: string): ProjectFiles {
  const databaseDir = join(projectDir, 'database')
  const rc = readJson(join(projectDir, 'cloudbaserc.json'), CloudbaseRc)
  const rules = readJson(join(databaseDir, 'database-rules.json'), DatabaseRules)
  const declared = readJson(join(databaseDir, 'indexes.json'), Indexes)
  const functionRules = readJson(join(databaseDir, 'function-rules.json'), FunctionRules)

  const storageRules = readJson(join(databaseDir, 'storage-rules.json'), StorageRulesFile)

  const unruled = Object.keys(declared).find((collection) => rules[collection] === undefined)
  if (unruled !== undefined) throw new ProjectError(`indexes.json 里的集合 ${unruled} 在 database-rules.json 里没有规则。`)
  // The platform takes no file without it.
  if (functionRules[EVERY_OTHER] === undefined) throw new ProjectError(`function-rules.json 缺少 "${EVERY_OTHER}" 的规则。`)
  const nobody: RuleSubject = { auth: null }
  // A rule that can't be read must show now and not when somebody calls.
  for (const { read, write } of [...Object.values(rules), storageRules]) [read, write].forEach((rule) => allows(rule, nobody))
  return {
    functionsDir: join(projectDir, rc.functionRoot),
    functions: rc.functions.map(({ name, timeout, memorySize, envVariables, triggers }) => ({
      name,
      timeoutMs: timeout * 1000,
      memoryMb: memorySize,
      environment: envVariables ?? {},
      timers: (triggers ?? []).map((trigger) => ({ name: trigger.name, cron: trigger.config })),
    })),
    indexes: new Map(Object.keys(rules).map((collection) => [collection, (declared[collection] ?? []).map(indexDefinition)])),
    databaseRules: new Map(Object.entries(rules)),
    functionRules: new Map(Object.entries(functionRules).map(([name, { invoke }]) => [name, invoke])),
    storageRules,
  }
}

function indexDefinition(index: z.infer<typeof Indexes>[string][number]): IndexDefinition {
  const keys = Object.entries(index.keys).map(([path, direction]) => ({ path, direction }))
  return { name: index.name, keys, unique: index.unique ?? false }
}

function readJson<Schema extends z.ZodMiniType>(file: string, schema: Schema): z.infer<Schema> {
  let json: unknown
  try {
    json = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new ProjectError(`读不了 ${file}：${messageOf(error)}`)
  }
  const parsed = schema.safeParse(json)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new ProjectError(`${basename(file)} 的 ${issue?.path.join('.') ?? ''} 不对：${issue?.message ?? ''}`)
}
