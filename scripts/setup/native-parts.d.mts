/** Names the parts that do not load on this machine. */
export function findMissingParts(root?: string): string[]
