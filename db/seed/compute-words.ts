/** The lab's GPUs: 10,240 in three classes, and the share of their hours it gives to projects, so far and from next month on: the programme grows. */
export const storyClasses = [
  { code: 'h100', name: 'NVIDIA H100', memoryGigabytes: 80, gpuCount: 6_144, centsPerHour: 210, shares: [2n, 3n] },
  { code: 'h200', name: 'NVIDIA H200', memoryGigabytes: 141, gpuCount: 3_072, centsPerHour: 260, shares: [1n, 2n] },
  { code: 'b200', name: 'NVIDIA B200', memoryGigabytes: 192, gpuCount: 1_024, centsPerHour: 410, shares: [1n, 3n] },
] as const

/** Fourteen months of supply: eight behind, the present one, five ahead. */
export const supplyMonths = { first: -8, last: 5 }

/** Hours bought with what donors gave, oldest gifts first. */
export const storyPurchases = [
  { fund: 'compute', gpuClass: 'h100', month: -7, hours: 15_000, title: 'Reserved H100 block, spring' },
  { fund: 'compute', gpuClass: 'h100', month: -4, hours: 9_000, title: 'Reserved H100 block, summer' },
  { fund: 'open-models', gpuClass: 'h200', month: -3, hours: 1_000, title: 'H200 hours for evaluation runs' },
  { fund: 'compute', gpuClass: 'h100', month: -1, hours: 11_000, title: 'Reserved H100 block, autumn' },
] as const

/** How far each project has used its plan so far, in hundredths: some ahead, some behind. */
export const storyPace: Record<string, number> = {
  atom_g17: 104,
  atom_g21: 82,
  atom_g22: 61,
  atom_g23: 97,
  atom_g24: 118,
  atom_g25: 45,
}
