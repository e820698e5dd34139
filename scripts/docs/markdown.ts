/** A table; cells are cut to one line, and a bar inside one does not end it. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replace(/\s*\n\s*/g, ' ')).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

/** Text that stands for itself. */
export function code(text: string): string {
  return `\`${text}\``
}

/** A quoted piece of source. */
export function sourceBlock(text: string): string {
  return `\`\`\`ts\n${text}\n\`\`\``
}

/** Where a heading leads, as GitHub names it. */
export function anchor(heading: string): string {
  return `#${heading.toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, '').replaceAll(' ', '-')}`
}

/** A page with its title and the note that it is not written by hand. */
export function page(title: string, parts: readonly string[]): string {
  return `${[`# ${title}`, '<!-- Written by `npm run docs` from the sources; edits here are lost. -->', ...parts].join('\n\n')}\n`
}
