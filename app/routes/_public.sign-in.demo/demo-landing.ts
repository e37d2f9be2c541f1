import { paths } from '#app/paths.ts'

/** The donor and the researcher have no role that says where they belong. */
export function demoLanding(email: string): string {
  if (email.startsWith('ada@')) return paths.backer.home()
  return email.startsWith('grace@') ? paths.research.home() : ''
}
