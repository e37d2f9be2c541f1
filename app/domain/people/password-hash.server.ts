import { hash, verify } from '@node-rs/argon2'

/** 19 MiB and two passes: about 12 ms on one core. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const atOnce = 4
let running = 0
const waiting: (() => void)[] = []

/** Hashes a password with argon2id. At most four run at once, so that signing in never starves the pages. */
export async function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(normalise(password), cost))
}

/** Compares a password with a hash. Without a hash it takes the same time and answers no. */
export async function isRightPassword(password: string, against: string | null): Promise<boolean> {
  const compared = against ?? (await nobodysHash())
  const isRight = await inTurn(() => verify(compared, normalise(password)))
  return against !== null && isRight
}

let nobodys: Promise<string> | undefined

function nobodysHash(): Promise<string> {
  nobodys ??= hashPassword('nobody has this password')
  return nobodys
}

/** The same password typed on another keyboard is the same password. */
function normalise(password: string): string {
  return password.normalize('NFKC')
}

async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  if (running >= atOnce) await new Promise<void>((start) => waiting.push(start))
  running += 1
  try {
    return await work()
  } finally {
    running -= 1
    waiting.shift()?.()
  }
}
