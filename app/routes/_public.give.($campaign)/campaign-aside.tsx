import { paths } from '#app/paths.ts'
import { Card } from '#app/ui/card.tsx'
import { GpuHours } from '#app/ui/gpu-hours.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { GoalMeter } from '#app/ui/meter.tsx'
import { Money } from '#app/ui/money.tsx'
import { Stat } from '#app/ui/stat.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { gpuSeconds } from '#app/units/gpu-time.ts'
import { type Cents, cents } from '#app/units/money.ts'
import type { Rate } from './hours-words.ts'

type AsideProps = {
  page: {
    rates: readonly Rate[]
    labName: string
    campaign: {
      name: string
      goalKind: 'dollars' | 'donors' | 'gpu_hours'
      goal: bigint
      received: Cents
      donors: number
    } | null
  }
}

/** Beside the form: how far the campaign is, and what a dollar buys. */
export function CampaignAside({ page }: AsideProps) {
  return (
    <Stack>
      {page.campaign && <Progress campaign={page.campaign} />}
      <Card title="What it becomes" headingLevel={2}>
        {page.rates.length > 0 ? (
          <SummaryList
            rows={page.rates.map((rate) => ({
              term: `One GPU-hour (${rate.name})`,
              value: <Money of={rate.perHour} look="coloured" />,
            }))}
          />
        ) : (
          <p>The price of a GPU-hour will be published here.</p>
        )}
        <p>
          Money is spent in the order it arrives, and you can follow yours:{' '}
          <a href={paths.impactMethod()}>how that works</a>.
        </p>
      </Card>
      <Card title="What you get" headingLevel={2}>
        <p>
          A receipt by e-mail at once, and nothing else: no goods or services are provided in exchange for a gift to{' '}
          {page.labName}.
        </p>
      </Card>
    </Stack>
  )
}

function Progress({ campaign }: { campaign: NonNullable<AsideProps['page']['campaign']> }) {
  const { goal, goalKind, received, donors } = campaign
  if (goalKind === 'dollars') {
    return <GoalMeter label={campaign.name} received={received} pledged={cents(0n)} goal={cents(goal)} />
  }
  if (goalKind === 'donors') {
    return (
      <Stat label={`of ${goal.toLocaleString('en-US')} donors`} value={donors.toLocaleString('en-US')} kind="money" />
    )
  }
  return (
    <Stat
      label={
        <>
          raised towards <GpuHours of={gpuSeconds(goal)} />
        </>
      }
      value={<Money of={received} />}
      kind="money"
    />
  )
}
