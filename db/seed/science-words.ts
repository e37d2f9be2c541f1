import type { StoryPerson } from './people.ts'

type StoryReviewer = Extract<StoryPerson, 'ines' | 'nadia' | 'paul' | 'yuki' | 'samuel'>
/** What a reviewer gives: merit, openness, feasibility, need. */
type StoryMarks = readonly [number, number, number, number]

/**
 * Applications of the open call that reviewers have read already, or that wait for reviewers. Yuki is sparing with marks and Samuel
 * is generous: what they read alone stands elsewhere by the mean than by the calibrated score.
 */
export const panelApplications = [
  {
    lead: 'jonas',
    call: 'science-models-2027',
    title: 'Lemma: a search engine for proofs',
    institution: 'Technical University of Basel',
    summary: 'Finds the lemma a mathematician needs in every public library of checked proofs, by what it says.',
    science:
      'Contrastive training on pairs of statements and the proofs that use them, tested on proofs written since.',
    openness: 'Weights, index and queries under Apache-2.0.',
    asks: [{ gpuClass: 'h100', hours: 150_000, least: 90_000 }],
    outcome: 'in_review',
    marks: { ines: [5, 5, 4, 4], yuki: [4, 4, 3, 4], paul: [5, 4, 4, 4] },
  },
  {
    lead: 'priya',
    call: 'science-models-2027',
    title: 'Root: soil moisture from radar',
    institution: 'Institute of Crop Science, Pune',
    summary: 'Daily soil moisture for fields of half a hectare, from radar satellites that see through clouds.',
    science: 'A physics-guided network on radar backscatter, held out by district and by monsoon.',
    openness: 'Weights, code and every map; farmers’ positions blurred.',
    asks: [{ gpuClass: 'h100', hours: 140_000, least: 60_000 }],
    outcome: 'in_review',
    marks: { nadia: [4, 4, 4, 3], samuel: [5, 5, 4, 5], ines: [4, 4, 3, 4] },
  },
  {
    lead: 'mateo',
    call: 'science-models-2027',
    title: 'Kelp: what lives in a litre of sea water',
    institution: 'Pacific Marine Laboratory',
    summary: 'Names species from the DNA they leave in sea water, also those no library holds.',
    science: 'A language model on barcodes with an open-set test: half of the families are never seen in training.',
    openness: 'Weights, training record and all sequences.',
    asks: [{ gpuClass: 'h100', hours: 130_000, least: 70_000 }],
    outcome: 'in_review',
    marks: { yuki: [4, 3, 3, 3], nadia: [4, 4, 4, 3] },
  },
  {
    lead: 'sofia',
    call: 'science-models-2027',
    title: 'Fresco: pigments under the paint',
    institution: 'University of Bologna',
    summary: 'Reads the pigments of wall paintings from hyperspectral photographs, without touching them.',
    science: 'Unmixing with a model trained on painted reference panels and checked by chemists.',
    openness: 'Weights and panels under Apache-2.0; photographs as the churches allow.',
    asks: [{ gpuClass: 'h100', hours: 90_000, least: 40_000 }],
    outcome: 'in_review',
    marks: { samuel: [4, 4, 4, 4], paul: [3, 3, 4, 3] },
  },
  {
    lead: 'daniel',
    call: 'science-models-2027',
    title: 'Drift: plastic on ocean currents',
    institution: 'Accra Coastal Institute',
    summary: 'Where plastic goes between the river and the beach, day by day.',
    science: 'A learned emulator of an ocean model, with drifters as the test that it has never seen.',
    openness: 'Weights, emulator and drifter tracks.',
    asks: [{ gpuClass: 'h200', hours: 70_000, least: 30_000 }],
    outcome: 'in_review',
    marks: { yuki: [3, 4, 3, 3], paul: [4, 4, 4, 4], samuel: [5, 5, 4, 4] },
  },
  {
    lead: 'amara',
    call: 'science-models-2027',
    title: 'Tone: melody in tonal languages',
    institution: 'University of Enugu',
    summary: 'A speech model that hears the tones that carry the meaning of a word.',
    science: 'Pitch-aware pretraining, compared with the same model without it on twelve languages.',
    openness: 'Weights and probes under Apache-2.0; recordings as their speakers chose.',
    asks: [{ gpuClass: 'h100', hours: 160_000, least: 80_000 }],
    outcome: 'in_review',
    marks: { nadia: [3, 4, 4, 3], yuki: [3, 3, 3, 2], samuel: [4, 5, 4, 4] },
  },
  {
    lead: 'noah',
    call: 'science-models-2027',
    title: 'Aquifer: ground water from gravity',
    institution: 'Plains Water Survey',
    summary: 'Ground water levels between wells, from the pull that satellites feel.',
    science: 'Downscaling of gravity fields with wells held out by county, and an error bar for each map.',
    openness: 'Weights, maps and wells under Apache-2.0.',
    asks: [{ gpuClass: 'h200', hours: 50_000, least: 25_000 }],
    outcome: 'in_review',
    marks: {},
  },
  {
    lead: 'omar',
    call: 'science-models-2027',
    title: 'Fold: proteins that never sit still',
    institution: 'Cairo Institute of Biology',
    summary: 'Ensembles of shapes for proteins without a fixed structure.',
    science: 'A diffusion model on simulated and measured ensembles of disordered proteins.',
    openness: 'Weights, simulations and code.',
    asks: [{ gpuClass: 'h100', hours: 110_000, least: 60_000 }],
    outcome: 'in_review',
    marks: {},
  },
] as const satisfies readonly PanelApplication[]

type PanelApplication = {
  lead: StoryPerson
  call: 'science-models-2027'
  title: string
  institution: string
  summary: string
  science: string
  openness: string
  asks: readonly { gpuClass: string; hours: number; least: number }[]
  outcome: 'in_review'
  marks: StoryReviews
}

export type StoryReviews = Partial<Record<StoryReviewer, StoryMarks>>
