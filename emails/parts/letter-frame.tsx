import { Body, Container, Head, Heading, Hr, Html, Link, Preview, Text } from '@react-email/components'
import { type ReactNode, useContext } from 'react'
import { StopLink } from './stop-link.ts'

type LetterFrameProps = {
  /** The line a mailbox shows beside the subject. */
  preview: string
  title: string
  from: { name: string; address: string }
  children: ReactNode
}

const serif = "Newsreader, 'Iowan Old Style', 'Palatino Linotype', Georgia, serif"
const sans = 'Inter, Helvetica, Arial, sans-serif'
const ink = '#15171C'
const soft = '#565C69'

/** The paper every letter about giving is written on. Styles stand in the tags, since mail programs drop style sheets. */
export function LetterFrame({ preview, title, from, children }: LetterFrameProps) {
  const stopUrl = useContext(StopLink)
  return (
    <Html lang="en">
      <Head />
      <Preview>{preview}</Preview>
      <Body style={{ backgroundColor: '#FBFAF7', fontFamily: sans, margin: 0, padding: '24px 0' }}>
        <Container style={{ backgroundColor: '#FFFFFF', border: '1px solid #E3E0D8', maxWidth: 560, padding: 32 }}>
          <Heading
            as="h1"
            style={{
              color: ink,
              fontFamily: serif,
              fontSize: 26,
              fontWeight: 500,
              lineHeight: 1.15,
              margin: '0 0 20px',
            }}
          >
            {title}
          </Heading>
          {children}
          <Hr style={{ borderColor: '#E3E0D8', margin: '24px 0 16px' }} />
          <Text style={{ color: soft, fontSize: 13, lineHeight: 1.5, margin: 0 }}>
            {from.name}
            <br />
            {from.address}
          </Text>
          {stopUrl && (
            <Text style={{ color: soft, fontSize: 13, lineHeight: 1.5, margin: '12px 0 0' }}>
              <Go to={stopUrl}>Stop letters of this kind</Go>. What tells of your money still comes.
            </Text>
          )}
        </Container>
      </Body>
    </Html>
  )
}

export function Words({ children }: { children: ReactNode }) {
  return <Text style={{ color: ink, fontSize: 15, lineHeight: 1.55, margin: '0 0 12px' }}>{children}</Text>
}

/** The figure the letter is about, in the colour of money. */
export function Figure({ children }: { children: ReactNode }) {
  return <Text style={{ ...figure, color: '#0E6E55' }}>{children}</Text>
}

/** The same for GPU time. */
export function HoursFigure({ children }: { children: ReactNode }) {
  return <Text style={{ ...figure, color: '#B4490B' }}>{children}</Text>
}

const figure = { fontSize: 36, fontWeight: 600, lineHeight: 1.1, margin: '0 0 16px' }

export function Go({ to, children }: { to: string; children: ReactNode }) {
  return (
    <Link href={to} style={{ color: '#3A35C9', textDecoration: 'underline' }}>
      {children}
    </Link>
  )
}
