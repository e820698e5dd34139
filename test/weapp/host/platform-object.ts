import { journal } from './journal'
import { platformNames } from './platform-names'

/** Frameworks keep their own things under these names. */
const ownNames: ReadonlySet<string> = new Set(['webpackJsonp', '__taroRouterChange', 'toJSON', 'then'])

/**
 * An object of the platform with exactly what is given. Names that WeChat has and that are not given look as if they were there, since
 * frameworks wrap all of them at the start, and are noted when they are called; names that WeChat doesn't have are noted when they are read.
 */
export function platformObject<Given extends object>(given: Given, name: string, known: ReadonlySet<string> = platformNames): Given {
  const absent = (key: string) => (): never => {
    journal.missing.add(`${name}.${key}`)
    throw new Error(`${name}.${key} is not given`)
  }
  const isAbsent = (key: string | symbol): boolean => typeof key === 'string' && known.has(key) && !Object.hasOwn(given, key)
  return new Proxy(given, {
    get: (target, key, receiver): unknown => {
      if (isAbsent(key)) return absent(String(key))
      if (typeof key === 'string' && !Reflect.has(target, key) && !ownNames.has(key)) journal.missing.add(`${name}.${key}`)
      return Reflect.get(target, key, receiver)
    },
    ownKeys: (target) => [...new Set([...Reflect.ownKeys(target), ...known])],
    getOwnPropertyDescriptor: (target, key) => (isAbsent(key) ? { configurable: true, enumerable: true, writable: true, value: absent(String(key)) } : Reflect.getOwnPropertyDescriptor(target, key)),
  })
}
