import type { StoryPerson } from './people.ts'
import { panelApplications, type StoryReviews } from './science-words.ts'

/** The story's calls. Months count from the present one: −8 is eight months ago. */
export const storyCalls = [
  {
    slug: 'open-foundations-2026',
    title: 'Open foundations 2026',
    summary: 'GPU-hours for teams that train models whose weights, data records and code will be public.',
    body: 'We look for projects that a closed laboratory would not publish. Tell us what you will train, what you will release and under which licence, and what the least number of hours is with which the work is still worth doing.\n\nHours come from the lab’s own cluster and from what donors gave. They are granted per GPU class and month. Every project releases its results within six months of its last run.',
    opensMonth: -10,
    closesMonth: -9,
    firstMonth: -8,
    lastMonth: 3,
    gpuClasses: ['h100', 'h200', 'b200'],
    timeZone: 'America/New_York',
    takesRenewals: false,
  },
  {
    slug: 'science-models-2027',
    title: 'Models for science 2027',
    summary: 'Open models for biology, climate, materials and mathematics, from first run to released weights.',
    body: 'This call is for models that scientists will use and inspect. Show us the people who will use the model, the records you will keep of its training data, and how anyone can repeat your evaluation.\n\nWe grant between 20,000 and 400,000 GPU-hours. A partial grant is common: say which part of the plan survives it.',
    opensMonth: -1,
    closesMonth: 1,
    firstMonth: 1,
    lastMonth: 5,
    gpuClasses: ['h100', 'h200', 'b200'],
    timeZone: 'America/New_York',
    takesRenewals: true,
  },
] as const

export type StoryOutcome =
  | 'draft'
  | 'submitted'
  | 'returned'
  | 'ineligible'
  | 'withdrawn'
  | 'in_review'
  | 'decided'
  | 'waitlisted'
  | 'declined'
  | 'offered'
  | 'awarded'

export type StoryApplication = {
  lead: StoryPerson
  call: 'open-foundations-2026' | 'science-models-2027'
  title: string
  institution: string
  summary: string
  science: string
  openness: string
  /** `size`: the largest run, in billions of parameters and tokens. */
  asks: readonly {
    gpuClass: string
    hours: number
    least: number
    size?: { parameters: string; tokens: string }
  }[]
  /** Hours granted, where fewer than asked. */
  granted?: Record<string, number>
  outcome: StoryOutcome
  /** Who is asked to write it too, and whether they have answered. */
  with?: readonly { who: StoryPerson; right: 'view' | 'edit' | 'submit'; hasJoined: boolean }[]
  /** Changed after it was sent: sent again, or still being changed. */
  changes?: 'sent' | 'open'
  /** The reviews that are in, where the story names them one by one. */
  marks?: StoryReviews
  /** For awarded applications: its Slurm account and project page. */
  project?: { slug: string; account: string }
}

const foundations = 'open-foundations-2026'
const science = 'science-models-2027'

export const storyApplications: StoryApplication[] = [
  {
    lead: 'grace',
    call: foundations,
    title: 'Lantern: a 7B language model with a complete training record',
    institution: 'Arlington State University',
    summary:
      'A seven-billion-parameter language model of which every batch, checkpoint and failed run is published, so that others can study how abilities appear.',
    science:
      'We train one model three times with different data orders and publish a checkpoint every thousand steps. The differences between the runs tell which abilities come from the data and which from chance.',
    openness:
      'Weights, code, data recipe, logs and five hundred checkpoints under Apache-2.0, within three months of the last run.',
    asks: [{ gpuClass: 'h100', hours: 420_000, least: 250_000, size: { parameters: '7', tokens: '4,000' } }],
    granted: { h100: 360_000 },
    outcome: 'awarded',
    changes: 'sent',
    project: { slug: 'lantern', account: 'atom_g17' },
  },
  {
    lead: 'lin',
    call: foundations,
    title: 'Riverbed: an open weather model for small rivers',
    institution: 'Delta Institute of Hydrology',
    summary: 'Six-hour flood forecasts for river basins that the large weather services do not resolve.',
    science: 'A graph model on catchments learns from gauges of forty countries and is tested on basins it never saw.',
    openness:
      'Weights and evaluation harness under Apache-2.0; gauge records as their owners allow, with a script for the rest.',
    asks: [
      { gpuClass: 'h100', hours: 180_000, least: 90_000 },
      { gpuClass: 'h200', hours: 60_000, least: 30_000 },
    ],
    outcome: 'awarded',
    project: { slug: 'riverbed', account: 'atom_g21' },
  },
  {
    lead: 'amara',
    call: foundations,
    title: 'Babel-48: speech recognition for forty-eight African languages',
    institution: 'University of Enugu',
    summary: 'Speech recognition that works for languages with fewer than fifty hours of recordings.',
    science: 'We train a shared encoder on unlabelled radio and adapt it per language with community recordings.',
    openness: 'Weights under Apache-2.0; recordings under the licences their speakers chose.',
    asks: [{ gpuClass: 'h100', hours: 240_000, least: 120_000 }],
    granted: { h100: 200_000 },
    outcome: 'awarded',
    project: { slug: 'babel-48', account: 'atom_g22' },
  },
  {
    lead: 'jonas',
    call: foundations,
    title: 'Proof companion: a model that writes checkable mathematics',
    institution: 'Technical University of Basel',
    summary: 'A model that answers with proofs a machine can check, trained only on public libraries.',
    science: 'Expert iteration between a prover and a checker; we measure how far it goes without any human proofs.',
    openness: 'Weights, prover, all generated proofs and the failed attempts.',
    asks: [{ gpuClass: 'h200', hours: 150_000, least: 80_000 }],
    granted: { h200: 110_000 },
    outcome: 'awarded',
    project: { slug: 'proof-companion', account: 'atom_g23' },
  },
  {
    lead: 'priya',
    call: foundations,
    title: 'Leaf: plant disease from a phone photograph',
    institution: 'Institute of Crop Science, Pune',
    summary: 'A small vision model that names a plant disease offline on an old telephone.',
    science: 'Distillation from a large model trained on public field photographs, with calibrated uncertainty.',
    openness: 'Both models, the photographs and the labelling guide.',
    asks: [{ gpuClass: 'h100', hours: 60_000, least: 20_000 }],
    outcome: 'awarded',
    project: { slug: 'leaf', account: 'atom_g24' },
  },
  {
    lead: 'mateo',
    call: foundations,
    title: 'Tidepool: protein design with open data',
    institution: 'Pacific Marine Laboratory',
    summary: 'Enzymes that work in cold salt water, designed by a model trained only on public structures.',
    science:
      'A diffusion model on structures, with every design that was made in the wet lab reported, also the failures.',
    openness: 'Weights under Apache-2.0, designs and measurements in the public domain.',
    asks: [{ gpuClass: 'b200', hours: 90_000, least: 40_000 }],
    granted: { b200: 70_000 },
    outcome: 'awarded',
    project: { slug: 'tidepool', account: 'atom_g25' },
  },
  {
    lead: 'sofia',
    call: foundations,
    title: 'An open embedding model for law',
    institution: 'University of Bologna',
    summary: 'Search across court decisions of eleven countries.',
    science: 'Contrastive training on citations between decisions.',
    openness: 'Weights under Apache-2.0.',
    asks: [{ gpuClass: 'h100', hours: 90_000, least: 60_000 }],
    outcome: 'declined',
  },
  {
    lead: 'daniel',
    call: foundations,
    title: 'Robot hands from video',
    institution: 'Accra Robotics Centre',
    summary: 'Grasping learned from public cooking videos.',
    science: 'A video model gives the goal, a small policy reaches it.',
    openness: 'Weights and policies; the list of videos.',
    asks: [{ gpuClass: 'h200', hours: 200_000, least: 150_000 }],
    outcome: 'waitlisted',
  },
  {
    lead: 'noah',
    call: foundations,
    title: 'A trading assistant',
    institution: 'Whitaker Capital',
    summary: 'A model that reads company reports.',
    science: 'Fine-tuning on filings.',
    openness: 'Weights stay with us for two years.',
    asks: [{ gpuClass: 'h100', hours: 50_000, least: 50_000 }],
    outcome: 'ineligible',
  },
  {
    lead: 'hana',
    call: science,
    title: 'Ember: forecasting wildfire smoke',
    institution: 'Seoul Institute of Climate',
    summary: 'Hourly smoke maps a day ahead, for towns without a single sensor.',
    science: 'A transformer on satellite radiance, trained with simulated plumes and tested on three seasons held out.',
    openness: 'Weights, simulator settings and evaluation under Apache-2.0.',
    asks: [{ gpuClass: 'h100', hours: 120_000, least: 60_000, size: { parameters: '3', tokens: '900' } }],
    changes: 'sent',
    outcome: 'in_review',
  },
  {
    lead: 'omar',
    call: science,
    title: 'Open cell atlas model',
    institution: 'Cairo Institute of Biology',
    summary: 'One model of gene expression across tissues that hospitals may run on their own machines.',
    science: 'Masked modelling of expression profiles with explicit donors’ consent classes.',
    openness: 'Weights under Apache-2.0, training records per dataset.',
    asks: [{ gpuClass: 'h200', hours: 140_000, least: 70_000 }],
    changes: 'open',
    outcome: 'submitted',
  },
  {
    lead: 'elena',
    call: science,
    title: 'Crystal: materials that store heat',
    institution: 'Sofia Polytechnic',
    summary: 'Predicting phase-change materials for heating homes.',
    science: 'An equivariant network with uncertainty, trained on public calculations.',
    openness: 'Weights, code and all predictions.',
    asks: [{ gpuClass: 'b200', hours: 60_000, least: 30_000, size: { parameters: '1.5', tokens: '600' } }],
    outcome: 'decided',
  },
  {
    lead: 'wanjiru',
    call: science,
    title: 'Savanna: counting animals from the air',
    institution: 'Nairobi Wildlife Institute',
    summary: 'Census of large animals from aerial photographs, with honest error bars.',
    science: 'Detection with calibrated counts, tested against three ground surveys.',
    openness: 'Weights and photographs, positions of rare animals withheld.',
    asks: [{ gpuClass: 'h100', hours: 45_000, least: 25_000 }],
    outcome: 'returned',
    with: [{ who: 'grace', right: 'edit', hasJoined: false }],
  },
  {
    lead: 'grace',
    call: science,
    title: 'Lantern for chemistry',
    institution: 'Arlington State University',
    summary: 'The Lantern recipe on reaction records, to see whether its findings carry over.',
    science: 'Three training runs on public reaction data with checkpoints every thousand steps.',
    openness: 'As Lantern: everything, within three months.',
    asks: [{ gpuClass: 'h100', hours: 80_000, least: 40_000 }],
    outcome: 'draft',
    with: [
      { who: 'lin', right: 'edit', hasJoined: true },
      { who: 'amara', right: 'view', hasJoined: false },
    ],
  },
  {
    lead: 'lin',
    call: science,
    title: 'Riverbed for glaciers',
    institution: 'Delta Institute of Hydrology',
    summary: 'Melt-water forecasts below glaciers.',
    science: 'Adapting the Riverbed model with satellite altimetry.',
    openness: 'As Riverbed.',
    asks: [{ gpuClass: 'h200', hours: 40_000, least: 20_000 }],
    outcome: 'withdrawn',
  },
  ...panelApplications,
]

export const storyOutputs = [
  {
    project: 'lantern',
    slug: 'lantern-7b',
    kind: 'model',
    title: 'Lantern 7B',
    monthsAgo: 2,
    licence: 'Apache-2.0',
    summary: 'Seven billion parameters, 512 checkpoints, three data orders, and the log of every run that failed.',
    url: 'https://huggingface.co/atom-lab/lantern-7b',
  },
  {
    project: 'leaf',
    slug: 'leaf-small',
    kind: 'model',
    title: 'Leaf Small',
    monthsAgo: 1,
    licence: 'Apache-2.0',
    summary: 'Ninety million parameters; names forty-one plant diseases on a telephone without a network.',
    url: 'https://huggingface.co/atom-lab/leaf-small',
  },
  {
    project: 'leaf',
    slug: 'leaf-field-photographs',
    kind: 'dataset',
    title: 'Leaf field photographs',
    monthsAgo: 1,
    licence: 'CC-BY-4.0',
    summary: 'Ninety thousand photographs of diseased leaves with two experts’ labels each.',
    url: 'https://huggingface.co/datasets/atom-lab/leaf-field-photographs',
  },
  {
    project: 'babel-48',
    slug: 'babel-48-base',
    kind: 'model',
    title: 'Babel-48 Base',
    monthsAgo: 1,
    licence: 'Apache-2.0',
    summary: 'The shared encoder, before it is adapted to a language: 600 million parameters.',
    url: 'https://huggingface.co/atom-lab/babel-48-base',
  },
] as const
