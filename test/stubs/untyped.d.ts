// Packages without types of their own, as far as the tests use them.
declare module 'adm-zip' {
  export default class AdmZip {
    constructor(file: Buffer)
    readAsText(entry: string): string
  }
}
declare module 'xml2js' {
  export function parseStringPromise(xml: string): Promise<unknown>
}
