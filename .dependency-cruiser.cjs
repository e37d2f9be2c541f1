/** Who may use whom. This table is the architecture; everything else is detail. */
const mayUse = {
  ledger: [],
  people: ['activity', 'ledger'],
  activity: ['people'],
  giving: ['people', 'activity', 'ledger'],
  grants: ['people', 'activity'],
  compute: ['people', 'activity', 'ledger', 'grants'],
  impact: ['people', 'activity', 'ledger', 'giving', 'grants', 'compute'],
}

const modules = Object.keys(mayUse)
const never = (name, from, to, comment) => ({ name, severity: 'error', comment, from, to })

const moduleRules = modules.map((module) => {
  const others = modules.filter((other) => other !== module && !mayUse[module].includes(other))
  return never(
    `${module}-uses-only-its-row`,
    { path: `^app/domain/${module}/` },
    { path: `^app/domain/(${others.join('|') || '-'})/` },
    'A module may use only the modules its row names.',
  )
})

module.exports = {
  forbidden: [
    ...moduleRules,
    never(
      'units-import-nothing',
      { path: '^app/units/' },
      { path: '^(app/(?!units/)|db/|emails/|sandbox/)' },
      'Words of measure stand alone.',
    ),
    never(
      'nouns-never-import-verbs',
      { path: '^app/domain/', pathNot: '\\.server\\.ts$' },
      { path: '\\.server\\.ts$', dependencyTypesNot: ['type-only'] },
      'Nouns are pure and run anywhere.',
    ),
    never(
      'domain-knows-no-vendor',
      { path: '^app/domain/' },
      { path: '^(app/(platform|routes|ui|jobs)|emails)/' },
      'Verbs see the world through its ports.',
    ),
    never(
      'platform-never-imports-doors',
      { path: '^app/platform/' },
      { path: '^app/(routes|ui|jobs)/' },
      'Adapters stand below the doors.',
    ),
    never(
      'reviewers-are-aliases',
      { path: '^(app|scripts|emails|db/seed)/', pathNot: '^app/domain/grants/sight/' },
      { path: '^db/schema/(sight|discussion)\\.ts$' },
      'Who reviews what is read in one folder; everywhere else a reviewer is an alias (docs/decisions/0039).',
    ),
    never(
      'routes-are-thin',
      { path: '^app/routes/' },
      { path: '^(db/|node_modules/(drizzle-orm|stripe)/)' },
      'Doors call a verb or a read.',
    ),
    never(
      'ui-knows-no-domain',
      { path: '^app/ui/' },
      { path: '^(app/(domain|platform|routes)|db)/' },
      'Components take plain values.',
    ),
    never(
      'emails-know-units-only',
      { path: '^emails/' },
      { path: '^(app/(?!units/)|db/|sandbox/)' },
      'Letters take props.',
    ),
    never(
      'db-knows-units-only',
      { path: '^db/', pathNot: '^db/seed/' },
      { path: '^app/(?!units/)' },
      'Tables know measures, not rules. The story is told through verbs, so the seed may use them.',
    ),
    never(
      'sandbox-stands-alone',
      { path: '^sandbox/' },
      { path: '^(app|db|emails)/' },
      'The stand-in Stripe knows nothing of us.',
    ),
    never(
      'no-circles',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
      'Two files that need each other are one.',
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js'],
    },
    exclude: { path: '^(build|public)/' },
  },
}
