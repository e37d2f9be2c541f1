import { readFile, writeFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import { Remedy } from './say.mjs'

const file = 'node_modules/postgres/src/connection.js'
const broken = `  function nextWrite(fn) {
    const x = socket.write(chunk, fn)`
const mended = `  function nextWrite(fn) {
    if (socket === null) {
      clearImmediate(nextWriteTimer)
      chunk = nextWriteTimer = null
      error(Errors.connection('CONNECTION_CLOSED', options))
      return false
    }
    const x = socket.write(chunk, fn)`

/**
 * Mends a defect of the database driver, until a version of it does: a transaction whose connection was lost is rolled back
 * by writing to a socket that is gone, which ends the whole process. Now the query fails as any other on a lost connection.
 * docs/decisions says why here.
 */
export async function mendDriver() {
  const text = await readFile(file, 'utf8')
  if (text.includes(mended)) return
  if (!text.includes(broken)) {
    throw new Remedy(`${file} is not the one we know: see whether scripts/setup/mend-driver.mjs is still needed.`)
  }
  await writeFile(file, text.replace(broken, mended))
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await mendDriver()
