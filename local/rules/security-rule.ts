import { ProjectError } from '../project/project-error'
import type { StoredDocument } from '../store/stored-value'

/** `true`, `false` or an expression over `auth` and `doc`. */
export type SecurityRule = boolean | string

/** What a rule may look at. `auth` is null for somebody who is not signed in. */
export interface RuleSubject {
  readonly auth: { readonly openid: string } | null
  readonly doc?: StoredDocument
  /** A file: its path, and the client that it belongs to. */
  readonly resource?: { readonly path: string; readonly openid?: string }
}

/** Whether the rule lets the subject pass. A path that leads nowhere is null. */
export function allows(rule: SecurityRule, subject: RuleSubject): boolean {
  if (typeof rule === 'boolean') return rule
  return new RuleReader(rule, subject).read() === true
}

const TOKEN = /\s*(\/(?:[^/\\]|\\.)+\/\.test\([\w.]+\)|==|!=|&&|\|\||!|\(|\)|'(?:[^'\\])*'|"(?:[^"\\])*"|[\w.]+)/y

/** Reads the small language of CloudBase's rules that this app uses: `==`, `!=`, `&&`, `||`, `!`, brackets, paths, constants, tests of a pattern. */
class RuleReader {
  private readonly tokens: string[]
  private position = 0

  constructor(
    private readonly source: string,
    private readonly subject: RuleSubject,
  ) {
    this.tokens = []
    TOKEN.lastIndex = 0
    const text = source.trimEnd()
    while (TOKEN.lastIndex < text.length) {
      const token = TOKEN.exec(text)?.[1]
      if (token === undefined) throw this.wrong()
      this.tokens.push(token)
    }
  }

  read(): unknown {
    const value = this.either()
    if (this.position !== this.tokens.length) throw this.wrong()
    return value
  }

  private either(): unknown {
    let value = this.both()
    while (this.take('||')) {
      const other = this.both()
      value = value === true || other === true
    }
    return value
  }

  private both(): unknown {
    let value = this.comparison()
    while (this.take('&&')) {
      const other = this.comparison()
      value = value === true && other === true
    }
    return value
  }

  private comparison(): unknown {
    const isTest = this.tokens[this.position]?.startsWith('/') === true
    const left = this.operand()
    if (this.take('==')) return left === this.operand()
    if (this.take('!=')) return left !== this.operand()
    // The platform wants a test compared with true or false.
    if (isTest) throw this.wrong()
    return left
  }

  private operand(): unknown {
    if (this.take('!')) return this.operand() !== true
    if (this.take('(')) {
      const value = this.either()
      if (!this.take(')')) throw this.wrong()
      return value
    }
    const token = this.tokens[this.position++]
    if (token === undefined) throw this.wrong()
    if (token.startsWith("'") || token.startsWith('"')) return token.slice(1, -1)
    if (token.startsWith('/')) return this.test(token)
    if (/^\d+$/.test(token)) return Number(token)
    if (token === 'true' || token === 'false') return token === 'true'
    return token === 'null' ? null : this.path(token)
  }

  private path(token: string): unknown {
    const [root, ...segments] = token.split('.')
    if (root !== 'auth' && root !== 'doc' && root !== 'resource') throw this.wrong()
    let value: unknown = this.subject[root] ?? null
    for (const segment of segments) {
      value = typeof value === 'object' && value !== null && Object.hasOwn(value, segment) ? Reflect.get(value, segment) : null
    }
    return value
  }

  /** `/pattern/.test(path)`; what is no text does not match. */
  private test(token: string): boolean {
    const end = token.lastIndexOf('/.test(')
    const pattern = this.patternOf(token.slice(1, end))
    const value = this.path(token.slice(end + '/.test('.length, -1))
    return typeof value === 'string' && pattern.test(value)
  }

  private patternOf(source: string): RegExp {
    try {
      return new RegExp(source)
    } catch (error) {
      if (error instanceof SyntaxError) throw this.wrong()
      throw error
    }
  }

  private take(token: string): boolean {
    if (this.tokens[this.position] !== token) return false
    this.position++
    return true
  }

  private wrong(): ProjectError {
    return new ProjectError(`看不懂安全规则 “${this.source}”。`)
  }
}
