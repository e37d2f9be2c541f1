import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { filesIn } from '#app/platform/files.server.ts'

test('a folder lists its whole files and when they were written; one that is not there lists none', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'files-'))
  try {
    const files = filesIn(folder)
    await files.write('logos/-a_b', new Uint8Array([1]))
    await files.write('papers/c', new Uint8Array([2]))
    await writeFile(join(folder, 'logos/.half-1-x'), 'ha')

    expect(await files.list('logos')).toEqual([{ key: 'logos/-a_b', writtenAt: expect.any(Date) }])
    expect(await files.list('nowhere')).toEqual([])
    await expect(files.list('../logos')).rejects.toThrow('not a file key')
  } finally {
    await rm(folder, { recursive: true })
  }
})
