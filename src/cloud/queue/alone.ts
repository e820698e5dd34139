/** Does the work while no other tab does it. In WeChat there is one app and nothing to keep out. This plain file is WeChat's and the tests'. */
export async function alone(_name: string, work: () => Promise<void>): Promise<void> {
  await work()
}
