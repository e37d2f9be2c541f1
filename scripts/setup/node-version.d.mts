/** Throws a Remedy when this Node, or the one named, is older than the portal needs. */
export function requireNode(version?: string): void
