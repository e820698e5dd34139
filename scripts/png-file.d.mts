/** How the specification numbers the ways in which a pixel is written. */
export const colourTypes: { readonly palette: number; readonly rgba: number }

/** A PNG of 8 bits a sample. `rows` holds for each line its filter byte and its samples; a palette is three bytes a colour. */
export function pngFile(head: { width: number; height: number; colourType: number; palette?: Buffer }, rows: Buffer): Buffer
