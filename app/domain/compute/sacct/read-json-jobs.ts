import { Unreadable } from './row.ts'

/** More than any real job takes; a "job" that never closes must not fill the memory. */
const longestJob = 16 << 20

/**
 * The jobs of a `sacct --json` answer, a batch for each chunk, without ever holding the whole of it: finds the top-level
 * "jobs" array, then cuts it at the braces of its objects.
 */
export async function* readJsonJobs(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<unknown[]> {
  const decoder = new TextDecoder('utf-8')
  const cutter = new JobCutter()
  for await (const chunk of bytes) {
    const jobs = cutter.take(decoder.decode(chunk, { stream: true }))
    if (jobs.length > 0) yield jobs
  }
  if (!cutter.isClosed)
    throw new Unreadable('bad-json', 'The JSON ends before it is complete: send the whole answer of sacct --json.')
  if (!cutter.hasFoundJobs) throw new Unreadable('bad-json', 'The JSON has no "jobs": send the answer of sacct --json.')
}

/** Reads signs one by one and remembers where it stands. Depth 1 is the answer, 2 its jobs array, 3 a job. */
class JobCutter {
  isClosed = false
  hasFoundJobs = false
  private depth = 0
  private isInText = false
  private isEscaped = false
  private isInJobs = false
  private text = ''
  private key = ''
  private job = ''

  take(chunk: string): unknown[] {
    const jobs: unknown[] = []
    let from = 0
    for (let at = 0; at < chunk.length; at += 1) {
      const sign = chunk.charCodeAt(at)
      if (this.isInText) this.readText(sign, chunk, at)
      else if (sign === 34) this.openText()
      else if (sign === 123 || sign === 91) {
        this.open(sign)
        if (this.isInJobs && this.depth === 3) from = at
      } else if (sign === 125 || sign === 93) {
        if (this.isInJobs && this.depth === 3) {
          jobs.push(parse(this.job + chunk.slice(from, at + 1)))
          this.job = ''
        }
        this.close()
      }
    }
    if (this.isInJobs && this.depth >= 3) this.keep(chunk.slice(from))
    return jobs
  }

  private keep(part: string): void {
    this.job += part
    if (this.job.length > longestJob)
      throw new Unreadable('bad-json', 'One job of the JSON does not end within 16 megabytes.')
  }

  private openText(): void {
    this.isInText = true
    this.text = ''
  }

  private readText(sign: number, chunk: string, at: number): void {
    if (this.isEscaped) this.isEscaped = false
    else if (sign === 92) this.isEscaped = true
    else if (sign === 34) {
      this.isInText = false
      if (this.depth === 1) this.key = this.text
    } else if (this.depth === 1 && this.text.length < 20) this.text += chunk[at]
  }

  private open(sign: number): void {
    this.depth += 1
    if (this.depth !== 2 || sign !== 91 || this.key !== 'jobs') return
    this.isInJobs = true
    this.hasFoundJobs = true
  }

  private close(): void {
    this.depth -= 1
    if (this.depth === 1) this.isInJobs = false
    if (this.depth === 0) this.isClosed = true
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (problem) {
    if (!(problem instanceof SyntaxError)) throw problem
    throw new Unreadable('bad-json', `A job of the JSON cannot be read: ${problem.message.slice(0, 120)}.`)
  }
}
