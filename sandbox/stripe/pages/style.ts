import type { Html } from './html.ts'

/** One style for the hosted pages and the inspector: quiet, and plainly not the real Stripe. */
export const style: Html = {
  html: `
:root { color-scheme: light dark; --paper: #fbfaf7; --surface: #fff; --ink: #15171c; --soft: #565c69; --line: #d9d5ca; --accent: #3a35c9; --on-accent: #fff;
  --bad: #b3261e; --warn-paper: #fff3d6; --warn-ink: #5c3c00; --good: #0f7b4f; }
@media (prefers-color-scheme: dark) { :root { --paper: #101216; --surface: #181b21; --ink: #ecedef; --soft: #a4abb8; --line: #3a404c; --accent: #a3a8ff;
  --on-accent: #101216; --bad: #f2938c; --warn-paper: #3a2d0c; --warn-ink: #f5d58a; --good: #5ccb93; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 17px/1.5 system-ui, sans-serif; }
a { color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.banner { background: var(--warn-paper); color: var(--warn-ink); padding: 10px 16px; text-align: center; font-size: 15px; }
main { max-width: 960px; margin: 0 auto; padding: 24px 16px 72px; }
main.wide { max-width: 1280px; }
h1 { font-size: 26px; line-height: 1.15; margin: 0 0 8px; overflow-wrap: anywhere; } h2 { font-size: 20px; margin: 32px 0 8px; }
.total { font-size: 36px; font-weight: 650; font-variant-numeric: tabular-nums; margin: 4px 0 20px; }
.soft { color: var(--soft); } .good { color: var(--good); } .bad { color: var(--bad); }
.card { background: var(--surface); border: 1px solid var(--line); border-radius: 6px; padding: 24px; }
.split { display: grid; gap: 32px; } @media (min-width: 820px) { .split { grid-template-columns: 5fr 6fr; } }
.lines { list-style: none; padding: 0; margin: 0 0 16px; } .lines li { display: flex; justify-content: space-between; gap: 16px; padding: 10px 0; border-top: 1px solid var(--line); }
.lines span:last-child, .number { font-variant-numeric: tabular-nums; text-align: right; white-space: nowrap; }
label { display: block; font-size: 15px; font-weight: 600; margin: 16px 0 4px; }
.hint { display: block; font-weight: 400; color: var(--soft); font-size: 15px; }
input, select { width: 100%; min-height: 44px; font: inherit; padding: 8px 12px; border: 1px solid var(--soft); border-radius: 6px; background: var(--surface); color: var(--ink); }
input[aria-invalid=true] { border: 2px solid var(--bad); }
.error { color: var(--bad); font-size: 15px; margin: 4px 0 0; font-weight: 600; }
.alert { border: 2px solid var(--bad); border-radius: 6px; padding: 12px 16px; margin: 0 0 16px; }
.row { display: grid; grid-template-columns: 1fr 1fr; gap: 16px; }
button, .button { display: inline-block; min-height: 44px; padding: 10px 20px; font: inherit; font-weight: 600; border-radius: 6px; border: 1px solid var(--accent); background: var(--accent); color: var(--on-accent); cursor: pointer; text-decoration: none; }
button.plain, .button.plain { background: transparent; color: var(--accent); }
.pay { width: 100%; margin-top: 24px; } .actions { display: flex; flex-wrap: wrap; gap: 12px; margin-top: 24px; }
details { margin-top: 24px; } summary { cursor: pointer; min-height: 32px; }
.scroll { overflow-x: auto; } table { border-collapse: collapse; width: 100%; font-size: 15px; } caption { text-align: left; color: var(--soft); padding: 8px 0; }
th, td { text-align: left; padding: 8px 12px 8px 0; border-bottom: 1px solid var(--line); vertical-align: top; } th { font-size: 13px; color: var(--soft); }
code, pre { font: 14px/1.5 ui-monospace, monospace; overflow-wrap: anywhere; } pre { background: var(--surface); border: 1px solid var(--line); border-radius: 6px; padding: 16px; white-space: pre-wrap; }
nav ul { list-style: none; display: flex; flex-wrap: wrap; gap: 4px 16px; padding: 0; margin: 0 0 24px; } nav a { display: inline-block; padding: 8px 0; } nav a[aria-current] { color: var(--ink); font-weight: 650; text-decoration: none; }
.inline { display: inline; } .inline button { min-height: 32px; padding: 2px 12px; font-size: 15px; }
@media (prefers-reduced-motion: no-preference) { button { transition: opacity 120ms; } button:hover { opacity: 0.88; } }
`,
}
