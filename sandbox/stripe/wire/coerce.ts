import type { Json, JsonObject } from '../objects.ts'
import { isJsonObject } from '../objects.ts'
import { itemsOf, type Raw } from './form.ts'

/**
 * Gives a form the types that the contract's schema expects. What does not fit stays text, so that the validator names it.
 * This is a second, independent reading of the request beside the sandbox's own schema.
 */
export function coerce(raw: Raw, schema: Json | undefined): Json {
  if (!isJsonObject(schema)) return plain(raw)
  if (Array.isArray(schema.anyOf)) return coerceChoice(raw, schema.anyOf.filter(isJsonObject))
  if (typeof raw === 'string') return coerceText(raw, schema)
  if (schema.type === 'array') {
    const items = itemsOf(raw)
    return items === null ? plain(raw) : items.map((item) => coerce(item, schema.items))
  }
  const properties = isJsonObject(schema.properties) ? schema.properties : {}
  const rest = isJsonObject(schema.additionalProperties) ? schema.additionalProperties : undefined
  return Object.fromEntries([...raw].map(([key, item]) => [key, coerce(item, properties[key] ?? rest)]))
}

function coerceText(raw: string, schema: JsonObject): Json {
  if (schema.type === 'integer') return /^-?\d+$/.test(raw) ? Number(raw) : raw
  if (schema.type === 'number') return raw !== '' && Number.isFinite(Number(raw)) ? Number(raw) : raw
  if (schema.type === 'boolean') return raw === 'true' ? true : raw === 'false' ? false : raw
  return raw
}

/** Of several types, takes the first whose outline fits: text for text, branches for branches. */
function coerceChoice(raw: Raw, choices: JsonObject[]): Json {
  if (raw === '') return ''
  const readings = choices
    .filter((choice) => isScalar(choice) === (typeof raw === 'string'))
    .map((choice) => coerce(raw, choice))
  return readings.find((reading) => typeof reading !== 'string') ?? readings[0] ?? plain(raw)
}

function isScalar(schema: JsonObject): boolean {
  return schema.type !== 'object' && schema.type !== 'array'
}

function plain(raw: Raw): Json {
  if (typeof raw === 'string') return raw
  return Object.fromEntries([...raw].map(([key, item]) => [key, plain(item)]))
}
