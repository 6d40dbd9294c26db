/** Twelve support tickets of a new project, labelled by hand. */

/** Ticket, team, urgent. */
type Ticket = readonly [ticket: string, team: 'billing' | 'technical' | 'account', urgent: boolean]

/** Examples that become demos. */
export const trainExamples: readonly Ticket[] = [
  [
    'My card was charged twice for the March invoice. Please refund one of them when you can.',
    'billing',
    false,
  ],
  ['Every export stops with error 500 and we must file the report in an hour.', 'technical', true],
  [
    'I lost the phone with my login codes and cannot sign in. The whole team is waiting for me.',
    'account',
    true,
  ],
  ['Could you change the email address on my profile? The old one ends next month.', 'account', false],
]

/** Examples that are judged. */
export const devExamples: readonly Ticket[] = [
  ['The invoice shows the yearly price, but we agreed on monthly payment.', 'billing', false],
  [
    'The app crashes whenever I open the calendar. Nobody in the office can book anything.',
    'technical',
    true,
  ],
  ['Please remove my colleague from the workspace, she left the company last week.', 'account', false],
  [
    'Our subscription was cancelled after a failed payment and all screens are locked. We stand still.',
    'billing',
    true,
  ],
  ['The dark theme has a white flash when a page loads. Not a big thing.', 'technical', false],
  [
    'The password reset link never arrives, so I am locked out of my account before a demo at noon.',
    'account',
    true,
  ],
  ['I would like a receipt with our VAT number for last year.', 'billing', false],
  [
    'Search gives no results since this morning, the page just shows an error. We cannot serve customers.',
    'technical',
    true,
  ],
]
