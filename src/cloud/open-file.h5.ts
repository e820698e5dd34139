/** In a browser a file is saved under its name. */
export function openFile(url: string, fileName: string): Promise<boolean> {
  const link = document.createElement('a')
  link.href = url
  link.download = fileName
  link.rel = 'noopener'
  document.body.append(link)
  link.click()
  link.remove()
  return Promise.resolve(true)
}
