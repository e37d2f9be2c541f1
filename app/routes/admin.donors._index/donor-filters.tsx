import { type DonorsAsk, type DonorsField, donorFilterWords, donorKinds } from '#app/area/donors-ask.ts'
import { segments, segmentWords } from '#app/domain/giving/donors/segment.ts'
import { paths } from '#app/paths.ts'
import { Field, SelectField } from '#app/ui/field.tsx'
import { FilterBar } from '#app/ui/filter-bar.tsx'

type DonorFiltersProps = {
  typed: DonorsAsk['typed']
  owners: readonly { id: string; name: string }[]
  to(change: Record<string, string | null>): string
}

/** The filters of the list of donors; they live in the address. */
export function DonorFilters({ typed, owners, to }: DonorFiltersProps) {
  const active = (Object.entries(typed) as [DonorsField, string][]).map(([field, value]) => ({
    label: donorFilterWords(field, value, owners),
    removeTo: to({ [field]: null }),
  }))
  const common = { look: 'compact', isOptional: true } as const
  return (
    <FilterBar action={paths.admin.donors()} label="Narrow the donors" active={active} clearTo={paths.admin.donors()}>
      <Field name="q" kind="search" label="Name or e-mail" defaultValue={typed.q} {...common} />
      <SelectField
        name="segment"
        label="Giving"
        prompt="However it went"
        options={segments.map((segment) => ({ value: segment, label: segmentWords[segment].label }))}
        defaultValue={typed.segment}
        {...common}
      />
      <Field name="state" label="State" width="code" maxLength={40} defaultValue={typed.state} {...common} />
      <SelectField
        name="kind"
        label="Kind"
        prompt="Every kind"
        options={donorKinds.map((kind) => ({ value: kind, label: kind }))}
        defaultValue={typed.kind}
        {...common}
      />
      <SelectField
        name="owner"
        label="Looked after by"
        prompt="Anybody or nobody"
        options={owners.map((owner) => ({ value: owner.id, label: owner.name }))}
        defaultValue={typed.owner}
        {...common}
      />
    </FilterBar>
  )
}
