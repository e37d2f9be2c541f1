import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Actor, Person } from '#app/domain/people/person.ts'
import type { Ids } from '#app/domain/world.ts'
import type { Tx } from '#db/client.server.ts'
import { applicationSaves } from '#db/schema/grants.ts'
import type { FormSection } from './forms/form.ts'
import type { LockedApplication } from './lock-application.server.ts'
import { keepWorking } from './reopening/reopening.server.ts'
import { rewriteLines, rewriteTeam } from './rewrite-typed.server.ts'

type By = { ids: Ids; at: Date; actor: Actor }
type Kept = {
  /** Locked, as it stands before. */
  application: LockedApplication
  person: Person
  section: FormSection
  values: Record<string, string>
}

/** Writes the answers of one section as the next revision, with the lines of hours and the team that follow from them. Answers the revision. */
export async function keepSection(tx: Tx, by: By, { application, person, section, values }: Kept): Promise<number> {
  const revision = application.revision + 1
  const title = values.title === undefined ? application.title : values.title.trim().slice(0, 300)
  const answers = { ...application.answers, ...values }
  await keepWorking(tx, application, { answers, revision, title, savedAt: by.at })
  const save = { revision, section: section.name, answers: values, savedBy: person.id, savedAt: by.at }
  await tx.insert(applicationSaves).values({ applicationId: application.id, ...save })
  await recordHappening(tx, by, {
    kind: 'application-saved',
    subject: { type: 'application', id: application.id },
    after: { section: section.name, revision },
  })
  // What was sent stands until it is sent again, its hours and names too.
  if (application.state === 'reopened') return revision
  if (section.part === 'request') await rewriteLines(tx, by, application, values)
  if (section.part === 'team') await rewriteTeam(tx, application, values)
  return revision
}
