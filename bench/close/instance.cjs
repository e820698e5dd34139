// One instance of a built function in a process of its own, as the platform runs it, so that its memory is its own. Told by messages:
// {nowMs}: from here on it is that moment; {event, context}: one call, answered with {result, ms, cpuMs}. node instance.cjs <functionFile>, forked.
const { setPriority } = require('node:os')

// As the local cloud's own workers for timers; on the platform an instance has a machine of its own.
setPriority(5)

const RealDate = Date
let offsetMs = 0
globalThis.Date = class extends RealDate {
  constructor(...parts) {
    if (parts.length === 0) super(RealDate.now() + offsetMs)
    else super(...parts)
  }

  static now() {
    return RealDate.now() + offsetMs
  }
}

const { main } = require(process.argv[2])

process.on('message', (message) => {
  if (message.nowMs !== undefined) {
    offsetMs = message.nowMs - RealDate.now()
    return
  }
  const begin = performance.now()
  main(message.event, message.context).then(
    (result) => process.send({ result, ms: performance.now() - begin, cpuMs: process.cpuUsage().user / 1000 + process.cpuUsage().system / 1000 }),
    (error) => process.send({ error: String(error) }),
  )
})
