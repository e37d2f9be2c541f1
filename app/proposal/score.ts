/** 425 hundredths reads 4.25; no score reads as a dash. */
export function formatScore(hundredths: number | null): string {
  return hundredths === null ? '–' : (hundredths / 100).toFixed(2)
}
