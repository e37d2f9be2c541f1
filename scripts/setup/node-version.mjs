import { Remedy } from './say.mjs'

const oldest = [20, 19]

/** The portal runs on Node 20.19 and later; 24 is what we recommend. */
export function requireNode(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number)
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return
  throw new Remedy(
    `This is Node ${version}; the portal needs Node ${oldest.join('.')} or later (24 is best): https://nodejs.org.`,
  )
}
