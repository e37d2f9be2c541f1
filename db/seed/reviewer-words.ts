import type { StoryPerson } from './people.ts'

/** What the story's reviewers say they know. Tomas has said nothing yet. */
export const storyExpertise: readonly {
  reviewer: StoryPerson
  topics: readonly string[]
  words: string
  institution?: string
}[] = [
  {
    reviewer: 'kofi',
    topics: ['speech', 'language models'],
    institution: 'Seoul Institute of Climate',
    words: 'Speech and language models for languages with few recordings; evaluation that others can repeat.',
  },
  {
    reviewer: 'ines',
    topics: ['mathematics', 'proofs'],
    words: 'Machine-checked proofs, search in libraries of lemmas, and contrastive training on statements.',
  },
  {
    reviewer: 'nadia',
    topics: ['water', 'soil'],
    words: 'Ground water between wells, soil moisture from radar satellites, and error bars on every map.',
  },
  {
    reviewer: 'paul',
    topics: ['ocean', 'pigments'],
    words: 'Ocean currents and what drifts on them; learned emulators of physical models, tested with drifters.',
  },
  {
    reviewer: 'yuki',
    topics: ['proteins', 'DNA'],
    words: 'Proteins without a fixed structure, diffusion models on simulated ensembles, sequences and barcodes.',
  },
  {
    reviewer: 'samuel',
    topics: ['satellites', 'ground water'],
    words: 'Gravity and radar from satellites, downscaling of coarse fields, held out by district.',
  },
]
