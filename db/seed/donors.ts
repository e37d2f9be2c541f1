/** What a card does beyond paying: what its bank says afterwards, or that it does not pay at all. */
export type StoryCard = 'declines' | 'abandoned' | 'disputed' | 'inquired' | 'warned'

/**
 * Who gave in the story, how much and when. `weeks` counts back from today; `shown` is the name the donor chose to show
 * in public, empty for a gift that is neither named nor hidden, `null` for an anonymous one.
 */
export type StoryGift = {
  donor: string
  email: string
  dollars: number
  weeks: number
  fund: 'compute' | 'open-models' | 'general'
  coversFee?: boolean
  shown?: string | null
  campaign?: 'spring-hours' | 'open-weights-2027' | 'hours-for-climate'
  dedication?: { kind: 'in_honour' | 'in_memory'; name: string }
  note?: string
  /** A card about the dedication. */
  tribute?: { reader: string; email?: string; address?: string; words?: string; signedAs?: string }
  /** The giver has what the campaign promised in return. */
  hasBenefit?: boolean
  card?: StoryCard
  /** A number of Stripe's test bank, for a gift by debit. */
  account?: string
  /** A number of Stripe's test bank in Europe, for a gift by SEPA debit: what is given is euros then. */
  iban?: string
}

const gift = (
  donor: string,
  dollars: number,
  weeks: number,
  fund: StoryGift['fund'],
  more: Partial<StoryGift> = {},
): StoryGift => ({ donor, email: addressOf(donor), dollars, weeks, fund, ...more })

function addressOf(donor: string): string {
  return donor === 'Ada Lovelace' ? 'ada@demo.test' : `${donor.toLowerCase().replace(/[^a-z]+/g, '.')}@example.org`
}

export const storyGifts: StoryGift[] = [
  gift('Ada Lovelace', 250, 36, 'compute', {
    shown: 'Ada Lovelace',
    coversFee: true,
    note: 'For models anyone can take apart.',
  }),
  gift('Beatrice Nguyen', 100, 36, 'compute', { shown: 'Beatrice Nguyen' }),
  gift('Carlos Mendes', 50, 35, 'general'),
  gift('Northlight Foundation', 25_000, 35, 'compute', { shown: 'Northlight Foundation', campaign: 'spring-hours' }),
  gift('Deborah Stein', 500, 35, 'open-models', { coversFee: true, shown: 'Deborah Stein' }),
  gift('Emeka Eze', 75, 34, 'general', { shown: 'Emeka Eze' }),
  gift('Fiona MacLeod', 1_000, 34, 'compute', {
    campaign: 'spring-hours',
    dedication: { kind: 'in_memory', name: 'Professor Ian MacLeod' },
    tribute: {
      reader: 'Ann MacLeod',
      email: 'ann.macleod@example.org',
      words: 'He would have asked to see the code first.',
    },
    shown: 'Fiona MacLeod',
  }),
  gift('Gustav Holm', 120, 33, 'compute', { campaign: 'spring-hours', coversFee: true }),
  gift('Harper & Lowe Engineering', 10_000, 33, 'compute', {
    campaign: 'spring-hours',
    shown: 'Harper & Lowe Engineering',
  }),
  gift('Ibrahim Saleh', 40, 32, 'general'),
  gift('Julia Brandt', 300, 32, 'open-models', { shown: null }),
  gift('Kenji Watanabe', 2_500, 31, 'compute', { campaign: 'spring-hours', shown: 'Kenji Watanabe', coversFee: true }),
  gift('Laura Jensen', 60, 31, 'compute', { campaign: 'spring-hours' }),
  gift('Miguel Santos', 150, 30, 'general', { shown: 'Miguel Santos' }),
  gift('Nadia Rahman', 5_000, 30, 'compute', {
    campaign: 'spring-hours',
    shown: null,
    note: 'Please keep my name to yourselves.',
  }),
  gift('Oakridge Public Library', 750, 29, 'open-models', { shown: 'Oakridge Public Library' }),
  gift('Peter Novak', 25, 28, 'general', {
    dedication: { kind: 'in_honour', name: 'Jana Nováková' },
    tribute: { reader: 'Jana', email: 'jana@example.org' },
  }),
  gift('Quentin Bell', 200, 28, 'compute', { coversFee: true, shown: 'Quentin Bell' }),
  gift('Rachel Adler', 1_800, 27, 'open-models', {
    shown: 'Rachel Adler',
    dedication: { kind: 'in_honour', name: 'the class of 2026' },
    tribute: {
      reader: 'The class of 2026',
      address: 'Oakridge High School\n12 School Lane\nOakridge, OR 97463',
      signedAs: 'Ms Adler',
    },
  }),
  gift('Sunil Patel', 90, 26, 'compute'),
  gift('Tessera Labs', 20_000, 26, 'compute', { shown: 'Tessera Labs' }),
  gift('Ursula Vogt', 350, 25, 'general', { shown: 'Ursula Vogt' }),
  gift('Victor Hugo Pires', 45, 24, 'compute'),
  gift('Wendy Chang', 600, 23, 'open-models', { coversFee: true }),
  gift('Xavier Dubois', 100, 22, 'compute', { shown: 'Xavier Dubois' }),
  gift('Yusuf Demir', 1_250, 21, 'compute', { shown: null }),
  gift('Ada Lovelace', 250, 20, 'compute', { shown: 'Ada Lovelace', coversFee: true }),
  gift('Zofia Kowalska', 80, 19, 'general'),
  gift('Alder Street Community Fund', 15_000, 18, 'compute', { shown: 'Alder Street Community Fund' }),
  gift('Bruno Keller', 220, 17, 'open-models', { shown: 'Bruno Keller' }),
  gift('Chloe Martin', 35, 16, 'general'),
  gift('Dmitri Volkov', 400, 15, 'compute', { coversFee: true }),
  gift('Erin O’Sullivan', 175, 14, 'compute', { shown: 'Erin O’Sullivan' }),
  gift('Farah Aziz', 3_000, 13, 'open-models', {
    shown: 'Farah Aziz',
    campaign: 'open-weights-2027',
    hasBenefit: true,
  }),
  gift('George Mbeki', 65, 12, 'general'),
  gift('Hollis Semiconductor', 25_000, 11, 'compute', { shown: 'Hollis Semiconductor', campaign: 'open-weights-2027' }),
  gift('Isabel Ortega', 110, 10, 'compute', { campaign: 'open-weights-2027', coversFee: true }),
  gift('Jack Thornton', 500, 9, 'open-models', {
    campaign: 'open-weights-2027',
    shown: 'Jack Thornton',
    hasBenefit: true,
  }),
  gift('Katya Ivanova', 90, 8, 'open-models', { campaign: 'open-weights-2027' }),
  gift('Liam Gallagher Jr', 55, 7, 'general'),
  gift('Maple Grove High School', 640, 6, 'open-models', {
    campaign: 'open-weights-2027',
    shown: 'Maple Grove High School',
  }),
  gift('Nora Bakke', 1_000, 5, 'compute', { campaign: 'open-weights-2027', shown: null }),
  gift('Beatrice Nguyen', 100, 4, 'compute', { shown: 'Beatrice Nguyen', campaign: 'hours-for-climate' }),
  gift('Mira Fontaine', 2_400, 9, 'compute', {
    shown: 'Mira Fontaine',
    campaign: 'hours-for-climate',
    coversFee: true,
  }),
  gift('Tidewater Analytics', 12_000, 6, 'compute', { shown: 'Tidewater Analytics', campaign: 'hours-for-climate' }),
  gift('Aiko Tanaka', 80, 2, 'compute', { campaign: 'hours-for-climate' }),
  gift('Oscar Lund', 300, 3, 'compute', {
    dedication: { kind: 'in_memory', name: 'Astrid Lund' },
    tribute: {
      reader: 'The Lund family',
      address: '4 Harbour Road\nDuluth, MN 55802',
      words: 'From all of us who sailed with her.',
    },
    campaign: 'open-weights-2027',
    shown: 'Oscar Lund',
    coversFee: true,
  }),
  gift('Ada Lovelace', 100, 2, 'open-models', {
    campaign: 'open-weights-2027',
    shown: 'Ada Lovelace',
    coversFee: true,
  }),
  gift('Priscilla Yeo', 70, 1, 'open-models', { campaign: 'open-weights-2027' }),
  gift('Cedar Valley Credit Union', 4_000, 20, 'compute', { account: '000123456789', coversFee: true }),
  gift('Amara Diallo', 320, 11, 'general', { account: '000888888883' }),
  gift('Leif Strand', 75, 5, 'general', { account: '000222222227' }),
  gift('Quill & Ink Press', 900, 0, 'open-models', { account: '000123456789', coversFee: true }),
  gift('Matthias Keller', 250, 15, 'compute', { iban: 'DE89370400440532013000', shown: 'Matthias Keller' }),
  gift('Giulia Ferri', 60, 8, 'general', { iban: 'AT591904300235473203' }),
  gift('Lotte Vermeer', 120, 0, 'open-models', { iban: 'AT611904300234573201' }),
  gift('Walter Brandis', 180, 12, 'general', { card: 'disputed' }),
  gift('Inés Calvo', 90, 10, 'compute', { card: 'disputed', coversFee: true }),
  gift('Ruben Falk', 60, 6, 'general', { card: 'inquired' }),
  gift('Signe Dahl', 240, 1, 'compute', { card: 'disputed', coversFee: true }),
  gift('Tomasz Wilk', 130, 1, 'open-models', { card: 'warned' }),
  gift('Theo Marsh', 150, 1, 'compute', { card: 'declines' }),
  gift('Vera Lind', 200, 0, 'compute', { card: 'abandoned' }),
]

/** Gifts given by mistake and refunded in full, by donor and amount. */
export const storyRefunds = [
  { donor: 'Peter Novak', dollars: 25, reason: 'The donor meant to give elsewhere and asked for it back.' },
]

/** Whose dispute finance answers, and that the bank decides for the lab; the others are lost, or still open. */
export const storyAnswer = { donor: 'Walter Brandis', weeks: 12, afterDays: 5 }

/** Whom a refund and the bank both gave money back: a part was refunded while the bank only asked, and then it took the whole. */
export const storyTwice = {
  donor: 'Ruben Falk',
  weeks: 6,
  dollars: 20,
  reason: 'The giver wrote that one gift was enough.',
}

/** Whose dispute is lost, and won weeks later after all. */
export const storyOverturned = { donor: 'Inés Calvo', weeksAgo: 4 }
