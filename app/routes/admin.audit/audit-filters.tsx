import { happeningWords } from '#app/domain/activity/happening-words.ts'
import { paths } from '#app/paths.ts'
import { Field, SelectField } from '#app/ui/field.tsx'
import { FilterBar } from '#app/ui/filter-bar.tsx'
import type { AuditTyped } from './audit-ask.ts'

type AuditFiltersProps = {
  typed: AuditTyped
  errors: AuditTyped
  to: (change: Record<string, string | null>) => string
}

const kinds = Object.keys(happeningWords)
  .sort()
  .map((kind) => ({ value: kind, label: kind.replaceAll('-', ' ') }))

export function AuditFilters({ typed, errors, to }: AuditFiltersProps) {
  const active = Object.entries(typed).map(([name, text]) => ({
    label: `${name}: ${text.replaceAll('-', ' ')}`,
    removeTo: to({ [name]: null }),
  }))
  return (
    <FilterBar
      action={paths.admin.audit()}
      label="Narrow the log down"
      active={active}
      clearTo={active.length > 1 ? paths.admin.audit() : undefined}
    >
      <SelectField
        name="kind"
        label="What"
        look="compact"
        prompt="Anything"
        options={kinds}
        defaultValue={typed.kind}
      />
      <Field name="by" label="By (id)" look="compact" isOptional defaultValue={typed.by} error={errors.by} />
      <Field name="about" label="About (id)" look="compact" isOptional defaultValue={typed.about} />
      <Field
        name="from"
        label="From"
        kind="date"
        look="compact"
        isOptional
        defaultValue={typed.from}
        error={errors.from}
      />
      <Field
        name="until"
        label="Until"
        kind="date"
        look="compact"
        isOptional
        defaultValue={typed.until}
        error={errors.until}
      />
    </FilterBar>
  )
}
