import type { Charge } from '../objects.ts'
import type { World } from '../world.ts'
import { behaviourOf } from './payment-methods.ts'

/** A minute after the charge has settled: late enough to be seen, early enough to be shown. */
const soonSeconds = 60

/** Plans what a test card does after it has paid: disputes, an inquiry or a warning of fraud. */
export function planAftermath(world: World, charge: Charge): void {
  const { aftermath } = behaviourOf(world, charge.payment_method ?? '')
  if (aftermath === undefined) return
  const inSeconds = world.settings.settleSeconds + soonSeconds
  const kind = aftermath === 'warning' ? 'warn-of-fraud' : 'open-dispute'
  const half = Math.floor(charge.amount / 2)
  const parts = aftermath === 'several' ? [`:${half}`, `:${charge.amount - half}`] : ['']
  for (const part of parts) world.clock.schedule({ kind, subject: `${charge.id}${part}`, inSeconds })
}
