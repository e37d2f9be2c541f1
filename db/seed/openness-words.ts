import { type Component, componentNames, components } from '#app/domain/grants/openness/component.ts'

type StoryClaims = {
  /** What staff verified, what one officer has checked, and what nobody has looked at. */
  verified: readonly Component[]
  checked?: readonly Component[]
  claimed?: readonly Component[]
  failed?: { component: Component; reason: string }
}

const required = componentNames.filter((name) => components[name].isRequired)

/** What the story’s projects say comes with their models, by the release's address. */
export const storyClaims: Record<string, StoryClaims> = {
  'lantern-7b': { verified: componentNames },
  'leaf-small': { verified: required, checked: ['metadata'], claimed: ['sample-outputs', 'libraries'] },
  'babel-48-base': {
    verified: ['architecture', 'parameters', 'inference-code'],
    claimed: ['model-card', 'evaluation-results'],
    failed: { component: 'data-card', reason: 'The page asks for an account. Put it where anybody can open it.' },
  },
}
