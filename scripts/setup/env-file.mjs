import { existsSync } from 'node:fs'

/** Settings may stand in a file `.env`; those of the environment come first. */
export function loadEnvFile(file = '.env') {
  if (existsSync(file)) process.loadEnvFile(file)
}
