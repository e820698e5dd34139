// Runs inside the mini-program before any page.
const { mergeInternalComponents } = require('@tarojs/shared')
const { accessibleComponents } = require('./accessible-components')

mergeInternalComponents(accessibleComponents)
