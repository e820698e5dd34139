import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'

const root = join(__dirname, '../..')
const textOf = (path: string) => readFileSync(join(root, path), 'utf8')
const documents = execFileSync('git', ['ls-files', '-z', '*.md'], { cwd: root, encoding: 'utf8' }).split('\0').filter((path) => path !== '')
const { scripts } = JSON.parse(textOf('package.json')) as { readonly scripts: Readonly<Record<string, string>> }

/** Links and images that lead into the repository, without those in code. */
function linksIn(text: string): readonly string[] {
  const prose = text.replace(/^```[\s\S]*?^```/gm, '').replace(/`[^`\n]*`/g, '')
  return [...prose.matchAll(/(?:\]\(|<img src=")([^)"\s]+)[)"]/g)].map(([, target = '']) => target).filter((target) => !/^[a-z]+:/.test(target))
}

/** Where a link may lead within a page: its headings as GitHub names them, and anchors set by hand. */
function anchorsOf(text: string): ReadonlySet<string> {
  const headings = [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => heading.toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, '').replaceAll(' ', '-'))
  return new Set([...headings, ...[...text.matchAll(/<a id="([^"]+)">/g)].map(([, id = '']) => id)])
}

function brokenLinks(path: string): readonly string[] {
  return linksIn(textOf(path)).filter((link) => {
    const [file = '', anchor = ''] = link.split('#')
    const target = file === '' ? path : normalize(join(dirname(path), file))
    if (!existsSync(join(root, target))) return true
    return anchor !== '' && !anchorsOf(textOf(target)).has(anchor)
  })
}

/** Commands that a document tells its reader to type. */
function commandsIn(text: string): readonly string[] {
  return [...text.matchAll(/npm (?:run )?(?:-s )?([a-z][\w:-]*)(?= |`|\n|$)/gm)].map(([, name = '']) => name)
}

test('the repository has its documents', () => {
  expect(documents).toEqual(expect.arrayContaining(['README.md', 'README.zh-CN.md', 'docs/architecture.md', 'docs/glossary.md', 'docs/user-guide.zh-CN.md', 'docs/operator-guide.md']))
})

test.each(documents)('every link of %s leads somewhere', (path) => {
  expect(brokenLinks(path)).toEqual([])
})

test.each(['README.md', 'README.zh-CN.md', 'docs/operator-guide.md', 'docs/operator-guide.zh-CN.md'])('%s names commands that exist', (path) => {
  const named = commandsIn(textOf(path))
  expect(named).toContain('test')
  expect(named.filter((name) => !['ci', 'install'].includes(name) && !Object.hasOwn(scripts, name))).toEqual([])
})

test.each([['README.md', 'README.zh-CN.md'], ['docs/operator-guide.md', 'docs/operator-guide.zh-CN.md']])('%s and %s say the same', (english, chinese) => {
  const outline = (path: string) => [...textOf(path).matchAll(/^#+ /gm)].map(([marks]) => marks)
  expect(outline(chinese)).toEqual(outline(english))
  expect(commandsIn(textOf(chinese))).toEqual(commandsIn(textOf(english)))
})

test('every decision is listed', () => {
  const list = textOf('docs/adr/README.md')
  expect(documents.filter((path) => /^docs\/adr\/\d{4}-/.test(path) && !list.includes(path.slice('docs/adr/'.length)))).toEqual([])
})

test('every file that the glossary names is there', () => {
  const named = [...textOf('docs/glossary.md').matchAll(/`((?:shared|cloudfunctions|local)\/[\w./-]+)`/g)].map(([, path = '']) => path)
  expect(named.length).toBeGreaterThan(50)
  expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([])
})
