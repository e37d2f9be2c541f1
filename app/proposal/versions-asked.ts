/** The two versions an address names; null where it names none that could be one. */
export function versionsAsked(request: Request): { older: number | null; newer: number | null } {
  const { searchParams } = new URL(request.url)
  const number = (name: string) => {
    const typed = searchParams.get(name) ?? ''
    return /^[1-9]\d{0,3}$/.test(typed) ? Number(typed) : null
  }
  return { older: number('older'), newer: number('newer') }
}
