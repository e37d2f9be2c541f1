import { GpuHours } from '#app/ui/gpu-hours.tsx'
import { GoalMeter } from '#app/ui/meter.tsx'
import { Money } from '#app/ui/money.tsx'
import { Stat } from '#app/ui/stat.tsx'
import { gpuSeconds } from '#app/units/gpu-time.ts'
import { type Cents, cents } from '#app/units/money.ts'

type Campaign = {
  goalKind: 'dollars' | 'donors' | 'gpu_hours'
  goal: bigint
  received: Cents
  donors: number
}

/** How far a campaign is on the way to its goal, whichever kind of goal it has. */
export function CampaignProgress({ campaign, label }: { campaign: Campaign; label: string }) {
  const { goal, goalKind, received, donors } = campaign
  const givers = donors === 1 ? 'One donor so far' : `${donors.toLocaleString('en-US')} donors so far`
  if (goalKind === 'dollars') {
    const note = donors > 0 ? givers : undefined
    return <GoalMeter label={label} received={received} pledged={cents(0n)} goal={cents(goal)} note={note} />
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
      note={donors > 0 ? givers : undefined}
    />
  )
}
