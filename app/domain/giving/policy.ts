import { hasRole, type Person } from '#app/domain/people/person.ts'

/** Who may read gifts and donors at all. */
export function mayReadGifts(person: Person): boolean {
  return hasRole(person, 'finance_officer', 'fundraiser', 'auditor', 'administrator')
}

/** An anonymous gift is hidden from the public and most staff, not from finance and those who audit it. */
export function maySeeAnonymous(person: Person): boolean {
  return hasRole(person, 'finance_officer', 'auditor')
}

export function mayRefund(person: Person): boolean {
  return hasRole(person, 'finance_officer')
}

/** A payment that is not what was asked for is judged by those who may also give it back. */
export function mayAcceptPaid(person: Person): boolean {
  return mayRefund(person)
}

/** A dispute is answered, or accepted, by those who may also give the money back. */
export function mayAnswerDisputes(person: Person): boolean {
  return mayRefund(person)
}

/** Who writes down a gift that came by cheque or wire, and books its money. */
export function mayEnterGifts(person: Person): boolean {
  return hasRole(person, 'finance_officer')
}

export function mayEditFunds(person: Person): boolean {
  return hasRole(person, 'finance_officer', 'administrator')
}

export function mayEditCampaigns(person: Person): boolean {
  return hasRole(person, 'fundraiser', 'finance_officer', 'administrator')
}

/** Who says yes to a pledge for the lab. */
export function mayAcceptPledges(person: Person): boolean {
  return hasRole(person, 'fundraiser', 'finance_officer')
}

/** Who changes what the books say of a pledge: its condition, its end, the days money is due. */
export function mayBookPledges(person: Person): boolean {
  return hasRole(person, 'finance_officer')
}

/** Who issues receipts anew and sends the statements of a year. */
export function mayIssueReceipts(person: Person): boolean {
  return hasRole(person, 'finance_officer')
}

/** Who decides which names, words and pictures of givers and supporters are shown to the public. */
export function mayModerate(person: Person): boolean {
  return hasRole(person, 'fundraiser', 'finance_officer', 'administrator')
}

/** Who sets how the giving page guards itself, and stops a campaign's gifts. */
export function mayGuardGiving(person: Person): boolean {
  return hasRole(person, 'finance_officer', 'administrator')
}

/** Who may pause or stop a gift that repeats when its giver calls. */
export function mayHelpDonors(person: Person): boolean {
  return hasRole(person, 'finance_officer', 'fundraiser')
}

/** Who reads what was promised and delivered in GPU-hours: also those who keep the calendar. */
export function mayReadHours(person: Person): boolean {
  return mayReadGifts(person) || hasRole(person, 'compute_officer')
}

/** Who writes down that hours are there, beside the company itself. */
export function mayNoteDeliveries(person: Person): boolean {
  return hasRole(person, 'fundraiser', 'finance_officer', 'compute_officer')
}

/** Who reads how a delivery shows, which may name its giver: those who look whether it is there. */
export function mayReadEvidence(person: Person): boolean {
  return maySeeAnonymous(person) || hasRole(person, 'compute_officer', 'administrator')
}

/** Who says what hours in kind are to the tax office and in the books, and sees what they would cost. */
export function mayAnswerHoursTax(person: Person): boolean {
  return hasRole(person, 'finance_officer')
}

/** Who brings in files of donors, gifts and pledges, looks at what they would do, and withdraws them. */
export function mayImportGiving(person: Person): boolean {
  return hasRole(person, 'fundraiser', 'finance_officer')
}

/** Who has a file written: gifts are money in the books, and only those who keep them write that. */
export function mayRunImport(person: Person, kind: 'donors' | 'gifts' | 'pledges'): boolean {
  return kind === 'gifts' ? mayEnterGifts(person) : mayImportGiving(person)
}

/** A file may name anonymous givers: it is read by whoever brought it, and by those who see them anyway. */
export function mayReadImport(person: Person, uploadedBy: string): boolean {
  return maySeeAnonymous(person) || (mayImportGiving(person) && person.id === uploadedBy)
}
