import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { join } from 'node:path'

export interface Child {
  readonly process: ChildProcess
  /** Everything that it printed so far. */
  output: () => string
  /** Resolves with the first line that matches; rejects with the output where the process ends before. */
  line: (pattern: RegExp) => Promise<string>
  /** Resolves with the exit code, null for a killed process. */
  ended: Promise<number | null>
  /** kill -9, and waits until it is gone. */
  kill: () => Promise<void>
}

/** Starts a script of test/local/fixtures in a node process of its own. */
export function startChild(script: string, ...args: string[]): Child {
  const child = spawn(process.execPath, [join(__dirname, 'fixtures', script), ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  const listeners = new Set<() => void>()
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
      for (const listener of listeners) listener()
    })
  }
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
  return {
    process: child,
    output: () => output,
    line: (pattern) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const found = output.split('\n').slice(0, -1).find((line) => pattern.test(line))
          if (found !== undefined) resolve(found)
        }
        listeners.add(look)
        look()
        void ended.then((code) => {
          reject(new Error(`ended with ${code}: ${output}`))
        })
      }),
    ended,
    kill: async () => {
      child.kill('SIGKILL')
      await ended
    },
  }
}
