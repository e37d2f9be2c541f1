import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { keepPages } from '#app/platform/http/keep-pages.server.ts'

let server: Server
let base = ''
let mark = ''
let drawn = 0

beforeAll(async () => {
  const app = express()
  app.set('etag', false)
  app.use(keepPages(async () => mark))
  app.get('/open', (_request, response) => {
    drawn += 1
    response.set({ 'Cache-Control': 'public, s-maxage=60', ETag: 'W/"a"', 'Content-Security-Policy': `page ${drawn}` })
    response.write('page ')
    response.end(String(drawn))
  })
  app.get('/own', (_request, response) => {
    drawn += 1
    response.set('Cache-Control', 'private, no-store').end(String(drawn))
  })
  server = createServer(app).listen(0, '127.0.0.1')
  await new Promise((settle) => server.once('listening', settle))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
beforeEach(() => {
  mark = `mark ${Math.random()}`
  drawn = 0
})
afterAll(() => void server.close())

async function read(path: string, headers: Record<string, string> = {}): Promise<string> {
  return (await fetch(base + path, { headers })).text()
}

test('a stranger gets the page that was drawn before, under the policy it was drawn with', async () => {
  await read('/open')

  const again = await fetch(`${base}/open`)

  expect(await again.text()).toBe('page 1')
  expect(again.headers.get('content-security-policy')).toBe('page 1')
})

test('a page is drawn anew once anything has changed', async () => {
  await read('/open')
  mark = 'something changed'

  expect(await read('/open')).toBe('page 2')
})

test('whoever has a cookie gets a page of her own, and leaves none behind', async () => {
  await read('/open', { cookie: 'a=b' })

  expect(await read('/open')).toBe('page 2')
})

test('what may not be kept is not', async () => {
  await read('/own')

  expect(await read('/own')).toBe('2')
})

test('a page the browser still has is not sent again', async () => {
  await read('/open')

  const again = await fetch(`${base}/open`, { headers: { 'if-none-match': 'W/"a"' } })

  expect(again.status).toBe(304)
  expect(again.headers.get('content-security-policy')).toBeNull()
})
