import { probeFormulas, type Peer } from './peer'

interface Almanac { readonly factValue: (name: string) => Promise<unknown> }
interface RulesEngine {
  readonly addFact: (name: string, value: (params: unknown, almanac: Almanac) => Promise<number>) => void
  readonly addRule: (rule: unknown) => void
  readonly run: (facts: Readonly<Record<string, unknown>>) => Promise<{ readonly events: readonly { readonly params: { readonly points: number } }[] }>
}
interface JsonRulesEngine { readonly Engine: new () => RulesEngine }

/** Every whole percent is a rule of its own, as conditions only compare; what has to be computed is a fact with a function. */
function bands(fact: string, standard: number, base: number, most: number): readonly unknown[] {
  return Array.from({ length: most + 1 }, (_, points) => {
    const from = standard + points - base
    const atLeast = points === 0 ? [] : [{ fact, operator: points <= base ? 'greaterThan' : 'greaterThanInclusive', value: points <= base ? from - 1 : from }]
    const below = points === most ? [] : [{ fact, operator: points < base ? 'lessThanInclusive' : 'lessThan', value: points < base ? from : from + 1 }]
    return { conditions: { all: [...atLeast, ...below] }, event: { type: fact, params: { points } } }
  })
}

export const jsonRulesEngine: Peer = {
  name: 'json-rules-engine', package: 'json-rules-engine',
  // It compares; sums are JavaScript's own, as in the facts below.
  probe: async (load) => {
    const { Engine } = await load('json-rules-engine') as JsonRulesEngine
    const engine = new Engine()
    engine.addRule({ conditions: { all: [{ fact: 'value', operator: 'greaterThanInclusive', value: 99 }] }, event: { type: 'reached', params: { points: 1 } } })
    const { events } = await engine.run({ value: 98.99 })
    const round2 = (value: number): number => Math.round(value * 100) / 100
    return [0.1 + 0.2, events.length, round2(20 * 1.1 / 3), round2(1.005)]
  },
  prepare: async (load) => {
    const { Engine } = await load('json-rules-engine') as JsonRulesEngine
    const engine = new Engine()
    for (const rule of [...bands('firstPass', 90, 20, 30), ...bands('satisfaction', 95, 15, 20)]) engine.addRule(rule)
    return async (people) => {
      const scored = []
      for (const figures of people) {
        const { events } = await engine.run({ ...figures })
        const counted = (moved: number): number => Math.max(0, Math.min(10, 8 + moved))
        const total = events.reduce((sum, { params }) => sum + params.points, 0) + Math.round(20 * Math.min(1, figures.survey / 100) * 100) / 100 + counted(figures.warehouse) + counted(figures.tools) + figures.coordination
        scored.push({ total, pay: Math.round(total / 80 * figures.base * 100) / 100 })
      }
      return scored
    }
  },
}

interface ZenModule {
  readonly ZenEngine: new () => { readonly createDecision: (content: unknown) => { readonly evaluate: (figures: unknown) => Promise<{ readonly result: { readonly total: number; readonly pay: number } }> } }
  readonly evaluateExpression: (expression: string) => Promise<unknown>
}

const zenExpressions = [
  ['survey20', 'round(20 * min([1, survey / 100]), 2)'],
  ['total', 'max([0, min([30, 20 + trunc(firstPass - 90)])]) + $.survey20 + max([0, min([20, 15 + trunc(satisfaction - 95)])]) + max([0, min([10, 8 + warehouse])]) + max([0, min([10, 8 + tools])]) + coordination'],
  ['pay', 'round($.total / 80 * base, 2)'],
] as const

/** A decision of one expression node. */
export const zenEngine: Peer = {
  name: '@gorules/zen-engine', package: '@gorules/zen-engine',
  probe: async (load) => {
    const { evaluateExpression } = await load('@gorules/zen-engine') as ZenModule
    return Promise.all(probeFormulas('round').map(async (text) => evaluateExpression(text)))
  },
  prepare: async (load) => {
    const { ZenEngine } = await load('@gorules/zen-engine') as ZenModule
    const node = (id: string, type: string, content = {}) => ({ id, name: id, type, position: { x: 0, y: 0 }, content })
    const decision = new ZenEngine().createDecision({
      nodes: [node('in', 'inputNode'), node('card', 'expressionNode', { expressions: zenExpressions.map(([key, value]) => ({ id: key, key, value })) }), node('out', 'outputNode')],
      edges: [{ id: 'a', type: 'edge', sourceId: 'in', targetId: 'card' }, { id: 'b', type: 'edge', sourceId: 'card', targetId: 'out' }],
    })
    return async (people) => {
      const scored = []
      for (const figures of people) {
        const { result } = await decision.evaluate(figures)
        scored.push({ total: result.total, pay: result.pay })
      }
      return scored
    }
  },
}
