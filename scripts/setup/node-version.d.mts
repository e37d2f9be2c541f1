/** Throws one sentence when `version` of Node is older than the portal needs; says the running one's when none is given. */
export function requireNode(version?: string): void
