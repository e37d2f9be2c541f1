/** Progress lines: what is being done, and how long it took. */
export async function saying(what, work) {
  const started = Date.now()
  process.stdout.write(`${what} … `)
  try {
    const made = await work()
    process.stdout.write(`${((Date.now() - started) / 1000).toFixed(1)} s\n`)
    return made
  } catch (problem) {
    process.stdout.write('failed\n')
    throw problem
  }
}

/** Something the person who started us can put right: one sentence, no stack. */
export class Remedy extends Error {}

/** Ends the process with the sentence, or with the stack when it is a mistake of ours. */
export function endWith(problem) {
  const lines = Array.isArray(problem?.lines) ? problem.lines : null
  const known = lines?.join('\n') ?? sentenceFor(problem)
  process.stderr.write(`${known ?? problem?.stack ?? problem}\n`)
  process.exit(1)
}

function sentenceFor(problem) {
  if (problem instanceof Remedy) return problem.message
  const text = `${problem?.code ?? ''} ${problem?.message ?? ''}`
  if (/ENOSPC|No space left|could not write|disk full/i.test(text))
    return 'The disk is full: free some space and start again.'
  if (/^(EACCES|EROFS|EPERM|ENOTDIR|EEXIST)$/.test(problem?.code ?? ''))
    return `${problem.path ?? 'A file'} may not be written: choose another folder with DATA_DIR.`
  if (problem?.code === 'EADDRINUSE')
    return `Port ${problem.port} is taken: choose another, for example PORT=${Number(problem.port) + 1} npm start.`
  return null
}
