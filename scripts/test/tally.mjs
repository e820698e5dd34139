// What the parts of `npm test` add up to. Pure: reports in, counts and sentences out.

/**
 * @typedef {object} Tally
 * @property {number} passed
 * @property {number} failed
 * @property {string[]} problems  one line for each failure, as the end of the run lists them
 */

/** @type {Tally} */
export const nothing = { passed: 0, failed: 0, problems: [] }

/**
 * A check such as typecheck or lint counts as one.
 * @param {string} name
 * @param {boolean} isGood
 * @returns {Tally}
 */
export function tallyOfCheck(name, isGood) {
  return isGood ? { passed: 1, failed: 0, problems: [] } : { passed: 0, failed: 1, problems: [`${name} failed`] }
}

/**
 * What a run of jest amounts to. A test that did not run (skipped, todo, left out by `only`) is a failure like any other, and so is
 * a file that could not be loaded. A run that ended badly without naming a failure counts as one.
 * @param {string} name
 * @param {object | null} report  what `--json` writes; null where jest died before writing it
 * @param {boolean} isGoodEnd     jest ended by itself and with status 0
 * @returns {Tally}
 */
export function tallyOfJest(name, report, isGoodEnd) {
  if (report === null) return { passed: 0, failed: 1, problems: [`${name}: jest ended without a report`] }
  let passed = 0
  const problems = []
  for (const file of report.testResults) {
    for (const test of file.assertionResults) {
      if (test.status === 'passed') passed += 1
      else problems.push(`${file.name}: ${test.fullName}${test.status === 'failed' ? '' : ` (${test.status}: a test that does not run counts as failed)`}`)
    }
    const isBlank = file.assertionResults.every(({ status }) => status === 'passed')
    if (file.status === 'failed' && isBlank) problems.push(`${file.name}: the file could not be run`)
  }
  if (!isGoodEnd && problems.length === 0) problems.push(`${name}: jest ended badly although no test failed`)
  return { passed, failed: problems.length, problems }
}

/** @param {Tally[]} tallies */
export function sumOf(tallies) {
  return tallies.reduce((sum, { passed, failed, problems }) => ({
    passed: sum.passed + passed, failed: sum.failed + failed, problems: [...sum.problems, ...problems],
  }), nothing)
}

/** The last line of the run. @param {Tally} tally */
export function lastLineOf({ passed, failed }) {
  return `${passed} passed, ${failed} failed`
}

/** Good only where something ran and nothing failed. @param {Tally} tally */
export function exitStatusOf({ passed, failed }) {
  return failed === 0 && passed > 0 ? 0 : 1
}
