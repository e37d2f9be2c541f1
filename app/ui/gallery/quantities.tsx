import { gpuHours } from '#app/units/gpu-time.ts'
import { cents, usd } from '#app/units/money.ts'
import type { Day, Month } from '#app/units/time.ts'
import { Amount } from '../amount.tsx'
import { Badge } from '../badge.tsx'
import { GpuHours } from '../gpu-hours.tsx'
import { Row, Stack } from '../layout.tsx'
import { GoalMeter, PoolMeter } from '../meter.tsx'
import { Money } from '../money.tsx'
import { Copyable, Mono } from '../mono.tsx'
import { Orbit } from '../orbit.tsx'
import { Stat, StatRow } from '../stat.tsx'
import { Status } from '../status.tsx'
import { Deadline, InMonth, OnDay, When } from '../when.tsx'
import { Specimen } from './specimen.tsx'

/** Numbers with units, states, marks. */
export function Quantities() {
  return (
    <>
      <Specimen name="Stat, large and followed" draw={() => <LargeStats />} />
      <Specimen name="StatRow" width="full" draw={() => <Stats />} />
      <Specimen name="PoolMeter: in use, empty, overfull" draw={() => <PoolMeters />} />
      <Specimen name="GoalMeter: on its way, passed, nothing yet" draw={() => <GoalMeters />} />
      <Specimen name="Money, GpuHours, Amount, When" draw={() => <Inline />} />
      <Specimen name="Status, Badge, Orbit, Mono" draw={() => <Marks />} />
    </>
  )
}

function LargeStats() {
  return (
    <Stack gap="wide">
      <Stat size="large" kind="money" value="$4,812,300" label="given since the lab began" to="#ledger" />
      <Stat size="large" kind="compute" value="2,104,880" unit="GPU-h" label="used by 41 projects" to="#ledger" />
    </Stack>
  )
}

function Stats() {
  return (
    <StatRow>
      <Stat kind="money" value="$103.30" label="your last gift" note="3 March 2026" to="#ledger" />
      <Stat kind="compute" value="51.65" unit="GPU-h" label="bought with it" to="#ledger" />
      <Stat kind="open" value="2" label="open models released" to="#ledger" />
      <Stat value="1,000+" label="people gave" />
    </StatRow>
  )
}

function PoolMeters() {
  return (
    <Stack>
      <PoolMeter
        label="H100, March 2026"
        used={gpuHours(412_000)}
        committed={gpuHours(188_400)}
        free={gpuHours(143_600)}
      />
      <PoolMeter label="H200, April 2026" used={gpuHours(0)} committed={gpuHours(0)} free={gpuHours(96_000)} />
      <PoolMeter
        label="B200, March 2026"
        used={gpuHours(72_000)}
        committed={gpuHours(1.5)}
        free={gpuHours(-40)}
        note="40 GPU-h more are promised than there are."
      />
    </Stack>
  )
}

function GoalMeters() {
  return (
    <Stack>
      <GoalMeter
        label="A million hours for health"
        received={usd(412_300)}
        pledged={usd(120_000)}
        goal={usd(750_000)}
      />
      <GoalMeter label="Spring campaign" received={usd(61_200.5)} pledged={usd(0)} goal={usd(60_000)} />
      <GoalMeter label="A new campaign" received={usd(0)} pledged={usd(0)} goal={usd(25_000)} />
    </Stack>
  )
}

function Inline() {
  return (
    <Stack gap="tight">
      <p>
        <Money of={cents(10_330n)} /> · <Money of={cents(-500n)} /> ·{' '}
        <Money of={usd(5000)} isWholeWhenRound look="coloured" />
      </p>
      <p>
        <GpuHours of={gpuHours(12_400)} gpuClass="h100" /> ·{' '}
        <GpuHours of={gpuHours(72.17)} gpuClass="mi300x" look="coloured" />
      </p>
      <p>
        <Amount of={{ asset: 'USD', amount: 500_000n }} /> · <Amount of={{ asset: 'GPU:h200', amount: 3_600n }} />
      </p>
      <p>
        <When at={new Date('2026-03-03T22:00:00Z')} zone="America/New_York" />
      </p>
      <p>
        <OnDay on={'2026-03-03' as Day} /> · <InMonth month={'2026-03' as Month} />
      </p>
      <p>
        <Deadline at={new Date('2026-04-30T21:00:00Z')} zone="America/New_York" readerZone="Europe/Berlin" />
      </p>
    </Stack>
  )
}

const states = ['draft', 'in_review', 'settled', 'running low', 'failed']
const orbitIds = ['prj_atlas', 'prj_birch', 'pool_h100', 'rcp_2026_17', 'prj_lichen', 'prj_ember']

function Marks() {
  return (
    <Stack>
      <Row>
        {states.map((state) => (
          <Status key={state} of={state} />
        ))}
      </Row>
      <Row>
        <Badge kind="money">Gift</Badge>
        <Badge kind="compute">H100</Badge>
        <Badge kind="open">Model</Badge>
        <Badge>Fund: purpose</Badge>
      </Row>
      <Row>
        {orbitIds.map((id, index) => (
          <Orbit
            key={id}
            id={id}
            size={index % 2 ? 48 : 64}
            kind={(['money', 'compute', 'open'] as const)[index % 3]}
          />
        ))}
        <Orbit id="prj_small" size={24} />
      </Row>
      <p>
        <Mono>atom_g17</Mono> · <Copyable label="the entry hash" text="9f2c41d07be8a1c6e0b3" />
      </p>
    </Stack>
  )
}
