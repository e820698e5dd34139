const path = require('node:path')
const { accessibleComponents } = require('./accessible-components')

/** A Taro plugin: the mini-program's components take aria attributes. */
module.exports = (context) => {
  context.registerMethod({
    name: 'onSetupClose',
    fn(platform) {
      if (platform.template === undefined) return
      platform.template.mergeComponents(context, accessibleComponents)
      platform.runtimePath = [platform.runtimePath, path.join(__dirname, 'accessible-components-runtime.js')]
    },
  })
}
