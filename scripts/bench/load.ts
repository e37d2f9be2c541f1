import { Agent, type OutgoingHttpHeaders, request } from 'node:http'

export type Ask = { url: string; method?: string; headers?: OutgoingHttpHeaders; body?: string }
export type Answered = { status: number; headers: NodeJS.Dict<string | string[]>; text: string; took: number }

const agent = new Agent({ keepAlive: true, maxSockets: 256 })

/** One request over a kept connection, its answer read to the end; `took` is in milliseconds. */
export function ask({ url, method = 'GET', headers = {}, body }: Ask): Promise<Answered> {
  return new Promise((settle, fail) => {
    const started = performance.now()
    const asked = request(url, { agent, method, headers }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.once('error', fail)
      answer.once('end', () => {
        const took = performance.now() - started
        settle({
          status: answer.statusCode ?? 0,
          headers: answer.headers,
          text: Buffer.concat(chunks).toString(),
          took,
        })
      })
    })
    asked.once('error', fail)
    asked.end(body)
  })
}

/** Sends all of them, so many at a time; answers how long each took and how long all of it. Anything but 200 is a mistake. */
export async function askAll(asks: readonly Ask[], atOnce: number): Promise<{ took: number[]; seconds: number }> {
  const started = performance.now()
  const took: number[] = []
  const queue = asks[Symbol.iterator]()
  const work = async () => {
    for (const one of queue) {
      const answer = await ask(one)
      if (answer.status !== 200) throw new Error(`${one.url} answered ${answer.status}: ${answer.text.slice(0, 300)}`)
      took.push(answer.took)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return { took, seconds: (performance.now() - started) / 1000 }
}
