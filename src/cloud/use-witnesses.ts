import { useEffect, useMemo } from 'react'
import { compareWitnesses, type ChangedWitness, type KeptWitnesses } from './kept-witnesses'
import { phoneStorage } from './phone-storage'

/** Stays when somebody signs out: the codes belong to the company's past and name nobody. */
const key = 'shifu:witnesses'

function readKept(): KeptWitnesses {
  const text = phoneStorage.read(key)
  return typeof text === 'string' && text !== '' ? (JSON.parse(text) as KeptWitnesses) : {}
}

function keep(kept: KeptWitnesses): void {
  try {
    phoneStorage.write(key, JSON.stringify(kept))
  } catch (failure) {
    console.warn('no room for witness codes', failure)
  }
}

/** Keeps the witness codes that a page shows on this phone, and answers those that are not what the phone saw before. */
export function useWitnesses(codes: readonly string[]): readonly ChangedWitness[] {
  const text = codes.join(' ')
  const { kept, changed } = useMemo(() => compareWitnesses(readKept(), text === '' ? [] : text.split(' ')), [text])
  useEffect(() => {
    if (text !== '') keep(kept)
  }, [text, kept])
  return changed
}
