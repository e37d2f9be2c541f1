import { createHash } from 'node:crypto'
import { count, eq } from 'drizzle-orm'
import type { Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Tx } from '#db/client.server.ts'
import { submissionPapers } from '#db/schema/submission-papers.ts'
import { readEstimates } from '../estimates/keep-estimates.server.ts'
import type { LockedApplication } from '../lock-application.server.ts'
import { readRequest } from '../request.ts'
import { hoursOf, sectionsOf, writePaper } from './submission-paper.ts'

type Sent = { application: LockedApplication; leadName: string; sender: Person; at: Date }

/** Keeps what is sent in, with its fingerprint, as the next version. Part of submitting, under the application's lock: nothing else seals. */
export async function sealSubmission(
  tx: Tx,
  { lab }: Touches<'lab'>,
  { application, leadName, sender, at }: Sent,
): Promise<void> {
  const { id, answers, form, call, members } = application
  const [before] = await tx
    .select({ papers: count() })
    .from(submissionPapers)
    .where(eq(submissionPapers.applicationId, id))
  const version = (before?.papers ?? 0) + 1
  const { attachmentName: name, attachmentSha256 } = application
  const lead = { name: leadName, institution: answers.institution ?? '', role: 'pi' }
  const paper = writePaper({
    lab: { legalName: lab.legalName, address: lab.address },
    application: { number: application.number, title: application.title, call: call.title },
    ...{ version, form: form.number, applicant: leadName, sentBy: sender.name, sentAt: at.toISOString() },
    sections: sectionsOf(form, answers),
    hours: hoursOf(readRequest(answers, call).lines, await readEstimates(tx, id)),
    team: [
      lead,
      ...members.map((member) => ({ name: member.name, institution: member.institution, role: member.role })),
    ],
    attachment: attachmentSha256 ? { name: name ?? '', sha256: attachmentSha256 } : null,
  })
  const sha256 = createHash('sha256').update(paper).digest('hex')
  await tx
    .insert(submissionPapers)
    .values({ applicationId: id, number: version, paper, sha256, sentBy: sender.id, sentAt: at })
}
