/** The browser that tests use, and what its environment needs besides. */
export function findBrowser(): Promise<{ executablePath: string; env: Record<string, string> }>
