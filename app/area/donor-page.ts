import { paths } from '#app/paths.ts'

/** Where a page about one donor stands. */
export function donorPage({ id, name }: { id: string; name: string }) {
  return {
    breadcrumb: [
      { to: paths.admin.donors(), label: 'Donors' },
      { to: paths.admin.donor(id), label: name },
    ],
  }
}
