import { type Check, loadContract } from './load-contract.ts'
import type { Violation } from './logs.ts'
import type { Json, JsonObject, StoredEvent } from './objects.ts'
import { isJsonObject, toJson } from './objects.ts'
import { coerce } from './wire/coerce.ts'
import type { RawBranch } from './wire/form.ts'

type Report = (violation: Violation) => void
export interface Operation {
  method: string
  /** The address with names in braces, as the contract writes it: `/v1/refunds/{refund}`. */
  template: string
}

export interface Contract {
  isLoaded: boolean
  /** Whether Stripe has an operation at this address; null when no contract is loaded. */
  knows(method: string, path: string): boolean | null
  checkRequest(operation: Operation, form: RawBranch, report: Report): void
  checkAnswer(operation: Operation, answer: Json, report: Report): void
  checkEvent(event: StoredEvent, report: Report): void
}

/** Holds every request, answer and event against Stripe's API description, when the file is there. */
export function openContract(path: string | null): Contract {
  if (path === null) return { isLoaded: false, knows: () => null, checkRequest() {}, checkAnswer() {}, checkEvent() {} }
  const contract = loadContract(path)
  const checkObjects = (answer: Json, where: string, side: Violation['side'], report: Report) => {
    for (const { name, object } of resourcesIn(answer)) {
      const check = contract.resource(name, object.deleted === true)
      if (check) reportAll(check, object, { side, where: `${where} › ${name}` }, report)
    }
  }
  return {
    isLoaded: true,
    knows: contract.knows,
    checkRequest({ method, template }, form, report) {
      const operation = contract.operation(method, template)
      const where = `${method} ${template}`
      if (!operation) return report({ side: 'request', where, message: 'the contract has no such operation' })
      reportAll(operation.request, coerce(form, operation.requestSchema), { side: 'request', where }, report)
    },
    checkAnswer({ method, template }, answer, report) {
      const operation = contract.operation(method, template)
      const where = `${method} ${template}`
      if (operation) reportAll(operation.answer, answer, { side: 'response', where }, report)
      checkObjects(answer, where, 'response', report)
    },
    checkEvent(event, report) {
      const where = `event ${event.type}`
      const answer = toJson(event)
      const expected = contract.eventObject(event.type)
      if (!isJsonObject(event.data.object) || event.data.object.object !== expected)
        report({ side: 'event', where, message: `carries ${expected} in the contract` })
      checkObjects(answer, where, 'event', report)
    },
  }
}

/** Every Stripe object in an answer, the outermost first: each is checked by the schema of its own kind. */
function* resourcesIn(value: Json): Generator<{ name: string; object: JsonObject }> {
  if (Array.isArray(value)) {
    for (const item of value) yield* resourcesIn(item)
  } else if (isJsonObject(value)) {
    if (typeof value.object === 'string' && value.object !== 'list') yield { name: value.object, object: value }
    for (const item of Object.values(value)) yield* resourcesIn(item)
  }
}

function reportAll(check: Check, value: unknown, at: Pick<Violation, 'side' | 'where'>, report: Report): void {
  for (const message of check(value)) report({ ...at, message })
}
