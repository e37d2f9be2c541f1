import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listAddress, readListAddress } from '#app/area/list-address.ts'
import { recordPath } from '#app/area/record-path.ts'
import { daysBefore, readReadAlarms } from '#app/domain/activity/reads/read-alarms.server.ts'
import { alarmWords, isReadKind, readKinds, readWords } from '#app/domain/activity/reads/sensitive-read.ts'
import { type ReadLine, readSensitiveReads } from '#app/domain/impact/read-sensitive-reads.server.ts'
import { paths } from '#app/paths.ts'
import { requireRole } from '#app/platform/guards.server.ts'
import { Empty } from '#app/ui/empty.tsx'
import { Field, SelectField } from '#app/ui/field.tsx'
import { FilterBar } from '#app/ui/filter-bar.tsx'
import { KeysetPager } from '#app/ui/keyset-pager.tsx'
import { Mono } from '#app/ui/mono.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { Table } from '#app/ui/table.tsx'
import { When } from '#app/ui/when.tsx'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

export const handle = { hydrate: false }
export const meta: MetaFunction = () => [{ title: 'Sensitive reads' }]

export async function loader(args: LoaderFunctionArgs) {
  const reader = await requireRole(args, 'auditor', 'administrator')
  const typed = readListAddress(args.request, ['kind', 'by', 'thing'])
  const cursor = readListAddress(args.request, ['after', 'before'])
  const personId = parseId('psn', typed.by)
  const errorBy = typed.by && !personId ? 'This is not the id of a person. It begins with psn_.' : undefined
  const [page, alarms] = await Promise.all([
    readSensitiveReads(world, reader, {
      kind: isReadKind(typed.kind) ? typed.kind : undefined,
      personId: personId ?? undefined,
      subjectId: typed.thing,
      after: parseId('srd', cursor.after) ?? undefined,
      before: parseId('srd', cursor.before) ?? undefined,
    }),
    readReadAlarms(world.db, reader, daysBefore(world.clock.now())),
  ])
  return { ...page, alarms, typed, errorBy, zone: reader.timeZone }
}

type To = (change: Record<string, string | null>) => string

export default function ReadsPage() {
  const { lines, alarms, previous, next, typed, errorBy, zone } = useLoaderData<typeof loader>()
  const to: To = (change) => listAddress(paths.admin.reads(), typed, change)
  return (
    <StaffPage
      title="Sensitive reads"
      lead="Who read what few may read: once for each person, thing and hour. Lines are added and never altered."
    >
      {alarms.map(({ id, personId, name, because, raisedAt }) => (
        <Notice key={id} tone="warn">
          <a href={to({ by: personId })}>{name}</a> {alarmWords[because]}: <When at={raisedAt} zone={zone} />
        </Notice>
      ))}
      <Filters typed={typed} errorBy={errorBy} to={to} />
      <Table
        caption="Sensitive reads, the newest first"
        captionIs="hidden"
        columns={[
          { name: 'at', label: 'When', isTight: true },
          { name: 'by', label: 'Who', isTight: true },
          { name: 'what', label: 'What', isRowHeading: true },
          { name: 'thing', label: 'Thing', isTight: true },
        ]}
        rows={lines.map((line) => ({
          id: line.id,
          cells: {
            at: <When at={line.at} zone={zone} />,
            by: <a href={to({ by: line.personId })}>{line.by}</a>,
            what: readWords[line.kind],
            thing: <Thing line={line} onlyTo={to({ thing: line.subjectId })} />,
          },
        }))}
        empty={<Empty title="Nothing fits. Reads are listed here as they happen." />}
      />
      <KeysetPager
        shown={lines.length}
        one="line"
        many="lines"
        previousTo={previous ? to({ before: previous }) : undefined}
        nextTo={next ? to({ after: next }) : undefined}
      />
    </StaffPage>
  )
}

type FiltersProps = { typed: Record<string, string | undefined>; errorBy: string | undefined; to: To }

function Filters({ typed, errorBy, to }: FiltersProps) {
  const active = Object.entries(typed).flatMap(([name, text]) =>
    text ? [{ label: `${name}: ${text.replaceAll('-', ' ')}`, removeTo: to({ [name]: null }) }] : [],
  )
  return (
    <FilterBar
      action={paths.admin.reads()}
      label="Narrow the reads down"
      active={active}
      clearTo={active.length > 1 ? paths.admin.reads() : undefined}
    >
      <SelectField
        name="kind"
        label="What"
        look="compact"
        prompt="Anything"
        options={readKinds.map((kind) => ({ value: kind, label: readWords[kind] }))}
        defaultValue={typed.kind}
      />
      <Field name="by" label="By (id)" look="compact" isOptional defaultValue={typed.by} error={errorBy} />
      <Field name="thing" label="Thing (id)" look="compact" isOptional defaultValue={typed.thing} />
    </FilterBar>
  )
}

/** The record itself, where it has a page, and everybody who read it. */
function Thing({ line: { subjectId }, onlyTo }: { line: Pick<ReadLine, 'subjectId'>; onlyTo: string }) {
  const [record = '', part] = subjectId.split('/')
  const page = recordPath(record)
  const words = <Mono>{record.length > 16 ? `…${record.slice(-6)}${part ? `/${part}` : ''}` : subjectId}</Mono>
  return (
    <>
      {page ? <a href={page}>{words}</a> : words} <a href={onlyTo}>who else</a>
    </>
  )
}
