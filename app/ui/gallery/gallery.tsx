import type { ReactNode } from 'react'
import { Row } from '../layout.tsx'
import { PublicPage } from '../page.tsx'
import { Section } from '../section.tsx'
import { Charts } from './charts.tsx'
import { Forms } from './forms.tsx'
import { Lists } from './lists.tsx'
import { pageNames } from './pages.tsx'
import { Papers } from './papers.tsx'
import { Quantities } from './quantities.tsx'
import { Records } from './records.tsx'

type GalleryProps = {
  /** The address of the gallery, for the links to whole pages. */
  at: string
  /** More parts, such as the letters. */
  children?: ReactNode
}

/** Every component in every state, light and dark, for those who build with them. */
export function Gallery({ at, children }: GalleryProps) {
  return (
    <PublicPage
      title="The design system"
      kicker="For those who build the portal"
      lead="Every component in every state, light beside dark. Numbers here are examples; nothing on this page is real."
    >
      <Section title="Whole pages">
        <Row>
          {pageNames.map((name) => (
            <a key={name} href={`${at}?page=${name}`}>
              {name.replaceAll('-', ' ')}
            </a>
          ))}
        </Row>
      </Section>
      <Section title="Quantities">
        <Quantities />
      </Section>
      <Section title="Charts">
        <Charts />
      </Section>
      <Section title="Lists">
        <Lists />
      </Section>
      <Section title="Forms">
        <Forms />
      </Section>
      <Section title="Records">
        <Records />
      </Section>
      <Section title="Papers">
        <Papers />
      </Section>
      {children}
    </PublicPage>
  )
}
