/** A place where portal and Stripe, or sandbox and Stripe, disagree. The test suite fails while any is written here. */
export interface Violation {
  side: 'request' | 'response' | 'event' | 'not-implemented'
  where: string
  message: string
}

export interface RequestLine {
  id: string
  at: number
  method: string
  path: string
  status: number
  tookMs: number
  idempotencyKey: string | null
  isReplay: boolean
  error: string | null
}

export interface Logs {
  violations: Violation[]
  requests: RequestLine[]
  violate(violation: Violation): void
  note(line: RequestLine): void
}

const linesKept = 500

/** What the inspector shows of the recent past; in memory only. */
export function createLogs(): Logs {
  const violations: Violation[] = []
  const requests: RequestLine[] = []
  return {
    violations,
    requests,
    violate: (violation) => void violations.push(violation),
    note(line) {
      requests.push(line)
      if (requests.length > linesKept) requests.shift()
    },
  }
}
