import { type GoalKind, reachedOf } from '#app/domain/giving/campaign.ts'
import { GpuHours } from '#app/ui/gpu-hours.tsx'
import { GoalMeter, Meter } from '#app/ui/meter.tsx'
import { Money } from '#app/ui/money.tsx'
import { Stat } from '#app/ui/stat.tsx'
import { gpuSeconds } from '#app/units/gpu-time.ts'
import { type Cents, cents } from '#app/units/money.ts'
import { donorsWords } from './campaign-words.ts'

export type ShownCampaign = {
  goalKind: GoalKind
  goal: bigint
  received: Cents
  donors: number
  monthlyDonors: number
}

type CampaignProgressProps = {
  campaign: ShownCampaign
  label: string
  /** What a GPU-hour costs, for goals in hours; null while no rate is published. */
  perHour: Cents | null
}

/** How far a campaign is on the way to its goal, whichever kind of goal it has. */
export function CampaignProgress({ campaign, label, perHour }: CampaignProgressProps) {
  const { goal, goalKind, received, donors } = campaign
  const note = donors > 0 ? donorsWords(donors) : undefined
  if (goalKind === 'dollars') {
    return <GoalMeter label={label} received={received} pledged={cents(0n)} goal={cents(goal)} note={note} />
  }
  const reached = reachedOf(campaign, perHour)
  if (reached !== null) return <CountMeter label={label} campaign={campaign} reached={reached} />
  return (
    <Stat
      label={
        <>
          raised towards <GpuHours of={gpuSeconds(goal)} />
        </>
      }
      value={<Money of={received} />}
      kind="money"
      note={note}
    />
  )
}

/** A goal in donors or hours, drawn like one in dollars. */
function CountMeter({ label, campaign, reached }: { label: string; campaign: ShownCampaign; reached: bigint }) {
  const { goal, goalKind, received, donors } = campaign
  const isHours = goalKind === 'gpu_hours'
  const shown = (of: bigint) => (isHours ? <GpuHours of={gpuSeconds(of)} /> : of.toLocaleString('en-US'))
  const toGo = goal > reached ? goal - reached : 0n
  const names = { gpu_hours: 'Paid for', donors: 'Donors', monthly_donors: 'Monthly donors', dollars: 'Received' }
  const note = isHours ? (
    <>
      <Money of={received} /> at today’s price of an hour
      {donors > 0 && `, from ${donorsWords(donors).replace(' so far', '').toLowerCase()}`}
    </>
  ) : undefined
  return (
    <Meter
      label={label}
      kind={isHours ? 'compute' : 'money'}
      tickAt={reached > goal ? goal : undefined}
      note={note}
      parts={[
        { name: names[goalKind], amount: reached, shade: 'full', shown: shown(reached) },
        { name: 'To go', amount: toGo, shade: 'none', shown: shown(toGo) },
      ]}
    />
  )
}
