import { parseEmail } from '#app/domain/people/email.ts'
import { memberField, type memberParts, mostMembers } from './application-form.ts'
import type { Problem } from './request.ts'

export const teamRoles = ['pi', 'co_pi', 'manager', 'member'] as const
export type TeamRole = (typeof teamRoles)[number]

export const teamRoleWords: Record<TeamRole, string> = {
  pi: 'Principal investigator',
  co_pi: 'Co-investigator',
  manager: 'Project manager',
  member: 'Member',
}

export type TeamMember = { email: string; name: string; institution: string; role: Exclude<TeamRole, 'pi'> }

/** Reads the typed team. A line that cannot be read stays as typed and is named as a problem. */
export function readTeam(
  answers: Record<string, string>,
  leadEmail: string,
): { members: TeamMember[]; problems: Problem[] } {
  const members: TeamMember[] = []
  const problems: Problem[] = []
  for (let index = 1; index <= mostMembers; index += 1) {
    const typed = (part: (typeof memberParts)[number]) => (answers[memberField(index, part)] ?? '').trim()
    if (!typed('email') && !typed('name') && !typed('institution')) continue
    const email = typed('email').toLowerCase()
    const problem = problemOf({ email, name: typed('name'), leadEmail, others: members })
    if (problem) {
      problems.push({ field: memberField(index, problem.part), sentence: `Person ${index}: ${problem.sentence}` })
      continue
    }
    const role = typed('role')
    members.push({
      email,
      name: typed('name'),
      institution: typed('institution'),
      role: role === 'co_pi' || role === 'manager' ? role : 'member',
    })
  }
  return { members, problems }
}

function problemOf(line: { email: string; name: string; leadEmail: string; others: readonly TeamMember[] }) {
  const part = 'email' as const
  if (!parseEmail(line.email)) return { part, sentence: 'write an e-mail address, such as name@university.edu.' }
  if (line.email === line.leadEmail.toLowerCase()) return { part, sentence: 'you are on the team already.' }
  if (line.others.some((other) => other.email === line.email))
    return { part, sentence: 'this address is listed twice.' }
  if (!line.name) return { part: 'name' as const, sentence: 'write the name.' }
  return null
}
