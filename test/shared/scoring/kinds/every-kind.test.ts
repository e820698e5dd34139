import { readdirSync } from 'node:fs'
import { join } from 'node:path'

const root = join(__dirname, '../../../..')
const filesOf = (folder: string) => readdirSync(join(root, folder)).map((file) => file.replace(/(\.test)?\.ts$/, ''))
const kinds = filesOf('shared/scoring/kinds').filter((file) => file !== 'index' && !file.endsWith('parameters'))

test.each(kinds)('the rule kind %s has its table of cases', (kind) => {
  expect(filesOf('test/shared/scoring/kinds')).toContain(kind)
})

test.each(kinds)('the rule kind %s has its sentences', (kind) => {
  expect(filesOf('shared/scoring/sentences')).toContain(kind)
})
