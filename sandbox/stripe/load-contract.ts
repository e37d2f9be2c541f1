import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import type { Json, JsonObject } from './objects.ts'
import { isJsonObject } from './objects.ts'

/** Says what is wrong with a value, in sentences; nothing when it is right. */
export type Check = (value: unknown) => string[]

export interface LoadedContract {
  knows(method: string, path: string): boolean
  operation(method: string, template: string): { request: Check; requestSchema: JsonObject; answer: Check } | null
  /** The check of a resource by its `object` name; null for resources outside the contract. */
  resource(name: string, isDeleted: boolean): Check | null
  eventObject(type: string): string | null
}

const loaded = new Map<string, LoadedContract>()

/** Reads and compiles the contract, once per process; validators are compiled when first needed. */
export function loadContract(path: string): LoadedContract {
  const known = loaded.get(path)
  if (known) return known
  const fresh = compile(JSON.parse(readFileSync(path, 'utf8')))
  loaded.set(path, fresh)
  return fresh
}

function compile(file: JsonObject): LoadedContract {
  const paths = branch(file, 'paths')
  const schemas = branch(branch(file, 'components'), 'schemas')
  const checkOf = compiler(schemas)
  const templates = Object.keys(paths).map((template) => ({
    template,
    shape: new RegExp(`^${template.replace(/\{[^}]+\}/g, '[^/]+')}$`),
  }))
  const operations = new Map<string, ReturnType<LoadedContract['operation']>>()
  const build = (method: string, template: string) => {
    const found = branch(branch(paths, template), method.toLowerCase())
    if (Object.keys(found).length === 0) return null
    const requestSchema = requestOf(found)
    const answer = branch(contentOf(branch(branch(found, 'responses'), '200'), 'application/json'), 'schema')
    return { requestSchema, request: checkOf(requestSchema), answer: checkOf(answer) }
  }
  return {
    knows: (method, path) =>
      templates.some(({ template, shape }) => shape.test(path) && method.toLowerCase() in branch(paths, template)),
    operation(method, template) {
      const key = `${method} ${template}`
      const known = operations.get(key)
      if (known !== undefined) return known
      const fresh = build(method, template)
      operations.set(key, fresh)
      return fresh
    },
    resource(name, isDeleted) {
      const schema = schemas[isDeleted ? `deleted_${name}` : name]
      return isJsonObject(schema) ? checkOf(schema) : null
    },
    eventObject(type) {
      const name = branch(file, 'x-event-objects')[type]
      return typeof name === 'string' ? name : null
    },
  }
}

function branch(of: JsonObject, key: string): JsonObject {
  const found = of[key]
  return isJsonObject(found) ? found : {}
}

function contentOf(of: JsonObject, type: string): JsonObject {
  return branch(branch(of, 'content'), type)
}

/** One closed object schema for all that a request may carry, from its query parameters or its form. */
function requestOf(operation: JsonObject): JsonObject {
  const form = branch(contentOf(branch(operation, 'requestBody'), 'application/x-www-form-urlencoded'), 'schema')
  if (Object.keys(form).length > 0) return form
  const listed = Array.isArray(operation.parameters) ? operation.parameters : []
  const query = listed.filter(isJsonObject).filter((parameter) => parameter.in === 'query')
  return {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(query.map((one) => [String(one.name), one.schema ?? {}])),
    required: query.filter((one) => one.required === true).map((one) => String(one.name)),
  }
}

/** Compiles schemas on demand. References to whole resources are left open: each object is checked by its own schema anyway. */
function compiler(schemas: JsonObject): (schema: JsonObject) => Check {
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false })
  const known = new Map<JsonObject, Check>()
  const build = (schema: JsonObject): Check => {
    let validate: ReturnType<typeof ajv.compile> | undefined
    return (value) => {
      validate ??= ajv.compile(isJsonObject(schema) ? flat(schema, schemas, []) : {})
      if (validate(value)) return []
      return (validate.errors ?? []).map(
        (error) => `${error.instancePath || '/'} ${error.message} ${JSON.stringify(error.params)}`,
      )
    }
  }
  return (schema) => {
    const check = known.get(schema) ?? build(schema)
    known.set(schema, check)
    return check
  }
}

/** The schema with references written out, `nullable` turned into a choice, and notes removed. */
function flat(schema: JsonObject, schemas: JsonObject, trail: string[]): JsonObject {
  if (typeof schema.$ref === 'string') return reference(schema.$ref, schemas, trail)
  const out: JsonObject = {}
  for (const [key, value] of Object.entries(schema)) {
    if (key.startsWith('x-') || key === 'description' || key === 'nullable') continue
    out[key] = deeper(key, value, schemas, trail)
  }
  return schema.nullable === true ? { anyOf: [out, { type: 'null' }] } : out
}

function deeper(key: string, value: Json, schemas: JsonObject, trail: string[]): Json {
  const each = (item: Json) => (isJsonObject(item) ? flat(item, schemas, trail) : item)
  if (key === 'properties' && isJsonObject(value))
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, each(item)]))
  return Array.isArray(value) ? value.map(each) : each(value)
}

function reference(address: string, schemas: JsonObject, trail: string[]): JsonObject {
  const name = address.split('/').at(-1) ?? ''
  const target = schemas[name]
  if (!isJsonObject(target) || isResource(target) || trail.includes(name)) return { type: 'object' }
  return flat(target, schemas, [...trail, name])
}

function isResource(schema: JsonObject): boolean {
  return Object.hasOwn(branch(schema, 'properties'), 'object')
}
