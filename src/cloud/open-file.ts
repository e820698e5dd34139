/** Opens a file by its link, for the person to look at, keep or send on; answers whether it is open. Platforms have their own. */
export function openFile(_url: string, _fileName: string): Promise<boolean> {
  return Promise.reject(new Error('no platform'))
}
