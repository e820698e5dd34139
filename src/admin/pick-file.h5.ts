import { decodeCsv } from './csv'
import type { PickedFile } from './pick-file'

/** The browser's own dialog; null when nothing was chosen. */
export function pickFile(): Promise<PickedFile | null> {
  return new Promise((resolve, reject) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = '.csv,.txt,text/csv'
    input.addEventListener('cancel', () => { resolve(null) })
    input.addEventListener('change', () => {
      const file = input.files?.[0]
      if (file === undefined) resolve(null)
      else file.arrayBuffer().then((bytes) => { resolve({ name: file.name, text: decodeCsv(bytes) }) }, reject)
    })
    input.click()
  })
}
