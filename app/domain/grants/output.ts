export const outputKinds = ['model', 'dataset', 'code', 'paper'] as const
export type OutputKind = (typeof outputKinds)[number]

export const outputKindWords: Record<OutputKind, string> = {
  model: 'Model',
  dataset: 'Dataset',
  code: 'Code',
  paper: 'Paper',
}

/** Model Openness Framework classes, the most open first. */
export const opennessClassWords: Record<1 | 2 | 3, string> = {
  1: 'Class I, open science',
  2: 'Class II, open tooling',
  3: 'Class III, open model',
}

/** An address anyone can open: https, a host, no name or password in it. */
export function parseReleaseUrl(text: string): string | null {
  if (text.length > 500 || !URL.canParse(text)) return null
  const url = new URL(text)
  return url.protocol === 'https:' && !url.username && !url.password && url.hostname.includes('.') ? url.href : null
}
