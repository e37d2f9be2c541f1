import type { OpennessClass } from '../agreements/agreement.ts'

/**
 * The 17 components of the Model Openness Framework 1.0 (arXiv 2403.13784), with the class each belongs to. Which are required
 * follows the framework's own tool (lfai/model_openness_tool, mof.settings.yml): the rest are welcome and count for nothing.
 */
export const components = {
  architecture: { words: 'Model architecture', of: 'code', class: 3, isRequired: true },
  parameters: { words: 'Model parameters (final)', of: 'data', class: 3, isRequired: true },
  'technical-report': { words: 'Technical report', of: 'document', class: 3, isRequired: true },
  'evaluation-results': { words: 'Evaluation results', of: 'document', class: 3, isRequired: true },
  'model-card': { words: 'Model card', of: 'document', class: 3, isRequired: true },
  'data-card': { words: 'Data card', of: 'document', class: 3, isRequired: true },
  'sample-outputs': { words: 'Sample model outputs', of: 'document', class: 3, isRequired: false },
  'training-code': { words: 'Training code', of: 'code', class: 2, isRequired: true },
  'inference-code': { words: 'Inference code', of: 'code', class: 2, isRequired: true },
  'evaluation-code': { words: 'Evaluation code', of: 'code', class: 2, isRequired: true },
  'evaluation-data': { words: 'Evaluation data', of: 'data', class: 2, isRequired: true },
  libraries: { words: 'Supporting libraries and tools', of: 'code', class: 2, isRequired: false },
  paper: { words: 'Research paper', of: 'document', class: 1, isRequired: true },
  datasets: { words: 'Datasets', of: 'data', class: 1, isRequired: true },
  preprocessing: { words: 'Data preprocessing code', of: 'code', class: 1, isRequired: true },
  checkpoints: { words: 'Model parameters (intermediate)', of: 'data', class: 1, isRequired: true },
  metadata: { words: 'Model metadata', of: 'data', class: 1, isRequired: false },
} as const satisfies Record<string, ComponentFacts>

type ComponentFacts = { words: string; of: 'code' | 'data' | 'document'; class: OpennessClass; isRequired: boolean }

export type Component = keyof typeof components
export const componentNames = Object.keys(components) as Component[]

export type ClaimState = 'claimed' | 'checked' | 'verified' | 'failed'

/** The least open class first: each class asks for everything of the one before it. */
export const classesUp: readonly OpennessClass[] = [3, 2, 1]

/** What a class still needs, beside what is there. A research paper stands for the technical report, as in the framework's tool. */
export function missingFor(reach: OpennessClass, there: ReadonlySet<Component>): Component[] {
  return componentNames.filter((name) => {
    const { class: of, isRequired } = components[name]
    if (!isRequired || of < reach || there.has(name)) return false
    return !(name === 'technical-report' && there.has('paper'))
  })
}

/** The most open class that these components reach; null when not even an open model. Never typed by anybody. */
export function reachedClass(there: ReadonlySet<Component>): OpennessClass | null {
  return classesUp.findLast((reach) => missingFor(reach, there).length === 0) ?? null
}

export function isComponent(text: string): text is Component {
  return Object.hasOwn(components, text)
}
