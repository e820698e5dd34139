import { BundleError, BundleFiles } from './bundle-files'
import { compileStyles } from './compile-styles'
import { compileTemplates } from './compile-templates'
import { pagePaths } from './page-paths'
import { checkWechatSyntax } from './wechat-syntax'
import { hiddenGlobals, logicGlobals } from '../host/logic-globals'

/**
 * The folder that would be uploaded as one script for the host: it leaves `__weapp` in the window. Throws a BundleError for what WeChat
 * would refuse.
 */
export function compileBundle(dir: string): string {
  const files = new BundleFiles(dir)
  checkWechatSyntax(files)
  const configs = files.pageConfigs()
  for (const page of pagePaths(files.app)) {
    const missing = ['.js', '.wxml', '.json'].map((ending) => `${page}${ending}`).filter((path) => !files.paths.includes(path))
    if (missing.length > 0) throw new BundleError(`app.json names the page ${page}, but ${missing.join(', ')} is missing`)
  }
  // Every module is a function whose parameters are all that WeChat gives it; browser names are among them and stay undefined.
  const parameters = [...logicGlobals, ...hiddenGlobals].join(', ')
  const modules = files.ending('.js').map((path) => `${JSON.stringify(path.replace(/\.js$/, ''))}: function (${parameters}) {\n${files.read(path)}\n}`)
  return `window.__weapp = {
app: ${JSON.stringify(files.app)},
configs: ${JSON.stringify(Object.fromEntries(configs))},
styles: ${JSON.stringify(compileStyles(files))},
templates: ${compileTemplates(files)},
modules: {${modules.join(',\n')}},
}`
}
