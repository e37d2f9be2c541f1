import type { PledgesTyped } from '#app/area/pledges-ask.ts'
import { kindWords, pledgeKinds, pledgeStates } from '#app/domain/giving/pledges/pledge.ts'
import { paths } from '#app/paths.ts'
import { Field, SelectField } from '#app/ui/field.tsx'
import { FilterBar } from '#app/ui/filter-bar.tsx'

type PledgeFiltersProps = { typed: PledgesTyped; to(change: Record<string, string | null>): string }

/** The filters of the list of pledges; they live in the address. */
export function PledgeFilters({ typed, to }: PledgeFiltersProps) {
  const labels = { state: 'State', kind: 'Kind', q: 'Name, e-mail or purchase order' }
  const common = { look: 'compact', isOptional: true } as const
  return (
    <FilterBar
      action={paths.admin.pledges()}
      label="Narrow the pledges"
      active={Object.entries(typed).map(([field, value]) => ({
        label: `${labels[field as keyof PledgesTyped]}: ${value.replaceAll('_', ' ')}`,
        removeTo: to({ [field]: null }),
      }))}
      clearTo={paths.admin.pledges()}
    >
      <Field name="q" kind="search" label={labels.q} defaultValue={typed.q} {...common} />
      <SelectField
        name="state"
        label={labels.state}
        prompt="Every state"
        options={pledgeStates.map((state) => ({ value: state, label: state.replaceAll('_', ' ') }))}
        defaultValue={typed.state}
        {...common}
      />
      <SelectField
        name="kind"
        label={labels.kind}
        prompt="Every kind"
        options={pledgeKinds.map((kind) => ({ value: kind, label: kindWords[kind] }))}
        defaultValue={typed.kind}
        {...common}
      />
    </FilterBar>
  )
}
