export type ConflictFacts = {
  reviewer: { email: string; institutions: readonly string[] }
  /** Applicant, co-applicants and team, each once. */
  team: readonly { name: string; email: string; institution: string }[]
  /** Of them, who was on another application with the reviewer, and on a project. */
  onApplications: readonly string[]
  onProjects: readonly string[]
  /** The reviewer asks for hours in the same call. */
  isInCall: boolean
}

export type Suggestion = { kind: 'email-domain' | 'institution' | 'application' | 'project' | 'call'; about: string }

/** What may be a conflict of interest, found in what the portal knows: whether it is one, the reviewer says. */
export function suggestConflicts({ reviewer, team, ...known }: ConflictFacts): Suggestion[] {
  const domain = domainOf(reviewer.email)
  const works = new Set(reviewer.institutions.map(plainName).filter(Boolean))
  const byDomain = team.filter(({ email }) => domain !== null && domainOf(email) === domain)
  const byPlace = team.filter(({ institution }) => works.has(plainName(institution)))
  return [
    ...found(
      'email-domain',
      byDomain.map(({ name }) => name),
    ),
    ...found(
      'institution',
      byPlace.map(({ name }) => name),
    ),
    ...found('application', known.onApplications),
    ...found('project', known.onProjects),
    ...(known.isInCall ? [{ kind: 'call' as const, about: '' }] : []),
  ]
}

function found(kind: Suggestion['kind'], names: readonly string[]): Suggestion[] {
  return names.length === 0 ? [] : [{ kind, about: [...new Set(names)].join(', ') }]
}

/** The part of an address that says where somebody works; null where it says nothing of the kind. */
export function domainOf(email: string): string | null {
  const host = email.split('@').at(-1)?.toLowerCase() ?? ''
  if (!host.includes('.') || publicHosts.has(host)) return null
  return /\.(test|example|invalid|localhost)$|(^|\.)example\.(com|net|org)$/.test(host) ? null : host
}

/** Mail hosts that anybody may have an address at. Reserved names (RFC 2606) belong to nobody either. */
const publicHosts = new Set([
  ...['gmail.com', 'googlemail.com', 'outlook.com', 'hotmail.com', 'live.com', 'msn.com', 'yahoo.com', 'ymail.com'],
  ...['icloud.com', 'me.com', 'mac.com', 'aol.com', 'proton.me', 'protonmail.com', 'pm.me', 'fastmail.com'],
  ...['gmx.com', 'gmx.de', 'gmx.net', 'web.de', 'mail.com', 'mail.ru', 'yandex.ru', 'yandex.com', 'zoho.com'],
  ...['qq.com', '163.com', '126.com', 'sina.com', 'foxmail.com', 'naver.com', 'daum.net', 'hanmail.net'],
  ...['orange.fr', 'laposte.net', 'free.fr', 'libero.it', 'hey.com', 'tutanota.com', 'tuta.com', 'rediffmail.com'],
])

/** Names of places are typed by hand: case, marks, accents and “the” tell nothing apart. */
function plainName(name: string): string {
  const letters = name.normalize('NFKD').toLowerCase().replace(/\p{M}/gu, '')
  const words = letters.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '' && word !== 'the')
  return words.join(' ')
}
