/** Joins the class names that apply, or nothing at all, so an element without classes has no class attribute. */
export function classNames(...names: (string | false | null | undefined)[]): string | undefined {
  return names.filter(Boolean).join(' ') || undefined
}
