// Draws how far a campaign is above each link that has data-campaign. No frame, no cookie, nothing kept about the reader.
// The link is an ordinary link: where this script does not run, or the lab does not answer, it still leads to giving.
;(() => {
  if (!('adoptedStyleSheets' in document)) return
  const styles = new CSSStyleSheet()
  styles.replaceSync(`
    :host { display: block; max-inline-size: 26rem; font: 1rem/1.45 system-ui, sans-serif; color: CanvasText }
    .name { font-weight: 600; margin: 0 }
    .bar { block-size: .625rem; margin-block: .5rem; border: 1px solid; border-radius: 3px; overflow: hidden }
    .full { block-size: 100%; background: #0e6e55 }
    .said { margin: 0 0 .75rem; font-variant-numeric: tabular-nums }
    ::slotted(a) { display: inline-block; padding: .7rem 1.25rem; border-radius: 6px; background: #3a35c9; color: #fff; text-decoration: none }
    ::slotted(a:focus-visible) { outline: 3px solid; outline-offset: 2px }
    @media (prefers-color-scheme: dark) { .full { background: #5bcba8 } }
    @media (forced-colors: active) { .full { background: CanvasText; forced-color-adjust: none } ::slotted(a) { border: 1px solid } }
  `)

  const part = (tag, className, text) => {
    const made = document.createElement(tag)
    made.className = className
    if (text) made.textContent = text
    return made
  }

  function draw(link, campaign) {
    const host = document.createElement('div')
    const root = host.attachShadow({ mode: 'open' })
    root.adoptedStyleSheets = [styles]
    const bar = part('div', 'bar')
    const full = part('div', 'full')
    full.style.inlineSize = `${campaign.full_per_mille / 10}%`
    bar.setAttribute('aria-hidden', 'true')
    bar.append(full)
    const said = campaign.is_open ? [campaign.words, campaign.note] : [campaign.words, 'This campaign has ended']
    root.append(part('p', 'name', campaign.name), bar)
    root.append(part('p', 'said', said.filter(Boolean).join(' · ')), document.createElement('slot'))
    link.before(host)
    host.append(link)
  }

  async function read(link) {
    const address = new URL(`/api/v1/campaigns/${encodeURIComponent(link.dataset.campaign)}`, link.href)
    try {
      const answer = await fetch(address, { credentials: 'omit', referrerPolicy: 'no-referrer' })
      if (answer.ok) draw(link, await answer.json())
    } catch {
      // The link stands there already.
    }
  }

  const start = () => {
    for (const link of document.querySelectorAll('a[data-campaign]')) read(link)
  }
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start)
  else start()
})()
