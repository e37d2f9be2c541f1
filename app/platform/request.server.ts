import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import type { Refusal } from './http/draw-refusals.server.ts'

export type Args = LoaderFunctionArgs | ActionFunctionArgs

/** The reference the server gave this request; it is written into the activity log and shown on error pages. */
export function requestIdOf(args: Args): string | undefined {
  return wordOf(args, 'requestId')
}

/** What an address without a page has just refused, when its page is being drawn. */
export function refusalOf(args: Args): Refusal | undefined {
  return (args.context as { refusal?: Refusal } | undefined)?.refusal
}

/** Where the request came from, as the server decided it. Headers a client sends are never believed here. */
export function addressOf(args: Args): string {
  return wordOf(args, 'address') ?? 'unknown'
}

/** The network an address belongs to: /24 for IPv4, /48 for IPv6. Enough to tell places apart, too little to name a person. */
export function addressPrefix(address: string): string {
  const v4 = /^(?:::ffff:)?(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.\d{1,3}$/.exec(address)
  if (v4) return `${v4[1]}.${v4[2]}.${v4[3]}.0/24`
  if (!address.includes(':')) return address
  const [head = '', tail = ''] = address.split('::')
  const left = head.split(':').filter(Boolean)
  const right = tail.split(':').filter(Boolean)
  const groups = [...left, ...Array(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right]
  const first = groups.slice(0, 3).map((group) => Number.parseInt(group, 16).toString(16))
  return `${first.join(':')}::/48`
}

/** "Firefox on Windows": what a person recognises in a list of their sessions. */
export function browserOf(request: Request): string {
  const agent = request.headers.get('user-agent') ?? ''
  const browser = firstMatch(agent, [
    [/Edg\//, 'Edge'],
    [/OPR\//, 'Opera'],
    [/Firefox\//, 'Firefox'],
    [/Chrome\//, 'Chrome'],
    [/Safari\//, 'Safari'],
  ])
  const system = firstMatch(agent, [
    [/iPhone|iPad/, 'iOS'],
    [/Android/, 'Android'],
    [/Windows/, 'Windows'],
    [/Mac OS X/, 'macOS'],
    [/Linux/, 'Linux'],
  ])
  return [browser ?? 'A browser', system].filter(Boolean).join(' on ')
}

/** Whether the request may change something. */
export function isWriting(request: Request): boolean {
  return request.method !== 'GET' && request.method !== 'HEAD'
}

function wordOf(args: Args, name: string): string | undefined {
  const value = (args.context as Record<string, unknown> | undefined)?.[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}

function firstMatch(text: string, choices: [RegExp, string][]): string | undefined {
  return choices.find(([pattern]) => pattern.test(text))?.[1]
}
