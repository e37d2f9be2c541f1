import { invalid } from './errors.ts'
import { mergeForms, parseForm, type RawBranch } from './form.ts'

/** The parameters of a request: its query, and its body when that is a form. */
export function readFormOf(request: {
  query: string
  body: string
  headers: Record<string, string | undefined>
}): RawBranch {
  const query = parseForm(request.query)
  if (request.body === '') return query
  const type = request.headers['content-type'] ?? ''
  if (!type.startsWith('application/x-www-form-urlencoded'))
    throw invalid(
      'Invalid request (check that your POST content type is application/x-www-form-urlencoded). If you have any questions, we can help at https://support.stripe.com/.',
    )
  return mergeForms(query, parseForm(request.body))
}
