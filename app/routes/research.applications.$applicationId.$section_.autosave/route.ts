import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { saveSection } from '#app/domain/grants/save-section.server.ts'
import { paths } from '#app/paths.ts'
import { answerJson } from '#app/platform/api.server.ts'
import { readForm } from '#app/platform/form.server.ts'
import { actorFor, notFound, requirePerson } from '#app/platform/guards.server.ts'
import { applicationIdIn } from '#app/proposal/own-application.server.ts'
import { SectionAsk } from '#app/proposal/section-ask.ts'
import { world } from '#app/world.server.ts'

/** Whoever comes here by an address finds the section. */
export async function loader(args: LoaderFunctionArgs) {
  await requirePerson(args)
  return redirect(paths.research.applicationSection(applicationIdIn(args), args.params.section ?? ''))
}

/** Saves a section while its writer types: `{saved, taken}`, or `{refused}` for the page to say. */
export async function action(args: ActionFunctionArgs) {
  const person = await requirePerson(args)
  const applicationId = applicationIdIn(args)
  const form = await readForm(args.request, SectionAsk)
  if (!form.ok) return answerJson({ refused: 'not-whole' }, { status: 400 })
  const { base, version } = form.value
  const ask = { applicationId, section: args.params.section ?? '', base, formVersionId: version, values: form.values }
  const outcome = await saveSection(world, actorFor(args, person), ask)
  if (!outcome.ok && outcome.refused === 'not-found') return notFound()
  if (!outcome.ok) return answerJson({ refused: outcome.refused }, { status: 409 })
  return answerJson({ saved: outcome.value.revision, taken: outcome.value.taken })
}
