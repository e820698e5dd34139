// Lints texts as if they stood in the files named: [{ file, text }] on standard input, the messages of each on standard output.
import { readFileSync } from 'node:fs'
import { ESLint } from 'eslint'

const eslint = new ESLint()
const answers = []
for (const { file, text } of JSON.parse(readFileSync(0, 'utf8'))) {
  const [result] = await eslint.lintText(text, { filePath: file })
  answers.push(result.messages.map(({ ruleId, message, fatal }) => ({ ruleId, message, isFatal: fatal === true })))
}
process.stdout.write(JSON.stringify(answers))
