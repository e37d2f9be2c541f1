// The limits everything is measured against: the least code that does the same work on the same machine and database.
//   node bare.mjs pages DATABASE_URL            serves /plain and /counted, a page of fifty gifts
//   node bare.mjs intake DATABASE_URL SECRET    verifies and inserts what is posted
//   node bare.mjs copy DATABASE_URL FILE        copies a sacct file into a table with two indexes; prints the seconds
import { createHmac, timingSafeEqual } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createServer } from 'node:http'
import { pipeline } from 'node:stream/promises'
import postgres from 'postgres'

const [role, url, word = ''] = process.argv.slice(2)
const sql = postgres(url, { onnotice: () => {} })

const roles = { pages: servePages, intake: serveIntake, copy: copyFile }
await roles[role]()

async function servePages() {
  serve(async (request, response) => {
    const isCounted = request.url === '/counted'
    const [gifts, [total]] = await Promise.all([
      sql`select g.id, g.state, g.gross, g.gift_date::text as day, g.giver_name, c.name as campaign,
          (select string_agg(f.name, ', ') from gift_split s join fund f on f.id = s.fund_id where s.gift_id = g.id) as funds
        from gift g left join campaign c on c.id = g.campaign_id order by g.id desc limit 51`,
      isCounted ? sql`select count(*)::int as count from gift` : [{ count: 0 }],
    ])
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(pageOf(gifts.slice(0, 50), total.count))
  })
}

function pageOf(gifts, count) {
  const rows = gifts.map(
    (gift) =>
      `<tr><th scope="row"><a href="/admin/gifts/${gift.id}">${escaped(gift.giver_name)}</a></th><td>$${(Number(gift.gross) / 100).toFixed(2)}</td><td>${escaped(gift.funds ?? '')}</td><td>${escaped(gift.campaign ?? '')}</td><td>${gift.day ?? ''}</td><td>${gift.state}</td></tr>`,
  )
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Gifts</title></head><body><h1>Gifts</h1><p>${count}</p><table><thead><tr><th>Giver</th><th>Amount</th><th>Fund</th><th>Campaign</th><th>Date</th><th>State</th></tr></thead><tbody>${rows.join('')}</tbody></table></body></html>`
}

function escaped(text) {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

async function serveIntake() {
  await sql`drop table if exists bare_event`
  await sql`create table bare_event (id text primary key, payload text not null, received_at timestamptz not null)`
  serve(async (request, response) => {
    const chunks = []
    for await (const chunk of request) chunks.push(chunk)
    const payload = Buffer.concat(chunks).toString()
    const [, at, told] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(request.headers['stripe-signature']) ?? []
    const made = createHmac('sha256', word).update(`${at}.${payload}`).digest()
    const isSigned = told !== undefined && timingSafeEqual(made, Buffer.from(told, 'hex'))
    if (isSigned) {
      const { id } = JSON.parse(payload)
      await sql`insert into bare_event values (${id}, ${payload}, ${new Date()}) on conflict do nothing`
    }
    response.statusCode = isSigned ? 200 : 400
    response.end()
  })
}

/** Straight from the file: no line is looked at. */
async function copyFile() {
  await sql`drop table if exists bare_run`
  await sql`create table bare_run (cluster text, job_id_raw bigint, job_id text, account text, login text, partition text,
    slurm_state text, submitted_at timestamptz, started_at timestamptz, ended_at timestamptz, elapsed bigint, tres text,
    nodes int, node_list text, job_name text, primary key (cluster, job_id_raw, submitted_at, started_at))`
  await sql`create index on bare_run (account, started_at desc)`
  const started = performance.now()
  const sink = await sql`copy bare_run from stdin with (format text, delimiter '|', header)`.writable()
  await pipeline(createReadStream(word, { highWaterMark: 1 << 18 }), sink)
  console.log((performance.now() - started) / 1000)
  await sql`drop table bare_run`
  await sql.end()
}

function serve(answer) {
  const server = createServer((request, response) => {
    answer(request, response).catch((problem) => {
      response.statusCode = 500
      response.end(String(problem))
    })
  })
  server.listen(0, '127.0.0.1', () => console.log(server.address().port))
  process.on('SIGTERM', () => process.exit())
}
