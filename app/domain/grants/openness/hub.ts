export type HubKind = 'model' | 'dataset' | 'space'
/** A repository on Hugging Face by its two names. */
export type HubRepository = { kind: HubKind; owner: string; name: string }

const folders = { model: '', dataset: 'datasets/', space: 'spaces/' } as const
const part = '[A-Za-z0-9](?:[A-Za-z0-9._-]{0,94}[A-Za-z0-9])?'
const shape = new RegExp(`^(?:(datasets|spaces|models)/)?(${part})/(${part})(?:/.*)?$`)

/** First words of the site's own pages, which nobody is called. */
const ownPages = new Set(
  `api blog chat collections datasets docs enterprise inference join learn login models new organizations papers posts
  pricing search settings spaces storage tasks`.split(/\s+/),
)

/**
 * The repository an address on Hugging Face names, however it is typed: with or without https and www, hf.co, hf://, with a
 * branch, file or question behind it. Null for every other address.
 */
export function parseHub(text: string): HubRepository | null {
  const typed = text.trim()
  const path = /^(?:(?:https?:\/\/)?(?:www\.)?(?:huggingface\.co|hf\.co)\/|hf:\/\/)(.+)$/i.exec(typed)?.[1]
  if (!path || typed.length > 500) return null
  const [, folder, owner, name] = shape.exec(path.replace(/[?#].*$/, '').replace(/\/+$/, '')) ?? []
  if (!owner || !name || ownPages.has(owner.toLowerCase()) || /--|\.\./.test(owner + name)) return null
  const kind = folder === 'datasets' ? 'dataset' : folder === 'spaces' ? 'space' : 'model'
  return { kind, owner, name: name.replace(/\.git$/, '') }
}

/** Its address, always built here and never the one that was typed. */
export function hubUrl({ kind, owner, name }: HubRepository): string {
  return `https://huggingface.co/${folders[kind]}${owner}/${name}`
}

/**
 * Where an address on Hugging Face leads, with https before it: of a file, branch, commit or discussion as it is, since that is
 * the evidence; else the repository's own. Null for every other address.
 */
export function hubEvidence(text: string): string | null {
  const hub = parseHub(text)
  if (!hub) return null
  if (!/\/(blob|tree|resolve|raw|commit|discussions)\//.test(text)) return hubUrl(hub)
  return `https://${text
    .trim()
    .replace(/^hf:\/\//i, 'huggingface.co/')
    .replace(/^https?:\/\//i, '')}`
}
