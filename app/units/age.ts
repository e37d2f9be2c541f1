const steps = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const

/** How long ago, in the largest unit that fits: "12 days", "1 hour", "under a minute". */
export function formatAge(since: Date, now: Date): string {
  const passed = now.getTime() - since.getTime()
  for (const [unit, length] of steps) {
    const count = Math.floor(passed / length)
    if (count >= 1) return `${count.toLocaleString('en-US')} ${unit}${count === 1 ? '' : 's'}`
  }
  return 'under a minute'
}
