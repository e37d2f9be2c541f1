/** What a stranger runs on the downloaded journal. A test runs exactly this text. */
export const verifyScript = `import { createHash } from 'node:crypto'
import { createInterface } from 'node:readline'

let head = '0'.repeat(64)
let entries = 0
for await (const line of createInterface({ input: process.stdin })) {
  const { entry, body, previous_hash, hash } = JSON.parse(line)
  const own = createHash('sha256').update(previous_hash + '\\n' + body).digest('hex')
  if (previous_hash !== head || hash !== own) {
    console.log('broken at entry', entry)
    process.exit(1)
  }
  head = hash
  entries += 1
}
console.log(entries, 'entries, head', head)
`
