import { paths } from '#app/paths.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { GpuHours } from '#app/ui/gpu-hours.tsx'
import { Grid } from '#app/ui/layout.tsx'
import { Orbit } from '#app/ui/orbit.tsx'
import { Section } from '#app/ui/section.tsx'
import { OnDay } from '#app/ui/when.tsx'
import { type GpuSeconds, wholeGpuHours } from '#app/units/gpu-time.ts'
import type { Day } from '#app/units/time.ts'

type NewestModel = {
  id: string
  slug: string
  title: string
  summary: string
  releasedOn: Day
  licence: string
  project: { slug: string; title: string; institution: string }
  seconds: GpuSeconds | null
}

/** What came out last. */
export function NewestModels({ models }: { models: readonly NewestModel[] }) {
  return (
    <Section
      look="public"
      title="What came out"
      note={<a href={paths.models()}>Every model, dataset, paper and code</a>}
    >
      {models.length > 0 ? (
        <Grid cell="wide">
          {models.map((model) => (
            <ModelCard key={model.id} model={model} />
          ))}
        </Grid>
      ) : (
        <Empty
          title="The first released model will stand here, with the hours behind it."
          action={
            <ButtonLink kind="quiet" to={paths.projects()}>
              See what is being made
            </ButtonLink>
          }
        />
      )}
    </Section>
  )
}

function ModelCard({ model }: { model: NewestModel }) {
  return (
    <Card
      title={model.title}
      to={`${paths.models()}#${model.slug}`}
      kicker={
        <>
          Released <OnDay on={model.releasedOn} /> under {model.licence}
        </>
      }
      mark={<Orbit id={model.id} size={48} kind="open" />}
      footer={
        <>
          <a href={paths.project(model.project.slug)}>{model.project.title}</a>, {model.project.institution}
          {model.seconds !== null && model.seconds > 0n && (
            <>
              {' · '}
              <GpuHours of={wholeGpuHours(model.seconds)} look="coloured" />
            </>
          )}
        </>
      }
    >
      <p>{model.summary}</p>
    </Card>
  )
}
