/** On H5 an address of the browser's own, for as long as the page is open. */
export function showPhoto(_name: string, bytes: ArrayBuffer): Promise<string> {
  return Promise.resolve(URL.createObjectURL(new Blob([bytes], { type: 'image/jpeg' })))
}
