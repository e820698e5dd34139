import { probeFormulas, type LoadPackage, type Peer } from './peer'

/** The card sheet as a formula; `max`, `min` and `fix` are those of the tool. */
const total = 'max(0, min(30, 20 + fix(firstPass - 90))) + round2(20 * min(1, survey / 100)) + max(0, min(20, 15 + fix(satisfaction - 95))) + max(0, min(10, 8 + warehouse)) + max(0, min(10, 8 + tools)) + coordination'
const pay = (sum: string): string => `round2((${sum}) / 80 * base)`

type Scope = Readonly<Record<string, unknown>>
interface MathJs {
  readonly compile: (text: string) => { readonly evaluate: (scope: Scope) => unknown }
  readonly create: (all: unknown, config: Scope) => MathJs
  readonly all: unknown
}

async function mathJsWith(load: LoadPackage, isBig: boolean): Promise<MathJs> {
  const module = await load('mathjs') as MathJs
  return isBig ? module.create(module.all, { number: 'BigNumber', precision: 64 }) : module
}

async function mathJs(load: LoadPackage, isBig: boolean): ReturnType<Peer['prepare']> {
  const math = await mathJsWith(load, isBig)
  const sum = math.compile(`round2(x) = round(x, 2); ${total}`)
  const paid = math.compile(`round2(x) = round(x, 2); ${pay('total')}`)
  const big = math.compile('bignumber(x)')
  const last = (result: unknown): unknown => (result as { readonly entries: readonly unknown[] }).entries.at(-1)
  return (people) => Promise.resolve(people.map((figures) => {
    const scope = isBig ? Object.fromEntries(Object.entries(figures).map(([key, value]) => [key, big.evaluate({ x: value })])) : { ...figures }
    const points = last(sum.evaluate({ ...scope }))
    return { total: Number(points), pay: Number(last(paid.evaluate({ ...scope, total: points }))) }
  }))
}

async function probeMathJs(load: LoadPackage, isBig: boolean): Promise<readonly unknown[]> {
  const math = await mathJsWith(load, isBig)
  return probeFormulas('round').map((text) => math.compile(text).evaluate({}))
}

export const mathJsNumbers: Peer = { name: 'mathjs', package: 'mathjs', probe: (load) => probeMathJs(load, false), prepare: (load) => mathJs(load, false) }
export const mathJsBigNumbers: Peer = { name: 'mathjs, BigNumber', package: 'mathjs', probe: (load) => probeMathJs(load, true), prepare: (load) => mathJs(load, true) }

interface Filtrex {
  readonly compileExpression: (text: string, options: { readonly extraFunctions: Readonly<Record<string, (x: number) => number>> }) => (scope: Scope) => unknown
}

const filtrexOptions = { extraFunctions: { fix: Math.trunc, round2: (x: number) => Math.round(x * 100) / 100 } }

/** Filtrex rounds to whole numbers only, so two places are a function of our own, as its documentation shows. */
export const filtrex: Peer = {
  name: 'filtrex', package: 'filtrex',
  probe: async (load) => {
    const { compileExpression } = await load('filtrex') as Filtrex
    return probeFormulas('round2').map((text) => compileExpression(text, filtrexOptions)({}))
  },
  prepare: async (load) => {
    const { compileExpression } = await load('filtrex') as Filtrex
    const sum = compileExpression(total, filtrexOptions)
    const paid = compileExpression(pay('total'), filtrexOptions)
    return (people) => Promise.resolve(people.map((figures) => {
      const points = Number(sum({ ...figures }))
      return { total: points, pay: Number(paid({ ...figures, total: points })) }
    }))
  },
}
