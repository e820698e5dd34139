/** A screenshot as a PNG with a palette; throws on a PNG that browsers don't make. */
export function smallPng(png: Buffer): Buffer
