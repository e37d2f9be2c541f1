/** A form as it arrives: text at the leaves, brackets as branches. Types are given to it later, by a schema. */
export type Raw = string | RawBranch
export type RawBranch = Map<string, Raw>

/** Reads `a[b][0]=c` into branches. A key used both as leaf and branch keeps the later one, as Stripe's parser does. */
export function parseForm(text: string): RawBranch {
  const root: RawBranch = new Map()
  for (const [key, value] of new URLSearchParams(text)) place(root, steps(key, root), value)
  return root
}

/** Joins the query and the body of one request: the SDK sends DELETE parameters in the query, the API reference in the body. */
export function mergeForms(first: RawBranch, second: RawBranch): RawBranch {
  return new Map([...first, ...second])
}

function steps(key: string, root: RawBranch): string[] {
  const open = key.indexOf('[')
  if (open <= 0) return [key]
  const inner = [...key.slice(open).matchAll(/\[([^\]]*)\]/g)].map((match) => match[1] ?? '')
  return nameBlanks([key.slice(0, open), ...inner], root)
}

/** `a[]=x&a[]=y` has no numbers: gives each blank step the next free one. */
function nameBlanks(path: string[], root: RawBranch): string[] {
  let branch: Raw | undefined = root
  return path.map((step) => {
    const size: number = branch instanceof Map ? branch.size : 0
    const name: string = step === '' ? String(size) : step
    branch = branch instanceof Map ? branch.get(name) : undefined
    return name
  })
}

function place(root: RawBranch, path: string[], value: string): void {
  let branch = root
  for (const step of path.slice(0, -1)) {
    const next = branch.get(step)
    if (next instanceof Map) {
      branch = next
    } else {
      const fresh: RawBranch = new Map()
      branch.set(step, fresh)
      branch = fresh
    }
  }
  branch.set(path.at(-1) ?? '', value)
}

/** The items of a branch that stands for a list, in the order of their numbers; null when it is not one. */
export function itemsOf(raw: Raw): Raw[] | null {
  if (typeof raw === 'string') return null
  const keys = [...raw.keys()]
  if (!keys.every((key) => /^\d+$/.test(key))) return null
  return [...raw].sort(([a], [b]) => Number(a) - Number(b)).map(([, item]) => item)
}

/** One text for one form, whatever the order its keys came in: the fingerprint of an idempotent request. */
export function canonical(raw: Raw): string {
  if (typeof raw === 'string') return JSON.stringify(raw)
  const parts = [...raw]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`)
  return `{${parts.join(',')}}`
}
