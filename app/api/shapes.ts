/** JSON Schema in small words. */
export type Schema = { [key: string]: unknown }

/** An object with exactly these fields, all of them there. */
export function fields(properties: Record<string, Schema>): Schema {
  return { type: 'object', properties, required: Object.keys(properties), additionalProperties: false }
}

export function record(of: Schema): Schema {
  return { type: 'object', additionalProperties: of }
}

export const list = (of: Schema): Schema => ({ type: 'array', items: of })

export function orNull(of: Schema): Schema {
  return { anyOf: [of, { type: 'null' }] }
}

export function ref(name: string): Schema {
  return { $ref: `#/components/schemas/${name}` }
}

export const text: Schema = { type: 'string' }
export const yesNo: Schema = { type: 'boolean' }
export const count: Schema = { type: 'integer', minimum: 0 }
/** Whole minor units as text, so that no reader rounds them. */
export const whole: Schema = { type: 'string', pattern: '^-?[0-9]+$' }
export const day: Schema = { type: 'string', format: 'date' }
export const instant: Schema = { type: 'string', format: 'date-time' }
export const month: Schema = { type: 'string', pattern: '^[0-9]{4}-(0[1-9]|1[0-2])$' }
