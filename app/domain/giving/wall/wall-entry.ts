import { usd } from '#app/units/money.ts'

/** How large a name is set follows from what was given under it in all; the sum itself stays with the lab. */
export const tiers = [
  { code: 'hundred_thousand', from: usd(100_000), title: '$100,000 and more in all' },
  { code: 'ten_thousand', from: usd(10_000), title: '$10,000 and more in all' },
  { code: 'thousand', from: usd(1_000), title: '$1,000 and more in all' },
  { code: 'other', from: usd(0), title: 'And also' },
] as const
export type Tier = (typeof tiers)[number]['code']

export function tierOf(total: bigint): Tier {
  return tiers.find(({ from }) => total >= from)?.code ?? 'other'
}

/** An address a name may lead to: https, a host with a dot, nobody's password in it. Null for anything else. */
export function parseWallLink(text: string): string | null {
  if (text.length > 300 || !URL.canParse(text)) return null
  const url = new URL(text)
  const isPlain = url.protocol === 'https:' && url.username === '' && url.password === '' && url.port === ''
  return isPlain && /^[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z][a-z0-9-]+$/.test(url.hostname) ? url.href : null
}
