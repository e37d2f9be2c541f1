import { componentNames, components } from '#app/domain/grants/openness/component.ts'
import type { Release } from '#app/domain/grants/openness/read-release.server.ts'
import { opennessClassWords } from '#app/domain/grants/output.ts'
import { paths } from '#app/paths.ts'
import { Section } from '#app/ui/section.tsx'
import { Status } from '#app/ui/status.tsx'
import { Table } from '#app/ui/table.tsx'

/** Every component of the framework, the least open class first, with what is said and what was found. */
export function ClaimsTable({ release }: { release: Release }) {
  const { checklist, mayClaim, project } = release
  return (
    <Section title="The whole list">
      <Table
        caption="Components of the Model Openness Framework"
        captionIs="hidden"
        look="open"
        columns={[
          { name: 'component', label: 'Component', isRowHeading: true },
          { name: 'class', label: 'For' },
          { name: 'where', label: 'Where' },
          { name: 'state', label: 'Stands', isTight: true },
          ...(mayClaim ? [{ name: 'change', label: 'Change' }] : []),
        ]}
        rows={componentNames.map((name) => {
          const { words, class: of, isRequired } = components[name]
          const item = checklist.items.find(({ component }) => component === name)
          return {
            id: name,
            cells: {
              component: words,
              class: isRequired ? opennessClassWords[of] : 'Welcome, not required',
              where: item && (
                <>
                  <a href={item.url}>{item.url}</a>, {item.licence}
                  {item.reason && <p>{item.reason}</p>}
                </>
              ),
              state: item ? (
                <Status of={item.state} tone={item.state === 'checked' ? 'info' : undefined} />
              ) : (
                'Not said'
              ),
              change:
                mayClaim && item?.state !== 'verified' ? (
                  <a href={paths.research.releaseComponent(project.id, release.id, name)}>
                    {item ? 'Change' : 'Add'} {words.toLowerCase()}
                  </a>
                ) : (
                  ''
                ),
            },
          }
        })}
      />
    </Section>
  )
}
