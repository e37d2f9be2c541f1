import { scopes, scopeWords } from '#app/domain/people/scope.ts'
import { type Operation, operations } from './operations.ts'
import { schemas } from './schemas.ts'

/** The whole API as an OpenAPI 3.1 document. */
export function describeApi(lab: { name: string; origin: string }) {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const operation of operations) {
    paths[operation.path] = { ...paths[operation.path], [operation.method]: describeOperation(operation) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: `${lab.name} API`,
      version: '1',
      description:
        'Amounts are text of whole minor units beside their asset. Lists page by cursor: send next_cursor back as cursor. Errors are application/problem+json.',
    },
    servers: [{ url: lab.origin }],
    paths,
    components: { schemas, securitySchemes: { token: { type: 'http', scheme: 'bearer', description: scopeList() } } },
  }
}

function describeOperation(operation: Operation) {
  const { scope, summary, answers } = operation
  return {
    summary: scope ? `${summary} Needs a token with the scope ${scope}.` : `${summary} For anyone, without a token.`,
    operationId: operation.route.replace(/^api\.v1\./, '').replace(/\._index$/, ''),
    security: scope ? [{ token: [] }] : [],
    parameters: parametersOf(operation),
    ...(operation.method === 'post' && { requestBody: usageBody }),
    responses: {
      200: { description: 'The answer.', content: { 'application/json': { schema: reference(answers) } } },
      default: {
        description: 'What was wrong.',
        content: { 'application/problem+json': { schema: reference('Problem') } },
      },
    },
  }
}

const usageBody = {
  required: true,
  content: Object.fromEntries(
    ['text/plain', 'text/csv', 'application/json'].map((type) => [
      type,
      { schema: type === 'application/json' ? {} : { type: 'string' } },
    ]),
  ),
}

function parametersOf({ path, query = [], isPaged }: Operation) {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))
  const asked = isPaged ? [...query, ...paging] : query
  return [
    ...inPath,
    ...asked.map(({ name, says }) => ({ name, in: 'query', description: says, schema: { type: 'string' } })),
  ]
}

const paging = [
  { name: 'cursor', says: 'The next_cursor of an earlier page.' },
  { name: 'limit', says: 'How many on a page: 50 unless told, at most 200.' },
]

function reference(name: string) {
  return { $ref: `#/components/schemas/${name}` }
}

function scopeList(): string {
  return scopes.map((scope) => `${scope}: ${scopeWords[scope]}.`).join(' ')
}
