import { formatBillions, type RunSize } from '#app/domain/grants/estimates/estimate.ts'
import { Details } from '#app/ui/details.tsx'
import { formatGpuClass } from '#app/ui/gpu-hours.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { Section } from '#app/ui/section.tsx'
import { Stat, StatRow } from '#app/ui/stat.tsx'
import { formatGpuHours, type GpuSeconds } from '#app/units/gpu-time.ts'

type EstimateResultProps = { size: RunSize; fewest: GpuSeconds; most: GpuSeconds }

/** The range, in words that can be copied into an application, and how it was come by. */
export function EstimateResult({ size, fewest, most }: EstimateResultProps) {
  const { gpuClass, parameters, tokens, utilisation } = size
  const shown = formatGpuClass(gpuClass)
  const run = `${formatBillions(parameters)} billion parameters on ${formatBillions(tokens)} billion tokens`
  return (
    <Section title="What one run takes" note={run}>
      <Stack>
        <StatRow>
          <Stat
            label={`at ${utilisation.high}% of the peak`}
            value={formatGpuHours(fewest)}
            unit="GPU-h"
            kind="compute"
          />
          <Stat label={`at ${utilisation.low}% of the peak`} value={formatGpuHours(most)} unit="GPU-h" kind="compute" />
        </StatRow>
        <p>
          For your application: “{run}: {formatGpuHours(fewest)} to {formatGpuHours(most)} GPU-hours of {shown}, at{' '}
          {utilisation.high} to {utilisation.low}% of the peak.”
        </p>
        <Details summary="How it is worked out">
          <p>
            A training run makes about six floating-point operations for each parameter and each token (Kaplan and
            others, 2020). Divided by the peak of dense 16-bit arithmetic of one {shown} as its maker states it, times
            the share of the peak that is reached, that gives the time. Evaluations, smaller runs, failures and restarts
            come on top: a fifth more is common. Mixtures of experts count the parameters that are active for a token.
          </p>
        </Details>
      </Stack>
    </Section>
  )
}
